"""The reviews in figures: how many, how long, which words, each with its why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.corpus import statistics
from engine.corpus.loading import Loaded, load
from engine.corpus.statistics import SplitFigures, histogram, split_figures
from engine.corpus.store import SplitName
from engine.corpus.word_statistics import WordFigure, most_frequent, most_telling, word_counts
from engine.why import Term, Why
from tui import wording
from tui.language import N_, _, say
from tui.screens.reviews.view import ReviewView
from widgets.answer import Answer
from widgets.bars import Bars, LabelledBar
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure
from widgets.histogram import Bar, Histogram, Marker
from widgets.minus import with_minus
from widgets.safe_text import legible

#: The most frequent words of all say nothing about a film, so so many are passed over, but no
#: more than one in twenty.
PASSED_OVER = 50


@dataclass(frozen=True, slots=True)
class Found:
    """All that the view shows, computed at once."""

    passed: int  # how many of the most frequent words are left out below
    figures: dict[SplitName, SplitFigures]
    bars: tuple[statistics.Bar, ...]
    frequent: tuple[tuple[WordFigure, ...], tuple[WordFigure, ...]]
    telling: tuple[tuple[WordFigure, ...], tuple[WordFigure, ...]]


def compute(loaded: Loaded, split: SplitName) -> Found:
    """Count everything; this runs beside the event loop."""
    counts = word_counts(loaded, split)
    passed = min(PASSED_OVER, len(loaded.corpus.vocabulary) // 20)
    return Found(
        passed=passed,
        figures={"train": split_figures(loaded, "train"), "test": split_figures(loaded, "test")},
        bars=histogram(loaded.lengths(split)),
        frequent=(
            most_frequent(loaded, counts, 0, skip=passed),
            most_frequent(loaded, counts, 1, skip=passed),
        ),
        telling=(most_telling(loaded, counts, 0), most_telling(loaded, counts, 1)),
    )


class OverviewView(ReviewView):
    """A table of figures, a histogram of lengths, and the words of each label."""

    def compose(self) -> ComposeResult:
        """Figures and lengths above, words below."""
        with Horizontal(id="overview-upper"):
            yield FigureTable(id="overview-figures")
            with Vertical():
                yield Static(id="overview-lengths-title", classes="heading", markup=False)
                yield Histogram(id="overview-lengths")
        with Horizontal(id="overview-lower"):
            for name in ("telling-0", "telling-1", "frequent-0", "frequent-1"):
                with Vertical(classes="words often" if name.startswith("frequent") else "words"):
                    yield Static(id=f"{name}-title", classes="heading", markup=False)
                    yield Bars(id=name)

    def draw(self) -> None:
        """Count the reviews as Keras loads them, whatever the knobs of the other views say."""
        corpus, split = self.loaded.corpus, self.state.split
        self.beside(lambda _reports: compute(load(corpus), split), self._show)

    def _show(self, found: Found) -> None:
        both = found.figures
        self.query_one("#overview-figures", FigureTable).set_content(
            ("", *both),
            [_row(_(label), pick, both) for label, pick in ROWS],
            title=_("Reviews in figures"),
        )
        lengths = both[self.state.split].lengths
        title = say("x_{split}: lengths in ids", split=self.state.split)
        self.query_one("#overview-lengths-title", Static).update(title)
        self.query_one("#overview-lengths", Histogram).set_content(
            [self._column(bar) for bar in found.bars],
            top=wording.number(max((bar.count for bar in found.bars), default=0)),
            markers=self._markers(found.bars, lengths),
            title=title,
            columns=(_("ids"), _("reviews")),
        )
        for label in (0, 1):
            name = self.label_name(label)
            self._show_words(
                f"telling-{label}", say("tells {label}", label=name), found.telling[label]
            )
            often, most = say("often in {label}", label=name), found.frequent[label]
            note = say("without the {n} most frequent words of all", n=found.passed)
            self._show_words(f"frequent-{label}", often, most, note)
        self.shown()

    def _column(self, bar: statistics.Bar) -> Bar:
        label = f"{bar.low}+" if bar.high is None else f"{bar.low}"
        title = say("reviews of {low} ids and more", low=bar.low)
        if bar.high is not None:
            title = say("reviews of {low} to {high} ids", low=bar.low, high=bar.high)
        return Bar(label, bar.count, f"{bar.count:,}", lambda: wording.answer(title, bar.why))

    def _markers(
        self, bars: tuple[statistics.Bar, ...], lengths: statistics.LengthFigures
    ) -> list[Marker]:
        if not bars or bars[0].high is None:
            return []
        low, width = bars[0].low, bars[0].high - bars[0].low + 1
        found = []
        for letter, name, figure in (
            ("m", _("mean"), lengths.mean),
            ("M", _("median"), lengths.median),
        ):
            if figure.value is not None:
                at = min((figure.value - low) / width, len(bars) - 0.5)
                found.append(Marker(at, letter, f"{name} {figure.value:,.1f}"))
        return found

    def _show_words(
        self, name: str, title: str, found: tuple[WordFigure, ...], note: str = ""
    ) -> None:
        self.query_one(f"#{name}-title", Static).update(title)
        self.query_one(f"#{name}", Bars).set_content(
            [_word_bar(title, each, note) for each in found],
            title=f"{title}, {note}" if note else title,
            columns=(_("word"), title),
            empty=_("no such word"),
        )

    @on(FigureTable.Moved)
    def _asked(self, event: FigureTable.Moved) -> None:
        if event.control.has_focus and event.control.cursor:
            self.app.reach("figures")


def _word_bar(title: str, found: WordFigure, note: str) -> LabelledBar:
    word, value = legible(found.word), found.figure.value or 0
    text = with_minus(f"{value:+.2f}") if isinstance(value, float) else f"{value:,}"
    return LabelledBar(
        word, value, text, lambda: wording.answer(f"“{word}”: {title}", found.figure.why, note)
    )


def _answer(title: str, figure: statistics.Figure) -> Answer:
    return wording.answer(title, figure.why)


def _reviews(figures: SplitFigures) -> statistics.Figure:
    positive = int(figures.positive.value or 0)
    negative = figures.reviews - positive
    terms = (
        Term("positive_reviews", f"{positive}", positive),
        Term("negative_reviews", f"{negative}", negative),
    )
    return statistics.Figure(
        figures.reviews, Why(f"{positive} + {negative}", terms, figures.reviews)
    )


#: The rows of the table: what each is called, and which figure of a split it shows.
ROWS: Final[tuple[tuple[str, Callable[[SplitFigures], statistics.Figure]], ...]] = (
    (N_("reviews"), _reviews),
    (N_("positive"), lambda figures: figures.positive),
    (N_("share positive"), lambda figures: figures.share),
    (N_("shortest"), lambda figures: figures.lengths.shortest),
    (N_("longest"), lambda figures: figures.lengths.longest),
    (N_("mean length"), lambda figures: figures.lengths.mean),
    (N_("median length"), lambda figures: figures.lengths.median),
)


def _row(
    label: str,
    pick: Callable[[SplitFigures], statistics.Figure],
    both: dict[SplitName, SplitFigures],
) -> FigureRow:
    return FigureRow(
        label, tuple(_cell(f"{label}, x_{split}", pick(both[split])) for split in both)
    )


def _cell(title: str, figure: statistics.Figure) -> Figure:
    # The mean in full: 238.71364 is the figure by which the official file is known.
    text = "–" if figure.value is None else with_minus(f"{figure.value:,.8g}")
    return Figure(title, text, lambda: _answer(title, figure))
