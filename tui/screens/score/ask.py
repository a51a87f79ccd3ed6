"""The view to type into: the verdict follows, and below it stands what each word did."""

from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.runs.verdicts import KERAS
from engine.scoring.several import askable
from tui.keys import key
from tui.language import N_, _, say
from tui.score_texts import text_of
from tui.score_words import model_name
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.save import SaveScreen
from tui.screens.score import ask_words as words
from tui.screens.score.ask_prompt import ReviewPrompt, one_line
from tui.screens.score.exporting import document
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import LONGEST
from tui.screens.score.tokens import place_of, replaced, token_at, tokens
from tui.screens.score.view import ScoreView
from widgets.curve import Level
from widgets.curves import Curves
from widgets.gauges import Gauges
from widgets.sparks import spark
from widgets.token_strip import TokenStrip

#: From so many lines on there is room for the curve with its axes.
TALL: Final = 22
#: The longest curve in one line.
LONGEST_SPARK: Final = 60


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
        & > .heading { height: auto; max-height: 2; }
        & > .notes { height: auto; max-height: 3; color: $text-warning; }
        & > TokenStrip { height: 1fr; min-height: 2; scrollbar-size-vertical: 1; }
        & > .spark { height: 1; color: $text-primary; text-wrap: nowrap; text-overflow: ellipsis; }
        & > Curves { display: none; height: 9; }
        & > .turning { height: auto; max-height: 2; color: $text-muted; }
        &.-roomy > Curves { display: block; height: 1fr; max-height: 20; margin: 1 0; }
        &.-roomy > .spark { display: none; }
        &.-roomy > TokenStrip { height: auto; max-height: 50%; }
    }
    """

    def compose(self) -> ComposeResult:
        """From the prompt down to what would turn the verdict."""
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

    def focus_first(self) -> None:
        """The prompt: typing begins at once."""
        self.query_one(ReviewPrompt).focus()

    # Drawing

    def draw(self) -> None:
        """Show what is known by now; the verdict is first, and what each word does comes after."""
        state, found = self.state, self.state.scored
        prompt = self.query_one(ReviewPrompt)
        if prompt.value != state.asked.text:
            with prompt.prevent(Input.Changed):
                prompt.value = state.asked.text
        self.query_one(".heading", Static).update(words.heading(state))
        notes = "\n".join(words.notes(state))
        self.query_one(".notes", Static).update(notes)
        self.query_one(".notes", Static).display = bool(notes)
        self.query_one(".turning", Static).update(words.turning(state))
        looked = state.seen
        verdict = self.query_one(Gauges)
        verdict.set_content(
            [] if found is None else [words.gauge(found, looked)], title=_("the verdict")
        )
        self.query_one(TokenStrip).set_content(
            [] if found is None else tokens(found, looked),
            title=state.asked.text,
            columns=(_("word"), _("push"), _("mark")),
        )
        self._draw_curve()
        self.refresh_bindings()
        self.shown()

    def _draw_curve(self) -> None:
        found, looked = self.state.scored, self.state.seen
        line, curves = self.query_one(".spark", Static), self.query_one(Curves)
        if found is None or looked is None:
            line.update("")
            curves.set_content([], empty=_("The curve comes with the words."))
            return
        after = looked.running.after.tolist()
        text = (
            spark([0.0, 1.0, *after], LONGEST_SPARK + 2)[2:]
            if len(after) <= LONGEST_SPARK
            else spark(after, LONGEST_SPARK)
        )
        line.update(say("so far {curve}", curve=text))
        curves.set_content(
            [words.curve(found, looked)],
            # From 0 to 1, so that a trifle does not look like a turn.
            levels=[Level(0.0, "0"), Level(KERAS, _("threshold 0.5")), Level(1.0, "1")],
            x_name=_("tokens"),
            title=_("how positive, after each token"),
        )

    # Typing

    @on(Input.Changed, "#score-prompt")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        prompt = self.query_one(ReviewPrompt)
        if event.value != self.state.asked.text:
            self.lab.ask(text=event.value, cut_off=prompt.cut_off)
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
        self.beside(lambda _reports: askable(store), self._offer, group="models")

    def _offer(self, found: list[RunKey]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more

        def chosen(i: int | None) -> None:
            if i is not None:
                self.lab.ask(key=found[i])

        titles = [model_name(each) for each in found]
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
