"""The weights of a run on disk: the same numbers again, or a refusal."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.runs import keeping, weights
from engine.runs.records import best_weights, last_weights
from engine.training.state import State
from engine.zoo.models import MODELS
from tests.engine.faults import full_disk
from tests.engine.samples import Calling, objects, refused
from tests.engine.scripted_training import SPEC, plan, state_after

PLAN = plan("nothing")
LOSSES = {1: 0.5, 2: 0.2, 3: 0.4}


def stored(folder: Path, upto: int) -> State:
    """The folder of a run after so many epochs, and where it stands."""
    state = None
    for epoch in range(1, upto + 1):
        state = state_after(PLAN, epoch, state, LOSSES[epoch])
        keeping.write(folder, state)
    assert state is not None
    return state


def same(one: State, other: State) -> bool:
    pairs = (
        (one.weights, other.weights),
        (one.optimizer, other.optimizer),
        (one.best_weights, other.best_weights),
    )
    arrays = all(
        list(a) == list(b)
        and all(
            x.dtype == b[n].dtype and x.shape == b[n].shape and x.tobytes() == b[n].tobytes()
            for n, x in a.items()
        )
        for a, b in pairs
    )
    rest = [(s.epoch, s.learning_rate, repr(s.memory)) for s in (one, other)]
    return arrays and rest[0] == rest[1]


@pytest.mark.parametrize("epoch", [1, 2, 3])
def test_a_state_comes_back_bit_for_bit(tmp_path: Path, epoch: int) -> None:
    state = stored(tmp_path / "1-aa", epoch)
    assert same(keeping.read(tmp_path / "1-aa", epoch, SPEC), state)


def test_numbers_that_are_none_come_back_too(tmp_path: Path) -> None:
    state = state_after(PLAN, 1, None, float("nan"))
    name = next(iter(state.weights))
    broken = state.weights[name].copy()
    broken.flat[:3] = [np.nan, np.inf, -0.0]
    state = replace(state, weights={**state.weights, name: broken}, best_weights=state.weights)
    state = replace(state, best_weights=state.weights)
    keeping.write(tmp_path / "1-aa", state)
    assert same(keeping.read(tmp_path / "1-aa", 1, SPEC), state)


def test_an_epoch_that_is_trained_again_replaces_what_its_first_try_has_left(
    tmp_path: Path,
) -> None:
    before = stored(tmp_path / "1-aa", 1)
    keeping.write(tmp_path / "1-aa", state_after(PLAN, 2, before, 0.2))
    again = state_after(plan("nothing", seed=7), 2, before, 0.1)
    third = state_after(PLAN, 3, again, 0.4)
    for state in (again, third):
        keeping.write(tmp_path / "1-aa", state)
        assert same(keeping.read(tmp_path / "1-aa", state.epoch, SPEC), state)


def test_only_what_a_row_names_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "1-aa"
    stored(folder, 3)
    (folder / ".last-4.npz.0123.part").write_bytes(b"half")
    (folder / "mine.txt").write_text("kept")
    keeping.tidy(folder, 3, 2)
    assert {path.name for path in folder.iterdir()} == {"last-3.npz", "best-2.npz", "mine.txt"}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
def test_a_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    stored(tmp_path / "1-aa", 1)
    path = last_weights(tmp_path / "1-aa", 1)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert refused(lambda: keeping.read(tmp_path / "1-aa", 1, SPEC)).code == "npz_damaged"


def test_any_byte_changed_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    state = stored(tmp_path / "1-aa", 1)
    path = last_weights(tmp_path / "1-aa", 1)
    whole = path.read_bytes()
    codes = set()
    for at in range(0, len(whole), 37):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            assert same(keeping.read(tmp_path / "1-aa", 1, SPEC), state), at
        except Exception as error:  # noqa: BLE001 - which kind it is, is what is asked
            codes.add(getattr(error, "code", repr(error)))
    assert codes
    assert codes <= {
        "npz_damaged",
        "npz_malformed",
        "npz_other_arrays",
        "npz_too_large",
        "weights_foreign",
        "weights_do_not_fit",
    }


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    stored(tmp_path / "1-aa", 3)
    best_weights(tmp_path / "1-aa", 2).unlink()
    assert refused(lambda: keeping.read(tmp_path / "1-aa", 3, SPEC)).code == "weights_gone"


def test_a_file_of_another_run_or_epoch_is_refused(tmp_path: Path) -> None:
    stored(tmp_path / "1-aa", 2)
    stored(tmp_path / "2-bb", 1)
    shutil.copy(tmp_path / "2-bb" / "last-1.npz", tmp_path / "1-aa" / "last-1.npz")
    assert refused(lambda: keeping.read(tmp_path / "1-aa", 1, SPEC)).code == "weights_foreign"
    shutil.copy(tmp_path / "2-bb" / "last-1.npz", tmp_path / "2-bb" / "last-2.npz")
    assert refused(lambda: keeping.read(tmp_path / "2-bb", 2, SPEC)).code == "weights_foreign"


def test_a_file_of_somebody_else_is_refused_and_runs_nothing(tmp_path: Path) -> None:
    path = last_weights(tmp_path, 1)
    np.savez(path, w=np.zeros(3))
    assert refused(lambda: weights.read(path, 1)).code == "npz_other_arrays"
    np.savez(path, about=np.zeros(3))
    assert refused(lambda: weights.read(path, 1)).code == "weights_foreign"
    flag = tmp_path / "run"
    np.savez(path, allow_pickle=True, about=objects([Calling(flag.touch)]))
    assert refused(lambda: weights.read(path, 1)).code == "pickle_not_allowed"
    assert not flag.exists()


def test_weights_of_another_model_are_refused(tmp_path: Path) -> None:
    stored(tmp_path / "1-aa", 1)
    other = MODELS["flat-embedding"]
    assert refused(lambda: keeping.read(tmp_path / "1-aa", 1, other)).code == "weights_do_not_fit"


@pytest.mark.parametrize("changed", ["shape", "type", "missing", "optimizer"])
def test_an_array_that_does_not_fit_is_refused(tmp_path: Path, changed: str) -> None:
    state = state_after(PLAN, 1, None, 0.5)
    name, array = next(iter(state.weights.items()))
    arrays = dict(state.weights)
    if changed == "missing":
        del arrays[name]
    elif changed != "optimizer":
        arrays[name] = array.T if changed == "shape" else array.astype(np.float64)
    optimizer = {**state.optimizer, "velocity": np.zeros((3, 3), np.float32)}
    optimizer = optimizer if changed == "optimizer" else dict(state.optimizer)
    keeping.write(tmp_path, replace(state, weights=arrays, optimizer=optimizer))
    assert refused(lambda: keeping.read(tmp_path, 1, SPEC)).code == "weights_do_not_fit"


def test_a_full_disk_leaves_the_epoch_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = stored(tmp_path / "1-aa", 2)
    with monkeypatch.context() as patched:
        full_disk(patched, after=100)
        after = state_after(PLAN, 3, state, LOSSES[3])
        assert refused(lambda: keeping.write(tmp_path / "1-aa", after)).code == "disk_full"
    assert same(keeping.read(tmp_path / "1-aa", 2, SPEC), state)
    assert not list((tmp_path / "1-aa").glob(".*"))


def test_the_tables_of_every_model_are_those_that_keras_makes() -> None:
    from engine.zoo.keras_model import build

    for spec in MODELS.values():
        model = build(spec)
        found: dict[str, list[tuple[int, ...]]] = {}
        for weight in model.weights:
            layer = weight.path.removeprefix(f"{model.name}/").partition("/")[0]
            found.setdefault(layer, []).append(tuple(weight.shape))
        assert found == keeping.shapes(spec), spec.name
