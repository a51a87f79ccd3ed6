"""Every model that is trained, by this project and by the stock Keras program of it.

Model by model and in turn, on the same reviews or pictures, each in a process of its own; two
epochs each, of which the first has the compiling in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench import pictures, reviews, sides
from bench.asked import Asked
from bench.results import Table
from bench.reviews import WHOLE
from bench.row import Row, compared
from bench.sides import Trained
from engine.files.places import places
from engine.runs.records import COMPLETE
from engine.runs.starters import as_run, starter, starters
from engine.runs.store import Store
from engine.training.plan import plan_for
from engine.zoo.models import model
from tui.screens.train.published import PUBLISHED, span_text
from tui.scripts import file_name, script

EPOCHS: Final = 2
ROUNDS: Final = 1
QUICK: Final = 1_000  # reviews or pictures
_MEGABYTE: Final = 1e6

#: What those for pictures are trained on by the course's own plans.
_DATA: Final = {"fashion-cnn": "fashion-mnist", "digit-cnn": "mnist-5k"}

#: What an epoch may take of the other's time.
_HALF, _GRU, _NO_SLOWER = 1 / 2, 1 / 1.4, 1.05


@dataclass(frozen=True, slots=True)
class Case:
    """A model, and how many reviews of each half, or pictures to learn from, both are given."""

    model: str
    rows: int
    goal: float
    whole_rows: bool = False  # the one-hot rows made beforehand, as notebooks do

    @property
    def whole(self) -> int:
        """How many there would be, to which the seconds of an epoch are scaled."""
        return pictures.SETS[self.model][1] if self.model in pictures.SETS else WHOLE

    @property
    def name(self) -> str:
        """What stands in the table."""
        return f"{self.model}, to_categorical" if self.whole_rows else self.model


CASES: Final = (
    Case("flat-embedding", WHOLE, _HALF),
    Case("conv1d", WHOLE // 4, _NO_SLOWER),
    Case("gru", WHOLE // 4, _GRU),
    Case("conv-lstm", WHOLE // 4, _NO_SLOWER),
    Case("average-pooling", WHOLE // 4, _NO_SLOWER),
    Case("onehot-rnn", WHOLE // 2, _HALF),
    Case("onehot-rnn", WHOLE // 4, _HALF, whole_rows=True),
    Case("embedding-rnn", WHOLE // 2, _HALF),
    Case("lstm", WHOLE // 2, _HALF),
    Case("stacked-lstm", WHOLE // 2, _HALF),
    Case("stacked-gru", WHOLE // 2, _HALF),
    Case("deep-conv1d", WHOLE // 8, _NO_SLOWER),
    *(Case(name, number, _NO_SLOWER) for name, (_source, number) in pictures.SETS.items()),
)

ABOUT: Final = f"""\
Ours is a run as a learner has it: every epoch stored, the test at the end. Stock is the program
that `imdb-tui script` writes: `model.fit` as it comes. Both have the same model, data, batch and
split, and {EPOCHS} epochs; an epoch is the second one, with its validation, and compiling is what
the first takes beyond it. Where fewer than {WHOLE:,} reviews of each half were used, the seconds of
an epoch are scaled to {WHOLE:,}; accuracy and memory are as they were with those fewer. Memory is
the largest resident size of the whole process. `to_categorical` is the same program with its
one-hot rows made before it trains, as notebooks have it: with all reviews that takes over 20 GB,
hence a quarter. `fashion-cnn` has all of Fashion-MNIST, `digit-cnn` 4,000 digits of MNIST."""

_COLUMNS: Final = (
    "model", "rows", "epoch: ours", "stock", "ratio", "goal", "",
    "compiling: ours", "stock", "test accuracy after 2: ours", "stock",
    "peak memory: ours", "stock",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """The medians of one side: an epoch scaled to all reviews, and what the first takes beyond."""

    epoch: float
    compiling: float
    accuracy: float
    megabytes: float


def table(asked: Asked) -> Table:
    """Train them all, or those that are asked for."""
    lines, missed = [], 0
    with TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for case in CASES:
            if asked.models and case.model not in asked.models:
                continue
            number = QUICK if asked.quick else case.rows
            found = workshop.both(case, number, 1 if asked.quick else ROUNDS)
            row, cells = line(case, number, *found)
            print(" | ".join(cells), flush=True)
            lines.append(cells)
            missed += not row.met
    return Table(_COLUMNS, lines, missed, ABOUT, whole_course(asked))


class Workshop:
    """Where the data of both sides, our home and their programs lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def both(self, case: Case, number: int, rounds: int) -> tuple[Side, Side]:
        """Train on so many, in turn."""
        given = self._pictures if case.model in pictures.SETS else self._reviews
        data, home = given(case, number)
        program = self._program(case)
        of_ours, of_theirs = [], []
        for _ in range(rounds):
            of_ours.append(sides.ours(home, case.model, EPOCHS))
            of_theirs.append(sides.stock(program, data, EPOCHS))
        scale = case.whole / number
        return side(of_ours, scale), side(of_theirs, scale)

    def _reviews(self, case: Case, number: int) -> tuple[Path, Path]:
        """The file, and a home that has it in store."""
        texts = model(case.model).origin == "word_vectors"
        folder = self._folder / f"{'texts' if texts else 'ids'}-{number}"
        home = folder / "home"
        if folder.exists():
            return next(path for path in folder.iterdir() if path.suffix in (".npz", ".gz")), home
        data = reviews.some(folder, number, texts=texts)
        reviews.stored(home, data)
        return data, home

    def _pictures(self, case: Case, number: int) -> tuple[Path, Path]:
        folder = self._folder / f"{case.model}-{number}"
        data, home = pictures.some(folder, case.model, number), folder / "home"
        pictures.stored(home, data)
        return data, home

    def _program(self, case: Case) -> Path:
        spec = model(case.model)
        folder = self._folder / case.name.replace(", ", "-")
        folder.mkdir(exist_ok=True)
        text = script(spec)
        path = folder / file_name(spec)
        path.write_text(with_whole_rows(text) if case.whole_rows else text, encoding="utf-8")
        return path


def with_whole_rows(program: str) -> str:
    """The program of onehot-rnn with its one-hot rows made before training, for all reviews."""
    made = "".join(
        f"x_{half} = keras.utils.to_categorical(x_{half}, VOCABULARY)\n"
        for half in ("train", "test")
    )
    changes = {
        'keras.Input((LENGTH,), dtype="int32")': "keras.Input((LENGTH, VOCABULARY))",
        '        layers.Lambda(ops.one_hot, arguments={"num_classes": VOCABULARY}),\n': "",
        "x_train, x_valid, y_train, y_valid = ": f"{made}x_train, x_valid, y_train, y_valid = ",
    }
    for before, after in changes.items():
        if program.count(before) != 1:
            raise ValueError(before)
        program = program.replace(before, after)
    return program


def side(runs: Sequence[Trained], scale: float) -> Side:
    """The medians of what was trained; an epoch of all rows takes so many times as long."""
    return Side(
        epoch=median(run.seconds[-1] for run in runs) * scale,
        compiling=median(run.seconds[0] - run.seconds[-1] for run in runs),
        accuracy=median(run.accuracy for run in runs),
        megabytes=median(run.peak for run in runs) / _MEGABYTE,
    )


def line(case: Case, number: int, ours: Side, theirs: Side) -> tuple[Row, tuple[str, ...]]:
    """A line of the table, and the row by which it is judged."""
    row = compared(case.name, ours.epoch, theirs.epoch, "s", case.goal)
    _name, *epochs = row.cells
    cells = (
        case.name,
        f"{number:,}",
        *epochs,
        f"{ours.compiling:+.3g} s",
        f"{theirs.compiling:+.3g} s",
        f"{ours.accuracy:.4f}",
        f"{theirs.accuracy:.4f}",
        f"{ours.megabytes:,.0f} MB",
        f"{theirs.megabytes:,.0f} MB",
    )
    return row, cells


def whole_course(asked: Asked) -> str:
    """How accurate each model is after the whole plan of the course, and what was published."""
    home = {} if asked.home is None else dict(_of_home(asked.home))
    known = dict(_of_starters()) | home
    lines = []
    for name in dict.fromkeys(case.model for case in CASES):
        epochs, accuracy = known.get(name, ("", "not trained yet"))
        lines.append((name, epochs, accuracy, *_published(name)))
    head = (
        "The whole plan of the course, trained by this project, beside what was published "
        "(digit-cnn: here with 4,000 digits, there with all of MNIST):"
    )
    columns = ("model", "epochs", "test accuracy", "published: test", "validation", "epochs")
    return f"{head}\n\n{Table(columns, lines, 0)}"


def _of_starters() -> Iterator[tuple[str, tuple[str, str]]]:
    """Of the models that come trained."""
    for name in starters():
        run = as_run(starter(name))
        if name == run.line.model and run.test is not None:
            yield name, _result(run.line.epochs, run.test.accuracy)


def _of_home(home: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of the runs in a home that went by the course's own plan to its end, the newest last."""
    store = Store(places(home))
    for each in reversed(store.runs()):
        run = store.run(each.run)
        spec, data = model(each.model), _DATA.get(each.model, "imdb")
        planned = spec.fit is not None and plan_for(spec, data)
        if each.state in COMPLETE and run.plan == planned and run.test is not None:
            yield each.model, _result(each.epochs, run.test.accuracy)


def _result(epochs: int, accuracy: float) -> tuple[str, str]:
    return str(epochs), f"{accuracy:.4f}"


def _published(name: str) -> tuple[str, str, str]:
    found = PUBLISHED.get(name)
    if found is None:
        return "", "", ""
    spans = (span_text(span) if span else "" for span in (found.test, found.validation))
    test, validation = spans
    return test, validation, "" if found.stopped is None else str(found.stopped)
