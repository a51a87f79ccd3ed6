"""What was called what, of many classes: a table with a why for every count and every share."""

from collections.abc import Iterator, Sequence
from functools import partial

from engine.runs.class_verdicts import ClassCounts, ClassMeasure
from tui import wording
from tui.language import _, say
from tui.screens.train.answers import grouped, value_text
from tui.wording.class_verdicts import CLASS_MEASURES
from tui.wording.classes import numbered
from widgets.answer import Answer, Line
from widgets.figure_table import FigureRow
from widgets.figures import Figure


def class_heads(counts: ClassCounts) -> tuple[str, ...]:
    """The columns are verdicts, by number; then what share of a class is right."""
    return (_("truth"), *map(str, range(len(counts.confusion))), _("right"))


def class_rows(counts: ClassCounts, classes: Sequence[str]) -> Iterator[FigureRow]:
    """A row for each truth, and below them how far each verdict can be trusted."""
    places = range(len(counts.confusion))
    for truth in places:
        name = numbered(truth, classes)
        cells = [
            Figure(
                f"{name} → {verdict}",
                f"{counts.confusion[truth][verdict]}",
                partial(_count_answer, counts, truth, verdict, classes),
            )
            for verdict in places
        ]
        yield FigureRow(name, (*cells, _share(counts, "recall", truth, classes)))
    shares = (_share(counts, "precision", verdict, classes) for verdict in places)
    accuracy = "–" if counts.accuracy is None else f"{counts.accuracy:.2f}"
    whole = Figure(_("accuracy"), accuracy, partial(_accuracy_answer, counts))
    yield FigureRow(_("precision"), (*shares, whole))


def class_measures(counts: ClassCounts, *, listed: bool) -> Iterator[Figure]:
    """How many pictures are called wrongly; whether these can be listed, too."""
    yield Figure(_("wrong"), f"{counts.wrong:,}", partial(_wrong_answer, counts, listed))


def _count_answer(counts: ClassCounts, truth: int, verdict: int, classes: Sequence[str]) -> Answer:
    title = say(
        "is {truth}, called {verdict}",
        truth=numbered(truth, classes),
        verdict=numbered(verdict, classes),
    )
    if truth == verdict:
        note = _("These it got right.")
    else:
        note = _("These it got wrong. ⏎ lists them, the most confident first.")
    return grouped(wording.answer(title, counts.why_cell(truth, verdict), note))


def _share(counts: ClassCounts, measure: ClassMeasure, of: int, classes: Sequence[str]) -> Figure:
    value = counts.value(measure, of)
    name = say(
        "{measure} of {name}", measure=_(CLASS_MEASURES[measure]), name=numbered(of, classes)
    )
    text = "–" if value is None else f"{value:.2f}"
    return Figure(name, text, partial(_share_answer, counts, measure, of, name))


def _share_answer(counts: ClassCounts, measure: ClassMeasure, of: int, title: str) -> Answer:
    if measure == "precision":
        note = _("Precision: how far its word can be trusted when it says this.")
    else:
        note = _("Recall: how many of them the model finds.")
    return grouped(wording.answer(title, counts.why(measure, of), note))


def _accuracy_answer(counts: ClassCounts) -> Answer:
    note = _("Accuracy: what stands on the diagonal, as a share of all.")
    return grouped(wording.answer(_("accuracy"), counts.why_accuracy(), note))


def _wrong_answer(counts: ClassCounts, listed: bool) -> Answer:
    lines = (
        Line(_("pictures in all"), "", f"{counts.rows:,}"),
        Line(_("called what they are, class by class: the diagonal"), "", f"{counts.right:,}"),
    )
    note = _("m lists them, the most confident first.") if listed else ""
    formula = f"{counts.rows:,} − {counts.right:,}"
    return Answer(_("wrong"), formula, lines, f"{counts.wrong:,}", note)


def mistake_cost(loss: float) -> str:
    """How the cost of one mistake is part of the loss of the test."""
    return say(
        "The mean of this over all test pictures is the test loss, {loss}.", loss=value_text(loss)
    )
