"""What changed, as Dutch sentences. Knows no other app: callers bring the events and the words."""
