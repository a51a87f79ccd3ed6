"""Words on a plane, by PCA or by t-SNE; t-SNE is watched as it settles."""

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from engine.files.progress import Progress, Stopped
from engine.why import Refusal
from tui.background import Reports
from tui.keys import key
from tui.language import N_, _
from tui.screens.ask import AskScreen
from tui.screens.words.map_state import MapState, Setting, Wanted
from tui.screens.words.plane import PlaneView
from widgets.knobs import KnobBar
from widgets.scatter import Scatter

if TYPE_CHECKING:
    from engine.words.projecting import Projection

GROUP: Final = "map"
#: Between two looks at t-SNE, so that even few words are seen to settle.
PACE: Final = 0.05


#: Of which vectors, by their fingerprint, and by which setting.
Of = tuple[str, Setting]


class Settling(Message, bubble=False):
    """The points have come this far; a later picture replaces an earlier one."""

    def __init__(self, found: "Projection", of: Of) -> None:
        super().__init__()
        self.found = found
        self.of = of

    def can_replace(self, message: Message) -> bool:
        """Only the newest is worth drawing."""
        return isinstance(message, Settling)


class MapView(PlaneView):
    """The plane, and how it is made."""

    BINDINGS = [
        key("e", "ask_list", N_("Words"), "map.list"),
        key("n", "near", N_("Neighbours"), "map.near"),
        key("slash", "find", N_("Find"), "map.find"),
        key("p", "preset", N_("Of the lesson"), "map.preset", show=False),
        key("u", "frequent", N_("Frequent"), "map.frequent", show=False),
        key("h", "method", N_("PCA or t-SNE"), "map.method"),
        key("z", "again", N_("Again"), "map.again", show=False),
        key("x", "halt", N_("Stop"), "map.stop"),
    ]
    DEFAULT_CSS = """
    MapView {
        & > Scatter { height: 1fr; }
        & > KnobBar { height: auto; }
    }
    """
    _going: Of | None = None

    def compose(self) -> ComposeResult:
        """What is laid out, the plane, the knobs."""
        yield Static(classes="heading", markup=False)
        yield Scatter(id="map-plane")
        yield KnobBar(id="map-knobs", show_help=False)

    @property
    def map(self) -> MapState:
        """What is in hand."""
        return self.state.map

    # Drawing

    def draw_vectors(self) -> None:
        """Show the map in hand; one that is not there yet is made."""
        self._draw_knobs()
        here = self.map.of == self._wanted
        if here:
            self._draw_plane()
        if not (here and self.map.still) and self._going != self._wanted:
            self._lay_out()
        self.shown()

    @property
    def _wanted(self) -> Of:
        return self.vectors.about.fingerprint, self.map.setting

    def _draw_knobs(self) -> None:
        from tui.screens.words import map_words

        self.query_one(KnobBar).set_content(map_words.knobs(self.map.setting))

    def _draw_plane(self) -> None:
        from tui.screens.words import map_words

        found, wanted = self.map.found, self.map.setting.wanted
        assert found is not None
        self.head(map_words.heading(found, wanted))
        self.query_one(Scatter).set_content(
            map_words.dots(found, wanted),
            title=map_words.heading(found, wanted),
            columns=(_("word"), _("place")),
            left_out=map_words.left_out,
        )
        self.lab.explain_again()

    # Laying out

    def _lay_out(self) -> None:
        """Have the words laid out beside the event loop; what was under way is void."""
        vectors, of = self.vectors, self._wanted
        pace = 0.0 if self.app.animation_level == "none" else PACE
        setting = of[1]
        self._going, self.map.still = of, False
        self.refresh_bindings()

        def job(reports: Reports) -> "Projection":
            from engine.words.projecting import by_pca, by_tsne, chosen

            given = chosen(vectors, setting.wanted.chosen(vectors))
            if setting.method == "pca":
                return by_pca(*given)
            waiting = Event()

            def seen(found: "Projection") -> None:
                self.post_message(Settling(found, of))
                reports.progress(Progress("settling", 0, None))
                waiting.wait(pace)

            return by_tsne(*given, setting.knobs(), seen)

        def then(found: "Projection") -> None:
            self._going, self.map.still = None, True
            self._take(found, of)
            self.refresh_bindings()
            self._reach(setting.wanted, found)

        def refused(refusal: Refusal) -> None:
            if self._going == of:
                self._going = None
                self.refresh_bindings()
            if not isinstance(refusal, Stopped):
                self.complain(refusal)

        self.beside(job, then, refused=refused, group=GROUP)

    def _take(self, found: "Projection", of: Of) -> None:
        self.map.found, self.map.of = found, of
        if self.lab.is_open(self.id or ""):
            self._draw_plane()

    def _reach(self, wanted: Wanted, found: "Projection") -> None:
        if wanted.kind == "preset" and not wanted.missing(found.words):
            self.app.reach("parted")

    @on(Settling)
    def _settling(self, message: Settling) -> None:
        if self._going == message.of == self._wanted:
            self._take(message.found, message.of)

    def _set(self, **changed: Any) -> None:
        self.map.setting = replace(self.map.setting, **changed)
        self.draw()

    # Setting

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        self._set(**{event.id: event.value})

    def action_method(self) -> None:
        """PCA in place of t-SNE, or the other way round."""
        self._set(method="tsne" if self.map.setting.method == "pca" else "pca")

    def action_again(self) -> None:
        """From the beginning."""
        if self.state.vectors is not None:
            self.map.of = self._going = None
            self.draw()

    def action_halt(self) -> None:
        """Leave the points where they are."""
        self.map.still, self._going = True, None  # what it still says of itself is not drawn
        self.refresh_bindings()
        self.workers.cancel_group(self, GROUP)

    def action_preset(self) -> None:
        """The words of the lesson."""
        self._set(wanted=Wanted())

    def action_frequent(self) -> None:
        """The words that are most frequent."""
        self._set(wanted=Wanted("frequent", ()))

    def action_near(self) -> None:
        """What is near to the word under the cursor."""
        dot = self.query_one(Scatter).dot
        if dot is not None:
            self._set(wanted=Wanted("near", (dot.name,)))

    def action_ask_list(self) -> None:
        """Words of the learner's own."""
        from tui.screens.words.map_words import listed

        def problem(text: str) -> str:
            return "" if len(set(_words(text))) > 1 else _("Two words at least are wanted.")

        def given(text: str | None) -> None:
            if text is not None:
                self._set(wanted=Wanted("list", tuple(_words(text))))

        value = listed(self.map.found.words) if self.map.found else ""
        question = _("Words, with blanks between:")
        self.app.push_screen(AskScreen(question, value, check=problem), given)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is going on can be stopped."""
        if action == "halt":
            return self._going is not None
        return super().check_action(action, parameters)


def _words(text: str) -> list[str]:
    """Words as they were typed, with blanks or commas between."""
    return text.replace(",", " ").split()
