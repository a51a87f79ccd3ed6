"""What is typed in the Reviews lab, and texts that are anything but plain."""

import unicodedata
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from engine.corpus.catalogue import entries, import_corpus
from engine.files.places import places
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.reviews_views import lab_of
from widgets.knobs import KnobBar
from widgets.token_strip import TokenStrip


async def test_knobs_work_live_under_the_trace(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "t", *["down"] * 8)
        lab = lab_of(pilot)
        lab.query_one("#trace-knobs", KnobBar).focus()
        await press(pilot, "end", "left", "left", "enter", *"8", "enter")
        assert lab.state.pad.maxlen == 8
        assert len(lab.query_one("#trace-cells", TokenStrip).tokens) == 8
        await press(pilot, "home", "enter", *"20", "enter")
        assert lab.state.settings.num_words == 20
        assert all(
            int(token.sub) < 20 for token in lab.query_one("#trace-cells", TokenStrip).tokens
        )


async def test_a_sentence_of_ones_own_goes_the_same_way(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "e")
        pilot.app.screen.query_one(Input).value = "The FILM was xyzzy, [bold]great[/bold]!\x1b[31m"
        await press(pilot, "enter", *["down"] * 3)
        strip = lab_of(pilot).query_one("#trace-cells", TokenStrip)
        words = [token.text for token in strip.tokens]
        assert words[:4] == ["the", "film", "was", "xyzzy"]
        assert words[4:7] == ["bold", "great", "bold"]
        assert "\x1b" not in screen_text(pilot)
        await press(pilot, *["down"] * 5)
        assert pilot.app.journey.has("own_sentence")  # type: ignore[attr-defined]


async def test_a_sentence_without_words_is_asked_for_again(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "e", *"!?", "enter")
        assert "no word" in screen_text(pilot)


async def test_impossible_settings_get_a_word_and_change_nothing(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "p")
        lab = lab_of(pilot)
        before = lab.state.settings
        lab.query_one("#parameters-knobs", KnobBar).focus()
        await press(pilot, *["right"] * 5, "enter", *"1", "enter")
        assert lab.state.settings == before
        assert any("maxlen=1" in notice.message for notice in pilot.app._notifications)
        await press(pilot, "home", "enter", *"0", "enter")
        assert lab.state.settings == before


NASTY = (
    "[bold]not markup[/bold] \x1b[31mred\x1b[0m \x1b]0;title\x07 tab\there nul\x00here",
    "emoji 👨‍👩‍👧 🇰🇷 ❤️ right-to-left \u202eolleh\u202c שלום مرحبا",
    "한글 영화가 정말 좋았다 ㅋㅋㅋ ｆｕｌｌ ｗｉｄｔｈ e\u0301\u0301\u0301 zero\u200bwidth",
    "a" * 500,
)


async def test_text_that_is_anything_but_plain_shows_as_text_and_breaks_no_line(
    make_app: MakeApp, home: Path, tmp_path: Path
) -> None:
    table = tmp_path / "nasty.tsv"
    rows = [f"{text.replace(chr(9), ' ')}\t{i % 2}" for i, text in enumerate(NASTY * 3)]
    table.write_text("\n".join(["text\tlabel", *rows]) + "\n", encoding="utf-8")
    import_corpus(table, places(home), name="nasty")
    settings = home / "data" / "settings.toml"
    settings.write_text('source = "nasty"\n', encoding="utf-8")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        for key in ("o", "b", "r", "t", "p"):
            await press(pilot, key)
            for _review in range(6):
                await press(pilot, "right_square_bracket")
                for line in screen_text(pilot).splitlines():
                    assert cell_len(line) == 80
                    assert not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in line)
        await press(pilot, "b", "g", "0", "enter")
        assert any(part in screen_text(pilot) for part in ("[bold]", "emoji", "한글", "aaaa"))


async def test_typing_ahead_after_import_removes_nothing(
    make_app: MakeApp, home: Path, tmp_path: Path
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "text,label\n" + "".join(f"word {i},{i % 2}\n" for i in range(10)), encoding="utf-8"
    )
    import_corpus(table, places(home), name="mine")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", "end")
        for key in "i/box/x.csv":  # as fast as a paste
            app.post_message(events.Key(key if key.isalpha() else _name(key), key))
        await settle(pilot)
        assert "mine" in [entry.name for entry in entries(places(home))]


def _name(key: str) -> str:
    return {"/": "slash", ".": "full_stop"}[key]


async def test_page_keys_before_a_list_is_laid_out_are_let_go(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("ctrl+p", "pagedown", "pageup"):
            app.post_message(events.Key(key, None))
        await settle(pilot)
        await press(pilot, "escape")
        await pilot.resize_terminal(1, 1)
        await press(pilot, "pagedown", "pageup", "d", "pagedown", "pageup")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "builtin-ko" in screen_text(pilot)


async def test_digits_on_a_knob_are_typed_and_open_no_lab(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "t")
        lab_of(pilot).query_one("#trace-knobs", KnobBar).focus()
        await press(pilot, *"250", "enter")
        assert lab_of(pilot).state.settings.num_words == 250
