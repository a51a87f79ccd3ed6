"""Reviews as numbers: where they come from, how they are kept, and what is done to them."""
