import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.files import flat
from engine.files.flat import Damaged
from tests.engine.faults import full_disk
from tests.engine.samples import refused, tree

DTYPES = ("|u1", "<i4", "<i8", "<f4")
ARRAYS = st.dictionaries(
    st.text("abc.", min_size=1, max_size=4),
    st.sampled_from(DTYPES).flatmap(
        lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=1, max_dims=3, min_side=0))
    ),
    max_size=4,
)


def store(path: Path, arrays: dict[str, np.ndarray[Any, Any]], pieces: int = 1) -> Path:
    with flat.writing(path, "sample", 7) as writer:
        for name, array in arrays.items():
            parts = np.array_split(array, pieces)
            writer.add(name, array.dtype.str, parts, array.shape[1:])
        writer.meta = {"words": ["é", "영화"]}
    return path


def opened(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    return flat.arrays(path, flat.header(path))


@given(ARRAYS, st.integers(1, 4))
def test_arrays_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, arrays: dict[str, Any], pieces: int
) -> None:
    path = store(tmp_path_factory.mktemp("flat") / "file", arrays, pieces)
    found = opened(path)
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype and found[name].shape == array.shape
        assert found[name].tobytes() == array.tobytes()
        assert not found[name].flags.writeable and found[name].flags.aligned
    header = flat.header(path)
    assert all(section.offset % 64 == 0 for section in header.sections)
    assert (header.kind, header.version) == ("sample", 7)
    assert bytes(header.meta).decode() == '{"words":["é","영화"]}'


SMALL = {"a": np.arange(40, dtype="<i4"), "b": np.ones((3, 5), dtype="<f4")}


@given(st.data())
def test_any_changed_byte_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = store(tmp_path_factory.mktemp("flat") / "file", SMALL)
    header = flat.header(path)
    content = bytearray(path.read_bytes())
    used = [*range(16 + int.from_bytes(content[8:12], "little"))]
    for section in header.sections:
        used += range(section.offset, section.offset + section.bytes)
    place = data.draw(st.sampled_from(used))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    with pytest.raises(Damaged):
        opened(path)


@pytest.mark.parametrize("size", [0, 10, flat.HEAD - 1, flat.HEAD, flat.HEAD + 100])
def test_a_file_cut_short_is_noticed(tmp_path: Path, size: int) -> None:
    path = store(tmp_path / "file", SMALL)
    stamp = flat.header(path).stamp
    os.truncate(path, size)
    os.utime(path, ns=(stamp, stamp))
    with pytest.raises(Damaged):
        opened(path)


def test_a_copy_is_read_through_once_and_then_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store(tmp_path / "file", SMALL)
    read: list[int] = []
    verify = flat._verify
    monkeypatch.setattr(flat, "_verify", lambda *given: (read.append(1), verify(*given)))
    opened(path)
    assert read == []
    path.write_bytes(path.read_bytes())
    os.utime(path, ns=(1, 1))
    opened(path)
    opened(path)
    assert read == [1]


def test_a_header_that_points_outside_the_file_is_noticed(tmp_path: Path) -> None:
    path = store(tmp_path / "file", SMALL)
    header = flat.header(path)
    for changed in ("shape", "dtype", "offset"):
        value = {"shape": (1 << 40,), "dtype": "|O8", "offset": header.size}[changed]
        section = flat.Section("a", "<i4", (40,), header.sections[0].offset, 0)
        fields = {name: getattr(section, name) for name in ("name", "dtype", "shape", "offset")}
        wrong = flat.Section(**{**fields, changed: value}, crc=0)  # type: ignore[arg-type]
        broken = flat.Header("sample", 7, header.stamp, header.size, (wrong,), header.meta)
        with pytest.raises(Damaged):
            flat.arrays(path, broken)


def test_pieces_are_never_whole_in_memory_and_must_fit(tmp_path: Path) -> None:
    with flat.writing(tmp_path / "file", "sample", 1) as writer:
        pieces = (np.full((1, 3), at, dtype="<f4") for at in range(5))
        writer.add("rows", "<f4", pieces, (3,))
    assert opened(tmp_path / "file")["rows"][:, 0].tolist() == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError), flat.writing(tmp_path / "other", "sample", 1) as writer:
        writer.add("rows", "<f4", [np.zeros((1, 4))], (3,))
    assert sorted(tree(tmp_path)) == ["file"]


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = store(tmp_path / "file", SMALL)
    before = tree(tmp_path)
    full_disk(monkeypatch, after=100)
    assert refused(lambda: store(path, {"a": np.zeros(100_000)})).code == "disk_full"
    assert tree(tmp_path) == before


def test_a_header_is_read_without_numpy(tmp_path: Path) -> None:
    path = store(tmp_path / "file", SMALL)
    code = (
        "import sys, pathlib; from engine.files import flat;"
        "flat.header(pathlib.Path(sys.argv[1])); assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
