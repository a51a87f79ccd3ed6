"""`imdb-tui words`: words as vectors, asked, fetched, trained, projected and exported."""

import click

from tui import options
from tui.commands import words_asking, words_fetching
from tui.language import N_


@click.group(
    no_args_is_help=False,
    help=options.lazy(N_("Words as vectors: ask, fetch, train, project, export.")),
)
@options.everywhere
def words() -> None:
    """The group; its commands do the work."""


for _command in (*words_asking.COMMANDS, *words_fetching.COMMANDS):
    words.add_command(_command)
