"""The plan: which model, how it learns, and what that will cost."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.files.progress import Stopped
from engine.training.plan import Plan
from engine.why import Refusal
from engine.zoo.models import MODELS
from engine.zoo.spec import Pictures
from engine.zoo.summary import summary
from tui import wording
from tui.keras_thread import KerasFailed
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.models.answers import total_answer
from tui.screens.room import keras_in_full
from tui.screens.train.knobs import CHANGED, plan_knobs, turned
from tui.screens.train.pictured import pictures_there, stand_in_note
from tui.screens.train.published import published, span_text
from tui.screens.train.rows import Rows, Stock, batches, counted, divided
from tui.screens.train.view import TrainView
from tui.wording.fed import reads_pictures, word
from tui.wording.zoo import MODELS as TITLES
from widgets.answer import Answer, Line
from widgets.figures import Figure, Figures
from widgets.knobs import KnobBar


class PlanView(TrainView):
    """The knobs, what the plan comes to, and a word on the model."""

    BINDINGS = [
        key("g,enter", "start", N_("Start"), "train.start"),
        key("h", "start_apart", N_("Start detached"), "train.start_apart"),
    ]
    DEFAULT_CSS = """
    PlanView {
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        #plan-knobs, #plan-cost { height: auto; margin-bottom: 1; }
        #plan-note, #plan-left { height: auto; color: $text-muted; }
        #plan-problem { height: auto; color: $text-error; }
    }
    """

    #: The source that is being counted, and whether it is looked up which pictures there are.
    _counting = ""
    _looking = False

    def compose(self) -> ComposeResult:
        """What can be decided, and what follows."""
        yield Static(id="plan-left", markup=False)
        yield KnobBar(id="plan-knobs")
        yield Static(id="plan-problem", markup=False)
        yield Figures(id="plan-cost")
        yield Static(id="plan-note", markup=False)

    def on_mount(self) -> None:
        """Follow what other processes leave behind."""
        self.watch(self.app, "others", self._draw_left)

    def heading(self) -> str:
        """Which model, and on which reviews or pictures."""
        name = self.state.plan.spec.name
        title = say("{model}: {title}", model=name, title=_(TITLES[name][0]))
        return f"{title} · {self._source or '…'}"

    @property
    def _source(self) -> str:
        """The reviews in use, or the pictures that are chosen; empty until it is known which."""
        pictures = self.state.pictured
        return self.app.source if pictures is None else pictures

    def draw(self) -> None:
        """Show the plan as it stands, and count the reviews in use if that was not done yet."""
        state, changed = self.state, self.app.changed_models()
        name = state.plan.spec.name
        # What was changed in its own lab since comes along.
        is_changed = state.plan.spec != MODELS[name]
        if is_changed and name in changed and changed[name] != state.plan.spec:
            state.plan = replace(state.plan, spec=changed[name])
        chosen = name + CHANGED * is_changed
        bar = self.query_one(KnobBar)
        if not bar.typing:  # Keras gets ready whenever it does, also in the middle of a number
            bar.set_content(
                plan_knobs(
                    self._planned,
                    chosen,
                    {*changed, *([name] if is_changed else [])},
                    self.app.keras,
                    state.pictures if reads_pictures(state.plan.spec) and state.pictures else (),
                ),
                title=_("Plan"),
                columns=(_("setting"), _("value")),
            )
        self._draw_cost()
        self._draw_left()
        self._count()
        self.shown()

    def _draw_left(self) -> None:
        """A word on runs that were cut off, if there are any."""
        sentence = self.app.others.left_off()
        for line in self.query("#plan-left").results(Static):  # none while all is drawn anew
            line.display = bool(sentence)
            line.update(sentence)

    def _count(self) -> None:
        """Count what is learned from, beside the event loop; once for each source."""
        source, where, spec = self._source, self.app.session.places, self.state.plan.spec
        if not source:
            self._look()
            return
        if source in self.state.stocks or source == self._counting:
            return
        self._counting = source
        self.beside(
            lambda reports: (source, counted(spec, source, where, reports.progress)),
            self._counted,
            refused=self._not_counted,
        )

    def _look(self) -> None:
        """Look up which pictures there are, beside the event loop."""
        if not self._looking:
            self._looking, where = True, self.app.session.places
            self.beside(
                lambda _reports: pictures_there(where), self._looked, group="pictures there"
            )

    def _looked(self, found: tuple[str, ...]) -> None:
        self._looking, self.state.pictures = False, found
        self.lab.draw_heading()
        self.draw()

    def _not_counted(self, refusal: Refusal) -> None:
        self._counting = ""
        if not isinstance(refusal, Stopped):
            self._say_problem(wording.refusal(refusal))

    def _counted(self, found: tuple[str, Stock]) -> None:
        self._counting = ""
        self.state.stocks[found[0]] = found[1]
        self._draw_cost()
        self.lab.explain_again()

    def _say_problem(self, sentence: str) -> None:
        line = self.query_one("#plan-problem", Static)
        line.display = bool(sentence)
        line.update(sentence)

    def _draw_cost(self) -> None:
        plan = self.state.plan
        stock = self.state.stocks.get(self._source)
        rows = Rows() if stock is None else divided(plan, stock)
        self._say_problem(_batch_problem(plan.fit.batch, rows.train))
        table = summary(plan.spec)
        figures = [Figure(_("parameters"), f"{table.total:,}", partial(total_answer, table))]
        learn, held = rows.train, rows.validation
        figures += [
            Figure(_("learns from"), _number(learn), partial(self._split_answer, rows)),
            Figure(_("validates with"), _number(held), partial(self._split_answer, rows)),
        ]
        if learn:
            each = batches(learn, plan.fit.batch)
            total = each * plan.fit.epochs
            figures += [
                Figure(_("batches an epoch"), f"{each:,}", partial(self._batches_answer, learn)),
                Figure(_("batches in all"), f"{total:,}", partial(self._total_answer, each)),
            ]
        figures += self._published()
        self.query_one(Figures).set_content(
            figures, title=plan.spec.name, columns=(_("figure"), _("value"))
        )
        notes = (_(TITLES[plan.spec.name][1]), self._way, stand_in_note(plan.spec, self._source))
        self.query_one("#plan-note", Static).update("\n".join(note for note in notes if note))

    @property
    def _way(self) -> str:
        """How what validates is chosen."""
        plan = self.state.plan
        return word(f"way_{plan.fit.split.way}", plan.spec)

    def _published(self) -> list[Figure]:
        """What was published of this model, if anything was."""
        known = published(self.state.plan)
        if known is None:
            return []
        note = word("published", self.state.plan.spec)
        named = ((_("published val"), known.validation), (_("published test"), known.test))
        return [
            Figure(name, span_text(span), Answer(name, "", (), span_text(span), note))
            for name, span in named
            if span is not None
        ]

    def _split_answer(self, rows: Rows) -> Answer | None:
        if rows.train is None or rows.validation is None:
            return None
        split, spec = self.state.plan.fit.split, self.state.plan.spec
        learn, held = f"{rows.train:,}", f"{rows.validation:,}"
        lines = [Line(word("teaching", spec), "", learn)]
        if split.way == "test":
            lines.append(Line(word("test_validates", spec), "", held))
        else:
            share = f"{rows.train + rows.validation:,} × {split.share:g}"
            lines.append(Line(word("held_back", spec), share, held))
        title = _("learns from, validates with")
        return Answer(title, "", tuple(lines), f"{learn} + {held}", self._way)

    def _batches_answer(self, learn: int) -> Answer:
        batch, spec = self.state.plan.fit.batch, self.state.plan.spec
        each, rest = batches(learn, batch), learn % batch
        lines = [
            Line(word("teaching", spec), "", f"{learn:,}"),
            Line(word("in_a_batch", spec), "", f"{batch:,}"),
        ]
        if rest:
            lines.append(Line(word("in_the_last_batch", spec), "", f"{rest:,}"))
        formula = f"{learn:,} ÷ {batch:,}"
        note = _("Each batch moves the weights once; what is left over is a batch, too.")
        return Answer(_("batches an epoch"), formula, tuple(lines), f"{each:,}", note)

    def _total_answer(self, each: int) -> Answer:
        epochs = self.state.plan.fit.epochs
        lines = (
            Line(_("batches an epoch"), "", f"{each:,}"),
            Line(_("epochs"), "", f"{epochs:,}"),
        )
        note = _("So often the weights are moved, unless it is stopped early.")
        title = _("batches in all")
        return Answer(title, f"{each:,} × {epochs:,}", lines, f"{each * epochs:,}", note)

    def action_start(self) -> None:
        """Train by this plan."""
        if self._source and not self._keras_fails():
            self.lab.start(self._planned)

    def action_start_apart(self) -> None:
        """Train by this plan in a process of its own, which outlives the app."""
        if self._source and not self._keras_fails():
            self.app.detach(self._planned, self.lab.follow)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While this app trains, the same key hands that over."""
        if action == "start_apart":
            return self.app.training is None or not self.app.training.going
        return super().check_action(action, parameters)

    @property
    def _planned(self) -> Plan:
        return replace(self.state.plan, data=self._source)

    def _keras_fails(self) -> bool:
        """Say why nothing can be trained, if that is so."""
        failed = isinstance(self.app.keras, KerasFailed)
        if failed:
            self._say_problem(keras_in_full(self.app.keras))
        return failed

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        state = self.state
        try:
            if event.id == "model":
                name = str(event.value).removesuffix(CHANGED)
                is_changed = str(event.value) != name
                state.take(self.app.changed_models()[name] if is_changed else MODELS[name])
            elif event.id == "data":
                self._choose_pictures(str(event.value))
            else:
                state.plan = turned(state.plan, event.id, event.value)
        except Refusal as refusal:
            self.app.refuse(refusal)
        self.lab.draw_heading()
        self.draw()

    def _choose_pictures(self, source: str) -> None:
        """Learn from other pictures."""
        feed = self.state.plan.spec.feed
        if isinstance(feed, Pictures):
            self.state.chosen[feed.name] = source


def _batch_problem(batch: int, learn: int | None) -> str:
    """A batch of which not one would be full is refused at the start, so it is said before."""
    if learn is None or batch <= learn:
        return ""
    return wording.refusal(Refusal("batch_too_large", batch=batch, rows=learn))


def _number(value: int | None) -> str:
    return "…" if value is None else f"{value:,}"
