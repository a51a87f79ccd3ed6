"""Inside the model that was asked: gates, filters, and what each word adds."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import ContentSwitcher, Static

from engine.why import Refusal
from tui.keys import key
from tui.language import N_, _, say
from tui.score_words import model_name
from tui.screens.score.ask_newest import Newest
from tui.screens.score.filters import FiltersPane
from tui.screens.score.inside_added import AddedPane
from tui.screens.score.inside_pane import InsidePane
from tui.screens.score.inside_reading import layers, looks, see
from tui.screens.score.inside_state import InsideState, Look, Seen, Wanted
from tui.screens.score.microscope import Microscope
from tui.screens.score.state import EXAMPLE
from tui.screens.score.view import ScoreView

#: The ways to look at a model, as they are called.
TITLES: dict[Look, str] = {
    "filters": N_("Filters"),
    "gates": N_("Gates"),
    "shares": N_("Exactly"),
    "path": N_("Gradients"),
}


class InsideView(ScoreView):
    """What the model made of the text, seen in as many ways as its layers allow."""

    BINDINGS = [
        key("g", "next_look", N_("Another look"), "inside.look"),
        key("k", "next_layer", N_("Next layer"), "inside.layer"),
    ]
    DEFAULT_CSS = """
    InsideView {
        & > .heading { height: auto; max-height: 2; }
        & > ContentSwitcher { height: 1fr; }
        & > ContentSwitcher > InsidePane { height: 1fr; }
    }
    """

    def __init__(self, inside: InsideState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.inside = inside
        self._newest = Newest(self, "inside")

    def compose(self) -> ComposeResult:
        """What is looked at, and the looks."""
        yield Static(_("Reading …"), classes="heading", markup=False)
        with ContentSwitcher(initial=None):
            yield FiltersPane(self.inside, id="look-filters")
            yield Microscope(self.inside, id="look-gates")
            yield AddedPane(self.inside, id="look-shares")
            yield AddedPane(self.inside, id="look-path")

    @property
    def pane(self) -> InsidePane | None:
        """The look that is open."""
        current = self.query_one(ContentSwitcher).visible_content
        return current if isinstance(current, InsidePane) else None

    def focus_first(self) -> None:
        """Where a learner begins in the look that is open."""
        if self.pane is not None:
            self.pane.focus_first()
        else:  # what was left must not be typed into unseen
            self.screen.set_focus(None)

    # Looking

    @property
    def wanted(self) -> Wanted | None:
        """What is to be seen: the text and the model that were scored last, in the way chosen."""
        scored = self.state.scored
        if scored is None:
            return None
        offered = looks(scored.scorer)
        look = self.inside.look if self.inside.look in offered else offered[0]
        most = len(layers(scored.scorer, look)) - 1
        return Wanted(scored.asked, look, max(0, min(self.inside.layer, most)))

    def draw(self) -> None:
        """Show what was seen; what has not been seen yet is looked at beside the event loop."""
        wanted, scored = self.wanted, self.state.scored
        if wanted is None or scored is None:
            if self.state.refusal is not None:
                # What was seen of another text, or another model, would seem to be of this one.
                self.query_one(ContentSwitcher).current = None
                self.complain(self._where_to_choose(self.state.refusal))
            return
        seen = self.inside.seen
        if seen is not None and seen.wanted == wanted and seen.scored.is_as(scored):
            self._draw_all(seen)
            return
        self.head(_("Reading …"))
        self._newest.give(partial(see, scored, wanted), self._was_seen, self.complain)

    def _where_to_choose(self, refusal: Refusal) -> Refusal | str:
        """In this view there is no m: another model is chosen where one is asked."""
        if refusal.code != "chosen_run_gone":
            return refusal
        return say("There is no run {run} any more; a, then m, chooses another.", **refusal.values)

    def _was_seen(self, seen: Seen) -> None:
        if seen.wanted != self.wanted:
            return  # another look or layer was chosen in the meantime
        self.inside.take(seen)
        self._draw_all(seen)

    def _draw_all(self, seen: Seen) -> None:
        switcher = self.query_one(ContentSwitcher)
        before = self.pane
        current = f"look-{seen.wanted.look}"
        had_focus = before is None or before.has_focus_within
        switcher.current = current
        pane = self.query_one(f"#{current}", InsidePane)
        pane.show(seen)
        self._head_of(seen)
        if had_focus and pane is not before and self.lab.is_open(self.id or ""):
            pane.focus_first()
        self.refresh_bindings()
        self.shown()

    @on(InsidePane.Moved)
    def _moved(self) -> None:
        seen = self.inside.seen
        if seen is not None:
            if self.inside.is_read and seen.wanted.asked.text != EXAMPLE:
                self.app.reach("looked_inside")
            self._head_of(seen)
            self.refresh_bindings()
            self.lab.explain_again()

    def _head_of(self, seen: Seen) -> None:
        """Which model, which look among those it allows, and what is looked at in it."""
        pane = self.pane
        if pane is None:
            return
        offered = looks(seen.scored.scorer)
        titles = [
            f"[{_(TITLES[look])}]" if look == seen.wanted.look else _(TITLES[look])
            for look in offered
        ]
        model, key = seen.scored.scorer, seen.wanted.asked.key
        parts = [f"{' '.join(titles)} (g)", pane.about(seen), model.spec.name]
        if isinstance(key, int):
            parts.append(model_name(key, model.epoch))
        self.head(" · ".join(parts))

    # Choosing

    def action_next_look(self) -> None:
        """Another way to look at the same model."""
        wanted, scored = self.wanted, self.state.scored
        if wanted is not None and scored is not None:
            offered = looks(scored.scorer)
            self.inside.look = offered[(offered.index(wanted.look) + 1) % len(offered)]
            self.inside.layer = 0
            self.draw()

    def action_next_layer(self) -> None:
        """The next layer that can be looked at so."""
        wanted, scored = self.wanted, self.state.scored
        if wanted is not None and scored is not None:
            count = len(layers(scored.scorer, wanted.look))
            self.inside.layer = (wanted.layer + 1) % count
            self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "next_layer":
            wanted, scored = self.wanted, self.state.scored
            return (
                wanted is not None
                and scored is not None
                and len(layers(scored.scorer, wanted.look)) > 1
            )
        return super().check_action(action, parameters)
