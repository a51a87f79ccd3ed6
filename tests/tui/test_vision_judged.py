"""The Vision lab's views of kernels, of what excites a filter, and of mistakes."""

import asyncio
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from engine.files.places import Places, places
from engine.files.progress import unseen
from engine.pictures.about import numerals
from engine.pictures.catalogue import import_pictures, open_pictures
from engine.pictures.scaling import as_input
from engine.pictures.store import PictureSet
from engine.runs import starters
from engine.training import beginning
from engine.vision import answers as answering
from engine.vision.network import Network
from tests.engine.picture_files import picture_npz
from tests.engine.samples import refused
from tests.engine.vision_home import SMALL, drawn, plant
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.keras_thread import KerasFailed
from tui.screens.vision import exciting
from tui.screens.vision.kernels_state import kernel_pair
from tui.screens.vision.lab import VisionLab
from tui.screens.vision.mistakes_state import mistaken
from tui.screens.vision.state import Choice, VisionState
from tui.screens.vision.view import VisionView
from tui.seeing import Seer, load_seer
from widgets.figures import Figures
from widgets.histogram import Histogram
from widgets.pixel_map import PixelMaps
from widgets.pixel_zoom import PixelZoom
from widgets.virtual_list import VirtualList
from widgets.why_panel import WhyPanel

BEGUN = drawn(SMALL, seed=7)


@pytest.fixture
def where(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The test's home, with one model that sees: a small run on the built-in digits."""
    monkeypatch.setattr(starters, "starters", lambda: ())
    monkeypatch.setattr(beginning, "initial_weights", lambda _spec, _seed: BEGUN)
    places = make_app().session.places
    plant(places)
    return places


def lab_of(pilot: Pilot[int]) -> VisionLab:
    assert isinstance(pilot.app.screen, VisionLab)
    return pilot.app.screen


def state_of(pilot: Pilot[int]) -> VisionState:
    return lab_of(pilot).state


def heading(pilot: Pilot[int]) -> str:
    """What is in hand."""
    return str(lab_of(pilot).view.query_one(".heading", Static).content)


def why(pilot: Pilot[int]) -> str:
    answer = pilot.app.screen.query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} = {answer.formula} = {answer.value}"


def reached(pilot: Pilot[int], milestone: str) -> bool:
    return pilot.app.journey.has(milestone)  # type: ignore[attr-defined]


def seer(spec: object = SMALL) -> Seer:
    return Seer(1, Network(spec, drawn(spec)), "digits", numerals(10))  # type: ignore[arg-type]


# Kernels


@pytest.mark.parametrize("name", ["fashion-cnn", "digit-cnn"])
def test_what_came_with_the_app_has_its_first_kernels_without_keras(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(*_: object) -> None:
        raise AssertionError("Keras is not needed")

    monkeypatch.setattr(beginning, "initial_weights", loaded)
    home = places(tmp_path)
    pair = kernel_pair(load_seer(home, f"starter:{name}"), home)
    filters = {"fashion-cnn": 32, "digit-cnn": 64}[name]
    assert pair.before.kernel.shape == pair.after.kernel.shape == (3, 3, 1, filters)
    # Glorot's limits, within which weights begin; what was learned goes beyond them.
    limit = np.sqrt(6 / (9 + 9 * filters))
    assert np.abs(pair.before.kernel).max() <= limit < np.abs(pair.after.kernel).max()
    assert pair.before.deviation == pytest.approx(limit / np.sqrt(3), rel=0.1)
    assert (
        len(pair.edges) == 21
        and sum(each.count for each in pair.before.histogram(pair.edges)) == 9 * filters
    )


async def test_kernels_stand_side_by_side_and_cursors_go_along(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "k")
        before, after = lab_of(pilot).view.query(PixelMaps)
        kernels = BEGUN["conv2d/kernel"], drawn(SMALL)["conv2d/kernel"]
        for shown, kernel in zip((before, after), kernels, strict=True):
            np.testing.assert_array_equal(np.moveaxis(shown.maps.maps, 0, -1), kernel[:, :, 0])
            assert all(span.low == -span.high for span in shown.maps.spans())
        own = before.maps.spans()
        await press(pilot, "v")
        assert len({*before.maps.spans(), *after.maps.spans()}) == 1 and own != before.maps.spans()
        await press(pilot, "right")
        assert before.cursor == after.cursor == 1
        mean = kernels[0][:, :, 0, 1].mean()
        assert "mean of kernel 1, before training = " in why(pilot)
        assert why(pilot).endswith(f"= {mean:.3f}".replace("-", "−"))
        figures = lab_of(pilot).view.query(Figures)
        for shown, kernel in zip(figures, kernels, strict=True):
            texts = [row[1] for row in shown.sheet().rows]
            wanted = (kernel.mean(dtype="f8"), kernel.std(dtype="f8"))
            assert texts == [f"{each:.4f}".replace("-", "−") for each in wanted]
        assert not reached(pilot, "compared_kernels")
        after.focus()
        await settle(pilot)
        assert reached(pilot, "compared_kernels") and "after training" in why(pilot)


async def test_histograms_take_the_kernels_place_or_stand_below_them(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "k", "h")
        first, second = lab_of(pilot).view.query(Histogram)
        assert first.has_focus and first.display and second.display
        assert not lab_of(pilot).view.query(PixelMaps).first().display
        assert [row[0] for row in first.sheet().rows] == [row[0] for row in second.sheet().rows]
        assert sum(int(row[1]) for row in first.sheet().rows) == 27
        await press(pilot, "right")
        assert second.cursor == 1 and "w <" in why(pilot)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert first.display and lab_of(pilot).view.query(PixelMaps).first().display
        assert "Histograms" not in screen_text(pilot).splitlines()[-1]
        await press(pilot, "l")
        assert lab_of(pilot).state.view == "kernels"
        assert " 42" in screen_text(pilot), "the seed, in either language"


async def test_without_keras_a_run_has_no_kernels_from_before(
    make_app: MakeApp, where: Places
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        app.keras = KerasFailed("broken")
        await press(pilot, "k")
        assert heading(pilot).startswith("! Without Keras")


# Mistakes


def test_a_network_says_of_many_pictures_what_it_says_of_each(
    where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = open_pictures("digits", where).test.images[:7]
    monkeypatch.setattr(answering, "piece_of", lambda _network, _stage: 3)
    network, seen = seer().network, []
    found = answering.answers(network, images, lambda step: seen.append((step.done, step.total)))
    each = [network.passage(as_input(image)).probabilities for image in images]
    np.testing.assert_allclose(found, each, atol=1e-6)
    assert seen == [(0, 7), (3, 7), (6, 7), (7, 7)]


def test_among_other_pictures_the_model_is_asked_anew(where: Places) -> None:
    pictures = open_pictures("digits", where)
    found = mistaken(load_seer(where, 1), pictures, where, unseen)
    assert not found.tested
    sure = [mistake.probability for mistake in found.mistakes]
    assert sure == sorted(sure, reverse=True)
    network = seer().network
    called = [network.passage(as_input(image)).verdict for image in pictures.test.images]
    wrong = set(np.flatnonzero(np.array(called) != pictures.test.labels).tolist())
    assert {mistake.position for mistake in found.mistakes} == wrong
    first = found.mistakes[0]
    assert first.truth == pictures.test.labels[first.position]
    assert first.verdict == called[first.position]


def test_the_test_of_a_training_is_not_repeated(tmp_path: Path, test_data: Path) -> None:
    home = places(tmp_path)
    import_pictures(test_data / "mnist-5k.npz", home)
    pictures = open_pictures("mnist-5k", home)
    looks = load_seer(home, "starter:digit-cnn")

    def asked(_: object) -> None:
        raise AssertionError("the answers are known")

    found = mistaken(looks, pictures, home, asked)
    assert found.tested and 0 < len(found.mistakes) < 60
    first = found.mistakes[0]
    passage = looks.network.passage(as_input(pictures.test.images[first.position]))
    assert passage.verdict == first.verdict != first.truth
    assert float(passage.probabilities[first.verdict]) == pytest.approx(first.probability, abs=0.02)


def test_pictures_of_more_classes_than_the_model_knows_are_refused(where: Places) -> None:
    pictures = open_pictures("digits", where)
    about = replace(pictures.about, classes=tuple("0123456789ab"), fingerprint="")
    more = PictureSet(about, pictures.train, pictures.test)
    seen = load_seer(where, 1)
    assert refused(lambda: mistaken(seen, more, where, unseen)).code == "model_of_other_classes"


async def test_mistakes_are_seen_as_pictures_and_lead_to_the_layers(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "i")
        state, view = state_of(pilot), lab_of(pilot).view
        assert state.mistaken is not None
        mistakes = state.mistaken.mistakes
        assert heading(pilot).startswith("run 1: small-cnn · digits (8×8, scaled): ")
        assert f"{len(mistakes)} mistakes in 359" in heading(pilot)
        assert reached(pilot, "confident_mistake")
        await press(pilot, "down")
        second = mistakes[1]
        cells = view.query_one(VirtualList).sheet().rows[1]
        wanted = f"{second.position}", f"{second.truth}", f"{second.verdict}"
        assert cells[:3] == wanted and cells[3] == f"{second.probability:.4f}"
        zoom = view.query_one(PixelZoom)
        assert zoom.size.height == 15, "a title, and all 28 rows"
        assert f"x_test[{second.position}]" in screen_text(pilot)
        assert f"called {second.verdict}, is {second.truth}" in why(pilot)
        zoom.focus()
        zoom.go_to(14, 14)
        await settle(pilot)
        byte = open_pictures("digits", where).test.images[second.position, 14, 14]
        assert why(pilot).startswith(f"x[14, 14] = {byte} ÷ 255 = ")
        view.query_one(VirtualList).focus()
        await press(pilot, "enter")
        assert state.view == "layers" and state.position == second.position


# What excites a filter


async def test_a_filter_shows_what_excites_it_most(make_app: MakeApp, where: Places) -> None:
    images = open_pictures("digits", where).test.images
    passages = [seer().network.passage(as_input(image)) for image in images]

    def best(stage: int, filter_: int, by: str) -> int:
        maps = [passage.stages[stage].map(filter_) for passage in passages]
        return int(np.argmax([getattr(each, by)() for each in maps]))

    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "e")
        view, state = lab_of(pilot).view, state_of(pilot)
        maps, zoom = view.query_one(PixelMaps), view.query_one("#exciting-map", PixelZoom)

        def shown() -> int:
            return int(maps.maps.labels[0].split()[0])

        assert shown() == best(1, 0, "max")
        assert zoom.at == divmod(int(passages[shown()].stages[1].map(0).argmax()), 28)
        assert "max = x[" in why(pilot)
        await press(pilot, "+")
        assert shown() == best(1, 1, "max")
        await press(pilot, "b", "]")
        assert "conv2d_1, filter 1" in heading(pilot) and "by its mean" in heading(pilot)
        assert shown() == best(3, 1, "mean")
        await press(pilot, "-", "-")
        assert "filter 4" in heading(pilot), "round to the last of five"
        await press(pilot, "g", "backspace", "9", "enter")
        assert "from 0 to 4" in screen_text(pilot)
        await press(pilot, "escape", "h")
        assert not zoom.display and view.query_one("#exciting-picture").display
        maps.focus()
        await press(pilot, "right", "enter")
        position = int(maps.maps.labels[1].split()[0])
        assert (state.view, state.position, state.spot.stage) == ("layers", position, 3)
        assert state.spot.zoomed and state.spot.map == 4


@pytest.mark.parametrize("asked", ["a", "]", "+"])
async def test_a_search_can_be_stopped_and_gives_way_to_another(
    make_app: MakeApp,
    where: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
) -> None:
    whole, begun, go = exciting.excite, Event(), Event()
    searches = []

    def slow(*given: Any) -> Any:
        searches.append(given)
        if not begun.is_set():
            begun.set()
            go.wait(60)
        return whole(*given)

    monkeypatch.setattr(exciting, "excite", slow)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        await pilot.press("e")
        await asyncio.to_thread(begun.wait, 60)
        await pilot.press(asked)
        await pilot.pause()
        go.set()
        await settle(pilot)
        if asked == "a":
            # The worker is over once it is cancelled; its thread has yet to hear of it.
            while not heading(pilot).startswith("Stopped"):
                await pilot.pause(0.01)
            assert heading(pilot) == "Stopped; a looks through the pictures again."
            await press(pilot, "a")
            assert heading(pilot).startswith("conv2d, filter 0")
            state, maps = state_of(pilot), lab_of(pilot).view.query_one(PixelMaps)
            few = open_pictures(str(picture_npz(tmp_path / "few.npz")), where)
            assert state.subject is not None
            state.subject = replace(state.subject, source="few", pictures=few)
            assert maps.answer() is not None, "what is still shown can still be asked"
            await press(pilot, "enter")
            assert state.view == "exciting", "and leads nowhere: other pictures are in hand"
        elif asked == "+":
            assert heading(pilot).startswith("conv2d, filter 1")
            assert len(searches) == 1, "it was for every filter"
        else:
            assert heading(pilot).startswith("conv2d_1, filter 0"), "no word of the one before"


async def test_a_model_without_convolutions_has_no_kernels(
    make_app: MakeApp, where: Places
) -> None:
    flat = replace(SMALL, layers=(SMALL.layers[0], *SMALL.layers[5:]))
    plant(where, flat)
    async with make_app().run_test(size=(60, 20)) as pilot:
        await press(pilot, "5", "k")
        assert "no convolution" in heading(pilot)
        await press(pilot, "e")
        assert "no convolution" in heading(pilot)
        await press(pilot, "o")
        assert state_of(pilot).view == "layers"


async def test_kernels_of_another_model_are_not_taken_for_those_that_are_not_there(
    make_app: MakeApp, where: Places
) -> None:
    flat = plant(where, replace(SMALL, layers=(SMALL.layers[0], *SMALL.layers[5:])))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        for view in "ke":
            await press(pilot, view)
            for run, maps in ((1, True), (flat, False)):
                opened = lab_of(pilot).view
                assert isinstance(opened, VisionView)
                opened.load(Choice(run))
                await settle(pilot)
                assert bool(opened.query(PixelMaps).first().count) is maps
            await press(pilot, "v")
            assert not opened.query(PixelMaps).first().count
        await press(pilot, "m")
        assert "run 2: small-cnn · digits" in screen_text(pilot)
