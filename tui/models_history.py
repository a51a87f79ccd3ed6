"""Then and now: the lines of a notebook of 2021 that mean something else, or nothing, today.

What becomes of an old line has been seen with Keras 3.15. The numbers in it are the model's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from engine.explain.memory import ledger
from engine.why import Why
from engine.zoo.layers import Conv2D, Embedding, Layer, OneHot
from engine.zoo.spec import Reviews, Spec
from tui.language import _, say

Kind = TypeVar("Kind", bound=Layer)

#: The notebooks that keep a model in a file of the old format: by the lesson they teach.
_KEEP_FILES: Final = ("recurrent", "gates", "pictures")
#: The reviews of the training set that are left when a fifth is held back.
_TRAINED_ON: Final = 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """A line as it was and as it is written today, what the old one does now, and what to do.

    Where the same line still stands, `now` says so in words, and `same` is true.
    """

    then: str
    now: str
    outcome: str
    advice: str
    same: bool = False
    why: Why | None = None


def changes(spec: Spec) -> tuple[Change, ...]:
    """What has changed since for the notebook of a model, in the order of its cells."""
    return tuple(change for told in _ALL if (change := told(spec)) is not None)


# Loading


def _tokenizer(spec: Spec) -> Change | None:
    if spec.origin != "embedding" or spec.vocabulary is None:
        return None
    return Change(
        then=f"preprocessing.text.Tokenizer({spec.vocabulary})",
        now=f"TextVectorization(max_tokens={spec.vocabulary})",
        outcome=_("gone from keras"),
        advice=_(
            "It is still under tensorflow.keras, as legacy. "
            "In Keras the layer TextVectorization makes ids of texts."
        ),
    )


def _pickled(spec: Spec) -> Change | None:
    if not isinstance(spec.feed, Reviews) or spec.feed.cut != "words":
        return None
    return Change(
        then="np.load('imdb.npz', allow_pickle=True)",
        now=f"imdb.load_data(num_words={spec.vocabulary})",
        outcome=_("runs whatever the file says"),
        advice=_(
            "A pickle can hold any program. "
            "Keras itself now reads the file with a list of the few things it may make."
        ),
    )


def _subwords(spec: Spec) -> Change | None:
    if spec.origin != "word_vectors" or spec.vocabulary is None:
        return None
    size = spec.vocabulary - 1
    return Change(
        then="tfds.load('imdb_reviews/subwords8k')",
        now=f"BpeTrainer(vocab_size={size})",
        outcome=_("retired"),
        advice=say(
            "Train a vocabulary of {size:,} subwords instead; "
            "with the row for padding the table has {rows:,} rows.",
            size=size,
            rows=spec.vocabulary,
        ),
    )


def _to_categorical(spec: Spec) -> Change | None:
    coding, length = _first(spec, OneHot), spec.input.shape[0]
    if spec.origin != "recurrent" or coding is None or length is None:
        return None
    weighed = {entry.code: entry for entry in ledger(_TRAINED_ON, length, coding.vocabulary, 1)}
    return Change(
        then="to_categorical(train_seq)",
        now=f"ops.one_hot(ids, {coding.vocabulary})",
        outcome=say("{bytes:,} bytes", bytes=weighed["to_categorical"].bytes),
        advice=say(
            "to_categorical gives float64 today; in float32 it is {half:,} bytes. "
            "Make the rows inside the model, batch by batch: the ids weigh {ids:,}.",
            half=weighed["onehot"].bytes,
            ids=weighed["ids"].bytes,
        ),
        why=weighed["to_categorical"].why,
    )


# The model


def _input_length(spec: Spec) -> Change | None:
    table, length = _first(spec, Embedding), spec.input.shape[0]
    if spec.origin not in ("embedding", "recurrent", "gates") or table is None or length is None:
        return None
    sizes = f"{table.vocabulary}, {table.embedding}"
    return Change(
        then=f"Embedding({sizes}, input_length={length})",
        now=f"Input(({length},)), Embedding({sizes})",
        outcome=_("a warning, and 0 parameters"),
        advice=say(
            "input_length is no longer read: the model stays unbuilt "
            "until it sees Input(shape=({length},)).",
            length=length,
        ),
    )


def _bare_shape(spec: Spec) -> Change | None:
    length = spec.input.shape[0]
    if spec.name != "deep-conv1d" or length is None:
        return None
    return Change(
        then=f"Input(shape=({length}))",
        now=f"Input(shape=({length},))",
        outcome="ValueError",
        advice=_("A tuple is wanted. It is the comma that makes one, not the parentheses."),
    )


# Training


def _metrics(spec: Spec) -> Change | None:
    if spec.origin not in ("recurrent", "gates") and spec.name != "digit-cnn":
        return None
    return Change(
        then="metrics='accuracy'",
        now="metrics=['accuracy']",
        outcome="ValueError",
        advice=_("A list is wanted, even of one."),
    )


def _misspelt(spec: Spec) -> Change | None:
    if spec.origin != "recurrent":
        return None
    return Change(
        then="save_best_onlu=True",
        now="save_best_only=True",
        outcome="TypeError",
        advice=_(
            "A slip of the finger in ModelCheckpoint. "
            "tf-keras 2 swallowed it silently, and so kept every epoch, not the best."
        ),
    )


def _early_stopping(spec: Spec) -> Change | None:
    if spec.origin not in ("recurrent", "gates") and spec.name != "digit-cnn":
        return None
    if spec.fit is None or spec.fit.patience is None:
        return None
    return _same(
        f"patience={spec.fit.patience}, restore_best_weights=True",
        _("restores in any case"),
        say(
            "EarlyStopping restores the best weights also when all {epochs} epochs ran. "
            "Before, only when it stopped.",
            epochs=spec.fit.epochs,
        ),
    )


def _validation_split(spec: Spec) -> Change | None:
    if spec.origin != "embedding" or spec.fit is None:
        return None
    share = spec.fit.split.share
    return _same(
        f"fit(…, validation_split={share})",
        _("takes the last rows"),
        say(
            "The last {share:.0%} of the rows are held back, also with shuffle=True. "
            "Where rows lie in order, draw them: train_test_split(test_size={size}).",
            share=share,
            size=share,
        ),
    )


# Afterwards


def _weights_file(spec: Spec) -> Change | None:
    if spec.origin not in _KEEP_FILES:
        return None
    return Change(
        then="model.save_weights('best.h5')",
        now="model.save_weights('best.weights.h5')",
        outcome="ValueError",
        advice=_("The name of a file of weights must end in .weights.h5."),
    )


def _model_file(spec: Spec) -> Change | None:
    if spec.origin not in _KEEP_FILES:
        return None
    return Change(
        then="load_model('best.h5')",
        now="load_model('best.keras')",
        outcome=_("still loads, as legacy"),
        advice=_("Whole models in .h5 can still be saved and loaded; new ones belong in .keras."),
    )


def _one_input(spec: Spec) -> Change | None:
    convolution = _first(spec, Conv2D)
    if spec.origin != "pictures" or convolution is None:
        return None
    layer = spec.layers.index(convolution) - 1
    return Change(
        then=f"Model(m.input, m.layers[{layer}].output)",
        now=f"Model(m.inputs, m.layers[{layer}].output)",
        outcome="AttributeError",
        advice=_("A Sequential has no input, even after training, but it has inputs."),
    )


_ALL: Final[tuple[Callable[[Spec], Change | None], ...]] = (
    _tokenizer,
    _pickled,
    _subwords,
    _to_categorical,
    _input_length,
    _bare_shape,
    _metrics,
    _misspelt,
    _early_stopping,
    _validation_split,
    _weights_file,
    _model_file,
    _one_input,
)


def _same(line: str, outcome: str, advice: str) -> Change:
    return Change(line, _("the same line"), outcome, advice, same=True)


def _first(spec: Spec, kind: type[Kind]) -> Kind | None:
    return next((layer for layer in spec.layers if isinstance(layer, kind)), None)
