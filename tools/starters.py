"""Train the models that come with the app, and pack them.

    python -m tools.starters --data imdb.npz [--home DIR] [NAMES]

Each is trained by the course's own plan, as a run in a home of its own. With --home that home
stays: what was trained there is not trained again, and what was begun there is gone on with.
"""

import argparse
import hashlib
import io
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from engine.corpus.catalogue import import_corpus, open_corpus
from engine.corpus.names import IMDB
from engine.files.atomic import replacing
from engine.files.places import Places, places
from engine.files.progress import unseen
from engine.runs.execute import execute
from engine.runs.exporting import COLUMNS
from engine.runs.records import COMPLETE, Run
from engine.runs.starters import BUILTIN, SHIPPED, SUMS, Epoch, Record, words_file
from engine.runs.store import Store
from engine.training import plan as plans
from engine.training.events import EpochDone, Event, Tested
from engine.training.plan import Plan, plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import model

if TYPE_CHECKING:
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
    given = parser.parse_args(arguments)
    chosen = given.names or list(every)
    if unknown := sorted(set(chosen) - set(every)):
        parser.error(f"no starter is called {', '.join(unknown)}")
    if given.data is None and any(every[name].data == IMDB for name in chosen):
        parser.error("--data is needed for all but the built-in reviews")
    with tempfile.TemporaryDirectory() as temporary:
        here = places(given.home or Path(temporary))
        if given.data is not None and not (here.cache / "corpora" / f"{IMDB}.corpus").is_file():
            import_corpus(given.data, here, name=IMDB)
        for name in chosen:
            print(f"{name}:", flush=True)
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
    rounded, again = _rounded(run, here)
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
    write_sums(folder)
    return record


def _rounded(run: Run, here: Places) -> tuple[dict[str, Any], Tested]:
    """The weights in 16 bits, or in 32 where that would show in the result; and their result."""
    import numpy as np

    assert run.test is not None
    weights = Store(here).weights(run)
    for bits in (np.float16, np.float32):
        rounded = {path: each.astype(bits) for path, each in weights.items()}
        again = tested(run, here, {path: each.astype(np.float32) for path, each in rounded.items()})
        if abs(again.accuracy - run.test.accuracy) < TOLERANCE:
            return rounded, again
    raise ValueError(f"{run.plan.spec.name}: {run.test.accuracy} cannot be had again")


def tested(run: Run, here: Places, weights: "Arrays") -> Tested:
    """What the test set says of the model of a run with other weights."""
    from engine.training.feeding import feed
    from engine.training.trainer import train

    state = Store(here).state(run)
    assert state is not None
    state = replace(state, weights=weights, best_weights=weights)
    fed = feed(run.plan, open_corpus(run.plan.data, here), None, unseen)
    outcome = train(
        run.plan, fed, Wishes(), _tell, run=run.line.run, keep=lambda *_: True, state=state
    )
    assert outcome.test is not None
    return outcome.test


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

    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    return packed.getvalue()


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
