"""`imdb-tui doctor`: what this machine, this terminal and this installation are like."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

import click

from engine.why import Refusal
from tui import __version__, language, options, wording
from tui.commands.clean import heaps, size_of
from tui.language import N_, _, say
from tui.printing import print_json, print_table
from tui.session import Session
from tui.settings import settings_file
from tui.terminal import colour_depth

PACKAGES = ("textual", "rich", "tensorflow", "keras", "numpy", "gensim", "scikit-learn")

#: What maps and pictures are drawn with.
DRAWN_WITH = {
    "kitty": N_("the terminal's own pixels, by Kitty's graphics"),
    "sixel": N_("the terminal's own pixels, as Sixels"),
    "blocks": N_("half blocks in colour"),
    "ascii": N_("shades made of characters"),
}


@click.command(
    help=options.lazy(N_("Tell about this machine, the terminal, the devices and the folders."))
)
@click.option(
    "--no-devices",
    is_flag=True,
    help=options.lazy(N_("Do not load TensorFlow to ask for devices.")),
)
@options.json_option
@options.everywhere
@options.pass_session
def doctor(session: Session, as_json: bool, no_devices: bool) -> None:
    """Print what was found."""
    found = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "packages": {name: _version(name) for name in PACKAGES},
        "terminal": _terminal(session),
        "language": language.current(),
        "memory": _memory(),
        "devices": None if no_devices else _devices(),
        "folders": _folders(session),
        "settings": _settings(session),
    }
    if as_json:
        print_json(found)
    else:
        print_table((_("what"), _("found")), _rows(found))


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _terminal(session: Session) -> dict[str, Any]:
    size = shutil.get_terminal_size()
    return {
        "term": os.environ.get("TERM", ""),
        "columns": size.columns,
        "lines": size.lines,
        "colours": colour_depth(os.environ),
        "input": sys.stdin.isatty(),
        "output": sys.stdout.isatty(),
        "ssh": "SSH_CONNECTION" in os.environ,
        "pictures": _pictures(session),
    }


def _pictures(session: Session) -> str:
    """What maps and pictures are drawn with, by the same signs as in the app."""
    from tui.terminal.colours import screen_look
    from tui.terminal.graphics import cell_size

    look = screen_look(session.settings, os.environ, cell_size())
    if look.graphics is not None:
        return look.graphics.protocol
    return "ascii" if look.depth == "shades" else "blocks"


def _memory() -> dict[str, int | None]:
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {"bytes": total, "available": _available_memory()}


def _available_memory() -> int | None:
    """What Linux says is to be had; other systems do not say it in so few words."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _devices() -> dict[str, Any]:
    try:
        with _silence():
            from engine.training.devices import find_devices

            found = find_devices()
    except Exception as error:  # noqa: BLE001 - a broken installation is what a doctor is asked about
        return {"cpus": os.cpu_count(), "gpus": [], "problem": f"{type(error).__name__}: {error}"}
    return {"cpus": found.cpus, "gpus": list(found.gpus), "problem": None}


@contextmanager
def _silence() -> Iterator[None]:
    """Keep TensorFlow's greetings, which go past Python to fd 2, off the learner's terminal."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _folders(session: Session) -> dict[str, dict[str, Any]]:
    return {
        heap.name: {"path": str(heap.path), "bytes": size_of(heap.path)}
        for heap in heaps(session.places)
    }


def _settings(session: Session) -> dict[str, Any]:
    trouble: Refusal | None = session.trouble
    return {
        "path": str(settings_file(session.places.data)),
        "problem": wording.refusal(trouble) if trouble is not None else None,
    }


def _rows(found: dict[str, Any]) -> list[tuple[str, str]]:
    terminal, memory, devices = found["terminal"], found["memory"], found["devices"]
    rows = [
        ("imdb-tui", found["version"]),
        ("Python", f"{found['python']} · {found['system']}"),
        (
            _("packages"),
            ", ".join(f"{name} {version or '–'}" for name, version in found["packages"].items()),
        ),
        (
            _("terminal"),
            f"{terminal['term'] or '–'} · {terminal['columns']}×{terminal['lines']}"
            f" · {terminal['colours']}",
        ),
        (_("pictures"), _(DRAWN_WITH[terminal["pictures"]])),
        (_("language"), language.LANGUAGES[found["language"]]),
        (_("memory"), _memory_line(memory)),
    ]
    if devices is not None:
        rows.append((_("devices"), devices["problem"] or _devices_line(devices)))
    rows += [
        (name, f"{wording.bytes_shown(at['bytes'])} · {at['path']}")
        for name, at in found["folders"].items()
    ]
    rows.append((_("settings"), found["settings"]["problem"] or found["settings"]["path"]))
    return rows


def _memory_line(memory: dict[str, int | None]) -> str:
    total = wording.bytes_shown(memory["bytes"] or 0)
    if memory["available"] is None:
        return total
    return say(
        "{total}, {free} available", total=total, free=wording.bytes_shown(memory["available"])
    )


def _devices_line(devices: dict[str, Any]) -> str:
    cpus = say("CPU, {n} cores", n=devices["cpus"])
    return f"{cpus} · " + (", ".join(devices["gpus"]) if devices["gpus"] else _("no GPU"))
