"""What is loaded when: a linter cannot prove that a deferred import stays deferred."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("tensorflow", "keras", "gensim", "sklearn", "pandas", "scipy")
LATER = (*HEAVY, "numpy", "textual_plot", "pooch", "requests", "tui.screens.reviews", "msgspec")

AT_FIRST_PAINT = """
import sys
from pathlib import Path
from tui.app import ImdbApp
from tui.cli import run
from tui.session import begin
from tui import start

class Looks:
    def __init__(self, report):
        self.report = report
    def start(self):
        found["modules"] = sorted(sys.modules)
        app.exit(0)

found = {}
app = ImdbApp(begin(Path(sys.argv[1]), "en"), keras_thread=Looks)
app.run(headless=True)
print("\\n".join(found["modules"]))
"""

AFTER_COMMAND = """
import sys
from tui.cli import run
code = run(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def _loaded(modules: str, wanted: tuple[str, ...]) -> list[str]:
    return [
        name
        for name in modules.splitlines()
        if name in wanted or name.startswith(tuple(f"{each}." for each in wanted))
    ]


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_picture_needs_nothing_heavy(tmp_path: Path) -> None:
    done = _run(AT_FIRST_PAINT, str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "textual.app" in done.stdout
    assert _loaded(done.stdout, LATER) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        *([command, "--help"] for command in ("data", "explain", "doctor", "clean", "completion")),
        *(["data", command, "--help"] for command in ("show", "list", "fetch", "import", "remove")),
        ["explain", "pad", "--help"],
        ["explain", "onehot", "--help"],
        ["data", "list"],
        ["data", "show"],
        ["doctor", "--no-devices"],
        ["clean"],
    ],
    ids=" ".join,
)
def test_no_help_and_no_plain_command_loads_anything_heavy(
    arguments: list[str], tmp_path: Path
) -> None:
    options = [] if "--version" in arguments else ["--home", str(tmp_path)]
    done = _run(AFTER_COMMAND, *arguments, *options)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert _loaded(done.stderr, HEAVY) == []
