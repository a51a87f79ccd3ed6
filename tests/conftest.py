"""What every test may lean on."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The same few examples each time, so that a run that passed passes again; others, and more of them,
# are drawn where their number is given: IMDB_TUI_EXAMPLES=1000 make test
EXAMPLES = os.environ.get("IMDB_TUI_EXAMPLES")
settings.register_profile(
    "suite",
    max_examples=int(EXAMPLES or 40),
    derandomize=EXAMPLES is None,
    deadline=None,  # a busy machine is no defect
)
settings.load_profile("suite")

# A shell that starts tests in the background has them, and all that they start, ignore Ctrl+C;
# under nohup they ignore a closed window.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder with the real data files, which are not part of the project."""
    folder = Path(os.environ.get("IMDB_TUI_TEST_DATA", ROOT / "../shared/data")).resolve()
    if not folder.is_dir():
        pytest.skip(f"the real data files are not there: {folder} (set IMDB_TUI_TEST_DATA)")
    return folder
