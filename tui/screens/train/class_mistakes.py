"""The test pictures that a network was most confidently wrong about: all, or those of one count."""

from textual.app import ComposeResult
from textual.widgets import Static

from engine.runs.class_verdicts import ClassMistake
from tui import wording
from tui.language import _, counted, say
from tui.screens.train.classes import mistake_cost
from tui.screens.train.judging import ClassJudged
from tui.screens.train.threshold import Cell
from tui.screens.train.view import TrainView
from tui.screens.view import focus_now
from tui.wording.classes import named
from widgets.answer import Answer
from widgets.virtual_list import Column, VirtualList


class ClassMistakesView(TrainView):
    """The list; what each of them looks like, the Vision lab shows."""

    DEFAULT_CSS = """
    ClassMistakesView {
        #class-mistakes-heading { height: 1; }
        #class-mistakes-list { height: 1fr; }
        #class-mistakes-hint { height: auto; color: $text-muted; }
    }
    """

    _judged: ClassJudged | None = None
    _cell: Cell = None
    _mistakes: tuple[ClassMistake, ...] = ()
    _searching = True

    def compose(self) -> ComposeResult:
        """How many there are, and which."""
        yield Static(id="class-mistakes-heading", classes="heading", markup=False)
        yield VirtualList(id="class-mistakes-list")
        yield Static(id="class-mistakes-hint", markup=False)

    def focus_first(self) -> None:
        """The list."""
        focus_now(self.query_one(VirtualList))

    def set_content(self, judged: ClassJudged, cell: Cell) -> None:
        """Show the mistakes of a run, or those of one of its counts."""
        if judged is self._judged and cell == self._cell:
            self.draw()
            return
        self._judged, self._cell, self._mistakes, self._searching = judged, cell, (), True
        self.draw()
        truth, verdict = (None, None) if cell is None else cell
        self.beside(
            lambda _reports: judged.verdicts.mistakes(truth=truth, verdict=verdict),
            self._found,
            group="class mistakes",
        )

    def _found(self, mistakes: tuple[ClassMistake, ...]) -> None:
        self._mistakes, self._searching = mistakes, False
        self.draw()

    def draw(self) -> None:
        """Show the list."""
        parts = [counted("{n} wrong test picture", "{n} wrong test pictures", len(self._mistakes))]
        if self._cell is not None:
            truth, verdict = map(self._called, self._cell)
            parts.append(say("is {truth}, called {verdict}", truth=truth, verdict=verdict))
        parts.append(_("the most confident first"))
        title = " · ".join(parts)
        self.query_one("#class-mistakes-heading", Static).update(title)
        self.query_one("#class-mistakes-hint", Static).update(
            _("The Vision lab (Alt+5) shows what they look like.")
        )
        columns = (
            Column("x_test", 6, "right"),
            Column(_("truth"), 12),
            Column(_("called"), 12),
            Column(_("p(called)"), 9, "right"),
            Column(_("p(truth)"), 9, "right"),
        )
        self.query_one(VirtualList).set_content(
            columns,
            self._row,
            len(self._mistakes),
            answer=self._answer,
            title=title,
            empty=_("Reading …") if self._searching else _("None of these is called otherwise."),
        )
        self.shown()

    def _called(self, label: int) -> str:
        return named(() if self._judged is None else self._judged.classes, label)

    def _row(self, i: int) -> tuple[str, ...]:
        mistake = self._mistakes[i]
        return (
            f"{mistake.position}",
            self._called(mistake.truth),
            self._called(mistake.verdict),
            f"{mistake.probability:.6f}",
            f"{mistake.of_truth:.6f}",
        )

    def _answer(self, i: int) -> Answer:
        mistake = self._mistakes[i]
        title = say(
            "x_test[{at}] is {truth}, and called {verdict}: what that costs",
            at=mistake.position,
            truth=self._called(mistake.truth),
            verdict=self._called(mistake.verdict),
        )
        test = None if self._judged is None else self._judged.run.test
        return wording.answer(title, mistake.why(), "" if test is None else mistake_cost(test.loss))
