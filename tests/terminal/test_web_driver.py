"""Under Textual's web driver the screen is a pipe, and chatter in it would break the protocol."""

import os
import subprocess
import sys
from pathlib import Path

from tests.terminal.harness import ROOT

APP = Path(__file__).with_name("small_app.py")


def test_native_chatter_stays_out_of_the_pipe(tmp_path: Path) -> None:
    environ = os.environ | {
        "PYTHONPATH": str(ROOT),
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
    }
    keys = b"n", b"q"
    typed = b"".join(b"D" + len(key).to_bytes(4, "big") + key for key in keys)
    done = subprocess.run(
        [sys.executable, APP, tmp_path],
        input=typed,
        capture_output=True,
        env=environ,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith(b"__GANGLION__\n")
    assert b"chatter by" not in done.stdout + done.stderr
    assert "chatter by puts" in (tmp_path / "app.log").read_text()
