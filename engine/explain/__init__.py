"""The arithmetic that the app shows, in plain NumPy, whole and one step at a time."""
