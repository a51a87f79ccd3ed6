"""Models as data: layers whose shapes and counts are derived, and all that follows from them."""
