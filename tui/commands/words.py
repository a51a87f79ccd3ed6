"""`imdb-tui words`: words as vectors, asked, fetched, trained, projected and exported."""

import click

from tui import options
from tui.commands import (
    words_asking,
    words_exporting,
    words_fetching,
    words_projecting,
    words_training,
)
from tui.language import N_


@click.group(
    no_args_is_help=False,
    help=options.lazy(N_("Words as vectors: ask, fetch, train, project, export.")),
)
@options.everywhere
def words() -> None:
    """The group; its commands do the work."""


for _commands in (words_asking, words_fetching, words_training, words_projecting, words_exporting):
    for _command in _commands.COMMANDS:
        words.add_command(_command)
