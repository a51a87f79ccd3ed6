"""The parameters of `load_data`: what each does to the reviews in use, before and after."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.widgets import Static

from engine.corpus.effects import Effect, effects
from engine.corpus.loading import Loaded
from engine.corpus.statistics import Figure as Counted
from engine.corpus.store import SplitName
from engine.corpus.word_statistics import coverage, word_counts
from tui import wording
from tui.language import N_, _, say
from tui.screens.reviews.settings import drop_knobs, load_knobs
from tui.screens.reviews.view import ReviewView
from widgets.answer import Answer
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure
from widgets.knobs import KnobBar

COUNTED: Final[Mapping[str, str]] = {
    "first_row": N_("row of the file that comes first"),
    "first_word_id": N_("id of the most frequent word"),
    "ids": N_("ids in all"),
    "reviews": N_("reviews"),
    "known_words": N_("words with an id of their own"),
    "vocabulary": N_("words of the index with an id"),
    "start_tokens": N_("start tokens"),
    "unknown": N_("ids that are oov_char"),
    "dropped": N_("words that are dropped"),
}


def compute(loaded: Loaded, split: SplitName) -> tuple[tuple[Effect, ...], Counted]:
    """Count the words, and what becomes of them; this runs beside the event loop."""
    counts = word_counts(loaded, split)
    return effects(loaded, split, counts), coverage(loaded, counts)


class ParametersView(ReviewView):
    """The knobs, and a row for each thing that a knob changes."""

    def compose(self) -> ComposeResult:
        """The call as it would be written, the knobs, the effects."""
        yield Static(id="parameters-call", classes="heading", markup=False)
        yield KnobBar(id="parameters-knobs")
        yield FigureTable(id="parameters-effects")

    def draw(self) -> None:
        """Count what the knobs do."""
        settings, loaded, split = self.state.settings, self.loaded, self.state.split
        self.query_one(KnobBar).set_content((*load_knobs(settings), *drop_knobs(settings)))
        self.query_one("#parameters-call", Static).update(_call(loaded))
        self.beside(lambda _reports: compute(loaded, split), self._show)

    def _show(self, found: tuple[tuple[Effect, ...], Counted]) -> None:
        split = self.state.split
        rows = [_row(effect) for effect in found[0]]
        share = found[1]
        covered = wording.number(share.value)
        title = _("share of words with an id of their own")
        cell = Figure(title, covered, lambda: wording.answer(title, share.why))
        rows.append(FigureRow(title, (Figure(title, "1", _before(title, "1", "num_words")), cell)))
        self.query_one(FigureTable).set_content(
            (say("x_{split}", split=split), _("before"), _("after")), rows, title="load_data"
        )
        self.shown()


def _row(effect: Effect) -> FigureRow:
    label = f"{effect.setting}: {_(COUNTED[effect.counted])}"
    before = _before(label, f"{effect.before:,}", effect.setting)
    after = Figure(label, f"{effect.after:,}", partial(_answer, label, effect))
    return FigureRow(label, (Figure(label, before.value, before), after))


def _before(label: str, value: str, setting: str) -> Answer:
    return Answer(label, "", (), value, say("before {name} is looked at", name=setting))


def _answer(label: str, effect: Effect) -> Answer:
    return wording.answer(label, effect.why)


def _call(loaded: Loaded) -> str:
    """The call that a program would make; what is at Keras' default is left out."""
    settings = loaded.settings
    usual = type(settings)()
    given = [
        f"{name}={getattr(settings, name)}"
        for name in settings.__dataclass_fields__
        if getattr(settings, name) != getattr(usual, name)
    ]
    return f"imdb.load_data({', '.join(given)})"
