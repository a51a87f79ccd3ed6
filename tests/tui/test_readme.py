"""The README is true: every command in it is run, or rehearsed where it would install."""

import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.strip().splitlines()
]
OURS = [line for line in COMMANDS if "imdb-tui" in line]
MADE = [line for line in COMMANDS if line.startswith("make")]
INSTALLED = [line for line in COMMANDS if line.endswith(" .")]


def test_every_command_of_the_readme_is_covered_here() -> None:
    assert set(COMMANDS) == {*OURS, *MADE, *INSTALLED}
    assert OURS and MADE and INSTALLED


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a reader follows the README from top to bottom."""
    folder = tmp_path_factory.mktemp("reader")
    rows = [f"a {'good' if i % 2 else 'bad'} film,{'pos' if i % 2 else 'neg'}" for i in range(10)]
    (folder / "films.csv").write_text(
        "\n".join(["review,sentiment", *rows]) + "\n", encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("line", OURS)
def test_our_commands_do_what_the_readme_says(line: str, reader: Path) -> None:
    program = shlex.join([sys.executable, "-m", "tui"])
    # No network in tests: the command that needs it is pointed at a closed port.
    if "fetch" in line:
        line += " --mirror http://127.0.0.1:9"
    done = subprocess.run(
        ["sh", "-c", line.replace("imdb-tui", program, 1)],
        cwd=reader,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "IMDB_TUI_HOME": str(reader / "home"),
            "LANG": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if "fetch" in line:
        assert (done.returncode, done.stdout) == (1, "")
        assert "127.0.0.1" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        _command, redirected, name = line.partition(" > ")
        assert (reader / name).read_text(encoding="utf-8") if redirected else done.stdout


@pytest.mark.parametrize(
    "line",
    [
        *MADE,
        "make check",
        "make bench",
        "make bench ARGS=training",
        "make soak",
        "make words",
        "make screenshots",
        "make lock",
    ],
)
def test_make_knows_what_to_do(line: str) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("there is no make on this machine")
    assert f"`{line}`" in README or line in COMMANDS
    subprocess.run([make, "-n", *line.split()[1:]], cwd=ROOT, capture_output=True, check=True)


def test_what_is_installed_is_complete(tmp_path: Path) -> None:
    """The same wheel that pip, pipx and uv build, made without asking a network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("engine", "widgets", "tui"):
        there = {
            str(path.relative_to(ROOT))
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".py", ".tcss", ".mo") or path.parent.name == "shipped"
        }
        assert there
        assert there <= set(names)
    assert not [name for name in names if name.split("/")[0] in ("tests", "bench", "tools")]
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert "imdb-tui = tui.cli:main" in zipfile.ZipFile(wheel).read(entry).decode()


def test_the_pictures_are_there_and_ask_no_server(tmp_path: Path) -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]*)\)", README)
    assert pictures
    for picture in pictures:
        text = (ROOT / picture).read_text(encoding="utf-8")
        assert "url(http" not in text


def test_the_locks_name_versions_and_hashes_and_no_host() -> None:
    locks = sorted((ROOT / "locks").iterdir())
    assert [lock.name for lock in locks] == ["dev.txt", "run.txt"]
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z])", text.strip()):
            assert re.match(r"[a-zA-Z0-9._-]+==\S+", block), block[:80]
            assert "--hash=sha256:" in block, block[:80]
