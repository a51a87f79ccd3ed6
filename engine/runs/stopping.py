"""Stopping a run that another process of this machine trains: it is asked to, and keeps the run."""

import time
from typing import Final

from engine.runs import presence
from engine.runs.records import Run
from engine.runs.store import Store
from engine.why import Refusal

LOOK_EVERY: Final = 0.25  # seconds; the other process is not asked, only the file
#: So long the batch under way may take, or Keras, which may still be loading.
PATIENCE: Final = 60.0


def ask(store: Store, run: int) -> None:
    """Ask the process that trains a run to end after its batch; refused if it cannot be asked."""
    holder = store.holder(run)
    if holder.state != "running":
        raise Refusal("run_not_running", run=run)
    if holder.host != presence.host():
        raise Refusal("run_on_another_machine", run=run, host=holder.host)
    if not holder.heeds:  # its end would be the end of an app, or of whatever else it is
        process = holder.process.partition(":")[0]
        raise Refusal("run_inside_an_app", run=run, process=process)
    if not presence.ask_to_end(holder.process, holder.last_sign):
        raise Refusal("run_not_running", run=run)


def stop(store: Store, run: int, patience: float = PATIENCE) -> Run:
    """Ask, and wait until the run is trained no longer; it may still be, if that takes long."""
    ask(store, run)
    until = time.monotonic() + patience
    found = store.run(run)
    while found.line.state == "running" and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
        found = store.run(run)
    # A process that ends between a look at the file and one at itself seems to have crashed.
    return store.run(run) if found.line.state == "crashed" else found
