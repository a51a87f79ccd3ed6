import pathlib
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.files import safe_npz
from tests.engine.samples import calling, npz, objects, pickled_npy, refused

ROWS = [[1, 2], [3]]
PYTHON_2 = (  # as NumPy 1 wrote it under Python 2: byte strings, and paths of that time
    b"\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
    b"(K\x01K\x02\x85cnumpy\ndtype\nU\x02O8K\x00K\x01\x87R(K\x03U\x01|NNNJ\xff\xff\xff\xff"
    b"J\xff\xff\xff\xffK?tb\x89](](K\x01K\x02e](K\x03eetb."
)


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.npy", data)
    return path


def rows(path: Path) -> list[Any]:
    found = safe_npz.arrays(path, ["x"])["x"]
    return [list(map(int, row)) for row in found]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("module", [b"numpy.core.multiarray", b"numpy._core.multiarray"])
def test_object_arrays_of_every_protocol_and_numpy(
    tmp_path: Path, protocol: int, module: bytes
) -> None:
    pickled = pickle.dumps(objects(ROWS), protocol=protocol)
    here = np._core.multiarray._reconstruct.__module__.encode()
    if protocol < 4:
        pickled = pickled.replace(here, module)
    else:  # names carry their length, and a frame, which may as well be left out, that of all
        old, new = (bytes([len(name)]) + name for name in (here, module))
        pickled = pickled[:2] + pickled[11:].replace(old, new)
    assert module in pickled
    assert rows(zipped(tmp_path / "a.npz", x=pickled_npy(pickled, 2))) == ROWS


def test_object_arrays_from_python_2(tmp_path: Path) -> None:
    assert rows(zipped(tmp_path / "a.npz", x=pickled_npy(PYTHON_2, 2))) == ROWS


def test_rows_may_be_arrays_of_numbers(tmp_path: Path) -> None:
    arrays = [np.array(row, dtype=dtype) for row, dtype in zip(ROWS, ("<i4", ">i8"), strict=True)]
    assert rows(npz(tmp_path / "a.npz", x=objects(arrays))) == ROWS


def test_numbers_come_back_as_they_were(tmp_path: Path) -> None:
    for array in (
        np.arange(6, dtype=">i2"),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.array([True, False]),
        np.zeros((0, 3), dtype="u1"),
    ):
        found = safe_npz.arrays(npz(tmp_path / "a.npz", x=array), ["x"])["x"]
        assert isinstance(found, np.ndarray) and found.dtype == array.dtype
        np.testing.assert_array_equal(found, array)


def test_a_pickle_that_calls_a_function_is_refused_and_the_function_is_not_run(
    tmp_path: Path,
) -> None:
    touched = tmp_path / "touched"
    pickled = calling(pathlib.Path.touch, touched)
    pickle.loads(pickled)
    assert touched.exists(), "the pickle would do it, if it were let"
    touched.unlink()
    path = zipped(tmp_path / "a.npz", x=pickled_npy(pickled, 1))
    refusal = refused(lambda: safe_npz.arrays(path, ["x"]))
    assert refusal.code == "pickle_not_allowed"
    assert refusal.values["named"] in (
        "pathlib.PosixPath",
        "builtins.getattr",
        "pathlib.Path.touch",
        "pathlib._local.Path.touch",
    )
    assert not touched.exists()


@pytest.mark.parametrize(
    "named", ["builtins.eval", "numpy.load", "numpy.core.multiarray.scalar", "posix.system"]
)
def test_any_other_name_is_refused_and_said(tmp_path: Path, named: str) -> None:
    module, _, name = named.rpartition(".")
    pickled = f"c{module}\n{name}\n(S'1'\ntR.".encode()
    path = zipped(tmp_path / "a.npz", x=pickled_npy(pickled, 1))
    refusal = refused(lambda: safe_npz.arrays(path, ["x"]))
    assert (refusal.code, refusal.values["named"]) == ("pickle_not_allowed", named)


NUMPY = b"cnumpy.core.multiarray\n_reconstruct\n(tR"
OBJECT = b"cnumpy\ndtype\n(S'O8'\ntR"
INT64 = b"cnumpy\ndtype\n(S'i8'\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntb"


@pytest.mark.parametrize(
    "pickled",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"N.", id="not an array"),
        pytest.param(b"(lp0\n.", id="a list"),
        pytest.param(NUMPY + b".", id="an array that was never filled"),
        pytest.param(
            NUMPY + b"(I1\n(I9999999999999\nt" + OBJECT + b"I00\n(ltb.", id="a huge shape"
        ),
        pytest.param(NUMPY + b"(I1\n(I1\nI1\nt" + OBJECT + b"I00\n(lI1\natb.", id="two dimensions"),
        pytest.param(NUMPY + b"(I1\n(I2\nt" + INT64 + b"I00\nS'12345678'\ntb.", id="text as bytes"),
        pytest.param(
            NUMPY + b"(I1\n(I2\nt" + INT64 + b"I00\n(lI1\naI2\natb.", id="list as numbers"
        ),
        pytest.param(NUMPY + b"I1\nb.", id="a state that is none"),
        pytest.param(OBJECT + b"I1\nb.", id="a dtype whose state is none"),
        pytest.param(b"c_codecs\nencode\n(VA\nVrot13\ntR.", id="another encoding"),
        pytest.param(b"c_codecs\nencode\n(N}S'__new__'\nI1\nstb.", id="changing a stand-in"),
        pytest.param(b"cnumpy\nndarray\n(N}S'__setstate__'\nI1\nstb.", id="changing another"),
        pytest.param(b"(((((((", id="cut short"),
        pytest.param(b"P1\n.", id="a persistent name"),
        pytest.param(b"\x82\x01.", id="an extension"),
    ],
)
def test_pickles_that_make_no_sense_are_refused(tmp_path: Path, pickled: bytes) -> None:
    path = zipped(tmp_path / "a.npz", x=pickled_npy(pickled, 2))
    refusal = refused(lambda: safe_npz.arrays(path, ["x"]))
    assert (refusal.code, refusal.values["array"]) == ("npz_malformed", "x.npy")
    assert rows(zipped(tmp_path / "good.npz", x=pickled_npy(PYTHON_2, 2))) == ROWS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"noise" * 100,
        b"\x93NUMPY\x01\x00\xff\xff{",
        b"\x93NUMPY\x09\x00\x10\x00{}",
        pickled_npy(b"", 1).replace(b"'|O'", b"'<i8'"),
        pickled_npy(b"", 1).replace(b"'|O'", b"'<U9'"),
        pickled_npy(b"12345678", 1).replace(b"'|O'", b"'|V8'"),
        pickled_npy(b"12345678", 1 << 60).replace(b"'|O'", b"'<i8'"),
    ],
)
def test_members_that_are_no_arrays_are_refused(tmp_path: Path, data: bytes) -> None:
    path = zipped(tmp_path / "a.npz", x=data)
    assert refused(lambda: safe_npz.arrays(path, ["x"])).code == "npz_malformed"


def test_other_arrays_are_named(tmp_path: Path) -> None:
    path = npz(tmp_path / "a.npz", x_test=None, more=np.zeros(2))
    refusal = refused(lambda: safe_npz.arrays(path, ["x_train", "x_test"]))
    assert refusal.code == "npz_other_arrays"
    assert refusal.values["found"] == "x_train, y_train, y_test, more"


def test_what_is_no_zip_or_half_a_zip_is_refused(tmp_path: Path) -> None:
    path = npz(tmp_path / "a.npz")
    whole = path.read_bytes()
    broken = bytearray(whole)
    broken[100] ^= 0xFF
    for data in (b"", b"not a zip", whole[: len(whole) // 2], bytes(broken)):
        path.write_bytes(data)
        code = refused(lambda: safe_npz.arrays(path, ["x_train", "y_train"])).code
        assert code == "npz_damaged"


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_npz, "LIMIT", 1 << 20)
    path = zipped(tmp_path / "a.npz", x=bytes(2 << 20))
    assert path.stat().st_size < 1 << 14
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    assert refused(lambda: safe_npz.arrays(path, ["x"])).code == "npz_too_large"


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.npz", x=bytes(1 << 20))
    data = path.read_bytes().replace((1 << 20).to_bytes(4, "little"), (8).to_bytes(4, "little"))
    path.write_bytes(data)
    assert refused(lambda: safe_npz.arrays(path, ["x"])).code in ("npz_damaged", "npz_malformed")


def test_too_little_memory_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> bytes:
        raise MemoryError

    path = npz(tmp_path / "a.npz")
    monkeypatch.setattr(zipfile.ZipFile, "read", read)
    assert refused(lambda: safe_npz.arrays(path, ["x_train"])).code == "out_of_memory"
