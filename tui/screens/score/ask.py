"""The view to type into: the verdict follows, and below it stands what each word did."""

from collections.abc import Mapping
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, Static

from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.runs.verdicts import KERAS
from tui.keys import key
from tui.language import N_, _
from tui.score_texts import text_of
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.save import SaveScreen
from tui.screens.score import ask_words as words
from tui.screens.score.ask_prompt import ReviewPrompt, one_line
from tui.screens.score.exporting import document
from tui.screens.score.offered import on_offer
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import LONGEST
from tui.screens.score.tokens import place_of, replaced, token_at, tokens
from tui.screens.score.view import ScoreView
from widgets.curve import Level
from widgets.curves import Curves
from widgets.gauges import Gauges
from widgets.token_strip import TokenStrip

#: From so many lines on there is room for the curve with its axes.
TALL: Final = 22
#: Less than this is too narrow for all that the heading says.
BROAD: Final = 78
#: Seconds that the words wait for what each of them does.
PATIENCE: Final = 0.15


class VerdictView(ScoreView):
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
        & > .notes { height: auto; max-height: 3; color: $text-warning; }
        & > TokenStrip { height: 1fr; min-height: 2; scrollbar-size-vertical: 1; }
        & > .spark { height: 1; color: $text-primary; text-wrap: nowrap; text-overflow: ellipsis; }
        & > Curves { display: none; height: 9; }
        & > .turning { height: 1; color: $text-muted; }
        &.-roomy > Curves { display: block; height: 1fr; margin: 1 0; }
        &.-roomy > .spark { display: none; }
        &.-roomy > TokenStrip { height: auto; max-height: 50%; }
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
        """The prompt, so that typing begins at once; who comes back finds the words, where a letter
        is a key and does not take the place of the review."""
        self.query_one(ReviewPrompt if self.state.scored is None else TokenStrip).focus()

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
        self._say(".turning", words.turning(self.state))
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
        self._say(".turning", words.turning(self.state))
        self._offer_known()

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
        offered = self._unknown() is not None
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

    # Choosing

    def action_write(self) -> None:
        """Back to typing."""
        self.query_one(ReviewPrompt).focus()

    def action_turn(self) -> None:
        """Look for the smallest change that turns the verdict."""
        self.lab.turn()

    def action_take_nearest(self) -> None:
        """Put the known word in the place of an unknown one."""
        found = self.state.scored
        i = self._unknown()
        if found is None or i is None:
            return
        reading = found.score.reading
        nearest = found.scorer.reader.nearest(reading.words[i])
        if nearest is not None:
            self.lab.ask(text=replaced(found.asked.text, reading, i, nearest))

    def _unknown(self) -> int | None:
        """The unknown word under the cursor."""
        found = self.state.scored
        if found is None:
            return None
        i = token_at(found.score.reading, self.query_one(TokenStrip).index)
        return i if i is not None and found.score.reading.kinds[i] == "unknown" else None

    def action_ask_model(self) -> None:
        """Choose the model that is asked."""
        store = Store(self.app.session.places)
        self.beside(lambda _reports: on_offer(store), self._offer, group="models")

    def _offer(self, found: Mapping[RunKey, str]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more

        def chosen(i: int | None) -> None:
            if i is not None:
                self.lab.ask(key=list(found)[i])

        titles = list(found.values())
        self.app.push_screen(ChooseScreen(_("Which model is to be asked?"), titles), chosen)

    def action_ask_preset(self) -> None:
        """Take a sentence whose verdict hangs on the order of its words."""

        def chosen(i: int | None) -> None:
            if i is not None:
                self.lab.ask(text=PRESETS[i])

        question = _("The same words in another order. Which models hear the difference?")
        self.app.push_screen(ChooseScreen(question, PRESETS), chosen)

    def action_ask_file(self) -> None:
        """Take a text from a file."""

        def given(name: str | None) -> None:
            if name is not None and name.strip():
                self.beside(lambda _reports: text_of(name.strip()), self._was_read)

        self.app.push_screen(AskScreen(_("Which file holds the text?")), given)

    def _was_read(self, text: str) -> None:
        self.lab.ask(text=one_line(text[:LONGEST]), cut_off=len(text) > LONGEST)

    def action_export(self) -> None:
        """Save the verdict and all that is known of it."""
        if self.state.scored is not None:
            self.app.push_screen(SaveScreen(document(self.state)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "take_nearest":
            return self._unknown() is not None
        return super().check_action(action, parameters)
