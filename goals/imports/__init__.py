"""Doelenbomen from files: parse (pure), preview, then apply in one transaction."""
