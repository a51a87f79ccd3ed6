"""The view to type into: the verdict follows, and below it stands what each word did."""

from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, Static

from engine.runs.verdicts import KERAS
from tui.keys import key
from tui.language import N_, _
from tui.screens.score import ask_words as words
from tui.screens.score.ask_choosing import ChoosingView
from tui.screens.score.ask_prompt import ReviewPrompt
from tui.screens.score.state import LONGEST
from tui.screens.score.tokens import place_of, replaced, token_at, tokens
from tui.screens.view import focus_now
from widgets.curve import Level
from widgets.curves import Curves
from widgets.gauges import Gauges
from widgets.token_strip import TokenStrip

#: From so many lines on there is room for the curve with its axes.
TALL: Final = 13
#: Less than this is too narrow for all that the heading says.
BROAD: Final = 78
#: Seconds that the words wait for what each of them does.
PATIENCE: Final = 0.15


class VerdictView(ChoosingView):
    """A line to type into, the verdict, the tokens and their pushes, the curve on the way there."""

    BINDINGS = [
        key("e", "write", N_("Write"), "score.write"),
        key("m", "ask_model", N_("Model"), "score.model"),
        key("n", "turn", N_("Turn it"), "score.turn"),
        key("r", "take_nearest", N_("Known word"), "score.nearest"),
        key("o", "ask_preset", N_("Order"), "score.order"),
        key("g", "ask_file", N_("File"), "score.file", show=False),
        key("x", "export", N_("Export"), "score.export", show=False),
    ]
    DEFAULT_CSS = """
    VerdictView {
        & > ReviewPrompt { height: 1; border: none; padding: 0; background: $surface; }
        & > Gauges { height: 1; }
        & > .heading { height: 1; }
        &.-slim > .heading { height: 2; }
        &.-slim > .turning { height: 2; }
        & > .notes { height: auto; max-height: 4; color: $text-warning; }
        & > TokenStrip { height: 1fr; min-height: 2; scrollbar-size-vertical: 1; }
        & > .spark { height: 1; color: $text-primary; text-wrap: nowrap; text-overflow: ellipsis; }
        & > Curves { display: none; height: 9; }
        & > .turning { height: 1; color: $text-muted; }
        &.-roomy > Curves { display: block; height: 1fr; margin-top: 1; }
        &.-roomy > .spark { display: none; }
        &.-roomy > TokenStrip { height: auto; max-height: 40%; }
    }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._said: dict[str, str] = {}
        self._waiting: Timer | None = None
        self._offered = False

    def compose(self) -> ComposeResult:
        """From the prompt down to what would turn the verdict."""
        self._in_prompt = self.state.asked.text
        yield ReviewPrompt(
            self.state.asked.text,
            placeholder=_("Type a review; the verdict follows."),
            id="score-prompt",
            max_length=LONGEST,
            compact=True,
            select_on_focus=False,  # a letter adds to a review, and does not take its place
        )
        yield Gauges(id="score-verdict")
        yield Static(classes="heading", markup=False)
        yield Static(classes="notes", markup=False)
        yield TokenStrip(two_rows=True, id="score-tokens")
        yield Static(classes="spark", markup=False)
        yield Curves(id="score-curve")
        yield Static(classes="turning", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """The curve has axes where there is room for them."""
        self.set_class(event.size.height >= TALL, "-roomy")
        self.set_class(event.size.width < BROAD, "-slim")

    def focus_first(self) -> None:
        """The prompt, so that typing begins at once, over the example; who comes back finds the
        words, where a letter is a key."""
        if self.state.scored is not None:
            focus_now(self.query_one(TokenStrip))
            return
        prompt = self.query_one(ReviewPrompt)
        focus_now(prompt)
        prompt.offer()

    # Drawing: the verdict at once, and the words when it is known what each does

    def draw(self) -> None:
        """Show all that is known by now."""
        self._said.clear()
        self._draw_verdict()
        self._draw_words()
        self.shown()

    def verdict_came(self) -> None:
        """The words wait a moment for what they do, so that they need not be drawn twice."""
        if self.state.scored is None:  # then there are none
            self.words_came()
            return
        self._draw_verdict()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PATIENCE, self.words_came)

    def words_came(self) -> None:
        """The words, and what each does if that is known by now."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = None
        self._draw_verdict()
        self._draw_words()
        self.lab.explain_again()

    def change_came(self) -> None:
        """What would turn the verdict."""
        self._draw_turning()
        self.lab.explain_again()

    def _draw_verdict(self) -> None:
        state, found = self.state, self.state.scored
        prompt = self.query_one(ReviewPrompt)
        if self._in_prompt != state.asked.text:  # what is in it may be newer than what is asked
            self._in_prompt = state.asked.text
            with prompt.prevent(Input.Changed):
                prompt.value = state.asked.text
        gauges = [] if found is None else [words.gauge(found, state.seen)]
        self.query_one(Gauges).set_content(gauges, title=_("the verdict"))
        self._say(".heading", words.heading(state))
        self._say(".notes", "\n".join(words.notes(state)))

    def _draw_words(self) -> None:
        found, looked = self.state.scored, self.state.seen
        self.query_one(TokenStrip).set_content(
            [] if found is None else tokens(found, looked),
            title=self.state.asked.text,
            columns=(_("word"), _("push"), _("mark")),
        )
        self._say(".spark", "" if looked is None else words.sparkline(looked.running))
        self.query_one(Curves).set_content(
            [] if found is None or looked is None else [words.curve(found, looked)],
            # From 0 to 1, so that a trifle does not look like a turn.
            levels=[Level(0.0, "0"), Level(KERAS, _("threshold 0.5")), Level(1.0, "1")],
            x_name=_("tokens"),
            title=_("how positive, after each token"),
            empty=_("The curve comes with the words."),
        )
        self._draw_turning()
        self._offer_known()

    def _draw_turning(self) -> None:
        """What would turn the verdict; to whom is typing, how to get to the keys."""
        prompt = self.query_one(ReviewPrompt)
        typing = prompt.has_focus
        said = words.typing(prompt.offered) if typing else words.turning(self.state)
        self._say(".turning", said)

    def on_descendant_focus(self) -> None:
        """Whoever is typing now, or no longer, reads another hint."""
        self._draw_turning()

    def on_descendant_blur(self) -> None:
        """The same."""
        self._draw_turning()

    def _say(self, line: str, text: str) -> None:
        """Put a text into a line; one that says so already is left alone."""
        if self._said.get(line) == text:
            return
        self._said[line] = text
        widget = self.query_one(line, Static)
        widget.update(text, layout=line == ".notes")  # the others keep their heights
        if line == ".notes":
            widget.display = bool(text)

    def _offer_known(self) -> None:
        """The key for a known word is offered where it means something."""
        offered = self._nearest() is not None
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    # Typing

    @on(Input.Changed, "#score-prompt")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        prompt = self.query_one(ReviewPrompt)
        if event.value != self.state.asked.text:
            self.lab.ask(text=event.value, cut_off=prompt.cut_off)
        self._in_prompt = self.state.asked.text
        prompt.cut_off = False
        self._draw_turning()

    @on(Input.Submitted, "#score-prompt")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave()

    @on(ReviewPrompt.Left)
    def _left(self) -> None:
        self._leave()

    def _leave(self) -> None:
        """To the words; what was asked is kept in the history."""
        self.lab.keep()
        strip, found = self.query_one(TokenStrip), self.state.scored
        if found is not None:
            reading = found.score.reading
            strip.go_to(place_of(reading, reading.fed.stop - 1))
        strip.focus()

    @on(TokenStrip.Moved)
    def _word_asked(self, event: TokenStrip.Moved) -> None:
        found, looked = self.state.scored, self.state.seen
        if found is not None and looked is not None and self.query_one(TokenStrip).has_focus:
            self.app.reach("asked_push")
            self._offer_known()
            i = token_at(found.score.reading, event.index)
            curves = self.query_one(Curves)
            if i is not None and i in looked.running.places:
                curves.move_to(looked.running.places.index(i))

    # What keys do

    def action_write(self) -> None:
        """Back to typing, at the end."""
        prompt = self.query_one(ReviewPrompt)
        prompt.cursor_position = len(prompt.value)
        prompt.focus()

    def action_turn(self) -> None:
        """Look for the smallest change that turns the verdict."""
        self.lab.turn()

    def action_take_nearest(self) -> None:
        """Put the known word in the place of an unknown one."""
        found, meant = self.state.scored, self._nearest()
        if found is not None and meant is not None:
            text = replaced(found.asked.text, found.score.reading, *meant)
            self.lab.ask(text=text, keep=True)

    def _nearest(self) -> tuple[int, str] | None:
        """The unknown word under the cursor, and the known one that was probably meant by it."""
        found = self.state.scored
        if found is None:
            return None
        reading = found.score.reading
        i = token_at(reading, self.query_one(TokenStrip).index)
        if i is None or reading.kinds[i] != "unknown":
            return None
        nearest = found.scorer.reader.nearest(reading.words[i])
        return None if nearest is None else (i, nearest)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "take_nearest":
            return self._nearest() is not None
        return super().check_action(action, parameters)
