"""`imdb-tui data` with pictures: listed, shown, imported and removed beside the reviews."""

from pathlib import Path

import pytest

from tests.engine.picture_files import four_files, picture_npz
from tests.tui.command_line import Command, document, one_sentence


@pytest.fixture(autouse=True)
def no_keras_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been fetched by Keras."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


def test_the_list_has_both_worlds_and_calls_things_what_they_are(imdb_tui: Command) -> None:
    found = {entry["name"]: entry for entry in document(imdb_tui("data", "list", "--json"))}
    assert found["builtin"]["of"] == "reviews" and found["garments"]["of"] == "pictures"
    assert found["garments"]["generated"] and not found["fashion-mnist"]["generated"]
    assert found["mnist"]["state"] == "absent"
    out = imdb_tui("data", "list")[1]
    assert "drawn by a program" in out and "scikit-learn" in out and "not fetched yet" in out


def test_pictures_are_shown_in_figures(imdb_tui: Command) -> None:
    found = document(imdb_tui("data", "show", "digits", "--json"))
    assert (found["source"], found["rows"], found["columns"]) == ("digits", 28, 28)
    assert found["classes"] == list("0123456789")
    for split, count in (("train", 1438), ("test", 359)):
        assert found[split]["pictures"] == sum(found[split]["per_class"]) == count
        assert set(found[split]["brightness"]) == {"mean", "std", "black", "per_class"}
    code, out, _ = imdb_tui("data", "show", "garments")
    assert code == 0 and "ankle boot" in out and "drawn by a program" in out


@pytest.mark.parametrize("form", ["folder", "npz"])
def test_pictures_are_imported_shown_and_removed(
    imdb_tui: Command, tmp_path: Path, form: str
) -> None:
    path = picture_npz(tmp_path / "a.npz") if form == "npz" else four_files(tmp_path / "a")
    assert document(imdb_tui("data", "show", str(path), "--json"))["train"]["pictures"] == 30
    code, out, err = imdb_tui("data", "import", str(path), "--name", "mine")
    assert code == 0 and "30 + 20 pictures" in out, err
    assert document(imdb_tui("data", "show", "mine", "--json"))["kind"] == "import"
    heaps = {heap["name"]: heap for heap in document(imdb_tui("clean", "--json"))}
    assert heaps["pictures"]["bytes"] > 30 * 28 * 28
    assert document(imdb_tui("data", "remove", "mine", "--json"))["bytes"] > 30 * 28 * 28
    assert "mine" not in imdb_tui("data", "list")[1]


def test_what_cannot_be_is_one_sentence(imdb_tui: Command, tmp_path: Path) -> None:
    path = str(picture_npz(tmp_path / "a.npz"))
    table = tmp_path / "films.csv"
    table.write_text("text,label\n" + "a film,0\nb film,1\n" * 5, encoding="utf-8")
    assert imdb_tui("data", "import", str(table), "--name", "mine")[0] == 0
    for arguments, said in (
        (("import", path, "--rule", "words"), "no words"),
        (("import", path, "--name", "mine"), "name of reviews"),
        (("import", path, "--name", "mnist"), "mnist"),
        (("import", path, "--name", "imdb"), "name of reviews"),
        (("import", str(table), "--name", "digits"), "name of pictures"),
        (("fetch", "cifar"), "fashion-mnist"),
        (("fetch", "mnist", "--mirror", "ftp://x"), "http"),
        (("show", "mnist"), "data fetch mnist"),
    ):
        assert said in one_sentence(imdb_tui("data", *arguments)), arguments
    assert imdb_tui("data", "fetch", "cifar")[0] == 2
