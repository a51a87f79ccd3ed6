"""The Score lab under test: opened, typed into, and read off."""

from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.pilots import press, settle
from tui.screens.score.ask import VerdictView
from tui.screens.score.ask_prompt import ReviewPrompt
from tui.screens.score.lab import ScoreLab
from widgets.gauges import Gauges
from widgets.why_panel import WhyPanel

FIRST = "starter:gru"


def lab_of(pilot: Pilot[int]) -> ScoreLab:
    """The lab on the screen."""
    assert isinstance(pilot.app.screen, ScoreLab)
    return pilot.app.screen


async def opened(pilot: Pilot[int], text: str | None = None) -> ScoreLab:
    """Open the lab, with a text in its prompt."""
    await press(pilot, "7")
    if text is not None:
        lab_of(pilot).query_one(ReviewPrompt).value = text
        await settle(pilot)
    return lab_of(pilot)


async def typed(pilot: Pilot[int], text: str) -> None:
    """Type, letter by letter, without waiting for anything."""
    for letter in text:
        await pilot.press("space" if letter == " " else letter)
    await settle(pilot)


def line(pilot: Pilot[int], name: str) -> str:
    """What stands in a line of the view that is open first."""
    return str(lab_of(pilot).query_one(VerdictView).query_one(name, Static).content)


def verdict(pilot: Pilot[int]) -> str:
    """The verdict, as it is written beside its gauge."""
    (gauge,) = lab_of(pilot).query_one("#score-verdict", Gauges).gauges
    return gauge.text


def why(pilot: Pilot[int]) -> Any:
    """The answer in the panel."""
    return lab_of(pilot).query_one(WhyPanel).answer()
