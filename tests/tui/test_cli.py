"""The command line: what it prints, on which stream, and with which code it ends."""

from pathlib import Path

import pytest

from tests.tui.command_line import Command, Completions, document, one_sentence
from tui import __version__
from tui.program import COMMANDS


def test_version(imdb_tui: Command) -> None:
    assert imdb_tui("--version")[:2] == (0, f"imdb-tui {__version__}\n")


def test_help_names_every_command(imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("--help")
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)


#: What is said in Korean where in English there is this.
KOREAN = {"word": "단어"}


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
    asked = arguments if "--lang" in arguments else [*arguments, "--lang", lang]
    said = imdb_tui(*asked)
    assert said[0] == code
    assert (KOREAN.get(word, word) if "ko" in asked else word) in one_sentence(said)


def test_without_a_terminal_the_tour_is_printed(imdb_tui: Command) -> None:
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    assert "8,000,000,000" in out
    assert "5,000 + 1,000 reviews" in out


def test_doctor_and_clean_as_json(imdb_tui: Command, home: Path) -> None:
    found = document(imdb_tui("doctor", "--no-devices", "--json"))
    assert found["version"] == __version__
    assert found["folders"]["cache"]["bytes"] > 0
    (home / "state" / "logs").mkdir(parents=True)
    for removed in (["logs"], []):
        rows = document(imdb_tui("clean", "logs", "--json"))
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


def test_a_shell_gets_completions_and_not_the_tour(
    completions: Completions,
) -> None:
    assert completions("da") == ["plain,data"]


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
        err = one_sentence(imdb_tui(*arguments))
        assert not {"\x1b", "\u202e"} & set(err), arguments
