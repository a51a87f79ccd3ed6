"""What TensorFlow computes on, and how it is loaded."""

import subprocess
import sys

import pytest

PRELOADED = """
import sys
from pathlib import Path
from engine.training.preloading import preload
opened = preload()
assert "tensorflow" not in sys.modules
maps = Path("/proc/self/maps").read_text()
assert opened and all(str(file.resolve()) in maps for file in opened), opened
import tensorflow
assert tensorflow.constant(2.0).numpy() + 1 == 3
"""

FOUND = """
from engine.training.devices import find_devices
import os
os.environ["KERAS_BACKEND"] = "jax"
found = find_devices()
import keras
assert keras.backend.backend() == "tensorflow"
assert found.keras == keras.__version__
assert found.cpus >= 1
import gc
assert gc.isenabled() and gc.get_freeze_count() > len(gc.get_objects())
"""


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(
            PRELOADED,
            marks=pytest.mark.skipif(
                sys.platform != "linux", reason="libraries are opened ahead on Linux alone"
            ),
        ),
        FOUND,
    ],
    ids=["preloaded", "found"],
)
def test_in_a_process_of_its_own(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"TF_CPP_MIN_LOG_LEVEL": "3", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
