"""Gather the words of the code into the Korean catalogue, and compile it.

Run it after changing a message (`make words`), translate what it lists, and run it again.
"""

import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
CATALOGUE: Final = ROOT / "tui/locales/ko/LC_MESSAGES/imdb_tui.po"
KEYWORDS: Final = {"_": None, "N_": None, "NN_": (1, 2), "say": None, "counted": (1, 2)}
METHODS: Final = [("**.py", "python")]

#: Only what gettext needs: no dates and no names, so that nothing changes but the words.
HEADER: Final = r"""msgid ""
msgstr ""
"Project-Id-Version: imdb-tui\n"
"Language: ko\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def messages_in_code() -> Catalog:
    """Every message that the app and the widgets can say."""
    found = Catalog(locale="ko", project="imdb-tui", charset="utf-8", fuzzy=False)
    for folder in ("tui", "widgets"):
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, METHODS, keywords=KEYWORDS
        ):
            if message:
                found.add(message)
    return found


def translated() -> Catalog:
    """The catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ko")


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue in the form that gettext reads; the same words are always the same bytes."""
    file = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> int:
    """Bring the catalogue up to date; the exit code says whether anything is still untranslated."""
    found = messages_in_code()
    if CATALOGUE.exists():
        kept = translated()
        for message in found:
            known = kept.get(message.id)
            if message.id and known is not None and not known.fuzzy:
                message.string = known.string
    CATALOGUE.write_bytes(written(found))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(translated()))
    missing = untranslated(found)
    for message_id in missing:
        print(message_id)
    return 1 if missing else 0


def written(catalogue: Catalog) -> bytes:
    """The catalogue as the text that translators edit."""
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, sort_output=True, no_location=True, width=100)
    return HEADER.encode() + file.getvalue()


def untranslated(catalogue: Catalog) -> list[object]:
    """The messages that have no Korean yet."""
    return [message.id for message in catalogue if message.id and not all(_strings(message.string))]


def _strings(string: str | Sequence[str] | None) -> tuple[str, ...]:
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
