"""The stappenplan: eight guided steps over the real data (seed 000, design 8)."""
