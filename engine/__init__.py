"""The headless half of imdb-tui: data, arithmetic and models, without a screen."""
