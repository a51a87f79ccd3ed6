"""A trained model whose convolutions stand on its words: what each filter answers to a text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.corpus.text import RULES
from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers
from engine.explain.padding import Padding, pad
from engine.explain.pooling import Pooling
from engine.explain.slide import Slide
from engine.files.places import Places
from engine.runs.library import RunKey, find, usable
from engine.runs.store import Store
from engine.scoring.filters import Parts, parts
from engine.scoring.filters_span import span
from engine.scoring.model_stages import Stage as Trained
from engine.scoring.opening import chosen, open_scorer
from engine.scoring.reading import CODING, WordReader
from engine.why import Refusal
from engine.zoo.layers import Conv1D, Dropout, Embedding, Ids, Layer, MaxPooling1D
from engine.zoo.spec import Reviews, Spec
from engine.zoo.summary import summary

PADDING: Final = "0"
START: Final = "[1]"


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A convolution or a pooling on the way from the words up."""

    name: str
    layer: Conv1D | MaxPooling1D
    kernel: Numbers | None = None
    bias: Numbers | None = None

    def apply(self, given: Numbers) -> Convolution | Pooling:
        """The layer over what is below it."""
        layer = self.layer
        edge: Final = "same" if layer.padding == "same" else "valid"
        if isinstance(layer, MaxPooling1D):
            return Pooling(given, layer.pool, layer.stride, edge)
        assert self.kernel is not None
        return Convolution(
            given,
            self.kernel,
            self.bias,
            layer.strides,
            edge,
            activation=layer.activation,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Sieve:
    """A model as far as its convolutions go: the lookup, the layers on it, words by id."""

    key: RunKey
    spec: Spec
    table: Numbers
    stages: tuple[Stage, ...]
    ids: Mapping[str, int]
    words: Mapping[int, str]
    cut: Callable[[str], list[str]]

    @property
    def convolutions(self) -> tuple[int, ...]:
        """Which of the stages are convolutions."""
        return tuple(i for i, each in enumerate(self.stages) if each.kernel is not None)

    def read(self, found: list[str]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """Words as the model reads them: behind a start token, at its length; and their ids."""
        assert isinstance(self.spec.feed, Reviews)
        unknown = CODING.oov_char or 0
        texts = [PADDING, START, *found]
        ids = [0, CODING.start_char or 0, *(self.ids.get(word, unknown) for word in found)]
        # Places are padded rather than ids, counted from 1, so that each keeps its word.
        how = Padding(self.spec.input.shape[0], self.spec.feed.padding)
        places = pad([range(1, len(ids))], how)[0].tolist()
        row = np.array([ids[place] for place in places], dtype=np.int32)
        return tuple(texts[place] for place in places), row


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What all filters of one convolution answer along a text."""

    sieve: Sieve
    stage: int
    texts: tuple[str, ...]  # what stands at each place of the input
    ids: NDArray[np.int32]
    convolution: Convolution
    output: Numbers
    rows: list[list[float]]  # the output once more, filter by filter
    slides: tuple[Slide, ...]  # from the words up to the convolution

    def parts(self, place: int, filter_: int) -> Parts:
        """What each place under the kernel adds to an answer."""
        return parts(self.convolution, self.output, place, filter_)

    def span(self, place: int) -> range:
        """The words that an answer has seen, through all layers below."""
        return span(self.slides, place)


def chain(spec: Spec) -> Iterator[tuple[str, Layer]]:
    """The convolutions and poolings that stand on the words, by Keras' names."""
    if not isinstance(spec.feed, Reviews) or spec.feed.cut != "words":
        return
    for row in summary(spec).rows:
        if isinstance(row.layer, Conv1D | MaxPooling1D):
            yield row.name, row.layer
        elif not isinstance(row.layer, Ids | Embedding | Dropout):
            return


def has_filters(spec: Spec) -> bool:
    """Whether the first layer on the words of a model is a convolution."""
    has_table = any(isinstance(layer, Embedding) for layer in spec.layers)
    first = next(iter(chain(spec)), None)
    return has_table and first is not None and isinstance(first[1], Conv1D)


def sieves(where: Places) -> list[RunKey]:
    """The runs with weights, the newest first, and the starters, whose filters stand on words."""
    return [key for key, run in usable(Store(where)) if has_filters(run.plan.spec)]


def load_sieve(where: Places, key: RunKey) -> Sieve:
    """A model with its tables and its words; refused if its filters stand on something else."""
    store = Store(where)
    with chosen():
        spec = find(store, key).plan.spec
    if not has_filters(spec):
        raise Refusal("no_filters_on_words", model=spec.name)
    scorer = open_scorer(key, store)
    reader = scorer.reader
    assert isinstance(reader, WordReader)
    below = dict(chain(spec))
    return Sieve(
        key,
        spec,
        next(stage.tables[0] for stage in scorer.stages if stage.is_lookup),
        tuple(_stage(stage) for stage in scorer.stages if stage.name in below),
        reader.ids,
        {number: word for word, number in reader.ids.items()},
        RULES[reader.rule],
    )


def _stage(found: Trained) -> Stage:
    assert isinstance(found.layer, Conv1D | MaxPooling1D)
    if isinstance(found.layer, MaxPooling1D):
        return Stage(found.name, found.layer)
    return Stage(found.name, found.layer, found.tables[0], found.bias)


def answers(sieve: Sieve, found: list[str], layer: int) -> Answers:
    """What the filters of a convolution, counted from 0, answer to words."""
    if not found:
        raise Refusal("sentence_without_words")
    texts, ids = sieve.read(found)
    given: Numbers = sieve.table[ids]
    last = sieve.convolutions[layer]
    slides = []
    for stage in sieve.stages[:last]:
        below = stage.apply(given)
        slides.append(below.slides[0])
        given = below.output
    top = sieve.stages[last].apply(given)
    assert isinstance(top, Convolution)
    output = top.output
    rows = output.T.tolist()
    return Answers(sieve, last, texts, ids, top, output, rows, (*slides, top.slides[0]))
