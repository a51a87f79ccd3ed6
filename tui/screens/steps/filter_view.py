"""What the filters of a trained convolution look for, in a text and in all reviews."""

from dataclasses import replace
from functools import partial

from textual import on

from engine.corpus.loading import Loaded
from engine.runs.library import RunKey
from engine.why import Refusal
from tui.background import Came, Reports
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.ask import LONGEST_NUMBER, AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.steps.filter_drawing import FilterDrawing
from tui.screens.steps.filter_reading import sieves
from tui.screens.steps.filter_search import Found, search
from tui.screens.steps.filter_state import Asked, Read, Review, opened, read
from tui.screens.view import how_far
from widgets.virtual_list import VirtualList

SEARCH = "search"


class FilterView(FilterDrawing):
    """The text, all filters along it, and the phrases that the filter in hand answers most."""

    BINDINGS = [
        key("e", "ask_sentence", N_("Own sentence"), "filter.sentence"),
        key("g", "ask_number", N_("Review"), "filter.review"),
        key("a", "everywhere", N_("All reviews"), "filter.everywhere"),
        key("m", "ask_model", N_("Model"), "filter.model"),
        key("h", "next_layer", N_("Next layer"), "filter.layer", show=False),
        key("v", "order", N_("Order"), "filter.order", show=False),
        key("d", "app.sources", N_("Reviews"), "filter.sources", show=False),
    ]
    _reading = False

    # Reading

    def draw(self) -> None:
        """Show what is in hand; at first it must be read."""
        if self.state.read is None:
            if not self._reading:
                self._read(self.state.asked)
            return
        self.draw_all()
        self.shown()

    def _read(self, asked: Asked, place: int | None = None) -> None:
        """Have a text read beside the event loop."""
        source, where, before = self.app.source, self.app.session.places, self.state.read
        self._reading = True
        self.head(_("Reading …"))
        self.beside(
            lambda reports: read(asked, source, where, reports, before),
            partial(self._was_read, place),
            refused=self._not_done,
        )

    def _was_read(self, place: int | None, found: Read) -> None:
        self._reading = False
        self.state.take(found, place)
        self.draw_all()
        self.shown()

    def _not_done(self, refusal: Refusal) -> None:
        self._reading = self.searching = False
        if self.state.read is not None:
            self.draw_all()
        self.complain(refusal)

    @on(VirtualList.Chosen)
    def _phrase_chosen(self, event: VirtualList.Chosen) -> None:
        """Open the review that a phrase is from."""
        phrase = self.phrases[event.index]
        if phrase.split is not None:
            review = Review(phrase.split, phrase.position)
            self._read(replace(self.state.asked, text=review), phrase.place)

    # All reviews

    def action_everywhere(self) -> None:
        """Look through all reviews; or stop that, or come back to this text."""
        state = self.state
        if self.searching:
            self.workers.cancel_group(self, SEARCH)
            return
        if state.read is None:
            return
        if state.asked.layer:
            self.complain(
                _("All reviews are looked through by the first layer alone; h leads there.")
            )
            return
        if state.found_in(self.app.source) is not None:
            state.everywhere = not state.everywhere
            self.draw_all()
            return
        self._search(state.read)

    def _search(self, given: Read) -> None:
        source, where = self.app.source, self.app.session.places
        self.searching = True

        def job(reports: Reports) -> tuple[tuple[str, Loaded], Found]:
            reviews = opened(source, where, reports, given.reviews)
            return reviews, search(given.answers.sieve, reviews[1], reports.progress)

        then = partial(self._searched, given.answers.sieve.key)
        self.beside(job, then, refused=self._not_done, group=SEARCH)

    def _searched(self, model: RunKey, result: tuple[tuple[str, Loaded], Found]) -> None:
        reviews, found = result
        state = self.state
        self.searching = False
        state.found[model, reviews[0]] = found
        assert state.read is not None
        state.read = replace(state.read, reviews=reviews)
        state.everywhere = state.found_in(self.app.source) is not None and not state.asked.layer
        if state.everywhere:
            self.app.reach("found_pattern")
        self.draw_all()

    @on(Came)
    def _came(self, message: Came) -> None:
        progress = message.progress
        if not progress.total or not (self._reading or self.searching):
            return
        come = how_far(progress)
        self.head(say("{come} · a stops", come=come) if self.searching else come)

    # Choosing

    def action_ask_sentence(self) -> None:
        """Take a sentence of the learner's own in hand."""
        text = self.state.asked.text

        def problem(given: str) -> str:
            return "" if given.strip() else _("There is no word in it yet.")

        def given(answer: str | None) -> None:
            if answer is not None:
                self._read(replace(self.state.asked, text=answer))

        value = text if isinstance(text, str) else ""
        question = _("A sentence of your own:")
        self.app.push_screen(AskScreen(question, value, check=problem), given)

    def action_ask_number(self) -> None:
        """Take one of the reviews in use in hand."""

        def problem(given: str) -> str:
            wanted = _("A number is wanted, with “test” before it for a test review.")
            return wanted if _review(given) is None else ""

        def given(answer: str | None) -> None:
            review = None if answer is None else _review(answer)
            if review is not None:
                self._read(replace(self.state.asked, text=review))

        question = _("Which review of x_train? Or, as in “test 7”, of x_test?")
        self.app.push_screen(AskScreen(question, check=problem), given)

    def action_ask_model(self) -> None:
        """Choose the model whose filters are looked at."""
        where = self.app.session.places
        self.beside(lambda _reports: sieves(where), self._offer, group="models")

    def _offer(self, found: list[RunKey]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more
        titles = [each if isinstance(each, str) else say("run {run}", run=each) for each in found]

        def chosen(i: int | None) -> None:
            if i is not None:
                self._read(replace(self.state.asked, key=found[i], layer=0))

        self.app.push_screen(ChooseScreen(_("Whose filters?"), titles), chosen)

    def action_next_layer(self) -> None:
        """The next convolution of the model."""
        if self.state.read is not None:
            self._read(replace(self.state.asked, layer=self.state.asked.layer + 1))

    def action_order(self) -> None:
        """The filters by number, or the strongest first."""
        if self.state.read is not None:
            self.state.by_strength = not self.state.by_strength
            self.draw_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "next_layer":
            read = self.state.read
            return read is not None and len(read.answers.sieve.convolutions) > 1
        return super().check_action(action, parameters)


def _review(text: str) -> Review | None:
    """A number, or a half and a number."""
    *half, number = text.lower().split() or [""]
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    match half:
        case [] | ["train"]:
            return Review("train", int(number))
        case ["test"]:
            return Review("test", int(number))
    return None
