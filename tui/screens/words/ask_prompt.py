"""The line in which questions to vectors are typed: it completes words, and knows those before."""

from collections.abc import Sequence

from textual.message import Message

from tui.keys import key
from tui.language import N_
from tui.screens.ask import OneLine

_SIGNS = "+~=, "


def last_word(text: str) -> str:
    """The word that is being typed at the end of a question."""
    at = max(map(text.rfind, _SIGNS))
    return text[at + 1 :]


class Prompt(OneLine):
    """Tab takes what is offered, and then the next; up and down go through what was asked."""

    BINDINGS = [
        key("tab", "complete", N_("Complete"), "words.complete"),
        key("up", "before(-1)", N_("Before"), "words.before"),
        key("down", "before(1)", N_("After"), "words.after", show=False),
        key("escape", "leave", N_("To the answers"), "words.answers"),
    ]

    class Recalled(Message):
        """The question before or after is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """The learner is done typing."""

    _offers: Sequence[str] = ()
    _taken = -1

    def offer(self, words: Sequence[str]) -> None:
        """Words that may be meant by the one that is being typed."""
        self._offers, self._taken = words, -1

    @property
    def is_completed(self) -> bool:
        """Whether the last word was taken from what was offered."""
        return self._taken >= 0 and last_word(self.value) == self._offers[self._taken]

    def action_complete(self) -> None:
        """Put the next word that is offered in place of the last one."""
        if self._offers:
            self.action_take((self._taken + 1) % len(self._offers))

    def action_take(self, number: int) -> None:
        """Put one of the words that are offered in place of the last one."""
        self._taken = number
        start = self.value[: len(self.value) - len(last_word(self.value))]
        self.value = start + self._offers[self._taken]
        self.cursor_position = len(self.value)

    def action_before(self, by: int) -> None:
        """Ask for the question before or after."""
        self.post_message(self.Recalled(by))

    def action_leave(self) -> None:
        """Go to the answers."""
        self.post_message(self.Left())
