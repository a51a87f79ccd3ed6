"""Lines of stdin on the command line: a verdict for each, as soon as there is a line to read.

Whatever has come is taken together, which is many times faster; a line that was typed by hand is
all that has come, so it is answered at once.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.scoring.model import Scorer
from engine.scoring.opening import open_scorer
from engine.scoring.reading import Reading
from engine.scoring.score import Score, scored
from engine.why import Refusal
from tui import wording
from tui.columns import GAP
from tui.score_records import plain_record
from tui.score_texts import check_encoding, one_line
from tui.score_words import verdict
from tui.session import Session
from tui.voice import complain
from widgets.safe_text import pad_cells, visible

#: Bytes that are read at once, and that a line may have.
BLOCK: Final = 1 << 17
LONGEST: Final = 1 << 22
#: Cells for a verdict in front of its line.
VERDICT: Final = 16


def score_lines(session: Session, key: RunKey, as_json: bool) -> None:
    """Print a line for every line, in order."""
    scorer = open_scorer(key, Store(session.places, complain))
    for lines in _come(sys.stdin.fileno()):
        found = _scores(scorer, lines)
        said = map(_as_json if as_json else _as_text, found, lines)
        sys.stdout.write("".join(f"{each}\n" for each in said))
        sys.stdout.flush()


def _come(descriptor: int) -> Iterator[list[str]]:
    """The lines that have come so far, again and again, until there are no more."""
    rest, number = b"", 0
    while block := os.read(descriptor, BLOCK):
        come = rest + block
        if not number:
            check_encoding(come, "stdin")
        *whole, rest = come.split(b"\n")
        number += len(whole)
        if len(rest) > LONGEST:
            raise Refusal("score_line_too_long", line=number + 1, most=LONGEST)
        if whole:
            yield list(map(_decoded, whole))
    if rest:
        yield [_decoded(rest)]


def _decoded(line: bytes) -> str:
    """A line as text, without what Windows puts behind it, and in front of a file."""
    text = line.decode("utf-8", "replace").removeprefix("\ufeff").removesuffix("\r")
    return one_line(text)


def _scores(scorer: Scorer, lines: Sequence[str]) -> list[Score | Refusal]:
    """The verdicts of many lines at once; or why there is none."""
    readings = [scorer.read(line) for line in lines]
    return list(map(_scored, readings, scorer.probabilities(readings)))


def _scored(reading: Reading, probability: float) -> Score | Refusal:
    try:
        return scored(reading, probability)
    except Refusal as refusal:
        return refusal


def _as_json(found: Score | Refusal, _line: str) -> str:
    """One document on one line; where there is no verdict its fields are null."""
    if isinstance(found, Refusal):
        data: dict[str, Any] = {"probability": None, "label": None, "tokens": [], "notices": []}
        data["refused"] = found.code
    else:
        data = plain_record(found)
    return msgspec.json.encode(data).decode()


def _as_text(found: Score | Refusal, line: str) -> str:
    """The verdict, and the line that it is of; what speaks against it stands behind it."""
    if isinstance(found, Refusal):
        return pad_cells("–", VERDICT) + GAP + wording.refusal(found)
    notes = "".join(f" [{wording.notice(each)}]" for each in found.notices)
    return pad_cells(verdict(found.probability), VERDICT) + GAP + visible(line) + notes
