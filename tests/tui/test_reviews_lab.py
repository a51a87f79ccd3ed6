"""Every view of the Reviews lab, on the built-in reviews."""

from pathlib import Path

import pytest
from textual.widgets import Input

from engine.corpus.catalogue import open_corpus
from engine.corpus.loading import LoadSettings, PadSettings, load
from engine.files.places import places
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.reviews_views import lab_of, why_of
from tui.screens.reviews.lab import VIEWS
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList

WIDE = (120, 36)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), WIDE])
async def test_every_view_opens_by_its_key_and_says_why(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        await press(pilot, "1")
        for name, key, _title in VIEWS:
            await press(pilot, key)
            assert lab_of(pilot).state.view == name
            assert lab_of(pilot).view.display
            for _turn in range(12):
                if why_of(pilot):
                    break
                await press(pilot, "tab")
            assert why_of(pilot), name


async def test_the_mean_length_says_why(make_app: MakeApp, home: Path) -> None:
    corpus = open_corpus("builtin", places(home))
    lengths = corpus.train.lengths
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", *["down"] * 5)
        assert why_of(pilot).startswith("mean length, x_train")
        assert f"{lengths.sum()} ÷ {len(lengths)}" in why_of(pilot)


async def test_browsing_filters_searches_and_reads(make_app: MakeApp, home: Path) -> None:
    loaded = load(open_corpus("builtin", places(home)), LoadSettings(num_words=500))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "b")
        lab = lab_of(pilot)
        assert lab.query_one("#browse-list", VirtualList).count == loaded.count("train")
        await press(pilot, "shift+tab", "up")
        positives = lab.query_one("#browse-list", VirtualList).count
        assert lab.state.filters.label in (0, 1)
        assert positives == loaded.count("train") // 2
        await press(pilot, "slash", *"the film", "enter")
        assert 0 < lab.query_one("#browse-list", VirtualList).count < positives
        await press(pilot, "slash", *["backspace"] * 8, *"xyzzy", "enter")
        assert "xyzzy" in screen_text(pilot)
        assert lab.query_one("#browse-list", VirtualList).count == 0


async def test_going_to_a_review_by_number_by_chance_and_by_steps(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "b", "g", *"17", "enter")
        lab = lab_of(pilot)
        assert lab.state.position == 17
        await press(pilot, "right_square_bracket", "right_square_bracket", "left_square_bracket")
        assert lab.state.position == 18
        await press(pilot, "g", *"999999", "enter")
        assert "A number from 0 to" in screen_text(pilot)
        await press(pilot, "escape", "x", "n")
        assert lab.state.split == "test"
        assert 0 <= lab.state.position < lab.state.loaded.count("test")  # type: ignore[union-attr]


async def test_both_readings_go_together(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "r", "right", "right")
        lab = lab_of(pilot)
        right, wrong = (
            lab.query_one(name, TokenStrip) for name in ("#reading-right", "#reading-wrong")
        )
        assert right.index == wrong.index == 2
        assert right.token is not None and wrong.token is not None
        assert right.token.sub == wrong.token.sub
        assert right.token.text != wrong.token.text
        assert "− 3" in why_of(pilot)
        assert pilot.app.journey.has("off_by_three")  # type: ignore[attr-defined]


async def test_the_trace_ends_in_the_row_that_a_network_gets(make_app: MakeApp, home: Path) -> None:
    loaded = load(open_corpus("builtin", places(home)), LoadSettings(num_words=500))
    row = loaded.padded("train", PadSettings(100))[0].tolist()
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "t", *["down"] * 8)
        strip = lab_of(pilot).query_one("#trace-cells", TokenStrip)
        assert [int(token.sub) for token in strip.tokens] == row
        assert pilot.app.journey.has("trace")  # type: ignore[attr-defined]


async def test_the_ledger_says_where_eight_billion_bytes_come_from(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "m", "down", "down")
        assert "20000 × 100 × 500 × 8" in why_of(pilot)
        assert "8,000,000,000" in screen_text(pilot)
        assert pilot.app.journey.has("ledger")  # type: ignore[attr-defined]


async def test_the_cat_is_coded(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "c")
        assert "5 1 4 3 5 2" in screen_text(pilot)
        await press(pilot, "e")
        pilot.app.screen.query_one(Input).value = "Hope to see you soon / Nice to see you again"
        await press(pilot, "enter")
        assert "0 1 2 3 4 / 5 1 2 3 6" in screen_text(pilot)


async def test_parameters_count_what_they_do(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "p")
        text = screen_text(pilot)
        assert "imdb.load_data(num_words=500)" in text
        assert "496" in text


async def test_why_is_copied_and_saved_as_markdown_and_csv(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "down", "y")
        assert pilot.app.clipboard.startswith("### ")
        await press(pilot, "alt+y")
        assert "| train | test |" in pilot.app.clipboard
        for keys, name in ((("s",), "why.md"), (("alt+s",), "table.csv")):
            await press(pilot, *keys)
            pilot.app.screen.query_one(Input).value = name
            await press(pilot, "enter")
            assert (tmp_path / name).read_text(encoding="utf-8")
        assert (tmp_path / "table.csv").read_text(encoding="utf-8").startswith(",train,test")
        await press(pilot, "s")
        pilot.app.screen.query_one(Input).value = "why.md"
        await press(pilot, "enter")
        assert "exists already" in screen_text(pilot)
        pilot.app.screen.query_one(Input).value = "no/such/folder.md"
        await press(pilot, "enter")
        assert "There is no folder" in screen_text(pilot)


async def test_the_lab_keeps_its_place_through_leaving_resizing_and_language(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=WIDE) as pilot:
        await press(pilot, "1", "t", "g", *"5", "enter", "down", "down", "escape", "2", "1")
        lab = lab_of(pilot)
        assert (lab.state.view, lab.state.position, lab.state.stage) == ("trace", 5, 2)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        await press(pilot, "l")
        lab = lab_of(pilot)
        assert (lab.state.view, lab.state.position, lab.state.stage) == ("trace", 5, 2)
        assert "x_train[5]" in screen_text(pilot)


async def test_the_second_file_gets_a_name_of_its_own(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "down", "s", "enter", "s", "enter")
    assert {path.name for path in tmp_path.glob("*.md")} == {"reviews-why.md", "reviews-why-2.md"}


async def test_another_language_keeps_the_cursor_and_its_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "t", "down", "down", "down", "down", "tab", "right", "right")
        before = why_of(pilot)
        await press(pilot, "l", "l")
        assert lab_of(pilot).query_one("#trace-cells", TokenStrip).index == 2
        assert why_of(pilot) == before
        await press(pilot, "o", "down", "down", "right")
        before = why_of(pilot)
        await press(pilot, "l", "l")
        assert why_of(pilot) == before
