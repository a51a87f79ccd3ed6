"""`imdb-tui explain conv1d`, `conv2d`, `pool1d`, `pool2d`, `dense` and `embedding`."""

from typing import Any

import pytest

from engine.explain.examples import CONVOLUTIONS_1D, CONVOLUTIONS_2D, POOLINGS_1D, POOLINGS_2D
from tests.tui.command_line import Command, document
from tui.wording.steps import EXAMPLES

EXAMPLES_OF = (CONVOLUTIONS_1D, CONVOLUTIONS_2D, POOLINGS_1D, POOLINGS_2D)
EVERY = ("conv1d", "conv2d", "pool1d", "pool2d", "dense", "embedding")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["conv2d"], [[18, 0], [0, 18]]),
        (["conv1d"], [18, 0, 9, 18, 9]),
        (["pool2d"], [[9, 2], [6, 3]]),
        (["pool1d"], [18, 18, 9]),
        (["dense"], [7, 3]),
        (["embedding"], [[1, 8], [2, 7], [3, 6], [4, 5], [5, 4]]),
        (["conv1d", "--input", "[9,0,9,0,9,0,9,0,9]"], [9, 9, 9, 9, 9, 9]),
        (["conv2d", "--input", "[[1,2],[3,4]]", "--padding", "same"], [[5, 2], [3, 4]]),
        (["conv2d", "--stride", "1,2"], [[18], [0]]),
        (["conv1d", "--stride", "2", "--bias", "-1"], [17, 8, 8]),
        (["conv1d", "--kernel", "[1,-1]", "--activation", "relu"], [9, 0, 0, 9, 0, 0, 0]),
        (["conv1d", "--kernel", "[1,1]", "--dilation", "3"], [18, 0, 9, 18, 9]),
        (["pool1d", "--pool-size", "3", "--stride", "1", "--kind", "average"], [9, 9, 12, 12]),
        (["dense", "--input", "[2]", "--kernel", "[4]", "--bias", "1"], [9]),
        (["dense", "--input", "[[1],[2]]", "--kernel", "[[4, 0]]"], [[4, 0], [8, 0]]),
        (["embedding", "--input", "[1]", "--kernel", "[[1,2],[3,4]]"], [[3, 4]]),
        (["embedding", "--input", "[6]", "--kind", "product"], [[7, 2]]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value[0], str) else None,
)
def test_outputs(imdb_tui: Command, arguments: list[str], expected: Any) -> None:
    assert document(imdb_tui("explain", *arguments, "--json"))["output"] == expected


def test_plain_numbers_come_back_plain(imdb_tui: Command) -> None:
    found = document(imdb_tui("explain", "conv2d", "--json"))
    assert found["steps"][1] == {
        "at": [0, 1],
        "window": [[0, 2], [1, 3]],
        "why": {
            "formula": "0×1 + 9×0 + 9×0 + 0×1",
            "terms": [
                {"code": "product", "expression": expression, "value": 0}
                for expression in ("0×1", "9×0", "9×0", "0×1")
            ]
            + [{"code": "sum", "expression": "0 + 0 + 0 + 0", "value": 0}],
            "value": 0,
        },
        "value": 0,
    }


CHANNELS = "[[[7,1,1],[1,0,2],[3,2,1]],[[1,1,4],[8,8,3],[1,1,7]],[[2,3,2],[7,7,1],[9,1,1]]]"
ONE_FILTER = "[[[3,0,0],[0,4,0]],[[0,0,4],[2,7,5]]]"
TWO_FILTERS = "[[[1, 0]], [[0, 2]]]"


def test_channels_and_filters_come_back_where_they_were_given(imdb_tui: Command) -> None:
    one = document(
        imdb_tui("explain", "conv2d", "--input", CHANNELS, "--kernel", ONE_FILTER, "--json")
    )
    assert one["output"] == [[124, 67], [111, 62]]
    assert one["steps"][0]["at"] == [0, 0]
    assert one["steps"][0]["window"] == [[0, 2], [0, 2], [0, 3]]
    two = document(
        imdb_tui("explain", "conv1d", "--input", "[5, 6, 7]", "--kernel", TWO_FILTERS, "--json")
    )
    assert two["output"] == [[5, 12], [6, 14]]
    assert [step["at"] for step in two["steps"]] == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert two["steps"][3]["window"] == [[1, 3]]
    pooled = document(imdb_tui("explain", "pool1d", "--input", "[[1, 8], [2, 7]]", "--json"))
    assert pooled["output"] == [[2, 8]]
    assert pooled["steps"][1]["window"] == [[0, 2], [1, 2]]


def test_in_print_every_number_has_its_arithmetic(imdb_tui: Command) -> None:
    out = imdb_tui("explain", "conv2d")[1]
    assert "output  2 × 2   2 = 3 − 2 + 1   2 = 3 − 2 + 1\n  18  0\n   0 18\n" in out
    assert "[0, 0] = 18   9×1 + 0×0 + 0×0 + 9×1\n" in out
    same = imdb_tui("explain", "conv1d", "--padding", "same", "--stride", "3")[1]
    assert "3 = ⌈8 ÷ 3⌉ (1 in front, 1 behind)" in same
    deep = imdb_tui("explain", "conv2d", "--input", CHANNELS, "--kernel", ONE_FILTER)[1]
    assert "input  3 × 3 × 3\n[…, 0]\n  7 1 3\n  1 8 1\n  2 7 9\n[…, 1]\n" in deep


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["conv2d", "--input", "[[1, 2], [3]]"], 1, "2"),
        (["conv2d", "--input", "[[[[1]]]]"], 1, "4"),
        (["conv1d", "--input", '["a", 1]'], 1, "“a”"),
        (["conv1d", "--input", "[]"], 1, ""),
        (["conv1d", "--input", "[1, 2"], 1, "--input"),
        (["conv1d", "--input", "[" * 20_000], 1, "--input"),
        (["conv1d", "--input", "[" * 500 + "1" + "]" * 500], 1, "500"),
        (["conv1d", "--input", "[1e400]"], 1, "--input"),
        (["conv1d", "--input", "[1e39]"], 1, "1e+39"),
        (["conv1d", "--kernel", "[NaN]"], 1, "--kernel"),
        (["conv1d", "--kernel", str([1] * 9)], 1, "9"),
        (["conv1d", "--kernel", "[[[1], [1]]]"], 1, "2"),
        (["conv1d", "--bias", "[1, 2]"], 1, "2"),
        (["conv1d", "--stride", "0"], 1, "0"),
        (["conv1d", "--stride", "2", "--dilation", "2"], 1, "2"),
        (["conv2d", "--stride", "1,2,3"], 1, "3"),
        (["conv1d", "--input", str([1] * 9_000), "--kernel", str([1] * 90)], 1, "8"),
        (["pool1d", "--pool-size", "-1"], 1, "-1"),
        (["pool2d", "--stride", "x"], 2, "“x”"),
        (["pool2d", "--padding", "full"], 2, "full"),
        (["conv1d", "--activation", "elu"], 2, "elu"),
        (["dense", "--input", "[1, 2]"], 1, "2"),
        (["embedding", "--input", "[7]"], 1, "7"),
        (["embedding", "--input", "[-1]"], 1, "-1"),
        (["embedding", "--input", "[1.5]"], 1, "--input"),
        (["embedding", "--kernel", "[1]"], 1, "1"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else None,
)
def test_bad_input_gets_one_sentence(
    imdb_tui: Command, arguments: list[str], code: int, word: str
) -> None:
    ended, out, err = imdb_tui("explain", *arguments)
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1 and err.startswith("imdb-tui: ")
    assert word in err
    assert "stopped on an error" not in err


def test_every_example_of_the_course_has_a_name() -> None:
    assert {code for examples in EXAMPLES_OF for code in examples} == set(EXAMPLES)


@pytest.mark.parametrize("name", EVERY)
def test_every_operation_has_an_example_and_a_help(imdb_tui: Command, name: str) -> None:
    code, out, err = imdb_tui("explain", name)
    assert (code, err) == (0, "")
    assert "output" in out and "] = " in out
    assert name in imdb_tui("explain", "--help")[1]
    assert "--input" in imdb_tui("explain", name, "--help")[1]
