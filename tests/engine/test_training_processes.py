"""What only shows in a process of its own: the same numbers again, and several devices."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Large enough that TensorFlow divides its sums among threads.
AGAIN = """
import hashlib, json
import numpy as np
from engine.training import learner
from engine.training.feeding import Feed
from engine.training.plan import Plan
from engine.training.rows import Even
from engine.zoo.layers import Dense, Dropout, Embedding, Ids, LSTM
from engine.zoo.spec import Fit, Reviews, Spec, Split
from tests.engine.training_small import Watched

learner.compiled = lambda spec, **on: False
answer = Dense(1, "sigmoid", answers=True)
fit = Fit("adam", 0.01, 64, 2, Split("drawn", 0.2))
layers = (Ids(100), Embedding(500, 16), LSTM(8, 0.3), Dropout(0.5), answer)
plan = Plan(Spec("again", "", "sentiment", layers, Reviews(), fit), "small", fit)
draw = np.random.default_rng(1)
ids = np.minimum(draw.zipf(1.3, (1920, 100)), 499).astype(np.int32)
rows = Even(ids, draw.integers(0, 2, 1920, np.uint8))
some = rows.chosen(np.arange(64))
watched = Watched(plan, data=Feed(rows, some, some, ""))
bits = hashlib.sha256()
for arrays in (watched.kept[-1].weights, watched.kept[-1].optimizer):
    for array in arrays.values():
        bits.update(array.tobytes())
print(json.dumps([bits.hexdigest(), repr(watched.epochs), repr(watched.outcome.test)]))
"""

# The processor as two devices, which are taken for GPUs.
DEVICES = """
import json
from dataclasses import replace
import numpy as np
import tensorflow as tf
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
from engine.training import devices, learner
from engine.training.events import Started
from engine.training.plan import BadPlan
from tests.engine.pictures_small import picture_feed, picture_plan
from tests.engine.training_small import Watched, small_feed, small_plan

plan = small_plan("conv1d", batch=15, epochs=2)
pictures = picture_plan(batch=15, epochs=2)
def trained(device, plan=plan, feed=small_feed):
    watched = Watched(replace(plan, device=device), data=feed(plan))
    (started,) = watched.said(Started)
    last = [watched.epochs[-1].loss, watched.epochs[-1].val_loss, watched.outcome.test.loss]
    again = Watched(replace(plan, device=device), watched.kept[0], data=feed(plan))
    again = again.epochs == watched.epochs[1:]
    outcome = watched.outcome
    return [started.device, last, again, outcome.test.confusion, outcome.answers.tolist()]
few = Watched(replace(plan, threads=1)).said(Started)[0].notices
used = tf.config.threading
threads = [used.get_intra_op_parallelism_threads(), used.get_inter_op_parallelism_threads()]
absent = {}
for name in ("gpu", "gpus"):
    try:
        devices.choose(name)
    except BadPlan as refused:
        absent[name] = refused.code
found = tf.config.list_logical_devices
tf.config.list_logical_devices = lambda kind: found("CPU")
try:
    devices.choose("gpu:2")
except BadPlan as refused:
    absent["gpu:2"] = refused.code
runs = [trained(name) for name in ("cpu", "auto", "gpu:1", "gpus")]
shown = [trained(name, replace(pictures, spec=replace(pictures.spec, layers=tuple(
    layer for layer in pictures.spec.layers if layer.KIND != "Dropout"
))), picture_feed) for name in ("cpu", "gpus")]
print(json.dumps([len(few), threads, absent, *runs, *shown]))
"""


def _run(program: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"TF_CPP_MIN_LOG_LEVEL": "3", "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_same_plan_and_seed_give_the_same_epochs() -> None:
    with ThreadPoolExecutor() as both:
        first, second = both.map(_run, (AGAIN, AGAIN))
    assert first == second


def test_devices_are_those_that_were_chosen_and_share_the_work() -> None:
    notices, threads, absent, alone, by_itself, one, several, *pictures = _run(DEVICES)
    assert (notices, threads) == (0, [1, 1])
    assert absent == {"gpu": "no_gpu", "gpus": "no_gpu", "gpu:2": "no_such_gpu"}
    names = [found[0] for found in (alone, by_itself, one, several)]
    assert names == ["CPU", "CPU:0", "CPU:1", "CPU:0, CPU:1"]
    for found in (by_itself, one, several):
        assert found[1] == pytest.approx(alone[1], rel=1e-4)
        assert found[2] and found[3] == alone[3]
        assert found[4] == pytest.approx(alone[4], rel=1e-3)
    alone, several = pictures
    assert (alone[0], several[0]) == ("CPU", "CPU:0, CPU:1") and several[2]
    assert several[1] == pytest.approx(alone[1], rel=1e-4) and several[3] == alone[3]
    for mine, other in zip(several[4], alone[4], strict=True):
        assert mine == pytest.approx(other, rel=1e-3, abs=1e-6)
