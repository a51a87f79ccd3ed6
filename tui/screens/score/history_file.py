"""What was asked before: a short list in the data folder, written whole or not at all."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

import msgspec

from engine.why import Refusal
from tui.writing import write_text

#: So many verdicts are kept, the newest first, and so many characters of each text.
MOST: Final = 200
LONGEST: Final = 20_000
#: A file larger than all that can be is none of ours.
LARGEST: Final = 4 * MOST * LONGEST
_CHANGING: Final = Lock()


class Entry(msgspec.Struct, frozen=True):
    """A text, the model that was asked, and what it said; when, in seconds since 1970."""

    text: str
    model: int | str
    probability: float | None
    at: float


def history_file(data: Path) -> Path:
    """Where the history lives."""
    return data / "scores.json"


def read(path: Path) -> tuple[Entry, ...]:
    """The history, the newest first; one that cannot be read is none."""
    try:
        if path.stat().st_size > LARGEST:
            return ()
        return msgspec.json.decode(path.read_bytes(), type=tuple[Entry, ...])[:MOST]
    except (OSError, msgspec.MsgspecError):
        return ()


def added(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The history with one more; the same question asked again is moved to the front."""
    others = (each for each in entries if (each.text, each.model) != (entry.text, entry.model))
    return (entry, *others)[:MOST]


def entry(text: str, model: int | str, probability: float) -> Entry:
    """A verdict of now."""
    said = probability if probability == probability else None  # NaN is no number in JSON
    return Entry(text[:LONGEST], model, said, time.time())


def without(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The history with one less."""
    return tuple(each for each in entries if each != entry)


def change(path: Path, how: Callable[[Sequence[Entry]], tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Read the history, change it and write it; a full disk costs that memory and nothing else."""
    with _CHANGING:  # each change reads what the one before has written
        entries = how(read(path))
        with suppress(Refusal):
            write_text(path, msgspec.json.encode(entries).decode())
    return entries
