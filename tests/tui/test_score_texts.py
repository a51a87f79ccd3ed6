"""Texts on their way into the Score lab, pasted or from a file, and the history of those asked."""

from pathlib import Path

from textual import events
from textual.widgets import Input

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.score_lab import FIRST, line, opened, why
from tui.score_texts import one_line
from tui.screens.ask import AskScreen
from tui.screens.score import history_file
from tui.screens.score.ask_prompt import ReviewPrompt
from tui.screens.score.history import PastView
from tui.screens.score.state import LONGEST
from widgets.token_strip import TokenMark, TokenStrip


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
