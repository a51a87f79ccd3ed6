"""Reviews from a table: CSV or TSV, with a column of texts and a column of two labels."""

import gzip
import zlib
from pathlib import Path

import numpy as np

from engine.corpus.about import Rule
from engine.corpus.sources.gathering import Gathering
from engine.corpus.sources.layout import Layout, layout_of
from engine.corpus.sources.polarity import told_apart
from engine.corpus.sources.rows import opened, rows
from engine.corpus.store import Corpus
from engine.corpus.vocabulary import Vocabulary
from engine.files.progress import OnProgress
from engine.why import Notice, Notify, Refusal

DIVISION_SEED = 113
_TESTING = {"train": False, "training": False, "test": True, "testing": True}
_LABEL_SHOWN = 100  # characters; a longer "label" is a text in the wrong column


class _Reviews:
    """What has been read of a table."""

    def __init__(self, path: Path, layout: Layout, gathering: Gathering) -> None:
        self._path = str(path)
        self._layout = layout
        self.gathering = gathering
        self.labels: dict[str, int] = {}
        self.marks: list[int] = []
        self.testing: list[bool] = []
        self.empty = 0

    def add(self, line: int, row: list[str]) -> None:
        """Take in one row, or count it among those without a text."""
        text = row[self._layout.text]
        if not text.strip():
            self.empty += 1
            return
        self.marks.append(self._mark(line, row[self._layout.label].strip()[:_LABEL_SHOWN]))
        if self._layout.split is not None:
            self.testing.append(self._tests(line, row[self._layout.split].strip()))
        self.gathering.add(text)

    def _mark(self, line: int, label: str) -> int:
        if not label:
            raise Refusal("label_missing", path=self._path, line=line)
        mark = self.labels.setdefault(label, len(self.labels))
        if mark > 1:
            first, second, _ = self.labels
            raise Refusal(
                "third_label", path=self._path, line=line, label=label, first=first, second=second
            )
        return mark

    def _tests(self, line: int, split: str) -> bool:
        try:
            return _TESTING[split.casefold()]
        except KeyError:
            raise Refusal(
                "split_unknown", path=self._path, line=line, split=split[:_LABEL_SHOWN]
            ) from None


def read(
    path: Path,
    rule: Rule,
    borrowed: Vocabulary | None,
    progress: OnProgress,
    notify: Notify,
) -> Corpus:
    """The corpus of a table."""
    try:
        with opened(path, progress) as decoded:
            layout = layout_of(path, next(decoded))
            found = _Reviews(path, layout, Gathering(rule, borrowed))
            for line, row in rows(path, decoded, layout):
                found.add(line, row)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Refusal("archive_damaged", path=str(path)) from error
    if not found.marks:
        raise Refusal("no_reviews", path=str(path))
    if len(found.labels) < 2:
        raise Refusal("one_label", path=str(path), label=next(iter(found.labels)))
    return _finished(found, notify)


def _finished(found: _Reviews, notify: Notify) -> Corpus:
    first, second = found.labels
    labels, guessed = told_apart(first, second)
    if guessed:
        notify(Notice("labels_guessed", {"negative": labels[0], "positive": labels[1]}))
    testing = found.testing
    if not testing:
        testing = divided(len(found.marks))
        test = sum(testing)
        notify(Notice("divided", {"train": len(testing) - test, "test": test}))
    mark = found.labels[labels[1]]
    positive = [each == mark for each in found.marks]
    return found.gathering.finish(
        "table", labels, positive, testing, {"empty_reviews": found.empty}
    )


def divided(reviews: int) -> list[bool]:
    """A fifth of the reviews, drawn once and for all, to test with."""
    drawn = np.random.RandomState(DIVISION_SEED).permutation(reviews)[: max(1, reviews // 5)]
    testing = np.zeros(reviews, dtype=bool)
    testing[drawn] = True
    return testing.tolist()
