"""A window that moves over a sentence, the guesses that fall out of it, and the network for one."""

from dataclasses import replace
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _
from tui.screens.ask import AskScreen
from tui.screens.steps import skipgram_words as words
from tui.screens.steps.playing import PlayingView
from tui.screens.steps.skipgram_state import Setting, SkipgramState, guesses
from tui.screens.view import focus_now
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.knobs import KnobBar
from widgets.token_strip import TokenStrip
from widgets.virtual_list import Column, VirtualList

#: So many lines leave room for the sentence on more than one.
TALL = 13


class SkipgramView(PlayingView):
    """The sentence under the window, the guesses so far, and how the network makes one."""

    BINDINGS = [
        key("space", "play", N_("Play"), "steps.play"),
        key("n,right_square_bracket", "step(1)", N_("Next guess"), "skipgram.next"),
        key("b,left_square_bracket", "step(-1)", N_("Back"), "skipgram.back", show=False),
        key("z", "ends(False)", N_("From the beginning"), "steps.first", show=False),
        key("x", "ends(True)", N_("To the end"), "steps.last", show=False),
        key("e", "ask_sentence", N_("Own sentence"), "skipgram.sentence"),
    ]
    DEFAULT_CSS = """
    SkipgramView {
        & > .heading { height: 1; }
        & > TokenStrip { height: auto; max-height: 4; scrollbar-size-vertical: 1; }
        & > Horizontal { height: 1fr; }
        & VirtualList { width: 1fr; height: 1fr; margin-right: 2; scrollbar-size-vertical: 1; }
        & FigureTable { width: 2fr; height: 1fr; scrollbar-size-vertical: 1; }
        & > Figures { height: auto; max-height: 2; }
        & > KnobBar { height: auto; }
        &.-short > TokenStrip { max-height: 2; }
        &.-short > Figures { max-height: 1; }
    }
    """

    def __init__(self, state: SkipgramState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state

    def compose(self) -> ComposeResult:
        """Sentence, guesses and network, losses, knobs."""
        yield Static(classes="heading", markup=False)
        yield TokenStrip(id="skipgram-words", two_rows=True)
        with Horizontal():
            yield VirtualList(id="skipgram-guesses")
            yield FigureTable(id="skipgram-network")
        yield Figures(id="skipgram-losses")
        yield KnobBar(id="skipgram-knobs")

    def on_resize(self, event: events.Resize) -> None:
        """A long sentence gives way where there is no room."""
        self.set_class(event.size.height < TALL, "-short")

    def focus_first(self) -> None:
        """The guesses: from there the window is moved."""
        focus_now(self.query_one(VirtualList))

    # Drawing

    def draw(self) -> None:
        """Show everything as it is now."""
        self.query_one(KnobBar).set_content(words.knobs(self.state.guesses.setting))
        self._draw_guess()
        self.shown()

    def _draw_guess(self) -> None:
        state, found = self.state, self.state.guesses
        self.head(words.heading(found, state.at, state.known))
        strip = self.query_one(TokenStrip)
        strip.set_content(
            words.tokens(found, state.at),
            title=found.setting.sentence,
            columns=(_("word"), _("away"), _("mark")),
        )
        if not strip.has_focus:
            strip.go_to(found.turns[state.at].centre)
        listed = self.query_one(VirtualList)
        listed.set_content(
            (Column("", 3, "right"), Column(_("guesses"), 0)),
            lambda i: (f"{i + 1}", words.guess_text(found, i)),
            state.known,
            answer=lambda i: words.guess_answer(found, i),
            title=found.setting.sentence,
        )
        listed.move_to(state.at)
        self.query_one(FigureTable).set_content(
            words.heads(found),
            words.rows(found, state.at),
            title=words.guess_text(found, state.at),
        )
        self.query_one(Figures).set_content(words.losses(found, state.at))
        self.lab.explain_again()

    # Stepping

    def is_over(self) -> bool:
        """Whether the last guess is looked at."""
        return self.state.at == len(self.state.guesses.turns) - 1

    def step(self, by: int) -> bool:
        """A guess on, or one back."""
        went = self.state.go_to(self.state.at + by)
        self._draw_guess()
        return went

    def ends(self, last: bool) -> None:
        """All guesses, or the first."""
        if last:
            self.state.go_to(len(self.state.guesses.turns) - 1)
        else:
            self.state.begin()
        self._draw_guess()

    @on(VirtualList.Highlighted)
    def _guess_asked(self, event: VirtualList.Highlighted) -> None:
        listed = self.query_one(VirtualList)
        if listed.has_focus and listed.cursor == event.index != self.state.at:
            self.stop()
            self.state.go_to(event.index)
            self._draw_guess()

    # Setting

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        changed: dict[str, Any] = {event.id: event.value}
        self._take(replace(self.state.guesses.setting, **changed))

    def _take(self, setting: Setting) -> None:
        self.stop()
        try:
            self.state.take(setting)
        except Refusal as refusal:
            self.draw()
            self.complain(refusal)
        else:
            self.draw()

    def action_ask_sentence(self) -> None:
        """Take a sentence of the learner's own in hand."""
        setting = self.state.guesses.setting

        def problem(text: str) -> str:
            try:
                guesses(replace(setting, sentence=text))
            except Refusal as refusal:
                return wording.refusal(refusal)
            return ""

        def given(text: str | None) -> None:
            if text is not None:
                self._take(replace(setting, sentence=text))

        question = _("A sentence of your own:")
        self.app.push_screen(AskScreen(question, setting.sentence, check=problem), given)
