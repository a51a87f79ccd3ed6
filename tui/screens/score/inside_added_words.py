"""How it reads what each word adds: to the logit exactly, or to the probability along a path."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from engine.explain.numbers import Numbers
from engine.scoring.gradients import Attribution
from engine.scoring.reading import Reading
from engine.why import Why
from tui import wording
from tui.language import _, counted, say
from tui.screens.score.filters_words import named, signed
from tui.screens.score.inside_state import Seen, Weighed
from widgets.answer import Answer, Line
from widgets.figures import Figure
from widgets.gauges import Gauge


@dataclass(frozen=True, slots=True)
class Added:
    """Figures that add up, and a gauge for every word."""

    title: str
    figures: tuple[Figure, ...]
    gauges: tuple[Gauge, ...]


def added(seen: Seen) -> Added:
    """What every word adds, whichever way it was found."""
    reading = seen.scored.score.reading
    if isinstance(seen.what, Weighed):
        return _exactly(seen.what, reading)
    assert isinstance(seen.what, Attribution)
    return _along(seen.what, reading)


def on_order(seen: Weighed) -> str:
    """What becomes of the verdict when the words are shuffled, and what that says."""
    if seen.order:
        return say(
            "Every place has weights of its own; the same words shuffled: p = {p:.4f}.",
            p=seen.shuffled,
        )
    return say("A mean has no order; the same words shuffled: p = {p:.4f}.", p=seen.shuffled)


# Exactly


def _exactly(found: Weighed, reading: Reading) -> Added:
    shares = found.shares
    title = _("what each word adds to the logit")
    whole = float(shares.values.sum())
    probability = partial(_worded, _("p(positive)"), shares.why_probability)
    figures = (
        Figure("p", f"{shares.probability:.4f}", probability),
        Figure(_("logit"), f"{shares.logit:.4f}", probability),
        Figure(_("places"), signed(whole, 4), probability),  # those of padding add, too
        Figure(_("the biases"), signed(shares.rest, 4), probability),
        Figure(_("shuffled"), f"{found.shuffled:.4f}", partial(_shuffled, found)),
    )
    return Added(title, figures, tuple(_gauges(shares.values, shares.why, reading)))


def _shuffled(found: Weighed) -> Answer:
    """The same words in another order."""
    lines = (
        Line(_("as they stand"), "", f"{found.shares.probability:.6f}"),
        Line(_("shuffled"), "", f"{found.shuffled:.6f}"),
    )
    value = signed(found.shuffled - found.shares.probability, 6)
    return Answer(_("the same words in another order"), "", lines, value, on_order(found))


# Along a path


def _along(found: Attribution, reading: Reading) -> Added:
    title = _("what each word adds on the way from nothing but padding")
    whole = partial(_path_sum, found)
    off = found.sum - found.wanted
    figures = (
        Figure("p", f"{found.probability:.4f}", whole),
        Figure(_("p of padding"), f"{found.baseline:.4f}", whole),
        Figure(_("difference"), signed(found.wanted, 4), whole),
        Figure(_("all words"), signed(found.sum, 4), whole),
        Figure(_("off by"), signed(off, 5), whole),
        Figure(_("adds up"), _("yes") if found.complete else _("no"), whole),
    )
    return Added(title, figures, tuple(_gauges(found.values, found.why, reading)))


def _path_sum(found: Attribution) -> Answer:
    """Whether what the words add comes to what it should."""
    note = _(
        "Integrated gradients: the words fade in from padding; at each point on the way the slope "
        "of p is taken, and the points lie closer where p moves."
    )
    return wording.answer(_("what all words add"), found.why_sum(), note)


# Both


def _gauges(values: Numbers, why: Callable[[int], Why], reading: Reading) -> Iterator[Gauge]:
    """A gauge for each token, and one for all padding where that adds anything."""
    fed = {reading.place(i): i for i in reading.fed}
    padding = [place for place in range(len(values)) if place not in fed]
    whole = float(values[padding].sum())
    scale = max(float(abs(values[list(fed)]).max(initial=0.0)), abs(whole)) or 1.0
    for n, (place, i) in enumerate(fed.items()):
        value = float(values[place])
        text = named(reading, i)
        title = say("what “{word}” adds", word=text)
        yield Gauge(
            f"{n} {text}", value / scale, signed(value, 4), partial(_asked, title, why, place), True
        )
    if whole:
        label = counted("{n} place of padding", "{n} places of padding", len(padding))
        answer = partial(_padding, label, values, padding)
        yield Gauge(label, whole / scale, signed(whole, 4), answer, True)


def _asked(title: str, why: Callable[[int], Why], place: int) -> Answer:
    return wording.answer(title, why(place))


def _worded(title: str, why: Callable[[], Why]) -> Answer:
    return wording.answer(title, why())


def _padding(label: str, values: Numbers, places: Sequence[int]) -> Answer:
    """What padding adds, at the places where it adds most."""
    most = sorted(places, key=lambda place: -abs(values[place]))[:6]
    lines = tuple(
        Line(say("place {place}", place=place), "", signed(float(values[place]), 5))
        for place in most
    )
    note = _("Padding is read like a word: it has a row of the table, and counts at its places.")
    return Answer(label, "Σ", lines, signed(float(values[list(places)].sum()), 4), note)
