"""A sentence of one's own as integers and as one-hot rows."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Static

from engine.corpus.text import words
from engine.explain.onehot import Coding, alphabetical, by_first_occurrence, why_word
from tui import wording
from tui.language import _, say
from tui.screens.reviews.view import ReviewView
from widgets.answer import Answer
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure


class CodingView(ReviewView):
    """One row for each word: its integer, then a column for each word of the vocabulary."""

    def compose(self) -> ComposeResult:
        """What is coded, and the table."""
        yield Static(id="coding-heading", classes="heading", markup=False)
        yield FigureTable(id="coding-table")

    def draw(self) -> None:
        """Code the sentence, or the sentences parted by a slash."""
        sentences = [found for part in self.state.coded.split("/") if (found := words(part))]
        # Two sentences are numbered as they are met, which is how an embedding's example goes.
        coding = alphabetical(sentences) if len(sentences) == 1 else by_first_occurrence(sentences)
        integers = " / ".join(" ".join(map(str, sentence)) for sentence in coding.sentences)
        self.query_one("#coding-heading", Static).update(
            say(
                "{text} → {integers}   (e: another sentence; / parts two)",
                text=self.state.coded,
                integers=integers,
            )
        )
        heads = (_("word"), _("integer"), *coding.vocabulary)
        rows = [
            row
            for sentence, found in zip(coding.sentences, sentences, strict=True)
            for row in _rows(coding, found, sentence)
        ]
        self.query_one(FigureTable).set_content(heads, rows, title=_("One-hot rows"))
        self.shown()


def _rows(coding: Coding, found: list[str], numbers: tuple[int, ...]) -> list[FigureRow]:
    return [
        FigureRow(word, (_integer(coding, word, number), *_one_hot(coding, word, number)))
        for word, number in zip(found, numbers, strict=True)
    ]


def _integer(coding: Coding, word: str, number: int) -> Figure:
    title = say("the integer of “{word}”", word=word)
    return Figure(word, str(number), lambda: wording.answer(title, coding.why(word)))


def _one_hot(coding: Coding, word: str, number: int) -> Iterator[Figure]:
    for at, column in enumerate(coding.vocabulary, coding.first):
        answer = partial(_cell_answer, column, number, at)
        yield Figure(word, "1" if at == number else "0", answer)


def _cell_answer(column: str, number: int, at: int) -> Answer:
    return wording.answer(say("the column of “{word}”", word=column), why_word(number, at))
