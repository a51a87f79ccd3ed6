"""How the map of words reads: its heading, its points, and why each lies where it does."""

from collections.abc import Iterator
from functools import partial

from engine.words.pca import Components
from engine.words.projecting import Projection
from engine.words.tsne import LARGEST_SEED, LEAST_STEPS, MOST_STEPS, MOST_WORDS
from tui import wording
from tui.language import _, counted, say
from tui.screens.words import places_words
from tui.screens.words.map_state import Setting, Wanted
from tui.screens.words.strips_words import not_there, three
from tui.screens.words.whole import whole
from widgets.answer import Answer
from widgets.knobs import Choice, ChoiceKnob, Knob
from widgets.safe_text import legible, visible
from widgets.scatter import Dot


def heading(found: Projection, wanted: Wanted) -> str:
    """Which words are laid out, how, and how well that holds; and what of the lesson is not."""
    missing = wanted.missing(found.words)
    if not missing:
        return _laid_out(found, wanted)
    return f"{_laid_out(found, wanted)} · {not_there(missing)}"


def _laid_out(found: Projection, wanted: Wanted) -> str:
    words = named(wanted, len(found.words))
    if isinstance(found.by, Components):
        held = sum(found.by.shares)
        return say(
            "{words} · PCA: the plane holds {held:.0%} of the differences", words=words, held=held
        )
    moment = found.by
    if moment.step == 0 or moment.exaggerated:
        return say(
            "{words} · t-SNE: step {step:,} of {steps:,} · drawn together hard at first",
            words=words,
            step=moment.step,
            steps=moment.steps,
        )
    return say(
        "{words} · t-SNE: step {step:,} of {steps:,} · divergence {divergence:.3f}",
        words=words,
        step=moment.step,
        steps=moment.steps,
        divergence=moment.divergence,
    )


def named(wanted: Wanted, count: int) -> str:
    """Which words these are."""
    if wanted.kind == "near":
        return say("{word} and what is near", word=legible(wanted.words[0]))
    if wanted.kind == "frequent":
        return counted("the {n} most frequent word", "the {n} most frequent words", count)
    return counted("{n} word", "{n} words", count)


def left_out(names: int) -> str:
    """How many names found no room, and what can be done about it."""
    return counted("{n} name left out, + zooms", "{n} names left out, + zooms", names)


def place(x: float, y: float) -> str:
    """Where a point lies."""
    return f"x {three(x)}  y {three(y)}"


def dots(found: Projection, wanted: Wanted) -> Iterator[Dot]:
    """Every word in its place; the one whose neighbours these are stands out."""
    for i, word in enumerate(found.words):
        x, y = (float(value) for value in found.points[i])
        kind = 2 if wanted.kind == "near" and i == 0 else int(wanted.kind != "frequent")
        yield Dot(word, x, y, place(x, y), kind, partial(answer, found, i))


def answer(found: Projection, word: int) -> Answer:
    """Why a word lies where it does."""
    if isinstance(found.by, Components):
        return _coordinates(found, word)
    note = _(
        "The two axes of t-SNE mean nothing, and how far apart is far says little: only who is "
        "near whom counts. p is how near two words are to be, by their vectors; q is how near "
        "they are."
    )
    title = say("{word}: its part of the divergence", word=legible(found.words[word]))
    return wording.answer(title, found.why(word, 0), note)


def _coordinates(found: Projection, word: int) -> Answer:
    title = say("{word}: its place along the two components", word=legible(found.words[word]))
    note = _(
        "x̄ is the mean of these words, c a component: the direction in which they differ most, "
        "and then the one at a right angle to it."
    )
    return places_words.coordinates(title, (found.why(word, axis) for axis in (0, 1)), note)


def knobs(setting: Setting) -> Iterator[Knob]:
    """What can be turned; t-SNE has more of it."""
    yield ChoiceKnob(
        "method",
        _("method"),
        setting.method,
        (Choice("pca", "PCA"), Choice("tsne", "t-SNE")),
        help=_("PCA: the plane on which the words differ most. t-SNE: near words near."),
    )
    if setting.method == "pca":
        return
    about = _("About how many neighbours a word is to have.")
    rungs: tuple[int, ...] = (2, 3, 5, 10, 20, 30, 50, 100)
    yield whole("perplexity", _("perplexity"), setting.perplexity, (1, MOST_WORDS), rungs, about)
    yield ChoiceKnob(
        "init",
        _("init"),
        setting.init,
        (Choice("pca", "pca"), Choice("random", "random")),
        help=_("Where the points begin: as PCA has them, or by chance."),
    )
    about = _("Chance begins here: the same seed, the same map.")
    yield whole("seed", _("seed"), setting.seed, (0, LARGEST_SEED), (0, 1, 2, 7, 42), about)
    about = _("How many steps they take until they lie still.")
    bounds, rungs = (LEAST_STEPS, MOST_STEPS), (250, 500, 1000, 2000, 5000)
    yield whole("steps", _("most steps"), setting.steps, bounds, rungs, about)


def listed(words: tuple[str, ...]) -> str:
    """Words as they are typed."""
    return visible(" ".join(words))
