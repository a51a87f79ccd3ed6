"""The Score lab: the verdict, the words, what turns it, and other models."""

import pytest

from engine.runs.store import Store
from engine.scoring.opening import open_scorer
from engine.scoring.score import score
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.score_lab import FIRST, line, opened, typed, verdict, why
from tui.screens.score.ask_prompt import ReviewPrompt
from tui.screens.score.presets import PRESETS
from tui.screens.score.tokens import place_of, replaced
from widgets.token_strip import TokenMark, TokenStrip


async def test_the_verdict_follows_the_typing(make_app: MakeApp, store: Store) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        assert lab.state.asked.key == FIRST and ", 0." in verdict(pilot)
        await typed(pilot, "dull film")
        wanted = score(open_scorer(FIRST, store), "dull film").probability
        assert lab.state.scored is not None
        assert lab.state.scored.score.probability == pytest.approx(wanted)
        assert verdict(pilot) == f"negative, {wanted:.2f}"
        assert "3 tokens · 497 zeros in front" in line(pilot, ".heading")
        strip = lab.query_one(TokenStrip)
        assert [each.text for each in strip.tokens[-2:]] == ["dull", "film"]
        assert all(each.sub[0] in "+−0" for each in strip.tokens[-2:])
        assert line(pilot, ".spark").startswith("so far ")
        await press(pilot, "ctrl+u")
        assert "There is no word in it" in line(pilot, ".notes") and strip.tokens == ()
        await typed(pilot, "gut")
        assert "knows none of these words" in line(pilot, ".notes")
        assert strip.tokens[-1].mark is TokenMark.UNKNOWN


async def test_every_number_says_why(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a warmly told film")
        await press(pilot, "escape")  # who has typed is led to the words first
        seen = lab.state.seen
        assert seen is not None and app.journey.has("own_verdict")
        assert lab.query_one(TokenStrip).has_focus
        strip, scored = lab.query_one(TokenStrip), lab.state.scored
        assert scored is not None
        strip.go_to(place_of(scored.score.reading, 2))
        await settle(pilot)
        answer = why(pilot)
        assert "warmly" in answer.title and " − " in answer.formula
        assert [each.value for each in answer.lines][-1] == str(scored.score.reading.row[2])
        assert app.journey.has("asked_push")
        lab.query_one("#score-verdict").focus()
        await settle(pilot)
        assert why(pilot).formula.startswith("σ(")
        assert float(why(pilot).value) == pytest.approx(scored.score.probability, abs=1e-5)
        strip.focus()
        strip.go_to(0)
        await settle(pilot)
        assert why(pilot).formula == "500 − 5"


async def test_an_unknown_word_gives_way_to_the_nearest_known(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "A Dul film, a WONDERFULL one")
        lab.ask(key="starter:flat-embedding-builtin")
        await settle(pilot)
        await press(pilot, "down", "left")
        assert "r puts that in its place" in why(pilot).note
        assert "r Known word" in screen_text(pilot)
        await press(pilot, "r")
        assert lab.state.asked.text == "A Dul film, a wonderful one"
        assert lab.query_one(ReviewPrompt).value == lab.state.asked.text
        await press(pilot, "left")
        assert "r Known word" not in screen_text(pilot)


async def test_a_change_that_turns_the_verdict_is_found_and_said(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dull film")
        await press(pilot, "down", "n")
        search = lab.state.search
        assert search is not None and search.change is not None
        assert " it is positive, 0." in line(pilot, ".turning")
        assert app.journey.has("turned_verdict")
        await press(pilot, "e", "x", "escape")
        assert line(pilot, ".turning").startswith("n looks for")


async def test_another_model_another_verdict(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        lab = await opened(pilot, PRESETS[0])
        await press(pilot, "down", "m", "down", "enter")
        assert lab.state.asked.key != FIRST and str(lab.state.asked.key) in line(pilot, ".heading")
        heard = verdict(pilot)
        await press(pilot, "o", "down", "enter")
        assert lab.state.asked.text == PRESETS[1] and verdict(pilot) != heard


def test_a_word_is_replaced_where_it_stands(store: Store) -> None:
    scorer = open_scorer(FIRST, store)
    text = "Good, GOOD or goood: good!"
    reading = scorer.read(text)
    assert replaced(text, reading, 2, "bad") == "Good, bad or goood: good!"
    assert replaced(text, reading, 4, "good") == "Good, GOOD or good: good!"
    assert replaced(text, reading, 5, "best") == "Good, GOOD or goood: best!"
