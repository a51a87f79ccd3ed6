"""Map, growing words and training in the Words lab: laid out, watched, played, kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.files.places import places
from engine.runs import following
from engine.runs.store import Store
from engine.training.wishes import Wishes
from engine.words import projecting
from engine.words.progress import Learned, Read
from engine.words.training import Trained
from tests.engine.scripted_training import Scripted
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_script import epoch
from tests.tui.training_commands import Train
from tests.tui.words_lab import answers, head, lab_of, opened, vectors_line, why
from tui.screens.words import map as map_view
from tui.training import Training
from widgets.gauges import Gauges
from widgets.knobs import KnobBar
from widgets.scatter import Scatter
from widgets.why_panel import WhyPanel


def plane(pilot: Pilot[int]) -> Scatter:
    return lab_of(pilot).view.query_one(Scatter)


def names(pilot: Pilot[int]) -> list[str]:
    return [row[0] for row in plane(pilot).sheet().rows]


def note(pilot: Pilot[int]) -> str:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else answer.note


async def typed(pilot: Pilot[int], text: str) -> None:
    """Put a text into the line that is asked for, and go on."""
    field = pilot.app.screen.query_one("#answer")
    field.value = text  # type: ignore[attr-defined]
    await press(pilot, "enter")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """t-SNE waits for nobody to look."""
    monkeypatch.setattr(map_view, "PACE", 0.0)


async def test_people_and_fruit_on_a_map_each_with_its_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "m")
        assert head(pilot) == "12 words · PCA: the plane holds 66% of the differences"
        assert pilot.app.journey.has("parted")  # type: ignore[attr-defined]
        assert names(pilot)[:2] == ["boy", "girl"] and "king" in screen_text(pilot)
        assert why(pilot).startswith("boy: its place along the two components | Σ (x − x̄) · c = (")
        await press(pilot, "slash")
        await typed(pilot, "man")
        assert why(pilot).startswith("man: its place")
        await press(pilot, "n")
        assert head(pilot).startswith("man and what is near · PCA")
        assert len(names(pilot)) == 25 and names(pilot)[0] == "man"
        await press(pilot, "u")
        assert head(pilot).startswith("the 100 most frequent words")
        await press(pilot, "p", "e")
        await typed(pilot, "king, queen  mango")
        assert names(pilot) == ["king", "queen", "mango"]
        await press(pilot, "e")
        await typed(pilot, "king zzzzzzzz")
        assert "zzzzzzzz" in head(pilot) and head(pilot).startswith("!")


async def test_tsne_is_watched_and_its_knobs_are_turned(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "m", "h")
        assert head(pilot).startswith("12 words · t-SNE: step 1,000 of 1,000 · divergence 0.")
        assert why(pilot).startswith("boy: its part of the divergence | Σ p · ln(p / q)")
        assert note(pilot).startswith("The two axes of t-SNE mean nothing")
        before = plane(pilot).sheet()
        await press(pilot, "z")
        assert plane(pilot).sheet() == before
        bar = lab_of(pilot).view.query_one(KnobBar)
        bar.post_message(KnobBar.Changed(bar, "seed", 7))
        bar.post_message(KnobBar.Changed(bar, "init", "random"))
        await settle(pilot)
        assert plane(pilot).sheet() != before
        bar.post_message(KnobBar.Changed(bar, "perplexity", 12))
        await settle(pilot)
        assert head(pilot).startswith("! The perplexity is about how many neighbours")


@pytest.fixture
def may_settle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """t-SNE shows itself once, and goes no further until it may."""
    may, settle_further = Event(), projecting.settle

    def settling(*given: Any) -> Iterator[Any]:
        moments = settle_further(*given)
        yield next(moments)
        assert may.wait(60)
        yield from moments

    monkeypatch.setattr(projecting, "settle", settling)
    yield may
    may.set()


async def test_tsne_can_be_stopped_where_it_is(make_app: MakeApp, may_settle: Event) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "m")
        await pilot.press("h")
        while "t-SNE: step" not in head(pilot):
            await pilot.pause()
        begun, stopped = head(pilot), plane(pilot).sheet()
        assert "step 1,000" not in begun
        await pilot.press("x")
        may_settle.set()
        await settle(pilot)
        assert head(pilot) == begun and plane(pilot).sheet() == stopped
        await press(pilot, "a", "m")
        assert plane(pilot).sheet() == stopped


async def test_what_came_with_the_app_grows(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "g")
        assert head(pilot) == (
            "starter:flat-embedding · before the first epoch: drawn by chance · "
            "nearest of 506 words followed"
        )
        assert names(pilot)[:4] == ["good", "bad", "great", "awful"]
        first = dict(plane(pilot).sheet().rows)
        assert why(pilot).startswith("good after epoch 0: its place | Σ (x − x̄) · c = (")
        await press(pilot, "n")
        assert head(pilot).startswith("starter:flat-embedding · epoch 1 of 10 · val 0.677 · ")
        assert not pilot.app.journey.has("grown")  # type: ignore[attr-defined]
        pilot.app.animation_level = "none"
        await press(pilot, "space")  # nothing may move, so the end comes at once
        assert head(pilot).startswith("starter:flat-embedding · epoch 10 of 10")
        assert pilot.app.journey.has("grown")  # type: ignore[attr-defined]
        last = dict(plane(pilot).sheet().rows)
        assert last != first
        across = {word: float(text.split()[1].replace("−", "-")) for word, text in last.items()}
        good = [across[word] for word in ("great", "excellent", "wonderful", "best")]
        bad = [across[word] for word in ("awful", "terrible", "worst", "waste")]
        assert max(good) < min(bad) or max(bad) < min(good)
        await press(pilot, "slash")
        await typed(pilot, "awful")
        assert {"worst", "terrible"} < {word for word, _score in answers(pilot)}
        lab_of(pilot).view.query_one(Gauges).focus()
        await settle(pilot)
        assert why(pilot).startswith("u = awful, v = worst, after epoch 10: the cosine")
        answer = lab_of(pilot).query_one(WhyPanel).answer()
        assert answer is not None and answer.note.startswith("Only the 506 words that are followed")
        assert answer.note.endswith(" WORD --vectors starter:flat-embedding")
        await press(pilot, "z", "b")
        assert "before the first epoch" in head(pilot)


async def test_a_run_of_ones_own_is_replayed_first(make_app: MakeApp, train: Train) -> None:
    run = train()
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot, "g")
        assert head(pilot).startswith(f"run {run} · small · epoch 1 of 6 · val 0.500 · nearest of ")
        assert {"good", "bad", "film"} <= set(names(pilot))
        await press(pilot, "o", "down", "enter")
        assert head(pilot).startswith("starter:flat-embedding")


async def test_a_training_that_goes_on_is_followed(
    make_app: MakeApp, train: Train, home: Path
) -> None:
    def halt(now: int, _batch: int, wishes: Wishes) -> None:
        if now == 3:
            wishes.stop()

    run = train(Scripted(at_batch=halt))
    store = Store(places(home))
    async with make_app().run_test(size=(80, 24)) as pilot:
        app: Any = pilot.app
        await opened(pilot, "g")
        assert f"run {run}" in head(pilot) and "epoch 1 of 6" in head(pilot)
        await press(pilot, "n")
        training = Training(store.run(run).plan, Wishes(), run, stage="learning")
        third = replace(epoch(3), run=run)
        resumed = train_on(run, home)
        assert resumed == run
        app.training = replace(training, epochs=(third,))
        await settle(pilot)
        assert f"run {run} · small · epoch 6 of 6" in head(pilot)
        await press(pilot, "o", "down", "enter")
        app.training = replace(training, epochs=(third, replace(third, epoch=9)))
        await settle(pilot)
        assert head(pilot).startswith("starter:flat-embedding")  # it was chosen


def train_on(run: int, home: Path) -> int:
    """Go on with a run to its end."""
    from engine.runs.execute import execute

    return execute(
        None, lambda _: None, Wishes(), places=places(home), resume=run, train=Scripted()
    )


async def test_words_that_are_wished_for_are_followed_from_now_on(
    make_app: MakeApp, home: Path
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "g")
        await press(pilot, "e")
        await typed(pilot, "love + 멋진 - well-made, -man")
        assert following.wished(places(home)) == ("love", "멋진", "well-made", "man")
        assert "love" in names(pilot) and "멋진" not in names(pilot)
        told = [each.message for each in pilot.app._notifications]
        assert told == ["Not followed in this run, and from the next training on: 멋진, well-made"]


async def test_vectors_are_trained_kept_and_in_use(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    import numpy as np

    def trained(_corpus: Any, settings: Any, said: Any, stopping: Any, _keep: Any) -> Trained:
        said(Read(1, settings.epochs, 10, 100, 5000.0))
        said(Learned(1, settings.epochs, 2.5, 1.25, 2000))
        table = np.eye(3, settings.dimensions, dtype=np.float32)
        losses = (2.5,) * settings.epochs
        return Trained(("one", "two", "three"), table, losses, settings.epochs, stopping())

    monkeypatch.setattr("engine.words.learning.train", trained)
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "t")
        assert head(pilot).startswith(
            "Word2Vec on builtin: r trains. Each epoch is kept as word2vec"
        )
        bar = lab.view.query_one(KnobBar)
        bar.post_message(KnobBar.Changed(bar, "dimensions", 25))
        await press(pilot, "r")
        for _turn in range(500):
            await settle(pilot)
            if not lab.state.training.going and lab.state.source == "word2vec":
                break
        assert head(pilot) == "Learned: 3 words × 25 are kept as word2vec, and in use"
        assert vectors_line(pilot) == "word2vec · 3 words × 25 · builtin · 3 epochs"
        lab.view.query_one("#training-loss").focus()
        await settle(pilot)
        assert why(pilot).startswith("The loss after epoch 1 | ") and why(pilot).endswith("= 2.5")


async def test_in_the_other_language_everything_is_still_there(
    make_app: MakeApp, may_settle: Event
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "g", "n", "n", "pagedown")
        await press(pilot, "l")
        assert lab_of(pilot).state.grows.at == 2
        await press(pilot, "m", "l")
        assert names(pilot)[0] == "boy" and plane(pilot).dot is not None
        pilot.app.animation_level = "full"
        await pilot.press("h")
        while "t-SNE: step" not in head(pilot):
            await pilot.pause()
        await pilot.press("l")
        may_settle.set()
        await settle(pilot)  # the view is another one now, and goes on from the beginning
        assert "1,000" in head(pilot) and lab_of(pilot).state.map.still
