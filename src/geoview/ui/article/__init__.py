"""Article."""
