"""Projects from rows that were pasted or stand in a file, and back to a file.

The way in: tables (text or bytes → rows of text) → columns (which field each column holds) → cells
(what a text says) → reading (rows with what is wrong, and words that are not in the lists) → apply.
The reading is pure: what it must know of the organisation is given to it (known.py).
"""
