"""Files of vectors as others write them, told apart by what is in them: word2vec's, GloVe's."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from engine.files.progress import OnProgress, Progress
from engine.files.reading import Watched, reading
from engine.why import Notify, Refusal
from engine.words.reading_binary import binary_blocks
from engine.words.reading_text import numbers_behind, text_blocks
from engine.words.store import Block

_GZIP, _ZIP, _PICKLE = b"\x1f\x8b", b"PK\x03\x04", b"\x80"
#: Enough for the longest header and the line after it.
_HEAD: Final = 1 << 18
_BUFFER: Final = 1 << 20
_WHOLE: Final = re.compile(rb"-?\d{1,40}")
_MOST_WORDS: Final = 10**11
_MOST_DIMENSIONS: Final = 10_000
_STEPS: Final = 500


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Vectors on their way in."""

    dimensions: int
    blocks: Iterator[Block]


@contextmanager
def source(path: Path, progress: OnProgress, notify: Notify) -> Iterator[Source]:
    """The vectors in a file, block by block, whatever form it has."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        if not path.is_file():
            raise Refusal("vectors_not_a_file", path=str(path))
        try:
            with _unpacked(path, progress) as stream:
                yield _recognised(stream, path, notify)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Refusal("vectors_gz_damaged", path=str(path)) from error


@contextmanager
def _unpacked(path: Path, progress: OnProgress) -> Iterator[BinaryIO]:
    watched = Watched(path, _thinned(progress))
    with io.BufferedReader(watched, _BUFFER) as file:
        if file.peek(2)[:2] != _GZIP:
            yield cast(BinaryIO, file)
            return
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            yield cast(BinaryIO, io.BufferedReader(unpacked, _BUFFER))


def _thinned(progress: OnProgress) -> OnProgress:
    """Hand on no more reports than can be seen: a large file makes tens of thousands."""
    before = -1

    def report(now: Progress) -> None:
        nonlocal before
        step = now.done * _STEPS // now.total if now.total else now.done
        if step != before:
            before = step
            progress(now)

    return report


def _recognised(stream: BinaryIO, path: Path, notify: Notify) -> Source:
    head = stream.read(_HEAD)
    if not head:
        raise Refusal("vectors_file_empty", path=str(path))
    if head.startswith(_ZIP):
        raise Refusal("vectors_zipped", path=str(path))
    if head.startswith(_PICKLE):
        raise Refusal("vectors_pickled", path=str(path))
    first, _end, rest = head.partition(b"\n")
    header = _header(first, path)
    if header is None:
        dimensions = numbers_behind(first)
        if not 0 < dimensions <= _MOST_DIMENSIONS:
            raise Refusal("vectors_unrecognised", path=str(path))
        return Source(dimensions, text_blocks(head, stream, dimensions, None, path, notify))
    count, dimensions = header
    numbers = numbers_behind(rest.partition(b"\n")[0])
    if numbers not in (0, dimensions):
        raise Refusal("vectors_garbled", path=str(path), dimensions=dimensions)
    if numbers:
        blocks = text_blocks(rest, stream, dimensions, count, path, notify)
    else:
        blocks = binary_blocks(rest, stream, dimensions, count, path, notify)
    return Source(dimensions, blocks)


def _header(line: bytes, path: Path) -> tuple[int, int] | None:
    """How many words, and how many numbers each, as word2vec says in its first line."""
    fields = line.split()
    if len(fields) != 2 or not all(map(_WHOLE.fullmatch, fields)):
        return None
    count, dimensions = map(int, fields)
    if not 0 < count <= _MOST_WORDS or not 0 < dimensions <= _MOST_DIMENSIONS:
        raise Refusal("vectors_header_odd", path=str(path), words=count, dimensions=dimensions)
    return count, dimensions
