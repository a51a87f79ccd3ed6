"""What tests of screens share: waiting for the work of threads, and reading the screen."""

from contextlib import suppress

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests.idle import wait_for_idle, wait_for_threads
from tui.aside import ASIDE


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no thread works and everything that it brought is drawn."""
    workers, settled = pilot.app.workers, False
    while not settled:  # what a result brings, and what drawing it brings, may set more work going
        with suppress(WorkerCancelled):  # it gave way to another, which is waited for next
            await workers.wait_for_complete()
        await wait_for_threads(ASIDE)  # one of a worker that gave way may still have a word to say
        await wait_for_idle()
        pilot.app.screen._on_timer_update()
        await wait_for_idle()
        settled = all(worker.is_finished for worker in workers)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait for what they set going."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def screen_text(pilot: Pilot[int]) -> str:
    """What is on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
