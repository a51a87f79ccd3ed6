"""What a run, or a model that came with the app, said of its test rows; and these rows."""

from typing import TYPE_CHECKING

from engine.files.places import Places
from engine.files.progress import OnProgress, unseen
from engine.runs import keeping, starters
from engine.runs.library import STARTER, key_of, subwords_of
from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.answering import answering
from engine.why import Notify, Refusal, unheard

if TYPE_CHECKING:
    from engine.pictures.store import Pictures
    from engine.runs.class_verdicts import ClassVerdicts
    from engine.runs.judging import Answers
    from engine.runs.rereading import Reread
    from engine.runs.verdicts import Verdicts


def has_classes(run: Run) -> bool:
    """Whether a run answers with a probability for each class, and not with one number."""
    return answering(run.plan.spec).width > 1


def answers_of(run: Run) -> "Answers":
    """The answers to the test; refused with the reason if they are not known."""
    if run.line.run:
        return keeping.answers(run)
    return starters.answers(run.line.name.removeprefix(STARTER))


def verdicts_of(run: Run) -> "Verdicts":
    """The answers to the test reviews; refused where they are not one number each."""
    from engine.runs.verdicts import Verdicts

    found = None if has_classes(run) else answers_of(run)
    if not isinstance(found, Verdicts):
        raise Refusal("run_has_classes", model=run.line.model)
    return found


def class_verdicts_of(run: Run) -> "ClassVerdicts":
    """The answers to the test pictures; refused where they are one number each."""
    from engine.runs.class_verdicts import ClassVerdicts

    found = answers_of(run) if has_classes(run) else None
    if not isinstance(found, ClassVerdicts):
        raise Refusal("run_has_two_sides", model=run.line.model)
    return found


def classes_of(run: Run, places: Places) -> tuple[str, ...]:
    """The classes that a run calls pictures by, in their order; none for a run on reviews."""
    if not has_classes(run):
        return ()
    if not run.line.run:
        return starters.starter(run.line.name.removeprefix(STARTER)).classes
    meaning = Store(places).pieces(run.line.run)
    return meaning.classes() if meaning is not None else ()


def pictures_of(
    run: Run,
    places: Places,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> "Pictures":
    """The test pictures, opened anew; refused where they are gone, or others by now."""
    from engine.pictures.catalogue import open_pictures

    found = open_pictures(run.plan.data, places, progress=progress, notify=notify)
    if found.about.fingerprint != run.fingerprint:
        raise Refusal("pictures_other", data=run.plan.data)
    return found.test


def reviews_of(
    run: Run,
    places: Places,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> "Reread":
    """The test reviews, opened anew; refused where they are gone, or have other words now."""
    from engine.corpus.catalogue import open_corpus
    from engine.runs.rereading import reread

    corpus = open_corpus(run.plan.data, places, progress=progress, notify=notify)
    return reread(run, corpus, subwords_of(Store(places, notify), key_of(run.line)))
