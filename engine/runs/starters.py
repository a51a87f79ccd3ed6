"""Models that this project has trained, and that come with the app: their history and weights.

Each is a record in JSON, an .npz of weights and one of what these weights say of the test, both in
as few bits as will do, beside the words or subwords that its ids mean; one list of sums vouches for
every file.
`tools.starters` makes them, by trainings that are runs like any other.
"""

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from engine.corpus.about import Rule
from engine.files.flat import Damaged
from engine.runs import keeping
from engine.runs.records import Line, Run, Sitting, State
from engine.training import plan as plans
from engine.training.events import EpochDone, Tested
from engine.training.plan import Plan
from engine.why import Refusal, UnknownName
from engine.zoo.models import MODELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.corpus.subwords import Subwords
    from engine.runs.judging import Answers
    from engine.training.state import Arrays

SHIPPED: Final = Path(__file__).parent / "shipped"
SUMS: Final = "SHA256SUMS"  # as sha256sum reads and writes it
BUILTIN: Final = "-builtin"  # ends the names of those trained on the built-in reviews


class Epoch(msgspec.Struct, frozen=True):
    """An epoch as the record has it; `at` says when it was stored."""

    epoch: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float
    learning_rate: float
    best: bool
    at: float


class Record(msgspec.Struct, frozen=True):
    """All of a starter but its weights and its words, which models share."""

    plan: dict[str, Any]
    fingerprint: str
    state: State
    began: float
    finished: float
    device: str
    environment: dict[str, str]
    epochs: tuple[Epoch, ...]
    test: Tested
    rounded_test: Tested
    rule: Rule = "words"
    words: int = 0
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Starter:
    """A training from its plan to its test, and what it takes to read a sentence as it did.

    `test` is of the weights as they were learned, `rounded_test` of those that are here; they
    were tested in `environment`. `words` are by rank, and `rule` says how a text is cut into them;
    one on pictures has no words, but `classes`, and one that reads subwords has a file of these.
    """

    name: str
    plan: Plan
    fingerprint: str
    state: State
    began: float
    finished: float
    device: str
    environment: Mapping[str, str]
    epochs: tuple[EpochDone, ...]
    times: tuple[float, ...]
    test: Tested
    rounded_test: Tested
    rule: Rule
    words: tuple[str, ...]
    classes: tuple[str, ...]


def starters() -> tuple[str, ...]:
    """The names of all, those on real data first, in the order of the course."""
    order = {name: place for place, name in enumerate(MODELS)}

    def place(name: str) -> tuple[bool, int]:
        return name.endswith(BUILTIN), order.get(name.removesuffix(BUILTIN), len(order))

    names = (file.removesuffix(".json") for file in _sums() if file.endswith(".json"))
    return tuple(sorted(names, key=place))


def starter(name: str) -> Starter:
    """One of them, without its weights."""
    record = _record(name)
    try:
        plan = plans.from_record(record.plan)
    except Refusal as refusal:
        raise Refusal("starter_damaged", name=f"{name}.json") from refusal
    return Starter(
        name=name,
        plan=plan,
        fingerprint=record.fingerprint,
        state=record.state,
        began=record.began,
        finished=record.finished,
        device=record.device,
        environment=record.environment,
        epochs=tuple(map(_epoch, record.epochs)),
        times=tuple(epoch.at for epoch in record.epochs),
        test=record.test,
        rounded_test=record.rounded_test,
        rule=record.rule,
        words=_words(words_file(plan.data), record.words) if record.words else (),
        classes=record.classes,
    )


def weights(name: str) -> "Arrays":
    """The weights that count, by Keras' names, as 32-bit numbers again."""
    from engine.runs.packing import unpacked_weights

    spec, file = starter(name).plan.spec, f"{name}.npz"
    found = unpacked_weights(_arrays(file))
    tables: dict[str, list[tuple[int, ...]]] = {}
    for path, array in found.items():
        tables.setdefault(path.partition("/")[0], []).append(array.shape)
    if tables != keeping.shapes(spec):
        raise Refusal("starter_damaged", name=file)
    return found


def initial_weights(name: str) -> "Arrays":
    """The first table of the model as it was before the training, where that is kept."""
    from engine.runs.packing import unpacked_initial

    return unpacked_initial(_arrays(f"{name}.npz"))


def subwords(name: str) -> "Subwords | None":
    """What a starter cuts texts into; None for one that reads words or pictures."""
    from engine.corpus.subwords import Subwords
    from engine.training.feeding import subwords_wanted

    plan = starter(name).plan
    size, file = subwords_wanted(plan.spec), subwords_file(plan.data)
    if size is None:
        return None
    with suppress(Damaged, EOFError, OSError, zlib.error):
        found = Subwords.from_json(gzip.decompress(_read(file)))
        if found.size == size:
            return found
    raise Refusal("starter_damaged", name=file)


def answers(name: str) -> "Answers":
    """What the weights that are here say of each test row."""
    from engine.runs.judging import fitting
    from engine.runs.packing import unpacked_answers

    test, file = _record(name).rounded_test, answers_file(name)
    try:
        found = unpacked_answers(_arrays(file))
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("starter_damaged", name=file) from error
    if not fitting(found, test):
        raise Refusal("starter_damaged", name=file)
    return found


def as_run(starter: Starter) -> Run:
    """A starter as a run is read back, so that it can be shown and exported as one; its number is
    0, which no run has."""
    plan, epochs = starter.plan, starter.epochs
    best = next(each for each in reversed(epochs) if each.best)
    early = plan.fit.patience is not None
    counts = best if early else epochs[-1]
    line = Line(
        run=0,
        name=f"starter:{starter.name}",
        note="",
        model=plan.spec.name,
        data=plan.data,
        state=starter.state,
        created=starter.began,
        epochs=len(epochs),
        epochs_wanted=plan.fit.epochs,
        val_loss=counts.val_loss,
        val_accuracy=counts.val_accuracy,
        test_accuracy=starter.test.accuracy,
    )
    path = SHIPPED / f"{starter.name}.npz"
    return Run(
        line=line,
        plan=plan,
        fingerprint=starter.fingerprint,
        epochs=epochs,
        times=starter.times,
        changes=(),
        sittings=(Sitting(1, starter.began, starter.device, starter.environment),),
        test=starter.test,
        answers=SHIPPED / answers_file(starter.name),
        detail="",
        finished=starter.finished,
        last=None if early else path,
        best=path if early else None,
        best_epoch=best.epoch,
        best_counts=early,
    )


def words_file(data: str) -> str:
    """The file of the words of a corpus, one a line, the most frequent first."""
    return f"{data}.words.txt"


def subwords_file(data: str) -> str:
    """The file of the subwords of a corpus, as they write themselves."""
    return f"{data}.subwords.json.gz"


def answers_file(name: str) -> str:
    """The file of a starter's answers to the test."""
    return f"{name}.answers.npz"


def _record(name: str) -> Record:
    if name not in starters():
        raise UnknownName("unknown_starter", name=name, known=", ".join(starters()))
    try:
        record = msgspec.json.decode(_read(f"{name}.json"), type=Record)
    except msgspec.MsgspecError as error:
        raise Refusal("starter_damaged", name=f"{name}.json") from error
    if not record.epochs:
        raise Refusal("starter_damaged", name=f"{name}.json")
    return record


def _arrays(file: str) -> "dict[str, NDArray[Any]]":
    """All that an archive holds."""
    import numpy as np

    try:
        with np.load(io.BytesIO(_read(file)), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise Refusal("starter_damaged", name=file) from error


def _epoch(kept: Epoch) -> EpochDone:
    """As it was told when it was trained."""
    values = {name: getattr(kept, name) for name in kept.__struct_fields__ if name != "at"}
    return EpochDone(run=0, stored=True, **values)


def _words(file: str, count: int) -> tuple[str, ...]:
    """As many of the most frequent words as a model can tell apart."""
    # By line feeds alone: among the words of IMDB are some that Python takes for line ends.
    words = _read(file).decode().removesuffix("\n").split("\n")
    if len(words) < count:
        raise Refusal("starter_damaged", name=file)
    return tuple(words[:count])


def _read(file: str) -> bytes:
    """A file as it was shipped, or not at all."""
    try:
        data = (SHIPPED / file).read_bytes()
    except OSError as error:
        raise Refusal("starter_damaged", name=file) from error
    if hashlib.sha256(data).hexdigest() != _sums().get(file):
        raise Refusal("starter_damaged", name=file)
    return data


def _sums() -> Mapping[str, str]:
    """The sum of each file, by its name."""
    try:
        lines = (SHIPPED / SUMS).read_text(encoding="ascii").splitlines()
        pairs = [line.split("  ", 1) for line in lines]
        return {file: digest for digest, file in pairs}
    except (OSError, ValueError) as error:
        raise Refusal("starter_damaged", name=SUMS) from error
