"""The Steps lab: one operation at a time, number by number."""
