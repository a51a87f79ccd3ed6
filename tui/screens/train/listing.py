"""How the list of runs is sorted, and how its accuracies read."""

from collections.abc import Iterable
from typing import Final

from engine.runs.records import Line
from tui.language import N_
from tui.screens.train.state import Order

ORDERS: Final[dict[Order, str]] = {
    "newest": N_("newest first"),
    "model": N_("by model"),
    "val": N_("by validation accuracy"),
    "test": N_("by test accuracy"),
}


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
