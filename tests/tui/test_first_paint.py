"""What is loaded before the first picture: a linter cannot prove that it is no more."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.tui.test_light_commands import HEAVY

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


def test_the_first_picture_needs_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.splitlines()
    assert "textual.app" in loaded
    below = tuple(f"{name}." for name in LATER)
    assert [name for name in loaded if name in LATER or name.startswith(below)] == []
