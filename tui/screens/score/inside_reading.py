"""Looking inside a model with a text in hand: which looks there are, and what each finds."""

from collections.abc import Iterator

import numpy as np

from engine.scoring.filters import convolutions, filters
from engine.scoring.filters_span import Field
from engine.scoring.gates import gates, recurrences
from engine.scoring.gradients import integrated
from engine.scoring.gradients_linear import only_weighs, sees_order, shares
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Overtaken
from engine.scoring.reading import Ids, Reading
from engine.scoring.reading import Token as Read
from engine.scoring.score import why
from tui import wording
from tui.language import _, say
from tui.recurrent import PADDING, Token
from tui.screens.score.inside_state import Look, Seen, Wanted, Weighed
from tui.screens.score.state import Scored
from tui.screens.steps.recurrence_reading import Passage, passage
from widgets.answer import Answer


def looks(model: Scorer) -> tuple[Look, ...]:
    """How a model can be looked at, the closest look first."""
    return tuple(_looks(model))


def _looks(model: Scorer) -> Iterator[Look]:
    if convolutions(model):
        yield "filters"
    if recurrences(model):
        yield "gates"
    if only_weighs(model):
        yield "shares"
    yield "path"


def layers(model: Scorer, look: Look) -> tuple[int, ...]:
    """The stages that a look can be at; one that is at the whole model has none."""
    if look == "gates":
        return recurrences(model)
    return convolutions(model) if look == "filters" else ()


def layer_name(seen: Seen) -> str:
    """The layer that was looked at, by Keras' name, and which of how many it is."""
    model, wanted = seen.scored.scorer, seen.wanted
    stages = layers(model, wanted.look)
    name = model.stages[stages[wanted.layer]].name
    if len(stages) == 1:
        return name
    return say("{layer}, {n}/{all} (k)", layer=name, n=wanted.layer + 1, all=len(stages))


def verdict(seen: Seen) -> Answer:
    """Why the text has the probability that it has."""
    scored = seen.scored
    return wording.answer(_("p(positive)"), why(scored.scorer, scored.score.reading))


def see(scored: Scored, wanted: Wanted, overtaken: Overtaken) -> Seen:
    """Take a look."""
    model, reading = scored.scorer, scored.score.reading
    if wanted.look == "path":
        return Seen(wanted, scored, integrated(model, reading.ids, overtaken))
    if wanted.look == "shares":
        weighed = Weighed(shares(model, reading.ids), sees_order(model), shuffled(model, reading))
        return Seen(wanted, scored, weighed)
    stage = layers(model, wanted.look)[wanted.layer]
    if wanted.look == "filters":
        return Seen(wanted, scored, filters(model, reading, stage))
    return Seen(wanted, scored, followed(model, reading, stage))


def shuffled(model: Scorer, reading: Reading) -> float:
    """What a model says of the same words in another order; the start stays where it is."""
    return float(model.probability(shuffle(reading)[np.newaxis])[0])


def shuffle(reading: Reading) -> Ids:
    """The ids of a text with its words in another order, always the same one."""
    ids: Ids = reading.ids.copy()
    places = [reading.place(i) for i in reading.fed if reading.kinds[i] != "start"]
    words = ids[places]
    ids[places] = np.random.default_rng(0).permutation(words)
    if (ids[places] == words).all():  # chance has left two words as they were
        ids[places] = words[::-1]
    return ids


def followed(model: Scorer, reading: Reading, stage: int) -> Passage:
    """A recurrent layer over the whole text, moment by moment, as the Steps lab shows one."""
    found = gates(model, reading.ids, stage)
    standing = {reading.place(i): reading.token(i) for i in reading.fed}
    moments = range(len(found.moments))
    return passage(found, tuple(_token(standing, found.field, t) for t in moments))


def _token(standing: dict[int, Read], field: Field, t: int) -> Token:
    """What a moment has seen: a token, or the first and the last of several."""
    seen = [standing[place] for place in field.span(t) if place in standing]
    if not seen:
        return PADDING
    first, last = seen[0], seen[-1]
    if field.width > 1:
        return Token(f"{first.word}…{last.word}", last.id, "word")
    return Token(first.word, first.id, "word" if first.kind == "piece" else first.kind)
