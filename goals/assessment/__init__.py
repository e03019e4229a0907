"""Raakvlakken of an organisation: looking for signals, judging them, and telling people what is new."""
