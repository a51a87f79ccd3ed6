"""What `imdb-tui maps` is asked for, found: a model with weights, a picture, a layer, a map."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
from numpy.typing import NDArray

from engine.files.places import Places, expanded
from engine.pictures.about import About
from engine.pictures.catalogue import open_pictures
from engine.pictures.from_file import read_picture
from engine.pictures.scaling import as_input
from engine.runs.library import RunKey, find, key_of, shipped
from engine.runs.store import Store
from engine.vision.network import Passage, Stage
from engine.why import Refusal, UnknownName
from engine.zoo.models import model as model_named
from tui.commands.starters import PREFIX, run_or_starter
from tui.commands.telling_progress import Telling
from tui.seeing import Seer, load_seer, pictures_for
from tui.session import Session
from tui.voice import complain
from tui.wording.classes import others_learned
from tui.wording.fed import reads_pictures

if TYPE_CHECKING:
    from engine.pictures.store import PictureSet


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of the command line."""

    model: str | None
    run: str | None
    picture: str
    data: str | None
    layer: str | None
    map: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A picture in a network: where it is from, what it shows if that is known, what is asked.

    Without a stage all is asked for, without a map all maps of the stage.
    """

    seer: Seer
    about: About
    position: int | None
    file: str | None
    truth: int | None
    passage: Passage
    stage: Stage | None
    map: int | None

    @property
    def shown(self) -> str | None:
        """What the picture shows, as a code, if that is known."""
        return None if self.truth is None else self.about.classes[self.truth]


def see(session: Session, asked: Asked) -> Seen:
    """Find all of it, and have the picture go through the network."""
    seer = load_seer(session.places, _key(session.places, asked))
    stage = None if asked.layer is None else seer.network.at(asked.layer)
    source = asked.data if asked.data is not None else pictures_for(seer, session.places)
    with closing(Telling()) as telling:
        pictures = open_pictures(
            source, session.places, progress=telling.progress, notify=telling.tell
        )
    position = _position(asked.picture)
    image, truth = _picture(asked.picture, position, pictures)
    if truth is not None and not seer.shares(pictures.about.classes):
        complain(others_learned(seer.spec.name, pictures.about))
    passage = seer.network.passage(as_input(image))
    if stage is not None and asked.map is not None:
        _check_map(passage.stages[stage], asked.map)
    return Seen(
        seer,
        pictures.about,
        position,
        asked.picture if position is None else None,
        truth,
        passage,
        None if stage is None else passage.stages[stage],
        asked.map,
    )


def _key(where: Places, asked: Asked) -> RunKey:
    """Whose weights are meant: those of the run, else of the model's starter or newest run."""
    if asked.run is None:
        assert asked.model is not None
        return _weights_of(where, asked.model)
    try:
        key = run_or_starter(asked.run)
    except click.BadParameter as error:
        error.param_hint = "--run"
        raise
    name = find(Store(where), key).plan.spec.name
    if asked.model not in (None, name, key):
        raise Refusal("maps_of_another_model", run=asked.run, found=name, model=asked.model)
    return key


def _weights_of(where: Places, model: str) -> RunKey:
    if model.startswith(PREFIX):
        return model
    starter = f"{PREFIX}{model}"
    if any(line.name == starter for line in shipped()[0]):
        return starter
    spec = model_named(model)
    if not reads_pictures(spec):
        raise Refusal("model_without_pictures", model=model)
    store = Store(where)
    for line in store.runs():
        with suppress(Refusal):
            if line.model == model and find(store, key_of(line)).weights is not None:
                return line.run
    raise Refusal("model_not_trained", model=model)


def _position(text: str) -> int | None:
    """The number of a picture; None for what is no number, and so a file."""
    try:
        return int(text)
    except ValueError:
        return None


def _picture(
    text: str, position: int | None, pictures: "PictureSet"
) -> tuple[NDArray[np.uint8], int | None]:
    """The picture meant, and what it shows where that is known."""
    if position is None:
        return read_picture(expanded(Path(text)), complain), None
    last = len(pictures.test) - 1
    if not 0 <= position <= last:
        raise UnknownName("no_such_picture", position=text, last=last, source=pictures.about.name)
    return pictures.test.images[position], int(pictures.test.labels[position])


def _check_map(stage: Stage, number: int) -> None:
    if not stage.maps:
        raise UnknownName("layer_without_maps", layer=stage.name)
    if not 0 <= number < stage.maps:
        raise UnknownName("no_such_map", layer=stage.name, map=f"{number}", last=stage.maps - 1)
