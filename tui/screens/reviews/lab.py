"""The Reviews lab: seven views of the same reviews, and the keys that go from one to the next."""

from collections.abc import Iterable
from random import randrange
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from engine.corpus.catalogue import open_corpus
from engine.corpus.loading import LoadSettings
from engine.corpus.store import Corpus
from engine.corpus.text import words
from engine.why import Refusal
from tui import wording
from tui.background import Background, Came
from tui.keys import key
from tui.labs import lab
from tui.language import N_, _, say
from tui.screens.ask import LONGEST_NUMBER, AskScreen
from tui.screens.reviews.browse import BrowseView
from tui.screens.reviews.coding import CodingView
from tui.screens.reviews.memory import MemoryView
from tui.screens.reviews.overview import OverviewView
from tui.screens.reviews.parameters import ParametersView
from tui.screens.reviews.reading import ReadingView
from tui.screens.reviews.settings import with_load, with_pad
from tui.screens.reviews.state import ReviewsState
from tui.screens.reviews.trace import TraceView
from tui.screens.tabbed import TabbedLab, view_keys
from widgets.knobs import KnobBar
from widgets.progress_line import ProgressLine

#: One-hot rows grow with the square of the words.
MOST_CODED: Final = 60

#: The views: name, key, title.
VIEWS: Final = (
    ("overview", "o", N_("Overview")),
    ("browse", "b", N_("Browse")),
    ("reading", "r", N_("+3")),
    ("trace", "t", N_("Trace")),
    ("parameters", "p", N_("load_data")),
    ("memory", "m", N_("Memory")),
    ("coding", "c", N_("Coding")),
)


class Opener(Background):
    """Says what is being opened, and how far it has come."""

    def compose(self) -> Iterable[Widget]:
        """One line of words, one of progress."""
        yield Static(id="opening", markup=False)
        yield ProgressLine(id="opening-progress")

    def announce(self, sentence: str) -> None:
        """Put a sentence in place of the progress."""
        self.query_one("#opening", Static).update(sentence)

    @on(Came)
    def _came(self, message: Came) -> None:
        progress = message.progress
        self.query_one(ProgressLine).set_content(
            wording.stage(progress), progress.done, progress.total
        )


class ReviewsLab(TabbedLab):
    """Reviews as numbers."""

    BINDINGS = [
        *view_keys("reviews", VIEWS),
        key("n", "random", N_("Any review"), "reviews.random"),
        key("g", "ask_number", N_("Go to"), "reviews.go_to"),
        key("x", "other_split", N_("train/test"), "reviews.split"),
        key("slash", "ask_phrase", N_("Search"), "reviews.search", show=False),
        key("e", "ask_sentence", N_("Own sentence"), "reviews.sentence"),
        key("left_square_bracket", "go_by(-1)", N_("Review before"), "reviews.before", show=False),
        key("right_square_bracket", "go_by(1)", N_("Review after"), "reviews.after", show=False),
        key("d", "app.sources", N_("Reviews"), "reviews.sources"),
        key("0", "usual", N_("Keras' own settings"), "reviews.usual", show=False),
    ]

    VIEWS = VIEWS
    state: ReviewsState

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("reviews")
        self.state = ReviewsState()

    def contents(self) -> Iterable[Widget]:
        """The tabs, and the views behind them."""
        yield self.tabs()
        yield self.switcher(
            Opener(id="opener"),
            OverviewView(id="overview"),
            BrowseView(id="browse"),
            ReadingView(id="reading"),
            TraceView(id="trace"),
            ParametersView(id="parameters"),
            MemoryView(id="memory"),
            CodingView(id="coding"),
            initial="opener",
        )

    def on_mount(self) -> None:
        """Open the reviews in use, and whatever is used instead later."""
        self.watch(self.app, "source", self._open_source)

    def drawn_anew(self) -> None:
        """Draw anew, in another language; the reviews stay open."""
        super().drawn_anew()
        if self.state.loaded is not None:
            self.show_view(focus=False)

    # Opening the reviews

    def _open_source(self) -> None:
        source, where = self.app.source, self.app.session.places
        opener = self.query_one(Opener)
        opener.announce(say("Opening {source} …", source=source))
        self.query_one("#views", ContentSwitcher).current = "opener"
        opener.beside(
            lambda reports: open_corpus(
                source, where, progress=reports.progress, notify=reports.tell
            ),
            self._opened,
            refused=self._not_opened,
        )

    def _opened(self, corpus: Corpus) -> None:
        try:
            self.state.take(corpus)
        except Refusal as refusal:
            # Knobs set for other reviews may leave none of these.
            self.state.settings = LoadSettings()
            self.state.take(corpus)
            self.app.refuse(refusal)
        self.show_view(focus=True)

    def _not_opened(self, refusal: Refusal) -> None:
        self.state.loaded = None  # what was open before is not what the line above says
        self.query_one(Opener).announce(
            wording.refusal(refusal) + "\n" + _("d chooses other reviews.")
        )

    # Views

    def action_view(self, name: str) -> None:
        """Open a view."""
        self.state.view = name
        if self.state.loaded is not None:
            self.show_view(focus=True)

    @on(KnobBar.Changed)
    def _knob_turned(self, event: KnobBar.Changed) -> None:
        state = self.state
        try:
            if event.id in ("pad_maxlen", "padding", "truncating"):
                state.pad = with_pad(state.pad, event.id, event.value)
            else:
                state.set_settings(with_load(state.settings, event.id, event.value))
        except Refusal as refusal:
            self.app.refuse(refusal)
        self.view.draw()
        self.explain_again()

    def action_usual(self) -> None:
        """All knobs of load_data back to Keras' defaults."""
        self.state.set_settings(LoadSettings())
        self._redraw()

    def _redraw(self) -> None:
        if self.state.loaded is not None:
            self.view.draw()

    # Which review is in hand

    def _go_to(self, position: int) -> None:
        if self.state.loaded is not None:
            self.state.go_to(position)
            self.view.draw()

    def action_random(self) -> None:
        """Any review."""
        if self.state.loaded is not None:
            self._go_to(randrange(self.state.loaded.count(self.state.split)))

    def action_go_by(self, step: int) -> None:
        """The review before or after."""
        self._go_to(self.state.position + step)

    def action_other_split(self) -> None:
        """The test reviews instead of the training reviews, or back."""
        self.state.other_split()
        self._redraw()

    def action_ask_number(self) -> None:
        """Go to a review by its number."""
        if self.state.loaded is None:
            return
        count = self.state.loaded.count(self.state.split)

        def problem(text: str) -> str:
            number = text.strip()
            short = number.isdecimal() and len(number) <= LONGEST_NUMBER
            fits = short and int(number) < count
            return "" if fits else say("A number from 0 to {last:,} is wanted.", last=count - 1)

        question = say(
            "Which review of x_{split}? Numbers go from 0 to {last:,}.",
            split=self.state.split,
            last=count - 1,
        )
        self.app.push_screen(AskScreen(question, check=problem), self._number_given)

    def _number_given(self, text: str | None) -> None:
        if text is not None:
            self._go_to(int(text))

    def action_ask_phrase(self) -> None:
        """Search the reviews for words in sequence."""
        question = _("Which words, in this order? Leave it empty to list all reviews.")
        self.app.push_screen(AskScreen(question, self.state.filters.phrase), self._phrase_given)

    def _phrase_given(self, text: str | None) -> None:
        if text is not None:
            self.state.filters.phrase = text.strip()
            self.action_view("browse")

    def action_ask_sentence(self) -> None:
        """Take a sentence of the learner's own in hand."""
        coding = self.state.view == "coding"
        value = self.state.coded if coding else self.state.sentence
        check = _problem_of_coding if coding else _problem_of_sentence
        question = _("A sentence of your own:")
        self.app.push_screen(AskScreen(question, value, check=check), self._sentence_given)

    def _sentence_given(self, text: str | None) -> None:
        if text is None:
            return
        if self.state.view == "coding":
            self.state.coded = text
            self._redraw()
        else:
            self.state.sentence = text
            self.action_view("trace")


def _problem_of_sentence(text: str) -> str:
    return "" if words(text) else _("There is no word in it yet.")


def _problem_of_coding(text: str) -> str:
    if len(words(text)) > MOST_CODED:
        return say("A table for {most} words at most can still be read.", most=MOST_CODED)
    return _problem_of_sentence(text)
