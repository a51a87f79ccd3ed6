"""Several models on the same text, side by side: where they disagree, and over which words."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.scoring.occlusion import Pushes
from tui.keys import key
from tui.language import N_, _
from tui.screens.choose import ChooseScreen
from tui.screens.score import compare_words as words
from tui.screens.score.ask_newest import Newest
from tui.screens.score.compare_reading import compare, pushes, usual
from tui.screens.score.compare_state import Compared, CompareState
from tui.screens.score.offered import on_offer
from tui.screens.score.presets import PRESETS
from tui.screens.score.view import ScoreView
from widgets.figure_table import FigureTable

#: With fewer lines than this, more than one note leaves the words no room beside all verdicts.
LOW: Final = 16


class SideBySideView(ScoreView):
    """A table of verdicts, and one of words with how far each pushes each model."""

    BINDINGS = [
        key("m", "ask_models", N_("Models"), "compare.models"),
        key("o", "ask_preset", N_("Sentences"), "compare.presets"),
        key("v", "order", N_("Order"), "compare.order"),
    ]
    DEFAULT_CSS = """
    SideBySideView {
        & > .heading { height: auto; max-height: 2; }
        & > .notes { height: auto; max-height: 4; color: $text-warning; }
        & > #compare-verdicts { height: auto; max-height: 55%; scrollbar-size-vertical: 1; }
        & > .between { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #compare-words { height: 1fr; scrollbar-size-vertical: 1; }
        &.-low.-noted > #compare-verdicts { max-height: 30%; }
    }
    """

    def __init__(self, compared: CompareState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.compared = compared
        self._newest = Newest(self, "compare")

    def compose(self) -> ComposeResult:
        """How they stand, what to know of that, the verdicts, the words."""
        yield Static(classes="heading", markup=False)
        yield Static(classes="notes", markup=False)
        yield FigureTable(id="compare-verdicts")
        yield Static(classes="between", markup=False)
        yield FigureTable(id="compare-words")

    def on_resize(self, event: events.Resize) -> None:
        """Where there are few lines, notes are at the cost of the verdicts, which can be moved."""
        self.set_class(event.size.height < LOW, "-low")

    # Asking

    def draw(self) -> None:
        """Show what was said of the text in hand, and ask what has not been asked yet."""
        text, found = self.state.asked.text, self.compared.found
        keys, source, in_hand = self.compared.keys, self.app.source, self.state.asked.key
        if (
            found is not None
            and (found.text, found.source) == (text, source)
            and (keys == found.keys or (keys is None and in_hand in (None, *found.keys)))
        ):
            self._draw_all()
            return
        self.head(_("Asking all of them …"))
        scorers = self.state.scorers
        job = partial(compare, scorers, keys, source, text, in_hand=in_hand)
        self._newest.give(job, self._was_compared, self.complain)

    def _was_compared(self, found: Compared) -> None:
        self.compared.take(found)
        if words.settled(found):
            self.app.reach("models_differ")
        self._draw_all()
        self._push_next()

    def _push_next(self) -> None:
        """Find out, model after model, which words push it."""
        wanted = self.compared.next
        if wanted is not None:
            self._newest.give(partial(pushes, wanted), self._was_pushed, self.complain)

    def _was_pushed(self, found: tuple[RunKey, Pushes]) -> None:
        self.compared.pushes[found[0]] = found[1]
        self._draw_words()
        self.lab.explain_again()
        self._push_next()

    # Drawing

    def _draw_all(self) -> None:
        found = self.compared.found
        assert found is not None
        self.head(words.heading(self.compared))
        notes = list(words.notes(found))
        self.query_one(".notes", Static).update("\n".join(notes))
        self.query_one(".notes", Static).display = bool(notes)
        self.set_class(len(notes) > 1, "-noted")
        self.query_one("#compare-verdicts", FigureTable).set_content(
            words.verdict_heads(found), words.verdict_rows(found), title=found.text
        )
        self._draw_words()
        self.shown()

    def _draw_words(self) -> None:
        found = self.compared.found
        assert found is not None
        self.query_one(".between", Static).update(words.words_heading(self.compared))
        self.query_one("#compare-words", FigureTable).set_content(
            words.word_heads(found),
            words.word_rows(self.compared),
            title=found.text,
            empty=_("None of these models reads whole words."),
        )

    # Choosing

    def action_order(self) -> None:
        """The words that they differ over first, or as they stand."""
        self.compared.as_they_stand = not self.compared.as_they_stand
        if self.compared.found is not None:
            self._draw_words()
            self.lab.explain_again()

    def action_ask_preset(self) -> None:
        """Take a sentence in hand on which order matters."""

        def chosen(i: int | None) -> None:
            if i is not None:
                self.lab.ask(text=PRESETS[i], keep=True)

        self.app.push_screen(ChooseScreen(_("Which sentence?"), PRESETS), chosen)

    def action_ask_models(self) -> None:
        """Choose a model that is to be compared, too, or no longer."""
        store = Store(self.app.session.places)
        source, in_hand = self.app.source, self.state.asked.key

        def job(_reports: object) -> tuple[Mapping[RunKey, str], tuple[RunKey, ...]]:
            return on_offer(store), usual(source, in_hand)

        self.beside(job, self._offer, group="models")

    def _offer(self, offered: tuple[Mapping[RunKey, str], tuple[RunKey, ...]]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more
        found, usually = list(offered[0]), offered[1]
        taken = list(usually if self.compared.keys is None else self.compared.keys)
        titles = [f"{'✓' if each in taken else ' '} {title}" for each, title in offered[0].items()]

        def chosen(i: int | None) -> None:
            if i is None:
                return
            if found[i] in taken:
                taken.remove(found[i])
            else:
                taken.append(found[i])
            self.compared.keys = tuple(taken)
            self.draw()

        question = _("Which model is to be compared, or no longer? ✓ is compared now.")
        self.app.push_screen(ChooseScreen(question, titles), chosen)
