import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace

import pytest

import engine.corpus
from engine.corpus import fetching, shelf, store_file
from engine.corpus.about import About
from engine.corpus.catalogue import entries, fetch_imdb, import_corpus, open_corpus, remove
from engine.corpus.store import Corpus
from engine.files import flat
from engine.files.fetch import Known
from engine.files.places import Places, places
from engine.files.progress import Progress, Stopped
from engine.why import Notice, UnknownName
from tests.engine.faults import full_disk, read_only
from tests.engine.samples import TABLE, archive, folder, npz, refused, table, tree, with_index
from tests.engine.serving import send, serving


@dataclass
class Generated:
    """Stands in for the grammar, and counts how often it was asked."""

    asked: int = 0

    def reviews(self, language: str) -> Iterator[SimpleNamespace]:
        self.asked += 1
        words = {"en": ("a good film", "a bad film"), "ko": ("좋은 영화", "나쁜 영화")}[language]
        for split in ("train", "test"):
            for label, text in ((1, words[0]), (0, words[1])):
                yield SimpleNamespace(split=split, label=label, text=text)


@pytest.fixture
def generated(monkeypatch: pytest.MonkeyPatch) -> Generated:
    stand_in = Generated()
    monkeypatch.setitem(sys.modules, "engine.corpus.generated", stand_in)
    monkeypatch.setattr(engine.corpus, "generated", stand_in, raising=False)
    return stand_in


@pytest.fixture(autouse=True)
def no_keras_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path / "keras" / "datasets"


@pytest.fixture
def home(tmp_path: Path) -> Places:
    return places(tmp_path / "home")


def codes(notices: list[Notice]) -> list[str]:
    return [notice.code for notice in notices]


def texts(corpus: Corpus) -> list[str | None]:
    return [corpus.train.text_of(row) for row in range(len(corpus.train))]


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


@pytest.mark.parametrize(
    "name", ["", ".hidden", "-x", "a/b", "../a", "a b", "a\0", "x" * 41, "a\n", "[bold]"]
)
def test_names_that_could_go_astray_are_refused(home: Places, tmp_path: Path, name: str) -> None:
    path = table(tmp_path / "a.csv")
    assert refused(lambda: import_corpus(path, home, name=name)).code == "name_invalid"
    assert tree(home.cache.parent) == {}


@pytest.mark.parametrize("name", ["builtin", "builtin-ko", "imdb", "IMDB"])
def test_names_that_are_taken_for_good_are_refused(home: Places, tmp_path: Path, name: str) -> None:
    path = table(tmp_path / "a.csv")
    assert refused(lambda: import_corpus(path, home, name=name)).code == "name_reserved"
    assert (
        refused(lambda: import_corpus(table(tmp_path / "imdb.csv"), home)).code == "name_reserved"
    )


def test_an_import_does_not_replace_another_but_itself(home: Places, tmp_path: Path) -> None:
    path, other = table(tmp_path / "a.csv"), table(tmp_path / "b.csv")
    import_corpus(path, home)
    refusal = refused(lambda: import_corpus(other, home, name="a"))
    assert (refusal.code, refusal.values["origin"]) == ("name_taken", str(path))
    table(path, TABLE.replace("good", "fine"))
    import_corpus(path, home)
    assert texts(open_corpus("a", home)) == ["fine film", "bad film"]


def test_the_file_of_keras_may_bear_the_name_imdb(home: Places, tmp_path: Path) -> None:
    path = with_index(npz(tmp_path / "imdb.npz"))
    assert import_corpus(path, home).name == "imdb"
    assert import_corpus(path, home, name="mine").name == "mine"
    states = {entry.name: entry.state for entry in entries(home)}
    assert states == {
        "builtin": "at_hand",
        "builtin-ko": "at_hand",
        "imdb": "ready",
        "mine": "ready",
    }
    assert (
        open_corpus("imdb", home).about.fingerprint == open_corpus("mine", home).about.fingerprint
    )


def test_imdb_is_found_where_keras_keeps_it(home: Places, no_keras_cache: Path) -> None:
    assert refused(lambda: open_corpus("imdb", home)).code == "imdb_absent"
    with_index(npz(no_keras_cache / "imdb.npz"))
    assert open_corpus("imdb", home).about.train.reviews == 2


def test_a_word_index_may_lie_in_the_cache_of_keras(
    home: Places, tmp_path: Path, no_keras_cache: Path
) -> None:
    path = npz(tmp_path / "elsewhere" / "imdb.npz")
    assert refused(lambda: import_corpus(path, home)).code == "no_word_index"
    no_keras_cache.mkdir(parents=True)
    with_index(no_keras_cache / "any")
    assert import_corpus(path, home).vocabulary == 6


def test_texts_may_borrow_the_words_of_another_corpus(home: Places, tmp_path: Path) -> None:
    import_corpus(with_index(npz(tmp_path / "imdb.npz")), home)
    about = import_corpus(table(tmp_path / "a.csv"), home, words_of="imdb")
    corpus = open_corpus("a", home)
    assert about.vocabulary == 6 and about.left_out == {}
    assert corpus.train.ranks.tolist() == [0, 3, 2, 0, 4, 2]
    assert (
        refused(lambda: import_corpus(table(tmp_path / "b.csv"), home, words_of="absent")).code
        == "unknown_corpus"
    )
    assert (
        refused(lambda: import_corpus(table(tmp_path / "b.csv"), home, words_of="b")).code
        == "words_of_itself"
    )
    assert (
        refused(
            lambda: import_corpus(
                table(tmp_path / "b.csv"), home, words_of="imdb", rule="characters"
            )
        ).code
        == "rules_differ"
    )
    assert (
        refused(lambda: import_corpus(tmp_path / "imdb.npz", home, name="b", words_of="imdb")).code
        == "already_ids"
    )


def test_an_import_into_characters_is_made_again_into_characters(
    home: Places, tmp_path: Path
) -> None:
    about = import_corpus(table(tmp_path / "a.csv"), home, rule="characters")
    assert about.rule == "characters" and about.vocabulary == len(set("goodbadfilm"))
    spoil(shelf.imported(home, "a"))
    assert open_corpus("a", home).about == about


@pytest.mark.parametrize("source", ["absent", "builtin-fr", "", "a b"])
def test_a_name_that_nothing_bears_is_said_with_those_there_are(
    home: Places, tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    import_corpus(table(tmp_path / "mine.csv"), home)
    for action in (open_corpus, remove):
        refusal = refused(lambda action=action: action(source, home))
        assert isinstance(refusal, UnknownName) and refusal.code == "unknown_corpus"
        assert refusal.values["known"] == "builtin, builtin-ko, imdb, mine"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("absent.csv", "no_such_file"),
        ("~nobody-of-that-name/a", "no_such_file"),
        ("./" + "x" * 300, "cannot_read"),
        ("x" * 300, "unknown_corpus"),
        ("a\0/b.csv", "unknown_corpus"),
    ],
)
def test_paths_that_lead_nowhere(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(lambda: open_corpus(source, home)).code == code


def spoil(file: Path) -> None:
    """Change a byte in the middle of the last section."""
    section = flat.header(file).sections[-1]
    with file.open("r+b") as opened:
        opened.seek(section.offset)
        byte = opened.read(1)[0]
        opened.seek(section.offset)
        opened.write(bytes([byte ^ 0xFF]))


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def scribble(file: Path) -> None:
    file.write_bytes(b"scribble")


def empty(file: Path) -> None:
    file.write_bytes(b"")


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


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with a small imdb.npz and its index, which are the known files for now."""
    with_index(npz(tmp_path / "served" / "imdb.npz"))

    def answer(handler: BaseHTTPRequestHandler) -> None:
        file = tmp_path / "served" / handler.path.removeprefix("/keras/")
        send(handler, file.read_bytes()) if file.is_file() else handler.send_error(404)

    for name in ("imdb_word_index.json", "imdb.npz"):
        data = (tmp_path / "served" / name).read_bytes()
        known = Known(len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        monkeypatch.setitem(fetching.KNOWN, name, known)
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(answer) as address:
        yield f"{address}/keras/"


def test_imdb_is_fetched_from_a_mirror_and_removed_with_all_that_belongs_to_it(
    home: Places, mirror: str, tmp_path: Path
) -> None:
    seen: list[str] = []
    about: About = fetch_imdb(home, mirror=mirror, progress=lambda step: seen.append(step.code))
    assert (about.name, about.train.reviews) == ("imdb", 2)
    assert {"fetching", "reading", "storing"} == set(seen)
    assert open_corpus("imdb", home).about == about
    (tmp_path / "served" / "imdb.npz").unlink()
    assert fetch_imdb(home, mirror=mirror) == about, "what is here already is not fetched again"
    size = next(entry.bytes for entry in entries(home) if entry.name == "imdb")
    assert remove("imdb", home) == size
    assert not [path for path in home.cache.rglob("*") if path.is_file()]


def test_half_a_fetch_is_not_kept(home: Places, mirror: str, tmp_path: Path) -> None:
    (tmp_path / "served" / "imdb.npz").write_bytes(b"x" * 10)
    assert refused(lambda: fetch_imdb(home, mirror=mirror)).code == "wrong_hash"
    assert tree(home.cache.parent) in ({}, {"cache": None})


def test_the_known_files_are_those_that_keras_publishes() -> None:
    assert fetching.FOLDER == "https://storage.googleapis.com/tensorflow/tf-keras-datasets"
    index, reviews = fetching.KNOWN["imdb_word_index.json"], fetching.KNOWN["imdb.npz"]
    assert (index.size, reviews.size) == (1641221, 17464789)
    assert index.hash == "md5:bfafd718b763782e994055a2d397834f"
    assert reviews.hash == (
        "sha256:69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f"
    )
