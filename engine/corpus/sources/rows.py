"""The rows of a table, from bytes that may turn out to be anything."""

import csv
import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from engine.corpus.sources.gathering import REVIEW_LIMIT, TEXT_LIMIT
from engine.corpus.sources.layout import Layout, unwrapped
from engine.files.progress import OnProgress
from engine.files.reading import Bounded, Watched, lines
from engine.why import Refusal

GZIP = b"\x1f\x8b"
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PEEKED = 4096
_CONTROLS = bytes(sorted({*range(32), 127} - {*b"\t\n\r\f\x1b"}))


@contextmanager
def opened(path: Path, progress: OnProgress) -> Iterator[Iterator[str]]:
    """The lines of a text file, or of a text file that gzip has packed."""
    with ExitStack() as stack:
        file = stack.enter_context(io.BufferedReader(Watched(path, progress), _PEEKED))
        packed = file.peek(2)[:2] == GZIP
        inner = stack.enter_context(gzip.open(file)) if packed else file
        bounded = io.BufferedReader(Bounded(inner, TEXT_LIMIT, path), _PEEKED)
        _refuse_noise(path, bounded.peek(_PEEKED)[:_PEEKED])
        yield _decoded(path, bounded)


def rows(path: Path, decoded: Iterator[str], layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header, each with the line it begins in; all are as wide as the header.

    A table separated by tabs is taken as it stands: such files often hold quotes that mean nothing.
    """
    read = _tab_separated if layout.delimiter == "\t" else _quoted
    for line, row in read(path, decoded, layout.delimiter):
        if row in ([], [""]):
            continue
        if len(row) != layout.width:
            raise Refusal(
                "row_width", path=str(path), line=line, found=len(row), expected=layout.width
            )
        yield line, row


def _tab_separated(
    path: Path, decoded: Iterator[str], delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(decoded, 2):
        yield number, [unwrapped(field) for field in line.rstrip("\n").split(delimiter)]


def _quoted(path: Path, decoded: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(REVIEW_LIMIT)  # the module has one limit for all, and a low one
    reader = csv.reader(decoded, delimiter=delimiter, strict=True)
    line = 2
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            if "field limit" in str(error):
                raise Refusal(
                    "field_too_long", path=str(path), line=line, limit=REVIEW_LIMIT
                ) from error
            raise Refusal("quotes_wrong", path=str(path), line=line) from error
        if row is None:
            return
        yield line, row
        line = reader.line_num + 2


def _decoded(path: Path, stream: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(lines(stream, REVIEW_LIMIT), 1):
        data = line.removeprefix(_UTF8_MARK) if number == 1 else line
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refusal("not_utf8", path=str(path), line=number) from error


def _refuse_noise(path: Path, beginning: bytes) -> None:
    if not beginning:
        raise Refusal("file_empty", path=str(path))
    if beginning.startswith(_UTF16_MARKS):
        raise Refusal("not_utf8", path=str(path), line=1)
    if (beginning[1:400:2].count(0) > 100) != (beginning[0:400:2].count(0) > 100):
        raise Refusal("not_utf8", path=str(path), line=1)  # two bytes a letter, and no mark
    # A review may hold anything, a header hardly: so noise is what both look like.
    header = beginning.partition(b"\n")[0]
    if _share_of_controls(beginning) > 0.05 and _share_of_controls(header) > 0:
        raise Refusal("file_unrecognised", path=str(path))


def _share_of_controls(data: bytes) -> float:
    return 1 - len(data.translate(None, _CONTROLS)) / max(len(data), 1)
