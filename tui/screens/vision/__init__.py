"""The Vision lab."""
