"""Writing where the learner says: what is wrong with the place is said of it, and never of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.why import Refusal


@contextmanager
def saving(out: Path) -> Iterator[None]:
    """Refuse a name that is taken, or that nothing can be saved under."""
    path = str(out)
    try:
        taken = out.exists()
    except OSError as error:  # a name longer than any file system takes
        raise Refusal("not_saved", path=path, reason=error.strerror) from error
    if taken:
        raise Refusal("file_exists", path=path)
    try:
        yield
    except Refusal as refusal:
        if refusal.code != "cannot_write":  # its sentence speaks of the app's own folder
            raise
        raise Refusal("not_saved", path=path, reason=refusal.values["reason"]) from refusal
