"""What sources may be called, and what is said of names and paths that lead nowhere."""

from pathlib import Path

import pytest

from engine.corpus.catalogue import import_corpus, open_corpus, remove
from engine.files.places import Places
from engine.why import UnknownName
from tests.engine.samples import refused, table, tree

pytestmark = pytest.mark.usefixtures("no_keras_cache")


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
