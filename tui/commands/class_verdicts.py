"""What a model called its test pictures, on the command line: the table, and the mistakes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from engine.runs.answered import class_verdicts_of, classes_of, pictures_of
from engine.runs.class_verdicts import ClassCounts
from engine.runs.records import Run
from engine.why import Refusal, json_value
from tui import wording
from tui.columns import print_columns, print_folded
from tui.commands.rounded import print_rounded, rounded_record
from tui.language import _, counted, say
from tui.session import Session
from tui.voice import complain
from tui.wording.class_verdicts import CLASS_NOT_NUMBERS
from tui.wording.classes import class_name, numbered
from widgets.safe_text import cell_len, pad_cells

if TYPE_CHECKING:
    from engine.pictures.store import Pictures
    from engine.runs.class_verdicts import ClassMistake

#: How wide a small picture is in the terminal, and how many stand side by side.
WIDTH: Final = 18
BESIDE: Final = 4


def class_record(run: Run, classes: Sequence[str]) -> dict[str, Any]:
    """What the table's rows and columns are, and how each class fares, for JSON."""
    if run.test is None:
        return {"classes": list(classes)}
    counts = ClassCounts(run.test.confusion)
    measures = [
        {
            "class": name,
            "precision": json_value(counts.value("precision", place)),
            "recall": json_value(counts.value("recall", place)),
        }
        for place, name in enumerate(classes)
    ]
    return {"classes": list(classes), "per_class": measures}


def print_classes(confusion: tuple[tuple[int, ...], ...], classes: Sequence[str]) -> None:
    """Rows of truth, columns of verdicts by number; recall at the end of each, precision below."""
    counts = ClassCounts(confusion)
    places = range(len(confusion))
    click.echo("\n" + _("Rows: what it is. Columns: what it was called, by number."))
    names = [numbered(place, classes) for place in places]
    table = [
        ("", *map(str, places), _("recall")),
        *(
            (
                names[place],
                *map(str, confusion[place]),
                _share(counts.value("recall", place)),
            )
            for place in places
        ),
        (_("precision"), *(_share(counts.value("precision", place)) for place in places), ""),
    ]
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (
            pad_cells(cell, width, "right" if place else "left")
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join(cells).rstrip())


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def class_mistakes_record(session: Session, run: Run, most: int) -> dict[str, Any]:
    """The most confident wrong answers for JSON."""
    verdicts, classes = class_verdicts_of(run), classes_of(run, session.places)
    return {
        "wrong": verdicts.counts.wrong,
        "mistakes": [
            {
                "position": each.position,
                "truth": classes[each.truth],
                "verdict": classes[each.verdict],
                "probability": json_value(each.probability),
                "probability_of_truth": json_value(each.of_truth),
            }
            for each in verdicts.mistakes(most)
        ],
        **rounded_record(run),
    }


def print_class_mistakes(session: Session, run: Run, most: int) -> None:
    """The same for people, and the pictures themselves where they are there."""
    verdicts, classes = class_verdicts_of(run), classes_of(run, session.places)
    counts, found = verdicts.counts, verdicts.mistakes(most)
    print_folded(
        say(
            "{wrong} of {pictures} test pictures are called what they are not; the most confident "
            "first:",
            wrong=wording.number(counts.wrong),
            pictures=wording.number(counts.rows),
        )
    )
    if verdicts.not_numbers:
        print_folded(counted(*CLASS_NOT_NUMBERS, verdicts.not_numbers))
    print_rounded(run)
    heads = ("x_test", _("truth"), _("called"), _("p(called)"), _("p(truth)"))
    rows = [
        (
            f"{each.position}",
            class_name(classes[each.truth]),
            class_name(classes[each.verdict]),
            f"{each.probability:.6f}",
            f"{each.of_truth:.6f}",
        )
        for each in found
    ]
    if rows:
        print_columns(heads, rows, right=(0, 3, 4))
    try:
        pictures = pictures_of(run, session.places, notify=complain)
    except Refusal as refusal:
        complain(refusal)
        return
    for first in range(0, len(found), BESIDE):
        _print_pictures(found[first : first + BESIDE], pictures)


def _print_pictures(found: "Sequence[ClassMistake]", pictures: "Pictures") -> None:
    """Some pictures side by side in characters, brighter where there is more ink."""
    from widgets.pixels import Look, text_lines

    look = Look("shades")
    drawn = [text_lines(pictures.images[each.position], look, WIDTH) for each in found]
    click.echo("\n" + "  ".join(f"{f'x_test[{each.position}]':{WIDTH}}" for each in found).rstrip())
    for line in zip(*drawn, strict=True):
        click.echo("  ".join(line).rstrip())
