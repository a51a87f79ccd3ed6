"""The Train lab, played: what a training says, and what the learner sees and can do."""

from math import nan
from pathlib import Path

from textual.widgets import Input

from engine.files.progress import Progress
from engine.training.events import Changed, Paused, Resumed
from engine.why import Refusal
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import EPOCHS, app_of, begin, bottom, lab_of, said, top, why
from tests.tui.train_script import advanced, epoch, finished, keras, play, played_app, started
from tui.keras_thread import Over
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.figures import Figures


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
        assert "Stop " not in bottom(pilot)
        await play(pilot, *finished(0, "stopped"))
        assert "stopped, 0 epochs kept" in screen_text(pilot)
        assert "g Go on" in bottom(pilot)
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
