"""Stores that are damaged or old are made again, and that is said."""

from pathlib import Path

import pytest

from engine.corpus import shelf, store_file
from engine.corpus.catalogue import entries, import_corpus, open_corpus
from engine.files.places import Places
from engine.why import Notice
from tests.engine.catalogue_home import Generated, codes, cut, empty, scribble, spoil, texts
from tests.engine.samples import TABLE, npz, refused, table, tree, with_index

pytestmark = pytest.mark.usefixtures("no_keras_cache")


@pytest.mark.parametrize("damage", [spoil, cut, scribble, empty])
@pytest.mark.parametrize("source", ["builtin", "imdb", "import", "path"])
def test_a_store_damaged_by_hand_is_made_again_and_that_is_said(
    home: Places, tmp_path: Path, generated: Generated, source: str, damage: object
) -> None:
    assert callable(damage)
    path = table(tmp_path / "a.csv")
    import_corpus(with_index(npz(tmp_path / "imdb.npz")), home)
    if source == "import":
        import_corpus(path, home, name="import")
    name = str(path) if source == "path" else source
    before = open_corpus(name, home)
    [file] = [
        file
        for file in (*home.cache.rglob("*.corpus"), *home.data.rglob("*.corpus"))
        if shelf.filed(file)[0].about.name == before.about.name
    ]
    about = before.about
    del before
    damage(file)
    notices: list[Notice] = []
    assert open_corpus(name, home, notify=notices.append).about == about
    assert codes(notices) == ["store_damaged"]
    assert shelf.state(file) == ("ready", about)
    again: list[Notice] = []
    open_corpus(name, home, notify=again.append)
    assert again == []


def test_an_older_store_is_made_again_and_that_is_said(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store_file, "VERSION", shelf.VERSION - 1)
        patch.setattr(shelf, "VERSION", shelf.VERSION - 1)
        import_corpus(table(tmp_path / "a.csv"), home)
    assert entries(home)[-1].state == "old"
    notices: list[Notice] = []
    assert texts(open_corpus("a", home, notify=notices.append)) == ["good film", "bad film"]
    assert notices == [Notice("store_old", {"name": "a"})]
    assert entries(home)[-1].state == "ready"


def test_a_damaged_import_whose_origin_is_gone_or_has_changed(home: Places, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv")
    import_corpus(path, home)
    spoil(shelf.imported(home, "a"))
    damaged = tree(home.data)
    path.unlink()
    refusal = refused(lambda: open_corpus("a", home))
    assert (refusal.code, refusal.values["origin"]) == ("origin_gone", str(path))
    assert tree(home.data) == damaged
    table(path, TABLE.replace("good", "fine"))
    notices: list[Notice] = []
    open_corpus("a", home, notify=notices.append)
    assert codes(notices) == ["origin_changed", "store_damaged"]


def test_an_import_of_which_nothing_is_left_must_be_imported_again(
    home: Places, tmp_path: Path
) -> None:
    about = import_corpus(table(tmp_path / "a.csv"), home)
    scribble(shelf.imported(home, "a"))
    shelf.note_beside(shelf.imported(home, "a")).unlink()
    assert refused(lambda: open_corpus("a", home)).code == "store_lost"
    assert entries(home)[-1].state == "damaged"
    assert import_corpus(tmp_path / "a.csv", home) == about == open_corpus("a", home).about
