"""On what a run was trained: versions and machine, so that other numbers can be explained."""

import os
import platform
from collections.abc import Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Final

from engine.why import Notice

#: What numbers may differ with, on the same machine.
_COUNTS: Final = ("python", "tensorflow", "keras", "numpy")
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


def versions_changed(before: Mapping[str, str]) -> Notice | None:
    """A word on versions that are other ones than those that a run was trained with so far."""
    now = environment()
    changes = [
        f"{name} {before[name]} → {now[name]}"
        for name in _COUNTS
        if name in before and name in now and before[name] != now[name]
    ]
    return Notice("versions_changed", {"changes": ", ".join(changes)}) if changes else None


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").split("\n"):
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
