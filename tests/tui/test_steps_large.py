"""Large numbers in the Steps lab, as cells show them and as learners predict them."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.steps_lab import output, press, rows, take, view_of
from tui.screens.steps.slips import is_right
from tui.screens.steps.texts import shown


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.5, "1234.5"), (12345.5, "12345.5"), (123.456, "123.5"), (1000.0, "1000")],
)
def test_a_large_number_is_not_shown_as_another_whole_one(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_guess_is_right_when_32_bits_hold_no_better_number() -> None:
    assert is_right(24_990_001, 24_990_000.0) and not is_right(24_990_003, 24_990_000.0)


async def test_what_large_numbers_come_to_can_be_predicted(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t")
        board = view_of(pilot).board
        for grid in (board.input(0), board.kernel(0)):
            grid.focus()
            await press(pilot, "home", *"9999", "enter")
        assert rows(board.kernel(0))[0][0] == "9999"
        await press(pilot, "g", *"99980010", "enter")
        assert output(pilot)[0][0].startswith("✓")
