"""TensorFlow's libraries, loaded while Python goes on.

`import tensorflow` makes the dynamic loader bind a gigabyte of libraries while it holds Python's
lock: for half a second and more no key answers. A foreign call holds no lock, so the libraries are
opened through one first, and the import finds them there. They take as long, and nobody waits.
"""

import ctypes
import os
import sys
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
