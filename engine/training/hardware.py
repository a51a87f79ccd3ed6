"""How many GPUs this machine can have at most, as far as the system says so by itself."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

#: GPUs that do not show themselves as NVIDIA's on a desk do: under WSL, AMD's, and on a Jetson.
_OTHERS: Final = ("dev/dxg", "dev/kfd", "dev/nvgpu", "dev/nvhost-gpu")
_VISIBLE: Final = "CUDA_VISIBLE_DEVICES"


def most_gpus(root: Path = Path("/"), environ: Mapping[str, str] = os.environ) -> int | None:
    """So many, and none more; None if that cannot be known without TensorFlow."""
    if sys.platform != "linux" or any((root / path).exists() for path in _OTHERS):
        return None
    listed = list(root.glob("proc/driver/nvidia/gpus/*"))
    devices = list(root.glob("dev/nvidia[0-9]*"))
    most = max(len(listed), len(devices))
    visible = environ.get(_VISIBLE)
    return most if visible is None else min(most, _visible(visible))


def _visible(text: str) -> int:
    """How many a list of GPUs names; what follows upon a negative one does not count."""
    named = [each.strip() for each in text.split(",")]
    end = next((at for at, each in enumerate(named) if each.startswith("-") or not each), None)
    return len(named[:end])
