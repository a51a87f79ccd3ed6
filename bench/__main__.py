"""`make bench`: run benches, print what they find, and write it to bench/RESULTS.md."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import app, data, scoring, start, training, vision, words, zoo
from bench.asked import Asked
from bench.results import RESULTS, Table, machine, merged, of_rows
from bench.row import NotMeasured
from engine.zoo.models import MODELS

#: By name: the title of its section, and what measures it, in the order of the file.
BENCHES: Mapping[str, tuple[str, Callable[[Asked], Table]]] = {
    "start": ("Cold start", lambda _asked: of_rows(start.rows())),
    "data": ("Reviews", lambda _asked: of_rows(data.rows())),
    "zoo": ("Models", lambda _asked: of_rows(zoo.rows())),
    "vision": ("Pictures", vision.table),
    "words": ("Vectors of words", words.table),
    "scoring": ("Verdicts on texts", scoring.table),
    "app": ("Training in the app", app.table),
    "training": ("Training", training.table),
}
#: Too long to be run each time.
ONLY_IF_NAMED = ("training", "words")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run those that are named, or all that are quick enough; whether every goal is met."""
    given = _given(arguments)
    names = given.names or [name for name in BENCHES if name not in ONLY_IF_NAMED]
    asked = Asked(given.quick, given.home, tuple(given.model))
    missed = 0
    for name in names:
        title, bench = BENCHES[name]
        print(f"## {title}\n", flush=True)
        try:
            table = bench(asked)
        except NotMeasured as reason:
            print(f"not measured: {reason}\n", flush=True)
            continue
        print(f"{table}\n", flush=True)
        missed += table.missed
        if not (given.quick or given.model):
            _write(title, table)
    return 1 if missed else 0


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument(
        "--quick", action="store_true", help="little of all, to see that it runs; writes nothing"
    )
    parser.add_argument(
        "--home", type=Path, help="where runs by the course's own plans are (training)"
    )
    parser.add_argument(
        "--model", action="append", default=[], help="only this one (training); writes nothing"
    )
    given = parser.parse_args(arguments)
    for wrong in sorted({*given.names} - {*BENCHES} | {*given.model} - {*MODELS}):
        parser.error(f"there is no {wrong}")
    return given


def _write(title: str, table: Table) -> None:
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else ""
    order = [title for title, _bench in BENCHES.values()]
    section = {title: f"{machine()}\n\n{table}"}
    RESULTS.write_text(merged(before, section, order), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
