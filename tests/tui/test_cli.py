"""The command line: what it prints, on which stream, and with which code it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tui import __version__, language
from tui.cli import run
from tui.program import COMMANDS

ROOT = Path(__file__).resolve().parents[2]

#: A Ctrl-C while the first module of ours is being loaded.
STOPPED_EARLY = """
import sys

class Stop:
    def find_spec(self, name, path=None, target=None):
        if name in ("tui.language", "tui.session", "engine.why"):
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stop())
from tui.cli import main
main()
"""

Said = tuple[int, str, str]
Command = Callable[..., Said]


@pytest.fixture
def imdb_tui(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Command]:
    """Run a command on a home of its own: exit code, stdout, stderr."""
    monkeypatch.setenv("IMDB_TUI_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str) -> Said:
        code = run(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    yield command
    language.use("en")


def _json(said: Said) -> Any:
    code, out, err = said
    assert code == 0, err
    assert out.count("\n") == 1
    return json.loads(out)


def test_version(imdb_tui: Command) -> None:
    assert imdb_tui("--version")[:2] == (0, f"imdb-tui {__version__}\n")


def test_help_names_every_command(imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("--help")
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)


def test_show_as_json_has_the_shape_that_scripts_rely_on(imdb_tui: Command) -> None:
    found = _json(imdb_tui("data", "show", "builtin", "--json"))
    assert found["source"] == "builtin"
    assert set(found) == {"source", "train", "test", "vocabulary"}
    for split in ("train", "test"):
        assert set(found[split]) == {"reviews", "positive", "length"}
        assert set(found[split]["length"]) == {"min", "max", "mean", "median"}
        assert found[split]["positive"] * 2 == found[split]["reviews"]


def test_show_says_that_built_in_reviews_are_generated(imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("data", "show")
    assert code == 0
    assert "generated" in out
    assert "generated" in imdb_tui("data", "list")[1]


def test_a_table_is_imported_listed_shown_and_removed(imdb_tui: Command, tmp_path: Path) -> None:
    table = tmp_path / "my films.csv"
    rows = [f"a {'good' if i % 2 else 'bad'} film number {i},{i % 2}" for i in range(20)]
    table.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
    code, out, err = imdb_tui("data", "import", str(table), "--name", "mine")
    assert code == 0, err
    assert "mine" in out
    assert "mine" in [entry["name"] for entry in _json(imdb_tui("data", "list", "--json"))]
    assert _json(imdb_tui("data", "show", "mine", "--json"))["train"]["reviews"] == 16
    assert _json(imdb_tui("data", "remove", "mine", "--json"))["bytes"] > 0
    code, _out, err = imdb_tui("data", "show", "mine")
    assert code == 2
    assert "mine" in err


def test_a_path_can_be_shown_without_importing(imdb_tui: Command, tmp_path: Path) -> None:
    table = tmp_path / "some.tsv"
    table.write_text(
        "document\tlabel\n" + "".join(f"영화 {i} 좋다\t{i % 2}\n" for i in range(10)),
        encoding="utf-8",
    )
    assert _json(imdb_tui("data", "show", str(table), "--json"))["train"]["reviews"] == 8


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["data", "show", "nosuch"], 2, "nosuch"),
        (["data", "show", "/no/such/file.csv"], 1, "/no/such/file.csv"),
        (["data", "show", "imdb"], 1, "data fetch imdb"),
        (["data", "fetch", "nosuch"], 2, "nosuch"),
        (["data", "fetch", "imdb", "--mirror", "ftp://127.0.0.1"], 1, "ftp://127.0.0.1"),
        (["data", "remove", "nosuch"], 2, "nosuch"),
        (["nosuch"], 2, "nosuch"),
        (["data", "show", "--nosuch"], 2, "--nosuch"),
        (["--lang", "xx"], 2, "xx"),
        (["clean", "nosuch"], 2, "nosuch"),
        (["completion", "nosuch"], 2, "nosuch"),
        (["explain", "pad", "--input", "[[1, 2"], 1, "JSON"),
        (["explain", "pad", "--input", '["a"]'], 1, "JSON"),
        (["explain", "pad", "--maxlen", "0"], 1, "0"),
        (["explain", "pad", "--maxlen", "x"], 2, "x"),
        (["explain", "onehot"], 2, "--text"),
        (["explain", "onehot", "--input", "[5]", "--size", "3"], 1, "5"),
        (["explain", "onehot", "--text", "!?"], 1, "word"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_bad_input_gets_one_sentence(
    imdb_tui: Command, arguments: list[str], code: int, word: str, lang: str
) -> None:
    if lang == "ko":
        word = word if word not in ("word",) else ""
    asked = arguments if "--lang" in arguments else [*arguments, "--lang", lang]
    ended, out, err = imdb_tui(*asked)
    assert ended == code
    assert out == ""
    assert err.count("\n") == 1 and err.startswith("imdb-tui: ")
    assert word in err
    assert "Traceback" not in err


def test_pad_explains_the_toy(imdb_tui: Command) -> None:
    found = _json(
        imdb_tui(
            "explain",
            "pad",
            "--input",
            "[[3, 2, 1], [4]]",
            "--maxlen",
            "5",
            "--padding",
            "post",
            "--json",
        )
    )
    assert found["output"] == [[3, 2, 1, 0, 0], [4, 0, 0, 0, 0]]
    assert len(found["steps"]) == 10
    step = found["steps"][0]
    assert set(step) == {"at", "window", "why", "value"}
    assert set(step["why"]) == {"formula", "terms", "value"}


def test_onehot_explains_the_cat(imdb_tui: Command) -> None:
    found = _json(imdb_tui("explain", "onehot", "--text", "The cat sat on the mat", "--json"))
    assert [row.index(1) + 1 for row in found["output"]] == [5, 1, 4, 3, 5, 2]
    assert found["integers"] == [5, 1, 4, 3, 5, 2]
    assert found["vocabulary"] == ["cat", "mat", "on", "sat", "the"]
    plain = imdb_tui("explain", "onehot", "--text", "The cat sat on the mat")[1]
    assert "vocabulary" not in plain and "integer" in plain and "5 = 5" in plain
    ids = _json(imdb_tui("explain", "onehot", "--input", "[10]", "--size", "500", "--json"))
    assert ids["output"][0].index(1) == 10 and sum(ids["output"][0]) == 1


def test_without_a_terminal_the_tour_is_printed(imdb_tui: Command) -> None:
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    assert "8,000,000,000" in out
    assert "5,000" in out or "4,000" in out


def test_doctor_and_clean_as_json(imdb_tui: Command, home: Path) -> None:
    found = _json(imdb_tui("doctor", "--no-devices", "--json"))
    assert found["version"] == __version__
    assert found["folders"]["cache"]["bytes"] > 0
    (home / "state" / "logs").mkdir(parents=True)
    for removed in (["logs"], []):
        rows = _json(imdb_tui("clean", "logs", "--json"))
        assert [row["name"] for row in rows if row["removed"]] == removed


def test_a_broken_settings_file_is_mentioned_and_left_alone(imdb_tui: Command, home: Path) -> None:
    settings = home / "data" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("theme = \n", encoding="utf-8")
    code, out, err = imdb_tui("data", "list")
    assert code == 0 and out
    assert str(settings) in err
    assert settings.read_text(encoding="utf-8") == "theme = \n"


def test_everything_can_be_said_in_korean(imdb_tui: Command) -> None:
    for arguments in (
        ["--help"],
        ["data", "--help"],
        ["data", "list"],
        ["data", "show"],
        ["clean"],
    ):
        code, out, _err = imdb_tui(*arguments, "--lang", "ko")
        assert code == 0
        assert any("가" <= letter <= "힣" for letter in out), arguments


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(imdb_tui: Command, shell: str) -> None:
    code, out, _err = imdb_tui("completion", shell)
    assert code == 0
    assert "_IMDB_TUI_COMPLETE" in out


def test_pad_says_its_numbers(imdb_tui: Command) -> None:
    out = imdb_tui("explain", "pad", "--input", "[[3, 2, 1]]", "--maxlen", "4")[1]
    assert "[0, 0] = 0   0 < 4 − 3   (column: 0; zeros filled in in front: 4 − 3)" in out


def test_a_shell_gets_completions_and_not_the_tour(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_IMDB_TUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "imdb-tui da")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit):
        imdb_tui()
    assert capsys.readouterr().out == "plain,data\n"


def test_the_last_of_an_option_counts(imdb_tui: Command) -> None:
    out = imdb_tui("data", "list", "--lang", "ko", "--lang", "en")[1]
    assert "generated" in out


ESCAPES = "\x1b[31mred\n\u202e"


def test_no_value_in_a_sentence_is_a_terminal_code(imdb_tui: Command, tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text(f'text,label\n"a","{ESCAPES}"\n"b","x"\n' * 3, encoding="utf-8")
    header = tmp_path / "header.csv"
    header.write_text(f'"{ESCAPES}",b\n1,2\n', encoding="utf-8")
    for arguments in (
        ["data", "show", str(labels)],
        ["data", "show", str(header)],
        ["data", "show", f"no{ESCAPES}such"],
        ["data", "show", f"/no{ESCAPES}such"],
        ["data", "remove", ESCAPES],
        ["clean", ESCAPES],
    ):
        _code, out, err = imdb_tui(*arguments)
        assert err.count("\n") == 1
        assert not {"\x1b", "\u202e"} & set(out + err), arguments


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["--version"],
        ["models", "--json"],
        ["summary", "deep-conv1d"],
        ["summary", "--help"],
        ["script", "gru"],
        ["data", "list"],
        ["explain", "pad"],
    ],
    ids=" ".join,
)
def test_where_nobody_reads_on_all_is_well(arguments: list[str], home: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = _program(["-m", "tui", "--home", str(home), *arguments], write)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_quiet_before_anything_can_be_said() -> None:
    done = _program(["-c", STOPPED_EARLY, "models"], subprocess.PIPE)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def _program(arguments: list[str], stdout: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
