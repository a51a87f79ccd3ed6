"""What tests of screens share: waiting for the work of threads, and reading the screen."""

from textual.pilot import Pilot


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no thread works and everything that it brought is drawn."""
    still = 0
    while still < 3:  # a result may set the next piece of work going, a few messages later
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        still = 0 if any(not worker.is_finished for worker in pilot.app.workers) else still + 1


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait for what they set going."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def screen_text(pilot: Pilot[int]) -> str:
    """What is on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
