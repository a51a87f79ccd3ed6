"""The way of one review, or of a learner's own sentence, from its text to its padded row of ids.

The stages stand in the order in which Keras takes them: maxlen counts a review before the limits of
the vocabulary are applied. Every cell of every stage answers why it holds what it holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.corpus.loading import Loaded
from engine.corpus.padding import PadSettings
from engine.corpus.store import SplitName
from engine.corpus.text import FILTERED, RULES, cleaned, lowered
from engine.corpus.trace_cells import Cell, Facts, StageCode, why_of
from engine.why import Refusal, Why

LONGEST_ROW = 100_000  # cells; a trace is made to be looked at
CAPITALS = re.compile("([A-Z]+)")
SEPARATORS = re.compile(f"([{re.escape(FILTERED)}]+)")


class TraceRefused(Refusal):
    """A text or a row that cannot be traced."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the way, cell by cell."""

    code: StageCode
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole way. It ends early if maxlen leaves the review out."""

    stages: tuple[Stage, ...]
    facts: Facts

    def stage(self, code: StageCode) -> Stage | None:
        """The stage of that name, if the way leads through it."""
        return next((stage for stage in self.stages if stage.code == code), None)

    def why(self, stage: Stage, i: int) -> Why:
        """Why a cell of a stage holds what it holds."""
        return why_of(stage.code, stage.cells[i], self.facts)

    @property
    def row(self) -> tuple[int, ...] | None:
        """The padded ids, or None if maxlen leaves the review out."""
        last = self.stage("padded")
        return None if last is None else tuple(cell.number or 0 for cell in last.cells)


def trace_review(loaded: Loaded, split: SplitName, row: int, pad: PadSettings) -> Trace:
    """The way of the review in this row of the file, also where the settings leave it out."""
    corpus = loaded.corpus
    half = corpus.split(split)
    text = half.text_of(row)
    if text is None:
        words = [corpus.vocabulary.word(rank) for rank in half.ranks_of(row).tolist()]
        return _traced(loaded, [], words, pad, own=False)
    return _traced(loaded, *_cut(text, corpus.about.rule), pad, own=False)


def trace_sentence(loaded: Loaded, text: str, pad: PadSettings) -> Trace:
    """The way of a sentence that a learner wrote. Its unknown words stay, as unknown."""
    before, words = _cut(text, loaded.corpus.about.rule)
    if not words:
        raise TraceRefused("sentence_without_words")
    return _traced(loaded, before, words, pad, own=True)


def _cut(text: str, rule: str) -> tuple[list[Stage], list[str]]:
    """The stages of the text itself, and its words."""
    stages = [Stage("text", (Cell(text, len(text), "plain"),))]
    if rule == "words":
        stages.append(Stage("lowered", _runs(text, lowered(text), CAPITALS)))
        stages.append(Stage("cleaned", _runs(lowered(text), cleaned(text), SEPARATORS)))
    return stages, RULES[rule](text)


def _runs(before: str, after: str, changed: re.Pattern[str]) -> tuple[Cell, ...]:
    """The text after a stage, cut where the stage changed it; no stage changes its length."""
    cells, at = [], 0
    for i, run in enumerate(changed.split(before)):
        if run:
            text = after[at : at + len(run)]
            cells.append(Cell(text, len(run), "changed" if i % 2 else "plain", was=run))
            at += len(run)
    return tuple(cells)


def _traced(
    loaded: Loaded, before: list[Stage], words: Sequence[str], pad: PadSettings, *, own: bool
) -> Trace:
    if pad.maxlen > LONGEST_ROW:
        raise TraceRefused("row_too_long_to_show", maxlen=pad.maxlen, most=LONGEST_ROW)
    settings = loaded.settings
    vocabulary = loaded.corpus.vocabulary
    ranked = [_ranked(word, vocabulary.rank(word), own) for word in words]
    numbered = [_numbered(cell, settings.index_from) for cell in ranked if cell.mark != "dropped"]
    if settings.start_char is not None:
        start = settings.start_char
        numbered.insert(0, Cell("", start, "start", id=start))
    facts = Facts(settings, pad, loaded.limit, len(vocabulary), len(numbered))
    stages = [
        *before,
        Stage("words", tuple(Cell(word, i, "word") for i, word in enumerate(words, 1))),
        Stage("ranks", tuple(ranked)),
        Stage("ids", tuple(numbered)),
    ]
    if settings.maxlen is not None:
        left_out = len(numbered) >= settings.maxlen
        verdict = Cell("", len(numbered), "dropped" if left_out else "plain")
        stages.append(Stage("maxlen", (verdict,)))
        if left_out:
            return Trace(tuple(stages), facts)
    return _finished(stages, _limited(numbered, facts), facts)


def _finished(stages: list[Stage], limited: list[Cell], facts: Facts) -> Trace:
    """The last stages: the limits of the vocabulary, truncation, padding."""
    pad = facts.pad
    left = [cell for cell in limited if cell.mark != "dropped"]
    facts = replace(facts, length=len(left))
    truncated = [replace(c, mark="struck") if facts.strikes(c.place) else c for c in left]
    kept = [cell for cell in truncated if cell.mark != "struck"]
    filled = [Cell("", 0, "padding")] * (pad.maxlen - len(kept))
    row = [*filled, *kept] if pad.padding == "pre" else [*kept, *filled]
    padded = (replace(cell, column=column) for column, cell in enumerate(row))
    stages.append(Stage("limited", tuple(limited)))
    stages.append(Stage("truncated", tuple(truncated)))
    stages.append(Stage("padded", tuple(padded)))
    return Trace(tuple(stages), facts)


def _ranked(word: str, rank: int | None, own: bool) -> Cell:
    if rank is None:
        return Cell(word, None, "unknown" if own else "dropped")
    return Cell(word, rank, "word", rank=rank)


def _numbered(cell: Cell, index_from: int) -> Cell:
    if cell.rank is None:
        return cell
    number = cell.rank + index_from
    return Cell(cell.text, number, "word", rank=cell.rank, id=number)


def _limited(cells: list[Cell], facts: Facts) -> list[Cell]:
    """The cells with the unknown in place of those over the limits, or marked to be dropped."""
    skip_top, limit, oov = facts.settings.skip_top, facts.limit, facts.settings.oov_char
    limited, place = [], 0
    for cell in cells:
        number, mark = cell.number, cell.mark
        if cell.id is None or not skip_top <= cell.id < limit:
            number, mark = oov, "dropped" if oov is None else "unknown"
        limited.append(Cell(cell.text, number, mark, rank=cell.rank, id=cell.id, place=place))
        place += mark != "dropped"
    return limited
