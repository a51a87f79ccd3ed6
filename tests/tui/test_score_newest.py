"""Work beside the loop of which only the newest is wanted."""

import asyncio
from threading import Event
from typing import Any

from engine.scoring.occlusion import Overtaken
from engine.why import Refusal
from tui.screens.score.ask_newest import Newest


class Taker:
    """Takes what a thread brings."""

    def run_worker(self, waiting: Any, **_named: Any) -> None:
        """Nobody waits."""
        waiting.close()

    def post_message(self, message: Any) -> None:
        """Have it at once."""
        message.then(message.result)


async def test_only_the_newest_is_done() -> None:
    newest = Newest(Taker(), "test")  # type: ignore[arg-type]
    begun, goes_on, end = Event(), Event(), Event()
    done: list[str] = []

    def slow(overtaken: Overtaken) -> str:
        begun.set()
        goes_on.wait()
        assert overtaken()
        return "old"

    newest.give(slow, done.append, _never)
    await asyncio.to_thread(begun.wait)
    newest.give(lambda _: "skipped", done.append, _never)
    newest.give(lambda _: "newest", lambda each: (done.append(each), end.set()), _never)
    goes_on.set()
    await asyncio.to_thread(end.wait)
    assert done == ["newest"]


async def test_what_nobody_wants_any_more_is_let_go() -> None:
    newest = Newest(Taker(), "test")  # type: ignore[arg-type]
    begun, goes_on, end = Event(), Event(), Event()
    wrong: list[object] = []

    def slow(_overtaken: Overtaken) -> str:
        begun.set()
        goes_on.wait()
        return "dropped"

    def refusing(_overtaken: Overtaken) -> str:
        raise Refusal("score_without_words")

    newest.give(slow, wrong.append, _never)
    await asyncio.to_thread(begun.wait)
    newest.drop()
    goes_on.set()
    newest.give(refusing, wrong.append, lambda _refusal: end.set())
    await asyncio.to_thread(end.wait)
    assert wrong == []


def _never(refusal: Refusal) -> None:
    raise refusal
