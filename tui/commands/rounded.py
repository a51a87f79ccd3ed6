"""The test of a starter's weights as they came with the app, beside that of its history."""

from typing import TYPE_CHECKING, Any

from engine.runs.library import STARTER
from engine.runs.records import Run
from engine.runs.starters import starter
from tui.columns import print_folded
from tui.commands.telling import test_record
from tui.commands.training_words import figure
from tui.language import say

if TYPE_CHECKING:
    from engine.training.events import Tested


def rounded_record(run: Run) -> dict[str, Any]:
    """The test of rounded weights for JSON, where there is such a test."""
    test = _rounded(run)
    return {} if test is None else {"rounded_test": test_record(test)}


def print_rounded(run: Run) -> None:
    """The same for people, beside the accuracy of the history."""
    test = _rounded(run)
    if test is not None and run.test is not None:
        text = say(
            "These are verdicts of the weights as they came with the app (rounded), whose test "
            "accuracy is {rounded}; as they were learned it was {learned}.",
            rounded=figure(test.accuracy),
            learned=figure(run.test.accuracy),
        )
        print_folded(text)


def _rounded(run: Run) -> "Tested | None":
    """The test of the weights that give a starter's verdicts, which are not quite those of its
    history; None for a run, of which there are no others."""
    return None if run.line.run else starter(run.line.name.removeprefix(STARTER)).rounded_test
