"""The Models lab: the list, the table and its knobs, and predicting before seeing."""

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from engine.zoo.editing import MOST_LAYERS, with_layer
from engine.zoo.layers import Dropout
from engine.zoo.models import MODELS
from engine.zoo.summary import summary
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.screens.models.guess_table import GuessTable
from tui.screens.models.lab import VIEWS, ModelsLab
from tui.screens.save import SaveScreen
from widgets.figure_table import FigureTable
from widgets.knobs import KnobBar
from widgets.why_panel import WhyPanel

SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]


def lab_of(pilot: Pilot[int]) -> ModelsLab:
    screen = pilot.app.screen
    assert isinstance(screen, ModelsLab)
    return screen


def why_of(pilot: Pilot[int]) -> str:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} = {answer.formula} = {answer.value}"


def note_of(pilot: Pilot[int]) -> str:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else answer.note


def said(pilot: Pilot[int]) -> str:
    return " ".join(each.message for each in pilot.app._notifications)


def cell(pilot: Pilot[int], table: str, row: int, column: int) -> str:
    sheet = lab_of(pilot).query_one(f"#{table}", FigureTable).sheet()
    return sheet.rows[row][column]


async def take(pilot: Pilot[int], name: str, view: str) -> None:
    """Open the lab with a model in hand, in a view."""
    await press(pilot, "2")
    for _step in range(list(MODELS).index(name)):
        await pilot.press("down")
    await press(pilot, view)
    assert lab_of(pilot).state.name == name


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_view_opens_by_its_key_for_the_longest_model(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        await take(pilot, "deep-conv1d", "t")
        for name, key, _title in VIEWS:
            await press(pilot, key)
            assert lab_of(pilot).state.view == name
            assert lab_of(pilot).view.display
            assert lab_of(pilot).focused is not None, name
            assert pilot.app._exception is None


async def test_the_list_names_every_model_with_its_size(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        seen = screen_text(pilot)
        await press(pilot, "end")
        seen += screen_text(pilot)
        for spec in MODELS.values():
            assert spec.name in seen
            assert f"{summary(spec).total:,}" in seen


async def test_enter_opens_the_table_of_the_model_and_4072_says_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "onehot-rnn", "enter")
        assert lab_of(pilot).state.view == "table"
        assert not pilot.app.journey.has("counted")  # type: ignore[attr-defined]
        await press(pilot, "down", "down", "right")
        assert why_of(pilot) == "SimpleRNN(8): parameters = 500×8 + 8×8 + 8 = 4,072"
        assert "in·u + u·u + u" in note_of(pilot)
        assert pilot.app.journey.has("counted")  # type: ignore[attr-defined]


async def test_a_turned_knob_changes_the_counts_and_marks_them(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "onehot-rnn", "t")
        await press(pilot, "down", "down", "right", "tab", "1", "6", "enter")
        assert cell(pilot, "table-rows", 2, 2) == "◆ 8,272"
        assert cell(pilot, "table-rows", 3, 2) == "◆ 17"
        assert cell(pilot, "table-rows", 1, 2) == "0"
        assert "8,289" in screen_text(pilot) and "4,081" in screen_text(pilot)
        answer = lab_of(pilot).query_one(WhyPanel).answer()
        assert answer is not None
        assert [bool(line.was) for line in answer.lines] == [True, True, True]
        assert "500 × 8" in answer.lines[0].was
        await press(pilot, "u")
        assert cell(pilot, "table-rows", 2, 2) == "4,072"
        assert "8,289" not in screen_text(pilot)


async def test_a_shape_that_cannot_be_is_refused_with_its_reason(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await take(pilot, "conv1d", "t")
        await press(pilot, *["down"] * 6, "tab", "right", *"80", "enter")
        assert "a kernel of 80 does not fit where the number of steps is 19" in said(pilot)
        assert "conv1d" not in lab_of(pilot).state.changed
        assert cell(pilot, "table-rows", 6, 0) == " 6 Conv1D(128, 5)"
        knob = lab_of(pilot).query_one(KnobBar).knob
        assert knob is not None and knob.value == 5


async def test_a_layer_more_and_a_layer_less(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "embedding-rnn", "t")
        await press(pilot, "down", "a")
        assert "Conv1D(32, 3)" in screen_text(pilot)
        assert "Flatten" not in screen_text(pilot)  # a SimpleRNN could not read what it gives
        await press(pilot, "down", "down", "enter")
        labels = [row.layer.label for row in lab_of(pilot).state.table.rows]
        assert len(labels) == 5
        assert lab_of(pilot).state.place == 2
        await press(pilot, "x")
        assert "embedding-rnn" not in lab_of(pilot).state.changed
        await press(pilot, "up", "up", "x")
        assert "so it stays" in said(pilot)


async def test_a_wrong_guess_is_told_the_term_it_misses(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "onehot-rnn", "p")
        assert cell(pilot, "predict-rows", 2, 2) == "?"
        await press(pilot, "down", "right", *"4064", "enter")
        assert cell(pilot, "predict-rows", 2, 2) == "✗ 4064"
        assert "8 biases" in note_of(pilot)
        assert "4,072" not in screen_text(pilot) and "4072" not in screen_text(pilot)
        await press(pilot, "enter", *"4,072", "enter")
        assert cell(pilot, "predict-rows", 2, 2) == "✓ 4,072"
        assert why_of(pilot) == "SimpleRNN(8): parameters = 500×8 + 8×8 + 8 = 4,072"
        assert pilot.app.journey.has("predicted")  # type: ignore[attr-defined]


async def test_a_shape_is_predicted_too_and_nonsense_is_refused_at_once(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "conv1d", "p")
        await press(pilot, "down", "enter", *"words", "enter")
        assert cell(pilot, "predict-rows", 2, 1) == "?"
        assert "words" in screen_text(pilot)  # in the sentence that says what is wanted
        await press(pilot, *"495, 128", "enter")
        assert cell(pilot, "predict-rows", 2, 1) == "✗ 495, 128"
        await press(pilot, *"496, 128", "enter")
        assert cell(pilot, "predict-rows", 2, 1) == "✓ 496×128"
        assert pilot.app.journey.has("predicted_shape")  # type: ignore[attr-defined]


async def test_what_cannot_be_found_is_shown_and_is_no_success(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "gru", "p")
        await press(pilot, "down", "right", "v")
        assert cell(pilot, "predict-rows", 2, 2) == "6,336"
        assert not pilot.app.journey.has("predicted")  # type: ignore[attr-defined]
        await press(pilot, "right_square_bracket")
        assert lab_of(pilot).state.name == "conv-lstm"
        assert not lab_of(pilot).state.guesses


async def test_another_language_keeps_model_changes_and_guesses(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "lstm", "t")
        await press(pilot, "down", "down", "tab", "up", "p", "down", "right", "v")
        changed = lab_of(pilot).state.spec
        assert changed != MODELS["lstm"]
        await press(pilot, "l")
        assert lab_of(pilot).state.spec == changed
        assert len(lab_of(pilot).state.guesses) == 1
        assert lab_of(pilot).query_one("#predict-rows", FigureTable).cursor == 5
        assert "파라미터" in screen_text(pilot) or "매개변수" in screen_text(pilot)


async def test_keys_of_one_view_are_offered_in_that_view_only(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "t")
        assert "Add a layer" in screen_text(pilot).splitlines()[-1]
        await press(pilot, "p")
        assert "Add a layer" not in screen_text(pilot).splitlines()[-1]
        before = lab_of(pilot).state.spec
        await press(pilot, "x", "a")
        await settle(pilot)
        assert lab_of(pilot).state.spec == before


async def test_keys_that_come_in_a_burst_are_one_guess(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "conv1d", "p")
        await press(pilot, "down")
        for name in [*"496x128", "enter", "5"]:  # the last comes too late to be a guess
            pilot.app.post_message(events.Key(name, name if len(name) == 1 else None))
        await settle(pilot)
        assert cell(pilot, "predict-rows", 2, 1) == "✓ 496×128"
        assert lab_of(pilot).query_one(GuessTable).typed is None
        assert isinstance(pilot.app.screen, ModelsLab)


async def test_what_is_given_or_seen_is_not_guessed(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "gru", "p")
        await press(pilot, "up", "v")
        assert "0 looked up" in screen_text(pilot)
        assert "167,425" not in screen_text(pilot)  # the total would tell what is missing


async def test_then_and_now_belong_to_the_model_in_hand(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "stacked-gru", "n")
        assert "Embedding(500, 16, input_length=100)" in screen_text(pilot)
        await press(pilot, "t", "right_square_bracket", "right_square_bracket", "n")
        assert lab_of(pilot).state.name == "dense-cnn"
        assert "input_length" not in screen_text(pilot)


async def test_the_reviews_that_fill_a_table_are_the_ones_in_use(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "average-pooling", "t")
        assert "builtin: of 8,184 subwords" in screen_text(pilot)
        pilot.app.source = "builtin-ko"  # type: ignore[attr-defined]
        await settle(pilot)
        assert "builtin-ko: of 8,184 subwords" in screen_text(pilot)


async def test_forty_layers_are_the_most_and_that_is_said(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "flat-embedding", "t")
        state = lab_of(pilot).state
        while len(state.spec.layers) < MOST_LAYERS:
            state.change(with_layer(state.spec, len(state.spec.layers) - 2, Dropout(0.5)))
        await press(pilot, "a", "a")
        assert said(pilot).count("40 layers are the most") == 1


async def test_a_name_that_nothing_can_be_saved_under_is_said(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "gru", "t")
        for name in ("~nosuch/x", "a" * 300, "somewhere/"):
            await press(pilot, "s")
            assert isinstance(pilot.app.screen, SaveScreen)
            pilot.app.screen.query_one(Input).value = name
            await press(pilot, "enter")
            problem = pilot.app.screen.query_one("#problem", Static)
            assert str(problem.render()).strip(), name
            await press(pilot, "escape")


async def test_tab_leads_to_the_knobs_and_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "gru", "t")
        await press(pilot, "down", "tab")
        assert isinstance(lab_of(pilot).focused, KnobBar)
        await press(pilot, "tab")
        assert isinstance(lab_of(pilot).focused, FigureTable)
        await press(pilot, *["down"] * 3, "tab")
        assert isinstance(lab_of(pilot).focused, KnobBar)  # of the Dropout
        await press(pilot, "tab", "down", "tab")
        assert isinstance(lab_of(pilot).focused, FigureTable)  # the answer has no knobs
