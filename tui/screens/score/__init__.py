"""The Score lab."""
