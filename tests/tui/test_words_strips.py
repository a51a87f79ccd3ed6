"""Strips in the Words lab: vectors, the one-hot world, the table with features, the lookup."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from engine.files.places import places
from engine.words.catalogue import keep
from tests.engine.vector_files import WORDS, rows
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.words_lab import lab_of, opened, why
from tui.screens.words.ask_prompt import Prompt
from tui.screens.words.strips import StripsView
from tui.screens.words.word_line import WordLine
from widgets.colour_strip import ColourStrips
from widgets.figures import Figures
from widgets.number_grid import NumberGrid
from widgets.offers import Offers
from widgets.tab_line import TabLine
from widgets.why_panel import WhyPanel


def view(pilot: Pilot[int]) -> StripsView:
    found = lab_of(pilot).view
    assert isinstance(found, StripsView)
    return found


def strips(pilot: Pilot[int]) -> ColourStrips:
    return view(pilot).query_one(ColourStrips)


def labels(pilot: Pilot[int]) -> list[str]:
    return [label.strip() for label in strips(pilot).strips.labels]


def said(pilot: Pilot[int]) -> str:
    return str(view(pilot).part.query_one(".heading", Static).content)


def grid(pilot: Pilot[int]) -> NumberGrid:
    return view(pilot).part.query_one(NumberGrid)


def texts(pilot: Pilot[int]) -> list[list[str]]:
    return [[number.shown for number in row] for row in grid(pilot).numbers.rows]


async def step(pilot: Pilot[int], *keys: str) -> None:
    """Press keys that set no thread to work."""
    await pilot.press(*keys)
    await settle(pilot)


async def typed(pilot: Pilot[int], text: str) -> None:
    await pilot.press("e")
    view(pilot).query_one(Prompt).value = text
    await settle(pilot)
    await press(pilot, "enter")


async def test_words_lie_one_under_another_and_every_number_answers(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "k")
        assert said(pilot).startswith("12 strips of 50 numbers, each word at length 1")
        assert labels(pilot)[:3] == ["◆ boy", "girl", "man"]
        assert strips(pilot).strips.behind[1] == "0.933"
        assert why(pilot) == "boy: its number 0 | x[0] / |x| = −0.0617"
        await press(pilot, "r")
        assert why(pilot) == "boy: its number 0 | x[0] = −0.3235"
        assert said(pilot).startswith("12 strips of 50 numbers, as learned")
        await press(pilot, "down")
        strips(pilot).go_to(1, 50)
        await settle(pilot)
        assert why(pilot) == "u = boy, v = girl: the cosine | Σ u[i]·v[i] = 0.9327"
        await press(pilot, "enter")
        assert labels(pilot)[:2] == ["boy", "◆ girl"]
        await press(pilot, "o")
        assert labels(pilot)[:3] == ["◆ girl", "boy", "woman"]
        assert strips(pilot).at == (0, 50)
        scores = [float(text.replace("−", "-")) for text in strips(pilot).strips.behind]
        assert scores == sorted(scores, reverse=True)


async def test_words_are_added_completed_and_taken_out(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "k", "e")
        await pilot.press(*"princes")
        await settle(pilot)
        assert view(pilot).query_one(Offers).words[0] == "princess"
        await press(pilot, "tab", "enter")
        assert labels(pilot)[-1] == "princess" and strips(pilot).at[0] == 12
        await typed(pilot, "girl, KING - man")
        assert labels(pilot)[-1] == "king − man" and len(labels(pilot)) == 14
        assert strips(pilot).at[0] == 1, "a word that is there already is gone to"
        await typed(pilot, "garl")
        assert said(pilot).startswith("! These vectors have no word “garl”")
        await press(pilot, "tab", "enter")
        assert not said(pilot).startswith("!") and len(labels(pilot)) == 14
        await typed(pilot, "girl ~ boy")
        assert said(pilot).startswith("! “girl ~ boy” is not one row of numbers")
        await press(pilot, "escape")
        assert not said(pilot).startswith("!")
        assert not view(pilot).query_one(WordLine).has_class("-open")
        assert pilot.app.focused is strips(pilot)
        lab_of(pilot).state.strips.wanted = lab_of(pilot).state.strips.wanted[:2]
        view(pilot).draw()
        await settle(pilot)
        await press(pilot, "b", "delete")
        assert strips(pilot).count == 0 and "e adds words" in screen_text(pilot)
        await press(pilot, "b", "n", "o", "enter", "p", "enter")
        assert labels(pilot)[0] == "◆ boy"


async def test_the_parallelogram_as_two_strips(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot, "k", "p", "down", "enter")
        assert labels(pilot) == ["◆ girl", "boy", "girl − boy", "queen", "king", "queen − king"]
        await press(pilot, "b", "down", "b")
        assert labels(pilot) == ["◆ boy", "queen", "king", "queen − king"]
        await press(pilot, "n")
        assert labels(pilot)[2] == "boy − queen" and strips(pilot).at[0] == 2
        assert why(pilot).startswith("boy − queen: its number 0 | Σ ±x / |x| = ")
        await press(pilot, "p", "down", "enter", "down", "down", "enter")
        assert labels(pilot)[2] == "◆ girl − boy"
        strips(pilot).go_to(5, 50)
        await settle(pilot)
        assert why(pilot).endswith("v = queen − king: the cosine | Σ u[i]·v[i] = 0.6041")
        await press(pilot, "up", "up", "up", "n")
        assert said(pilot).startswith("! What is added"), "nothing is left of it"


async def test_any_two_one_hot_words_are_at_a_right_angle(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        app: Any = pilot.app
        await opened(pilot, "k", "i")
        assert said(pilot) == "One-hot: boy and girl"
        assert texts(pilot)[1][:4] == ["0", "1", "0", "0"] and len(texts(pilot)) == 12
        assert why(pilot) == "boy: its number in the column of girl | 1606 ≠ 1749 = 0"
        figures = view(pilot).query_one("#onehot-pair", Figures)
        shown = {row[0]: row[1] for row in figures.sheet().rows}
        assert shown == {
            "product": "0", "cosine": "0", "angle": "90°", "distance": "1.414",
            "vectors: cosine": "0.933", "vectors: angle": "21.1°", "vectors: distance": "0.367",
        }  # fmt: skip
        await step(pilot, "left")
        assert said(pilot) == "One-hot: boy and itself"
        assert not app.journey.has("one_hot")
        await step(pilot, "right", "right", "tab", "down", "down")
        assert why(pilot) == "u = boy, v = man: angle | arccos(0) = 90°"
        assert app.journey.has("one_hot")
        await step(pilot, "end")
        assert why(pilot).startswith("u = boy, v = man: vectors: distance | √(2 − 2 · Σ u[i]·v[i])")


async def test_the_analogy_in_the_table_by_numbers(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "k", "j")
        assert said(pilot) == "King − Man + Woman comes nearest to Queen: 0.999"
        assert texts(pilot)[0] == ["−1.00", "0.01", "0.03", "0.04", "−0.649"]
        assert texts(pilot)[-1] == ["1.05", "0.94", "0.69", "−0.01", "1.000"]
        assert why(pilot) == "Man: Gender |  = −1.00"
        await step(pilot, "end", "left")
        assert why(pilot) == "King − Man + Woman: Food | 0.02 − 0.04 + 0.01 = −0.01"
        await step(pilot, "tab")
        assert why(pilot).startswith("u = Man − Woman, v = King − Queen: the cosine | Σ u·v")
        assert view(pilot).query_one("#table-figures", Figures).sheet().rows[0][1] == "0.9999"
        await step(pilot, "l")
        assert grid(pilot).count == 45


async def test_the_lookup_is_the_product_without_multiplying(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "k", "h")
        assert texts(pilot)[0][:6] == ["0", "0", "1", "0", "0", "0"]
        assert [row[-1] for row in texts(pilot)[1:]] == ["·"] * 4
        await step(pilot, "n", "n")
        assert said(pilot) == "Step 2 of 6: the column of Woman, times 0"
        assert [row[-1] for row in texts(pilot)[1:]] == ["0.00"] * 4
        await step(pilot, "n")
        assert said(pilot) == "Step 3 of 6: the column of King, times 1"
        await step(pilot, "b", "e")
        assert [row[-1] for row in texts(pilot)[1:]] == ["−0.95", "0.93", "0.70", "0.02"]
        assert said(pilot).startswith("24 multiplications for the column of King")
        await step(pilot, "down", *["right"] * 6)
        assert why(pilot) == "Gender: the row of E times o | Σ E[0, j]·o[j], j < 6 = −0.95"
        answer = lab_of(pilot).query_one(WhyPanel).answer()
        assert answer is not None and answer.note.startswith("The lookup reads E[0, 2] = −0.95")
        await step(pilot, "left", "enter")
        assert texts(pilot)[0][5] == "1" and texts(pilot)[1][-1] == "0.01"
        await step(pilot, "o", "z")
        assert texts(pilot)[0][0] == "1" and texts(pilot)[1][-1] == "·"


async def test_other_vectors_and_another_language(make_app: MakeApp, home: Path) -> None:
    keep("mine", WORDS, rows(), places(home))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "k")
        lab_of(pilot).use("mine")
        await settle(pilot)
        assert labels(pilot) == ["◆ boy", "girl", "king", "queen"]
        assert "not in these vectors: man, woman, banana" in said(pilot)
        await typed(pilot, "영화")
        assert labels(pilot)[-1] == "영화" and strips(pilot).at[0] == 4
        await press(pilot, "l")
        assert labels(pilot)[-1] == "영화" and strips(pilot).at[0] == 4
        tabs = view(pilot).query_one(TabLine)
        await pilot.click(tabs, offset=(15, 0))
        await settle(pilot)
        assert lab_of(pilot).state.strips.part == "onehot" and len(texts(pilot)) == 5
        keep("others", ["x", "y"], rows(2), places(home))
        lab_of(pilot).use("others")
        await settle(pilot)
        assert grid(pilot).count == 0
        await press(pilot, "u")
        assert strips(pilot).count == 0
