"""What stands around the tokens: the verdict, what is to be known of it, the curve, the change."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from engine.scoring.running import Running
from tui import score_words, wording
from tui.language import _, counted, say
from tui.score_words import edits, model_name, probability_shown, searched, word
from tui.screens.score.state import LONGEST, Looked, Scored, ScoreState
from tui.screens.score.tokens import verdict_answer
from widgets.answer import Answer
from widgets.curve import Curve, CurvePoint
from widgets.gauges import Gauge
from widgets.sparks import spark

#: Cells of a curve in one line, so that its end is seen where the screen is narrow.
LONGEST_SPARK: Final = 50


def verdict(found: Scored) -> str:
    """The verdict in words: positive, 0.87."""
    return score_words.verdict(found.score.probability)


def gauge(found: Scored, looked: Looked | None) -> Gauge:
    """The probability on its scale, with the verdict beside it."""
    why = None if looked is None else looked.why
    answer = partial(verdict_answer, found, why)
    return Gauge(_("positive?"), found.score.probability, verdict(found), answer)


def heading(state: ScoreState) -> str:
    """Which model is asked, and how the text fills its row."""
    found = state.scored
    if found is None:
        return _("The model is being opened …") if state.refusal is None else _model(state)
    reading = found.score.reading
    parts = [_model(state), counted("{n} token", "{n} tokens", len(reading.fed))]
    if reading.in_front:
        zeros = counted("{n} zero in front", "{n} zeros in front", reading.in_front)
        parts.append(zeros)
    if reading.behind:
        parts.append(counted("{n} zero behind", "{n} zeros behind", reading.behind))
    unknown = sum(reading.kinds[i] == "unknown" for i in reading.fed)
    if unknown:
        parts.append(counted("{n} unknown", "{n} unknown", unknown))
    return " · ".join(parts)


def _model(state: ScoreState) -> str:
    key, found = state.asked.key, state.scored
    if key is None:
        return ""
    known = found is not None and found.asked.key == key
    return model_name(key, found.scorer.epoch if found is not None and known else None)


def notes(state: ScoreState) -> Iterator[str]:
    """What a learner should know of the verdict, or why there is none."""
    if state.refusal is not None:
        yield f"! {wording.refusal(state.refusal)}"
    if state.cut_off:
        yield say("! Only the first {n:,} characters were taken.", n=LONGEST)
    if state.scored is not None:
        for notice in state.scored.score.notices:
            yield f"! {wording.notice(notice)}"
        if unmoved := _unmoved(state.scored, state.looked):
            yield f"! {unmoved}"


def _unmoved(found: Scored, looked: Looked | None) -> str:
    """That no word does much, if none does; until the words of a newer text are known, of those
    before it, so that nothing moves up and down under whoever types."""
    if looked is None or looked.scored.scorer is not found.scorer:
        return ""
    return score_words.unmoved(looked.pushes, looked.scored.score.reading)


def typing(over_example: bool) -> str:
    """Where what is typed goes, and how to get from there to the keys."""
    if over_example:
        return _("Type over this example; ↓ leads to its words, Esc out of the lab.")
    return _("Letters go into the line; ↓ or Esc leads to the words, where they are keys.")


def turning(state: ScoreState) -> str:
    """The smallest change that turns the verdict, or that there is none, or the key for it."""
    found, search = state.scored, state.search
    if found is None:
        return ""
    if state.searching:
        return _("Looking for the smallest change that turns the verdict …")
    if search is None:
        return _("n looks for the smallest change that turns the verdict.")
    return searched(search, found.score.reading)


def change_answer(state: ScoreState) -> Answer | None:
    """The change as an answer: before, after, and the threshold between them."""
    if state.search is None or state.search.change is None or state.scored is None:
        return None
    title = edits(state.search.change, state.scored.score.reading)
    return wording.answer(title, state.search.change.why())


def curve(found: Scored, looked: Looked) -> Curve:
    """The probability after each word."""
    reading, so_far = found.score.reading, looked.running
    points = tuple(
        CurvePoint(
            float(n),
            float(so_far.after[n]),
            word(reading, i),
            probability_shown(float(so_far.after[n])),
            partial(_point_answer, found, looked, n),
        )
        for n, i in enumerate(so_far.places)
    )
    return Curve(_("positive, so far"), "p", points)


def _point_answer(found: Scored, looked: Looked, n: int) -> Answer:
    i = looked.running.places[n]
    title = say("had the text ended with “{word}”", word=word(found.score.reading, i))
    return wording.answer(title, looked.running.why(n))


def sparkline(so_far: Running) -> str:
    """The probability after each word, in a line from 0 at the bottom to 1 at the top."""
    after = so_far.after.tolist()
    step = max(1, -(-len(after) // LONGEST_SPARK))
    shown = after[(len(after) - 1) % step :: step]  # the last is the verdict
    return say("so far {curve}", curve=spark([0.0, 1.0, *shown], len(shown) + 2)[2:])
