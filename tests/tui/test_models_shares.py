"""Where the parameters are: shares that add up, and never divide by nothing."""

import pytest

from engine.zoo.editing import without_layer
from engine.zoo.models import MODELS, model
from engine.zoo.summary import summary
from tests.tui.conftest import MakeApp
from tests.tui.models_views import SIZES, lab_of, open_view, why_of
from tests.tui.pilots import press, screen_text, settle
from tui.screens.models.shares import share_text, why_share
from widgets.bars import Bars


@pytest.mark.parametrize(
    ("own", "total", "text"),
    [
        (4072, 4081, "99.8%"),
        (9, 4081, "0.2%"),
        (0, 4081, "0.0%"),
        (14, 14, "100.0%"),
        (4, 23_049, "0.02%"),
        (1, 10_000_000, "<0.01%"),
        (9_999_999, 10_000_000, ">99.9%"),
        (0, 0, "0.0%"),
    ],
)
def test_a_share_makes_neither_nothing_of_something_nor_all_of_a_part(
    own: int, total: int, text: str
) -> None:
    assert share_text(own, total) == text


@pytest.mark.parametrize("name", MODELS)
def test_every_share_is_a_layer_by_all(name: str) -> None:
    table = summary(model(name))
    for row in table.rows:
        why = why_share(table, row)
        assert why.value == share_text(row.count.total, table.total)
        if row.count.total:
            assert why.formula == f"{row.count.total} ÷ {table.total}"
            assert [term.value for term in why.terms] == [row.count.total, table.total]


async def test_the_one_hot_layer_has_nearly_all_and_says_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "shares", "onehot-rnn")
        assert "SimpleRNN(8) has most: 99.8% of all 4,081 parameters." in screen_text(pilot)
        bars = lab_of(pilot).query_one(Bars)
        assert [row[0] for row in bars.sheet().rows] == ["OneHot(500)", "SimpleRNN(8)", "Dense(1)"]
        await press(pilot, "home", "down")
        why = why_of(pilot)
        assert (why.formula, why.value) == ("4072 ÷ 4081", "99.8%")
        assert [line.expression for line in why.lines] == ["500×8 + 8×8 + 8", "4072 + 9"]
        await press(pilot, "up")
        assert why_of(pilot).value == "0.0%"


async def test_a_model_that_learns_nothing_has_shares_of_nothing(make_app: MakeApp) -> None:
    changed = without_layer(model("embedding-lookup"), 1)
    assert summary(changed).total == 0
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "shares", "embedding-lookup", changed)
        assert "Nothing in this model is learnt." in screen_text(pilot)
        assert why_of(pilot).value == "0.0%"


async def test_all_twelve_layers_are_seen_at_the_design_size(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "shares", "deep-conv1d")
        text = screen_text(pilot)
        for row in summary(model("deep-conv1d")).rows[1:]:
            assert f"{row.count.total:,}" in text
        assert "Flatten" in text and "Dense(1)" in text


async def test_it_stands_in_every_size_and_language_with_its_cursor(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES[0]) as pilot:
        await open_view(pilot, "shares", "deep-conv1d")
        await press(pilot, "end")
        for size in (*SIZES, (1, 1), SIZES[0]):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        await press(pilot, "l")
        assert lab_of(pilot).query_one(Bars).cursor == 11
        assert why_of(pilot).value == "1.1%"
