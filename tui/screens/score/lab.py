"""The Score lab: a text of one's own, the verdict of a trained model, and what it saw."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, cast

from textual import on
from textual.message import Message
from textual.widget import Widget

from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.scoring.change import Search, smallest_change
from engine.scoring.occlusion import Overtaken, occlusion
from engine.scoring.running import running
from engine.scoring.score import score, why
from engine.scoring.several import Scorers, first_to_ask
from engine.why import Refusal
from tui.background import Background
from tui.labs import lab
from tui.language import N_
from tui.screens.score.ask import VerdictView
from tui.screens.score.ask_newest import QUICK, SLOW, TURN, Newest
from tui.screens.score.compare import SideBySideView
from tui.screens.score.compare_state import CompareState
from tui.screens.score.history import PastView
from tui.screens.score.history_file import Entry, added, change, entry, history_file
from tui.screens.score.inside import InsideView
from tui.screens.score.inside_state import InsideState
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import EXAMPLE, Asked, Looked, Scored, ScoreState
from tui.screens.score.view import ScoreView
from tui.screens.tabbed import TabbedLab, view_keys
from widgets.curves import Curves
from widgets.gauges import Gauges
from widgets.heat_map import HeatMap

#: The views: name, key, title.
VIEWS: Final = (
    ("ask", "a", N_("Ask")),
    ("inside", "i", N_("Inside")),
    ("compare", "c", N_("Compare")),
    ("history", "h", N_("History")),
)


class ScoreLab(TabbedLab, Background):
    """One text, one model, and views of what that model makes of it."""

    BINDINGS = [*view_keys("score", VIEWS)]
    VIEWS = VIEWS
    state: ScoreState

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("score")
        self.state = ScoreState(Scorers(Store(self.app.session.places)))
        self.inside, self.compared = InsideState(), CompareState()
        #: Whether what is asked is to be kept as soon as it has its verdict.
        self._to_be_kept = False
        self._quick, self._slow, self._turn = (Newest(self, each) for each in (QUICK, SLOW, TURN))

    def contents(self) -> Iterable[Widget]:
        """The tabs and the views."""
        yield self.tabs()
        yield self.switcher(
            VerdictView(id="ask"),
            InsideView(self.inside, id="inside"),
            SideBySideView(self.compared, id="compare"),
            PastView(id="history"),
            initial=self.state.view,
        )

    def on_mount(self) -> None:
        """Show the view that is open, and ask."""
        self.show_view(focus=True)
        self.ask()

    def drawn_anew(self) -> None:
        """Draw anew, in another language; what was asked stays."""
        super().drawn_anew()
        self.show_view(focus=False)

    @on(Curves.Moved)
    @on(Gauges.Moved)
    @on(HeatMap.Moved)
    def _follow_number(self, event: Message) -> None:
        """The panel follows the cursor in gauges, curves and maps, too."""
        self._follow(event)

    # Asking

    def ask(
        self,
        *,
        text: str | None = None,
        key: RunKey | None = None,
        cut_off: bool = False,
        keep: bool = False,
    ) -> None:
        """Ask about another text, or another model; what is not given stays. What a learner has
        chosen is kept in the history."""
        state = self.state
        if text is not None:
            state.cut_off = cut_off
        text = state.asked.text if text is None else text
        state.asked = asked = Asked(text, key or state.asked.key)
        if key is not None:
            state.scorers.forget(key)
        self._slow.drop()
        self._turn.drop()
        state.searching, self._to_be_kept = False, keep

        def job(_overtaken: Overtaken) -> Scored:
            known = asked.key or first_to_ask()
            scorer = state.scorers.get(known)
            return Scored(Asked(asked.text, known), scorer, score(scorer, asked.text))

        self._quick.give(job, self._was_scored, self._not_scored)

    def _was_scored(self, found: Scored) -> None:
        self.state.scored, self.state.refusal = found, None
        self.state.asked = Asked(self.state.asked.text, self.state.asked.key or found.asked.key)
        self._tell(lambda view: view.verdict_came())
        self._look(found)
        if self._to_be_kept:
            self._put_by(found)

    def _not_scored(self, refusal: Refusal) -> None:
        self.state.scored, self.state.refusal = None, refusal
        self._tell(lambda view: view.verdict_came())

    def _look(self, found: Scored) -> None:
        """Find out what each word does."""

        def job(overtaken: Overtaken) -> Looked:
            scorer, reading = found.scorer, found.score.reading
            pushes = occlusion(scorer, reading, found.score.probability, overtaken)
            so_far = running(scorer, reading, pushes, overtaken)
            return Looked(found, pushes, so_far, why(scorer, reading))

        self._slow.give(job, self._was_looked, self.app.refuse)

    def _was_looked(self, found: Looked) -> None:
        self.state.looked = found
        self._tell(lambda view: view.words_came())

    def turn(self) -> None:
        """Look for the smallest change that turns the verdict."""
        found, looked = self.state.scored, self.state.seen
        if found is None or looked is None or self.state.searching:
            return
        self.state.searching = True

        def job(overtaken: Overtaken) -> tuple[Scored, Search]:
            reading = found.score.reading
            return found, smallest_change(found.scorer, reading, looked.pushes, overtaken)

        self._turn.give(job, self._was_turned, self.app.refuse)
        self._tell(lambda view: view.change_came())

    def _was_turned(self, found: tuple[Scored, Search]) -> None:
        self.state.found, self.state.searching = found, False
        if found[1].change is not None:
            self.app.reach("turned_verdict")
        self._tell(lambda view: view.change_came())

    # What was asked before

    def keep(self) -> None:
        """Keep what was asked, and the verdict, in the history; what has none yet, when it has."""
        found, asked = self.state.scored, self.state.asked
        if asked.text == EXAMPLE:
            return  # nobody has typed that
        if found is None or found.asked != asked:
            self._to_be_kept = True
        else:
            self._put_by(found)

    def _put_by(self, found: Scored) -> None:
        """Add a verdict to the history."""
        self._to_be_kept = False
        assert found.asked.key is not None
        if found.asked.text not in (EXAMPLE, *PRESETS):
            self.app.reach("own_verdict")
        path = history_file(self.app.session.places.data)
        new = entry(found.asked.text, found.asked.key, found.score.probability)
        job = partial(change, path, partial(added, entry=new))
        self.beside(lambda _reports: job(), self._was_kept, group="history")

    def _was_kept(self, entries: tuple[Entry, ...]) -> None:
        self.state.history = entries
        if self.is_open("history"):
            self.view.draw()

    def _tell(self, what: Callable[[ScoreView], None]) -> None:
        """Let the view that is open know what is new; the others draw it when they are opened."""
        if self.is_open(self.state.view):
            what(cast(ScoreView, self.view))
