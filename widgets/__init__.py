"""Textual widgets on plain data and ready strings; they know neither the engine nor the app."""
