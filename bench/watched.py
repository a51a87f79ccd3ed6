"""The app, with a watch on its event loop: how late each of its turns came, and what was said when.

    python -m bench.watched ANSWER

A task on the loop wishes to be woken every 10 ms and notes how late it was. Nothing is written
before the app is left.
"""

import asyncio
import json
import sys
from pathlib import Path
from time import monotonic
from typing import Any, Final

from textual.app import App

from tui.app import ImdbApp
from tui.cli import main

EVERY: Final = 0.01

answer = Path(sys.argv.pop(1))
delays: list[tuple[float, float]] = []
said: list[tuple[float, str]] = []
run, tell_of_keras, hear = App.run_async, ImdbApp._tell_of_keras, ImdbApp._hear


async def beat() -> None:
    """Be woken again and again."""
    while True:
        due = monotonic() + EVERY
        await asyncio.sleep(EVERY)
        now = monotonic()
        delays.append((now, now - due))


async def run_watched(self: App[Any], **options: Any) -> Any:
    """Run the app, and write down how that was when it is left."""
    beating = asyncio.create_task(beat())
    try:
        return await run(self, **options)
    finally:
        beating.cancel()
        answer.write_text(json.dumps({"delays": delays, "said": said}), encoding="utf-8")


def noted(tell: Any) -> Any:
    """What the Keras thread tells the app, with the moment."""

    def told(self: ImdbApp, what: Any) -> None:
        said.append((monotonic(), type(what).__name__))
        tell(self, what)

    return told


App.run_async = run_watched  # type: ignore[method-assign]
ImdbApp._tell_of_keras = noted(tell_of_keras)  # type: ignore[method-assign]
ImdbApp._hear = noted(hear)  # type: ignore[method-assign]
main()
