"""How a training of word vectors reads: its knobs, where it stands, and its loss."""

from collections.abc import Iterator
from functools import partial

from engine.why import Notice, Refusal
from engine.words.guesses import of_nothing, why_loss
from engine.words.learning import NAME
from engine.words.progress import Kept, Learned
from engine.words.settings import BOUNDS, Settings
from tui import wording
from tui.language import _, counted, say
from tui.screens.words.training_state import TrainingState
from tui.screens.words.whole import whole
from tui.wording.words_training import epochs
from widgets.answer import Answer
from widgets.curves import Curve, CurvePoint, Level
from widgets.knobs import Choice, ChoiceKnob, Knob, NumberKnob
from widgets.safe_text import visible


def knobs(settings: Settings) -> Iterator[Knob]:
    """What can be set."""
    yield ChoiceKnob(
        "method",
        _("method"),
        settings.method,
        (Choice("skipgram", "skip-gram"), Choice("cbow", "CBOW")),
        help=_("skip-gram: from a word to those around it. CBOW: from those to the word."),
    )
    yield _number("dimensions", settings, (25, 50, 100, 200, 300), _("Numbers of every word."))
    yield _number("window", settings, (1, 2, 3, 5, 10), _("Words to each side that belong to it."))
    about = _("Words that occur less often get no vector.")
    yield _number("min_count", settings, (1, 2, 5, 10, 20, 50), about)
    about = _("Wrong words that are drawn beside each right one.")
    yield _number("negative", settings, (2, 5, 10, 15, 20), about)
    yield _number("epochs", settings, (1, 2, 3, 5, 10, 20), _("How often every review is read."))
    about = _("The same seed and one thread give the same vectors.")
    yield _number("seed", settings, (1, 2, 7, 42), about)
    yield _number("threads", settings, (1, 2, 4, 8), _("Processors that are used."))


def _number(name: str, settings: Settings, steps: tuple[int, ...], about: str) -> NumberKnob:
    return whole(name, name, getattr(settings, name), BOUNDS[name], steps, about)


def heading(state: TrainingState, source: str) -> str:
    """Where it stands, in a line."""
    if state.problem is not None:
        return _problem(state.problem)
    if state.stopping:
        return _("Stopping: what it has learned is kept …")
    match state.stage:
        case "never":
            return say(
                "Word2Vec on {data}: r trains. Each epoch is kept as {name}; where there are such "
                "vectors already, as {name}-2, and so on.",
                data=visible(source),
                name=NAME,
            )
        case "opening":
            return f"{wording.stage(state.progress)} …" if state.progress else _("Reading …")
        case "loading":
            return _("gensim is loading …")
        case "waiting" if state.waiting is not None:
            values = {"name": state.waiting.name, "path": state.waiting.path}
            return f"! {wording.notice(Notice('vectors_wait', values))}"
        case "over" if state.kept is not None:
            return _over(state.kept)
        case "over":
            return _("Stopped before anything was learned.")
    read = state.read
    if read is None:
        return _("gensim is loading …")
    return say(
        "epoch {epoch} of {epochs} · {share:.0%} · {speed:,.0f} words a second",
        epoch=read.epoch,
        epochs=read.epochs,
        share=read.words / max(read.total, 1),
        speed=read.words_per_second,
    )


def _problem(problem: Exception) -> str:
    if isinstance(problem, Refusal):
        return f"! {wording.refusal(problem)}"
    return _("! Ended by an error of the app's own; what was kept before that is still there.")


def _over(kept: Kept) -> str:
    about = kept.about
    words = counted("{n} word", "{n} words", about.count)
    figures = {"words": words, "d": about.dimensions, "name": about.name, "epochs": epochs(about)}
    if kept.stopped:
        return say(
            "Stopped after {epochs}: {words} × {d} are kept as {name}, and in use", **figures
        )
    return say("Learned: {words} × {d} are kept as {name}, and in use", **figures)


def curve(state: TrainingState) -> Curve:
    """The loss after every epoch."""
    points = (_point(each, state.trained.negative) for each in state.learned)
    return Curve(_("loss"), "L", tuple(points))


def _point(learned: Learned, negative: int) -> CurvePoint:
    at = say("epoch {epoch}", epoch=learned.epoch)
    text = say("{loss:.4f} in {seconds:.1f} s", loss=learned.loss, seconds=learned.seconds)
    why = partial(_answer, learned, negative)
    return CurvePoint(learned.epoch, learned.loss, at, text, why)


def _answer(learned: Learned, negative: int) -> Answer:
    title = say("The loss after epoch {epoch}", epoch=learned.epoch)
    note = _(
        "u is the vector of what is given, v of the word that belongs to it, and v′ are words "
        "drawn by chance. gensim's own running loss is one 32-bit sum that threads write over one "
        "another, so it is not shown."
    )
    return wording.answer(title, why_loss(learned.loss, negative, learned.guesses), note)


def level(settings: Settings) -> Level:
    """What to compare a loss with."""
    return Level(of_nothing(settings.negative), _("knows nothing"))
