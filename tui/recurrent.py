"""Trained models that read word by word: their recurrent layers, and sentences as they read them.

The weights and the words come from a run, the arithmetic is that of `engine.explain`; neither knows
of the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from engine.corpus.about import Rule
from engine.corpus.loading import LoadSettings
from engine.corpus.text import RULES
from engine.explain.numbers import Numbers
from engine.explain.padding import Padding, pad
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import Kind
from engine.runs.library import STARTER, RunKey, find
from engine.runs.starters import starter, starters
from engine.runs.store import Store
from engine.why import Refusal
from engine.zoo.layers import GRU, LSTM, Dropout, Embedding, Ids, OneHot, SimpleRNN
from engine.zoo.layers.recurrent import Recurrent
from engine.zoo.spec import Reviews, Spec
from engine.zoo.summary import summary
from tui.trained import arrays_of, ids_of, tables, words_of

if TYPE_CHECKING:
    from engine.training.state import Arrays

KINDS: Final[Mapping[type, Kind]] = {SimpleRNN: "rnn", LSTM: "lstm", GRU: "gru"}
Mark = Literal["word", "unknown", "start", "padding"]


@dataclass(frozen=True, slots=True)
class Token:
    """What stands at one place of a row: a word or what stands for one, and its id."""

    word: str
    id: int
    mark: Mark


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """A trained model as far as it reads word by word: the lookup, and all recurrent layers on it.

    Without a table ids are looked up as one-hot rows.
    """

    key: RunKey
    spec: Spec
    rows: int
    table: Numbers | None
    layers: Mapping[str, Recurrence]  # by Keras' names
    tokens: Callable[[str], list[Token]]

    def read(self, text: str) -> tuple[Token, ...]:
        """A sentence at the length of the model: cut off, or filled up."""
        found = self.tokens(text)
        if not any(token.mark in ("word", "unknown") for token in found):
            raise Refusal("sentence_without_words")
        assert isinstance(self.spec.feed, Reviews)
        how = Padding(self.spec.input.shape[0], self.spec.feed.padding)
        # Places are padded rather than ids, counted from 1, so that each keeps its word.
        places = pad([range(1, len(found) + 1)], how)[0].tolist()
        return tuple(found[place - 1] if place else PADDING for place in places)

    def vectors(self, tokens: tuple[Token, ...]) -> Numbers:
        """What the first layer is given for each token."""
        ids = [token.id for token in tokens]
        if self.table is not None:
            found: Numbers = self.table[ids]
            return found
        rows = np.zeros((len(ids), self.rows), dtype=np.float32)
        rows[np.arange(len(ids)), ids] = 1
        return rows


PADDING: Final = Token("", 0, "padding")


def reader(store: Store, key: RunKey) -> Reader:
    """A run or a starter as a reader; refused if it reads otherwise than word by word."""
    run = find(store, key)
    spec = run.plan.spec
    chain = _chain(spec)
    if not chain:
        raise Refusal("no_recurrence_on_words", model=spec.name)
    found, tokens = arrays_of(store, key), _cutting(store, key, spec)
    lookup = next((row.name for row in summary(spec).rows if isinstance(row.layer, Embedding)), "")
    table = next(iter(tables(lookup, found)), None)
    layers = {name: _layer(name, layer, found) for name, layer in chain}
    assert spec.vocabulary is not None
    return Reader(key, spec, spec.vocabulary, table, layers, tokens)


def starter_with(kind: Kind) -> RunKey | None:
    """The first starter, in the order of the course, whose first layer on words is of the kind."""
    for name in starters():
        chain = _chain(starter(name).plan.spec)
        if chain and KINDS[type(chain[0][1])] == kind:
            return f"{STARTER}{name}"
    return None


def _chain(spec: Spec) -> list[tuple[str, Recurrent]]:
    """The recurrent layers that stand on the lookup and on one another, by Keras' names."""
    found: list[tuple[str, Recurrent]] = []
    if not isinstance(spec.feed, Reviews):
        return found
    for row in summary(spec).rows:
        if isinstance(row.layer, Recurrent):
            found.append((row.name, row.layer))
            if not row.layer.sequences:
                return found
        elif not isinstance(row.layer, Ids | Embedding | OneHot | Dropout):
            return found
    return found


def _layer(name: str, layer: Recurrent, found: "Arrays") -> Recurrence:
    """A layer with its tables: of the input, of the state, and biases if it has any."""
    kernel, recurrent, *bias = tables(name, found)
    return Recurrence(
        KINDS[type(layer)],
        kernel,
        recurrent,
        bias[0] if bias else None,
        layer.reset_after if isinstance(layer, GRU) else True,
        layer.activation,
    )


def _cutting(store: Store, key: RunKey, spec: Spec) -> Callable[[str], list[Token]]:
    """How a model cuts a text: by the words or subwords that it has kept."""
    pieces = None if isinstance(key, str) else store.pieces(key)
    if pieces is None or pieces.kind == "words":
        return _by_words(*words_of(store, key), spec)
    subwords = pieces.subwords()
    return lambda text: [Token(each.text, each.id, "word") for each in subwords.encode(text)]


def _by_words(words: Sequence[str], rule: Rule, spec: Spec) -> Callable[[str], list[Token]]:
    """Each word's id, or oov_char in its stead, behind a start token."""
    settings = LoadSettings()
    start, unknown = settings.start_char, settings.oov_char
    assert start is not None and unknown is not None and spec.vocabulary is not None
    ids = ids_of(words, spec.vocabulary)

    def tokens(text: str) -> Iterator[Token]:
        yield Token("", start, "start")
        for word in RULES[rule](text):
            yield Token(word, ids.get(word, unknown), "word" if word in ids else "unknown")

    return lambda text: list(tokens(text))
