"""Where social and physical work touch: knowledge, matching and overview, without a database."""
