"""The Steps lab's view of recurrence: sentences through trained cells, asked number by number."""

from pathlib import Path

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from engine.files.places import places
from engine.runs.store import Store
from engine.zoo.layers import GRU, Conv1D, Embedding
from tests.tui.conftest import MakeApp
from tests.tui.pilots import screen_text, settle
from tests.tui.steps_lab import press, why
from tests.tui.test_recurrent import keras, small
from tests.tui.training_commands import Train
from tui.screens.steps.lab import StepsLab
from tui.screens.steps.recurrence import RecurrenceView
from tui.screens.steps.recurrence_reading import load_model, read, readable
from tui.screens.steps.recurrence_state import EXAMPLE
from widgets.gauges import Gauges
from widgets.heat_map import HeatMap
from widgets.token_strip import TokenStrip


def view_of(pilot: Pilot[int]) -> RecurrenceView:
    """The view that is open."""
    assert isinstance(pilot.app.screen, StepsLab)
    view = pilot.app.screen.view
    assert isinstance(view, RecurrenceView)
    return view


async def opened(pilot: Pilot[int], *keys: str) -> None:
    """Open the view, wait until it is there, and press keys."""
    await press(pilot, "4", "r")
    if keys:
        await press(pilot, *keys)


def head(pilot: Pilot[int]) -> str:
    """What stands above."""
    return str(view_of(pilot).query_one(".heading", Static).content)


def gauges(pilot: Pilot[int]) -> dict[str, str]:
    """What the cell says, by its letters."""
    return {each.label.split()[0]: each.text for each in view_of(pilot).query_one(Gauges).gauges}


async def choose(pilot: Pilot[int], key: int | str) -> None:
    """Choose a model from the list."""
    where = pilot.app.session.places  # type: ignore[attr-defined]
    await press(pilot, "m")
    await press(pilot, *["down"] * readable(where).index(key), "enter")


@pytest.mark.parametrize("name", ["gru", "stacked-lstm", "onehot-rnn"])
def test_the_verdict_is_that_of_keras(name: str, home: Path) -> None:
    model = load_model(places(home), f"starter:{name}")
    found = read(model, EXAMPLE, 0)
    ids = np.array([[token.id for token in found.padded.tokens]], dtype=np.int32)
    whole, theirs = len(found.padded.moments) - 1, keras(name, ids)
    assert found.padded.probability(whole) == pytest.approx(theirs, abs=1e-5)
    assert found.padded.why_verdict(whole).value == pytest.approx(theirs, abs=1e-5)
    bare = ids[:, found.padded.first :]
    assert bare.shape[1] == len(found.bare.moments) == 11
    np.testing.assert_allclose(
        found.padded.states[-1], [moment.state for moment in found.padded.moments][-1], atol=1e-6
    )


async def test_a_sentence_goes_through_a_cell_word_by_word(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert head(pilot) == "starter:gru · gru · word 1/11 · unit 0 of 32"
        assert list(gauges(pilot)) == ["h′", "z", "r", "n", "h", "p"]
        before = gauges(pilot)["h"]
        assert "░0 × 489 [start] this film was" in screen_text(pilot)
        await press(pilot, "n")
        assert "word 2/11" in head(pilot) and gauges(pilot)["h′"] == before
        states = view_of(pilot).query_one(HeatMap)
        assert (states.heat.known, states.at) == (491, (0, 490))
        assert why(pilot).startswith("h[0], t = 490 · this = ")
        drawn = str(view_of(pilot).query_one(".drawing", Static).content)
        assert f"h′ {before} ─×z {gauges(pilot)['z']}" in drawn
        await press(pilot, "down", "left")  # another unit, and a word back
        assert head(pilot).endswith("word 1/11 · unit 1 of 32")
        assert states.heat.known == 491
        assert not pilot.app.journey.has("followed_state")  # type: ignore[attr-defined]
        await press(pilot, "x", "b", "n")
        assert "word 11/11 · unit 1" in head(pilot)
        assert pilot.app.journey.has("followed_state")  # type: ignore[attr-defined]
        pilot.app.animation_level = "none"
        await press(pilot, "z", "space")  # nothing may move, so all of it comes at once
        assert "word 11/11" in head(pilot)
        view_of(pilot).query_one(Gauges).focus()
        await press(pilot, "end")
        assert why(pilot).startswith("p(positive) after “surprise” = ")
        await press(pilot, "home")
        assert why(pilot).startswith("h[1], t = 498 · wonderful = ")


async def test_padding_is_read_or_left_out(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "n", "n")
        said = str(view_of(pilot).query_one(".padding", Static).content)
        assert said.startswith("Padding is on (a). p is 0.825 with it, 0.994 without. 489 zeros,")
        strip = view_of(pilot).query_one(TokenStrip)
        strip.focus()
        await press(pilot, "home")
        assert "padding" in head(pilot)
        assert why(pilot).startswith("how far 489 zeros have moved the state = √")
        await press(pilot, "right", "right", "right", "a")
        assert "word 3/11" in head(pilot)
        assert strip.tokens[0].text == "start"
        assert why(pilot).startswith("x at t = 2: what comes in for “film” = row ")
        await press(pilot, "x")
        assert gauges(pilot)["p"] == "0.994"
        await press(pilot, "a")
        assert "word 11/11" in head(pilot)


async def test_sentences_and_models_of_ones_own(make_app: MakeApp, train: Train) -> None:
    run = train(spec=small(Embedding(20, 3), GRU(4), padding="post"))
    train(spec=small(Embedding(20, 3), Conv1D(2, 3), GRU(4)))  # not offered
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "e")
        pilot.app.screen.query_one(Input).value = "!?"
        await press(pilot, "enter")
        assert head(pilot) == "! There is no word in this sentence."
        await press(pilot, "e")
        assert pilot.app.screen.query_one(Input).value == EXAMPLE
        pilot.app.screen.query_one(Input).value = "good [b]film"
        await press(pilot, "enter")
        assert "word 1/" in head(pilot)
        assert run + 1 not in readable(pilot.app.session.places)  # type: ignore[attr-defined]
        await choose(pilot, run)
        assert head(pilot) == f"run {run} · gru · word 1/4 · unit 0 of 4"
        await choose(pilot, "starter:stacked-lstm")
        assert "lstm, 1/2 (h)" in head(pilot)
        assert list(gauges(pilot)) == ["c′", "h′", "i", "f", "n", "o", "c", "h", "p"]
        verdict = gauges(pilot)["p"]
        await press(pilot, "h")
        assert "lstm_1, 2/2 (h)" in head(pilot) and gauges(pilot)["p"] == verdict
        Store(pilot.app.session.places).delete(run)  # type: ignore[attr-defined]
        view_of(pilot)._read(run, 0)
        await settle(pilot)
        assert head(pilot) == f"! There is no run {run} any more; m chooses another model."


async def test_the_smallest_window_shows_words_cell_and_states(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot, "n", "n", "down")
        text = screen_text(pilot)
        assert "film was" in text and "update gate" in text and "h, unit by unit" in text
        where = head(pilot)
        await press(pilot, "l")
        assert view_of(pilot).query_one(HeatMap).at == (1, 491)
        assert isinstance(pilot.app.focused, HeatMap)
        await press(pilot, "l")
        assert head(pilot) == where
