"""Following a run that any process trains: what is stored of it is told as it comes."""

from time import sleep
from typing import Final

from engine.runs.store import Store
from tui.commands.telling import Teller
from tui.commands.training_words import Ending, heading_of
from tui.failures import failure
from tui.wording.fed import reads_pictures
from widgets.safe_text import visible

LOOK_EVERY: Final = 0.5  # seconds; the other process is not asked, only the file


def watch(number: int, store: Store, teller: Teller) -> None:
    """Tell of a run from its beginning to its end, or as far as it has come."""
    run = store.run(number)
    device = run.sittings[-1].device if run.sittings else ""
    teller.begin(heading_of(number, run.plan, device))
    told, last_look = 0, False
    while True:
        for epoch in run.epochs[told:]:
            teller.hear(epoch)
        told = len(run.epochs)
        # A process that ends between a look at the file and one at itself seems to have crashed.
        if run.line.state != "running" and (last_look or run.line.state != "crashed"):
            break
        last_look = run.line.state == "crashed"
        if not last_look:
            sleep(LOOK_EVERY)
        run = store.run(number)
    pictures = reads_pictures(run.plan.spec)
    teller.end(Ending(number, run.line.state, told, run.test, pictures))
    if run.detail:
        teller.remark(visible(failure(run.detail)))
