"""A small app under the guard, that does on a key what apps should not: `small_app.py STATE`."""

import asyncio
import ctypes
import faulthandler
import os
import subprocess
import sys
import time
from pathlib import Path

from tui.terminal import guarded

STATE = Path(sys.argv[1])
LOG = Path(os.environ.get("SMALL_APP_LOG", STATE / "app.log"))

with guarded(LOG, sentence="The app died, notes are kept.") as guard:
    if inherited := os.environ.get("SMALL_APP_CLOSES"):
        os.close(int(inherited))

    from textual import work
    from textual.app import App, ComposeResult
    from textual.events import Key
    from textual.widgets import Label

    from tui.crash import ReportsCrashes
    from tui.terminal.thrift import Thrifty

    class SmallApp(ReportsCrashes, Thrifty, App[None]):
        crash_state = STATE

        def compose(self) -> ComposeResult:
            yield Label("Ready 준비됨")
            yield Label("…", id="said")

        def on_load(self) -> None:
            guard.attend(asyncio.get_running_loop(), lambda _signum: self.exit())

        def on_key(self, event: Key) -> None:
            doing = getattr(self, f"do_{event.key}", None)
            if doing is not None:
                doing()

        def say(self, text: str) -> None:
            self.query_one("#said", Label).update(text)

        def do_q(self) -> None:
            self.exit()

        def do_e(self) -> None:
            review = "a film nobody should have to read about in a crash report"
            raise ValueError(f"cannot read {review!r}")

        def do_w(self) -> None:
            self.fail_in_worker()

        @work(thread=True)
        def fail_in_worker(self) -> None:
            raise KeyError("worker")

        def do_s(self) -> None:
            faulthandler._sigsegv()

        def do_a(self) -> None:
            os.abort()

        def do_h(self) -> None:
            self.say("hanging")
            self.call_later(self.call_after_refresh, lambda: time.sleep(3600))

        def do_n(self) -> None:
            os.write(1, b"chatter by write 1\n")
            os.write(2, b"chatter by write 2\n")
            subprocess.run(["echo", "chatter by child"], check=True)
            libc = ctypes.CDLL(None)
            libc.puts(b"chatter by puts")
            libc.fflush(None)
            self.say("chattered")

        @work(thread=True)
        def do_t(self) -> None:
            import tensorflow

            self.call_from_thread(self.say, f"TensorFlow {tensorflow.__version__}")

        def do_f(self) -> None:
            child = os.fork()
            if child == 0:
                os.close(0)
                time.sleep(3600)
            self.say(f"child {child} lives")

        def do_u(self) -> None:
            self.say("half \ud800 a pair")

    app = SmallApp()
    app.run()

for notice in (*guard.notices, app.crash):
    if notice is not None:
        print("told", notice.code, *notice.values.values())
try:
    print("a child is left", os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("no child is left")
sys.exit(guard.exit_code or app.return_code or 0)
