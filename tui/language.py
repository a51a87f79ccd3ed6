"""The language on the screen, chosen at the start and changed while running.

English is the source: a message is its own key. `_` translates at the moment of the call, so
whatever is drawn again after `use()` speaks the new language; `N_` only marks a message.
"""

import gettext
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from widgets.minus import with_minus

DOMAIN: Final = "imdb_tui"
LOCALES: Final = Path(__file__).parent / "locales"
LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "ko": "한국어"}

_translation: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message that is translated later, where it is shown."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message with a plural."""
    return one, many


def _(message: str) -> str:
    """The message in the language in use; an empty one stays empty."""
    return _translation.gettext(message) if message else ""


def say(message: str, **values: object) -> str:
    """Translate a message and fill in its values."""
    return _(message).format(**_shown(values))


def counted(one: str, many: str, number: int, **values: object) -> str:
    """The form of a message that fits a number, with the number (`{n}`) and values filled in."""
    return _translation.ngettext(one, many, number).format(n=f"{number:,}", **_shown(values))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A number that a message writes out, in a format of its own."""

    number: int | float

    def __format__(self, how: str) -> str:
        return with_minus(format(self.number, how))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    """Values of a message: numbers in it have the sign that they have everywhere on the screen."""
    return {
        name: _Shown(value) if isinstance(value, int | float) else value
        for name, value in values.items()
    }


def current() -> str:
    """The code of the language in use."""
    return _current


def use(language: str) -> None:
    """Speak this language from now on."""
    global _translation, _current
    _current = language
    if language == "en":
        _translation = gettext.NullTranslations()
    else:
        _translation = gettext.translation(DOMAIN, LOCALES, languages=[language])


def lend_to_click() -> None:
    """Let click word its own help and errors from our catalogue; it asks plain gettext for them."""
    os.environ["LANGUAGE"] = _current
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)


def preferred(environ: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for; English where it asks for none of ours."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            code = value.split(".")[0].split("_")[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"
