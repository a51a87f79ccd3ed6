"""The aclImdb reviews as they were published: a folder of text files, or the archive of it.

The archive is read as a stream; nothing is ever unpacked to disk. Folder and archive give the same
corpus, because reviews are put in order: by split, label and number.
"""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from engine.corpus.about import Rule
from engine.corpus.sources.gathering import REVIEW_LIMIT, TEXT_LIMIT, Gathering
from engine.corpus.store import Corpus
from engine.corpus.vocabulary import Vocabulary
from engine.files.progress import OnProgress, Progress
from engine.files.reading import Bounded, Watched
from engine.why import Refusal

ARCHIVE_LIMIT = 1 << 30  # unpacked; the real one comes to half of it
LEAVES = tuple((split, label) for split in ("train", "test") for label in ("neg", "pos"))

Key = tuple[str, str, int, str]


def root_of(folder: Path) -> Path | None:
    """The folder with train and test in it: this one, or the aclImdb inside it."""
    for root in (folder, folder / "aclImdb"):
        if all((root / split / label).is_dir() for split, label in LEAVES):
            return root
    return None


def read_folder(
    root: Path, rule: Rule, borrowed: Vocabulary | None, progress: OnProgress
) -> Corpus:
    """The corpus of a folder."""
    files = {
        _key(split, label, path.name): path
        for split, label in LEAVES
        for path in (root / split / label).iterdir()
        if _is_review(path.name) and path.is_file()
    }
    reviews: dict[Key, str] = {}
    total = 0
    for done, (key, path) in enumerate(files.items()):
        if done % 500 == 0:
            progress(Progress("reading", done, len(files)))
        with path.open("rb") as file:
            data = file.read(REVIEW_LIMIT + 1)
        total += len(data)
        _check_total(root, total)
        reviews[key] = _text(path, path.name, data)
    return _gathered(root, reviews, rule, borrowed, progress)


def read_archive(
    path: Path, rule: Rule, borrowed: Vocabulary | None, progress: OnProgress
) -> Corpus:
    """The corpus of a .tar.gz."""
    try:
        with (
            io.BufferedReader(Watched(path, progress)) as file,
            gzip.open(file) as unpacked,
            io.BufferedReader(Bounded(unpacked, ARCHIVE_LIMIT, path)) as bounded,
        ):
            reviews = dict(_members(path, bounded))
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, ValueError) as error:
        raise Refusal("archive_damaged", path=str(path)) from error
    return _gathered(path, reviews, rule, borrowed, progress)


def _members(path: Path, stream: BinaryIO) -> Iterator[tuple[Key, str]]:
    total = 0
    with tarfile.open(mode="r|", fileobj=stream) as archive:
        for member in archive:
            inside = PurePosixPath(member.name)
            unsafe = inside.is_absolute() or ".." in inside.parts
            if unsafe or not (member.isfile() or member.isdir()):
                raise Refusal("archive_unsafe", path=str(path), member=member.name[:200])
            *_, split, label, name = ("", "", *inside.parts)
            if (split, label) not in LEAVES or not member.isfile() or not _is_review(name):
                continue
            file = archive.extractfile(member)
            data = file.read(REVIEW_LIMIT + 1) if file else b""
            total += len(data)
            _check_total(path, total)
            yield _key(split, label, name), _text(path, member.name, data)


def _check_total(path: Path, total: int) -> None:
    if total > TEXT_LIMIT:
        raise Refusal("file_too_large", path=str(path), limit=TEXT_LIMIT)


def _is_review(name: str) -> bool:
    return name.endswith(".txt") and not name.startswith(".")  # a Mac adds ._1_10.txt and the like


def _key(split: str, label: str, name: str) -> Key:
    """Where a review belongs: the training split first, negatives first, then by number."""
    number = name.partition("_")[0]
    return split, label, int(number) if number.isdecimal() and len(number) < 19 else 0, name


def _text(path: Path, name: str, data: bytes) -> str:
    if len(data) > REVIEW_LIMIT:
        raise Refusal("review_too_long", path=str(path), member=name[:200], limit=REVIEW_LIMIT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refusal("not_utf8", path=name[:200], line=line) from error


def _gathered(
    path: Path,
    reviews: dict[Key, str],
    rule: Rule,
    borrowed: Vocabulary | None,
    progress: OnProgress,
) -> Corpus:
    if {key[:2] for key in reviews} != set(LEAVES):
        raise Refusal("not_acl_imdb", path=str(path))
    order = sorted(reviews, key=lambda key: (LEAVES.index(key[:2]), *key[2:]))
    gathering = Gathering(rule, borrowed)
    for done, key in enumerate(order):
        if done % 500 == 0:
            progress(Progress("reading_reviews", done, len(order)))
        gathering.add(reviews[key])
    return gathering.finish(
        "folder",
        ("neg", "pos"),
        [key[1] == "pos" for key in order],
        [key[0] == "test" for key in order],
        {},
    )
