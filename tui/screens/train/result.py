"""What the test reviews say: right and wrong, of each kind, and what was published beside it."""

from functools import partial

from textual.app import ComposeResult
from textual.widgets import Static

from engine.training.events import Tested
from tui.language import _, say
from tui.screens.train.answers import (
    accuracy_answer,
    loss_answer,
    measure_answer,
    test_answer,
    value_text,
)
from tui.screens.train.published import published, span_text
from tui.screens.train.record import VAL_ACCURACY, Record
from tui.screens.train.view import TrainView
from widgets.answer import Answer, Line
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure, Figures


class ResultView(TrainView):
    """Figures above; below them what was called what."""

    DEFAULT_CSS = """
    ResultView {
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        #result-figures { height: auto; margin-bottom: 1; }
        #result-table { height: auto; margin-bottom: 1; }
        #result-note { height: auto; color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        """The figures, the table, and a word."""
        yield Figures(id="result-figures")
        yield FigureTable(id="result-table")
        yield Static(id="result-note", markup=False)

    def draw(self) -> None:
        """Show the result of the run that is looked at, if it has one."""
        record = self.record
        test = None if record is None else record.test
        figures = () if record is None or test is None else tuple(_figures(record, test))
        self.query_one(Figures).set_content(
            figures, title=self.heading(), columns=(_("figure"), _("value"))
        )
        heads = (_("truth"), _("called negative"), _("called positive"), _("right"))
        rows = () if test is None else tuple(_rows(test))
        self.query_one(FigureTable).set_content(heads, rows, title=self.heading())
        self.query_one("#result-note", Static).update(_note(record))
        self.shown()


def _note(record: Record | None) -> str:
    if record is None:
        return ""
    if record.test is None:
        return _("The test reviews are read once, when the last epoch is done: there is no result.")
    epoch = record.counts
    if epoch is None:
        return ""
    if record.plan.fit.patience is not None:
        return say(
            "Tested with the weights of epoch {epoch}, which validated best: early stopping took "
            "them back.",
            epoch=epoch.epoch,
        )
    return say(
        "Tested with the weights of the last epoch, {epoch}, whether it was the best or not.",
        epoch=epoch.epoch,
    )


def _figures(record: Record, test: Tested) -> list[Figure]:
    rows = record.rows.test
    note = _("On reviews that neither taught nor chose anything.")
    loss = partial(loss_answer, _("test loss"), test.loss, note)
    found = [
        Figure(_("test accuracy"), value_text(test.accuracy), partial(test_answer, test)),
        Figure(_("test loss"), value_text(test.loss), loss),
    ]
    epoch = record.counts
    if epoch is not None:
        at = record.epochs.index(epoch)
        why = partial(measure_answer, record, at, VAL_ACCURACY)
        found.append(Figure(_("val accuracy"), value_text(epoch.val_accuracy), why))
    known = published(record.plan)
    if known is not None:
        said = _("One run on the real IMDB, as the course's notebook shows it. No target to hit.")
        for name, span in (
            (_("published test"), known.test),
            (_("published val"), known.validation),
        ):
            if span is not None:
                text = span_text(span)
                found.append(Figure(name, text, Answer(name, "", (), text, said)))
    if rows:
        about = Answer(_("test reviews"), "", (), f"{rows:,}")
        found.append(Figure(_("test reviews"), f"{rows:,}", about))
    return found


def _rows(test: Tested) -> list[FigureRow]:
    """A row for each truth, then how often a verdict is right."""
    truths = (_("negative"), _("positive"))
    named = (_("called negative"), _("called positive"))
    rows = []
    for truth, (name, counts) in enumerate(zip(truths, test.confusion, strict=True)):
        right, total = counts[truth], sum(counts)
        title = say("of all {truth}: right", truth=name)
        cells = [
            Figure(name, f"{count:,}", partial(_count_answer, name, named[i], count, i, truth))
            for i, count in enumerate(counts)
        ]
        cells.append(_share(title, right, total, _recall_note()))
        rows.append(FigureRow(name, tuple(cells)))
    columns = list(zip(*test.confusion, strict=True))
    shares = [
        _share(say("of all {verdict}: right", verdict=named[i]), counts[i], sum(counts), _precise())
        for i, counts in enumerate(columns)
    ]
    whole = Figure(_("right"), value_text(test.accuracy), partial(test_answer, test))
    rows.append(FigureRow(_("right"), (*shares, whole)))
    return rows


def _recall_note() -> str:
    return _("Recall: how many of them the model finds.")


def _precise() -> str:
    return _("Precision: how far its word can be trusted.")


def _count_answer(truth: str, called: str, count: int, verdict: int, label: int) -> Answer:
    title = say("{truth}, {verdict}", truth=truth, verdict=called)
    rule = "p ≥ 0.5" if verdict else "p < 0.5"
    lines = (Line(_("what the model gave them"), rule, called),)
    note = _("These it got right.") if verdict == label else _("These it got wrong.")
    return Answer(title, "", lines, f"{count:,}", note)


def _share(title: str, part: int, total: int, note: str) -> Figure:
    """A share; of nothing there is none."""
    if not total:
        return Figure(title, "–", Answer(title, "", (), "–", note))
    return Figure(title, value_text(part / total), partial(_share_answer, title, part, total, note))


def _share_answer(title: str, part: int, total: int, note: str) -> Answer:
    return accuracy_answer(title, part / total, total, note)
