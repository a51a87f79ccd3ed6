"""Reviews that are there while a question is asked, or once the list is closed, end no app."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from engine.corpus.catalogue import open_corpus
from engine.files.places import places
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tui.screens.ask import AskScreen
from tui.screens.home import HomeScreen
from tui.screens.sources import SourcesScreen


def top(pilot: Pilot[int]) -> type[Screen[Any]]:
    """What kind of screen is on top."""
    return type(pilot.app.screen)


async def test_a_question_is_answered_first_and_nothing_is_chosen_twice(
    make_app: MakeApp, home: Path
) -> None:
    about = open_corpus("builtin", places(home)).about
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "d")
        sources = pilot.app.screen
        assert isinstance(sources, SourcesScreen)
        await press(pilot, "i")
        sources._done(about)
        await settle(pilot)
        assert top(pilot) is AskScreen
        await press(pilot, "escape")
        assert top(pilot) is HomeScreen
        sources._done(about)
        await settle(pilot)
        await press(pilot, "d")
        assert top(pilot) is SourcesScreen
