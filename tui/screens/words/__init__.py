"""The Words lab."""
