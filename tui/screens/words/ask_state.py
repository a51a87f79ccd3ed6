"""What the learner has in hand in the view of questions: a question, its answer, those before."""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.why import Refusal

if TYPE_CHECKING:
    from engine.words.answering import Answered
    from engine.words.vectors import Vectors

FIRST: Final = "boy + queen - girl = king"
_MOST: Final = 200


@dataclass(slots=True)
class History:
    """Questions that were asked, the newest last, and where one is among them."""

    texts: list[str] = field(default_factory=list)
    at: int = 0

    def add(self, text: str) -> None:
        """Remember a question, once."""
        self.texts = [*(each for each in self.texts if each != text), text][-_MOST:]
        self.at = len(self.texts)

    def go(self, by: int) -> str | None:
        """The question before or after; None where there is none."""
        at = self.at + by
        if not 0 <= at <= len(self.texts):
            return None
        self.at = at
        return self.texts[at] if at < len(self.texts) else ""


@dataclass(slots=True)
class AskState:
    """The question as it was typed, what came of it, and whether inputs may be answers."""

    text: str = FIRST
    answered: "Answered | None" = None
    asked: "Vectors | None" = None  # whose answer that is
    include_inputs: bool = False
    history: History | None = None  # until it was read


def history_file(data: Path) -> Path:
    """Where questions are kept from one evening to the next."""
    return data / "words-asked.json"


def read_history(path: Path) -> History:
    """What was kept; nothing if that cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return History()
    texts = [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
    return History(texts[-_MOST:], len(texts[-_MOST:]))


def write_history(path: Path, texts: list[str]) -> None:
    """Keep them; a full disk costs no more than that."""
    from tui.writing import write_text

    with suppress(Refusal):
        write_text(path, json.dumps(texts, ensure_ascii=False))
