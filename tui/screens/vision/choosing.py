"""Choosing a picture of the test set: the next, any, by its class, by its number."""

from random import Random

from tui.keys import key
from tui.language import N_, _
from tui.screens.choose import ChooseScreen
from tui.screens.vision.view import VisionView
from tui.wording.classes import class_name


class ChoosingView(VisionView):
    """A view of the picture in hand, which can be another."""

    BINDINGS = [
        key("n", "random", N_("Any picture"), "vision.random"),
        key("b", "ask_class", N_("By class"), "vision.class"),
        key("g", "ask_number", N_("Picture"), "vision.number", show=False),
        key("comma", "picture(-1)", N_("Picture before"), "vision.before", show=False),
        key("full_stop", "picture(1)", N_("Next picture"), "vision.next", show=False),
    ]

    def _take(self, position: int) -> None:
        self.state.position = position % len(self.subject.test)
        self.state.own = None
        self.draw_subject()

    def action_picture(self, by: int) -> None:
        """The next picture of the test set, or the one before."""
        self._take(self.state.position + by)

    def action_random(self) -> None:
        """Any picture of the test set."""
        self._take(Random().randrange(len(self.subject.test)))

    def action_ask_class(self) -> None:
        """The next picture of a class."""
        names = [class_name(code) for code in self.subject.classes]
        self.app.push_screen(ChooseScreen(_("What is it to show?"), names), self._take_class)

    def _take_class(self, label: int | None) -> None:
        if label is None:
            return
        found = (self.subject.test.labels == label).nonzero()[0].tolist()
        if not found:
            self.complain(_("None of these pictures shows that."))
            return
        after = [position for position in found if position > self.state.position]
        self._take((after or found)[0])

    def action_ask_number(self) -> None:
        """A picture by its number."""
        question, last = _("Which picture of the test set?"), len(self.subject.test) - 1
        self.ask_number(question, self.state.position, last, self._take)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be chosen from what is not there yet."""
        if action in ("random", "ask_class", "ask_number", "picture"):
            return self.state.subject is not None
        return super().check_action(action, parameters)
