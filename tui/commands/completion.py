"""`imdb-tui completion`: the script that teaches a shell our commands."""

import click
from click.shell_completion import get_completion_class

from tui import options
from tui.cli import COMPLETES
from tui.language import N_
from tui.voice import PROGRAM


@click.command(
    help=options.lazy(
        N_('Print the completion script for a shell: eval "$(imdb-tui completion bash)".')
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@options.everywhere
def completion(shell: str) -> None:
    """Print the completion script."""
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(
        kind(
            click.get_current_context().find_root().command,
            {},
            PROGRAM,
            COMPLETES,
        ).source()
    )
