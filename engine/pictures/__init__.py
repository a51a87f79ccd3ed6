"""Pictures: their sources, the flat store, and what is read from them."""
