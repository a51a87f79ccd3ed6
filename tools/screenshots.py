"""Draw the pictures of the README from the app itself, on the built-in reviews."""

import asyncio
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from textual.keys import _character_to_key as character_to_key
from textual.pilot import Pilot

from tui import language
from tui.app import ImdbApp
from tui.keras_thread import KerasReady, KerasState, Work
from tui.session import begin


def typed(text: str) -> Sequence[str]:
    """The keys that type a text."""
    return [character_to_key(character) for character in text]


DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
#: Each picture: its name, the language, the size, the keys that lead there.
PICTURES: Final[Sequence[tuple[str, str, tuple[int, int], Sequence[str]]]] = (
    ("home", "en", (80, 24), ()),
    ("reviews", "en", (100, 30), ("1", *["down"] * 5)),
    ("trace", "en", (100, 30), ("1", "t", *["down"] * 7, "tab", "right", "right")),
    ("table", "en", (100, 30), ("2", *["down"] * 11, "t", "down", "down", "right")),
    ("flow", "en", (100, 30), ("2", *["down"] * 11, "f", "down", "down", "down", "down")),
    ("steps", "en", (100, 30), ("4", *["n"] * 11)),
    ("recurrence", "en", (100, 30), ("4", "r", *["n"] * 5)),
    ("vision", "en", (120, 36), ("5", "down", "enter", *["down"] * 9, *["right"] * 14)),
    ("words", "en", (100, 30), ("6", "m")),
    ("score", "en", (100, 30), ("7", *typed("not a good film, not even a fun one"), "down")),
    ("trace-ko", "ko", (100, 30), ("1", "t", *["down"] * 7, "tab", "right", "right")),
)
FONT: Final = re.compile(r"@font-face\s*\{[^}]*\}\s*")


class PictureKeras:
    """Says at once that Keras is there: a picture has no time to wait for it."""

    def __init__(self, report: Callable[[KerasState], None]) -> None:
        self._report = report

    def start(self) -> None:
        """Report the versions that the locks name."""
        self._report(KerasReady("3.15.1", "2.21.0", cpus=8, gpus=(), seconds=3.1))

    def train(self, work: Work) -> None:
        """No picture waits for a training."""


async def draw(
    name: str, lang: str, size: tuple[int, int], keys: Sequence[str], home: Path
) -> None:
    """Walk to a place and keep the picture."""
    app = ImdbApp(begin(home, lang), keras_thread=PictureKeras)
    async with app.run_test(size=size) as pilot:
        await _settle(pilot)
        for key in keys:
            await pilot.press(key)
            await _settle(pilot)
        # Pictures use the reader's own font, so that they ask no other server for one.
        picture = FONT.sub("", app.export_screenshot(title="imdb-tui"))
        (DOCS / f"{name}.svg").write_text(
            picture.replace("Fira Code", "monospace"), encoding="utf-8"
        )


async def _settle(pilot: Pilot[int]) -> None:
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def main() -> None:
    """Draw all pictures."""
    os.environ |= {"TEXTUAL_ANIMATIONS": "none", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    DOCS.mkdir(exist_ok=True)
    with TemporaryDirectory() as home:
        for name, lang, size, keys in PICTURES:
            asyncio.run(draw(name, lang, size, keys, Path(home)))
            language.use("en")


if __name__ == "__main__":
    main()
