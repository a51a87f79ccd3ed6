"""What reviews can be read from, each turned into the same flat corpus."""
