"""The Steps lab's view of filters: answers along a text, phrases of all reviews, wide spans."""

import asyncio
import os
from threading import Event
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from engine.corpus.catalogue import open_corpus
from engine.corpus.loading import load
from engine.explain.slide import Slide
from engine.files.places import Places
from engine.files.progress import OnProgress, Progress, Stopped
from engine.runs import starters
from engine.runs.store import Store
from engine.scoring.reading import CODING
from engine.zoo.layers import Conv1D, Embedding, GlobalMaxPooling1D, MaxPooling1D
from tests.engine.samples import refused
from tests.tui.conftest import MakeApp
from tests.tui.pilots import screen_text, settle
from tests.tui.steps_lab import note, press, why
from tests.tui.test_recurrent import small
from tests.tui.training_commands import Train
from tui.screens.steps import filter_view
from tui.screens.steps.filter_reading import answers, load_sieve, sieves, span
from tui.screens.steps.filter_search import search, strongest_here
from tui.screens.steps.filter_state import Review, words_of
from tui.screens.steps.filter_view import FilterView
from tui.screens.steps.lab import StepsLab
from widgets.heat_map import HeatMap
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList

TEXT = "a refreshing film with a brilliant cast but the worst ending ever"
WORDS = TEXT.split()


@pytest.fixture
def where(make_app: MakeApp) -> Places:
    """The test's home."""
    return make_app().session.places


def view_of(pilot: Pilot[int]) -> FilterView:
    """The view that is open."""
    assert isinstance(pilot.app.screen, StepsLab)
    view = pilot.app.screen.view
    assert isinstance(view, FilterView)
    return view


async def opened(pilot: Pilot[int], *keys: str) -> None:
    """Open the view, wait until it is there, and press keys."""
    await press(pilot, "4", "i")
    if keys:
        await press(pilot, *keys)


def head(pilot: Pilot[int]) -> str:
    """What stands above."""
    return str(view_of(pilot).query_one(".heading", Static).content)


def keras_layers(name: str, ids: Any) -> dict[str, Any]:
    """What Keras makes of ids in every convolution of a starter."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    from engine.zoo.keras_model import build

    model, found = build(starters.starter(name).plan.spec), starters.weights(name)
    for variable in model.variables:
        path = next((path for path in found if variable.path.endswith(path)), None)
        if path is not None:
            variable.assign(found[path])
    wanted = {each.name: each.output for each in model.layers if "conv" in each.name}
    whole = keras.Model(model.inputs, wanted)
    return {key: np.asarray(value)[0] for key, value in whole([ids], training=False).items()}


def test_answers_are_those_of_keras_in_every_layer(where: Places) -> None:
    sieve = load_sieve(where, "starter:conv1d")
    texts, ids = sieve.read(WORDS)
    assert texts[-len(WORDS) - 1 :] == ("[1]", *WORDS)
    theirs = keras_layers("conv1d", ids[np.newaxis])
    for layer, name in enumerate(("conv1d", "conv1d_1", "conv1d_2")):
        found = answers(sieve, WORDS, layer)
        np.testing.assert_allclose(found.output, theirs[name], atol=1e-5)
        place, filter_ = np.unravel_index(found.output.argmax(), found.output.shape)
        parts = found.parts(int(place), int(filter_))
        total = sum(value for _at, value in parts.adds) + parts.bias
        assert total == pytest.approx(parts.value, abs=1e-5)
        assert len(parts.adds) == 5 and parts.value == found.output.max()


def test_a_span_is_what_an_answer_has_seen(where: Places) -> None:
    sieve = load_sieve(where, "starter:conv1d")
    assert [len(answers(sieve, WORDS, layer).span(7)) for layer in range(3)] == [5, 29, 149]
    # What is in no span of an answer does not change it.
    before = answers(sieve, ["film"] * 499, 2)
    seen = before.span(3)
    for outside in (seen.start - 1, seen.stop):
        words = ["film"] * 499
        words[outside - 1] = "worst"  # the start token stands in front
        after = answers(sieve, words, 2)
        assert np.array_equal(after.output[3], before.output[3])
        assert not np.array_equal(after.output, before.output)
    same = (Slide(10, 3, padding="same"), Slide(10, 2, stride=2))
    assert [span(same, i) for i in (0, 4)] == [range(3), range(7, 10)]


def test_phrases_of_all_reviews_are_those_that_a_filter_answers_most(where: Places) -> None:
    sieve = load_sieve(where, "starter:conv1d")
    loaded = load(open_corpus("builtin", where), CODING)
    told: list[Progress] = []
    found = search(sieve, loaded, told.append)
    assert told[-1].done == told[-1].total == loaded.count("train") + loaded.count("test")
    assert len(found.phrases) == 128 and all(len(each) == 20 for each in found.phrases)
    for filter_ in (5,):
        phrases = found.phrases[filter_]
        assert len({phrase.words for phrase in phrases}) == 20
        assert [each.answer for each in phrases] == sorted(
            (each.answer for each in phrases), reverse=True
        )
        for phrase in (phrases[0], phrases[-1]):
            assert phrase.split is not None
            review = words_of(loaded, Review(phrase.split, phrase.position))
            read = answers(sieve, review, 0)
            assert read.output[phrase.place, filter_] == pytest.approx(phrase.answer, abs=1e-5)
            assert len(phrase.words) == len(read.span(phrase.place)) == 5
        for position in range(15):
            here = strongest_here(
                answers(sieve, words_of(loaded, Review("test", position)), 0), filter_
            )
            listed = {phrase.words for phrase in phrases}
            weakest = phrases[-1].answer
            assert all(
                each.answer <= weakest + 1e-6 or tuple(_known(sieve.ids, each.words)) in listed
                for each in here
            )

    def stop(_progress: Progress) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        search(sieve, loaded, stop)


def _known(ids: Any, words: tuple[str, ...]) -> list[str]:
    return [word if word in ids or word == "[1]" else "?" for word in words]


def test_strides_and_edges_leave_out_what_no_window_stands_on(
    train: Train, where: Places, store: Store
) -> None:
    run = train(
        spec=small(Embedding(20, 3), Conv1D(2, 3, strides=2, padding="same"), GlobalMaxPooling1D())
    )
    sieve = load_sieve(where, run)
    loaded = load(open_corpus(store.run(run).plan.data, where), CODING)
    for filter_, phrases in enumerate(search(sieve, loaded, lambda _: None).phrases):
        for phrase in phrases:
            assert phrase.split is not None
            read = answers(sieve, words_of(loaded, Review(phrase.split, phrase.position)), 0)
            assert read.output[phrase.place, filter_] == pytest.approx(phrase.answer, abs=1e-5)


def test_only_models_with_filters_on_words_are_offered(train: Train, where: Places) -> None:
    first = train(spec=small(Embedding(20, 3), Conv1D(2, 3), GlobalMaxPooling1D()))
    train(spec=small(Embedding(20, 3), MaxPooling1D(2), Conv1D(2, 3), GlobalMaxPooling1D()))
    assert sieves(where)[0] == first
    assert {"starter:conv1d", "starter:conv-lstm"} == {*sieves(where)[1:]}
    refusal = refused(lambda: load_sieve(where, "starter:gru"))
    assert refusal.code == "no_filters_on_words"


async def test_filters_answer_along_a_text(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert head(pilot).startswith(
            "starter:conv1d · conv1d, 1/3 (h) · filter 67 of 128 · sees 5"
        )
        assert "a (refreshing) (film) (with) (a) (brilliant) cast" in screen_text(pilot)
        assert why(pilot).startswith("filter 67 at place 485 = relu(")
        assert note(pilot) == "It has seen 5 words: refreshing film with a brilliant"
        await press(pilot, "left")
        assert note(pilot) == "It has seen 5 words: a refreshing film with a"
        await press(pilot, "down")
        state = view_of(pilot).state
        assert state.filter != 67 and f"filter {state.filter} of 128" in head(pilot)
        await press(pilot, "v")
        heat = view_of(pilot).query_one(HeatMap)
        assert heat.heat.row_heads[:2] == ["0", "1"] and heat.at == (state.filter, 484)
        listed = view_of(pilot).query_one(VirtualList)
        listed.focus()
        await press(pilot, "end", "home")
        assert state.place == view_of(pilot).phrases[0].place == heat.at[1]
        strip = view_of(pilot).query_one(TokenStrip)
        strip.focus()
        await press(pilot, "end")
        assert state.place == 495
        assert note(pilot).endswith("ever what an awful waste")
        await press(pilot, "h")
        await press(pilot, "h")
        assert "conv1d_2, 3/3 (h)" in head(pilot) and "sees 149 words" in head(pilot)
        await press(pilot, "a")
        assert head(pilot).startswith("! All reviews are looked through by the first layer alone")


async def test_all_reviews_are_looked_through(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "a")
        view = view_of(pilot)
        assert pilot.app.journey.has("found_pattern")  # type: ignore[attr-defined]
        assert view.state.everywhere and "phrases (a)" in screen_text(pilot)
        phrase = view.phrases[0]
        view.query_one(VirtualList).focus()
        await settle(pilot)
        assert f"x_{phrase.split}[{phrase.position}] = " in why(pilot)
        await press(pilot, "enter")
        assert head(pilot).startswith("starter:conv1d") and view.state.place == phrase.place
        assert view.state.asked.text == Review(phrase.split or "train", phrase.position)
        assert f"x_{phrase.split}[{phrase.position}]" in head(pilot)
        found = dict(view.state.found)
        await press(pilot, "a")
        assert view.state.everywhere and view.state.found == found  # not looked through again
        await press(pilot, "a")
        assert not view.state.everywhere


async def test_looking_through_can_be_stopped(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gone_on = Event(), Event()

    def slow(_sieve: Any, _loaded: Any, progress: OnProgress) -> None:
        progress(Progress("reading_reviews", 200, 10_000))
        begun.set()
        gone_on.wait(30)
        progress(Progress("reading_reviews", 400, 10_000))
        raise AssertionError("it was not stopped")

    monkeypatch.setattr(filter_view, "search", slow)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("a")
        await asyncio.to_thread(begun.wait, 30)
        await pilot.pause()
        assert head(pilot) == "Reading the reviews: 200 of 10,000 · a stops"
        await pilot.press("a")
        gone_on.set()
        await settle(pilot)
        view = view_of(pilot)
        while view.searching:  # the thread has yet to hear that it is to stop
            await pilot.pause(0.01)
        assert not view.state.found
        assert head(pilot) == "! Stopped; nothing was left behind."


async def test_texts_and_models_of_ones_own(make_app: MakeApp, train: Train) -> None:
    run = train(spec=small(Embedding(20, 3), Conv1D(2, 3), GlobalMaxPooling1D(), padding="post"))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "g")
        field = pilot.app.screen.query_one(Input)
        field.value = "last"
        await press(pilot, "enter")
        problem = str(pilot.app.screen.query_one("#problem", Static).content)
        assert problem.startswith("A number is wanted")
        field.value = "test 7"
        await press(pilot, "enter")
        assert "x_test[7]" in head(pilot)
        await press(pilot, "g")
        pilot.app.screen.query_one(Input).value = "99999"
        await press(pilot, "enter")
        assert head(pilot) == "! There is no review x_train[99999]; the last one is 4,999."
        await press(pilot, "e")
        pilot.app.screen.query_one(Input).value = "!?"
        await press(pilot, "enter")
        assert head(pilot) == "! There is no word in this sentence."
        await press(pilot, "m")
        await press(pilot, "enter")
        assert head(pilot).startswith(f"run {run} · conv1d · filter ")
        Store(pilot.app.session.places).delete(run)  # type: ignore[attr-defined]
        await press(pilot, "m")
        await press(pilot, "enter")
        assert head(pilot).startswith("starter:con")


async def test_the_smallest_window_shows_text_answers_and_phrases(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await opened(pilot, "down", "left")
        text = screen_text(pilot)
        assert "refreshing" in text and "strongest first" in text and "answer  " in text
        state = view_of(pilot).state
        before = state.filter, state.place
        await press(pilot, "l")
        assert (state.filter, state.place) == before
        assert isinstance(pilot.app.focused, HeatMap)
        assert pilot.app.focused.at[1] == state.place
