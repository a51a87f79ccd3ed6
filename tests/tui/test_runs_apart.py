"""Runs that are not trained here: whose they are, why they failed, and what has changed since."""

import json
import os
from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs import environment, presence, troubles
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training import devices
from engine.training.hardware import most_gpus
from engine.training.plan import BadPlan
from engine.training.wishes import Wishes
from engine.why import Notice, Refusal
from tests.engine.runs_home import Home, numbers, stop_at
from tests.engine.scripted_training import Scripted, plan
from tui import wording
from tui.failures import failure
from tui.other_runs import Lookout, OtherRuns


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def machine(root: Path, *paths: str) -> Path:
    """A machine on which these devices show themselves."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


NVIDIA = ("dev/nvidia0", "dev/nvidia1", "dev/nvidiactl", "proc/driver/nvidia/gpus/0000:01")


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux says it by itself")
@pytest.mark.parametrize(
    ("paths", "visible", "most"),
    [
        ((), None, 0),
        (("dev/nvidiactl", "dev/nvidia-uvm"), None, 0),
        (NVIDIA, None, 2),
        (NVIDIA, "", 0),
        (NVIDIA, "-1", 0),
        (NVIDIA, "1", 1),
        (NVIDIA, "0, -1, 1", 1),
        (NVIDIA, "0,1,2,3", 2),
        (("dev/kfd",), None, None),
        (("dev/dxg",), "0", None),
    ],
)
def test_so_many_gpus_there_can_be(
    tmp_path: Path, paths: tuple[str, ...], visible: str | None, most: int | None
) -> None:
    environ = {} if visible is None else {"CUDA_VISIBLE_DEVICES": visible}
    assert most_gpus(machine(tmp_path, *paths), environ) == most


@pytest.mark.parametrize(
    ("device", "code"), [("gpu", "no_gpu"), ("gpus", "no_gpu"), ("gpu:3", "no_gpu")]
)
def test_a_device_that_cannot_be_there_is_refused_before_there_is_a_run(
    home: Home, device: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "most_gpus", lambda: 0)
    with pytest.raises(BadPlan) as refused:
        home.train(plan(home.data, device=device))
    assert (refused.value.code, refused.value.exit_code) == (code, 2)
    assert home.store.runs() == ()
    home.train(plan(home.data, device="auto"))


def test_one_that_may_be_there_is_left_to_tensorflow(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "most_gpus", lambda: None)
    home.train(plan(home.data, device="gpu:3"))
    monkeypatch.setattr(devices, "most_gpus", lambda: 2)
    home.train(plan(home.data, device="gpu:1"))
    with pytest.raises(BadPlan) as refused:
        home.train(plan(home.data, device="gpu:2"))
    assert refused.value.values == {"number": 2, "last": 1}
    assert len(home.store.runs()) == 2


def test_a_run_is_not_taken_for_a_device_that_cannot_be_there(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "most_gpus", lambda: None)
    home.train(plan(home.data, device="gpu"), trainer=stop_at(3, 1, home))
    monkeypatch.setattr(devices, "most_gpus", lambda: 0)
    with pytest.raises(BadPlan):
        home.train(resume=1)
    run = home.store.run(1)
    assert (run.line.state, len(run.sittings)) == ("stopped", 1)
    home.train(plan(home.data, device="cpu"), resume=1)
    assert home.store.run(1).line.state == "completed"


def test_why_a_run_failed_is_worded_when_it_is_read(home: Home) -> None:
    def refuse(*_: object) -> None:
        raise BadPlan("no_such_gpu", number=3, last=0)

    with pytest.raises(BadPlan):
        home.train(trainer=Scripted(at_batch=refuse))
    detail = home.store.run(1).detail
    assert failure(detail) == wording.refusal(BadPlan("no_such_gpu", number=3, last=0))


@pytest.mark.parametrize(
    "detail",
    [
        "",
        "device_memory_full",
        "ZeroDivisionError: by {zero}",
        "[1, 2]",
        '{"code": 3, "values": {}}',
        '{"code": "no_gpu"}',
        '{"code": "of_a_later_version", "values": {}}',
        '{"code": "no_such_gpu", "values": {"number": 3}}',
    ],
)
def test_records_of_another_version_are_read_as_they_are(detail: str) -> None:
    assert failure(detail) == detail


def test_what_is_kept_of_a_refusal_is_json_whatever_its_values_are(tmp_path: Path) -> None:
    text = troubles.as_text(Refusal("cannot_write", path=tmp_path, reason=float("nan")))
    assert json.loads(text)["values"] == {"path": str(tmp_path), "reason": None}
    assert str(tmp_path) in failure(text)


def test_going_on_under_other_versions_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.train(trainer=stop_at(3, 1, home))
    was = environment.environment()
    now = {**was, "tensorflow": "9.9", "python": "3.99.0", "host": "another"}
    monkeypatch.setattr(environment, "environment", lambda: now)
    told: list[Notice] = []
    execute(
        None, lambda _: None, Wishes(),
        places=home.places, resume=1, train=stop_at(3, 2, home), notify=told.append,
    )  # fmt: skip
    (notice,) = told
    assert notice.code == "versions_changed"
    assert notice.values["changes"] == (
        f"python {was['python']} → 3.99.0, tensorflow {was['tensorflow']} → 9.9"
    )
    assert "9.9" in wording.notice(notice)


def test_going_on_under_the_same_versions_needs_no_word(home: Home) -> None:
    home.train(trainer=stop_at(3, 1, home))
    told: list[Notice] = []
    execute(
        None, lambda _: None, Wishes(),
        places=home.places, resume=1, train=Scripted(), notify=told.append,
    )  # fmt: skip
    assert told == []


def test_an_end_at_once_is_recorded_for_a_run_of_this_process_that_goes_on(home: Home) -> None:
    found: list[str] = []

    def at_batch(epoch: int, batch: int, _: Wishes) -> None:
        if (epoch, batch) == (3, 1):
            Store(home.places).cut_off(1)
            found.append(home.store.run(1).line.state)

    home.train(trainer=Scripted(at_batch=at_batch))
    assert found == ["interrupted"]
    home.store.cut_off(1)
    assert home.store.run(1).line.state == "completed"


def test_an_end_at_once_is_no_matter_of_another_process(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_batch(epoch: int, batch: int, _: Wishes) -> None:
        if (epoch, batch) == (3, 1):
            with monkeypatch.context() as patched:
                patched.setattr(presence, "process", lambda: "1:2")
                Store(home.places).cut_off(1)
            assert home.store.run(1).line.state == "running"

    home.train(trainer=Scripted(at_batch=at_batch))
    assert numbers(home.store.run(1))


def test_others_runs_are_those_that_go_on_elsewhere_or_were_cut_off(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, ...]] = []
    lookout = Lookout(home.places, lambda _: None)
    assert lookout.look() == OtherRuns()
    home.train()
    home.train(trainer=stop_at(3, 1, home))
    home.train(trainer=stop_at(3, 1, home, "interrupted"))

    def at_batch(epoch: int, batch: int, _: Wishes) -> None:
        if (epoch, batch) == (3, 1):
            seen.append(tuple(line.run for line in lookout.look().going))
            with monkeypatch.context() as patched:
                patched.setattr(presence, "process", lambda: "1:2")
                patched.setattr(presence, "is_there", lambda *_: True)
                other = Lookout(home.places, lambda _: None).look()
            seen.append(tuple(line.run for line in other.going))

    home.train(trainer=Scripted(at_batch=at_batch))
    assert seen == [(), (4,)]
    assert [line.run for line in lookout.look().left] == [3]


def test_the_file_of_runs_is_read_again_only_where_it_has_changed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.train(trainer=stop_at(3, 1, home, "interrupted"))
    reads: list[int] = []
    unfinished = Store.unfinished

    def counted(store: Store) -> object:
        reads.append(1)
        return unfinished(store)

    monkeypatch.setattr(Store, "unfinished", counted)
    lookout = Lookout(home.places, lambda _: None)
    assert lookout.look() == lookout.look()
    assert len(reads) == 1
    home.store.delete(1)
    assert lookout.look() == OtherRuns()
    assert len(reads) == 2


def test_several_are_said_with_the_newest(home: Home) -> None:
    for _ in range(2):
        home.train(trainer=stop_at(3, 1, home, "interrupted"))
    found = Lookout(places(home.places.data.parent), lambda _: None).look()
    assert "Run 2 (small 2/6) and 1 other were cut off;" in found.left_off()
    going = OtherRuns(found.left)
    assert going.in_short() == "2 runs train elsewhere; run 2: small 2/6"
    assert going.in_shortest() == "run 2 2/6"
    assert OtherRuns().left_off() == ""
