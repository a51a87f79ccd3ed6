"""What views with words on a plane have in common: it can be searched, and goes on unseen."""

from tui.language import _
from tui.screens.ask import AskScreen
from tui.screens.view import focus_now
from tui.screens.words.view import WordsView
from widgets.scatter import Scatter


class PlaneView(WordsView):
    """A view whose one plane is where it begins."""

    def focus_first(self) -> None:
        """The plane: from there each word is asked."""
        focus_now(self.query_one(Scatter))

    def come_back(self) -> None:
        """What has moved meanwhile is drawn where it is."""
        self.draw()

    def action_find(self) -> None:
        """Go to a word by how it begins."""
        plane = self.query_one(Scatter)

        def problem(text: str) -> str:
            return "" if plane.find(text) else _("No word on the map begins so.")

        self.app.push_screen(AskScreen(_("Which word on the map?"), check=problem))
