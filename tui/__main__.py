"""`python -m tui` is `imdb-tui`."""

from tui.cli import main

main()
