"""The Words lab under test: opened, asked, and read off."""

from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.pilots import press, settle
from tui.screens.words.ask_prompt import Prompt
from tui.screens.words.lab import WordsLab
from widgets.gauges import Gauges
from widgets.why_panel import WhyPanel


def lab_of(pilot: Pilot[int]) -> WordsLab:
    """The lab on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, WordsLab)
    return screen


async def opened(pilot: Pilot[int], *keys: str) -> WordsLab:
    """Open the lab, wait for its vectors, and press keys."""
    await press(pilot, "6", *keys)
    return lab_of(pilot)


async def ask(pilot: Pilot[int], text: str) -> None:
    """Put a question in place of the last one, and ask it."""
    prompt = lab_of(pilot).query_one(Prompt)
    prompt.focus()
    prompt.value = text
    await settle(pilot)
    await press(pilot, "enter")


def head(pilot: Pilot[int]) -> str:
    """What stands above the answers."""
    return str(lab_of(pilot).view.query_one(".heading", Static).content)


def answers(pilot: Pilot[int]) -> list[tuple[str, str]]:
    """Each answer with its score."""
    listed = lab_of(pilot).view.query_one(Gauges).gauges
    return [(each.label.strip(), each.text) for each in listed]


def why(pilot: Pilot[int]) -> str:
    """The answer in the panel, in one line."""
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} | {answer.formula} = {answer.value}"


def vectors_line(pilot: Pilot[int]) -> str:
    """Which vectors are said to be in use."""
    return str(lab_of(pilot).query_one("#opener Static", Static).content)
