"""The file in which runs are kept: broken, foreign, of other versions, full, read-only, shared."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from engine.runs import database
from engine.runs.database import APPLICATION, Database
from engine.runs.schema import STEPS, Step
from engine.why import Notice, Refusal
from tests.engine.faults import mounted
from tests.engine.samples import refused

STEP: Step = ("CREATE TABLE things (name TEXT)",)
SECOND: Step = ("ALTER TABLE things ADD COLUMN size INTEGER", "CREATE TABLE more (x)")


def opened(
    path: Path, steps: Sequence[Step] = (STEP,), said: list[Notice] | None = None
) -> Database:
    return Database(path, (said if said is not None else []).append, steps)


def put(path: Path, name: str, steps: Sequence[Step] = (STEP,)) -> None:
    with opened(path, steps).writing() as connection:
        connection.execute("INSERT INTO things (name) VALUES (?)", (name,))


def names(path: Path, steps: Sequence[Step] = (STEP,)) -> list[str]:
    with opened(path, steps).reading() as connection:
        assert connection is not None
        return [row["name"] for row in connection.execute("SELECT name FROM things ORDER BY rowid")]


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    with opened(tmp_path / "data" / "runs.db").reading() as connection:
        assert connection is None
    assert not (tmp_path / "data").exists()


def test_what_was_written_is_there_and_what_failed_is_not(tmp_path: Path) -> None:
    path = tmp_path / "data" / "runs.db"
    put(path, "one")
    with pytest.raises(KeyError), opened(path).writing() as connection:
        connection.execute("INSERT INTO things (name) VALUES ('two')")
        raise KeyError
    assert names(path) == ["one"]


def test_an_older_version_is_brought_up_and_keeps_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    put(path, "old")
    assert names(path, (STEP, SECOND)) == ["old"]
    with opened(path, (STEP, SECOND)).writing() as connection:
        connection.execute("INSERT INTO things (name, size) VALUES ('new', 1)")
    assert names(path, (STEP, SECOND)) == ["old", "new"]


def test_a_step_that_fails_leaves_the_older_version_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    put(path, "old")
    with pytest.raises(Refusal):
        names(path, (STEP, ("CREATE TABLE half (x)", "CREATE NONSENSE")))
    assert names(path) == ["old"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    put(path, "new", (STEP, SECOND))
    before = path.read_bytes()
    refusal = refused(lambda: names(path))
    assert (refusal.code, refusal.values["version"]) == ("runs_newer", 2)
    assert refused(lambda: put(path, "more")).code == "runs_newer"
    assert path.read_bytes() == before


def overwritten(path: Path) -> None:
    path.write_bytes(b"no database at all " * 100)


def damaged(path: Path) -> None:
    """Leave the head as it is, and write over the pages behind it."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE runs (theirs)")
        connection.commit()


@pytest.mark.parametrize("harm", [overwritten, damaged, cut_short, foreign])
@pytest.mark.parametrize("reading_first", [True, False])
def test_a_broken_file_is_set_aside_and_said(
    tmp_path: Path, harm: object, reading_first: bool
) -> None:
    path = tmp_path / "runs.db"
    put(path, "much " * 4000)
    harm(path)  # type: ignore[operator]
    broken, said = path.read_bytes(), list[Notice]()
    found = opened(path, said=said)
    if reading_first:
        with found.reading() as connection:
            assert connection is None
    with found.writing() as connection:
        connection.execute("INSERT INTO things (name) VALUES ('new')")
    assert names(path) == ["new"]
    assert [notice.code for notice in said] == ["runs_set_aside"]
    aside = Path(str(said[0].values["aside"]))
    assert aside.read_bytes() == broken


def test_the_journal_of_a_broken_file_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "runs.db"
    put(path, "one")
    with monkeypatch.context() as patched:
        patched.setattr(Database, "_is_broken", lambda self: True)
        (tmp_path / "runs.db-journal").write_bytes(b"of the broken one")
        with opened(path).reading() as connection:
            assert connection is None
    put(path, "new")
    assert names(path) == ["new"]
    (aside,) = tmp_path.glob("runs-broken-*.db-journal")
    assert aside.read_bytes() == b"of the broken one"


def test_a_second_broken_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    for text in (b"first" * 1000, b"second" * 1000):
        path.write_bytes(text)
        put(path, "new")
    kept = sorted(each.read_bytes()[:5] for each in tmp_path.glob("runs-broken-*.db"))
    assert kept == [b"first", b"secon"]


def test_a_good_file_that_came_meanwhile_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "runs.db"
    overwritten(path)
    late, said = opened(path), list[Notice]()
    found_broken = Database._is_broken

    def and_somebody_else_is_quicker(self: Database) -> bool:
        broken = found_broken(self)
        if self is late and broken:
            monkeypatch.setattr(Database, "_is_broken", found_broken)
            put(path, "theirs")
        return broken

    monkeypatch.setattr(Database, "_is_broken", and_somebody_else_is_quicker)
    with late.writing() as connection:
        connection.execute("INSERT INTO things (name) VALUES ('ours')")
    assert names(path) == ["theirs", "ours"]
    assert len(list(tmp_path.glob("runs-broken-*.db"))) == 1
    assert not said


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    path.touch()
    put(path, "one")
    assert names(path) == ["one"]


def test_a_real_full_disk_is_said_and_what_was_there_stays(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=128k") as small:
        path = small / "runs.db"
        put(path, "one")
        assert refused(lambda: put(path, "x" * (1 << 20))).code == "disk_full"
        assert names(path) == ["one"]


LIMITED = """
import resource, sys
from pathlib import Path
from engine.why import Refusal
from tests.engine.test_runs_database import names, put
path = Path(sys.argv[1])
put(path, "one")
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, resource.RLIM_INFINITY))
try:
    put(path, "x" * (1 << 20))
except Refusal as refusal:
    print(refusal.code)
print(names(path))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
put(path, "two")
print(names(path))
"""


def test_a_file_that_may_not_grow_is_said_and_goes_on_when_it_may(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "runs.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["cannot_write", "['one']", "['one', 'two']"]


def test_a_read_only_home_can_be_read_and_is_not_written(tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "rw") as fixed:
        put(fixed / "runs.db", "one")
        remounted = subprocess.run(
            ["mount", "-o", "remount,ro", str(fixed)], check=False, capture_output=True, text=True
        )
        if remounted.returncode:
            pytest.skip(f"what is mounted cannot be made read-only: {remounted.stderr.strip()}")
        assert names(fixed / "runs.db") == ["one"]
        assert refused(lambda: put(fixed / "runs.db", "two")).code == "cannot_write"
        assert refused(lambda: put(fixed / "new" / "runs.db", "two")).code == "cannot_write"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "runs.db").mkdir()
    assert refused(lambda: put(tmp_path / "runs.db", "one")).code == "cannot_write"


def test_whoever_waits_too_long_for_another_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "runs.db"
    put(path, "one")
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    with opened(path).writing():
        assert refused(lambda: put(path, "two")).code == "runs_busy"


WRITING = """
import sys
from pathlib import Path
from tests.engine.test_runs_database import put
for number in range(25):
    put(Path(sys.argv[1]), f"{sys.argv[2]} {number}")
"""


def test_several_programs_and_threads_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "data" / "runs.db"
    programs = [
        subprocess.Popen([sys.executable, "-c", WRITING, str(path), f"program {number}"])
        for number in range(3)
    ]
    threads = [
        threading.Thread(target=lambda n=n: [put(path, f"thread {n} {i}") for i in range(25)])
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [program.wait() for program in programs] == [0, 0, 0]
    found = names(path)
    assert len(found) == len(set(found)) == 125


def test_the_real_tables_bear_our_name(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with opened(path, STEPS).writing():
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert not os.path.lexists(tmp_path / "runs.db-wal")
