"""Runs that this app does not train: those that go on elsewhere, and those that were cut off."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.why import Notify
from tui.language import counted, say

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.runs.records import Line
    from engine.runs.store import Store


@dataclass(frozen=True, slots=True)
class OtherRuns:
    """Those that other processes train right now, and those that were cut off."""

    going: "tuple[Line, ...]" = ()
    left: "tuple[Line, ...]" = ()

    def in_short(self) -> str:
        """A few words for the line above every screen; of several runs on the newest."""
        figures = _figures(self.going[0])
        if len(self.going) == 1:
            return say("run {run} trains elsewhere: {model} {done}/{epochs}", **figures)
        return say(
            "{n} runs train elsewhere; run {run}: {model} {done}/{epochs}",
            n=len(self.going),
            **figures,
        )

    def in_shortest(self) -> str:
        """The same where there is hardly any room."""
        return say("run {run} {done}/{epochs}", **_figures(self.going[0]))

    def left_off(self) -> str:
        """One sentence on what can be gone on with; empty where there is nothing."""
        if not self.left:
            return ""
        figures = _figures(self.left[0])
        if len(self.left) == 1:
            return say(
                "Run {run} ({model} {done}/{epochs}) was cut off; "
                "o lists it, and g goes on with it.",
                **figures,
            )
        others = counted("{n} other", "{n} others", len(self.left) - 1)
        return say(
            "Run {run} ({model} {done}/{epochs}) and {others} were cut off; "
            "o lists them, and g goes on with one.",
            others=others,
            **figures,
        )


class Lookout:
    """Looks at the file of runs; it is read anew only where something may have changed."""

    def __init__(self, places: "Places", notify: Notify) -> None:
        self._places = places
        self._notify = notify
        self._store: Store | None = None
        self._changed: int | None = None
        self._seen = OtherRuns()

    def look(self) -> OtherRuns:
        """What there is; this reads files."""
        try:
            changed = (self._places.data / "runs.db").stat().st_mtime_ns
        except OSError:
            return OtherRuns()
        # A process that dies leaves the file as it is.
        if changed != self._changed or self._seen.going:
            self._seen = self._read()
            self._changed = changed
        return self._seen

    def _read(self) -> OtherRuns:
        from engine.runs.store import Store

        self._store = self._store or Store(self._places, self._notify)
        lines = self._store.unfinished()
        return OtherRuns(
            tuple(line for line in lines if line.state == "running"),
            tuple(line for line in lines if line.state != "running"),
        )


def _figures(line: "Line") -> dict[str, object]:
    done, epochs = line.epochs, line.epochs_wanted
    return {"run": line.run, "model": line.model, "done": done, "epochs": epochs}
