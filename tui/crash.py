"""What is kept of an accident: a file with the whole story, and one sentence for the learner.

Nothing of what the learner reads or types goes into the file: no local variables, no command
line, and of an error's own words only a short stretch with long quotations struck out.
"""

import contextlib
import io
import os
import platform
import re
import shutil
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.why import Notice

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import App

    _AnyApp = App[Any]
else:
    _AnyApp = object

KEPT = 20
_LONGEST_MESSAGE = 120
_LONG_QUOTATION = re.compile(r"""(['"])(?:(?!\1).){25,}(\1|$)""")
_PACKAGES = ("imdb-tui", "textual", "rich", "click", "numpy", "tensorflow", "keras")
_SURROUNDINGS = (
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "NO_COLOR",
    "TEXTUAL_DRIVER",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
)
_ONLY_WHETHER = ("TMUX", "STY", "SSH_CONNECTION")


class ReportsCrashes(_AnyApp):
    """An app that files a report of its accident and prints nothing: comes before App.

    `crash_state` says where the reports go; `crash` is what to tell the learner afterwards.
    """

    crash_state: Path | None = None
    crash: Notice | None = None

    def _handle_exception(self, error: Exception) -> None:
        from textual.worker import WorkerFailed

        self._report(error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def panic(self, *renderables: "RenderableType") -> None:
        """Leave, as Textual does when the thread that reads the keyboard fails."""
        self._report(InputFailure(_plain(renderables)))
        self._return_code = 1
        super().panic(*renderables)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def _report(self, error: BaseException) -> None:
        if self.crash is None:
            path = report_crash(error, self.crash_state) if self.crash_state else None
            self.crash = crash_notice(error, path)


class InputFailure(Exception):  # noqa: N818 - what failed, not an error to catch
    """The thread that reads the keyboard failed: Textual hands on its story only."""


def crash_notice(error: BaseException, report: Path | None) -> Notice:
    """What to tell the learner about an accident."""
    if report is None:
        return Notice("crashed_without_report", {"error": type(error).__name__})
    return Notice("crashed", {"error": type(error).__name__, "path": str(report)})


def report_crash(error: BaseException, state: Path) -> Path | None:
    """File the story of an accident under the state folder; None if that cannot be done."""
    folder = state / "crashes"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _written(folder, "\n".join(_report(error)) + "\n")
    except OSError:
        return None
    _drop_oldest(folder)
    return path


def _written(folder: Path, text: str) -> Path:
    name = _name_for_now()
    for twin in range(1, 100):
        path = folder / (f"{name}.txt" if twin == 1 else f"{name}-{twin:02}.txt")
        with contextlib.suppress(FileExistsError), path.open("x", encoding="utf-8") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)  # half a story on a full disk helps nobody
                raise
            return path
    raise FileExistsError(folder / name)


def _name_for_now() -> str:
    return time.strftime("crash-%Y%m%d-%H%M%S")


def _drop_oldest(folder: Path) -> None:
    for path in sorted(folder.glob("crash-*.txt"), key=lambda path: path.stem)[:-KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()


def _report(error: BaseException) -> Iterator[str]:
    yield time.strftime("%Y-%m-%d %H:%M:%S %z")
    yield f"Python {platform.python_version()}, {platform.platform()}"
    yield ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    width, height = shutil.get_terminal_size()
    yield f"terminal {width}×{height}, " + ", ".join(_surroundings())
    yield ""
    yield from _story(error, set())


def _surroundings() -> Iterator[str]:
    for name in _SURROUNDINGS:
        if name in os.environ:
            yield f"{name}={os.environ[name]}"
    for name in _ONLY_WHETHER:
        if name in os.environ:
            yield f"{name} set"


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "absent"


def _story(error: BaseException, told: set[int]) -> Iterator[str]:
    """Tell what led to the error first, then where it was raised, then what it holds."""
    told.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in told:
        yield from _story(before, told)
        yield "\nand then\n"
    if isinstance(error, InputFailure):
        yield str(error)
        return
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_short_message(error)}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield "\nof which\n"
            yield from _story(part, told)


def _plain(renderables: "Iterable[RenderableType]") -> str:
    from rich.console import Console

    text = io.StringIO()
    Console(file=text, width=100, color_system=None).print(*renderables)
    return text.getvalue()


def _short_message(error: BaseException) -> str:
    try:
        message = str(error)
    except Exception:  # noqa: BLE001 - an error that cannot say itself is still an error
        return "(it cannot be put into words)"
    message = _LONG_QUOTATION.sub("'…'", " ".join(message.split()))
    return message if len(message) <= _LONGEST_MESSAGE else message[:_LONGEST_MESSAGE] + "…"
