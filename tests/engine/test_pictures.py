"""Pictures: where they come from, that they stay what they were, and how they are called."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from engine.files.places import Places
from engine.files.progress import unseen
from engine.pictures import official
from engine.pictures.about import CLOTHES
from engine.pictures.catalogue import (
    default_source,
    entries,
    import_pictures,
    is_pictures,
    open_pictures,
    remove,
)
from engine.pictures.figures import record, split_figures
from engine.pictures.scaling import as_input
from engine.pictures.sources import digits, garments
from engine.pictures.store import Pictures
from engine.why import Notice
from tests.conftest import ROOT
from tests.engine.catalogue_home import codes, cut, scribble, spoil
from tests.engine.picture_files import four_files, images, labels, picture_npz
from tests.engine.samples import npz, refused, tree

pytestmark = pytest.mark.usefixtures("no_keras_cache")


def _state(home: Places, name: str) -> str:
    return next(entry.state for entry in entries(home) if entry.name == name)


def test_the_digits_are_those_of_scikit_learn_without_loading_it(home: Places) -> None:
    found = open_pictures("digits", home)
    about = found.about
    assert (about.kind, about.classes) == ("digits", tuple("0123456789"))
    assert (about.train, about.test, about.rows, about.columns) == (1438, 359, 28, 28)
    assert found.train.images.shape == (1438, 28, 28) and found.train.images.dtype == np.uint8
    # The set begins 0 1 2 3 4 5 6 7 8 9; of each five the last is kept to test with.
    assert found.train.labels[:8].tolist() == [0, 1, 2, 3, 5, 6, 7, 8]
    assert found.test.labels[:2].tolist() == [4, 9]
    code = (
        "import sys; from engine.files.progress import unseen;"
        "from engine.pictures.sources.digits import read; read(unseen);"
        "assert 'sklearn' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_small_digits_are_scaled_smoothly_into_a_black_frame() -> None:
    flat = digits.scaled(np.full((1, 8, 8), 16.0))[0]
    assert (flat[4:24, 4:24] == 255).all()
    assert not flat[:4].any() and not flat[:, :4].any() and not flat[24:].any()
    slope = digits.scaled(np.tile(np.arange(8.0) * 2, (1, 8, 1)))[0, 14, 4:24].astype(int)
    steps = np.diff(slope)
    assert (steps >= 0).all() and steps.max() < 3 * 255 / 20  # no step is a jump


def test_drawn_clothes_are_the_same_each_time_and_differ_among_themselves(home: Places) -> None:
    found = open_pictures("garments", home)
    assert (found.about.kind, found.about.classes) == ("garments", CLOTHES)
    assert Counter(found.train.labels.tolist()) == dict.fromkeys(range(10), 200)
    assert Counter(found.test.labels.tolist()) == dict.fromkeys(range(10), 50)
    again = garments.read(unseen)
    assert again.about.fingerprint == found.about.fingerprint
    every = np.concatenate([found.train.images, found.test.images])
    assert len(np.unique(every.reshape(len(every), -1), axis=0)) == len(every)
    assert (every.max(axis=(1, 2)) == 255).all()
    assert 55 < every.mean() < 95  # Fashion-MNIST: 72.9
    top_rows = every[:, :1].mean(), every[:, -1:].mean()
    assert every.mean() > max(top_rows), "bright in the middle, black round it"


def test_a_change_of_what_draws_is_drawn_anew(
    home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    open_pictures("digits", home, progress=lambda step: asked.append(step.code))
    assert "storing" in asked
    asked.clear()
    open_pictures("digits", home, progress=lambda step: asked.append(step.code))
    assert asked == []
    from engine.pictures import building

    monkeypatch.setitem(building.STAMPS, "digits", "another")
    open_pictures("digits", home, progress=lambda step: asked.append(step.code))
    assert "storing" in asked


@pytest.mark.parametrize("packed", [True, False])
def test_the_four_files_of_mnist_are_read_packed_or_not(
    home: Places, tmp_path: Path, packed: bool
) -> None:
    folder = four_files(tmp_path / "four", packed=packed)
    about = import_pictures(folder, home)
    assert (about.name, about.kind, about.train, about.test) == ("four", "import", 30, 20)
    found = open_pictures("four", home)
    assert (found.train.images == images(30)).all() and (found.test.labels == labels(20)).all()
    assert not found.train.images.flags.writeable, "mapped, not read"


@pytest.mark.parametrize(
    "named",
    [
        ("x_train", "y_train", "x_test", "y_test"),
        ("train_images", "train_labels", "test_images", "test_labels"),
    ],
)
def test_an_npz_is_read_under_the_usual_names(
    home: Places, tmp_path: Path, named: tuple[str, ...]
) -> None:
    arrays = images(30)[..., None], labels(30)[:, None].astype("i8"), images(20, 2), labels(20)
    np.savez(tmp_path / "mine.npz", **dict(zip(named, arrays, strict=True)))
    found = open_pictures(str(tmp_path / "mine.npz"), home)
    assert (found.train.images == images(30)).all() and found.train.labels.dtype == np.uint8


def test_the_same_pictures_have_the_same_fingerprint_from_either_form(
    home: Places, tmp_path: Path
) -> None:
    one = open_pictures(str(four_files(tmp_path / "four")), home).about
    other = open_pictures(str(picture_npz(tmp_path / "one.npz")), home).about
    assert one.fingerprint == other.fingerprint
    changed = images(30)
    changed[0, 0, 0] ^= 1
    third = open_pictures(str(picture_npz(tmp_path / "two.npz", x_train=changed)), home).about
    assert third.fingerprint != one.fingerprint


def test_a_path_that_has_changed_is_read_anew(home: Places, tmp_path: Path) -> None:
    path = picture_npz(tmp_path / "mine.npz")
    assert open_pictures(str(path), home).about.train == 30
    picture_npz(path, x_train=images(40), y_train=labels(40))
    assert open_pictures(str(path), home).about.train == 40
    assert remove(str(path), home) > 0
    assert not list(home.cache.rglob("*.pictures"))


@pytest.mark.parametrize("harm", [spoil, cut, scribble])
def test_a_damaged_store_is_made_anew_and_that_is_said(
    home: Places, tmp_path: Path, harm: object
) -> None:
    import_pictures(picture_npz(tmp_path / "mine.npz"), home)
    store = home.data / "pictures" / "mine.pictures"
    harm(store)  # type: ignore[operator]
    told: list[Notice] = []
    found = open_pictures("mine", home, notify=told.append)
    assert codes(told) == ["store_damaged"]
    assert (found.train.images == images(30)).all()
    scribble(store)
    assert _state(home, "mine") == "damaged"
    (tmp_path / "mine.npz").unlink()
    assert refused(lambda: open_pictures("mine", home)).code == "origin_gone"


def test_names_are_given_to_what_they_mean(home: Places, tmp_path: Path) -> None:
    path = picture_npz(tmp_path / "mine.npz")
    for name, code in (
        ("digits", "name_reserved"),
        ("Garments", "name_reserved"),
        ("mnist", "not_the_real_set"),
        ("fashion-mnist", "not_the_real_set"),
        ("a/b", "name_invalid"),
    ):
        assert refused(lambda name=name: import_pictures(path, home, name=name)).code == code
    assert import_pictures(path, home, name="그림").name == "그림"
    other = picture_npz(tmp_path / "other.npz")
    assert refused(lambda: import_pictures(other, home, name="그림")).code == "name_taken"
    assert refused(lambda: open_pictures("nothing", home)).code == "unknown_pictures"
    assert refused(lambda: open_pictures("mnist", home)).code == "pictures_absent"
    assert remove("그림", home) > 0 and tree(home.data / "pictures") == {}


def test_pictures_are_told_from_reviews(home: Places, tmp_path: Path) -> None:
    import_pictures(picture_npz(tmp_path / "mine.npz"), home)
    folder = four_files(tmp_path / "four")
    (tmp_path / "films.csv").write_text("text,label\na,0\nb,1\n", encoding="utf-8")
    named = ["digits", "garments", "mnist", "fashion-mnist", "mine"]
    paths = [tmp_path / "mine.npz", folder, folder / "train-images-idx3-ubyte.gz"]
    assert all(is_pictures(str(source), home) for source in (*named, *paths))
    reviews = [npz(tmp_path / "imdb.npz"), tmp_path / "films.csv", tmp_path / "gone.npz", tmp_path]
    assert not any(is_pictures(str(source), home) for source in ("builtin", "imdb", *reviews))


def test_what_stands_in_for_a_real_set_gives_way_when_that_is_there(
    home: Places, no_keras_cache: Path
) -> None:
    assert default_source("mnist", home) == "digits"
    assert default_source("fashion-mnist", home) == "garments"
    picture_npz(no_keras_cache / "mnist.npz")
    four_files(no_keras_cache / "fashion-mnist")
    assert default_source("mnist", home) == "mnist"
    assert default_source("fashion-mnist", home) == "fashion-mnist"
    assert _state(home, "mnist") == "at_hand"


def test_real_fashion_mnist_is_known_by_its_pictures(home: Places, test_data: Path) -> None:
    folder = test_data / "fashion-mnist"
    about = import_pictures(folder, home)
    assert (about.name, about.kind, about.classes) == ("fashion-mnist", "fashion-mnist", CLOTHES)
    found = open_pictures("fashion-mnist", home)
    assert found.train.labels[:10].tolist() == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    assert record(found)["train"]["per_class"] == [6000] * 10
    assert record(found)["train"]["brightness"]["mean"] == pytest.approx(72.9404, abs=1e-3)
    assert _state(home, "fashion-mnist") == "ready"
    assert about.fingerprint == official.FASHION_FINGERPRINT


def test_real_digits_are_imported(home: Places, test_data: Path) -> None:
    about = import_pictures(test_data / "mnist-5k.npz", home)
    assert (about.name, about.kind, about.train, about.test) == ("mnist-5k", "import", 4000, 1000)
    assert open_pictures("mnist-5k", home).test.labels[:5].tolist() == [9, 9, 1, 2, 8]


def test_figures_equal_numpys() -> None:
    some = Pictures(images(50), labels(50, 3))
    found = split_figures(some, ("a", "b", "c", "d"))
    assert found.mean == pytest.approx(some.images.mean())
    assert found.deviation == pytest.approx(some.images.std())
    assert found.black == pytest.approx((some.images == 0).mean())
    assert [each.pictures for each in found.classes] == [17, 17, 16, 0]
    assert found.classes[1].brightness == pytest.approx(some.images[some.labels == 1].mean())
    assert found.classes[3].brightness is None


def test_a_network_reads_numbers_from_0_to_1() -> None:
    scaled = as_input(images(2))
    assert scaled.shape == (2, 28, 28, 1) and scaled.dtype == np.float32
    assert (scaled[..., 0] == images(2).astype("f4") / np.float32(255)).all()
    assert as_input(images(1)[0]).shape == (28, 28, 1)
