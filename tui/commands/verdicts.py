"""What a model said of its test reviews, on the command line: at a threshold, and its mistakes."""

from typing import TYPE_CHECKING, Any, Final

import click

from engine.runs.answered import reviews_of, verdicts_of
from engine.runs.records import Run
from engine.why import Refusal, json_value
from tui import wording
from tui.columns import print_columns, print_folded
from tui.commands.rounded import print_rounded, rounded_record
from tui.commands.training_words import figure
from tui.language import _, counted, say
from tui.printing import print_table
from tui.session import Session
from tui.voice import complain
from tui.wording.verdicts import MEASURES as NAMES
from tui.wording.verdicts import NOT_NUMBERS

if TYPE_CHECKING:
    from engine.runs.rereading import Reread
    from engine.runs.verdicts import Counts, Mistake

#: So many words of a review are printed; scripts get them all.
GLANCE: Final = 40


class Threshold(click.FloatRange):
    """A number from 0 to 1; what is no number is neither."""

    name = "number"

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read it."""
        found = float(super().convert(value, param, ctx))
        if found != found:
            self.fail(say("{value} is no number from 0 to 1.", value=value), param, ctx)
        return found


def at_record(run: Run, threshold: float) -> dict[str, Any]:
    """What was called what at a threshold, and the measures of it, for JSON."""
    verdicts = verdicts_of(run)
    counts = verdicts.at(threshold)
    return {
        "threshold": threshold,
        "confusion": [list(row) for row in counts.confusion],
        **{measure: json_value(counts.value(measure)) for measure in NAMES},
        "not_numbers": verdicts.not_numbers,
        **rounded_record(run),
    }


def print_at(run: Run, threshold: float) -> None:
    """The same for people, each measure with the counts that make it."""
    verdicts = verdicts_of(run)
    counts = verdicts.at(threshold)
    title = say("At threshold {threshold} (Keras' own is 0.5):", threshold=f"{threshold:g}")
    click.echo("\n" + title)
    print_confusion(counts.confusion)
    rows = [
        (_(name), figure(counts.value(measure)), counts.why(measure).formula)
        for measure, name in NAMES.items()
    ]
    print_table(("", "", ""), rows, right=(1,))
    if verdicts.not_numbers:
        print_folded(counted(*NOT_NUMBERS, verdicts.not_numbers))
    print_rounded(run)


def print_confusion(confusion: "tuple[tuple[int, ...], ...]") -> None:
    """Rows of truth, columns of verdicts."""
    names = (_("negative"), _("positive"))
    heads = ("", *(say("called {verdict}", verdict=name) for name in names))
    rows = [
        (name, *map(wording.number, counts)) for name, counts in zip(names, confusion, strict=True)
    ]
    print_table(heads, rows, right=(1, 2))


def mistakes_record(session: Session, run: Run, most: int) -> dict[str, Any]:
    """The most confident wrong answers for JSON; the text is null where there is none any more."""
    counts, found, reviews = _mistakes(session, run, most)
    return {
        "wrong": counts.wrong,
        "mistakes": [
            {
                "probability": json_value(each.probability),
                "truth": "positive" if each.truth else "negative",
                "position": each.position,
                "text": None if reviews is None else reviews.text(each.position),
            }
            for each in found
        ],
        **rounded_record(run),
    }


def print_mistakes(session: Session, run: Run, most: int) -> None:
    """The same for people, with the beginning of each review."""
    counts, found, reviews = _mistakes(session, run, most)
    print_folded(
        say(
            "{wrong} of {reviews} test reviews are called what they are not; the most confident "
            "first:",
            wrong=wording.number(counts.wrong),
            reviews=wording.number(counts.rows),
        )
    )
    print_rounded(run)
    heads = ("x_test", _("truth"), _("p(positive)"), _("review"))
    rows = [
        (
            f"{each.position}",
            _("positive") if each.truth else _("negative"),
            f"{each.probability:.6f}",
            "" if reviews is None else _glance(reviews, each.position),
        )
        for each in found
    ]
    if rows:
        print_columns(heads, rows, right=(0, 2))


def _mistakes(
    session: Session, run: Run, most: int
) -> "tuple[Counts, tuple[Mistake, ...], Reread | None]":
    """The counts, the mistakes and the reviews; why these are not there is said at once."""
    from engine.runs.verdicts import KERAS

    verdicts = verdicts_of(run)
    reviews = None
    try:
        reviews = reviews_of(run, session.places, notify=complain)
    except Refusal as refusal:
        complain(refusal)
    return verdicts.at(KERAS), verdicts.mistakes(most), reviews


def _glance(reviews: "Reread", position: int) -> str:
    """How a review begins."""
    words = reviews.text(position).split(None, GLANCE)
    return " ".join([*words[:GLANCE], "…"] if len(words) > GLANCE else words)
