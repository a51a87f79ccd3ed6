"""Tests wait for every thread that may yet have a word to say, also for those that gave way."""

import asyncio
from threading import Event

from engine.files.progress import Progress
from tests.idle import LONGEST, SOON
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tui.background import Background, Reports

LATER = (SOON + LONGEST) / 4
"""Seconds after which a thread goes on: what waits for timers alone would not wait for it."""


async def test_a_job_that_gave_way_is_waited_for(make_app: MakeApp) -> None:
    begun, may_go, heard = Event(), Event(), list[object]()

    def held(reports: Reports) -> None:
        begun.set()
        may_go.wait()
        reports.progress(Progress("reading", 1, 2))

    async with make_app().run_test() as pilot:
        await press(pilot, "1")
        view = pilot.app.screen.query(Background).first()
        view.beside(held, heard.append, refused=lambda refusal: heard.append(refusal.code))
        assert await asyncio.to_thread(begun.wait, 30)
        view.beside(lambda _reports: "newest", heard.append)
        asyncio.get_running_loop().call_later(LATER, may_go.set)
        await settle(pilot)
        assert sorted(map(str, heard)) == ["newest", "stopped"]


async def test_what_is_done_aside_is_waited_for(make_app: MakeApp) -> None:
    may_go, heard = Event(), list[bool]()
    async with make_app().run_test() as pilot:
        await settle(pilot)
        pilot.app.aside(may_go.wait, heard.append, lambda _refusal: None)  # type: ignore[attr-defined]
        asyncio.get_running_loop().call_later(LATER, may_go.set)
        await settle(pilot)
        assert heard == [True]
