"""The cells of a trace, and the arithmetic behind each of them."""

from dataclasses import dataclass
from typing import Literal

from engine.corpus.loading import LoadSettings
from engine.corpus.padding import PadSettings
from engine.why import Term, Why

StageCode = Literal[
    "text",
    "lowered",
    "cleaned",
    "words",
    "ranks",
    "ids",
    "maxlen",
    "limited",
    "truncated",
    "padded",
]
Mark = Literal["plain", "changed", "word", "start", "unknown", "dropped", "struck", "padding"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of a stage: a stretch of text, or a word with the number it has there."""

    text: str
    number: int | None
    mark: Mark
    was: str = ""  # a stretch of text before the stage
    rank: int | None = None
    id: int | None = None  # before the limits of the vocabulary
    place: int = 0  # in the sequence that is truncated
    column: int = 0  # in the padded row


@dataclass(frozen=True, slots=True)
class Facts:
    """What the arithmetic of a trace rests on."""

    settings: LoadSettings
    pad: PadSettings
    limit: int
    vocabulary: int
    length: int  # of the sequence: with the words over the limits until these are applied

    def strikes(self, place: int) -> bool:
        """Whether truncation strikes out this place of the sequence."""
        if self.pad.truncating == "pre":
            return place < self.length - self.pad.maxlen
        return place >= self.pad.maxlen


def why_of(stage: StageCode, cell: Cell, facts: Facts) -> Why:
    """Why a cell holds what it holds in this stage."""
    match stage:
        case "text" | "lowered" | "cleaned":
            return _why_text(stage, cell)
        case "words":
            return Why(
                f"{cell.number}", (Term("word_place", f"{cell.number}", cell.text),), cell.number
            )
        case "ranks":
            return _why_rank(cell, facts)
        case "ids":
            return _why_id(cell, facts)
        case "maxlen":
            return _why_maxlen(cell, facts)
        case "limited":
            return _why_limited(cell, facts)
        case "truncated":
            return _why_truncated(cell, facts)
        case "padded":
            return _why_padded(cell, facts)


def _why_text(stage: StageCode, cell: Cell) -> Why:
    count = len(cell.text)
    if cell.mark == "plain":
        return Why(f"{count}", (Term("characters_unchanged", f"{count}", count),), count)
    if stage == "lowered":
        term = Term("letters_lowered", f"{cell.was} → {cell.text}", count)
    else:
        term = Term("characters_blanked", f"{cell.was!r} → {cell.text!r}", count)
    return Why(f"{count}", (term,), count)


def _why_rank(cell: Cell, facts: Facts) -> Why:
    if cell.rank is None:
        return _why_not_in_index(cell, facts)
    before = cell.rank - 1
    terms = (Term("words_more_frequent", f"{before}", before), Term("next_rank", "1", 1))
    return Why(f"{before} + 1", terms, cell.rank)


def _why_not_in_index(cell: Cell, facts: Facts) -> Why:
    missing = Term("word_not_in_index", f"1…{facts.vocabulary}", cell.text)
    if cell.mark == "dropped":
        return Why("∅", (missing, Term("dropped_as_in_the_file", "∅", None)), None)
    return Why("?", (missing,), None)


def _why_id(cell: Cell, facts: Facts) -> Why:
    if cell.id is None:
        return _why_not_in_index(cell, facts)
    if cell.rank is None:
        return Why(f"{cell.id}", (Term("start_char", f"{cell.id}", cell.id),), cell.id)
    shift = facts.settings.index_from
    terms = (Term("rank", f"{cell.rank}", cell.rank), Term("index_from", f"{shift}", shift))
    return Why(f"{cell.rank} + {shift}", terms, cell.id)


def _why_maxlen(cell: Cell, facts: Facts) -> Why:
    maxlen = facts.settings.maxlen
    length = cell.number
    counted = Term("sequence_length", f"{length}", length)
    if cell.mark == "dropped":
        terms = (counted, Term("maxlen_drops_from", f"{maxlen}", maxlen))
        return Why(f"{length} ≥ {maxlen}  →  ∅", terms, length)
    terms = (counted, Term("maxlen_keeps_below", f"{maxlen}", maxlen))
    return Why(f"{length} < {maxlen}  →  {length}", terms, length)


def _why_limited(cell: Cell, facts: Facts) -> Why:
    settings = facts.settings
    oov = settings.oov_char
    becomes = (
        Term("dropped_without_oov_char", "∅", None)
        if oov is None
        else Term("oov_char", f"{oov}", oov)
    )
    if cell.id is None:
        missing = Term("word_not_in_index", f"1…{facts.vocabulary}", cell.text)
        return Why(f"?  →  {becomes.expression}", (missing, becomes), oov)
    coded = _coded(cell, facts)
    skipped = Term("skip_top", f"{settings.skip_top}", settings.skip_top)
    if cell.id < settings.skip_top:
        formula = f"{cell.id} < {settings.skip_top}  →  {becomes.expression}"
        return Why(formula, (coded, skipped, becomes), oov)
    if cell.id >= facts.limit:
        formula = f"{cell.id} ≥ {facts.limit}  →  {becomes.expression}"
        return Why(formula, (coded, _limit(facts), becomes), oov)
    formula = f"{settings.skip_top} ≤ {cell.id} < {facts.limit}  →  {cell.id}"
    return Why(formula, (coded, skipped, _limit(facts)), cell.id)


def _coded(cell: Cell, facts: Facts) -> Term:
    """The id before the limits, in one term."""
    if cell.rank is None:
        return Term("start_char", f"{cell.id}", cell.id)
    return Term("id", f"{cell.rank} + {facts.settings.index_from}", cell.id)


def _limit(facts: Facts) -> Term:
    if facts.settings.num_words is None:
        return Term("largest_id", f"{facts.limit}", facts.limit)
    return Term("num_words", f"{facts.limit}", facts.limit)


def _why_truncated(cell: Cell, facts: Facts) -> Why:
    """A struck cell says why it goes; any other says why its number is what it is."""
    if cell.mark != "struck":
        return _why_limited(cell, facts)
    length, maxlen = facts.length, facts.pad.maxlen
    place = Term("sequence_place", f"{cell.place}", cell.place)
    if facts.pad.truncating == "pre":
        gone = Term("struck_in_front", f"{length} − {maxlen}", length - maxlen)
        return Why(f"{cell.place} < {length} − {maxlen}  →  ∅", (place, gone), None)
    stays = Term("kept_in_front", f"{maxlen}", maxlen)
    return Why(f"{cell.place} ≥ {maxlen}  →  ∅", (place, stays), None)


def _why_padded(cell: Cell, facts: Facts) -> Why:
    length, maxlen, column = facts.length, facts.pad.maxlen, cell.column
    if cell.mark != "padding":
        number = _why_limited(cell, facts)
        moved = Term("row_column", _moved(cell.place, column), column)
        return Why(number.formula, (*number.terms, moved), number.value)
    at = Term("row_column", f"{column}", column)
    if facts.pad.padding == "pre":
        filled = Term("filled_in_front", f"{maxlen} − {length}", maxlen - length)
        return Why(f"{column} < {maxlen} − {length}  →  0", (at, filled), 0)
    return Why(f"{column} ≥ {length}  →  0", (at, Term("sequence_length", f"{length}", length)), 0)


def _moved(place: int, column: int) -> str:
    if column == place:
        return f"{place}"
    return f"{place} + {column - place}" if column > place else f"{place} − {place - column}"
