"""Where a training stands, as files: the last epoch with all it takes to go on, and the best.

The best weights are in a file of their own, which is not written again until there are better ones.
So are the answers to the test, which there are when all epochs are done.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.runs import weights
from engine.runs.records import Run, best_weights, last_weights, test_answers
from engine.why import Refusal
from engine.zoo.spec import Spec
from engine.zoo.summary import summary

if TYPE_CHECKING:
    from engine.runs.judging import Answers
    from engine.training.state import Arrays, State

_WEIGHTS: Final = "weights:"
_OPTIMIZER: Final = "optimizer:"
_PROBABILITIES: Final = "probabilities"
_LABELS: Final = "labels"
#: What an epoch leaves behind; answers are left where the end after the test was not recorded.
_KINDS: Final = ("last-*.npz", "best-*.npz", "answers.npz", ".*.part")


def write(folder: Path, state: "State") -> None:
    """Put the files of an epoch in place; nothing refers to them yet."""
    best = state.memory.best_epoch
    if best == state.epoch:
        weights.write(best_weights(folder, best), best, _named(_WEIGHTS, state.best_weights), {})
    arrays = _named(_WEIGHTS, state.weights) | _named(_OPTIMIZER, state.optimizer)
    values = {
        "learning_rate": state.learning_rate,
        "best_loss": state.memory.best_loss,
        "best_epoch": best,
        "wait": state.memory.wait,
    }
    weights.write(last_weights(folder, state.epoch), state.epoch, arrays, values)


def read(folder: Path, epoch: int, spec: Spec) -> "State":
    """Where a training stood after an epoch; refused if the files are not this model's."""
    from engine.training.state import Memory, State

    path = last_weights(folder, epoch)
    found, values = weights.read(path, epoch)
    own, optimizer = _those(_WEIGHTS, found), _those(_OPTIMIZER, found)
    _check(own, spec, path)
    shapes = {array.shape for array in own.values()} | {()}
    if any(array.shape not in shapes for array in optimizer.values()):
        raise Refusal("weights_do_not_fit", path=str(path))
    try:
        memory = Memory(values["best_loss"], int(values["best_epoch"]), int(values["wait"]))
        rate = float(values["learning_rate"])
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("weights_foreign", path=str(path)) from error
    best = own if memory.best_epoch in (0, epoch) else result(folder, memory.best_epoch, spec)
    return State(epoch, own, optimizer, rate, best, memory)


def result(folder: Path, epoch: int, spec: Spec) -> "Arrays":
    """The weights that were best after an epoch."""
    return model_weights(best_weights(folder, epoch), epoch, spec)


def model_weights(path: Path, epoch: int, spec: Spec) -> "Arrays":
    """The weights of a model in either kind of file, by Keras' names."""
    found = _those(_WEIGHTS, weights.read(path, epoch)[0])
    _check(found, spec, path)
    return found


def write_answers(folder: Path, epoch: int, answers: "Answers") -> None:
    """Put the answers to the test in place; they belong to a run of so many epochs."""
    arrays: dict[str, Any] = {_PROBABILITIES: answers.probabilities, _LABELS: answers.labels}
    weights.write(test_answers(folder), epoch, arrays, {})


def answers(run: Run) -> "Answers":
    """What the model of a run said of each test row; refused where that is not known."""
    from engine.runs.judging import fitting, judged

    if run.test is None or run.answers is None:
        raise Refusal("run_not_tested")
    if not run.answers.is_file():
        raise Refusal("answers_gone")
    try:
        found, _values = weights.read(run.answers, run.line.epochs)
        said = judged(found[_PROBABILITIES], found[_LABELS])
    except (KeyError, Refusal) as error:
        raise Refusal("answers_damaged", path=str(run.answers)) from error
    if not fitting(said, run.test):
        raise Refusal("answers_damaged", path=str(run.answers))
    return said


def tidy(folder: Path, epoch: int, best: int | None) -> None:
    """Remove what no row refers to any more; a file that stays behind does no harm."""
    keep = {last_weights(folder, epoch)} | ({best_weights(folder, best)} if best else set())
    old = [path for kind in _KINDS for path in folder.glob(kind)]
    for path in old:
        if path not in keep:
            weights.remove(path)


def shapes(spec: Spec) -> dict[str, list[tuple[int, ...]]]:
    """What the tables of each layer look like in Keras: gates stand side by side."""
    found = {}
    for row in summary(spec).rows:
        sides = [[side.length for side in table.sides] for table in row.count.tables]
        found[row.name] = [(*each[:-1], each[-1] * row.count.gates) for each in sides]
    return {name: tables for name, tables in found.items() if tables}


def _check(found: "Arrays", spec: Spec, path: Path) -> None:
    """Refuse weights that are not, table by table, those of the model."""
    tables: dict[str, list[tuple[int, ...]]] = {}
    for name, array in found.items():
        tables.setdefault(name.partition("/")[0], []).append(array.shape)
    whole = all(array.dtype == "float32" for array in found.values())
    if not whole or tables != shapes(spec):
        raise Refusal("weights_do_not_fit", path=str(path))


def _named(prefix: str, arrays: "Arrays") -> dict[str, Any]:
    return {f"{prefix}{name}": array for name, array in arrays.items()}


def _those(prefix: str, arrays: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.removeprefix(prefix): array
        for name, array in arrays.items()
        if name.startswith(prefix)
    }
