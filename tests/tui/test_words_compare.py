"""Two sets of vectors side by side in the Words lab."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.files.places import places
from engine.words.catalogue import keep
from tests.engine.vector_files import WORDS, rows
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.words_lab import head, lab_of, opened, vectors_line, why
from tui import language
from tui.screens.words import opener
from tui.screens.words.compare import CompareView
from tui.screens.words.word_line import WordLine
from widgets.gauges import Gauges
from widgets.why_panel import WhyPanel


def view(pilot: Pilot[int]) -> CompareView:
    found = lab_of(pilot).view
    assert isinstance(found, CompareView)
    return found


def answers(pilot: Pilot[int], side: str) -> list[tuple[str, str]]:
    listed = view(pilot).query_one(f"#compare-{side}", Gauges).gauges
    return [(" ".join(each.label.split()), " ".join(each.text.split())) for each in listed]


async def ask(pilot: Pilot[int], text: str) -> None:
    view(pilot).post_message(WordLine.Given(text))
    await settle(pilot)


def note(pilot: Pilot[int]) -> str:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else answer.note


async def test_both_answer_and_say_where_the_other_has_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "c")
        assert head(pilot) == "terrible · 2 of 10 in both · # is the place in the other"
        left, right = answers(pilot, "left"), answers(pilot, "right")
        assert left[:2] == [("1 ● horrible", "0.937 #4"), ("2 ● awful", "0.887 #2")]
        assert len(left) == len(right) == 10
        assert [label.split(" ", 1)[1] for label, _text in right if "●" in label] == [
            "● awful",
            "● horrible",
        ]
        assert why(pilot) == "u = terrible, v = horrible: the cosine | Σ u[i]·v[i] = 0.9373"
        assert note(pilot).startswith("In starter:flat-embedding it is number 4, with 0.97")
        await press(pilot, "tab", "down")
        assert why(pilot).startswith("u = terrible, v = awful: the cosine | Σ u[i]·v[i] = 0.98")
        assert note(pilot).startswith("In builtin it is number 2, with 0.887")
        await press(pilot, "l")
        assert answers(pilot, "left") == left
        language.use("en")
        await press(pilot, "p", "down", "enter")
        assert "king is number 1 and number " in head(pilot)


async def test_pairs_lists_and_words_that_one_does_not_have(make_app: MakeApp, home: Path) -> None:
    keep("mine", WORDS, rows(), places(home))
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot, "c")
        view(pilot).use("mine")
        await settle(pilot)
        await ask(pilot, "king ~ queen")
        assert head(pilot).startswith("king ~ queen · cos 0.784 and ")
        assert answers(pilot, "left") == [("cosine", "0.784"), ("angle", "38.4°")]
        assert len(answers(pilot, "right")) == 2
        await ask(pilot, "king, queen, girl")
        assert head(pilot).startswith("king, queen, girl · the odd one: ")
        await ask(pilot, "boy + queen - girl")
        assert head(pilot) == "boy + queen - girl · 1 of 10 in both"
        assert answers(pilot, "left")[0] == ("1 ● king", "0.866"), "no room for places"
        assert note(pilot).startswith("In mine it is number ")
        await ask(pilot, "mango")
        assert head(pilot) == "mango · only one of them can answer"
        assert len(answers(pilot, "left")) == 10 and answers(pilot, "right") == []
        assert "have no word" in screen_text(pilot)
        assert note(pilot) == "mine cannot answer this question."
        await ask(pilot, "qqqqqqqqq")
        assert head(pilot) == "qqqqqqqqq · neither can answer"
        assert answers(pilot, "left") == answers(pilot, "right") == []


async def test_others_are_chosen_opened_beside_and_can_be_stopped(
    make_app: MakeApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, real = threading.Event(), opener.opened

    def slow(source: str, *given: Any, **named: Any) -> Any:
        if source == "mine":
            going.wait(10)
        return real(source, *given, **named)

    keep("mine", WORDS, rows(), places(home))
    monkeypatch.setattr(opener, "opened", slow)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "c", "e")
        await pilot.press("ctrl+u", *"king")
        await settle(pilot)
        await press(pilot, "enter")
        before = answers(pilot, "left")
        assert head(pilot).startswith("king · ")
        await press(pilot, "o", "down")
        assert "mine · 8 words × 5" in screen_text(pilot)
        await pilot.press("enter")
        while not view(pilot).check_action("halt", ()):
            await pilot.pause()
        assert "Opening mine" in screen_text(pilot) and answers(pilot, "left") == before
        assert not lab_of(pilot).check_action("stop_opening", ()), "those in use are not opened"
        await pilot.press("x")
        await pilot.pause()
        assert not view(pilot).check_action("halt", ())
        assert lab_of(pilot).state.compare.source == "starter:flat-embedding"
        going.set()
        view(pilot).use("mine")
        while lab_of(pilot).state.compare.opening is not None:
            await pilot.pause()
        await settle(pilot)
        assert lab_of(pilot).state.compare.source == "mine"
        assert vectors_line(pilot).startswith("builtin")
        assert {text.split()[1] for _label, text in answers(pilot, "left")} != {"–"}
        view(pilot).use("no/such/file.bin")
        await settle(pilot)
        assert "There is no file" in [*pilot.app._notifications][-1].message
        assert lab_of(pilot).state.compare.source == "mine"
