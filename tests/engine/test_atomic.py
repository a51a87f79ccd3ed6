import errno
import os
from pathlib import Path

import pytest

from engine.files.atomic import replacing
from engine.why import Refusal
from tests.engine.faults import full_disk, mounted, read_only
from tests.engine.samples import refused, tree


def write(target: Path, data: bytes) -> None:
    with replacing(target) as output:
        output.write(data)


def test_a_file_is_replaced_and_nothing_else_is_there(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "file"
    write(target, b"first")
    write(target, b"second")
    assert tree(tmp_path) == {"a": None, "a/b": None, "a/b/file": b"second"}


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write(target, b"old")
    with replacing(target) as output:
        output.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_giving_up_leaves_nothing_behind_not_even_a_folder(
    tmp_path: Path, error: type[BaseException]
) -> None:
    with pytest.raises(error), replacing(tmp_path / "a" / "b" / "file") as output:
        output.write(b"half")
        raise error
    assert tree(tmp_path) == {}


def test_giving_up_keeps_a_folder_that_someone_else_has_begun_to_use(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), replacing(tmp_path / "a" / "file"):
        (tmp_path / "a" / "other").write_bytes(b"other")
        raise RuntimeError
    assert tree(tmp_path) == {"a": None, "a/other": b"other"}


def test_two_may_write_at_once_and_the_last_one_wins(tmp_path: Path) -> None:
    target = tmp_path / "file"
    with replacing(target) as first, replacing(target) as second:
        first.write(b"first")
        second.write(b"second")
    assert tree(tmp_path) == {"file": b"first"}


def test_a_full_disk_is_said_and_the_old_file_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    write(target, b"old")
    full_disk(monkeypatch, after=10)
    refusal = refused(lambda: write(target, bytes(100)))
    assert (refusal.code, refusal.values["path"]) == ("disk_full", str(tmp_path))
    assert tree(tmp_path) == {"file": b"old"}


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=64k") as small:
        write(small / "file", b"old")
        assert refused(lambda: write(small / "file", bytes(1 << 20))).code == "disk_full"
        assert tree(small) == {"file": b"old"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_turns_out_full_at_the_very_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fsync(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    assert refused(lambda: write(tmp_path / "file", b"data")).code == "disk_full"
    assert tree(tmp_path) == {}


def test_a_folder_that_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only(monkeypatch)
    refusal = refused(lambda: write(tmp_path / "a" / "file", b"data"))
    assert (refusal.code, refusal.values["path"]) == ("cannot_write", str(tmp_path / "a"))
    assert tree(tmp_path) == {}


def test_a_file_system_that_is_really_read_only(tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "ro") as fixed:
        assert refused(lambda: write(fixed / "a" / "file", b"data")).code == "cannot_write"


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"in the way")
    assert refused(lambda: write(tmp_path / "a" / "b" / "file", b"data")).code == "cannot_write"
    assert tree(tmp_path) == {"a": b"in the way"}


def test_what_goes_wrong_elsewhere_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "file"):
        (tmp_path / "absent").read_bytes()
    with pytest.raises(Refusal) as caught, replacing(tmp_path / "file"):
        raise Refusal("anything")
    assert caught.value.code == "anything"
