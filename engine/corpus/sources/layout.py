"""How a table is laid out: what separates its columns, and which of them are wanted."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.why import Refusal

TEXT = ("text", "review", "reviews", "document", "sentence", "comment")
LABEL = ("label", "labels", "sentiment", "class")
SPLIT = ("split", "set", "subset", "partition")
_DELIMITERS = (",", ";", "\t", "|")
_NAMED_AT_MOST = 200  # characters of a header that a refusal repeats


@dataclass(frozen=True, slots=True)
class Layout:
    """The delimiter of a table, and the places of its columns."""

    delimiter: str
    width: int
    text: int
    label: int
    split: int | None


def layout_of(path: Path, header: str) -> Layout:
    """Read the layout off the first line: of all delimiters, the one that shows both columns."""
    readings = {delimiter: _columns(header, delimiter) for delimiter in _DELIMITERS}
    for delimiter, columns in readings.items():
        text, label = _place(columns, TEXT), _place(columns, LABEL)
        if text is not None and label is not None:
            return Layout(delimiter, len(columns), text, label, _place(columns, SPLIT))
    columns = max(readings.values(), key=len)
    found = ", ".join(columns)[:_NAMED_AT_MOST]
    if _place(columns, TEXT) is None:
        raise Refusal("no_text_column", path=str(path), found=found, known=", ".join(TEXT))
    raise Refusal("no_label_column", path=str(path), found=found, known=", ".join(LABEL))


def unwrapped(field: str) -> str:
    """A field without the quotes around it, if they are quotes around it and nothing else."""
    inner = field[1:-1]
    if len(field) >= 2 and field[0] == field[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return field


def _columns(header: str, delimiter: str) -> list[str]:
    if delimiter == "\t":
        return [unwrapped(name) for name in header.rstrip("\n").split("\t")]
    try:
        return next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []


def _place(columns: Sequence[str], known: Sequence[str]) -> int | None:
    """Where the first of the known names stands, in any case of its letters."""
    names = [column.strip().casefold() for column in columns]
    return next((names.index(name) for name in known if name in names), None)
