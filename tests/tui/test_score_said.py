"""What the Score lab and `imdb-tui score` say beside a verdict, keep of it, and offer."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from engine.runs.store import Store
from engine.scoring.several import Scorers
from tests.engine.samples import refused
from tests.tui.command_line import Command, document, lines_of, one_sentence
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text
from tests.tui.score_lab import line, opened
from tests.tui.score_lab import typed as keyed
from tests.tui.test_score_cli import typed as typed
from tui.score_texts import text_of
from tui.score_words import LONGEST_WORD
from tui.screens.score import compare_words
from tui.screens.score.compare import SideBySideView
from tui.screens.score.compare_reading import compare
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import EXAMPLE
from widgets.token_strip import TokenStrip

KNOWING, OTHER = "starter:gru", "starter:conv1d"


async def test_the_example_alone_is_typed_over(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        await press(pilot, "escape")  # who has written nothing is led out
        assert pilot.app.screen is not lab
        lab = await opened(pilot)
        assert line(pilot, ".turning").startswith("Type over this example")
        await keyed(pilot, "ab")
        assert lab.state.asked.text == "ab"
        assert "Esc leads to the words" in line(pilot, ".turning")
        await press(pilot, "escape")
        assert line(pilot, ".turning").startswith("n looks for")
        await press(pilot, "e")
        await keyed(pilot, "c")
        assert lab.state.asked.text == "abc"
        await press(pilot, "escape", "e", "escape")  # who writes nothing more is led back as well
        assert lab.query_one(TokenStrip).has_focus


async def test_what_is_chosen_is_kept_at_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        await press(pilot, "down", "m", "down", "enter", "o", "enter", "h")
        kept = lab.state.history
        assert kept is not None and [each.text for each in kept] == [PRESETS[0], EXAMPLE]
        assert kept[0].model == kept[1].model != KNOWING
        assert not app.journey.has("own_verdict")  # these are not the learner's own words
        assert "2 verdicts kept" in screen_text(pilot)
        assert "an earlier verdict" in screen_text(pilot)


async def test_a_model_that_knows_no_word_offers_none_and_is_compared_as_such(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "xqzxqzxqz wonderfull")
        await press(pilot, "down")
        assert "r Known word" in screen_text(pilot)
        await press(pilot, "left")
        assert "r Known word" not in screen_text(pilot)
        lab.compared.keys = (KNOWING, OTHER)
        await press(pilot, "c")
        notes = lab.query_one(SideBySideView).query_one(".notes", Static)
        assert notes.display and str(notes.content).startswith("! The model knows none of these")
        assert "0/2" in screen_text(pilot)


def test_how_many_words_a_model_knows_is_said_with_those_it_does_not(store: Store) -> None:
    long = "good " * 150
    keys = (KNOWING, "starter:stacked-lstm")
    found = compare(Scorers(store), keys, "builtin", f"{long} xqz xqz", lambda: False)
    assert [compare_words.known(each) for each in found.said] == [(150, 152), (98, 100)]
    (note,) = compare_words.notes(found)
    assert note.startswith("! B: The model reads 100 of these 153")
    row = next(iter(compare_words.verdict_rows(found)))
    answer: Any = row.cells[-1].answer
    said = answer()
    assert (row.cells[-1].text, said.formula, said.value) == ("150/152", "152 − 2", "150")
    assert said.note == "Unknown to the model: xqz"


def test_json_says_what_is_to_be_known_of_a_verdict(imdb_tui: Command, typed: Any) -> None:
    assert document(imdb_tui("score", "--json", "good"))["notices"] == []
    found = document(imdb_tui("score", "--json", "--explain", "xqz " * 600))["notices"]
    assert [each["code"] for each in found] == ["score_all_unknown", "score_cut_off"]
    assert found[1]["values"] == {"cut": 101, "read": 500, "all": 601}
    typed(b"good\n\nxqz\n")
    codes = [
        [each["code"] for each in row["notices"]] for row in lines_of(imdb_tui("score", "--json"))
    ]
    assert codes == [[], [], ["score_all_unknown"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_another_encoding_is_one_sentence(
    imdb_tui: Command, typed: Any, tmp_path: Path, encoding: str
) -> None:
    data = "\ufeffgood film\n".encode(encoding)
    path = tmp_path / "notepad.txt"
    path.write_bytes(data)
    found = refused(lambda: text_of(str(path)))
    assert (found.code, found.values) == ("score_not_utf8", {"path": str(path)})
    typed(data)
    said = imdb_tui("score", "-")
    assert said[0] == 1 and "stdin is in another encoding, UTF-16" in one_sentence(said)


def test_control_characters_are_blanks_wherever_a_text_comes_from(
    imdb_tui: Command, typed: Any, tmp_path: Path
) -> None:
    path = tmp_path / "review.txt"
    path.write_bytes(b"good\x00film\a")
    typed(b"good\x1bfilm\a\n")
    said = [
        document(imdb_tui("score", "--json", "good\x1bfilm\a")),
        document(imdb_tui("score", "--json", "--file", str(path))),
        *lines_of(imdb_tui("score", "--json", "-")),
    ]
    for each in said:
        assert [(token["word"], token["known"]) for token in each["tokens"]] == [
            ("good", True),
            ("film", True),
        ]


def test_models_stand_in_the_order_in_which_they_were_given(imdb_tui: Command) -> None:
    asked = ("--run", "starter:conv1d", "--model", "gru", "--run", "starter:flat-embedding")
    found = document(imdb_tui("score", *asked, "good", "--json"))["models"]
    names = ["starter:conv1d", "starter:gru", "starter:flat-embedding"]
    assert [each["model"] for each in found] == names
    found = document(imdb_tui("score", *asked[2:], *asked[:2], "good", "--json"))["models"]
    assert [each["model"] for each in found] == [*names[1:], names[0]]


def test_a_word_that_no_sentence_could_hold_is_shortened(imdb_tui: Command, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("good " + "a" * 100_000, encoding="utf-8")
    code, out, _err = imdb_tui("score", "--explain", "--file", str(path))
    assert code == 0 and "a" * LONGEST_WORD + "…" in out
    assert "a" * (LONGEST_WORD + 1) not in out
