"""How filters read: their answers along the words, phrases, and where they stand."""

from collections.abc import Iterable, Sequence
from functools import partial

from engine.explain.numerals import added
from tui import wording
from tui.language import _, counted, say
from tui.screens.steps.filter_reading import PADDING, START, Answers
from tui.screens.steps.filter_search import Phrase
from tui.screens.steps.filter_state import Read, Review
from widgets.answer import Answer, Line
from widgets.heat_map import Heat
from widgets.minus import with_minus
from widgets.safe_text import legible
from widgets.token_strip import Token, TokenMark

FEW_WORDS = 12  # of a long span that are named


def phrase_text(words: Sequence[str]) -> str:
    """Some words in a row."""
    return " ".join(word if word == START else legible(word) for word in words)


def tokens(found: Answers, filter_: int, place: int) -> Iterable[Token]:
    """The text; what the answer in hand has seen stands in round brackets."""
    seen = found.span(place)
    answer = partial(answer_of, found, filter_, place)
    for at, (text, id_) in enumerate(zip(found.texts, found.ids.tolist(), strict=True)):
        mark = TokenMark.WORD
        if text == PADDING and not id_:
            mark = TokenMark.PADDING
        elif at in seen:
            mark = TokenMark.DROPPED
        elif text == START:
            mark = TokenMark.START
        elif text not in found.sieve.ids:
            mark = TokenMark.UNKNOWN
        shown = _("start") if text == START else legible(text)
        yield Token(shown, f"{id_}", mark, answer)


def answer_of(found: Answers, filter_: int, place: int) -> Answer:
    """An answer as a sum of what each word adds, and which words it has seen."""
    parts = found.parts(place, filter_)
    lines = [
        Line(_name_of(found, at), f"x[{at}]·W[{k}]", wording.number(round(value, 6)))
        for k, (at, value) in enumerate(parts.adds)
    ]
    bias = Line(_("bias"), "", wording.number(round(parts.bias, 6)))
    written = with_minus(added([*(value for _at, value in parts.adds), parts.bias]))
    seen = found.span(place)
    words = found.texts[seen.start : seen.stop]
    shown = words if len(words) <= FEW_WORDS else (*words[:FEW_WORDS], "…")
    return Answer(
        title=say("filter {filter} at place {place}", filter=filter_, place=place),
        formula=written if parts.activation == "linear" else f"{parts.activation}({written})",
        lines=(*lines, bias),
        value=wording.number(round(parts.value, 6)),
        note=say(
            "It has seen {words}: {phrase}",
            words=counted("{n} word", "{n} words", len(words)),
            phrase=phrase_text(shown),
        ),
    )


def _name_of(found: Answers, at: int) -> str:
    """What stands at a place below the convolution: a word, or an answer of a lower layer."""
    if not found.stage:
        inside = 0 <= at < len(found.texts)
        return phrase_text(found.texts[at : at + 1]) if inside else PADDING
    below = found.sieve.stages[found.stage - 1].name
    return say("{layer}, place {place}", layer=below, place=at)


def heat(found: Answers, order: Sequence[int], by_strength: bool) -> Heat:
    """The answers of all filters along the text."""
    scale = float(abs(found.output).max()) or 1.0
    ordered = _("strongest first (v)") if by_strength else _("by number (v)")
    return Heat(
        title=say("{order}; +3 is +{three:.2g}", order=ordered, three=scale * 0.3),
        rows=[found.rows[filter_] for filter_ in order],
        row_heads=[f"{filter_}" for filter_ in order],
        column_heads=[f"{place}" for place in range(len(found.output))],
        known=len(found.output),
        scale=scale,
        answer=lambda row, place: answer_of(found, order[row], place),
    )


def heading(read: Read, filter_: int) -> str:
    """Which model, which layer, which filter, how far it sees, which text."""
    found, asked = read.answers, read.asked
    sieve = found.sieve
    key = sieve.key if isinstance(sieve.key, str) else say("run {run}", run=sieve.key)
    layer = sieve.stages[found.stage].name
    if len(sieve.convolutions) > 1:
        layers = len(sieve.convolutions)
        layer = say("{layer}, {n}/{all} (h)", layer=layer, n=asked.layer + 1, all=layers)
    text = _("your own sentence")
    if isinstance(asked.text, Review):
        text = f"x_{asked.text.split}[{asked.text.position}]"
    which = say("filter {filter} of {all}", filter=filter_, all=found.output.shape[1])
    seen = counted("sees {n} word", "sees {n} words", widest(found))
    return " · ".join((key, layer, which, seen, text))


def widest(found: Answers) -> int:
    """How many words an answer in the middle has seen."""
    return len(found.span(len(found.output) // 2))


def phrase_row(phrase: Phrase) -> tuple[str, ...]:
    """A phrase in the list."""
    return with_minus(f"{phrase.answer:.3f}"), phrase_text(phrase.words)


def phrase_answer(phrase: Phrase, filter_: int) -> Answer:
    """Where a phrase of all reviews stands."""
    where = f"x_{phrase.split}[{phrase.position}]"
    note = say("⏎ opens {review} at this place, with the arithmetic.", review=where)
    title = say(
        "filter {filter} answers “{words}”", filter=filter_, words=phrase_text(phrase.words)
    )
    return Answer(title, where, (), wording.number(phrase.answer), note, sign="→")
