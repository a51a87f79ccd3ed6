"""The first lab: reviews as numbers."""
