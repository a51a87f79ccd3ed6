"""How a growing embedding reads: its heading, its words on the plane, and who is near to one."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from engine.runs.library import RunKey, key_of
from engine.runs.records import Line
from engine.words.answering import why_near
from tui import wording
from tui.language import _, counted, say
from tui.screens.words import places_words
from tui.screens.words.grows_reading import Grown
from tui.screens.words.map_words import place
from widgets.answer import Answer
from widgets.gauges import Gauge
from widgets.minus import with_minus
from widgets.safe_text import legible, visible
from widgets.scatter import Dot, Trail
from widgets.spread import Bounds, bounds_of


def run_named(key: RunKey) -> str:
    """A run as it is called."""
    return visible(key) if isinstance(key, str) else say("run {run}", run=key)


def titled(line: Line) -> str:
    """A run among others: one's own is told by its model and its reviews, too."""
    key = key_of(line)
    if isinstance(key, str):
        return run_named(key)
    named = say("{run} · {model}", run=run_named(key), model=visible(line.model))
    return f"{named} · {visible(Path(line.data).name)}"


def heading(grown: Grown, at: int) -> str:
    """Which run, after which epoch, how good the model was then, and who can be a neighbour."""
    followed = counted(
        "nearest of {n} word followed", "nearest of {n} words followed", len(grown.growth.words)
    )
    left = grown.growth.left_out
    parts = [_after(grown, at), followed]
    if left:
        parts.append(counted("{n} epoch of NaN left out", "{n} epochs of NaN left out", left))
    return " · ".join(parts)


def _after(grown: Grown, at: int) -> str:
    line, epoch = grown.run.line, grown.growth.epochs[at]
    done = next((each for each in grown.run.epochs if each.epoch == epoch), None)
    begins = say("{run} · {model}", run=run_named(grown.key), model=visible(line.model))
    if isinstance(grown.key, str):
        begins = run_named(grown.key)
    if done is None:
        return say("{run} · before the first epoch: drawn by chance", run=begins)
    return say(
        "{run} · epoch {epoch} of {epochs} · val {value:.3f}",
        run=begins,
        epoch=epoch,
        epochs=line.epochs_wanted,
        value=done.val_accuracy,
    )


def bounds(grown: Grown) -> Bounds:
    """What holds all words in all epochs."""
    return bounds_of((float(x), float(y)) for x, y in grown.points.reshape(-1, 2))


def dots(grown: Grown, at: int) -> Iterator[Dot]:
    """Every word that is drawn, in its place after an epoch."""
    for i, row in enumerate(grown.drawn):
        x, y = (float(value) for value in grown.points[at, i])
        yield Dot(grown.growth.words[row], x, y, place(x, y), 1, partial(answer, grown, at, i))


def trail(grown: Grown, at: int, word: str) -> Trail:
    """The way that a word has come since the beginning."""
    names = [grown.growth.words[row] for row in grown.drawn]
    if word not in names:
        return Trail(())
    way = grown.points[: at + 1, names.index(word)]
    return Trail(tuple((float(x), float(y)) for x, y in way))


def answer(grown: Grown, at: int, i: int) -> Answer:
    """Why a word lies where it does: both coordinates, each as the sum that it is."""
    row, epoch = grown.drawn[i], grown.growth.epochs[at]
    title = say(
        "{word} after epoch {epoch}: its place", word=legible(grown.growth.words[row]), epoch=epoch
    )
    vector = grown.growth.vectors[at, row]
    note = _(
        "x̄ and c, the mean and the components, are those of these words over all epochs: "
        "so the words move, and the axes do not."
    )
    whys = (grown.components.why(vector, axis) for axis in (0, 1))
    return places_words.coordinates(title, whys, note)


def nearest(grown: Grown, word: str) -> str:
    """What the list of neighbours is."""
    return counted(
        "Nearest to {word} among {n} word that is followed",
        "Nearest to {word} among {n} words that are followed",
        len(grown.growth.words),
        word=visible(word),
    )


def gauges(grown: Grown, at: int, word: str) -> Iterator[Gauge]:
    """The words nearest to one after an epoch, each with how near it is and why."""
    row = grown.growth.words.index(word)
    for each in grown.near(at, row):
        text = with_minus(f"{each.score:.2f}")
        why = partial(_near_answer, grown, at, row, each.row)
        yield Gauge(legible(each.word), each.score, text, why)


def _near_answer(grown: Grown, at: int, row: int, other: int) -> Answer:
    unit, words = grown.unit(at), grown.growth.words
    title = say(
        "u = {left}, v = {word}, after epoch {epoch}: the cosine",
        left=legible(words[row]),
        word=legible(words[other]),
        epoch=grown.growth.epochs[at],
    )
    note = counted(
        "Only the {n} word that is followed is ranked here, whose vectors were kept epoch by "
        "epoch. Among all words of the model, as it ended: imdb-tui words similar WORD --vectors "
        "{source}",
        "Only the {n} words that are followed are ranked here, whose vectors were kept epoch by "
        "epoch. Among all words of the model, as it ended: imdb-tui words similar WORD --vectors "
        "{source}",
        len(words),
        source=_source(grown.key),
    )
    return wording.answer(title, why_near(unit[row], unit[other]), note)


def _source(key: RunKey) -> str:
    """A run as a source of vectors."""
    return visible(key) if isinstance(key, str) else f"run:{key}"
