"""Pictures of the home and of every view, at the sizes and in the languages people use."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import MakeApp
from tests.tui.picturing import SEEN, Compare, seen, walk


@pytest.mark.parametrize(("size", "lang"), SEEN, ids=seen)
@pytest.mark.parametrize(
    "keys",
    [(), ("1", "down"), ("1", "t", *["down"] * 7, "tab", "right")],
    ids=["home", "overview", "trace"],
)
def test_home_and_lab(
    compare: Compare, keys: tuple[str, ...], size: tuple[int, int], lang: str
) -> None:
    assert compare(*keys, size=size, lang=lang)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    "keys",
    [
        ("1", "b", "down"),
        ("1", "r", "right"),
        ("1", "p", "tab", "down"),
        ("1", "m", "down", "down"),
        ("1", "c", "down"),
        ("1", "question_mark"),
        ("d",),
        ("3",),
    ],
    ids=[
        "browse",
        "reading",
        "load_data",
        "memory",
        "coding",
        "help",
        "sources",
        "plan",
    ],
)
def test_every_other_view(compare: Compare, keys: tuple[str, ...], lang: str) -> None:
    assert compare(*keys, lang=lang)


#: The longest model, two lines down: what each view of the Models lab shows of it.
LONGEST = ("2", *["down"] * 11)


@pytest.mark.parametrize(("size", "lang"), SEEN, ids=seen)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("t", "down", "down", "tab", "up"),
        ("f", "down", "down"),
        ("b",),
        ("c",),
        ("p", "down", "right", *"500", "enter"),
        ("n", "down"),
        ("k",),
    ],
    ids=["models", "table", "flow", "shares", "compare", "predict", "history", "script"],
)
def test_the_models_lab(
    compare: Compare, keys: tuple[str, ...], size: tuple[int, int], lang: str
) -> None:
    assert compare(*LONGEST, *keys, size=size, lang=lang)


@pytest.mark.parametrize(("size", "lang"), SEEN, ids=seen)
@pytest.mark.parametrize(
    "keys",
    [
        ("n", "n", "n"),
        ("o", "n", "n", "n"),
        ("p", "n", "n", "n"),
        ("r", "n", "n", "n"),
        ("k", "n", "n", "n"),
        ("i",),
    ],
    ids=["2D", "1D", "pooling", "recurrence", "skipgram", "filters"],
)
def test_the_steps_lab(
    compare: Compare, keys: tuple[str, ...], size: tuple[int, int], lang: str
) -> None:
    assert compare("4", *keys, size=size, lang=lang)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    "keys", [("c",), ("e",), ("t",), ("t", "m")], ids=["curves", "epochs", "result", "mistakes"]
)
def test_a_run_that_came_with_the_app(compare: Compare, keys: tuple[str, ...], lang: str) -> None:
    assert compare("3", "o", "enter", *keys, lang=lang)


def test_a_light_theme(snap_compare: Compare, make_app: MakeApp) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        pilot.app.theme = "textual-light"
        await walk("1", "t", *["down"] * 7)(pilot)

    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=before)
