"""On what a run was trained: versions and machine, so that other numbers can be explained."""

import os
import platform
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("imdb-tui", "tensorflow", "keras", "numpy", "scikit-learn", "tokenizers")


def environment() -> dict[str, str]:
    """What can be had without loading anything."""
    found = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "processor": _processor(),
        "processors": str(os.cpu_count() or 1),
        "host": platform.node(),
    }
    for package in _PACKAGES:
        with suppress(metadata.PackageNotFoundError):
            found[package] = metadata.version(package)
    return found


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").split("\n"):
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
