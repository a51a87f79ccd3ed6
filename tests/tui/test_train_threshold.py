"""The result of a run at any threshold, and the reviews that it was most surely wrong about."""

from collections.abc import Callable
from math import nan
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from engine.runs.store import Store
from tests.engine.answering import Answering
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import lab_of, why
from tests.tui.train_script import played_app
from tests.tui.training_commands import Train
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.knobs import KnobBar
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList

STARTER = "starter:flat-embedding-builtin"
#: More words than the model reads, most of them too rare for it to know.
LONG = "bad film by a b c d e f g h i j"


@pytest.fixture
def long_reviews(tmp_path: Path, train: Train) -> None:
    """A negative test review that is longer than the model reads, and its words in training."""
    train(Answering())
    data = tmp_path / "reviews.csv"
    lines = data.read_text().splitlines()
    data.write_text(
        "\n".join(f"{LONG},neg,test" if line == "bad film 0,neg,test" else line for line in lines)
        + f"\n{LONG},neg,train\n"
    )
    train(Answering())


async def result(pilot: Pilot[int], run: int | str = 1) -> None:
    """Open the result of a run."""
    await settle(pilot)
    await press(pilot, "alt+3")
    lab_of(pilot).open_run(run)
    await settle(pilot)
    await press(pilot, "t")


def rows(pilot: Pilot[int]) -> tuple[tuple[str, ...], ...]:
    return lab_of(pilot).query_one("#result-table", FigureTable).sheet().rows


def measures(pilot: Pilot[int]) -> dict[str, str]:
    return dict(lab_of(pilot).query_one("#result-measures", Figures).sheet().rows)


def listed(pilot: Pilot[int]) -> tuple[tuple[str, ...], ...]:
    return lab_of(pilot).query_one("#mistakes-list", VirtualList).sheet().rows


def text_of(pilot: Pilot[int], name: str) -> str:
    return str(lab_of(pilot).query_one(f"#{name}", Static).render())


async def test_the_threshold_is_turned_and_typed_and_all_follows_it(
    home: Path, train: Train
) -> None:
    train(Answering())
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot)
        assert rows(pilot)[:2] == (
            ("negative", "1", "1", "0.5000"),
            ("positive", "1", "1", "0.5000"),
        )
        assert measures(pilot)["precision"] == "0.5000"
        assert "0.5 is Keras' own" in screen_text(pilot)
        await press(pilot, "tab", "down", "down", "down")
        assert rows(pilot)[1] == ("positive", "0", "2", "1.0000")
        assert measures(pilot) == {
            "precision": "0.6667", "recall": "1.0000", "F1": "0.8000", "wrong": "1",
        }  # fmt: skip
        await press(pilot, *"1", "enter")
        assert rows(pilot)[0] == ("negative", "2", "0", "1.0000")
        assert (measures(pilot)["precision"], measures(pilot)["recall"]) == ("–", "0.0000")
        await press(pilot, *"2", "enter")
        assert lab_of(pilot).query_one("#result-knobs", KnobBar).values == {"threshold": 1.0}


async def test_every_figure_says_why_with_the_counts_at_this_threshold(
    home: Path, train: Train
) -> None:
    train(Answering())
    async with played_app(home).run_test(size=(120, 40)) as pilot:
        await result(pilot)
        await press(pilot, "tab", *"0", "full_stop", *"35", "enter", "tab", "right")
        assert "p \\> 0.35" in why(pilot)
        await press(pilot, "right", "down", "down")
        assert "(1 + 2) ÷ 4" in why(pilot)
        await press(pilot, "tab")
        assert "2 ÷ (2 + 1)" in why(pilot)
        await press(pilot, "end")
        assert "1 + 0" in why(pilot) and "m lists them" in why(pilot)
        await press(pilot, "tab")
        curves = lab_of(pilot).query_one("#result-curves", Curves)
        assert curves.has_focus and curves.point is not None and curves.point.x == 0.35
        assert "threshold 0.35" in why(pilot) and "2 ÷ (2 + 1)" in why(pilot)
        assert "K 0.5, Keras' own" in screen_text(pilot)


@pytest.mark.parametrize("size", [(60, 20), (200, 50)])
async def test_it_is_usable_at_every_size(home: Path, train: Train, size: tuple[int, int]) -> None:
    train(Answering())
    async with played_app(home).run_test(size=size) as pilot:
        await result(pilot)
        shown = screen_text(pilot)
        assert "threshold [ 0.5]" in shown and "0.5000" in shown
        assert lab_of(pilot).query_one("#result-curves").is_on_screen == (size == (200, 50))
        await press(pilot, "m")
        shown = screen_text(pilot)
        assert "0.900000" in shown and "bad" in shown and "Esc Result" in shown
        beside = lab_of(pilot).query_one("#mistakes-review").region.x > 40
        assert beside == (size == (200, 50))


async def test_mistakes_are_listed_the_most_confident_first_and_read(
    home: Path, long_reviews: None
) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot, 2)
        await press(pilot, "m")
        assert [row[1:3] for row in listed(pilot)] == [
            ("− negative", "0.900000"),
            ("+ positive", "0.400000"),
        ]
        assert "−ln 0.1" in why(pilot) and "test loss" in why(pilot)
        strip = lab_of(pilot).query_one("#mistakes-review", TokenStrip)
        assert "good" not in [token.text for token in strip.tokens]
        await press(pilot, "down")
        assert "good" in [token.text for token in strip.tokens]
        assert "−ln 0.4" in why(pilot)
        await press(pilot, "up", "tab", "right")
        assert strip.has_focus and why(pilot)
        await press(pilot, "escape")
        assert lab_of(pilot).query_one("#result-table").is_on_screen
        assert lab_of(pilot).query_one("#result-figures").has_focus
        await press(pilot, "m", "m")
        assert lab_of(pilot).query_one("#result-table").is_on_screen


async def test_what_the_model_did_not_know_or_see_is_shown_as_such(
    home: Path, long_reviews: None
) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot, 2)
        await press(pilot, "tab", *"0", "enter", "m")  # above 0 all are called positive
        strip = lab_of(pilot).query_one("#mistakes-review", TokenStrip)
        found = {}
        for _ in listed(pilot):
            marks = [str(token.mark) for token in strip.tokens]
            found[len(strip.tokens)] = (marks, text_of(pilot, "mistakes-about"))
            await press(pilot, "down")
        short, long = found[8], found[14]
        assert short[0].count("padding") == 4 and "4 ids were read" in short[1]
        assert long[0].count("struck") == 6 and "8 ids were read · 6 ~cut off~" in long[1]
        assert any("unknown" in marks and "?unknown" in about for marks, about in found.values())


@pytest.mark.parametrize("change", ["others", "gone"])
async def test_reviews_that_are_not_there_any_more_are_said_in_a_sentence(
    home: Path, train: Train, tmp_path: Path, change: str
) -> None:
    train(Answering())
    data = tmp_path / "reviews.csv"
    if change == "gone":
        data.unlink()
    else:
        data.write_text(data.read_text() + "one more,pos,train\n")
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot)
        await press(pilot, "m")
        words = {"gone": "There is no file or folder", "others": "have other words now"}
        assert words[change] in text_of(pilot, "mistakes-about")
        assert len(listed(pilot)) == 2
        assert lab_of(pilot).query_one("#mistakes-review", TokenStrip).tokens == ()


def _damage(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("trainer", "harm", "words"),
    [
        (Scripted, lambda path: None, "was not kept with this run"),
        (Answering, _damage, "is damaged in"),
    ],
)
async def test_without_answers_the_result_is_shown_and_says_why_it_cannot_be_turned(
    home: Path,
    train: Train,
    store: Store,
    trainer: Callable[[], Scripted],
    harm: Callable[[Path], None],
    words: str,
) -> None:
    train(trainer())
    path = store.run(1).answers
    assert path is not None
    harm(path)
    async with played_app(home).run_test(size=(120, 40)) as pilot:
        await result(pilot)
        assert words in " ".join(text_of(pilot, "result-note").split())
        assert "threshold [" not in screen_text(pilot) and "Mistakes" not in screen_text(pilot)
        assert rows(pilot)[2][0] == "right" and "recall" in measures(pilot)
        await press(pilot, "m")
        assert lab_of(pilot).query_one("#result-table").is_on_screen


async def test_answers_that_are_no_numbers_are_said(home: Path, train: Train) -> None:
    train(Answering([nan, 0.1, nan, 0.8]))
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot)
        assert "2 answers are NaN" in text_of(pilot, "result-note")
        await press(pilot, "m")
        assert [row[2] for row in listed(pilot)] == ["nan"]
        assert "not a number" in why(pilot)


async def test_what_came_with_the_app_can_be_turned_and_read_too(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot, STARTER)
        assert "came with the app, rounded" in text_of(pilot, "result-note")
        await press(pilot, "m")
        wrong = listed(pilot)
        assert len(wrong) > 10 and all(row[3] for row in wrong)
        assert len(lab_of(pilot).query_one("#mistakes-review", TokenStrip).tokens) > 100


async def test_another_run_has_other_answers_and_another_language_keeps_all(
    home: Path, train: Train
) -> None:
    train(Answering())
    train(Answering([0.2, 0.1, 0.3, 0.8]))
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await result(pilot)
        await press(pilot, "tab", *"0", "full_stop", *"25", "enter", "m", "l")
        assert lab_of(pilot).query_one("#mistakes-list").is_on_screen
        assert [row[2] for row in listed(pilot)] == ["0.900000"]
        lab_of(pilot).open_run(2)
        await settle(pilot)
        assert listed(pilot) == ()
        assert lab_of(pilot).query_one("#result-knobs", KnobBar).values == {"threshold": 0.25}
        await press(pilot, "escape")
        assert rows(pilot)[0][1:3] == ("2", "0")
