"""Who comes back to the Score lab loses no review; what is said of models is said of these."""

from pathlib import Path

from engine.runs.store import Store
from tests.tui.command_line import Command
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.score_lab import opened, why
from tui.score_texts import text_of
from tui.screens.score.ask import VerdictView
from tui.screens.score.ask_prompt import ReviewPrompt
from tui.screens.score.offered import on_offer
from widgets.token_strip import TokenStrip


async def test_who_comes_back_to_a_review_finds_its_words(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dull film")
        lab.ask(key="starter:flat-embedding-builtin")
        await settle(pilot)
        await press(pilot, "enter", "left", "i", "a")
        assert lab.query_one(TokenStrip).has_focus
        await press(pilot, "h")
        assert lab.state.view == "history" and lab.state.asked.text == "a dull film"
        assert "flat-embedding-builtin" in screen_text(pilot)
        await press(pilot, "enter", "n", "end")
        assert lab.state.asked.text == "a dull film" and lab.state.search is not None
        answer = why(pilot)
        assert answer.title.startswith("what “film”")
        with_, without = map(float, answer.formula.split(" − "))
        assert abs(with_ - without - float(answer.value.replace("−", "-"))) < 1e-5


async def test_a_model_that_is_chosen_again_is_read_again(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dull film")
        await press(pilot, "enter", "n", "i")
        before, seen = lab.state.scored, lab.inside.seen
        assert before is not None and seen is not None and lab.state.search is not None
        lab.ask(key=before.asked.key)  # a run may have learned more since
        await settle(pilot)
        assert lab.state.scored is not None and lab.state.scored.scorer is not before.scorer
        assert lab.state.seen is not None and lab.state.search is None
        assert lab.inside.seen is not None and lab.inside.seen.scored is lab.state.scored


async def test_what_has_no_verdict_has_no_inside(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dull film")
        await press(pilot, "enter", "i")
        assert "word 1/4" in screen_text(pilot)
        lab.ask(text="!!!")
        await settle(pilot)
        assert "no word" in screen_text(pilot) and "dull" not in screen_text(pilot)
        lab.ask(text="a dull film")
        await settle(pilot)
        assert "word 1/4" in screen_text(pilot)


async def test_what_was_sent_off_before_its_verdict_came_is_kept_whole(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dul")
        lab.ask(text="a dull film")
        lab.keep()
        await settle(pilot)
        await press(pilot, "h")
        assert [each.text for each in lab.state.history or ()] == ["a dull film"]


async def test_a_verdict_that_comes_takes_no_letter_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dul")
        prompt = lab.query_one(ReviewPrompt)
        prompt.value = "a dull"
        lab.query_one(VerdictView).verdict_came()  # before anybody has heard of that letter
        assert prompt.value == "a dull"
        await settle(pilot)
        assert prompt.value == lab.state.asked.text == "a dull"


def test_models_on_offer_say_what_they_learned_from(store: Store) -> None:
    found = on_offer(store)
    assert found["starter:gru"] == "starter:gru · imdb"
    assert found["starter:flat-embedding-builtin"] == "starter:flat-embedding-builtin · builtin"


def test_a_mark_in_front_of_a_file_is_no_part_of_its_first_word(tmp_path: Path) -> None:
    path = tmp_path / "notepad.txt"
    path.write_bytes("good film".encode("utf-8-sig"))
    assert text_of(str(path)) == "good film"


def test_what_is_true_of_some_models_alone_is_said_of_these(imdb_tui: Command) -> None:
    several = ("--model", "gru", "--model", "stacked-lstm")
    _code, _out, err = imdb_tui("score", *several, "good " * 150)
    assert err.startswith("imdb-tui: starter:stacked-lstm: The model reads 100 of these 151")
    _code, _out, err = imdb_tui("score", *several, "좋은 영화")
    assert err.startswith("imdb-tui: This is Korean")


async def test_the_model_that_is_asked_is_among_those_compared(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a dull film")
        await press(pilot, "enter", "c")
        before = lab.compared.found
        assert before is not None and "starter:stacked-lstm" in before.keys
        lab.ask(key="starter:digit-cnn")  # as one's own run would be: it is none of these
        await settle(pilot)
        after = lab.compared.found
        assert after is not None and after.keys == ("starter:digit-cnn", *before.keys)
