"""Networks for pictures in the Train lab: what they learn from, their table, their mistakes."""

from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.execute import execute
from engine.training.wishes import Wishes
from tests.engine.answering_pictures import MISTAKEN, Seeing, seeing_plan
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import lab_of, why
from tests.tui.train_script import advanced, epoch, finished, keras, play, played_app, started
from tui.screens.train.state import TRAINABLE
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.virtual_list import VirtualList


@pytest.fixture(autouse=True)
def no_pictures_of_keras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


async def test_a_plan_for_pictures_names_them_and_trains_on_those_that_are_chosen(
    home: Path,
) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        await pilot.press(*["up"] * TRAINABLE.index("digit-cnn"))
        await settle(pilot)
        lab = lab_of(pilot)
        assert (lab.state.plan.spec.name, lab.state.pictured) == ("digit-cnn", "digits")
        text = " ".join(screen_text(pilot).split())
        assert "digit-cnn: Digits · digits" in text and "data fetch mnist" in text
        assert "reviews" not in text and "training pictures" in text
        figures = dict(lab.query_one("#plan-cost", Figures).sheet().rows)
        assert "published test" not in figures  # that is of MNIST
        split = (figures["learns from"], figures["validates with"])
        assert split == ("1,150", "288") and lab.state.stocks["digits"].train == 1_438
        await press(pilot, "right", "up")
        assert lab.state.pictured == "garments"
        await press(pilot, "down", "g")
        planned = keras(pilot).work.plan
        assert (planned.spec.name, planned.data) == ("digit-cnn", "digits")
        await play(pilot, *started(), advanced(1, 4))
        assert "pictures/s" in screen_text(pilot) and "reviews" not in screen_text(pilot)
        await play(pilot, epoch(1), *finished(1)[:1])
        assert "200 test pictures are looked at" in " ".join(screen_text(pilot).split())
        await press(pilot, "p")
        await pilot.press(*["left"] * 3, "down", "down")
        await settle(pilot)
        assert lab.state.pictured is None  # a model that reads reviews


@pytest.fixture
def seen(home: Path) -> int:
    """A run on the built-in digits."""
    where = places(home)
    return execute(seeing_plan(), lambda _: None, Wishes(), places=where, train=Seeing())


async def test_the_table_of_ten_answers_why_and_leads_to_its_mistakes(
    home: Path, seen: int
) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        lab_of(pilot).open_run(seen)
        await settle(pilot)
        await press(pilot, "t")
        table = lab_of(pilot).query_one("#result-classes", FigureTable)
        assert table.display and not lab_of(pilot).query_one("#result-knobs").display
        rows = table.sheet().rows
        assert len(rows) == 11 and len(rows[0]) == 12
        first = MISTAKEN[0]
        assert rows[first][0] == f"{first}" and rows[first][first + 2] == "1"
        assert screen_text(pilot).count("›") == 1  # the table has all its columns at 80
        table.focus()
        table.go_to(first, first + 1)
        await settle(pilot)
        there = sum(int(cell) for cell in rows[first][1:11])
        assert f"is {first}, called {first + 1}" in why(pilot) and f"1 ÷ {there}" in why(pilot)
        table.go_to(first, 10)
        await settle(pilot)
        assert f"recall of {first}" in why(pilot)
        table.go_to(first, first + 1)
        await press(pilot, "enter")
        listed = lab_of(pilot).query_one("#class-mistakes-list", VirtualList)
        ((_position, *told),) = listed.sheet().rows
        assert told[:3] == [f"{first}", f"{first + 1}", "0.960000"]
        assert "−ln" in why(pilot) and "probable" in why(pilot)
        await press(pilot, "escape", "m")
        assert [row[1] for row in listed.sheet().rows] == [f"{label}" for label in MISTAKEN[::-1]]
        await press(pilot, "m")
        assert lab_of(pilot).query_one("#result-page").display


async def test_a_starter_for_pictures_is_told_by_its_names(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        lab_of(pilot).open_run("starter:fashion-cnn")
        await settle(pilot)
        await press(pilot, "t")
        text = screen_text(pilot)
        assert "9 ankle boot" in text and "rounded" in text and "test pictures" in text
        assert "reviews" not in text
        for key in ("c", "e"):
            await press(pilot, key)
            assert "reviews" not in screen_text(pilot)
        await press(pilot, "down", "right")
        assert "reviews" not in why(pilot)
        await press(pilot, "z", "v")
        assert "reviews" not in screen_text(pilot)


async def test_loss_and_accuracy_of_many_classes_say_what_knowing_nothing_costs(
    home: Path, seen: int
) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        lab_of(pilot).open_run(seen)
        await settle(pilot)
        await press(pilot, "t", "right")
        assert "−ln 0.1" in why(pilot) and "2.3026" in why(pilot)
        await press(pilot, "left")
        assert "pictures in all" in why(pilot)
