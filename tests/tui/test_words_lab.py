"""The Words lab: which vectors are asked, questions and their answers, and what cannot be."""

import threading
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import places
from engine.words import builtin
from engine.words.catalogue import keep
from tests.engine.vector_files import WORDS, binary, rows, saved
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.words_lab import answers, ask, head, lab_of, opened, vectors_line, why
from tui.screens.words import opener
from tui.screens.words.ask_prompt import Prompt
from tui.screens.words.ask_state import history_file, read_history
from widgets.gauges import Gauges
from widgets.offers import Offers


async def test_a_question_is_answered_and_each_score_answers_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        glove = "GloVe 6B, 50 dimensions (PDDL 1.0)"
        assert vectors_line(pilot) == f"builtin · 20,001 words × 50 · {glove}"
        await press(pilot, "l")
        assert "GloVe 6B" in vectors_line(pilot) and "dimensions" not in vectors_line(pilot)
        await press(pilot, "l")
        assert head(pilot) == "Nearest to boy + queen − girl · king is number 1 · inputs left out"
        assert answers(pilot)[0] == ("1 ◆ king", "0.866")
        assert why(pilot) == "u = boy + queen − girl, v = king: the cosine | Σ u[i]·v[i] = 0.8661"
        await press(pilot, "down")
        assert why(pilot).startswith("u = boy + queen − girl, v = lady: the cosine")
        journey = pilot.app.journey  # type: ignore[attr-defined]
        assert not journey.has("asked_analogy") and not journey.has("included_inputs")
        await ask(pilot, "king + woman - man")
        assert journey.has("asked_analogy")
        assert answers(pilot)[0] == ("1   queen", "0.852")
        assert isinstance(pilot.app.focused, Gauges)
        assert why(pilot).startswith("u = king + woman − man, v = queen")
        await press(pilot, "i")
        assert journey.has("included_inputs")
        assert [label for label, _text in answers(pilot)[:2]] == ["1 ● king", "2   queen"]
        assert head(pilot).endswith("inputs shown")


async def test_pairs_lists_and_answers_far_down(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        await ask(pilot, "KING ~ queen")
        assert head(pilot) == "king ~ queen: cos 0.784, 38.4°"
        assert answers(pilot) == [("cosine", "0.784"), ("angle", "38.4°")]
        await press(pilot, "down")
        assert why(pilot) == "the angle between the two | arccos(0.7839) = 38.4°"
        await ask(pilot, "breakfast, cereal, lunch, dinner")
        assert head(pilot) == "The odd one out, the farthest from the mean: cereal"
        assert answers(pilot)[-1][0] == "4 ✗ cereal"
        await ask(pilot, "girl = mango")
        place = answers(pilot)[-1][0].split()[0]
        assert head(pilot) == f"Nearest to girl · mango is number {int(place):,}"
        assert len(answers(pilot)) == 31 and int(place) > 31


async def test_what_cannot_be_asked_is_said_and_the_nearest_spelling_offered(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert answers(pilot) and why(pilot)
        await ask(pilot, "manggo")
        assert head(pilot) == (
            "! These vectors have no word “manggo”; spelled nearly like it: mango, manage, anglo."
        )
        assert answers(pilot) == [] and why(pilot) == "", "those were of the question before"
        offers = lab_of(pilot).query_one(Offers)
        assert offers.words == ("mango", "manage", "anglo")
        await press(pilot, "tab", "enter")
        assert head(pilot) == "Nearest to mango" and answers(pilot)
        assert why(pilot).startswith("u = mango, v = ")
        assert offers.words == ()
        await ask(pilot, "boy - boy")
        assert head(pilot).startswith("! What is added")
        await press(pilot, "escape", "m", "a")
        assert head(pilot).startswith("! What is added") and answers(pilot) == []
        assert lab_of(pilot).query_one(Prompt).value == "boy - boy"


async def test_words_are_completed_by_key_and_by_mouse(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "e")
        prompt, offers = lab.query_one(Prompt), lab.query_one(Offers)
        await pilot.press(*"boy+kin")
        await settle(pilot)
        assert offers.words[:3] == ("king", "kind", "kingdom")
        await press(pilot, "tab", "tab")
        assert prompt.value == "boy+kind"
        assert offers.words[:1] == ("king",), "what is offered stays while it is gone through"
        await pilot.click(Offers, offset=(18, 0))
        await settle(pilot)
        assert prompt.value == "boy+kingdom"
        await press(pilot, "space")
        assert offers.words == ()
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, Gauges)
        assert pilot.app.current_mode == "words"


async def test_questions_are_remembered_from_one_evening_to_the_next(
    make_app: MakeApp, home: Path
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for text in ("girl", "mango", "girl"):
            await ask(pilot, text)
    assert read_history(history_file(places(home).data)).texts == ["mango", "girl"]
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "e")
        prompt = lab.query_one(Prompt)
        await pilot.press(*"qv1")
        assert prompt.value == "qv1", "letters that are keys elsewhere are typed"
        await pilot.press("up", "up", "up", "down", "up")
        await settle(pilot)
        assert prompt.value == "mango"
        await press(pilot, "enter")
        assert head(pilot) == "Nearest to mango"


async def test_a_question_of_the_lesson_is_chosen_from_a_list(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "p", "down", "down", "enter")
        assert head(pilot).startswith("Nearest to king + woman − man · queen is number 1")


async def test_other_vectors_are_chosen_and_asked_the_same(make_app: MakeApp, home: Path) -> None:
    keep("mine", WORDS, rows(), places(home), origin="builtin")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await ask(pilot, "boy ~ girl")
        before = answers(pilot)
        await press(pilot, "v")
        text = screen_text(pilot)
        assert "mine · 8 words × 5" in text and "starter:gru" in text and "fetches 69.2 MB" in text
        await press(pilot, "down", "enter")
        assert vectors_line(pilot) == "mine · 8 words × 5 · builtin"
        assert lab_of(pilot).state.source == "mine"
        assert answers(pilot) != before
        lab_of(pilot).use("starter:gru")
        await settle(pilot)
        assert lab_of(pilot).state.source == "starter:gru"
        assert vectors_line(pilot).startswith("starter:gru · 4,996 words × 32 · gru · imdb")
        await press(pilot, "l")
        assert lab_of(pilot).state.source == "starter:gru"
        assert vectors_line(pilot).startswith("starter:gru")


async def test_a_file_is_opened_by_its_path_or_refused(make_app: MakeApp, tmp_path: Path) -> None:
    given = rows()
    given[3] = 0
    file = saved(tmp_path / "영화.bin", binary(given))
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        lab.use(str(file))
        await settle(pilot)
        assert vectors_line(pilot) == "영화.bin · 7 words × 5 · 1 left out"
        assert "all zeros" in next(iter(pilot.app._notifications)).message
        assert head(pilot).startswith("! These vectors have no word “boy”")
        assert answers(pilot) == [], "what other vectors have said is no answer of these"
        lab.use(str(tmp_path / "nothing.bin"))
        await settle(pilot)
        assert "There is no file" in [*pilot.app._notifications][-1].message
        assert vectors_line(pilot).startswith("영화.bin")


async def test_opening_can_be_stopped_and_others_opened_meanwhile(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, real = threading.Event(), opener.opened

    def slow(source: str, *given: Any, **named: Any) -> Any:
        if source == "slow":
            going.wait(10)
        return real("builtin" if source == "slow" else source, *given, **named)

    monkeypatch.setattr(opener, "opened", slow)
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        lab.use("slow")
        await pilot.pause()
        assert "Opening slow" in screen_text(pilot)
        assert isinstance(pilot.app.focused, Gauges), "what is there can be read meanwhile"
        assert lab.check_action("stop_opening", ())
        await pilot.press("x")
        await pilot.pause()
        assert not lab.check_action("stop_opening", ())
        assert vectors_line(pilot).startswith("builtin")
        lab.use("slow")
        lab.use("starter:gru")
        going.set()
        while lab.state.opening is not None:  # workers that were given up cannot be waited for
            await pilot.pause()
        assert vectors_line(pilot).startswith("starter:gru")
        assert not lab.check_action("stop_opening", ())


async def test_a_slice_that_is_damaged_is_said_where_answers_would_be(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builtin, "FILE", saved(tmp_path / "slice.npz", b"PK\3\4 no archive"))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert head(pilot).startswith("! The vectors that come with the app are damaged")
        await press(pilot, "i", "p", "enter")
        assert answers(pilot) == []
