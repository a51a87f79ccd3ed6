"""The Vision lab's view of mistakes: as the test found them, or asked anew."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.files.places import Places, places
from engine.files.progress import unseen
from engine.pictures.catalogue import import_pictures, open_pictures
from engine.pictures.scaling import as_input
from engine.pictures.store import PictureSet
from engine.vision import batched
from engine.vision.answers import answers
from tests.engine.samples import refused
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.vision_lab import heading, home_that_sees, lab_of, reached, seer, state_of, why
from tui.screens.vision.mistakes_state import mistaken
from tui.seeing import load_seer
from widgets.pixel_zoom import PixelZoom
from widgets.virtual_list import VirtualList

where = pytest.fixture(home_that_sees)


def test_a_network_says_of_many_pictures_what_it_says_of_each(
    where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = open_pictures("digits", where).test.images[:7]
    monkeypatch.setattr(batched, "piece_of", lambda _network, _stage: 3)
    network, seen = seer().network, []
    found = answers(network, images, lambda step: seen.append((step.done, step.total)))
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
