"""How filters read: what each has seen of the text, why it answers so, and what it decides."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from engine.explain.numerals import added
from engine.scoring.filters import Filters, Peak
from engine.scoring.filters_span import Field
from engine.scoring.reading import Reading
from tui import wording
from tui.language import _, counted, say
from widgets.answer import Answer, Asked, Line
from widgets.figures import Figure
from widgets.minus import with_minus
from widgets.safe_text import legible
from widgets.token_strip import Token, TokenMark

FEW_WORDS: Final = 12  # of a long span that are named
PADDING: Final = "0"
NOWHERE: Final = "–"


def signed(value: float, digits: int = 3) -> str:
    """A number with its sign."""
    return with_minus(f"{value:+.{digits}f}")


def standing(reading: Reading) -> list[str]:
    """What stands at each place of the row that the model is fed."""
    texts = [PADDING] * len(reading.ids)
    for i in reading.fed:
        texts[reading.place(i)] = named(reading, i)
    return texts


def named(reading: Reading, i: int) -> str:
    """A token of a text as a learner reads it."""
    return _("start") if reading.kinds[i] == "start" else legible(reading.words[i])


def tokens(reading: Reading, seen: range, answer: Asked) -> Iterator[Token]:
    """The row that the model is fed; what has been seen stands in round brackets."""
    kinds = {reading.place(i): reading.kinds[i] for i in reading.fed}
    for place, (text, id_) in enumerate(zip(standing(reading), reading.ids.tolist(), strict=True)):
        mark = TokenMark.PADDING
        if place in kinds:
            kind = kinds[place]
            mark = TokenMark.WORD if kind == "piece" else TokenMark(kind)
            if place in seen:
                mark = TokenMark.DROPPED
        yield Token(text, f"{id_}", mark, answer)


def phrase(reading: Reading, seen: range, most: int) -> str:
    """The words that were seen; of many the first and the last; padding only where nothing else."""
    words = _words(reading, seen)
    if not words:
        return PADDING
    if len(words) > most:
        words = [*words[: most - 2], "…", words[-1]]
    return " ".join(words)


def _words(reading: Reading, seen: range) -> list[str]:
    """The words among the places that were seen."""
    first = reading.place(reading.fed.start)
    return standing(reading)[max(first, seen.start) : min(first + len(reading.fed), seen.stop)]


def figures(found: Filters, verdict: Asked) -> Iterable[Figure]:
    """The probability, how many filters there are, and how much each sees."""
    width = found.field.width
    yield Figure("p", f"{found.probability:.4f}", verdict)
    sees = counted("{n} word", "{n} words", width)
    if found.field.under is not None:
        sees = counted("{n} state", "{n} states", width)
    yield Figure(_("each sees"), sees, partial(_width, found.field))


def _width(field: Field) -> Answer:
    """How wide a filter sees, layer by layer."""
    title = _("words that a filter sees")
    note = _("Each layer looks at several places of the one below, further apart each time.")
    if field.under is not None:
        title = _("states that a filter sees")
        note = _("A state has read all words before it, so a filter has seen the text up to there.")
    why = field.why()
    itself, *wider = wording.answer(_("words that a filter sees"), why).lines
    lines = [
        Line(say("{layer}: (window − 1) × step", layer=name), line.expression, line.value)
        for name, line in zip(field.names, wider, strict=True)
    ]
    return Answer(
        title=title,
        formula=why.formula,
        lines=(itself, *lines),
        value=wording.number(why.value),
        note=note,
    )


def row(found: Filters, peak: Peak, reading: Reading) -> tuple[str, ...]:
    """A filter in the list."""
    decides = signed(found.probability - peak.without, 4)
    return (
        f"{peak.filter}",
        with_minus(f"{peak.value:.3f}"),
        f"{peak.without:.4f}",
        decides,
        # What is silent everywhere has no place where it answers most.
        phrase(reading, peak.seen, FEW_WORDS) if peak.value else NOWHERE,
    )


def answer_of(found: Filters, peak: Peak, reading: Reading) -> Answer:
    """The strongest answer of a filter as a sum of what each word adds, and what it decides."""
    parts = found.parts(peak.place, peak.filter)
    texts = standing(reading)
    lines = [
        Line(_name(found, texts, at), f"x[{at}]·W[{k}]", wording.number(round(value, 6)))
        for k, (at, value) in enumerate(parts.adds)
    ]
    lines.append(Line(_("bias"), "", wording.number(round(parts.bias, 6))))
    written = with_minus(added([*(value for _at, value in parts.adds), parts.bias]))
    title = say(
        "filter {filter} at place {place}: its strongest answer",
        filter=peak.filter,
        place=peak.place,
    )
    note = say(
        "It has seen {words}: {phrase}. With its answers set to 0 the verdict is {without:.4f} "
        "instead of {p:.4f}.",
        words=counted("{n} word", "{n} words", len(_words(reading, peak.seen))),
        phrase=phrase(reading, peak.seen, FEW_WORDS),
        without=peak.without,
        p=found.probability,
    )
    return Answer(
        title=title,
        formula=written if parts.activation == "linear" else f"{parts.activation}({written})",
        lines=tuple(lines),
        value=wording.number(round(parts.value, 6)),
        note=note,
    )


def _name(found: Filters, texts: list[str], at: int) -> str:
    """What stands at a place below the filter: a word, or an answer of a lower layer."""
    if found.below:
        return say("{layer}, place {place}", layer=found.below, place=at)
    return texts[at] if 0 <= at < len(texts) else PADDING
