"""The figures of a result: how it came out on the test, and beside that on what validated."""

from functools import partial

from engine.training.events import Tested
from tui.language import _, say
from tui.screens.train.answers import loss_answer, measure_answer, test_answer, value_text
from tui.screens.train.published import published, span_text
from tui.screens.train.record import VAL_ACCURACY, Record
from tui.wording.fed import word
from widgets.answer import Answer
from widgets.figures import Figure


def weights_line(record: Record) -> str:
    """Which epoch's weights were tested."""
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


def result_figures(record: Record, test: Tested) -> list[Figure]:
    """Accuracy and loss of the test, what was published, and how much was tested with."""
    rows, spec = record.rows.test, record.plan.spec
    loss = partial(loss_answer, _("test loss"), test.loss, word("tested", spec), spec)
    found = [
        Figure(_("test accuracy"), value_text(test.accuracy), partial(test_answer, test, spec)),
        Figure(_("test loss"), value_text(test.loss), loss),
    ]
    epoch = record.counts
    if epoch is not None:
        at = record.epochs.index(epoch)
        why = partial(measure_answer, record, at, VAL_ACCURACY)
        found.append(Figure(_("val accuracy"), value_text(epoch.val_accuracy), why))
    known = published(record.plan)
    if known is not None:
        said = word("published", spec)
        for name, span in (
            (_("published test"), known.test),
            (_("published val"), known.validation),
        ):
            if span is not None:
                text = span_text(span)
                found.append(Figure(name, text, Answer(name, "", (), text, said)))
    if rows:
        name = word("tests", spec)
        found.append(Figure(name, f"{rows:,}", Answer(name, "", (), f"{rows:,}")))
    return found
