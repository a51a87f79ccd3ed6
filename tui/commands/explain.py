"""`imdb-tui explain`: an operation's whole output, and each number of it with its why."""

import click

from tui import options
from tui.commands import explain_coding, explain_plain, explain_recurrence, explain_windows
from tui.language import N_


@click.group(
    no_args_is_help=False, help=options.lazy(N_("The arithmetic of an operation, step by step."))
)
@options.everywhere
def explain() -> None:
    """The group; its commands do the work."""


for each in (
    *explain_coding.COMMANDS,
    *explain_windows.COMMANDS,
    *explain_plain.COMMANDS,
    *explain_recurrence.COMMANDS,
):
    explain.add_command(each)
