"""The learner's settings: one TOML file, theirs to edit; the app's changes keep their comments.

Read by hand, because this comes before the first picture and a validating library costs as much as
a tenth of it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from engine.why import Refusal

#: What a setting may be, where it may not be anything.
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "language": ("", "en", "ko"),
    "colours": ("bright", "safe", "grey"),
    "pictures": ("auto", "pixels", "blocks", "ascii"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings file may say. A missing line means its default."""

    language: str = ""
    theme: str = "textual-dark"
    source: str = "builtin"
    colours: str = "bright"
    pictures: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)


class BadSettings(Refusal):
    """A settings file that cannot be read; it is left as it is."""


def settings_file(data: Path) -> Path:
    """Where the settings live."""
    return data / "settings.toml"


def load(path: Path) -> Settings:
    """Read the settings; without a file, the defaults."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError) as error:
        raise BadSettings("settings_unreadable", path=path, detail=str(error)) from error
    problem = _problem(found)
    if problem:
        raise BadSettings("settings_unreadable", path=path, detail=problem)
    return Settings(**found)


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


def _problem(found: Mapping[str, Any]) -> str:
    """What is wrong with a settings file: names and values only, the same in every language."""
    known = {each.name for each in fields(Settings)}
    for name, value in found.items():
        if name not in known:
            return f"{name}?"
        if name == "keys":
            if not isinstance(value, dict) or not all(
                isinstance(key, str) for key in value.values()
            ):
                return "[keys]"
        elif not isinstance(value, str) or value not in CHOICES.get(name, (value,)):
            return f"{name} = {value!r}"
    return ""
