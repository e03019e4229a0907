"""Pages of the stappenplan."""
