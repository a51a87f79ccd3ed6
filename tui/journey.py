"""Where the learner stands: the milestones they have reached, kept from one evening to the next."""

import json
from contextlib import suppress
from pathlib import Path

from engine.why import Refusal
from tui.labs import Lab


class Journey:
    """The milestones reached so far, and the file that remembers them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reached = _read(path)

    def reached(self, lab: Lab) -> int:
        """How many of a lab's milestones lie behind the learner."""
        return sum(milestone.code in self._reached for milestone in lab.milestones)

    def has(self, code: str) -> bool:
        """Whether this milestone lies behind the learner."""
        return code in self._reached

    def reach(self, code: str) -> bool:
        """Remember a milestone; whether it is new."""
        if code in self._reached:
            return False
        self._reached.add(code)
        return True

    def write(self) -> None:
        """Remember it for the next evening too."""
        from tui.writing import write_text

        # A full disk or a read-only home costs that memory, and is no reason to stop a lesson.
        with suppress(Refusal):
            write_text(self._path, json.dumps(sorted(self._reached)))


def journey_file(data: Path) -> Path:
    """Where the journey lives."""
    return data / "journey.json"


def _read(path: Path) -> set[str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {code for code in found if isinstance(code, str)} if isinstance(found, list) else set()
