"""What is chosen in the view to type into: a model, a sentence, a file; and exporting it."""

from collections.abc import Mapping

from engine.runs.library import RunKey
from engine.runs.store import Store
from tui.language import _
from tui.score_texts import one_line, text_of
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.save import SaveScreen
from tui.screens.score.exporting import document
from tui.screens.score.offered import on_offer
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import LONGEST
from tui.screens.score.view import ScoreView


class ChoosingView(ScoreView):
    """Whatever is chosen is asked at once, and kept in the history."""

    def action_ask_model(self) -> None:
        """Choose the model that is asked."""
        store = Store(self.app.session.places)
        self.beside(lambda _reports: on_offer(store), self._offer, group="models")

    def _offer(self, found: Mapping[RunKey, str]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more

        def chosen(i: int | None) -> None:
            if i is not None:
                self.lab.ask(key=list(found)[i], keep=True)

        titles = list(found.values())
        self.app.push_screen(ChooseScreen(_("Which model is to be asked?"), titles), chosen)

    def action_ask_preset(self) -> None:
        """Take a sentence whose verdict hangs on the order of its words."""

        def chosen(i: int | None) -> None:
            if i is not None:
                self.lab.ask(text=PRESETS[i], keep=True)

        question = _("The same words in another order. Which models hear the difference?")
        self.app.push_screen(ChooseScreen(question, PRESETS), chosen)

    def action_ask_file(self) -> None:
        """Take a text from a file."""

        def given(name: str | None) -> None:
            if name is not None and name.strip():
                self.beside(lambda _reports: text_of(name.strip()), self._was_read)

        self.app.push_screen(AskScreen(_("Which file holds the text?")), given)

    def _was_read(self, text: str) -> None:
        self.lab.ask(text=one_line(text[:LONGEST]), cut_off=len(text) > LONGEST, keep=True)

    def action_export(self) -> None:
        """Save the verdict and all that is known of it."""
        if self.state.scored is not None:
            self.app.push_screen(SaveScreen(document(self.state)))
