"""The Steps lab under test: opened, read off, and asked what it says."""

from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.pilots import settle
from tui.screens.steps.lab import StepsLab
from tui.screens.steps.window_view import WindowView
from widgets.growing_sum import GrowingSum
from widgets.knobs import KnobBar
from widgets.number_grid import NumberGrid
from widgets.why_panel import WhyPanel

EXAMPLE = "e"
"""The key that lists the examples; each `down` after it goes to the next."""


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, and then wait: nothing here is done beside the loop."""
    await pilot.press(*keys)
    await settle(pilot)


def lab_of(pilot: Pilot[int]) -> StepsLab:
    """The lab on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, StepsLab)
    return screen


def view_of(pilot: Pilot[int]) -> WindowView:  # type: ignore[type-arg]
    """The view that is open."""
    view = lab_of(pilot).view
    assert isinstance(view, WindowView)
    return view


async def take(pilot: Pilot[int], view: str, number: int = 0) -> None:
    """Open the lab, a view by its key, and an example by its number."""
    if not isinstance(pilot.app.screen, StepsLab):
        await press(pilot, "4")
    await press(pilot, view)
    if number:
        await press(pilot, EXAMPLE)
        await press(pilot, *["down"] * number, "enter")


def rows(grid: NumberGrid) -> list[list[str]]:
    """What a grid holds, without its heads."""
    return [[number.shown for number in row] for row in grid.numbers.rows]


def output(pilot: Pilot[int]) -> list[list[str]]:
    """What the output holds."""
    return rows(view_of(pilot).board.output)


def grid_lines(grid: NumberGrid) -> list[str]:
    """The lines of a grid as they are seen, below its title and heads."""
    return [grid.render_line(y).text.rstrip() for y in range(2, grid.size.height)]


def heading(pilot: Pilot[int]) -> str:
    """What stands above the grids."""
    return str(view_of(pilot).query_one(".heading", Static).content)


def sum_of(pilot: Pilot[int]) -> str:
    """The sum that grows."""
    return view_of(pilot).query_one(GrowingSum).text


def why(pilot: Pilot[int]) -> str:
    """The answer in the panel, in one line."""
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} = {answer.formula} = {answer.value}"


def note(pilot: Pilot[int]) -> str:
    """The note below the answer."""
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else answer.note


async def turn(pilot: Pilot[int], knob: str, *keys: str) -> None:
    """Go to a knob and press keys on it."""
    bar = view_of(pilot).query_one(KnobBar)
    bar.focus()
    await press(pilot, "home", *["right"] * list(bar.values).index(knob), *keys)
