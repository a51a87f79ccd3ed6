"""The course map, the keys that work everywhere, and what the settings change."""

from pathlib import Path

from textual.widgets import OptionList

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui import language
from tui.labs import LABS


async def test_home_says_where_the_learner_stands_and_with_what(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(pilot)
        assert "Course map" in text
        assert all(lab.title in text for lab in LABS)
        assert text.count("○○○○○ 0/5") == len(LABS) == 7
        assert "generated" in text
        assert "Keras 3.15.1, TensorFlow 2.21.0" in text


async def test_digits_and_alt_digits_open_labs_and_escape_leads_home(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        for lab in LABS:
            key = str(lab.number) if lab.number % 2 else f"alt+{lab.number}"
            await press(pilot, key)
            assert f"{lab.number} {lab.title}" in screen_text(pilot).splitlines()[0]
            await press(pilot, "alt+1", "escape")
            assert "Course map" in screen_text(pilot)


async def test_enter_opens_the_chapter_under_the_cursor(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "enter")
        assert "2 Models" in screen_text(pilot)


async def test_q_quits_on_a_korean_keyboard_too(make_app: MakeApp) -> None:
    for key in ("q", "ㅂ"):
        app = make_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press(key)
        assert app.return_code == 0


async def test_the_language_changes_at_once_and_stays(make_app: MakeApp, home: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "escape", "l")
        assert language.current() == "ko"
        assert "리뷰" in screen_text(pilot)
        await press(pilot, "1")
        assert "리뷰" in screen_text(pilot)
        assert 'language = "ko"' in (home / "data" / "settings.toml").read_text(encoding="utf-8")
        await press(pilot, "l")
        assert "Overview" in screen_text(pilot)


async def test_the_theme_stays(make_app: MakeApp, home: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        pilot.app.theme = "textual-light"
        await settle(pilot)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert pilot.app.theme == "textual-light"


async def test_help_lists_every_key_with_its_id(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 80)) as pilot:
        await press(pilot, "1", "question_mark")
        text = screen_text(pilot)
        for part in ("reviews.trace", "app.quit", "lab.copy", "cursor.left", "Alt+2"):
            assert part in text
        await press(pilot, "escape")
        assert "reviews.trace" not in screen_text(pilot)


async def test_keys_can_be_remapped(make_app: MakeApp, home: Path) -> None:
    settings = home / "data" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\n"reviews.memory" = "k"\n"no.such" = "j"\n', encoding="utf-8")
    async with make_app().run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert any("no.such" in notice.message for notice in pilot.app._notifications)
        await press(pilot, "1", "ㅏ")
        assert "to_categorical" in screen_text(pilot)


async def test_a_broken_settings_file_is_mentioned_and_the_app_opens(
    make_app: MakeApp, home: Path
) -> None:
    settings = home / "data" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("theme = 3\n", encoding="utf-8")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert any("settings.toml" in notice.message for notice in pilot.app._notifications)
        assert "Course map" in screen_text(pilot)


async def test_the_palette_finds_labs_and_languages(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"한국어")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await settle(pilot)
        assert language.current() == "ko"


async def test_a_window_too_small_says_so_and_recovers(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for size in ((59, 24), (80, 19)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert "too small" in screen_text(pilot)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "too small" not in screen_text(pilot)


async def test_the_mouse_opens_a_chapter(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(OptionList, offset=(5, 4))
        await settle(pilot)
        assert "3 Train" in screen_text(pilot)


async def test_an_accident_costs_a_word_and_leaves_a_report(make_app: MakeApp, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        def fails(_reports: object) -> None:
            raise ZeroDivisionError

        app.screen.beside(fails, lambda _result: None)  # type: ignore[attr-defined]
        await settle(pilot)
        reports = list((home / "state" / "crashes").iterdir())
        assert len(reports) == 1
        assert any("ZeroDivisionError" in notice.message for notice in app._notifications)
    assert app.return_code in (0, None)
