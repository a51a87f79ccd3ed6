"""The tokens of a text as they are shown: what was cut off, what is unknown, what each one does."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from engine.corpus.text import lowered
from engine.scoring.reading import Reading
from engine.why import Why
from tui import wording
from tui.language import _, counted, say
from tui.score_words import push_shown, word
from tui.screens.score.state import Looked, Scored
from widgets.answer import Answer, Line
from widgets.safe_text import visible
from widgets.token_strip import Token, TokenMark

#: Words that are cut off, of which so many are named.
NAMED: Final = 40


def tokens(found: Scored, looked: Looked | None) -> Iterator[Token]:
    """What was cut off as one token, the padding, and the tokens that are read."""
    reading = found.score.reading
    padding = Token("0", "", TokenMark.PADDING, partial(_padding_answer, reading))
    if reading.cut:
        yield _cut_off(reading)
    yield from [padding] * reading.in_front
    pushed = {} if looked is None else {i: n for n, i in enumerate(looked.pushes.places)}
    for i in reading.fed:
        sub = ""
        if looked is not None and i in pushed:
            sub = push_shown(looked.pushes.push(pushed[i]))
        answer = partial(token_answer, found, looked, i, pushed.get(i))
        yield Token(word(reading, i), sub, mark(reading, i), answer)
    yield from [padding] * reading.behind


def place_of(reading: Reading, i: int) -> int:
    """Where a token that is read stands among those that are shown."""
    return (1 if reading.cut else 0) + reading.place(i)


def token_at(reading: Reading, place: int) -> int | None:
    """Which token that is read stands at a place of those that are shown."""
    i = place - (1 if reading.cut else 0) - reading.in_front + reading.fed.start
    return i if i in reading.fed else None


def mark(reading: Reading, i: int) -> TokenMark:
    """What became of a token."""
    kind = reading.kinds[i]
    if kind == "unknown":
        return TokenMark.UNKNOWN
    return TokenMark.START if kind == "start" else TokenMark.WORD


def token_answer(found: Scored, looked: Looked | None, i: int, number: int | None) -> Answer:
    """What a token does to the verdict, and how far it had come when the token was read."""
    reading = found.score.reading
    title = say("“{word}”, id {id}", word=word(reading, i), id=int(reading.row[i]))
    if looked is None:
        return Answer(title, "", (), "", _("What it does is being worked out …"))
    so_far = wording.answer("", looked.running.why(looked.running.places.index(i))).lines
    if number is None:
        note = _("The start token stands before every review.")
        return Answer(title, "", so_far, so_far[-1].value, note)
    push = wording.answer(title, looked.pushes.why(number))
    formula, value = push.formula, push.value
    title = say("what “{word}” does to the probability", word=word(reading, i))
    lines = (*push.lines, *so_far, Line(_("id"), "", str(reading.row[i])))
    return Answer(title, formula, lines, value, unknown_note(found, i), push.sign)


def unknown_note(found: Scored, i: int) -> str:
    """That a word is not known, and which was probably meant."""
    reading = found.score.reading
    if reading.kinds[i] != "unknown":
        return ""
    nearest = found.scorer.reader.nearest(reading.words[i])
    if nearest is None:
        return _("The model does not know this word: all such words are one to it.")
    return say(
        "The model does not know this word. It knows “{nearest}”: r puts that in its place.",
        nearest=visible(nearest),
    )


def _cut_off(reading: Reading) -> Token:
    """All that was cut off, as one token."""
    count = counted("{n} token cut off", "{n} tokens cut off", len(reading.cut))
    return Token(count, "", TokenMark.STRUCK, partial(_cut_answer, reading))


def _cut_answer(reading: Reading) -> Answer:
    all_, read = len(reading.row), len(reading.fed)
    words = [word(reading, i) for i in reading.cut[:NAMED]]
    lines = (
        Line(_("tokens of the text"), "", f"{all_:,}"),
        Line(_("tokens that the model reads"), "", f"{read:,}"),
        Line(_("cut off"), " ".join(words) + (" …" if len(reading.cut) > NAMED else ""), ""),
    )
    title = _("what the model never sees")
    return Answer(title, f"{all_:,} − {read:,}", lines, f"{all_ - read:,}")


def _padding_answer(reading: Reading) -> Answer:
    """How many zeros fill the row up."""
    length, tokens_read = len(reading.ids), len(reading.fed)
    lines = (
        Line(_("length that the model reads"), "", f"{length:,}"),
        Line(_("tokens of the text"), "", f"{tokens_read:,}"),
    )
    note = _("The model reads zeros like any word: it has learned what they mean.")
    value = f"{length - tokens_read:,}"
    return Answer(_("padding"), f"{length:,} − {tokens_read:,}", lines, value, note)


def verdict_answer(found: Scored, why: Why | None) -> Answer:
    """How the probability came about, down to the last layer."""
    title = say("how positive {model} finds it", model=found.scorer.spec.name)
    if why is None:
        return Answer(title, "", (), f"{found.score.probability:.6g}")
    return wording.answer(title, why, _("Above 0.5 it is called positive."))


def replaced(text: str, reading: Reading, i: int, new: str) -> str:
    """A text with another word in the place of a token; all else stays as it was typed."""
    low, end, start = lowered(text), 0, 0
    for each in reading.words[: i + 1]:
        start = low.index(each, end)
        end = start + len(each)
    return text[:start] + new + text[end:]
