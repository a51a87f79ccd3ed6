"""`imdb-tui explain`: how much is written out, and numbers that read alike wherever they stand."""

import re

import pytest

from tests.tui.command_line import Command, document, one_sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ["pad", "--input", "[[1]]", "--maxlen", "100001"],
        ["onehot", "--input", "[1, 0]", "--size", "50001"],
        ["onehot", "--text", " ".join(f"w{i}" for i in range(317))],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("json", [[], ["--json"]], ids=["print", "json"])
def test_more_numbers_than_anybody_reads_are_refused(
    imdb_tui: Command, arguments: list[str], json: list[str]
) -> None:
    said = imdb_tui("explain", *arguments, *json)
    assert said[0] == 1 and "more than 100,000" in one_sentence(said)


@pytest.mark.parametrize(
    ("given", "kernel", "reads"),
    [
        ("[0.000123395]", "[1]", "0.000123395"),
        ("[1e38]", "[10]", "∞"),
        ("[123456]", "[2]", "246912"),
    ],
)
def test_a_number_reads_alike_in_the_grid_and_in_its_line(
    imdb_tui: Command, given: str, kernel: str, reads: str
) -> None:
    out = imdb_tui("explain", "conv1d", "--input", given, "--kernel", kernel)[1]
    assert re.search(r"^output .*\n  (\S+)$", out, re.M)[1] == reads  # type: ignore[index]
    assert f"\n[0] = {reads}   " in out


def test_an_id_reads_alike_in_the_table_and_in_its_line(imdb_tui: Command) -> None:
    out = imdb_tui("explain", "pad", "--input", "[[123456]]", "--maxlen", "2")[1]
    assert "\n0   123456\n" in out and "\n[0, 1] = 123456   " in out


def test_a_step_has_the_number_that_the_output_has(imdb_tui: Command) -> None:
    one_more = ["--input", "[16777216, 1, 1]", "--kernel", "[1, 1, 1]"]
    found = document(imdb_tui("explain", "conv1d", *one_more, "--json"))
    assert [step["value"] for step in found["steps"]] == found["output"]
    assert found["output"] != [found["steps"][0]["why"]["value"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["conv2d", "--input", "[[true, false], [true, true]]"], "“true”"),
        (["conv1d", "--input", "[1, null]"], "“null”"),
        (["conv1d", "--input", '[1, {"a": 2}]'], "“{…}”"),
        (["pool1d", "--pool-size", "0"], "pool_size is 0"),
        (["pool2d", "--pool-size", "2,-1"], "pool_size is -1"),
        (["conv1d", "--stride", "1,2"], "axes: 1"),
        (["dense", "--input", "[1, 2]", "--kernel", "[[1]]"], "kernel: 1,"),
        (["conv2d", "--input", "[[[1, 2]]]", "--kernel", "[[[1]]]"], "kernel: 1,"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_refusal_names_what_was_typed(
    imdb_tui: Command, arguments: list[str], words: str
) -> None:
    assert words in one_sentence(imdb_tui("explain", *arguments))
