"""Measurements and targets from a CSV or Excel file, and back to one.

The way in: files (bytes → rows of text) → headings (what each column holds) → rows (one cell for
each value) → reading (what it says, of which indicator) → preview (what would change) → apply.
"""
