"""`imdb-tui runs stop`: a run that a process of this machine trains ends, and is kept."""

import click

from engine.runs.stopping import stop as stopped
from engine.runs.store import Store
from tui import options
from tui.commands.starters import RUN
from tui.commands.training_words import Ending, ending_lines
from tui.language import N_, say
from tui.printing import print_json
from tui.session import Session
from tui.voice import complain


@click.command(
    help=options.lazy(
        N_("Stop a run that is trained in the background, after its batch, and keep its epochs.")
    )
)
@click.argument("run", type=RUN)
@options.json_option
@options.everywhere
@options.pass_session
def stop(session: Session, run: int, as_json: bool) -> int:
    """Ask the process that trains it, wait for its end, and say how the run stands."""
    line = stopped(Store(session.places, complain), run).line
    if as_json:
        print_json({"run": run, "state": line.state, "epochs": line.epochs})
    elif line.state == "running":
        complain(still_ending(run))
    else:
        for text in ending_lines(Ending(run, line.state, line.epochs, None)):
            click.echo(text)
    return 1 if line.state == "running" else 0


def still_ending(run: int) -> str:
    """What is said where the batch takes longer than anybody waits."""
    return say(
        "Run {run} is asked to stop, and does so as soon as its batch is done; "
        "imdb-tui runs watch {run} shows when.",
        run=run,
    )
