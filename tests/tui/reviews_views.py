"""What tests of the Reviews lab share."""

from textual.pilot import Pilot

from tui.screens.reviews.lab import ReviewsLab
from widgets.why_panel import WhyPanel


def lab_of(pilot: Pilot[int]) -> ReviewsLab:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewsLab)
    return screen


def why_of(pilot: Pilot[int]) -> str:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} = {answer.formula} = {answer.value}"
