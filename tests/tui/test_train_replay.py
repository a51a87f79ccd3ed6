"""A recorded run, shown once more as if it were being trained."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.files.places import places
from engine.runs.execute import execute
from engine.training.devices import Devices
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import flat, lab_of
from tests.tui.train_script import advanced, epoch, finished, keras, play, played_app, started
from tui.app import ImdbApp
from tui.keras_thread import KerasThread
from tui.screens.train.lab import TrainLab
from tui.screens.train.record import Record, read
from tui.screens.train.replay import SPEEDS, Replay, replay_of
from tui.session import begin
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.why_panel import WhyPanel


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(TrainLab, "clock", made)
    return made


async def wait(pilot: Pilot[int], clock: Clock, seconds: float) -> None:
    """Let the clock go on, and be looked at."""
    clock.now += seconds
    lab_of(pilot).tick()
    await settle(pilot)


def shown_epochs(pilot: Pilot[int]) -> int:
    """The epochs that the live view draws."""
    row = lab_of(pilot).query_one("#live-table", FigureTable).sheet().rows[0]
    return len(row[1].strip().replace("–", "").strip())


def recorded(tmp_path: Path) -> Record:
    return read("starter:gru", places(tmp_path))


# The arithmetic


def test_epochs_come_in_order_when_their_recorded_seconds_have_passed(tmp_path: Path) -> None:
    record = recorded(tmp_path)
    replay = replace(replay_of(record), speed=1)
    seconds = [each.seconds for each in record.epochs]
    assert replay.so_far.epochs == ()
    replay = replay.passed(seconds[0] - 0.01)
    assert replay.done == 0 and replay.left == pytest.approx(sum(seconds) - seconds[0] + 0.01)
    replay = replay.passed(0.02)
    assert replay.so_far.epochs == record.epochs[:1]
    replay = replay.passed(seconds[1] + seconds[2])
    assert replay.so_far.epochs == record.epochs[:3] and replay.within == pytest.approx(0.01)
    assert replay.passed(1e9).over and replay.passed(1e9).left == 0


@pytest.mark.parametrize("speed", SPEEDS)
def test_at_each_speed_as_many_recorded_seconds_pass_in_one(tmp_path: Path, speed: int) -> None:
    replay = replace(replay_of(recorded(tmp_path)), speed=speed)
    assert replay.left - replay.passed(0.5).left == pytest.approx(0.5 * speed)


def test_before_its_end_a_recording_does_not_know_how_it_ends(tmp_path: Path) -> None:
    record = replace(recorded(tmp_path), changes=((3, 0.1), (6, 0.2)))
    replay = replay_of(record).at(4)
    assert (replay.so_far.test, replay.so_far.state) == (None, "running")
    assert replay.so_far.changes == ((3, 0.1),)
    assert replay.at(5).so_far.changes == record.changes
    end = replay.at(99)
    assert end.over and end.so_far is record
    assert replay.at(-3).done == 0


def test_a_pause_stops_the_clock_and_the_end_begins_anew(tmp_path: Path) -> None:
    replay = replay_of(recorded(tmp_path)).held()
    assert replay.paused and replay.passed(1e9) is replay
    assert replay.held().passed(1e9).over
    anew = replay.at(99).held()
    assert (anew.done, anew.paused) == (0, False)
    assert [replay.faster(-9).speed, replay.faster(9).speed] == [SPEEDS[0], SPEEDS[-1]]


@pytest.mark.parametrize(
    ("seconds", "speed"), [(1.0, 1), (4.0, 1), (7.0, 2), (30.0, 10), (900.0, 50)]
)
def test_the_speed_that_is_chosen_bores_nobody(tmp_path: Path, seconds: float, speed: int) -> None:
    record = recorded(tmp_path)
    slow = tuple(replace(each, seconds=seconds) for each in record.epochs)
    assert len(slow) == 10
    assert replay_of(replace(record, epochs=slow)).speed == speed


def test_an_epoch_that_took_no_time_can_be_stepped_over(tmp_path: Path) -> None:
    record = recorded(tmp_path)
    none = tuple(replace(each, seconds=0.0) for each in record.epochs)
    replay = Replay(replace(record, epochs=none), 1, paused=True)
    assert [replay.at(done).done for done in (1, 2, 1)] == [1, 2, 1]
    assert replace(replay, paused=False).passed(0.0).over


# On the screen


async def test_a_starter_is_replayed_in_a_fresh_home(home: Path, clock: Clock) -> None:
    async with played_app(home).run_test(size=(60, 20)) as pilot:
        await press(pilot, "3", "o", "z")
        lab = lab_of(pilot)
        assert lab.state.view == "live" and shown_epochs(pilot) == 0
        text = flat(pilot)
        assert "A recording, not a training: starter:flat-embedding" in text
        assert "on CPU" in text and "trained 20" in text
        replay = lab.state.replay
        assert replay is not None and replay.speed == 1
        seconds = [each.seconds for each in replay.record.epochs]
        await wait(pilot, clock, seconds[0] + 0.1)
        assert shown_epochs(pilot) == 1 and "1 of 10 epochs" in flat(pilot)
        await press(pilot, "space")
        await wait(pilot, clock, 1e6)
        assert shown_epochs(pilot) == 1 and "It pauses" in flat(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert shown_epochs(pilot) == 3
        await press(pilot, "left_square_bracket")
        assert shown_epochs(pilot) == 2
        await press(pilot, "c")
        assert lab.query_one("#curves-plot", Curves).count == 4
        await press(pilot, "t")
        assert "0.8787" not in screen_text(pilot)
        await press(pilot, "e", "full_stop")
        assert len(lab.query_one("#epochs-table", FigureTable).sheet().rows) == 10
        await press(pilot, "v")
        assert "Its end: completed, test 0.8787. The space bar plays it again." in flat(pilot)
        await press(pilot, "comma", "l", "right_square_bracket", "l")
        assert shown_epochs(pilot) == 1  # it outlives another language
        await press(pilot, "left_square_bracket")
        await press(pilot, "x")
        assert lab.state.replay is None and "recording" not in flat(pilot).lower()
        assert pilot.app._exception is None


async def test_its_keys_are_offered_while_it_is_seen_and_its_speed_is_said(
    home: Path, clock: Clock
) -> None:
    async with played_app(home).run_test(size=(120, 36)) as pilot:
        await press(pilot, "3")
        assert "Pause/play" not in screen_text(pilot)
        await press(pilot, "o", "z")
        keys = screen_text(pilot).splitlines()[-1]
        for words in ("Pause/play", "Next", "Previous", "Faster", "Slower", "Close"):
            assert words in keys
        assert "Stop" not in keys and "Learning rate" not in keys
        await press(pilot, "plus", "plus")
        assert "It runs 5 × as fast" in flat(pilot)
        await wait(pilot, clock, 0.2)
        replay = lab_of(pilot).state.replay
        assert replay is not None and replay.within == pytest.approx(1.0)
        await press(pilot, "minus")
        assert "It runs 2 × as fast" in flat(pilot)
        await press(pilot, "question_mark")
        clock.now += 1e6
        await settle(pilot)
        await press(pilot, "escape")
        assert shown_epochs(pilot) == 0  # it stands still below what lies over it


async def test_a_training_goes_on_beside_it_and_neither_is_taken_for_the_other(
    home: Path, clock: Clock
) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, *started(), epoch(1), epoch(2), advanced(3, 2))
        await press(pilot, "o", "z", "space")
        wishes = keras(pilot).work.wishes
        assert not wishes.paused
        assert "epoch 3/10" in screen_text(pilot).splitlines()[0]
        assert shown_epochs(pilot) == 0
        await play(pilot, epoch(3))
        assert shown_epochs(pilot) == 0 and "recording" in flat(pilot)
        assert "epoch 4/10" in screen_text(pilot).splitlines()[0]
        await press(pilot, "x")
        assert wishes.halt is None and shown_epochs(pilot) == 3
        await press(pilot, "o", "z", "space")
        await play(pilot, *[epoch(n) for n in range(4, 11)], *finished(10))
        said = " ".join(each.message for each in pilot.app._notifications)
        assert "Run 7, flat-embedding: all 10 epochs done" in said
        assert "A recording" in flat(pilot)


def app_with(home: Path) -> ImdbApp:
    """An app with the real thread, in which a scripted trainer trains."""
    load = partial(Devices, "3.15.1", "2.21.0", 2, ())
    thread = partial(KerasThread, load=load, trainer=Scripted())
    return ImdbApp(begin(home, "en"), keras_thread=thread)


async def test_a_run_of_ones_own_that_was_not_finished(home: Path, clock: Clock) -> None:
    def stop(number: int, _batch: int, wishes: Wishes) -> None:
        if number == 4:
            wishes.stop()

    plan = plan_for(MODELS["embedding-rnn"], "builtin")
    wishes = Wishes()
    execute(plan, lambda _: None, wishes, places=places(home), train=Scripted(at_batch=stop))
    async with app_with(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o", "enter", "z")
        assert "A recording, not a training: run 1, embedding-rnn" in flat(pilot)
        assert "g Go on" not in screen_text(pilot).splitlines()[-1]
        await wait(pilot, clock, 0.15)
        assert shown_epochs(pilot) == 1  # each took a tenth of a second
        await press(pilot, "full_stop")
        assert shown_epochs(pilot) == 3 and "Its end: stopped" in flat(pilot)
        await press(pilot, "right")
        answer = lab_of(pilot).query_one(WhyPanel).answer()
        assert answer is not None and "epoch 3" in answer.title
        await press(pilot, "p", "g")
        await settle(pilot)
        assert lab_of(pilot).state.replay is None
