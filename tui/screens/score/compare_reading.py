"""Asking several models about one text."""

from collections.abc import Sequence

from engine.runs.library import STARTER, RunKey
from engine.runs.starters import starter, starters
from engine.scoring.gradients_linear import sees_order
from engine.scoring.occlusion import Overtaken, Pushes, occlusion
from engine.scoring.score import score
from engine.scoring.several import REAL, Scorers
from engine.why import Refusal
from tui.screens.score.compare_state import Compared, Said
from tui.screens.score.inside_reading import shuffled
from tui.screens.score.presets import PRESETS


def usual(source: str, asked: RunKey | None = None) -> tuple[RunKey, ...]:
    """The models that came with the app: those trained on the reviews in use, then on IMDB. The
    one that is asked, if it is none of these, stands before them."""
    found = [starter(name) for name in starters()]
    own = [each for each in found if each.plan.data == source]
    others = [each for each in found if each.plan.data == REAL and each not in own]
    shipped = tuple(f"{STARTER}{each.name}" for each in (*own, *others))
    return shipped if asked is None or asked in shipped else (asked, *shipped)


def compare(
    scorers: Scorers,
    keys: tuple[RunKey, ...] | None,
    source: str,
    text: str,
    overtaken: Overtaken,
    in_hand: RunKey | None = None,
) -> Compared:
    """What each model says of a text; one that cannot be asked says why."""
    asked = usual(source, in_hand) if keys is None else keys
    other = partner(text)
    said, refused = [], {}
    for key in asked:
        if overtaken():
            break
        try:
            said.append(_said(scorers, key, text, other))
        except Refusal as refusal:
            refused[key] = refusal
    return Compared(text, source, asked, other, tuple(said), refused)


def partner(text: str) -> str:
    """The other sentence of a pair of much the same words, if a text is one of these."""
    if text not in PRESETS:
        return ""
    return PRESETS[PRESETS.index(text) ^ 1]


def _said(scorers: Scorers, key: RunKey, text: str, other: str) -> Said:
    model = scorers.get(key)
    found = score(model, text)
    again = score(model, other).probability if other else shuffled(model, found.reading)
    return Said(key, model, found, sees_order(model), again)


def pushes(said: Said, overtaken: Overtaken) -> tuple[RunKey, Pushes]:
    """Which words push one of the models."""
    found = said.score
    return said.key, occlusion(said.scorer, found.reading, found.probability, overtaken)


def aligned(said: Sequence[Said]) -> tuple[str, ...]:
    """The words of the text, if any of the models reads it word by word."""
    for each in said:
        if not each.scorer.reader.subwords:
            return _words(each)
    return ()


def push_at(each: Said, found: Pushes | None, words: tuple[str, ...], at: int) -> int | None:
    """Where among the pushes of a model a word of the text is; None if it has none of it."""
    if found is None or _words(each) != words:
        return None
    first = len(each.score.reading.row) - len(words)  # a start token is no word
    places = found.places
    wanted = first + at
    return places.index(wanted) if wanted in places else None


def _words(each: Said) -> tuple[str, ...]:
    reading = each.score.reading
    pairs = zip(reading.words, reading.kinds, strict=True)
    return tuple(word for word, kind in pairs if kind != "start")
