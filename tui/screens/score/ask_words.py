"""What stands around the tokens: the verdict, what is to be known of it, the curve, the change."""

from collections.abc import Iterator
from functools import partial
from math import isnan

from engine.runs.verdicts import KERAS
from engine.scoring.change import Change
from engine.scoring.reading import Reading
from engine.scoring.score import label
from tui import wording
from tui.language import _, counted, say
from tui.screens.score.state import LONGEST, Looked, Scored, ScoreState
from tui.screens.score.tokens import probability_shown, verdict_answer, word
from tui.wording.scoring import LABELS
from widgets.answer import Answer
from widgets.curve import Curve, CurvePoint
from widgets.gauges import Gauge


def verdict(found: Scored) -> str:
    """The verdict in words: positive, 0.87."""
    probability = found.score.probability
    return probability_said(None if isnan(probability) else probability)


def probability_said(probability: float | None) -> str:
    """A verdict that was kept: its words, and the probability."""
    if probability is None:
        return _("no verdict: NaN")
    said = label(probability)
    assert said is not None
    return f"{_(LABELS[said])}, {probability_shown(probability)}"


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
    key = state.asked.key
    return "" if key is None else model_name(key)


def model_name(key: int | str) -> str:
    """A model as a learner calls it."""
    return key if isinstance(key, str) else say("run {run}", run=key)


def notes(state: ScoreState) -> Iterator[str]:
    """What a learner should know of the verdict, or why there is none."""
    if state.refusal is not None:
        yield f"! {wording.refusal(state.refusal)}"
    if state.cut_off:
        yield say("! Only the first {n:,} characters were taken.", n=LONGEST)
    if state.scored is not None:
        for notice in state.scored.score.notices:
            yield f"! {wording.notice(notice)}"


def turning(state: ScoreState) -> str:
    """The smallest change that turns the verdict, or that there is none, or the key for it."""
    found, search = state.scored, state.search
    if found is None:
        return ""
    if state.searching:
        return _("Looking for the smallest change that turns the verdict …")
    if search is None:
        return _("n looks for the smallest change that turns the verdict.")
    if search.change is None:
        return counted(
            "None of {n} change of one or two words turns the verdict.",
            "None of {n} changes of one or two words turns the verdict.",
            search.tried,
        )
    return changed(search.change, found.score.reading)


def changed(change: Change, reading: Reading) -> str:
    """A change and what it comes to, in a sentence."""
    positive, value = change.after > KERAS, probability_shown(change.after)
    how = edits(change, reading)
    if positive:
        return say("{how} it is positive, {value}.", how=how, value=value)
    return say("{how} it is negative, {value}.", how=how, value=value)


def edits(change: Change, reading: Reading) -> str:
    """What is changed: words left out, words replaced."""
    said = []
    for edit in change.edits:
        old = word(reading, edit.place)
        if edit.id is None:
            said.append(say("without “{word}”", word=old))
        else:
            said.append(say("with “{new}” for “{old}”", new=edit.word, old=old))
    both = said[0] if len(said) == 1 else say("{one} and {other}", one=said[0], other=said[1])
    return both[:1].upper() + both[1:]


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
