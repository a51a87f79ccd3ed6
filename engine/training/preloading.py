"""TensorFlow's libraries, loaded while Python goes on.

`import tensorflow` makes the dynamic loader bind a gigabyte of libraries while it holds Python's
lock: for half a second and more no key answers. A foreign call holds no lock, so the libraries are
opened through one first, and the import finds them there. They take as long, and nobody waits.
"""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: In the order in which they need each other. Neither knows of Python, so neither needs its lock.
LIBRARIES: Final = ("libtensorflow_framework.so.2", "libtensorflow_cc.so.2")


def preload() -> tuple[Path, ...]:
    """Open the libraries, and say which; where that is not known to work, none."""
    spec = find_spec("tensorflow") if sys.platform == "linux" else None
    if spec is None or spec.origin is None:
        return ()
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype = ctypes.c_void_p
    dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
    files = [Path(spec.origin).with_name(name) for name in LIBRARIES]
    return tuple(file for file in files if file.exists() and dlopen(os.fsencode(file), os.RTLD_NOW))


@contextmanager
def unswept() -> Iterator[None]:
    """Leave what is made here to itself: Python's sweeper need not walk over it, now or later.

    TensorFlow's modules are half a million objects that stay for good. A sweep over them takes a
    third of a second or more, in which nothing else of this process moves, and there were five of
    them while it was imported and one more in a training.
    """
    was_sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_sweeping:
            gc.enable()
