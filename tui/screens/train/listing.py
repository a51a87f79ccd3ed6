"""The list of runs in words: how it is sorted and filtered, and what each line says."""

import time
from collections.abc import Iterable
from typing import Final

from engine.runs.library import STARTER, key_of
from engine.runs.records import Line
from tui.language import N_, _, say
from tui.screens.train.answers import value_text
from tui.screens.train.record import STAR
from tui.screens.train.state import Order
from tui.screens.train.words import STATES
from widgets.answer import Answer
from widgets.answer import Line as AnswerLine
from widgets.virtual_list import Column

ORDERS: Final[dict[Order, str]] = {
    "newest": N_("newest first"),
    "model": N_("by model"),
    "val": N_("by validation accuracy"),
    "test": N_("by test accuracy"),
}

#: What becomes of a run that is marked for deletion.
LEAVING: Final = N_("It is deleted when you leave this list; u takes it back.")

#: The column that goes first where there is little room: the test says more.
VAL: Final = 4


def accuracy_text(value: float | None) -> str:
    """An accuracy, if there is one yet."""
    return "–" if value is None else f"{value:.4f}"


def in_order(lines: Iterable[Line], order: Order) -> list[Line]:
    """The best first, where they are sorted by how good they are."""
    if order == "model":
        return sorted(lines, key=lambda line: (line.model, -line.run))
    if order == "val":
        return sorted(lines, key=lambda line: -(line.val_accuracy or 0))
    if order == "test":
        return sorted(lines, key=lambda line: -(line.test_accuracy or 0))
    return sorted(lines, key=lambda line: -line.run)


def is_shipped(line: Line) -> bool:
    """Whether a run came with the app."""
    return isinstance(key_of(line), str)


def fits(line: Line, wanted: str) -> bool:
    """Whether a word occurs in what is said of a run."""
    number = STAR if is_shipped(line) else f"{line.run}"
    texts = (number, line.name, line.note, line.model, line.data, _(STATES[line.state]))
    return wanted.casefold() in " ".join(texts).casefold()


def columns(wide: bool) -> list[Column]:
    """The heads of the list."""
    found = [
        Column("", 1),
        Column(_("run"), 4, "right"),
        Column(_("model"), 0),
        Column(_("epochs"), 7, "right"),
        Column(_("val"), 6, "right"),
        Column(_("test"), 6, "right"),
        Column(_("state"), 13),
    ]
    if not wide:
        del found[VAL]
    return found


def cells(line: Line, mark: str, wide: bool) -> tuple[str, ...]:
    """A run under these heads; one that came with the app has a star for a number."""
    own = not is_shipped(line)
    name = f"{line.name} · {line.model}" if line.name and own else line.model
    found = [
        mark,
        f"{line.run}" if own else STAR,
        f"{name} · {line.data}",
        f"{line.epochs}/{line.epochs_wanted}",
        accuracy_text(line.val_accuracy),
        accuracy_text(line.test_accuracy),
        _(STATES[line.state]),
    ]
    if not wide:
        del found[VAL]
    return tuple(found)


def line_answer(line: Line, doomed: bool) -> Answer:
    """What else is known of a run."""
    begun = time.strftime("%Y-%m-%d %H:%M", time.localtime(line.created))
    facts = [AnswerLine(_("begun"), "", begun), AnswerLine(_("data"), "", line.data)]
    if line.val_loss is not None:
        facts.append(AnswerLine(_("val loss"), "", value_text(line.val_loss)))
    if is_shipped(line):
        title, name = f"{STAR} {line.name.removeprefix(STARTER)}", line.name
        note = _(
            "It was trained by the project and came with the app: it can be opened, replayed and "
            "compared, and stays as it is."
        )
    else:
        title, name, note = say("run {run}", run=line.run), line.name, line.note
        if line.state == "running" and not note:
            note = _("It is being trained; x asks whether it is to stop.")
    if doomed:
        note = _(LEAVING)
    return Answer(title, name, tuple(facts), line.model, note, sign="·")
