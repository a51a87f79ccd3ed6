"""Questions to vectors: what is nearest, what comes of a sum of words, which is the odd one."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from engine.why import Refusal
from engine.words.answering import Answered, answered
from engine.words.lesson import QUESTIONS
from tui.background import Reports
from tui.keys import key
from tui.language import N_, _
from tui.screens.choose import ChooseScreen
from tui.screens.view import focus_now
from tui.screens.words import ask_words
from tui.screens.words.ask_prompt import Prompt
from tui.screens.words.ask_state import (
    AskState,
    History,
    history_file,
    read_history,
    write_history,
)
from tui.screens.words.completing import Completing
from tui.screens.words.view import WordsView
from widgets.gauges import Gauges

#: So many answers are shown.
ANSWERS = 30


class AskView(WordsView):
    """The question, the words that may be meant, and the answers with their scores."""

    BINDINGS = [
        key("e", "type", N_("Ask"), "words.type"),
        key("p", "ask_preset", N_("Of the lesson"), "words.preset"),
        key("i", "inputs", N_("Inputs"), "words.inputs"),
    ]
    DEFAULT_CSS = """
    AskView {
        & > Gauges { height: 1fr; scrollbar-size-vertical: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        yield Completing(lambda: self.state.vectors, lambda: self.ask.history)
        yield Static(classes="heading", markup=False)
        yield Gauges(id="ask-answers")

    @property
    def _line(self) -> Completing:
        return self.query_one(Completing)

    @property
    def ask(self) -> AskState:
        """What is in hand."""
        return self.state.ask

    def focus_first(self) -> None:
        """The answers: from there each score is asked."""
        focus_now(self.query_one(Gauges))

    def draw_vectors(self) -> None:
        """Ask the question in hand, of the vectors that are in use now."""
        if not self.query_one(Prompt).has_focus:  # what is being typed is left alone
            self.query_one(Prompt).value = self.ask.text
            self._line.offer([])
        if self.ask.asked is not self.vectors:  # what others have said is no answer of these
            self.ask.answered = None
            self.query_one(Gauges).set_content(())
        self._answer(self.ask.text, remember=False)

    # Asking

    def _answer(self, text: str, *, remember: bool = True) -> None:
        if self.state.vectors is None:
            return
        vectors, include = self.vectors, self.ask.include_inputs
        path = history_file(self.app.session.places.data)
        before = self.ask.history

        def job(_reports: Reports) -> tuple[Answered, History]:
            history = read_history(path) if before is None else before
            return answered(vectors, text, ANSWERS, include_inputs=include), history

        def then(found: tuple[Answered, History]) -> None:
            if vectors is not self.state.vectors:
                return  # others have come meanwhile, and are asked the same
            self.ask.text, self.ask.history = text, found[1]
            self.ask.asked, self.ask.answered = vectors, found[0]
            self._draw_answers()
            if remember:
                self._remember(text)
                self._reach(found[0])
                self.query_one(Gauges).move_to(0)
                if self.query_one(Prompt).has_focus and self.query_one(Prompt).value == text:
                    self.query_one(Gauges).focus()

        def refused(refusal: Refusal) -> None:
            if vectors is self.state.vectors:
                self._refused(text, refusal)

        self.beside(job, then, refused=refused, group="ask")

    def _remember(self, text: str) -> None:
        history = self.ask.history
        assert history is not None
        history.add(text)
        path, texts = history_file(self.app.session.places.data), list(history.texts)
        self.beside(lambda _reports: write_history(path, texts), lambda _done: None, group="keep")

    def _draw_answers(self) -> None:
        found, listed = self.ask.answered, self.query_one(Gauges)
        assert found is not None
        title = ask_words.heading(self.vectors, found, self.ask.include_inputs)
        self.head(title)
        listed.set_content(ask_words.gauges(self.vectors, found), title=title)
        self.shown()

    def _reach(self, found: Answered) -> None:
        """An analogy is a sum from which something was taken."""
        if found.question.left.negative:
            self.app.reach("asked_analogy")

    def _refused(self, text: str, refusal: Refusal) -> None:
        """What has no answer does not keep that of the question before."""
        self.ask.text, self.ask.answered = text, None
        self.complain(refusal)
        self.query_one(Gauges).set_content(())
        self._line.offer_near(refusal)
        self.lab.explain_again()

    # Typing

    def action_type(self) -> None:
        """Go to the line in which a question is typed."""
        self.query_one(Prompt).focus()

    @on(Prompt.Left)
    def _left(self) -> None:
        self._line.offer([])
        self.query_one(Gauges).focus()

    @on(Input.Submitted)
    def _asked(self, event: Input.Submitted) -> None:
        event.stop()
        self._line.offer([])
        self._answer(event.value)

    # Choosing

    def action_ask_preset(self) -> None:
        """One of the questions of the lesson."""

        def chosen(i: int | None) -> None:
            if i is not None:
                self.query_one(Prompt).value = QUESTIONS[i]
                self._answer(QUESTIONS[i])

        self.app.push_screen(ChooseScreen(_("Which question?"), QUESTIONS), chosen)

    def action_inputs(self) -> None:
        """Let the words that were given be answers too, or leave them out as gensim does."""
        self.ask.include_inputs = not self.ask.include_inputs
        found = self.ask.answered
        if self.ask.include_inputs and found is not None and found.question.left.negative:
            self.app.reach("included_inputs")
        self._answer(self.ask.text, remember=False)
