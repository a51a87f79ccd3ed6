"""The Train lab, played: what a training says, and what the learner sees and can do."""

from collections.abc import Iterator
from math import nan
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from engine.files.progress import Progress
from engine.training.events import Changed, Paused, Resumed
from engine.why import Refusal
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_script import (
    advanced,
    epoch,
    finished,
    keras,
    play,
    played_app,
    started,
)
from tui.keras_thread import KerasFailed, Over
from tui.screens.train.lab import VIEWS, TrainLab
from tui.training_app import TrainingApp
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.knobs import KnobBar
from widgets.why_panel import WhyPanel

SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]
EPOCHS = [epoch(number) for number in range(1, 7)]


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    yield


def lab_of(pilot: Pilot[int]) -> TrainLab:
    screen = pilot.app.screen
    assert isinstance(screen, TrainLab)
    return screen


def app_of(pilot: Pilot[int]) -> TrainingApp:
    assert isinstance(pilot.app, TrainingApp)
    return pilot.app


def why(pilot: Pilot[int]) -> str:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else answer.markdown()


def said(pilot: Pilot[int]) -> str:
    return " ".join(each.message for each in pilot.app._notifications)


def top(pilot: Pilot[int]) -> str:
    return screen_text(pilot).splitlines()[0]


def keys(pilot: Pilot[int]) -> str:
    return screen_text(pilot).splitlines()[-1]


async def begin(pilot: Pilot[int], *more: object) -> None:
    """Open the lab, start the plan as it is, and let the training say something."""
    await press(pilot, "3", "g")
    await play(pilot, *started(), *more)  # type: ignore[arg-type]


# The plan


async def test_the_plan_says_what_it_will_cost_and_why(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "tab")
        shown = dict(lab_of(pilot).query_one("#plan-cost", Figures).sheet().rows)
        learn, batches = int(shown["learns from"].replace(",", "")), shown["batches an epoch"]
        assert shown["parameters"] == "176,001"
        assert batches == f"{-(-learn // 500):,}"
        await press(pilot, "down")
        assert f"{learn:,} ÷ 500" in why(pilot)
        assert shown["published val"] == "0.886"


async def test_turning_a_knob_changes_the_plan_and_another_model_brings_its_own(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", *"3", "enter", "right", *"100", "enter")
        lab = lab_of(pilot)
        assert (lab.state.plan.fit.epochs, lab.state.plan.fit.batch) == (3, 100)
        await press(pilot, *["right"] * 5, *"7", "enter")
        assert lab.state.plan.seed == 7
        await press(pilot, "home", "up")
        assert lab.state.plan.spec.name == "conv1d"
        assert (lab.state.plan.fit.epochs, lab.state.plan.seed) == (10, 7)
        await press(pilot, "g")
        work = keras(pilot).work
        assert work.plan.spec.name == "conv1d" and work.plan.data == "builtin"
        assert work.resume is None


async def test_every_knob_says_what_it_means(home: Path) -> None:
    async with played_app(home).run_test(size=(60, 20)) as pilot:
        await press(pilot, "3")
        bar = lab_of(pilot).query_one(KnobBar)
        meant = set()
        for _knob in range(bar.count):
            assert bar.knob is not None and bar.knob.help
            meant.add(bar.knob.help)
            assert bar.knob.help in screen_text(pilot)
            await press(pilot, "right")
        assert len(meant) == bar.count == 9


async def test_a_model_changed_in_its_own_lab_comes_along(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "t", "down", "tab", "right", "up")
        changed = pilot.app.screen.state.changed["flat-embedding"]  # type: ignore[attr-defined]
        await press(pilot, "alt+3", "up")
        assert "flat-embedding, changed" in screen_text(pilot)
        await press(pilot, "g")
        assert keras(pilot).work.plan.spec == changed


async def test_a_bad_plan_is_one_sentence_and_another_can_be_started(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, Over(Refusal("batch_too_large", batch=500, rows=80)))
        assert "500" in said(pilot) and "80" in said(pilot)
        assert "choose a smaller batch" in screen_text(pilot)
        await press(pilot, "p", "g")
        assert len(keras(pilot).works) == 2


async def test_without_keras_the_plan_says_so(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        app.keras = KerasFailed("ImportError: no")
        await press(pilot, "g")
        assert not keras(pilot).works
        assert "ImportError: no" in screen_text(pilot)


# Live


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_view_opens_at_every_size_before_during_and_after(
    home: Path, size: tuple[int, int]
) -> None:
    async with played_app(home).run_test(size=size) as pilot:
        stages = ([], [*started(), *EPOCHS, advanced(7, 3)], finished(10))
        await press(pilot, "3", "g")
        for stage in stages:
            await play(pilot, *stage)
            for name, key, _title in VIEWS:
                await press(pilot, key)
                assert lab_of(pilot).state.view == name
                assert "…" not in screen_text(pilot).splitlines()[1]
                if name == "plan":
                    continue
                assert lab_of(pilot).focused is not None, name
        assert pilot.app._exception is None


async def test_live_shows_latest_best_change_and_how_far_it_is(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS, advanced(7, 4))
        text = screen_text(pilot)
        rows = {row[0]: row[1:] for row in lab_of(pilot).query_one(FigureTable).sheet().rows}
        assert rows["val loss"][1:] == ("0.3800", "0.3300 @4", "+0.0300")
        assert rows["val loss"][0].strip() == "█▄▂▁▂▃"
        assert "epoch 7 of 10" in text and "batch 4 of 8" in text
        assert "65%" in text and "50%" in text
        assert "overfitting" in text
        await press(pilot, "right")
        assert "mean of −ln p" in why(pilot)
        await press(pilot, "down")
        assert "680 ÷ 800" in why(pilot)
        await press(pilot, "down", "down")
        assert "168 ÷ 200" in why(pilot)


async def test_progress_may_be_overtaken_and_an_epoch_never_is(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        words = [advanced(1, batch) for batch in range(1, 9)]
        keras(pilot).say(*started(), *words, epoch(1), *words, epoch(2), *words)
        await settle(pilot)
        training = app_of(pilot).training
        assert training is not None
        assert [each.epoch for each in training.epochs] == [1, 2]
        assert training.advanced == words[-1]


async def test_opening_compiling_and_testing_are_said(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        assert "Waiting for Keras" in screen_text(pilot)
        await play(pilot, Progress("encoding_reviews", 3, 10))
        assert "Turning the reviews into ids" in screen_text(pilot)
        await play(pilot, *started())
        assert "XLA compiles" in screen_text(pilot)
        await play(pilot, *EPOCHS, finished(6, "early")[0])
        assert "200 test reviews" in screen_text(pilot)


async def test_nan_is_a_gap_with_a_word_on_what_happened(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS[:2], epoch(3, loss=nan), epoch(4, loss=nan))
        assert "Epoch 3: the loss is NaN" in screen_text(pilot)
        assert "█▁××" in screen_text(pilot)
        await press(pilot, "c")
        plot = lab_of(pilot).query_one("#curves-plot", Curves)
        assert "×" in plot.render_line(plot.size.height - 3).text
        await press(pilot, "end")
        assert "NaN" in why(pilot) and "smaller learning rate" in why(pilot)


async def test_pause_go_on_and_another_learning_rate(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, epoch(1), advanced(2, 1))
        wishes = keras(pilot).work.wishes
        await press(pilot, "space")
        assert wishes.paused
        await play(pilot, Paused(7, "asked"))
        assert "The space bar goes on" in screen_text(pilot)
        assert "pauses" in top(pilot)
        await press(pilot, "space")
        assert not wishes.paused
        await play(pilot, Resumed(7))
        await press(pilot, "r", *["backspace"] * 6, *"-1", "enter")
        assert isinstance(pilot.app.focused, Input)
        await press(pilot, *["backspace"] * 2, *"0.01", "enter")
        assert wishes.new_rate() == 0.01
        await play(pilot, epoch(2), Changed(7, 3, 0.01), advanced(3, 1))
        shown = dict(lab_of(pilot).query_one("#live-figures", Figures).sheet().rows)
        assert shown["learning rate"] == "0.01"
        assert app_of(pilot).journey.has("changed_rate")


async def test_a_full_disk_is_said_and_the_epoch_marked_until_it_is_stored(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, epoch(1), epoch(2, stored=False), Paused(7, "disk_full"))
        assert "The disk is full" in screen_text(pilot)
        await press(pilot, "e")
        assert "not stored" in screen_text(pilot)
        await play(pilot, epoch(2), Resumed(7))
        assert "not stored" not in screen_text(pilot)
        assert len(lab_of(pilot).query_one("#epochs-table", FigureTable).sheet().rows) == 2


async def test_stop_and_keep_while_it_compiles(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await press(pilot, "x", "enter")
        assert keras(pilot).work.wishes.halt == "stopped"
        assert "Stopping" in screen_text(pilot)
        assert "Stop " not in keys(pilot)
        await play(pilot, *finished(0, "stopped"))
        assert "stopped, 0 epochs kept" in screen_text(pilot)
        assert "g Go on" in keys(pilot)
        assert "training" not in top(pilot)


async def test_a_failure_is_one_sentence_and_the_run_stays(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS[:3])
        error = Refusal("device_memory_full", device="GPU:0", batch=500)
        await play(pilot, finished(3, "failed")[0], Over(error))
        assert "choose a smaller batch" in " ".join(screen_text(pilot).split())
        await press(pilot, "e")
        assert "3 of 10 epochs · failed" in screen_text(pilot)


async def test_a_crash_inside_costs_a_sentence_and_leaves_a_report(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS[:3])
        await play(pilot, finished(3, "failed")[0], Over(ZeroDivisionError("x")))
        assert "ZeroDivisionError" in said(pilot)
        assert list((home / "state" / "crashes").iterdir())
        assert "3 epochs kept" in screen_text(pilot)


# Everywhere


async def test_training_goes_on_on_other_screens_which_say_so(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS[:2], advanced(3, 2))
        await press(pilot, "escape")
        assert "training flat-embedding: epoch 3/10, val 0.80" in top(pilot)
        await play(pilot, epoch(3))
        assert "epoch 4/10, val 0.82" in top(pilot)
        await press(pilot, "2")
        assert "epoch 4/10" in top(pilot)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "flat-embedding 4/10" in top(pilot) and "…" not in top(pilot)
        await press(pilot, "alt+3")
        rows = lab_of(pilot).query_one("#live-table", FigureTable).sheet().rows
        assert rows[0][2] == "0.2000"
        await press(pilot, "escape")
        await play(pilot, *[epoch(n) for n in range(4, 11)], *finished(10))
        assert "test accuracy 0.84" in said(pilot)
        assert "training" not in top(pilot)
        assert app_of(pilot).journey.has("trained")


async def test_another_language_keeps_run_and_cursor(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS)
        await press(pilot, "c", "right", "right", "right", "l")
        plot = lab_of(pilot).query_one("#curves-plot", Curves)
        assert plot.cursor == 3
        assert lab_of(pilot).state.view == "curves"
        await play(pilot, epoch(7))
        assert lab_of(pilot).query_one("#curves-plot", Curves).count == 14
        await press(pilot, "l")
        assert "6 of 10" not in screen_text(pilot) and "7 of 10" in screen_text(pilot)


async def test_a_second_training_is_not_begun_beside_the_first(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, epoch(1))
        await press(pilot, "p", "g")
        assert len(keras(pilot).works) == 1
        assert "being trained" in said(pilot)


async def test_quitting_in_the_middle_stops_the_training_and_waits_for_its_end(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, epoch(1), advanced(2, 1))
        await press(pilot, "q", "q")
        assert keras(pilot).work.wishes.halt == "interrupted"
        assert app.is_running and app.return_code is None
        keras(pilot).say(*finished(1, "interrupted"))
        await pilot.pause()
        assert app.return_code == 0


async def test_quitting_does_not_wait_for_a_training_that_does_not_end(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.training_app.PATIENCE", 0.01)
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.leave(128 + 1)
        while app.return_value is None:
            await pilot.pause()
    assert app.return_value == 129


# Curves, epochs, result


async def test_curves_follow_their_knobs_and_every_point_says_why(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS)
        await press(pilot, "c", "end")
        assert "epoch 6: 0.3800" in screen_text(pilot)
        assert app_of(pilot).journey.has("validation_turned")
        assert "▲ least val loss: epoch 4" in screen_text(pilot)
        drawing = lab_of(pilot).state.drawing
        await press(pilot, "shift+tab", "up")
        assert drawing.measure == "accuracy" and "published val 0.886" in screen_text(pilot)
        await press(pilot, "right", "up", "right", "up", "right", "up")
        assert (drawing.logarithmic, drawing.over_time, drawing.smoothing) == (True, True, 0.3)
        await press(pilot, "tab", "home", "right")
        assert "5.0 s" in screen_text(pilot)
        assert "160 ÷ 200" in why(pilot) and "smoothed" in why(pilot)
        assert app_of(pilot).journey.has("asked_accuracy")


async def test_the_result_shows_what_was_called_what(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *[epoch(n) for n in range(1, 11)])
        await press(pilot, "t")
        assert "there is no result" in screen_text(pilot)
        await play(pilot, *finished(10))
        rows = lab_of(pilot).query_one("#result-table", FigureTable).sheet().rows
        assert rows == (
            ("negative", "80", "20", "0.8000"),
            ("positive", "12", "88", "0.8800"),
            ("right", "0.8696", "0.8148", "0.8400"),
        )
        await press(pilot, "home")
        assert "(80 + 88) ÷ 200" in why(pilot)
        assert "published test" in screen_text(pilot)
        await press(pilot, "tab", "right", "right")
        assert "Recall" in why(pilot) and "80 ÷ 100" in why(pilot)
