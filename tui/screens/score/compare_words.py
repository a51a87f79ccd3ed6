"""How several models on one text read: verdicts side by side, and the words they differ over."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from engine.runs.library import STARTER, RunKey
from engine.scoring.occlusion import Pushes
from engine.scoring.score import label as called
from engine.scoring.score import why
from tui import score_words, wording
from tui.language import _, counted, say
from tui.screens.score.compare_reading import aligned, push_at
from tui.screens.score.compare_state import Compared, CompareState, Said
from tui.screens.score.filters_words import signed
from tui.wording.scoring import LABELS
from widgets.answer import Answer, Line
from widgets.figure_table import FigureRow
from widgets.figures import Figure
from widgets.safe_text import legible, visible

#: From this push on, up for one model and down for another, a word is one that they differ over.
CLEAR: Final = 0.05
LETTERS: Final = 26
#: Unknown words of a model, of which so many are named.
NAMED: Final = 40


def name_of(key: RunKey, epoch: int | None = None) -> str:
    """A model as it is called here."""
    return score_words.model_name(key, epoch).removeprefix(STARTER)


def letter(i: int) -> str:
    """What a model is called in the table of words, where there is no room for its name."""
    return chr(ord("A") + i) if i < LETTERS else f"{i + 1}"


def label(said: Said) -> str:
    """A verdict in a word."""
    found = said.score.label
    return "–" if found is None else _(LABELS[found])


# Verdicts


def verdict_heads(found: Compared) -> tuple[str, ...]:
    """The heads of the table of verdicts."""
    again = _("the other") if found.other else _("shuffled")
    return (_("model"), "p", _("verdict"), again, _("sees order"), _("knows"))


def verdict_rows(found: Compared) -> Iterable[FigureRow]:
    """A row for every model that was asked."""
    letters = {each.key: i for i, each in enumerate(found.said)}
    for key in found.keys:
        if key in letters:
            said = found.said[letters[key]]
            name = name_of(key, said.scorer.epoch)
            row = f"{letter(letters[key])} {name}"
            yield FigureRow(row, _figures(name, said, found.other))
        elif key in found.refused:
            name = name_of(key)
            sentence = wording.refusal(found.refused[key])
            refused = Answer(name, "", (), "–", sentence)
            yield FigureRow(f"  {name}", tuple(Figure(name, "–", refused) for _head in range(5)))


def _figures(name: str, said: Said, other: str) -> tuple[Figure, ...]:
    asked = partial(_why, name, said)
    moved = partial(_reordered, name, said, other)
    return (
        Figure(name, f"{said.score.probability:.4f}", asked),
        Figure(name, label(said), asked),
        Figure(name, f"{said.reordered:.4f}", moved),
        Figure(name, _("yes") if said.order else _("no"), moved),
        Figure(name, "{}/{}".format(*known(said)), partial(_known, name, said)),
    )


def known(said: Said) -> tuple[int, int]:
    """How many of the words that it reads a model knows, and how many these are."""
    kinds = [said.score.reading.kinds[i] for i in said.score.reading.fed]
    words = len(kinds) - kinds.count("start")
    return words - kinds.count("unknown"), words


def _known(name: str, said: Said) -> Answer:
    reading, (few, words) = said.score.reading, known(said)
    places = (i for i in reading.fed if reading.kinds[i] == "unknown")
    unknown = dict.fromkeys(score_words.word(reading, i) for i in places)
    lines = (
        Line(_("tokens that the model reads"), "", f"{words:,}"),
        Line(_("unknown"), "", f"{words - few:,}"),
    )
    title = say("{model}: the words that it knows", model=name)
    named = ", ".join(list(unknown)[:NAMED]) + (" …" if len(unknown) > NAMED else "")
    note = say("Unknown to the model: {words}", words=visible(named)) if unknown else ""
    return Answer(title, f"{words:,} − {words - few:,}", lines, f"{few:,}", note)


def _why(name: str, said: Said) -> Answer:
    title = say("{model}: p(positive)", model=name)
    return wording.answer(title, why(said.scorer, said.score.reading))


def _reordered(name: str, said: Said, other: str) -> Answer:
    lines = (
        Line(_("as they stand"), "", f"{said.score.probability:.6f}"),
        Line(other or _("shuffled"), "", f"{said.reordered:.6f}"),
    )
    note = _("It takes a mean or a maximum over words one by one, so it cannot see their order.")
    if said.order:
        note = _("It can see the order of words; how much that is worth here, the figures say.")
    title = say("{model}: the same words in another order", model=name)
    value = signed(said.reordered - said.score.probability, 6)
    return Answer(title, "", lines, value, note)


# Words


def word_heads(found: Compared) -> tuple[str, ...]:
    """The heads of the table of words."""
    return (_("word"), *(letter(i) for i in range(len(found.said))))


def word_rows(state: CompareState) -> list[FigureRow]:
    """A row for every word: how far it pushes each model; those that they differ over first."""
    found = state.found
    assert found is not None
    words = aligned(found.said)
    rows = [_row(found.said, state.pushes, words, at) for at in range(len(words))]
    if not state.as_they_stand:
        rows.sort(key=lambda each: -each[0])
    return [row for _apart, row in rows]


def _row(
    said: Sequence[Said], pushes: Mapping[RunKey, Pushes], words: tuple[str, ...], at: int
) -> tuple[float, FigureRow]:
    """A word with its figures, and how far apart they are."""
    figures, values = [], []
    word = score_words.shortened(legible(words[at]))
    for each in said:
        known = pushes.get(each.key)
        place = push_at(each, known, words, at)
        title = say("what “{word}” pushes {model}", word=word, model=name_of(each.key))
        if known is None or place is None:
            figures.append(Figure(word, "–", Answer(title, "", (), "–", _no_push(each, known))))
            continue
        values.append(known.push(place))
        answer = partial(_push, title, known, place)
        figures.append(Figure(word, signed(values[-1]), answer))
    apart = max(values) - min(values) if values else 0.0
    differ = bool(values) and max(values) > CLEAR and min(values) < -CLEAR
    return apart, FigureRow(f"{at + 1} {word}{' ≠' if differ else ''}", tuple(figures))


def _no_push(said: Said, found: Pushes | None) -> str:
    """Why nothing is known of what a word does."""
    if found is None:
        return _("What it does is being worked out …")
    if said.scorer.reader.subwords:
        return _("This model reads pieces of words, so what a whole word pushes is not known.")
    if said.score.reading.cut:
        return _("This word is cut off: the model does not read it.")
    return _("This model cuts the text into other tokens than those that stand here.")


def _push(title: str, found: Pushes, place: int) -> Answer:
    return wording.answer(title, found.why(place))


# Sentences


def heading(state: CompareState) -> str:
    """How the models stand to one another."""
    found = state.found
    assert found is not None
    if not found.said:
        return _("None of these models could be asked; m chooses others.")
    probabilities = [each.score.probability for each in found.said]
    return say(
        "{positive} of {all} say positive · p from {low:.3f} to {high:.3f}",
        positive=sum(each.score.label == "positive" for each in found.said),
        all=len(found.said),
        low=min(probabilities),
        high=max(probabilities),
    )


def notes(found: Compared) -> Iterable[str]:
    """What a learner should know of the verdicts, each once; and of which, if not of all."""
    heard: dict[str, list[str]] = {}
    for i, each in enumerate(found.said):
        for notice in each.score.notices:
            heard.setdefault(wording.notice(notice), []).append(letter(i))
    for sentence, letters in heard.items():
        whose = "" if len(letters) == len(found.said) else f"{', '.join(letters)}: "
        yield f"! {whose}{sentence}"


def words_heading(state: CompareState) -> str:
    """What the lower table shows, and how far it has come."""
    order = _("as they stand (v)") if state.as_they_stand else _("most apart first (v)")
    found = state.found
    waiting = 0 if found is None else len(found.said) - len(state.pushes)
    if waiting > 0:
        come = counted("{n} model still to come", "{n} models still to come", waiting)
        return say("What each word pushes · {order} · {come}", order=order, come=come)
    return say("What each word pushes · {order} · ≠ up for one, down for another", order=order)


def settled(found: Compared) -> bool:
    """Whether the order of the words turns one verdict, and leaves another as it was."""
    turned = [each.score.label != called(each.reordered) for each in found.said]
    return any(turned) and not all(turned)
