"""Models learn here."""
