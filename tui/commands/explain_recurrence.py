"""`imdb-tui explain rnn`, `lstm`, `gru`, `skipgram` and `cbow`."""

from typing import Final

import click

COMMANDS: Final[tuple[click.Command, ...]] = ()
