"""How the REST API speaks, for every app, and its resources of organisations (design 9)."""
