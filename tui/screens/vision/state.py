"""What the learner has in hand in the Vision lab: a model, pictures, one of them, and a place."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.pictures.catalogue import open_pictures
from engine.pictures.scaling import as_input
from engine.runs.library import RunKey
from engine.vision.network import Network, Passage, Stage
from tui.screens.vision.draw_state import DrawState
from tui.screens.vision.exciting_state import ExcitingState
from tui.screens.vision.kernels_state import KernelPair
from tui.screens.vision.mistakes_state import Mistaken
from tui.seeing import Seer, begin_with, has_gone_on, load_seer, pictures_for
from widgets.pixels import Look

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.pictures.store import Pictures, PictureSet
    from tui.background import Reports

Grey = NDArray[np.uint8]
"""A picture of 28×28: 0 for black, 255 for white."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A model and the pictures that it is shown: those of their test set."""

    seer: Seer
    source: str
    pictures: "PictureSet"

    @property
    def network(self) -> Network:
        """The model's layers, with their weights."""
        return self.seer.network

    @property
    def test(self) -> "Pictures":
        """The pictures to look at, none of which the model was trained on."""
        return self.pictures.test

    @property
    def classes(self) -> tuple[str, ...]:
        """What each label means, as a code."""
        return self.pictures.about.classes

    @property
    def learned(self) -> tuple[str, ...]:
        """What each answer of the model means, as a code."""
        return self.seer.classes

    @property
    def shared(self) -> bool:
        """Whether the pictures show what the model has learned."""
        return self.seer.shares(self.classes)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: None stands for the model, or the pictures, that there are."""

    key: RunKey | None = None
    source: str | None = None


@dataclass(slots=True)
class Spot:
    """Where in a network the learner looks: a stage, a map of it or unit, a pixel of the map."""

    stage: int = 0
    map: int = 0
    pixel: tuple[int, int] = (0, 0)
    zoomed: bool = False


@dataclass(slots=True)
class VisionState:
    """The view that is open, the model and its pictures, and where the learner looks.

    `own` is a picture of the learner's own, looked at in place of the one at `position`.
    `walked` are the stages that have been looked at; `common` says whether the maps of a layer
    share one scale, and `look` how pixels are drawn in this terminal.
    """

    view: str = "layers"
    choice: Choice = field(default_factory=Choice)
    subject: Subject | None = None
    position: int = 0
    own: Grey | None = None
    spot: Spot = field(default_factory=Spot)
    walked: set[int] = field(default_factory=set)
    common: bool = False
    look: Look = field(default_factory=Look)
    draw: DrawState = field(default_factory=DrawState)
    kernels: KernelPair | None = None
    histograms: bool = False
    mistaken: Mistaken | None = None
    exciting: ExcitingState = field(default_factory=ExcitingState)

    def take(self, subject: Subject) -> None:
        """Look with another model, or at other pictures; the place stays where there is such."""
        same = self.subject is not None and self.subject.network.names == subject.network.names
        self.subject = subject
        self.choice = Choice(subject.seer.key, self.choice.source)
        self.position = min(self.position, len(subject.test) - 1)
        if not same:
            self.spot, self.walked = Spot(), set()

    def look_at(self, stage: int, passage: Passage) -> None:
        """Go to another layer, and to the pixel that is as far across and down as the one before.

        Where one map was open, one of its own is.
        """
        spot, maps = self.spot, passage.stages[stage].maps
        if passage.stages[spot.stage].maps and maps:
            spot.pixel = scaled(spot.pixel, passage.stages[spot.stage], passage.stages[stage])
        spot.stage, spot.map = stage, min(spot.map, max(0, maps - 1))

    def open_map(self, number: int, passage: Passage) -> None:
        """Look at one map, first of all at its largest number."""
        shown = passage.stages[self.spot.stage].map(number)
        row, column = np.unravel_index(int(shown.argmax()), shown.shape)
        self.spot.map, self.spot.pixel = number, (int(row), int(column))

    @property
    def picture(self) -> Grey:
        """The picture in hand."""
        assert self.subject is not None
        found: Grey = self.subject.test.images[self.position]
        return found if self.own is None else self.own

    @property
    def truth(self) -> int | None:
        """The number of what it shows; unknown of one's own."""
        assert self.subject is not None
        return None if self.own is not None else int(self.subject.test.labels[self.position])

    def passage(self) -> Passage:
        """The picture in hand through the network: some milliseconds, at most."""
        assert self.subject is not None
        return self.subject.network.passage(as_input(self.picture))


def scaled(pixel: tuple[int, int], before: Stage, after: Stage) -> tuple[int, int]:
    """The pixel of other maps that is as far across and down as one of these."""
    (rows, columns), (down, across) = (each.output.shape[:2] for each in (before, after))
    row, column = pixel
    return row * down // rows, column * across // columns


def open_subject(
    choice: Choice, where: "Places", reports: "Reports", before: Subject | None
) -> Subject:
    """Load what is asked for; what is here already, and no older, is not loaded again."""
    key = begin_with(where) if choice.key is None else choice.key
    seer = None if before is None or before.seer.key != key else before.seer
    if seer is None or has_gone_on(seer, where):
        seer = load_seer(where, key)
    source = pictures_for(seer, where) if choice.source is None else choice.source
    if before is not None and before.source == source:
        return Subject(seer, source, before.pictures)
    found = open_pictures(source, where, progress=reports.progress, notify=reports.tell)
    return Subject(seer, source, found)
