"""Train the models that come with the app, and pack them.

    python -m tools.starters --data imdb.npz [--home DIR] [NAMES]

Each is trained by the course's own plan, as a run in a home of its own. With --home that home
stays: what was trained there is not trained again, and what was begun there is gone on with.
With --answers nothing is trained: what is packed already is asked about the test reviews once more.
"""

import argparse
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
from engine.runs import starters
from engine.runs.execute import execute
from engine.runs.exporting import COLUMNS
from engine.runs.records import COMPLETE, Run
from engine.runs.starters import (
    BUILTIN,
    SHIPPED,
    SUMS,
    Epoch,
    Record,
    answers_file,
    packed,
    unpacked,
    words_file,
)
from engine.runs.store import Store
from engine.training import plan as plans
from engine.training.events import EpochDone, Event, Tested
from engine.training.plan import Plan, plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import model

if TYPE_CHECKING:
    from engine.corpus.store import Corpus
    from engine.runs.verdicts import Verdicts
    from engine.training.state import Arrays

#: Rounded weights may cost no more accuracy than this.
TOLERANCE: Final = 0.001

_MODELS: Final = (
    "flat-embedding", "conv1d", "gru", "conv-lstm", "onehot-rnn", "embedding-rnn", "stacked-lstm",
)  # fmt: skip


def all_plans() -> dict[str, Plan]:
    """What is trained, by the name of the starter."""
    found = {name: plan_for(model(name), IMDB) for name in _MODELS}
    small = {name: plan_for(model(name), "builtin") for name in ("flat-embedding", "embedding-rnn")}
    return found | {f"{name}{BUILTIN}": plan for name, plan in small.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the starters that are asked for, or all."""
    every = all_plans()
    parser = argparse.ArgumentParser(prog="python -m tools.starters")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(every))
    parser.add_argument("--data", type=Path, help="imdb.npz, with its word index beside it")
    parser.add_argument("--home", type=Path, help="train here, and leave what was trained")
    parser.add_argument(
        "--answers", action="store_true", help="train nothing: ask what is packed already"
    )
    given = parser.parse_args(arguments)
    chosen = given.names or list(every)
    if unknown := sorted(set(chosen) - set(every)):
        parser.error(f"no starter is called {', '.join(unknown)}")
    wanted = any(every[name].data == IMDB for name in chosen)
    if wanted and given.data is None and given.home is None:
        parser.error("--data is needed for all but the built-in reviews")
    with tempfile.TemporaryDirectory() as temporary:
        here = places(given.home or Path(temporary))
        if given.data is not None and not (here.cache / "corpora" / f"{IMDB}.corpus").is_file():
            import_corpus(given.data, here, name=IMDB)
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


def pack(name: str, run: Run, here: Places, folder: Path = SHIPPED) -> Record:
    """Write a starter, in as few bits as its result allows."""
    store, corpus = Store(here), open_corpus(run.plan.data, here)
    assert run.test is not None and run.finished is not None
    rounded, again, verdicts = _rounded(run, here)
    meaning = store.pieces(run.line.run)
    assert meaning is not None and meaning.kind == "words"
    words, sitting = meaning.words(), run.sittings[-1]
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
        rule=corpus.about.rule,
        words=len(words),
    )
    _write_words(folder / words_file(run.plan.data), words)
    _write(folder / f"{name}.npz", _packed(rounded))
    text = json.dumps(msgspec.to_builtins(record), indent=1, ensure_ascii=False, allow_nan=False)
    _write(folder / f"{name}.json", text.encode() + b"\n")
    _write_answers(folder / answers_file(name), verdicts, again)
    write_sums(folder)
    return record


def answer(name: str, here: Places) -> None:
    """Write what the weights of a starter say of the test reviews; nothing else is touched."""
    found = starters.starter(name)
    corpus = open_corpus(found.plan.data, here)
    _test, verdicts = asked(found.plan, corpus, starters.weights(name))
    _write_answers(SHIPPED / answers_file(name), verdicts, found.rounded_test)
    write_sums(SHIPPED)


def _rounded(run: Run, here: Places) -> tuple[dict[str, Any], Tested, "Verdicts"]:
    """The weights in 16 bits, or in 32 where that would show in the result; and what they say."""
    import numpy as np

    assert run.test is not None
    weights, corpus = Store(here).weights(run), open_corpus(run.plan.data, here)
    for bits in (np.float16, np.float32):
        rounded = {path: each.astype(bits) for path, each in weights.items()}
        exact = {path: each.astype(np.float32) for path, each in rounded.items()}
        again, verdicts = asked(run.plan, corpus, exact)
        if abs(again.accuracy - run.test.accuracy) < TOLERANCE:
            return rounded, again, verdicts
    raise ValueError(f"{run.plan.spec.name}: {run.test.accuracy} cannot be had again")


def asked(plan: Plan, corpus: "Corpus", weights: "Arrays") -> tuple[Tested, "Verdicts"]:
    """What a model with these weights says of the test reviews, and what that comes to."""
    import numpy as np

    from engine.runs.verdicts import Verdicts
    from engine.training.devices import choose
    from engine.training.feeding import feed
    from engine.training.learner import Learner
    from engine.training.tally import Said, Tally

    fed = feed(plan, corpus, None, unseen)
    learner = Learner(plan, choose(plan.device), len(fed.validation))
    learner.weights = weights
    tally, said = Tally(), Said(logits=learner.answering.logits)
    for first in range(0, len(fed.test), learner.judged_at_once):
        rows = np.arange(first, min(first + learner.judged_at_once, len(fed.test)))
        counts, answers = learner.ask(fed.test, rows)
        tally.add(counts, len(rows))
        said.add(answers, len(rows))
    test = Tested(tally.loss, tally.accuracy, tally.confusion)
    return test, Verdicts(said.probabilities, fed.test.labels)


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


def _write_answers(path: Path, verdicts: "Verdicts", test: Tested) -> None:
    """Answers in 16 bits, if these come to what was counted of the exact ones."""
    import numpy as np

    from engine.runs.verdicts import KERAS, Verdicts

    logits = packed(verdicts.probabilities)
    counted = Verdicts(unpacked(logits), verdicts.labels).at(KERAS).confusion
    if counted != test.confusion:
        raise ValueError(f"{path.name}: {counted} instead of {test.confusion}")
    _write(path, _packed({"logits": logits, "labels": np.packbits(verdicts.labels)}))


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
