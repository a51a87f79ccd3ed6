"""Runs of one's own in the Score lab: after which epoch, one that is gone, and one that barely
learned anything."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from textual.widgets import Static

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.scoring.model import Scorer
from engine.scoring.several import Scorers
from engine.training.wishes import Wishes
from engine.zoo.layers import Conv1D, Embedding, GlobalMaxPooling1D, SimpleRNN
from tests.engine import scoring_small
from tests.engine.scoring_cases import small as stack
from tests.engine.scripted_training import Scripted
from tests.tui.command_line import Command
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.score_lab import line, opened
from tests.tui.test_score_inside_words import every_look
from tests.tui.training_commands import Train, stopping
from tui.screens.score import filters_words, inside_added_words
from tui.screens.score.ask import VerdictView
from tui.screens.score.compare import SideBySideView
from tui.screens.score.compare_reading import compare, pushes
from tui.screens.score.compare_state import CompareState
from tui.screens.score.compare_words import word_rows
from tui.screens.score.state import Asked
from widgets.answer import Answer, answer_of
from widgets.figure_table import FigureTable

PIECES = "starter:average-pooling"
MODELS = ("gru", "stacked-lstm", "conv1d", "average-pooling", "flat-embedding")


async def test_a_run_is_named_with_the_epoch_that_is_asked(
    make_app: MakeApp, train: Train, home: Path, imdb_tui: Command
) -> None:
    run = train(stopping(3))
    assert f"run {run}, epoch 2" in imdb_tui("score", "--run", str(run), "a good film")[1]
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a good film")
        await press(pilot, "enter")
        lab.ask(key=run)
        await settle(pilot)
        assert line(pilot, ".heading").startswith(f"run {run}, epoch 2 · 4 tokens")
        await press(pilot, "i")
        assert f"run {run}, epoch 2" in screen_text(pilot)
        await press(pilot, "c")
        assert f"A run {run}, epoch 2" in screen_text(pilot)
        execute(None, lambda _: None, Wishes(), places=places(home), resume=run, train=Scripted())
        await press(pilot, "a")
        assert line(pilot, ".heading").startswith(f"run {run}, epoch 2 ·")
        lab.ask(key=run)
        await settle(pilot)
        assert line(pilot, ".heading").startswith(f"run {run}, epoch 6 ·")


async def test_a_run_that_is_gone_leads_to_a_key_and_to_no_command(
    make_app: MakeApp, train: Train, store: Store
) -> None:
    run = train()
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a good film")
        store.delete(run)
        await press(pilot, "enter")
        lab.ask(key=run)
        await settle(pilot)
        gone = f"! There is no run {run} any more; "
        assert line(pilot, ".notes") == f"{gone}m chooses another model."
        await press(pilot, "i")
        assert f"{gone}a, then m, chooses another." in screen_text(pilot)


async def test_a_verdict_that_no_word_moves_says_so(
    make_app: MakeApp, train: Train, imdb_tui: Command
) -> None:
    run, sentence = train(), "Whichever word is left out"
    barely = unlearned(Scorers(Store(make_app().session.places)).get(run))
    sure = imdb_tui("score", "--explain", "--model", "conv1d", "awful " * 6 + "worst waste")[1]
    assert sentence in sure
    assert sentence not in imdb_tui("score", "--explain", "--model", "gru", "the")[1]
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "a good film")
        assert sentence not in line(pilot, ".notes")
        lab.state.scorers._open[run] = barely
        lab.state.scorers.forget = lambda key: None  # type: ignore[method-assign]
        lab.ask(key=run)
        await settle(pilot)
        assert line(pilot, ".notes").startswith(f"! {sentence}, this verdict moves by less")
        assert lab.state.scored is not None
        lab.state.scored = replace(lab.state.scored, asked=Asked("a good films", run))
        lab.query_one(VerdictView).verdict_came()  # what its words do is not known yet
        assert sentence in line(pilot, ".notes")  # it does not go and come back with every letter


def unlearned(model: Scorer) -> Scorer:
    """A model that hardly heeds its words."""
    for stage in model.stages:
        for table in stage.tables:
            table[:] *= np.float32(1e-3)
    return replace(model)


def test_what_pieces_of_words_push_is_not_known_of_words(store: Store) -> None:
    keys = (PIECES, "starter:gru", "starter:stacked-lstm")
    text = "an unwatchable squirmfest " * 40
    state = CompareState()
    state.take(compare(Scorers(store), keys, "imdb", text, lambda: False))

    def notes() -> list[str]:
        cells = word_rows(state)[0].cells
        found = map(answer_of, (each.answer for each in cells if each.text == "–"))
        return [each.note for each in found if isinstance(each, Answer)]

    state.as_they_stand = True
    assert notes() == ["What it does is being worked out …"] * 3
    while (said := state.next) is not None:
        state.pushes[said.key] = pushes(said, lambda: False)[1]
    assert [each.partition(":")[0].partition(",")[0] for each in notes()] == [
        "This model reads pieces of words",
        "This word is cut off",
    ]


async def test_four_lines_of_notes_are_seen_in_the_smallest_window_in_korean(
    make_app: MakeApp,
) -> None:
    async with make_app("ko").run_test(size=(60, 20)) as pilot:
        lab = await opened(pilot, "an unwatchable squirmfest " * 300)
        lab.compared.keys = tuple(f"starter:{each}" for each in MODELS)
        await press(pilot, "enter", "c")
        notes = lab.query_one(SideBySideView).query_one(".notes", Static)
        assert str(notes.content).count("\n") == 1
        assert notes.size.height == 4
        for table in lab.query_one(SideBySideView).query(FigureTable):
            assert table.size.height >= 3  # its head, and two rows to move in


def test_filters_above_a_recurrent_layer_are_said_to_see_states() -> None:
    layers = Embedding(40, 5), SimpleRNN(3, sequences=True), Conv1D(3, 2), GlobalMaxPooling1D()
    model = scoring_small.small(*layers)
    found = next(each.what for each in every_look(model, "w1 w2 w3"))
    sees = list(filters_words.figures(found, None))[1]  # type: ignore[arg-type]
    answer = answer_of(sees.answer)
    assert sees.text == "2 states" and answer is not None and "read all words before" in answer.note


def test_what_is_added_whatever_is_read_is_called_the_biases() -> None:
    for seen in every_look(stack("flat"), "the film"):
        if seen.wanted.look == "shares":
            figure = inside_added_words.added(seen).figures[3]
            answer = answer_of(figure.answer)
            assert answer is not None
            assert figure.label == "the biases" and answer.lines[1].label == "what the biases add"
