"""The plan of a training: what it costs, how it is turned, and what is refused."""

from pathlib import Path

from engine.why import Refusal
from tests.tui.pilots import press, screen_text
from tests.tui.train_lab import lab_of, said, why
from tests.tui.train_script import keras, play, played_app
from tui.keras_thread import KerasFailed, Over
from widgets.figures import Figures
from widgets.knobs import KnobBar


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
        assert "choose a smaller batch" in " ".join(screen_text(pilot).split())
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
