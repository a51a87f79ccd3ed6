"""Views that show the marked runs, and follow those that another program trains."""

from tui.screens.train.record import Record, read
from tui.screens.train.view import TrainView


class ShowsMarked(TrainView):
    """A view of marked runs; those that go on are read again while it is looked at."""

    _reading = False

    def poll(self) -> None:
        """Look whether marked runs have come further, one look at a time."""
        super().poll()
        going = [marked.record for marked in self.state.marked if marked.record.state == "running"]
        if going and not self._reading:
            self._reading, where = True, self.app.session.places
            self.beside(
                lambda _reports: [read(each.run, where, each) for each in going if each.run],
                self._read,
                refused=lambda _refusal: self._read([]),
                group="marked",
            )

    def _read(self, found: list[Record]) -> None:
        self._reading, before = False, dict(self.state.beside)
        for record in found:
            had = before.get(record.run) if record.run is not None else None
            if had is not None and not had.record.same(record):
                self.state.mark(record)
        if self.state.beside != before:
            self.draw()
