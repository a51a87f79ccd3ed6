"""One picture out of a file: of any format and size, bright on black, and nothing else."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.pictures.from_file import MOST_PIXELS, read_picture
from engine.why import Notice, Refusal


def _read(path: Path) -> tuple[np.ndarray, list[str]]:
    told: list[Notice] = []
    picture = read_picture(path, told.append)
    assert picture.shape == (28, 28) and picture.dtype == np.uint8
    return picture, [notice.code for notice in told]


def _bar(height: int, width: int) -> np.ndarray:
    """A bright bar down the middle of black."""
    picture = np.zeros((height, width), np.uint8)
    picture[height // 4 : -height // 4, width // 2 - width // 10 : width // 2 + width // 10] = 255
    return picture


def test_a_picture_of_the_right_size_comes_back_as_it_is(tmp_path: Path) -> None:
    drawn = np.random.default_rng(1).integers(0, 100, (28, 28), np.uint8)
    Image.fromarray(drawn).save(tmp_path / "a.png")
    picture, told = _read(tmp_path / "a.png")
    assert (picture == drawn).all() and told == []


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp", "a.gif", "a.webp", "a.tiff"])
def test_dark_on_bright_is_turned_round_and_said(tmp_path: Path, name: str) -> None:
    Image.fromarray(255 - _bar(200, 200)).convert("RGB").save(tmp_path / name)
    picture, told = _read(tmp_path / name)
    assert told == ["picture_inverted"]
    assert picture[14, 14] > 230 and picture[:, :6].max() < 25


def test_what_is_not_square_keeps_its_shape(tmp_path: Path) -> None:
    Image.fromarray(np.full((40, 400), 90, np.uint8)).save(tmp_path / "wide.png")
    picture, _ = _read(tmp_path / "wide.png")
    assert (picture == 90).all()  # its own ground above and below
    Image.fromarray(_bar(400, 200)).save(tmp_path / "high.png")
    picture, _ = _read(tmp_path / "high.png")
    assert picture[14, 13:15].min() > 180 and picture[:, :11].max() < 10
    Image.fromarray(np.zeros((1, 100_000), np.uint8)).save(tmp_path / "thread.png")
    assert not _read(tmp_path / "thread.png")[0].any()


@pytest.mark.parametrize(("ink", "codes"), [(0, ["picture_inverted"]), (255, [])])
def test_what_is_drawn_on_nothing_can_be_seen(tmp_path: Path, ink: int, codes: list[str]) -> None:
    alpha = _bar(56, 56)
    layers = np.dstack([np.full((56, 56, 3), ink, np.uint8), alpha])
    Image.fromarray(layers, "RGBA").save(tmp_path / "a.png")
    picture, told = _read(tmp_path / "a.png")
    assert told == codes
    assert picture[14, 14] > 240 and picture[0, 0] == 0


def test_sixteen_bits_are_scaled(tmp_path: Path) -> None:
    Image.fromarray(_bar(28, 28).astype(np.uint16) * 200).save(tmp_path / "a.png")
    assert _read(tmp_path / "a.png")[0].max() == 255


def _bomb(path: Path) -> None:
    """A PNG whose head promises more pixels than anybody should unpack."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    data = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.png"
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (60, 60), np.uint8)).save(whole)
    (tmp_path / "cut.png").write_bytes(whole.read_bytes()[:800])
    (tmp_path / "text.png").write_text("a review", encoding="utf-8")
    (tmp_path / "empty.png").write_bytes(b"")
    _bomb(tmp_path / "bomb.png")
    cases = {
        "cut.png": "picture_file_damaged",
        "text.png": "picture_file_unknown",
        "empty.png": "picture_file_unknown",
        "bomb.png": "picture_file_huge",
        "gone.png": "no_such_file",
        ".": "not_a_file",
    }
    for name, code in cases.items():
        with pytest.raises(Refusal) as refused:
            _read(tmp_path / name)
        assert refused.value.code == code, name
    large = Image.new("1", (MOST_PIXELS // 5_000 + 1, 5_000))
    large.save(tmp_path / "large.png")
    with pytest.raises(Refusal, match="picture_file_huge"):
        _read(tmp_path / "large.png")
