"""Two models side by side, with their difference and their ratio."""

import pytest
from textual.pilot import Pilot

from engine.zoo.editing import with_settings, without_layer
from engine.zoo.models import MODELS, model
from engine.zoo.signal import shape_text
from engine.zoo.summary import summary
from tests.tui.conftest import MakeApp
from tests.tui.models_views import SIZES, lab_of, open_view, why_of
from tests.tui.pilots import press, screen_text, settle
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.knobs import KnobBar


def figures(pilot: Pilot[int], which: str) -> dict[str, str]:
    return dict(lab_of(pilot).query_one(f"#compare-{which}", Figures).sheet().rows)


def focus(pilot: Pilot[int], name: str) -> None:
    lab_of(pilot).query_one(f"#compare-{name}").focus()


async def turn_to(pilot: Pilot[int], other: str) -> None:
    """Turn the knob until the other model is compared with."""
    focus(pilot, "knobs")
    for _turn in MODELS:
        if lab_of(pilot).query_one("#compare-knobs", KnobBar).values["other"] == other:
            return
        await press(pilot, "up")
    raise AssertionError(f"the knob never comes to {other}")


async def test_the_embedded_model_is_twice_as_large(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "compare", "onehot-rnn")
        assert figures(pilot, "total-hand") == {"onehot-rnn": "4,081"}
        assert figures(pilot, "total-other") == {"embedding-rnn": "8,209"}
        assert figures(pilot, "figures") == {"difference": "−4,128", "ratio": "2.01"}
        focus(pilot, "figures")
        await settle(pilot)
        assert why_of(pilot).title == "onehot-rnn − embedding-rnn"
        assert why_of(pilot).formula == "4081 − 8209"
        await press(pilot, "right")
        assert why_of(pilot).title == "embedding-rnn ÷ onehot-rnn"
        assert why_of(pilot).formula == "8209 ÷ 4081"
        assert [line.expression for line in why_of(pilot).lines] == ["8000 + 200 + 9", "4072 + 9"]


async def test_every_number_of_both_tables_says_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "compare", "onehot-rnn")
        focus(pilot, "hand")
        await press(pilot, "home", "down", "down", "right")
        assert why_of(pilot).formula == "500×8 + 8×8 + 8"
        focus(pilot, "other")
        await press(pilot, "home", "down", "down", "right")
        assert why_of(pilot).formula == "16×8 + 8×8 + 8"
        await press(pilot, "left")
        assert why_of(pilot).value == "8"
        focus(pilot, "total-other")
        await settle(pilot)
        assert why_of(pilot).formula == "8000 + 200 + 9"


async def test_the_knob_goes_through_all_others_and_never_to_the_model_itself(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "compare", "embedding-rnn")
        focus(pilot, "knobs")
        met = set()
        for _turn in MODELS:
            met.add(str(lab_of(pilot).query_one("#compare-knobs", KnobBar).values["other"]))
            await press(pilot, "up")
        assert met == set(MODELS) - {"embedding-rnn"}


async def test_a_changed_model_is_compared_with_what_it_was(make_app: MakeApp) -> None:
    changed = with_settings(model("onehot-rnn"), ["units=16"])
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "compare", "onehot-rnn", changed)
        await turn_to(pilot, "onehot-rnn")
        text = screen_text(pilot)
        assert "the same, unchanged" in text
        assert "onehot-rnn, changed" in text
        sheet = lab_of(pilot).query_one("#compare-hand", FigureTable).sheet()
        assert [row[2] for row in sheet.rows] == ["0", "0", "◆ 8,272", "◆ 17"]
        before = lab_of(pilot).query_one("#compare-other", FigureTable).sheet()
        assert [row[2] for row in before.rows] == ["0", "0", "4,072", "9"]
        await press(pilot, "u")  # as it was: there is nothing to compare it with any more
        assert "the same, unchanged" not in screen_text(pilot)
        assert figures(pilot, "total-other").keys() != {"onehot-rnn"}


async def test_a_model_of_nothing_has_no_ratio(make_app: MakeApp) -> None:
    changed = without_layer(model("embedding-lookup"), 1)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "compare", "embedding-lookup", changed)
        assert figures(pilot, "figures") == {"difference": "−8,209", "ratio": "–"}


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    ("name", "other"), [("conv1d", "deep-conv1d"), ("average-pooling", "fashion-cnn")]
)
async def test_both_halves_can_be_read_at_eighty_columns(
    make_app: MakeApp, name: str, other: str, lang: str
) -> None:
    async with make_app(lang).run_test(size=(80, 40)) as pilot:
        await open_view(pilot, "compare", name)
        await turn_to(pilot, other)
        text = screen_text(pilot)
        for table in (summary(model(name)), summary(model(other))):
            for row in table.rows:
                assert row.layer.label in text
                assert shape_text(row.shape) in text
                assert f"{row.count.total:,}" in text
        left, right = (
            lab_of(pilot).query_one(f"#compare-{which}").region for which in ("hand", "other")
        )
        assert left.y == right.y and left.right < right.x
        assert left.width >= 39 and right.width >= 39


async def test_on_a_narrow_screen_one_lies_below_the_other_and_can_be_reached(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await open_view(pilot, "compare", "conv1d")
        await turn_to(pilot, "deep-conv1d")
        hand, other = (lab_of(pilot).query_one(f"#compare-{which}") for which in ("hand", "other"))
        assert hand.virtual_region.bottom <= other.virtual_region.y + other.parent.virtual_region.y  # type: ignore[union-attr]
        other.focus()
        await press(pilot, "end")
        assert "7,681" in screen_text(pilot)
        hand.focus()
        await press(pilot, "home")
        assert "Input(500)" in screen_text(pilot)


async def test_it_stands_in_every_size_and_language_with_its_cursors(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES[0]) as pilot:
        await open_view(pilot, "compare", "conv1d")
        focus(pilot, "other")
        await press(pilot, "home", "down", "down", "right")
        why = why_of(pilot).formula
        for size in (*SIZES, (1, 1), SIZES[0]):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        await press(pilot, "l")
        assert lab_of(pilot).query_one("#compare-other", FigureTable).cursor == 5
        assert why_of(pilot).formula == why


async def test_it_says_why_as_soon_as_it_is_open(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "compare", "lstm")
        assert why_of(pilot).title == "lstm − embedding-rnn"
