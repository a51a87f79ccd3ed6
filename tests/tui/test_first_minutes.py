"""The first five minutes of the README, walked key by key: each leads where it is said to lead."""

import re
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from engine.zoo.models import MODELS
from tests.conftest import ROOT
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_script import epoch, finished, play, played_app, started

README = (ROOT / "README.md").read_text(encoding="utf-8")
MINUTES = README.partition("## The first five minutes")[2].partition("\n`?` shows")[0]
#: What stands as code in each step.
SPANS = {
    int(number): re.findall(r"`([^`]+)`", text)
    for number, text in re.findall(r"^(\d+)\. (.*?)(?=^\d+\. |\Z)", MINUTES, re.DOTALL | re.M)
}
KEYS: Final = {
    "⏎": "enter", "↓": "down", "Esc": "escape", "Tab": "tab", "Alt+2": "alt+2",
    "]": "right_square_bracket", " ": "space", "+": "plus", "-": "minus",
}  # fmt: skip
#: Step, what is pressed, what is seen then. Behind a ~ is what the README leaves to the reader.
WALK: Final = (
    (2, "1", "mean 99.5"),
    (3, "t", "The text as it was written"),
    (3, "↓", "A to Z become small"),
    (3, "Tab", "2 lower case"),
    (3, "~Tab", "num_words ["),
    (3, "~7", "num_words [7"),
    (3, "⏎", "num_words [      7]"),
    (4, "e", "A sentence of your own"),
    (4, "~not bad", "not bad"),
    (4, "~⏎", "own sentence"),
    (5, "m", "8,000,000,000"),
    (6, "Alt+2", "onehot-rnn"),
    (6, "⏎", "500×8 + 8×8 + 8"),
    (6, "~↓", "OneHot(500): output shape"),
    (6, "~↓", "SimpleRNN(8): output shape"),
    (6, "Tab", "units ["),
    (6, "p", "still hidden"),
    (7, "Esc", "Course map"),
    (7, "3", "flat-embedding"),
    (7, "g", "test accuracy 0.8400"),
    (7, "c", "least val loss: epoch 4"),
    (7, "t", "0.8400"),
    (8, "o", "starter"),
    (8, "z", "A recording, not a training"),
    (9, "Esc", "Course map"),
    (9, "4", "A diagonal"),
    (9, "n", "› 9‹"),
    (9, "]", "[18]"),
    (9, "r", "gru"),
    (10, "Esc", "Course map"),
    (10, "5", "28×28×32"),
    (10, "↓", "conv2d ·"),
    (10, "⏎", "conv2d, map 0 = max"),
    (10, "⏎", "conv2d, map 0 (0…31)"),
    (10, "r", "Mouse, or"),
    (11, "Esc", "Course map"),
    (11, "6", "king is number 1"),
    (11, "e", "Ask"),
    (11, "king + woman - man", "king + woman - man"),
    (11, "⏎", "1   queen"),
    (11, "m", "PCA"),
    (11, "g", "before the first epoch"),
    (12, "Esc", "Course map"),
    (12, "7", "positive?"),
    (12, "~awful", "negative, 0."),
    (12, "Esc", "negative, 0."),
    (12, "i", "[Gates]"),
    (12, "c", "say positive"),
    (13, "Esc", "Course map"),
    (13, "d", "Reviews to work with"),
    (13, "i", "import"),
)


def test_what_is_walked_is_what_the_readme_says() -> None:
    for step, spans in SPANS.items():
        left = iter(spans)
        for at, pressed, _ in WALK:
            assert at != step or pressed.startswith("~") or pressed in left, (step, pressed)


async def test_every_step_leads_where_it_is_said_to_lead(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for step, pressed, seen in WALK:
            await reader(pilot, step, pressed.removeprefix("~"))
            assert seen in screen_text(pilot), (step, pressed, screen_text(pilot))


async def reader(pilot: Pilot[int], step: int, pressed: str) -> None:
    """One thing that somebody does who follows the README."""
    if (step, pressed) == (6, "⏎"):
        await press(pilot, *["down"] * list(MODELS).index("onehot-rnn"))
    await press(pilot, *([KEYS[pressed]] if pressed in KEYS else [KEYS.get(k, k) for k in pressed]))
    if (step, pressed) == (7, "g"):
        await play(pilot, *started(), *(epoch(n) for n in range(1, 11)), *finished(10))
