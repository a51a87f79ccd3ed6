"""Trainings that are sent to processes of their own, in the moments until these have answered."""

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.files.places import places
from engine.runs.store import Store
from engine.why import Refusal
from tests.tui.pilots import press, screen_text, settle
from tests.tui.test_train_doomed import stopped
from tests.tui.train_lab import lab_of
from tests.tui.train_script import epoch, finished, keras, play, played_app, started
from tui import detaching
from tui.detaching_app import DetachingApp
from tui.orders import Answer, Order


class Sent:
    """What was sent, to processes that answer when they are let."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.may_answer = threading.Semaphore(0)
        self.refusal = ""

    def detach(self, order: Order, *_others: Any) -> Any:
        self.orders.append(order)
        process = SimpleNamespace(wait=lambda: 0)
        return SimpleNamespace(process=process, answer=self.answer)

    def answer(self) -> Answer:
        assert self.may_answer.acquire(timeout=60)
        if self.refusal:
            return Answer(refusal=self.refusal, exit_code=1)
        return Answer(started={"run": 1})


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sent]:
    monkeypatch.setattr("tui.screens.train.lab.POLL", 3600)
    sent = Sent()
    monkeypatch.setattr(detaching, "detach", sent.detach)
    yield sent
    sent.may_answer.release(9)


async def answered(pilot: Pilot[int], sent: Sent) -> None:
    """Let one process answer, and wait until that is heard."""
    app = pilot.app
    assert isinstance(app, DetachingApp)
    before = len(app._sent_off)
    sent.may_answer.release()
    while len(app._sent_off) == before:
        await pilot.pause()
    await settle(pilot)


async def test_a_key_pressed_thrice_starts_one_training(home: Path, sent: Sent) -> None:
    stopped(home)
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        await pilot.press("h", "h", "h")
        while not sent.orders:
            await pilot.pause()
        await settle(pilot)
        assert len(sent.orders) == 1
        await answered(pilot, sent)
        await press(pilot, "p", "h")
        while len(sent.orders) < 2:
            await pilot.pause()


async def test_going_on_is_asked_for_once(
    home: Path, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, looked = stopped(home), []
    resumable = Store.resumable
    monkeypatch.setattr(
        Store, "resumable", lambda store, number: looked.append(number) or resumable(store, number)
    )
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o")
        lab = lab_of(pilot)
        for _each in range(3):
            lab.go_on_with(run)
        await settle(pilot)
        assert looked == [run]
        assert [work.resume for work in keras(pilot).works] == [run]
        await play(pilot, *started(2, run=run), *finished(2, "interrupted", run=run))

        def refused(_store: Store, _run: int) -> None:
            raise Refusal("run_running", run=run)

        monkeypatch.setattr(Store, "resumable", refused)
        for _each in range(2):
            lab.go_on_with(run)
            await settle(pilot)
        monkeypatch.setattr(Store, "resumable", resumable)
        lab.go_on_with(run)
        await settle(pilot)
        assert len(keras(pilot).works) == 2


@pytest.mark.parametrize("refusal", ["", "It cannot."])
async def test_what_is_being_handed_over_is_not_gone_on_with(
    home: Path, sent: Sent, refusal: str
) -> None:
    run, sent.refusal = stopped(home), refusal
    async with played_app(home).run_test(size=(100, 24)) as pilot:
        await press(pilot, "3", "o", "g")
        await play(pilot, *started(2, run=run), epoch(2, run=run))
        await press(pilot, "h", "enter")
        await play(pilot, *finished(2, "interrupted", run=run))
        while not sent.orders:
            await pilot.pause()
        await settle(pilot)
        assert "g Go on" not in screen_text(pilot).splitlines()[-1]
        await press(pilot, "o")
        assert "g Go on" not in screen_text(pilot).splitlines()[-1]
        await press(pilot, "v")
        await answered(pilot, sent)
        assert "g Go on" in screen_text(pilot).splitlines()[-1]


@pytest.mark.parametrize("view", ["plan", "live", "curves", "epochs", "result"])
async def test_the_view_that_was_open_stays_open_after_a_hand_over(
    home: Path, sent: Sent, view: str
) -> None:
    run = stopped(home)
    async with played_app(home).run_test(size=(100, 24)) as pilot:
        await press(pilot, "3", "o", "g")
        await play(pilot, *started(2, run=run), epoch(2, run=run))
        lab_of(pilot).action_view(view)
        await press(pilot, "h", "enter")
        await play(pilot, *finished(2, "interrupted", run=run))
        await answered(pilot, sent)
        assert lab_of(pilot).state.view == view
        opened = lab_of(pilot).state.opened
        assert opened is not None and opened.run == run
        assert Store(places(home)).run(run).line.epochs == opened.epochs[-1].epoch
