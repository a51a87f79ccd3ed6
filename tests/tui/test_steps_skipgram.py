"""The Steps lab's view of skip-gram: the window, the guesses that fall out, one guess in full."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from engine.why import Refusal
from tests.tui.conftest import MakeApp
from tests.tui.pilots import screen_text, settle
from tests.tui.steps_lab import press, why
from tui.screens.steps.lab import StepsLab
from tui.screens.steps.skipgram import SkipgramView
from tui.screens.steps.skipgram_state import Setting, SkipgramState, guesses
from tui.screens.steps.skipgram_words import guess_text
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.knobs import KnobBar
from widgets.minus import with_minus
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList


def view_of(pilot: Pilot[int]) -> SkipgramView:
    """The view that is open."""
    assert isinstance(pilot.app.screen, StepsLab)
    view = pilot.app.screen.view
    assert isinstance(view, SkipgramView)
    return view


async def opened(pilot: Pilot[int], *keys: str) -> None:
    """Open the view, wait until it is there, and press keys."""
    await press(pilot, "4", "k")
    if keys:
        await press(pilot, *keys)


def head(pilot: Pilot[int]) -> str:
    """What stands above."""
    return str(view_of(pilot).query_one(".heading", Static).content)


async def turn(pilot: Pilot[int], knob: str, *keys: str) -> None:
    """Press keys on a knob."""
    bar = view_of(pilot).query_one(KnobBar)
    bar.focus()
    await press(pilot, "home", *["right"] * list(bar.values).index(knob), *keys)


async def test_guesses_fall_out_of_the_window(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert head(pilot) == "1 of 30 guesses · number 1 · the → quick"
        listed = view_of(pilot).query_one(VirtualList)
        assert listed.count == 1
        assert why(pilot) == "places apart: the → quick = |1 − 0| = 1"
        await press(pilot, *"nnnn")
        assert "[quick] brown (fox)" in screen_text(pilot)
        assert (listed.count, listed.cursor) == (5, 4)
        await press(pilot, "up", "up")
        assert head(pilot) == "5 of 30 guesses · number 3 · quick → the"
        pilot.app.animation_level = "none"
        await press(pilot, "space")
        assert head(pilot) == "30 of 30 guesses · number 30 · dog → lazy"
        await press(pilot, "z")
        assert listed.count == 1
        pilot.app.animation_level = "full"
        await press(pilot, "space")
        assert view_of(pilot)._timer is not None
        await press(pilot, "space", "n", "t")  # stopped, stepped, and left
        assert not isinstance(pilot.app.screen.view, SkipgramView)  # type: ignore[attr-defined]


async def test_every_number_of_a_guess_says_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        table = view_of(pilot).query_one(FigureTable)
        labels = [row.label for row in table._rows]
        assert labels[0] == "h = E[the]" and "✓ quick" in labels
        assert sum(label.startswith("✗") for label in labels) in (1, 2)
        asked = {}
        table.focus()
        for column in range(5):
            table.go_to(2, column)
            await settle(pilot)
            asked[column] = why(pilot)
        guess = view_of(pilot).state.guesses.guess(0)
        assert asked[0].startswith("weight of “quick” for feature 0 =")
        assert asked[3].endswith(with_minus(f"= {guess.scores[1]:.6g}"))
        assert asked[4].startswith("softmax: p of “quick” = ")
        figures = view_of(pilot).query_one(Figures)
        figures.focus()
        await press(pilot, "right")
        assert why(pilot).endswith(f"= {guess.negative_loss:.6g}")
        strip = view_of(pilot).query_one(TokenStrip)
        strip.focus()
        await press(pilot, "home")
        assert why(pilot).startswith("how often “the” is drawn as a negative sample = ")


async def test_window_method_and_sentence_are_the_learners_own(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "n", "n")
        await turn(pilot, "window", "up")
        assert head(pilot).endswith("· quick → the") and "of 42 guesses" in head(pilot)
        await turn(pilot, "method", "up")
        assert head(pilot).endswith("the brown fox jumps → quick")
        view_of(pilot).focus_first()
        await press(pilot, "e")
        pilot.app.screen.query_one(Input).value = "well"
        await press(pilot, "enter")
        problem = str(pilot.app.screen.query_one("#problem", Static).content)
        assert problem == "At least two words are wanted to make pairs of."
        pilot.app.screen.query_one(Input).value = "이 영화는 정말 좋다"
        await press(pilot, "enter")
        assert head(pilot) == "1 of 4 guesses · number 1 · 영화는 정말 좋다 → 이"
        await press(pilot, "n", "l")
        assert view_of(pilot).state.at == 1
        assert isinstance(pilot.app.focused, VirtualList)


async def test_the_smallest_window_shows_guesses_and_network(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot, "x")
        text = screen_text(pilot)
        assert "dog → lazy" in text and "h = E[dog]" in text and "loss by softmax" in text


def test_setting_keeps_the_window_at_its_word() -> None:
    state = SkipgramState()
    state.go_to(12)
    centre = state.guesses.turns[12].centre
    state.take(Setting(window=1))
    assert state.guesses.turns[state.at].centre == centre
    assert state.at < state.known <= len(state.guesses.turns)
    state.take(Setting(sentence="good bad good"))
    assert (state.at, state.known, guess_text(state.guesses, 0)) == (0, 1, "good → bad")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("", "skipgram_too_few_words"),
        ("same same", "noise_without_words"),
        ("a b " * 21, "skipgram_words_too_many"),
    ],
)
def test_what_gives_no_guesses_is_refused(sentence: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        guesses(Setting(sentence=sentence))
    assert refusal.value.code == code
