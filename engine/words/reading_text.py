"""Vectors as text: a word and its numbers on every line, below a header or without one."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from engine.why import Notice, Notify, Refusal
from engine.words.store import Block

_CHUNK: Final = 1 << 19
_LONGEST_LINE: Final = 1 << 20


def numbers_behind(line: bytes) -> int:
    """How many numbers stand behind the word that begins a line; 0 if it is no such line."""
    fields = line.rstrip(b" \r").split(b" ")
    numbers = 0
    for each in reversed(fields[1:]):
        if not _is_number(each):
            break
        numbers += 1
    return numbers


def text_blocks(
    head: bytes,
    stream: BinaryIO,
    dimensions: int,
    count: int | None,
    path: Path,
    notify: Notify,
) -> Iterator[Block]:
    """As many words as a header says, or all there are, a chunk of lines at a time."""
    done, line = 0, 1 if count is None else 2
    for lines in _chunks(head, stream, path):
        wanted = lines if count is None else lines[: count - done]
        if wanted:
            yield _block(wanted, dimensions, line, path)
        done, line = done + len(wanted), line + len(wanted)
        if len(wanted) < len(lines):  # blank lines at the end are not among them
            notify(Notice("vectors_beyond_header", {"path": str(path), "said": count}))
            return
    if count is not None and done < count:
        raise Refusal("vectors_cut_off", path=str(path), said=count, found=done)


def _chunks(head: bytes, stream: BinaryIO, path: Path) -> Iterator[list[bytes]]:
    """Whole lines, as they are ended by line feeds alone: words may hold other such signs."""
    rest, more = head, head
    while more:
        *lines, rest = rest.split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise Refusal("vectors_unrecognised", path=str(path))
        while lines and not lines[-1].strip():  # they may be the end of the file
            rest = lines.pop() + b"\n" + rest
        yield lines
        more = stream.read(_CHUNK)
        rest += more
    if rest.strip():
        yield rest.rstrip().split(b"\n")


def _block(lines: list[bytes], dimensions: int, first: int, path: Path) -> Block:
    words: list[bytes] = []
    numbers: list[bytes] = []
    for place, line in enumerate(lines, start=first):
        line = line.rstrip(b" \r")
        word, _blank, rest = line.partition(b" ")
        if not rest or rest.count(b" ") != dimensions - 1:
            word, rest = _with_blanks(line, dimensions, place, path)
        words.append(word)
        numbers.append(rest)
    try:
        rows = np.loadtxt(numbers, dtype=np.float32, delimiter=" ", comments=None, ndmin=2)
    except ValueError:
        rows = np.zeros((0, 0), dtype=np.float32)
    if rows.shape != (len(words), dimensions):
        odd = (i for i, each in enumerate(numbers) if not all(map(_is_number, each.split(b" "))))
        raise _wrong(first + next(odd, 0), dimensions, path)
    return Block(words, rows)


def _with_blanks(line: bytes, dimensions: int, place: int, path: Path) -> tuple[bytes, bytes]:
    """A line whose word has blanks in it, as some in GloVe's largest file."""
    word, *numbers = line.rsplit(b" ", dimensions)
    if len(numbers) != dimensions:
        raise _wrong(place, dimensions, path)
    return word, b" ".join(numbers)


def _wrong(line: int, dimensions: int, path: Path) -> Refusal:
    return Refusal("vector_line_wrong", path=str(path), line=line, dimensions=dimensions)


def _is_number(text: bytes) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return b"_" not in text  # which only Python reads
