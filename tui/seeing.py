"""Trained models that see pictures, and the pictures that go with each: for lab and commands."""

from dataclasses import dataclass
from pathlib import Path

from engine.files.places import Places
from engine.pictures.about import numerals
from engine.pictures.catalogue import NAMES, default_source, entries, is_pictures
from engine.runs.answered import classes_of
from engine.runs.library import RunKey, find, usable
from engine.runs.records import Run
from engine.runs.store import Store
from engine.scoring.opening import arrays_of
from engine.training.answering import answering
from engine.vision.network import Network
from engine.why import Refusal
from engine.zoo.spec import Pictures, Spec
from tui.wording.fed import reads_pictures


@dataclass(frozen=True, slots=True, eq=False)
class Seer:
    """A model with its weights, the pictures that it was trained on, and what these showed.

    `weights` is the file that these are from: a run that has gone on has another.
    """

    key: RunKey
    weights: Path | None
    network: Network
    data: str
    classes: tuple[str, ...]  # as codes, in the order of its answers

    @property
    def spec(self) -> Spec:
        """The model as data."""
        return self.network.spec

    def shares(self, classes: tuple[str, ...]) -> bool:
        """Whether pictures of these classes show what it has learned, number by number."""
        return classes == self.classes[: len(classes)]


def seers(where: Places) -> dict[RunKey, Run]:
    """The runs with weights, the newest first, and the starters, that see pictures."""
    return {key: run for key, run in usable(Store(where)) if reads_pictures(run.plan.spec)}


def begin_with(where: Places) -> RunKey:
    """The model that a learner meets first: one that came with the app, else the newest run."""
    found = seers(where)
    shipped_ones = [key for key in found if isinstance(key, str)]
    if not found:
        raise Refusal("no_picture_model")
    return next(iter((*shipped_ones, *found)))


def load_seer(where: Places, key: RunKey) -> Seer:
    """A run or a starter with its weights; refused if it reads texts."""
    store = Store(where)
    run = find(store, key)
    plan = run.plan
    if not reads_pictures(plan.spec):
        raise Refusal("model_without_pictures", model=plan.spec.name)
    classes = classes_of(run, where) or numerals(answering(plan.spec).classes)
    network = Network(plan.spec, arrays_of(store, key))
    return Seer(key, run.weights, network, plan.data, classes)


def has_gone_on(seer: Seer, where: Places) -> bool:
    """Whether its run has weights by now that are newer than these."""
    return find(Store(where), seer.key).weights != seer.weights


def pictures_for(seer: Seer, where: Places) -> str:
    """The pictures that it was trained on, if they are still here; else some of the same kind."""
    feed = seer.spec.feed
    assert isinstance(feed, Pictures)
    if seer.data in there(where) or (seer.data not in NAMES and is_pictures(seer.data, where)):
        return seer.data
    return default_source(feed.name, where)


def there(where: Places) -> list[str]:
    """The names of the pictures that can be opened without fetching anything."""
    return [each.name for each in entries(where) if each.state in ("ready", "at_hand")]
