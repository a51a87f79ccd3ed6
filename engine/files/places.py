"""Where things live: what can be had again, what cannot, and what happened."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from engine.why import Refusal

APP = "imdb-tui"


@dataclass(frozen=True, slots=True)
class Places:
    """The three folders of the app. None is made before something is written into it."""

    cache: Path
    data: Path
    state: Path


def places(home: Path | None = None) -> Places:
    """The folders under `home`, else under IMDB_TUI_HOME, else where the system keeps such."""
    if home is None and os.environ.get("IMDB_TUI_HOME"):
        home = Path(os.environ["IMDB_TUI_HOME"])
    if home is not None:
        home = expanded(home).absolute()
        return Places(home / "cache", home / "data", home / "state")
    return Places(
        platformdirs.user_cache_path(APP),
        platformdirs.user_data_path(APP),
        platformdirs.user_state_path(APP),
    )


def keras_cache() -> Path:
    """The folder in which Keras keeps the data sets that it has fetched."""
    home = os.environ.get("KERAS_HOME")
    return (Path(home) if home else Path.home() / ".keras") / "datasets"


def resolved(path: Path) -> Path:
    """The path without links; one whose links lead in a circle leads nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise Refusal("no_such_file", path=str(path)) from error


def expanded(path: Path) -> Path:
    """A path with ~ replaced by the user's folder; someone unknown's ~ is left as it is."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path
