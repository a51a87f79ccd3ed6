"""`make bench`: run every bench, print its rows, and write them to bench/RESULTS.md."""

import os
import platform
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench import data, start, zoo
from bench.row import NotMeasured, Row

RESULTS = Path(__file__).parent / "RESULTS.md"
BENCHES: Sequence[tuple[str, Callable[[], list[Row]]]] = (
    ("start", start.rows),
    ("data", data.rows),
    ("zoo", zoo.rows),
)
INTRODUCTION = """\
# What was measured

Made by `make bench`. Each row is a median; both sides were run in turn, in the same run, so that
a noisy machine is noisy to both. A ratio says how much of the other's time or memory ours takes,
a difference (+) how much more.

{machine}

| what | ours | the other | ratio or difference | goal | |
|---|---|---|---|---|---|
"""


def main(names: Sequence[str]) -> int:
    """Run all benches, or those that are named; whether every goal is met."""
    lines, missed = [], 0
    for name, rows in BENCHES:
        if names and name not in names:
            continue
        try:
            found = rows()
        except NotMeasured as reason:
            lines.append(f"| {name} | not measured: {reason} | | | | |")
            print(lines[-1])
            continue
        for row in found:
            lines.append(_line(row))
            missed += not row.met
            print(lines[-1], flush=True)
    if not names:
        RESULTS.write_text(
            INTRODUCTION.format(machine=_machine()) + "\n".join(lines) + "\n", encoding="utf-8"
        )
    return 1 if missed else 0


def _line(row: Row) -> str:
    goal = "" if row.goal is None else f"≤ {row.written(row.goal)}"
    verdict = "" if row.goal is None else ("met" if row.met else "missed")
    sides = f"{row.ours:.3g} {row.unit} | {row.theirs:.3g} {row.unit}"
    return f"| {row.name} | {sides} | {row.written(row.judged)} | {goal} | {verdict} |"


def _machine() -> str:
    day = datetime.now(UTC).date().isoformat()
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, no GPU used"
    return f"{day}, Python {platform.python_version()}, {system}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
