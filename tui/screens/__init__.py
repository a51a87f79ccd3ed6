"""One screen for each lab, and the ones around them."""
