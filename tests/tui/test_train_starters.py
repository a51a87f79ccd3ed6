"""What came with the app, among the runs: shown, opened, compared, and not to be changed."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.files.places import places
from engine.runs import starters
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.devices import Devices
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press, screen_text
from tests.tui.train_lab import bottom, lab_of
from tui.app import ImdbApp
from tui.keras_thread import KerasThread
from tui.session import begin
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.safe_text import cell_len
from widgets.virtual_list import VirtualList


def app_with(home: Path, lang: str = "en") -> ImdbApp:
    """An app with the real thread, in which a scripted trainer trains."""
    load = partial(Devices, "3.15.1", "2.21.0", 2, ())
    thread = partial(KerasThread, load=load, trainer=Scripted())
    return ImdbApp(begin(home, lang), keras_thread=thread)


def trained(home: Path, model: str) -> None:
    plan = plan_for(MODELS[model], "builtin")
    execute(plan, lambda _event: None, Wishes(), places=places(home), train=Scripted())


def listed(pilot: Pilot[int]) -> list[tuple[str, ...]]:
    return list(lab_of(pilot).query_one(VirtualList).sheet().rows)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=["60x20", "80x24"])
async def test_a_fresh_home_says_what_they_are_and_what_can_be_done(
    home: Path, size: tuple[int, int]
) -> None:
    async with app_with(home).run_test(size=size) as pilot:
        await press(pilot, "3", "o")
        rows = listed(pilot)
        assert len(rows) == len(starters.starters()) and {row[1] for row in rows} == {"★"}
        assert rows[0][2] == "flat-embedding · imdb"
        text = " ".join(screen_text(pilot).split())
        assert "No runs yet: p plans one, and g starts it." in text
        assert "came with the app" in text and "z replays its training" in text
        assert "g Go on" not in bottom(pilot) and "Delete" not in bottom(pilot)
        await press(pilot, "x", "delete", "n", "k", "g")
        assert len(pilot.app.screen_stack) == 1 and lab_of(pilot).state.view == "runs"
        assert listed(pilot) == rows and lab_of(pilot).state.doomed == []
        await press(pilot, "enter")
        assert lab_of(pilot).query_one("#curves-plot", Curves).count == 20
        assert "starter:flat-embedding · imdb · 10 of 10 epochs · completed" in screen_text(pilot)
        assert "g Go on" not in bottom(pilot)
        await press(pilot, "t")
        assert "0.8787" in screen_text(pilot)
    assert Store(places(home)).runs() == ()


async def test_they_stand_below_ones_own_and_are_sorted_filtered_and_compared(home: Path) -> None:
    trained(home, "lstm")
    trained(home, "embedding-rnn")
    Store(places(home)).rename(2, "긴 이름" * 16)
    async with app_with(home).run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "o")
        assert [row[1] for row in listed(pilot)][:3] == ["2", "1", "★"]
        assert "★ came with the app" in screen_text(pilot) and "Delete" in bottom(pilot)
        await press(pilot, "f")
        assert [row[1] for row in listed(pilot)][:3] == ["2", "1", "★"]
        names = [row[2].split(" ")[0] for row in listed(pilot)][2:]
        assert names == sorted(names)
        await press(pilot, "slash", *"gru", "enter")
        assert [row[1:3] for row in listed(pilot)] == [("★", "gru · imdb")]
        assert "Delete" not in bottom(pilot)
        await press(pilot, "m", "slash", *["backspace"] * 3, "enter")
        await press(pilot, "home", "m", "b")
        lab = lab_of(pilot)
        sheet = lab.query_one("#runs-compared", FigureTable).sheet()
        assert sheet.columns[1] == "A ★ gru"
        assert sheet.columns[2].startswith("B 2 긴 이름긴") and cell_len(sheet.columns[2]) <= 26
        rows = {row[0]: row[1:] for row in sheet.rows}
        assert rows["data"] == ("imdb", "builtin")
        assert rows["gru"] == ("(32)", "–")
        assert rows["  embedding.embedding"] == ("32", "16")
        names = list(rows)
        assert names.index("layers") < names.index("gru") < names.index("  embedding.embedding")
        await press(pilot, "c")
        curves = lab.query_one("#curves-plot", Curves)
        assert [curve.letter for curve in curves._curves] == ["A", "B"]  # none is open yet
        await press(pilot, "o", "home", "m", "enter")
        assert [curve.letter for curve in curves._curves] == ["V", "T", "A"]
        assert pilot.app.journey.has("compared_runs")  # type: ignore[attr-defined]


async def test_a_letter_and_its_colour_stay_when_another_mark_is_taken_back(home: Path) -> None:
    async with app_with(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o", *["m", "down"] * 6)
        assert [row[0] for row in listed(pilot)][:6] == list("ABCDEF")
        await press(pilot, "m")
        assert len(lab_of(pilot).state.beside) == 6
        await press(pilot, "c")
        curves = lab_of(pilot).query_one("#curves-plot", Curves)
        inks = {curve.letter: curve.ink for curve in curves._curves}
        assert len(set(inks.values())) == 6
        await press(pilot, "o", "home", "down", "m", "c")
        assert {curve.letter: curve.ink for curve in curves._curves} == {
            letter: ink for letter, ink in inks.items() if letter != "B"
        }


async def test_a_damaged_one_costs_a_sentence_and_not_the_list(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(starters.SHIPPED, tmp_path / "shipped")
    monkeypatch.setattr(starters, "SHIPPED", tmp_path / "shipped")
    (tmp_path / "shipped" / "gru.json").unlink()
    trained(home, "lstm")
    async with app_with(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o")
        said = [each.message for each in pilot.app._notifications]
        assert len(said) == 1 and "gru.json" in said[0]
        names = [row[2] for row in listed(pilot)]
        assert names[0] == "lstm · builtin" and "conv1d · imdb" in names
        assert "gru · imdb" not in names
