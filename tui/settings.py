"""The learner's settings: one TOML file, theirs to edit; the app's changes keep their comments."""

import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from engine.why import Refusal


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the settings file may say. A missing line means its default."""

    language: Annotated[str, msgspec.Meta(pattern="^(en|ko)$")] | None = None
    theme: str = "textual-dark"
    source: str = "builtin"
    keys: dict[str, str] = {}


class BadSettings(Refusal):
    """A settings file that cannot be read; it is left as it is."""


def settings_file(data: Path) -> Path:
    """Where the settings live."""
    return data / "settings.toml"


def load(path: Path) -> Settings:
    """Read the settings; without a file, the defaults."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings("settings_unreadable", path=path, detail=str(error)) from error
    try:
        return msgspec.convert(tomllib.loads(text), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadSettings("settings_unreadable", path=path, detail=str(error)) from error


def save(path: Path, **changes: Any) -> None:
    """Change some lines of the settings file and leave the others, comments too, as they are."""
    # Loaded here because most sessions never change a setting.
    import tomlkit

    from tui.writing import write_text

    load(path)  # A file that could not be read must not be overwritten.
    document = (
        tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    )
    for name, value in changes.items():
        document[name] = value
    write_text(path, tomlkit.dumps(document))
