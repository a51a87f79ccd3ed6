"""What was called what, as a table: a row for each truth, then how often a verdict is right."""

from collections.abc import Iterator
from functools import partial

from engine.runs.verdicts import Counts
from tui.language import _, say
from tui.screens.train.answers import value_text
from tui.screens.train.threshold import measure_answer, threshold_text
from widgets.answer import Answer, Line
from widgets.figure_table import FigureRow
from widgets.figures import Figure


def count_rows(counts: Counts) -> Iterator[FigureRow]:
    """The four counts, and beside and below them what share of each row and column is right."""
    sides = (_("negative"), _("positive"))
    called = (_("called negative"), _("called positive"))
    for truth, (side, row) in enumerate(zip(sides, counts.confusion, strict=True)):
        cells = [
            Figure(side, f"{count:,}", partial(_count_answer, counts, truth, verdict))
            for verdict, count in enumerate(row)
        ]
        title = say("of all {truth}: right", truth=side)
        note = _("Recall: how many of them the model finds.")
        cells.append(_share(title, row[truth], sum(row), note))
        yield FigureRow(side, tuple(cells))
    shares = [
        _share(
            say("of all {verdict}: right", verdict=called[verdict]),
            column[verdict],
            sum(column),
            _("Precision: how far its word can be trusted."),
        )
        for verdict, column in enumerate(zip(*counts.confusion, strict=True))
    ]
    accuracy = counts.value("accuracy")
    text = "–" if accuracy is None else value_text(accuracy)
    whole = Figure(_("right"), text, partial(measure_answer, counts, "accuracy"))
    yield FigureRow(_("right"), (*shares, whole))


def _count_answer(counts: Counts, truth: int, verdict: int) -> Answer:
    """Why so many reviews are in a cell."""
    sides = (_("negative"), _("positive"))
    called = (_("called negative"), _("called positive"))[verdict]
    title = say("{truth}, {verdict}", truth=sides[truth], verdict=called)
    threshold = threshold_text(counts.threshold)
    rule = f"p > {threshold}" if verdict else f"p ≤ {threshold}"
    lines = (Line(_("what the model gave them"), rule, called),)
    note = _("These it got right.") if verdict == truth else _("These it got wrong.")
    return Answer(title, "", lines, f"{counts.confusion[truth][verdict]:,}", note)


def _share(title: str, part: int, total: int, note: str) -> Figure:
    """A share; of nothing there is none."""
    if not total:
        return Figure(title, "–", Answer(title, "", (), "–", note))
    return Figure(title, value_text(part / total), partial(_share_answer, title, part, total, note))


def _share_answer(title: str, part: int, total: int, note: str) -> Answer:
    lines = (
        Line(_("called what they are"), "", f"{part:,}"),
        Line(_("reviews in all"), "", f"{total:,}"),
    )
    return Answer(title, f"{part:,} ÷ {total:,}", lines, value_text(part / total), note)
