"""Crash reports: the story, without what the learner reads or types."""

import re
from itertools import count
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Label

from tui import crash
from tui.crash import KEPT, ReportsCrashes, crash_notice, report_crash

REVIEW = "this film was a waste of an evening, and of everybody in it"


def raised(error: Exception) -> Exception:
    try:
        review = REVIEW
        assert review
        raise error
    except Exception as caught:  # noqa: BLE001 - whatever the test hands in
        return caught


def story(error: Exception, state: Path) -> str:
    path = report_crash(raised(error), state)
    assert path is not None
    assert path.parent == state / "crashes"
    return path.read_text("utf-8")


def test_report_has_the_stack_and_the_versions(tmp_path: Path) -> None:
    text = story(ValueError("no shape fits"), tmp_path)
    assert f'File "{Path(__file__)}"' in text
    assert "builtins.ValueError: no shape fits" in text
    assert re.search(r"Python 3\.\d+\.\d+", text)
    assert "textual 8." in text
    assert "terminal " in text


def test_report_tells_what_led_to_it(tmp_path: Path) -> None:
    error = RuntimeError("second")
    error.__cause__ = raised(KeyError("first"))
    text = story(error, tmp_path)
    assert text.index("KeyError: 'first'") < text.index("and then") < text.index("second")


def test_report_tells_every_part_of_a_group(tmp_path: Path) -> None:
    text = story(ExceptionGroup("both", [OSError("one"), TypeError("two")]), tmp_path)
    assert "OSError: one" in text
    assert "TypeError: two" in text


@pytest.mark.parametrize(
    "message",
    [
        f"cannot read {REVIEW!r}",
        f'cannot read "{REVIEW}',
        f"{'x' * 100} {REVIEW}",
        f"two\nlines {REVIEW!r}",
    ],
)
def test_report_has_no_review_text(message: str, tmp_path: Path) -> None:
    assert "evening" not in story(ValueError(message), tmp_path)


def test_an_error_that_cannot_say_itself_is_reported_all_the_same(tmp_path: Path) -> None:
    class MuteError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    assert "MuteError" in story(MuteError(), tmp_path)


def test_only_the_newest_reports_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir()
    (folder / "crash-20010101-000000.txt").touch()
    (folder / "notes of my own.txt").touch()
    seconds = count()
    monkeypatch.setattr(
        crash, "_name_for_now", lambda: f"crash-20261231-0000{next(seconds) // 2:02}"
    )
    written = [report_crash(ValueError(), tmp_path) for _ in range(KEPT + 2)]
    assert len({*written} - {None}) == KEPT + 2
    assert set(folder.glob("crash-*")) == set(written[2:])
    assert (folder / "notes of my own.txt").exists()


def test_a_report_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "crashes").touch()
    path = report_crash(ValueError(), tmp_path)
    assert path is None
    assert crash_notice(ValueError(), path).code == "crashed_without_report"


async def test_an_app_reports_its_first_accident_and_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(Label):
        def on_mount(self) -> None:
            raise ValueError(self.id)

    class Twice(ReportsCrashes, App[None]):
        crash_state = tmp_path

        def compose(self) -> ComposeResult:
            yield Failing(id="first")
            yield Failing(id="second")

    app = Twice()
    with pytest.raises(ValueError, match="first"):
        async with app.run_test():
            pass
    (report,) = (tmp_path / "crashes").iterdir()
    assert "ValueError: first" in report.read_text()
    assert app.crash == crash_notice(ValueError(), report)
    assert app.return_code == 1
    assert capsys.readouterr() == ("", "")


async def test_a_failure_of_the_keyboard_thread_is_reported(tmp_path: Path) -> None:
    class Reporting(ReportsCrashes, App[None]):
        crash_state = tmp_path

    app = Reporting()
    async with app.run_test():
        app.panic("the story of the thread")
    (report,) = (tmp_path / "crashes").iterdir()
    assert "the story of the thread" in report.read_text()
    assert app.crash is not None
    assert app.crash.values["error"] == "InputFailure"
    assert app.return_code == 1
