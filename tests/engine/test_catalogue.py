"""The catalogue of reviews: made once, imported, listed, opened and removed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.corpus.catalogue import entries, import_corpus, open_corpus, remove
from engine.files.places import Places
from engine.files.progress import Progress, Stopped
from engine.why import Notice
from tests.engine.catalogue_home import Generated, texts
from tests.engine.faults import full_disk, read_only
from tests.engine.samples import TABLE, archive, folder, refused, table, tree

pytestmark = pytest.mark.usefixtures("no_keras_cache")


@pytest.mark.parametrize(("name", "language"), [("builtin", "en"), ("builtin-ko", "ko")])
def test_the_built_in_reviews_are_made_once(
    home: Places, generated: Generated, name: str, language: str
) -> None:
    seen: list[Progress] = []
    first = open_corpus(name, home, progress=seen.append)
    again = open_corpus(name, home)
    assert generated.asked == 1
    assert first.about == again.about and texts(first) == texts(again)
    about = first.about
    assert (about.name, about.kind, about.language, about.origin) == (
        name,
        "generated",
        language,
        "",
    )
    assert [step.code for step in seen] == ["making", "storing"]
    assert not again.train.ranks.flags.writeable, "it is mapped from the store"


def test_the_built_in_reviews_are_made_again_when_the_grammar_has_changed(
    home: Places, generated: Generated, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_corpus("builtin", home)
    monkeypatch.setattr("engine.corpus.sources.generated_reviews.stamp", lambda: "another")
    open_corpus("builtin", home)
    open_corpus("builtin", home)
    assert generated.asked == 2


@pytest.mark.parametrize("fault", [full_disk, read_only])
def test_the_built_in_reviews_are_there_even_if_they_cannot_be_stored(
    home: Places, generated: Generated, monkeypatch: pytest.MonkeyPatch, fault: object
) -> None:
    assert callable(fault)
    fault(monkeypatch)
    notices: list[Notice] = []
    corpus = open_corpus("builtin", home, notify=notices.append)
    assert texts(corpus) == ["a good film", "a bad film"]
    folder = str(home.cache / "corpora")
    assert notices == [Notice("kept_in_memory", {"name": "builtin", "path": folder})]
    assert tree(home.cache.parent) == {}


def test_an_import_is_listed_opened_and_removed(home: Places, tmp_path: Path) -> None:
    assert [(entry.name, entry.state, entry.bytes) for entry in entries(home)] == [
        (name, state, 0)
        for name, state in (("builtin", "at_hand"), ("builtin-ko", "at_hand"), ("imdb", "absent"))
    ]
    path = table(tmp_path / "내 리뷰.csv")
    about = import_corpus(path, home)
    assert (about.name, about.origin) == ("내-리뷰", str(path))
    path.unlink()
    corpus = open_corpus("내-리뷰", home)
    assert corpus.about == about and texts(corpus) == ["good film", "bad film"]
    entry = entries(home)[-1]
    assert (entry.name, entry.state, entry.about) == ("내-리뷰", "ready", about)
    assert remove("내-리뷰", home) == entry.bytes > 0
    assert refused(lambda: open_corpus("내-리뷰", home)).code == "unknown_corpus"
    assert len(entries(home)) == 3


def test_a_path_is_stored_in_the_cache_and_read_again_when_it_has_changed(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path / "a.csv")
    assert texts(open_corpus(str(path), home)) == ["good film", "bad film"]
    stored = tree(home.cache)
    monkeypatch.chdir(tmp_path)
    assert open_corpus("a.csv", home).about.name == "a.csv"
    assert tree(home.cache) == stored and not home.data.exists()
    table(path, TABLE.replace("good film", "fine film"))
    assert texts(open_corpus(str(path), home)) == ["fine film", "bad film"]
    assert tree(home.cache).keys() == stored.keys()
    assert remove(str(path), home) > 0
    assert tree(home.cache) == {"corpora": None}


def test_a_folder_is_read_again_when_a_review_has_been_added(home: Places, tmp_path: Path) -> None:
    root = folder(tmp_path / "reviews")
    assert open_corpus(str(root), home).about.train.reviews == 4
    os.utime(root / "train" / "pos", ns=(1, 1))
    (root / "train" / "pos" / "3_9.txt").write_text("One more.")
    assert open_corpus(str(root), home).about.train.reviews == 5


def test_an_import_does_not_replace_another_but_itself(home: Places, tmp_path: Path) -> None:
    path, other = table(tmp_path / "a.csv"), table(tmp_path / "b.csv")
    import_corpus(path, home)
    refusal = refused(lambda: import_corpus(other, home, name="a"))
    assert (refusal.code, refusal.values["origin"]) == ("name_taken", str(path))
    table(path, TABLE.replace("good", "fine"))
    import_corpus(path, home)
    assert texts(open_corpus("a", home)) == ["fine film", "bad film"]


def test_stopping_an_import_leaves_nothing_behind(home: Places, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.tar.gz")

    for last in ("reading", "storing"):

        def stop(step: Progress, last: str = last) -> None:
            if step.code == last:
                raise Stopped("stopped")

        assert refused(lambda stop=stop: import_corpus(path, home, progress=stop)).code == "stopped"
        assert tree(home.cache.parent) == {}


def test_two_processes_may_make_the_same_store_at_once(home: Places, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", TABLE + "good film,pos,train\n" * 5_000)
    code = (
        "import sys; from pathlib import Path; from engine.files.places import places;"
        "from engine.corpus.catalogue import open_corpus;"
        "print(open_corpus(sys.argv[1], places(Path(sys.argv[2]))).about.fingerprint)"
    )
    command = [sys.executable, "-c", code, str(path), str(home.cache.parent)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    printed = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    notices: list[Notice] = []
    assert printed == {open_corpus(str(path), home, notify=notices.append).about.fingerprint + "\n"}
    assert notices == []
    assert len(list(home.cache.rglob("*.corpus"))) == len(list(home.cache.rglob("*.*"))) == 1


def test_the_catalogue_is_listed_without_numpy(home: Places, tmp_path: Path) -> None:
    import_corpus(table(tmp_path / "a.csv"), home)
    code = (
        "import sys; from pathlib import Path; from engine.files.places import places;"
        "from engine.corpus.catalogue import entries;"
        "assert entries(places(Path(sys.argv[1])))[-1].about.name == 'a';"
        "assert not {'numpy', 'pooch', 'requests'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(home.cache.parent)], check=True)
