"""The filters of a convolution as they are drawn: a text, their answers along it, phrases."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.language import _, counted
from tui.screens.steps import filter_words as words
from tui.screens.steps.filter_search import Phrase, strongest_here
from tui.screens.steps.filter_state import FilterState
from tui.screens.steps.view import StepsView
from tui.screens.view import focus_now
from widgets.answer import Answer
from widgets.heat_map import HeatMap
from widgets.token_strip import TokenStrip
from widgets.virtual_list import Column, VirtualList

#: So many lines leave room for a text on more than two.
TALL = 13


class FilterDrawing(StepsView):
    """Text, answers and phrases, each of which leads the others."""

    DEFAULT_CSS = """
    FilterDrawing {
        & > .heading { height: auto; max-height: 2; }
        & > TokenStrip { height: auto; max-height: 4; scrollbar-size-vertical: 1; }
        & > Horizontal { height: 1fr; }
        & HeatMap { width: 1fr; height: 1fr; margin-right: 2; scrollbar-size-vertical: 1; }
        & VirtualList { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
        &.-short > TokenStrip { max-height: 2; }
    }
    """

    def __init__(self, state: FilterState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state
        self.searching = False
        self.phrases: list[Phrase] = []

    def compose(self) -> ComposeResult:
        """What is in hand, the text, all filters, phrases."""
        yield Static(classes="heading", markup=False)
        yield TokenStrip(id="filter-words")
        with Horizontal():
            yield HeatMap(id="filter-answers")
            yield VirtualList(id="filter-phrases")

    def on_resize(self, event: events.Resize) -> None:
        """A long text gives way where there is no room."""
        self.set_class(event.size.height < TALL, "-short")

    def focus_first(self) -> None:
        """The answers: from there every filter and every place is reached."""
        focus_now(self.query_one(HeatMap))

    # Drawing

    def draw_all(self) -> None:
        state = self.state
        assert state.read is not None
        order = state.order(self.app.source)
        self.query_one(HeatMap).set_content(
            words.heat(state.read.answers, order, state.by_strength)
        )
        self.query_one(HeatMap).go_to(order.index(state.filter), state.place)
        self._draw_filter()

    def _draw_filter(self) -> None:
        """Show the phrases of the filter in hand."""
        state = self.state
        assert state.read is not None
        found = state.found_in(self.app.source) if state.everywhere else None
        if found is None:
            self.phrases = strongest_here(state.read.answers, state.filter)
        else:
            self.phrases = list(found.phrases[state.filter])
        filter_, phrases = state.filter, self.phrases
        title = _("this text answers most (a)")
        if found is not None:
            title = counted("of {n} phrase (a)", "of {n} phrases (a)", found.windows)
        self.query_one(VirtualList).set_content(
            (Column(_("answer"), 7, "right"), Column(title, 0)),
            lambda i: words.phrase_row(phrases[i]),
            len(phrases),
            answer=lambda i: self._phrase_answer(phrases[i], filter_),
            title=title,
            empty=_("No answer here is free of padding."),
        )
        self._draw_place()

    def _phrase_answer(self, phrase: Phrase, filter_: int) -> Answer:
        assert self.state.read is not None
        if phrase.split is not None:
            return words.phrase_answer(phrase, filter_)
        return words.answer_of(self.state.read.answers, filter_, phrase.place)

    def _draw_place(self) -> None:
        """Show which words the answer in hand has seen."""
        state = self.state
        assert state.read is not None
        found = state.read.answers
        if not self.searching:
            self.head(words.heading(state.read, state.filter))
        strip = self.query_one(TokenStrip)
        strip.set_content(
            words.tokens(found, state.filter, state.place),
            columns=(_("word"), _("id"), _("mark")),
        )
        if not strip.has_focus:
            strip.go_to(found.span(state.place).stop - 1)
            strip.go_to(found.span(state.place).start)
        self.refresh_bindings()
        self.lab.explain_again()

    # Following the cursor

    @on(HeatMap.Moved)
    def _answer_asked(self, event: HeatMap.Moved) -> None:
        state, heat = self.state, self.query_one(HeatMap)
        if state.read is None or not heat.has_focus or heat.at != (event.row, event.column):
            return
        filter_ = int(heat.heat.row_heads[event.row])
        if (filter_, event.column) == (state.filter, state.place):
            return
        other = filter_ != state.filter
        state.filter, state.place = filter_, event.column
        if other:
            self._draw_filter()
        else:
            self._draw_place()

    @on(TokenStrip.Moved)
    def _word_asked(self, event: TokenStrip.Moved) -> None:
        state, strip = self.state, self.query_one(TokenStrip)
        if state.read is None or not strip.has_focus or strip.index != event.index:
            return
        found = state.read.answers
        places = range(len(found.output))
        place = next((i for i in places if found.span(i).stop > event.index), places[-1])
        # Words at the end may be seen by no answer; then the last one is as near as it gets.
        if event.index not in found.span(state.place) and place != state.place:
            self._go_to(place)

    @on(VirtualList.Highlighted)
    def _phrase_asked(self, event: VirtualList.Highlighted) -> None:
        listed = self.query_one(VirtualList)
        if listed.has_focus and listed.cursor == event.index < len(self.phrases):
            phrase = self.phrases[event.index]
            if phrase.split is None and phrase.place != self.state.place:
                self._go_to(phrase.place)

    def _go_to(self, place: int) -> None:
        heat = self.query_one(HeatMap)
        self.state.place = place
        heat.go_to(heat.at[0], place)
        self._draw_place()
