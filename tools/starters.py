"""Train the models that come with the app, and pack them.

    python -m tools.starters --data imdb.npz --pictures fashion-mnist=DIR --pictures mnist-5k=FILE
        [--home DIR] [NAMES]

Each is trained by the course's own plan, as a run in a home of its own. With --home that home
stays: what was trained there is not trained again, and what was begun there is gone on with.
With --answers nothing is trained: what is packed already is asked about its test once more.
"""

import argparse
import gzip
import hashlib
import io
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from engine.corpus.catalogue import import_corpus, open_corpus
from engine.corpus.names import IMDB
from engine.files.atomic import replacing
from engine.files.places import Places, places
from engine.files.progress import unseen
from engine.pictures.catalogue import entries, import_pictures
from engine.runs import growth, starters
from engine.runs.answered import has_classes
from engine.runs.execute import execute
from engine.runs.exporting import COLUMNS
from engine.runs.opening import Opening
from engine.runs.records import COMPLETE, Run
from engine.runs.starters import (
    BUILTIN,
    SHIPPED,
    SUMS,
    Epoch,
    Record,
    answers_file,
    subwords_file,
    words_file,
)
from engine.runs.store import Store
from engine.training import plan as plans
from engine.training.events import EpochDone, Event, Tested
from engine.training.plan import Plan, plan_for
from engine.training.wishes import Wishes
from engine.why import unheard
from engine.zoo.models import model

if TYPE_CHECKING:
    from engine.runs.judging import Answers
    from engine.runs.packing import Bits
    from engine.training.feeding import Feed
    from engine.training.state import Arrays

#: Rounded weights may cost no more accuracy than this; networks for pictures, which are large, are
#: rounded further.
TOLERANCE: Final = 0.001
OF_PICTURES: Final = 0.002

_MODELS: Final = (
    "flat-embedding", "conv1d", "gru", "conv-lstm", "onehot-rnn", "embedding-rnn", "stacked-lstm",
    "average-pooling",
)  # fmt: skip
#: Whose words can be watched from epoch to epoch: those of one are enough, and not small.
_GROWING: Final = ("flat-embedding",)
#: On what those for pictures are trained.
_PICTURES: Final = {"fashion-cnn": "fashion-mnist", "digit-cnn": "mnist-5k"}


def all_plans() -> dict[str, Plan]:
    """What is trained, by the name of the starter."""
    found = {name: plan_for(model(name), IMDB) for name in _MODELS}
    small = {name: plan_for(model(name), "builtin") for name in ("flat-embedding", "embedding-rnn")}
    pictures = {name: plan_for(model(name), data) for name, data in _PICTURES.items()}
    return found | {f"{name}{BUILTIN}": plan for name, plan in small.items()} | pictures


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the starters that are asked for, or all."""
    every = all_plans()
    parser = argparse.ArgumentParser(prog="python -m tools.starters")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(every))
    parser.add_argument("--data", type=Path, help="imdb.npz, with its word index beside it")
    parser.add_argument(
        "--pictures", action="append", default=[], metavar="NAME=PATH", help="a set of pictures"
    )
    parser.add_argument("--home", type=Path, help="train here, and leave what was trained")
    parser.add_argument(
        "--answers", action="store_true", help="train nothing: ask what is packed already"
    )
    given = parser.parse_args(arguments)
    chosen = given.names or list(every)
    if unknown := sorted(set(chosen) - set(every)):
        parser.error(f"no starter is called {', '.join(unknown)}")
    wanted = {every[name].data for name in chosen} - {"builtin"}
    known = {text.partition("=")[0] for text in given.pictures} | ({IMDB} if given.data else set())
    if given.home is None and (missing := wanted - known):
        parser.error(f"--data and --pictures must name {', '.join(sorted(missing))}")
    with tempfile.TemporaryDirectory() as temporary:
        here = places(given.home or Path(temporary))
        if given.data is not None and not (here.cache / "corpora" / f"{IMDB}.corpus").is_file():
            import_corpus(given.data, here, name=IMDB)
        _import_all(given.pictures, here)
        for name in chosen:
            print(f"{name}:", flush=True)
            if given.answers:
                answer(name, here)
                continue
            run = trained(every[name], here)
            print(f"  {described(pack(name, run, here))}", flush=True)
    return 0


def trained(plan: Plan, here: Places) -> Run:
    """A run by this plan that is whole: one that is there, one that is gone on with, or a new."""
    store = Store(here)
    same = [run for run in (store.run(line.run) for line in store.runs()) if run.plan == plan]
    for run in same:
        if run.line.state in COMPLETE:
            return run
    resume = next((run.line.run for run in same if run.line.state != "running"), None)
    number = execute(plan, _tell, Wishes(), places=here, resume=resume)
    return store.run(number)


def _import_all(named: Sequence[str], here: Places) -> None:
    """Bring pictures into the home, unless they are there."""
    known = {entry.name for entry in entries(here) if entry.about is not None}
    for text in named:
        name, _, path = text.partition("=")
        if name not in known:
            import_pictures(Path(path), here, name=name)


def pack(name: str, run: Run, here: Places, folder: Path = SHIPPED) -> Record:
    """Write a starter, in as few bits as its result allows."""
    assert run.test is not None and run.finished is not None
    arrays, again, said = _rounded(run, here)
    sitting = run.sittings[-1]
    record = Record(
        plan=plans.to_record(run.plan),
        fingerprint=run.fingerprint,
        state=run.line.state,
        began=run.line.created,
        finished=run.finished,
        device=sitting.device,
        environment={key: value for key, value in sitting.environment.items() if key != "host"},
        epochs=tuple(map(_kept, run.epochs, run.times)),
        test=run.test,
        rounded_test=again,
        **_meaning(run, here, folder),
    )
    _write(folder / f"{name}.npz", _packed(arrays))
    text = json.dumps(msgspec.to_builtins(record), indent=1, ensure_ascii=False, allow_nan=False)
    _write(folder / f"{name}.json", text.encode() + b"\n")
    _write_answers(folder / answers_file(name), said, again)
    if name in _GROWING:
        _write(growth.shipped(folder / f"{name}.npz"), growth.kept(run))
    write_sums(folder)
    return record


def answer(name: str, here: Places) -> None:
    """Write what the weights of a starter say of its test; nothing else is touched."""
    found = starters.starter(name)
    _test, said = asked(found.plan, opened(found.plan, here), starters.weights(name))
    _write_answers(SHIPPED / answers_file(name), said, found.rounded_test)
    write_sums(SHIPPED)


def opened(plan: Plan, here: Places) -> "Feed":
    """What a plan reads."""
    return Opening(Store(here), here, unseen, unheard).read(plan).feed


def _meaning(run: Run, here: Places, folder: Path) -> dict[str, Any]:
    """What the record says of words or classes; words and subwords go into files of their own."""
    meaning = Store(here).pieces(run.line.run)
    assert meaning is not None
    if meaning.kind == "classes":
        return {"classes": meaning.classes()}
    if meaning.kind == "subwords":
        # Without the time of packing the same subwords are the same file.
        _write(folder / subwords_file(run.plan.data), gzip.compress(meaning.data, mtime=0))
        return {}
    words = meaning.words()
    _write_words(folder / words_file(run.plan.data), words)
    return {"rule": open_corpus(run.plan.data, here).about.rule, "words": len(words)}


def _rounded(run: Run, here: Places) -> tuple[dict[str, Any], Tested, "Answers"]:
    """The weights in as few bits as do not show in the result; and what they say."""
    from engine.runs.packing import packed_initial, packed_weights, unpacked_weights
    from engine.training.beginning import initial_weights

    assert run.test is not None
    weights, fed, pictures = Store(here).weights(run), opened(run.plan, here), has_classes(run)
    every: tuple[Bits, ...] = (6, 8, 16, 32) if pictures else (16, 32)
    for bits in every:
        arrays = packed_weights(weights, bits)
        again, said = asked(run.plan, fed, unpacked_weights(arrays))
        if abs(again.accuracy - run.test.accuracy) < (OF_PICTURES if pictures else TOLERANCE):
            if pictures:
                arrays |= packed_initial(initial_weights(run.plan.spec, run.plan.seed))
            return arrays, again, said
    raise ValueError(f"{run.plan.spec.name}: {run.test.accuracy} cannot be had again")


def asked(plan: Plan, fed: "Feed", weights: "Arrays") -> tuple[Tested, "Answers"]:
    """What a model with these weights says of its test, and what that comes to."""
    import numpy as np

    from engine.runs.judging import judged
    from engine.training.devices import choose
    from engine.training.learner import Learner
    from engine.training.tally import Said, Tally

    learner = Learner(plan, choose(plan.device), len(fed.validation))
    learner.weights = weights
    tally, said = Tally(), Said(logits=learner.answering.logits)
    for first in range(0, len(fed.test), learner.judged_at_once):
        rows = np.arange(first, min(first + learner.judged_at_once, len(fed.test)))
        counts, answers = learner.ask(fed.test, rows)
        tally.add(counts, len(rows))
        said.add(answers, len(rows))
    test = Tested(tally.loss, tally.accuracy, tally.confusion)
    return test, judged(said.probabilities, fed.test.labels)


def described(record: Record) -> str:
    """How it came out, in a line."""
    best = max(epoch.epoch for epoch in record.epochs if epoch.best)
    return (
        f"{len(record.epochs)} epochs, best {best}; test accuracy {record.test.accuracy:.4f},"
        f" rounded {record.rounded_test.accuracy:.4f}"
    )


def _kept(epoch: EpochDone, at: float) -> Epoch:
    return Epoch(**{name: getattr(epoch, name) for name in COLUMNS}, at=at)


def _packed(arrays: Mapping[str, Any]) -> bytes:
    import numpy as np

    archive = io.BytesIO()
    np.savez_compressed(archive, allow_pickle=False, **arrays)
    return archive.getvalue()


def _write_answers(path: Path, answers: "Answers", test: Tested) -> None:
    """Answers in 16 bits, if these come to what was counted of the exact ones."""
    from engine.runs.packing import packed_answers, unpacked_answers
    from engine.runs.verdicts import KERAS, Verdicts

    arrays = packed_answers(answers)
    again = unpacked_answers(arrays)
    counts = again.at(KERAS) if isinstance(again, Verdicts) else again.counts
    if counts.confusion != test.confusion:
        raise ValueError(f"{path.name}: {counts.confusion} instead of {test.confusion}")
    _write(path, _packed(arrays))


def _write_words(path: Path, words: list[str]) -> None:
    """The longest list of a corpus serves all its models: shorter ones are how it begins."""
    there = path.read_text(encoding="utf-8").split("\n")[:-1] if path.is_file() else []
    if any("\n" in word for word in words) or there[: len(words)] != words[: len(there)]:
        raise ValueError(f"{path.name}: these are other words")
    if len(words) > len(there):
        _write(path, "".join(f"{word}\n" for word in words).encode())


def write_sums(folder: Path) -> None:
    """Vouch for every file as it is now."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    _write(folder / SUMS, "".join(lines).encode())


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as output:
        output.write(data)


def _tell(event: Event) -> None:
    if isinstance(event, EpochDone):
        figures = f"loss {event.loss:.4f}, val {event.val_loss:.4f} {event.val_accuracy:.4f}"
        print(f"  {event.epoch}: {figures}, {event.seconds:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
