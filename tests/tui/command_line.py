"""The command line inside a test's own process: what a command has said, and how it is read."""

import json
from collections.abc import Callable
from typing import Any

Said = tuple[int, str, str]
"""An exit code, stdout and stderr."""

Command = Callable[..., Said]
Completions = Callable[[str], list[str]]


def document(said: Said) -> Any:
    """The one JSON document that a command has printed."""
    code, out, err = said
    assert code == 0, err
    assert out.count("\n") == 1
    return json.loads(out)


def lines_of(said: Said) -> list[dict[str, Any]]:
    """The JSON documents that a command has printed, one a line."""
    return [json.loads(line) for line in said[1].splitlines()]


def one_sentence(said: Said) -> str:
    """What a command has said instead of doing anything: one line, on stderr."""
    code, out, err = said
    assert code
    assert out == ""
    assert err.count("\n") == 1 and err.startswith("imdb-tui: "), err
    return err
