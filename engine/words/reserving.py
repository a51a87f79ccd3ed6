"""One training at a time keeps its vectors under a name, in whichever process it is."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from engine.files.atomic import refusing
from engine.files.places import Places
from engine.why import Refusal
from engine.words import shelf


@contextmanager
def reserved(name: str, places: Places) -> Iterator[None]:
    """Hold a name, or refuse it; whoever is killed holds it no longer."""
    file = shelf.kept(places, shelf.checked(name))
    lock = file.with_name(f".{file.name}.lock")
    descriptor = _taken(lock, name)
    try:
        _sweep(file)
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


@contextmanager
def reserved_free(first: str, places: Places) -> Iterator[str]:
    """Hold a name that no vectors bear and nobody holds: the first, or that with -2, and so on."""
    names = (f"{first}-{n}" if n > 1 else first for n in count(1))
    with ExitStack() as held:
        yield next(name for name in names if _held(name, places, held))


def _held(name: str, places: Places, held: ExitStack) -> bool:
    file = shelf.kept(places, name)
    if file.exists():
        return False
    try:
        held.enter_context(reserved(name, places))
    except Refusal as refusal:
        if refusal.code != "vectors_being_trained":
            raise
        return False
    return not file.exists()  # whoever held it may have kept vectors and gone since


def _taken(lock: Path, name: str) -> int:
    """The file that is locked, open."""
    while True:
        with refusing(lock):
            lock.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise Refusal("vectors_being_trained", name=name) from error
        except OSError:  # a file system that knows of no locks
            return descriptor
        if _is_there(lock, descriptor):
            return descriptor
        os.close(descriptor)  # whoever held it has just let go, and removed it


def _is_there(lock: Path, descriptor: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    return False


def _sweep(file: Path) -> None:
    """Remove what a training that was killed had only half written."""
    for part in file.parent.glob(f".{file.name}.*.part"):
        with suppress(OSError):
            part.unlink()
