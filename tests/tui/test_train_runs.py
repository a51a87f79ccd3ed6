"""Runs in the Train lab: trained by the thread itself, stored, listed, compared, deleted."""

import threading
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.devices import Devices
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import lab_of, why
from tui.app import ImdbApp
from tui.keras_thread import KerasThread
from tui.screens.train.runs import RunsView
from tui.session import begin
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.virtual_list import VirtualList


def app_with(home: Path, trainer: Scripted) -> ImdbApp:
    """An app with the real thread, in which a scripted trainer trains."""
    thread = partial(KerasThread, load=lambda: Devices("3.15.1", "2.21.0", 2, ()), trainer=trainer)
    return ImdbApp(begin(home, "en"), keras_thread=thread)


def trained(home: Path, model: str = "embedding-rnn", epochs: int = 3, **more: object) -> int:
    """A run that was trained before, elsewhere."""
    from dataclasses import replace

    plan = plan_for(MODELS[model], "builtin")
    plan = replace(plan, fit=replace(plan.fit, epochs=epochs))
    trainer = more.pop("trainer", Scripted())
    wishes = more.pop("wishes", Wishes())
    return execute(plan, lambda _event: None, wishes, places=places(home), train=trainer)  # type: ignore[arg-type]


async def to_the_list(pilot: Pilot[int]) -> None:
    """Open the runs of this home."""
    await press(pilot, "3", "o")
    assert listed(pilot)


def listed(pilot: Pilot[int]) -> list[tuple[str, ...]]:
    """The runs of this home; those that came with the app stand below them."""
    rows = list(lab_of(pilot).query_one(VirtualList).sheet().rows)
    own = [row for row in rows if row[1] != "★"]
    assert rows[: len(own)] == own
    return own


async def ended(pilot: Pilot[int]) -> None:
    """Wait until the training is over."""
    app = pilot.app
    assert isinstance(app, ImdbApp)
    while app.training is None or app.training.going:
        await pilot.pause()
    await settle(pilot)


async def test_what_the_thread_trains_is_stored_and_listed(home: Path) -> None:
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", *"4", "enter", "g")
        await ended(pilot)
        assert "all 4 epochs done, test accuracy 0.7500" in " ".join(screen_text(pilot).split())
        await press(pilot, "o")
        assert listed(pilot)[0][1:] == (
            "1", "flat-embedding · builtin", "4/4", "0.5000", "0.7500", "completed",
        )  # fmt: skip
        await press(pilot, "enter")
        assert lab_of(pilot).state.view == "curves"
        assert lab_of(pilot).query_one("#curves-plot", Curves).count == 8
    assert len(Store(places(home)).run(1).epochs) == 4


async def test_stopped_kept_and_gone_on_with_to_the_end(home: Path) -> None:
    def stop(epoch: int, batch: int, wishes: Wishes) -> None:
        if (epoch, batch) == (3, 2) and not stopped:
            stopped.append(1)
            wishes.stop()

    stopped: list[int] = []
    async with app_with(home, Scripted(at_batch=stop)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", *"5", "enter", "g")
        await ended(pilot)
        assert "stopped, 2 epochs kept" in screen_text(pilot)
        await press(pilot, "g")
        await ended(pilot)
        assert "all 5 epochs done" in screen_text(pilot)
        rows = lab_of(pilot).query_one("#live-table", FigureTable).sheet().rows
        assert len(rows[2][1].strip()) == 5  # the epochs of both sittings
    assert Store(places(home)).run(1).line.state == "completed"


async def test_stopped_and_dropped_leaves_no_run(home: Path) -> None:
    asked = threading.Event()

    def wait(epoch: int, _batch: int, wishes: Wishes) -> None:
        if epoch == 2:
            asked.set()
            while wishes.halt is None:
                wishes.wait(0.01)

    app = app_with(home, Scripted(at_batch=wait))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        while not asked.is_set():
            await pilot.pause()
        await press(pilot, "x", "down", "enter")
        await ended(pilot)
        assert "dropped" in screen_text(pilot)
        assert "Go on" not in screen_text(pilot).splitlines()[-1]
        await press(pilot, "o")
        assert "No runs yet" in screen_text(pilot)
    assert Store(places(home)).runs() == ()


async def test_quitting_in_the_middle_keeps_the_run_to_go_on_with(home: Path) -> None:
    asked = threading.Event()

    def wait(epoch: int, _batch: int, wishes: Wishes) -> None:
        if epoch == 3:
            asked.set()
            while wishes.halt is None:
                wishes.wait(0.01)

    app = app_with(home, Scripted(at_batch=wait))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        while not asked.is_set():
            await pilot.pause()
        await pilot.press("q", "q")
        while app.return_value is None:
            await pilot.pause()
    line = Store(places(home)).runs()[0]
    assert (line.state, line.epochs) == ("interrupted", 2)


async def test_sorted_filtered_named_and_noted(home: Path) -> None:
    for model in ("embedding-rnn", "lstm", "stacked-gru"):
        trained(home, model)
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o")
        assert [row[1] for row in listed(pilot)] == ["3", "2", "1"]
        await press(pilot, "f")
        assert listed(pilot)[0][2].startswith("embedding-rnn")
        await press(pilot, "slash", *"LSTM", "enter")
        assert [row[1] for row in listed(pilot)] == ["2"]
        await press(pilot, "n", *"mine", "enter", "k", *"slow", "enter")
        assert listed(pilot)[0][2].startswith("mine · lstm")
        assert "slow" in why(pilot)
        await press(pilot, "slash", *["backspace"] * 4, "enter")
        assert len(listed(pilot)) == 3
    assert Store(places(home)).run(2).line.note == "slow"


async def test_a_deleted_run_can_be_taken_back_until_the_list_is_left(home: Path) -> None:
    trained(home)
    trained(home, "lstm")
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await to_the_list(pilot)
        await press(pilot, "x", "down", "x")
        assert [row[0] for row in listed(pilot)] == ["✗", "✗"]
        assert "u takes it back" in why(pilot)
        await press(pilot, "u")
        assert [row[0] for row in listed(pilot)] == ["✗", ""]
        assert len(Store(places(home)).runs()) == 2
        await press(pilot, "p", "o")
        assert [row[1] for row in listed(pilot)] == ["1"]
        await press(pilot, "x")
    assert Store(places(home)).runs() == ()


async def test_marked_runs_are_compared_and_lie_over_one_another(home: Path) -> None:
    trained(home)
    trained(home, "lstm", epochs=4)
    async with app_with(home, Scripted()).run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "o", "m", "down", "m")
        assert [row[0] for row in listed(pilot)] == ["A", "B"]
        await press(pilot, "b")
        sheet = lab_of(pilot).query_one("#runs-compared", FigureTable).sheet()
        assert sheet.columns == ("run", "A 2 lstm", "B 1 embedding-rnn")
        rows = {row[0]: row[1:] for row in sheet.rows}
        assert rows["model"] == ("lstm", "embedding-rnn")
        assert rows["epochs"] == ("4", "3")
        assert "batch_size" not in rows
        assert rows["layers"] == ("4", "4")
        assert (rows["lstm"], rows["simple_rnn"]) == (("(8)", "–"), ("–", "(8)"))
        assert not [name for name in rows if "." in name]
        assert pilot.app.journey.has("compared_runs")  # type: ignore[attr-defined]
        await press(pilot, "o", "enter")
        plot = lab_of(pilot).query_one("#curves-plot", Curves)
        assert plot.count == 3 + 3 + 4
        assert "A run 2 lstm" in screen_text(pilot)


async def test_a_run_that_somebody_else_trains_is_followed(home: Path) -> None:
    third, go_on = threading.Event(), threading.Event()

    def wait(epoch: int, _batch: int, _wishes: Wishes) -> None:
        if epoch == 3:
            third.set()
            go_on.wait(30)

    elsewhere = threading.Thread(
        target=partial(trained, home, epochs=5, trainer=Scripted(at_batch=wait)), daemon=True
    )
    elsewhere.start()
    assert third.wait(30)
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o")
        assert listed(pilot)[0][0] == "▶" and listed(pilot)[0][-1] == "running"
        await press(pilot, "x")
        assert "Another process trains run 1." in screen_text(pilot)
        await press(pilot, "escape", "enter", "e")
        table = lab_of(pilot).query_one("#epochs-table", FigureTable)
        assert len(table.sheet().rows) == 2
        go_on.set()
        elsewhere.join(30)
        lab_of(pilot)._poll()
        await settle(pilot)
        assert len(table.sheet().rows) == 5
        assert "completed" in screen_text(pilot)
        await press(pilot, "o")
        lab_of(pilot)._poll()
        await settle(pilot)
        assert listed(pilot)[0][-1] == "completed"


async def test_a_run_deleted_elsewhere_is_said_once_and_closed(home: Path) -> None:
    run = trained(home)
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o", "enter")
        assert lab_of(pilot).state.opened is not None
        Store(places(home)).delete(run)
        lab_of(pilot).open_run(run)
        await settle(pilot)
        assert lab_of(pilot).state.opened is None
        assert "no run 1" in " ".join(n.message for n in pilot.app._notifications)
        await press(pilot, "o")
        assert "No runs yet" in screen_text(pilot)


async def test_the_cursor_begins_at_the_newest_run_whichever_list_came_first(home: Path) -> None:
    run = trained(home)
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await to_the_list(pilot)
        view = lab_of(pilot).query_one(RunsView)
        lines, view.state.lines = view.state.lines, None
        view.draw_list()
        assert view.own is None and view.line is not None, "a starter is under the cursor"
        assert lines is not None
        view._listed(lines)
        assert view.own is not None and view.own.run == run
