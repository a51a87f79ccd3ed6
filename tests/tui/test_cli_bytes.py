"""The command line where arguments are no text, or stderr takes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tui.command_line import Command, document, one_sentence
from tests.tui.training_commands import Train

NO_TEXT = os.fsdecode(b"a\xffb")
FULL = pytest.param(
    "full",
    marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system"),
)


@pytest.mark.parametrize("command", ["pad", "onehot", "conv1d", "dense", "embedding"])
@pytest.mark.parametrize("given", [NO_TEXT, f'["{NO_TEXT}"]'], ids=["bare", "quoted"])
def test_bytes_that_are_no_text_are_no_json(imdb_tui: Command, command: str, given: str) -> None:
    said = imdb_tui("explain", command, "--input", given)
    assert said[0] == 1
    assert "--input" in one_sentence(said)


def test_bytes_that_are_no_text_are_no_word(imdb_tui: Command) -> None:
    found = document(imdb_tui("explain", "onehot", "--text", NO_TEXT, "--json"))
    assert found["words"] == ["a", "b"]


def test_a_heading_of_a_table_turns_no_text_about(imdb_tui: Command) -> None:
    out = imdb_tui("explain", "onehot", "--text", "a\u202e b")[1]
    assert "a·" in out and "\u202e" not in out


def test_a_run_takes_bytes_that_are_no_text(imdb_tui: Command, train: Train) -> None:
    train()
    assert document(imdb_tui("runs", "rename", "1", NO_TEXT, "--json"))["name"] == "a?b"
    assert document(imdb_tui("runs", "note", "1", NO_TEXT, "--json"))["note"] == "a?b"


@pytest.mark.parametrize("kind", ["csv", "json", "tensorboard"])
@pytest.mark.parametrize("out", ["x" * 300, "/dev/null/run"], ids=["long", "no folder"])
def test_an_export_is_not_sent_to_another_home(
    imdb_tui: Command, train: Train, kind: str, out: str
) -> None:
    train()
    said = imdb_tui("runs", "export", "1", "--format", kind, "--out", out)
    assert said[0] == 1
    sentence = one_sentence(said)
    assert "cannot be saved" in sentence and "--home" not in sentence


@pytest.mark.parametrize(
    ("arguments", "code"), [(["runs", "show", "99"], 2), (["explain", "pad", "--input", "x"], 1)]
)
@pytest.mark.parametrize("stderr", [FULL, "read only", "nobody reads on"])
def test_the_code_stands_where_nobody_can_be_told(
    home: Path, arguments: list[str], code: int, stderr: str
) -> None:
    if stderr == "nobody reads on":
        read, into = os.pipe()
        os.close(read)
    elif stderr == "full":
        into = os.open("/dev/full", os.O_WRONLY)
    else:
        into = os.open(os.devnull, os.O_RDONLY)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--home", str(home), *arguments],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=into, check=False,
    )  # fmt: skip
    os.close(into)
    assert (done.returncode, done.stdout) == (code, b"")
    assert not (home / "state" / "crashes").exists()
