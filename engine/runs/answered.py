"""What a run, or a model that came with the app, said of its test reviews; and these reviews."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.files.places import Places
from engine.files.progress import OnProgress, unseen
from engine.runs import keeping, starters
from engine.runs.library import STARTER
from engine.runs.records import Run
from engine.runs.store import Store, unheard
from engine.why import Notice

if TYPE_CHECKING:
    from engine.runs.rereading import Reread
    from engine.runs.verdicts import Verdicts


def verdicts_of(run: Run) -> "Verdicts":
    """The answers to the test reviews; refused with the reason if they are not known."""
    if run.line.run:
        return keeping.answers(run)
    return starters.answers(run.line.name.removeprefix(STARTER))


def reviews_of(
    run: Run,
    places: Places,
    progress: OnProgress = unseen,
    notify: Callable[[Notice], None] = unheard,
) -> "Reread":
    """The test reviews, opened anew; refused where they are gone, or have other words now."""
    from engine.corpus.catalogue import open_corpus
    from engine.runs.rereading import reread

    corpus = open_corpus(run.plan.data, places, progress=progress, notify=notify)
    meaning = Store(places, notify).pieces(run.line.run) if run.line.run else None
    return reread(run, corpus, meaning)
