"""What the makers of imdb-tui run; nothing of it is installed."""
