"""bench/RESULTS.md: a head, and a section for each bench, which stays until it is measured anew."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.row import Row

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """\
# What was measured

Each bench has a section of its own, with the day and the machine of its figures. `make bench` runs
the short ones and writes their sections anew; `make bench ARGS=training` takes ten minutes and
more, `make bench ARGS=words` some minutes and 8 GB of memory and of disk, and each writes its own.
What was not run stays as it was, under its own date.

Every figure is a median where something was done more than once. Both sides were run in turn, in
the same run, so that a noisy machine is noisy to both. A ratio says how much of the other's time or
memory ours takes, a difference (+) how much more; where there is neither, ours itself is judged.
"""
_ROWS = ("what", "ours", "the other", "judged", "goal", "")


@dataclass(frozen=True, slots=True)
class Table:
    """What a bench found, as Markdown, and how many of its goals were missed."""

    columns: Sequence[str]
    lines: Sequence[Sequence[str]]
    missed: int
    about: str = ""
    more: str = ""  # what follows the table

    def __str__(self) -> str:
        head = [_line(self.columns), "|" + "---|" * len(self.columns)]
        table = "\n".join((*head, *map(_line, self.lines)))
        return "\n\n".join(part for part in (self.about, table, self.more) if part)


def of_rows(rows: Sequence[Row], about: str = "") -> Table:
    """The usual table: ours, the other, and the goal."""
    missed = sum(not row.met for row in rows)
    return Table(_ROWS, [row.cells for row in rows], missed, about)


def merged(text: str, found: Mapping[str, str], order: Sequence[str]) -> str:
    """The file with these sections written anew, and all others as they were."""
    _head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    before = {title: body.strip() for title, _, body in (part.partition("\n") for part in parts)}
    sections = {**before, **found}
    titles = [title for title in order if title in sections]
    return "\n".join((HEAD, *(f"## {title}\n\n{sections[title]}\n" for title in titles)))


def machine() -> str:
    """The day, and what it was measured on."""
    day = datetime.now(UTC).date().isoformat()
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, no GPU used"
    return f"{day}, Python {platform.python_version()}, {system}."


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
