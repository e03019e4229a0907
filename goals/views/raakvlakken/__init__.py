"""Pages of raakvlakken and werkingspaden."""
