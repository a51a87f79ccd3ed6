"""All fifteen models: what each is for, where it comes from, and how large it is."""

from textual import on
from textual.app import ComposeResult

from engine.zoo.models import MODELS
from engine.zoo.summary import summary
from tui.language import _
from tui.screens.models.answers import total_answer
from tui.screens.models.view import ModelView
from tui.wording.zoo import MODELS as TITLES
from tui.wording.zoo import ORIGINS, TASKS
from widgets.answer import Answer
from widgets.virtual_list import Column, VirtualList

NAMES = tuple(MODELS)


class AllModelsView(ModelView):
    """The list. The model under the cursor is the one in hand, and Enter opens its table."""

    def compose(self) -> ComposeResult:
        """One list."""
        yield VirtualList(id="models-list")

    def draw(self) -> None:
        """List the models as the course has them."""
        columns = (
            Column(_("model"), max(map(len, NAMES))),
            Column(_("parameters"), 10, "right"),
            Column(_("task"), 9),
            Column(_("lesson"), 0),
        )
        models = self.query_one(VirtualList)
        models.set_content(columns, _row, len(NAMES), answer=_answer, title=_("Models"))
        models.move_to(NAMES.index(self.state.name))
        self.shown()

    @on(VirtualList.Highlighted)
    def _in_hand(self, event: VirtualList.Highlighted) -> None:
        if event.control.has_focus and NAMES[event.index] != self.state.name:
            self.state.take(NAMES[event.index])
            self.lab.draw_heading()

    @on(VirtualList.Chosen)
    def _open(self, event: VirtualList.Chosen) -> None:
        self.state.take(NAMES[event.index])
        self.lab.action_view("table")


def _row(i: int) -> tuple[str, ...]:
    spec = MODELS[NAMES[i]]
    return (
        spec.name,
        f"{summary(spec).total:,}",
        _(TASKS[spec.task]),
        _(ORIGINS[spec.origin]),
    )


def _answer(i: int) -> Answer:
    spec = MODELS[NAMES[i]]
    answer = total_answer(summary(spec))
    title, note = TITLES[spec.name]
    return Answer(
        answer.title, answer.formula, answer.lines, answer.value, f"{_(title)}. {_(note)}"
    )
