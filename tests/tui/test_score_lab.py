"""The Score lab: typing, pasting, other models, the words, what turns a verdict, the history."""

import asyncio
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from engine.runs.store import Store
from engine.scoring.opening import open_scorer
from engine.scoring.score import score
from engine.why import Refusal
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.score_texts import one_line
from tui.screens.ask import AskScreen
from tui.screens.score import history_file
from tui.screens.score.ask import VerdictView
from tui.screens.score.ask_newest import Newest, Overtaken
from tui.screens.score.ask_prompt import ReviewPrompt
from tui.screens.score.history import PastView
from tui.screens.score.lab import ScoreLab
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import LONGEST
from tui.screens.score.tokens import place_of, replaced
from widgets.gauges import Gauges
from widgets.token_strip import TokenMark, TokenStrip
from widgets.why_panel import WhyPanel

FIRST = "starter:gru"


def lab_of(pilot: Pilot[int]) -> ScoreLab:
    assert isinstance(pilot.app.screen, ScoreLab)
    return pilot.app.screen


async def opened(pilot: Pilot[int], text: str | None = None) -> ScoreLab:
    """Open the lab, with a text in its prompt."""
    await press(pilot, "7")
    if text is not None:
        lab_of(pilot).query_one(ReviewPrompt).value = text
        await settle(pilot)
    return lab_of(pilot)


async def typed(pilot: Pilot[int], text: str) -> None:
    """Type, letter by letter, without waiting for anything."""
    for letter in text:
        await pilot.press("space" if letter == " " else letter)
    await settle(pilot)


def line(pilot: Pilot[int], name: str) -> str:
    return str(lab_of(pilot).query_one(VerdictView).query_one(name, Static).content)


def verdict(pilot: Pilot[int]) -> str:
    (gauge,) = lab_of(pilot).query_one("#score-verdict", Gauges).gauges
    return gauge.text


def why(pilot: Pilot[int]) -> Any:
    return lab_of(pilot).query_one(WhyPanel).answer()


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


async def test_a_long_paste_is_cut_with_a_word_and_holds_no_terminal_code(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        pasted = "\x1b[31mgood\n[bold]film[/bold]\x07 😀 " * (1 << 15)
        lab.query_one(ReviewPrompt).post_message(events.Paste(pasted))
        await settle(pilot)
        text = lab.state.asked.text
        assert len(text) <= LONGEST and text.isprintable() and "good [bold]film" in text
        assert "Only the first 20,000 characters were taken" in line(pilot, ".notes")
        assert "tokens; the first" in line(pilot, ".notes")
        strip = lab.query_one(TokenStrip)
        assert strip.tokens[0].mark is TokenMark.STRUCK
        await press(pilot, "down", "home")
        assert why(pilot).title == "what the model never sees"
        await press(pilot, "e", "end", "backspace")
        assert "Only the first" not in line(pilot, ".notes")


async def test_a_text_from_a_file_stays_in_another_language(
    make_app: MakeApp, tmp_path: Path
) -> None:
    path = tmp_path / "review.txt"
    path.write_text("a fine\nfilm 좋다\n", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        await press(pilot, "down", "g")
        assert isinstance(app.screen, AskScreen)
        app.screen.query_one(Input).value = str(path)
        await press(pilot, "enter")
        assert lab.state.asked.text == "a fine film 좋다 "
        await press(pilot, "l")
        assert lab.query_one(ReviewPrompt).value == "a fine film 좋다 "
        assert [each.text for each in lab.query_one(TokenStrip).tokens[-2:]] == ["film", "좋다"]


async def test_what_was_asked_is_kept_and_asked_again(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dull film")
        await press(pilot, "enter", "e")
        lab.query_one(ReviewPrompt).value = "a warm film"
        await settle(pilot)
        await press(pilot, "enter", "h")
        assert isinstance(lab.view, PastView)
        shown = screen_text(pilot)
        assert shown.index("a warm film") < shown.index("a dull film")
        await press(pilot, "x")
        target = tmp_path / "all.json"
        app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
        assert '"a dull film"' in target.read_text(encoding="utf-8")
        await press(pilot, "down", "enter")
        assert lab.state.view == "ask" and lab.state.asked.text == "a dull film"
        await press(pilot, "down", "x")
        app.screen.query_one(Input).value = str(tmp_path / "one.md")
        await press(pilot, "enter")
        text = (tmp_path / "one.md").read_text(encoding="utf-8")
        assert text.startswith("# negative, 0.") and "| dull |" in text
        await press(pilot, "h", "delete", "delete")
        assert lab.state.history == ()
    assert history_file.read(history_file.history_file(app.session.places.data)) == ()


# Without a screen


class Taker:
    """Takes what a thread brings."""

    def run_worker(self, waiting: Any, **_named: Any) -> None:
        """Nobody waits."""
        waiting.close()

    def post_message(self, message: Any) -> None:
        """Have it at once."""
        message.then(message.result)


async def test_only_the_newest_is_done() -> None:
    newest = Newest(Taker(), "test")  # type: ignore[arg-type]
    begun, goes_on, end = Event(), Event(), Event()
    done: list[str] = []

    def slow(overtaken: Overtaken) -> str:
        begun.set()
        goes_on.wait()
        assert overtaken()
        return "old"

    newest.give(slow, done.append, _never)
    await asyncio.to_thread(begun.wait)
    newest.give(lambda _: "skipped", done.append, _never)
    newest.give(lambda _: "newest", lambda each: (done.append(each), end.set()), _never)
    goes_on.set()
    await asyncio.to_thread(end.wait)
    assert done == ["newest"]


async def test_what_nobody_wants_any_more_is_let_go() -> None:
    newest = Newest(Taker(), "test")  # type: ignore[arg-type]
    begun, goes_on, end = Event(), Event(), Event()
    wrong: list[object] = []

    def slow(_overtaken: Overtaken) -> str:
        begun.set()
        goes_on.wait()
        return "dropped"

    def refusing(_overtaken: Overtaken) -> str:
        raise Refusal("score_without_words")

    newest.give(slow, wrong.append, _never)
    await asyncio.to_thread(begun.wait)
    newest.drop()
    goes_on.set()
    newest.give(refusing, wrong.append, lambda _refusal: end.set())
    await asyncio.to_thread(end.wait)
    assert wrong == []


def _never(refusal: Refusal) -> None:
    raise refusal


def test_a_word_is_replaced_where_it_stands(store: Store) -> None:
    scorer = open_scorer(FIRST, store)
    text = "Good, GOOD or goood: good!"
    reading = scorer.read(text)
    assert replaced(text, reading, 2, "bad") == "Good, bad or goood: good!"
    assert replaced(text, reading, 4, "good") == "Good, GOOD or good: good!"
    assert replaced(text, reading, 5, "best") == "Good, GOOD or goood: best!"


def test_the_history_is_bounded_and_survives_damage(tmp_path: Path) -> None:
    path = tmp_path / "data" / "scores.json"
    entries: tuple[history_file.Entry, ...] = ()
    for number in range(history_file.MOST + 20):
        entries = history_file.added(entries, history_file.entry(f"text {number}", FIRST, 0.5))
    history_file.change(path, lambda _none: entries)
    kept = history_file.read(path)
    assert len(kept) == history_file.MOST and kept[0].text == "text 219"
    again = history_file.entry("text 100", FIRST, float("nan"))
    assert history_file.added(kept, again)[0].probability is None
    assert len(history_file.added(kept, again)) == history_file.MOST
    path.write_text("{")
    assert history_file.read(path) == ()
    assert history_file.read(tmp_path / "nothing") == ()


def test_what_cannot_be_seen_is_a_blank() -> None:
    assert one_line("a\nb\x1b[31m\u202e좋") == "a b [31m 좋"
