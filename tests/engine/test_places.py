from pathlib import Path

import pytest

from engine.files.places import places


def test_a_home_that_is_given_comes_before_the_one_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMDB_TUI_HOME", str(tmp_path / "environment"))
    given = places(tmp_path / "given")
    assert {given.cache, given.data, given.state} == {
        tmp_path / "given" / name for name in ("cache", "data", "state")
    }
    assert places().data == tmp_path / "environment" / "data"


def test_without_a_home_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMDB_TUI_HOME", "")
    found = places()
    assert all("imdb-tui" in str(folder) for folder in (found.cache, found.data, found.state))


def test_a_relative_home_stays_where_it_was_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert places(Path("home")).cache == tmp_path / "home" / "cache"


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    places(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_a_tilde_is_the_user_and_that_of_nobody_is_only_a_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert places(Path("~/home")).cache == tmp_path / "home" / "cache"
    assert places(Path("~nobody-of-that-name")).cache == tmp_path / "~nobody-of-that-name" / "cache"
