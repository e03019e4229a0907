"""Raakvlakken in the database: finding signals, judging, what is new, the digest."""
