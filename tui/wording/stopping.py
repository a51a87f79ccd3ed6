"""The words for runs that another process trains: why one cannot be stopped from here, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

STOPPING_REFUSALS: Final[Mapping[str, str]] = {
    "run_running": N_(
        "Run {run} is being trained right now; stop it first, with x in the app or with: imdb-tui runs stop {run}"
    ),
    "run_not_running": N_("Run {run} is not being trained, so there is nothing to stop."),
    "run_on_another_machine": N_(
        "Run {run} is trained on another machine, {host}; stop it there, with: imdb-tui runs stop {run}"
    ),
    "run_inside_an_app": N_(
        "Run {run} is trained inside an app that is open, process {process}; stop it there, with x in the Train lab."
    ),
    "run_of_somebody_else": N_(
        "Process {process}, which trains it, belongs to another user, who alone can stop it."
    ),
}
