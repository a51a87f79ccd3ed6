"""What one start of the program goes by: its folders, its settings, its language."""

from dataclasses import dataclass
from pathlib import Path

from engine.files.places import Places, places
from engine.why import Refusal
from tui import language
from tui.settings import Settings, load, settings_file


@dataclass(frozen=True, slots=True)
class Session:
    """The folders and settings of this start, and what was wrong with the settings, if anything."""

    places: Places
    settings: Settings
    trouble: Refusal | None = None


def begin(home: Path | None, lang: str | None) -> Session:
    """Find the folders, read the settings, and speak the language that was asked for."""
    where = places(home)
    trouble: Refusal | None = None
    try:
        settings = load(settings_file(where.data))
    except Refusal as refusal:
        # A slip in a file of preferences must not keep anybody out of class.
        settings, trouble = Settings(), refusal
    language.use(lang or settings.language or language.preferred())
    return Session(where, settings, trouble)
