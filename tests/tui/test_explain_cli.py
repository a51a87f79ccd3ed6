"""`imdb-tui explain`: every number with its arithmetic."""

from tests.tui.command_line import Command, document


def test_pad_explains_the_toy(imdb_tui: Command) -> None:
    found = document(
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
    found = document(imdb_tui("explain", "onehot", "--text", "The cat sat on the mat", "--json"))
    assert [row.index(1) + 1 for row in found["output"]] == [5, 1, 4, 3, 5, 2]
    assert found["integers"] == [5, 1, 4, 3, 5, 2]
    assert found["vocabulary"] == ["cat", "mat", "on", "sat", "the"]
    plain = imdb_tui("explain", "onehot", "--text", "The cat sat on the mat")[1]
    assert "vocabulary" not in plain and "integer" in plain and "5 = 5" in plain
    ids = document(imdb_tui("explain", "onehot", "--input", "[10]", "--size", "500", "--json"))
    assert ids["output"][0].index(1) == 10 and sum(ids["output"][0]) == 1


def test_pad_says_its_numbers(imdb_tui: Command) -> None:
    out = imdb_tui("explain", "pad", "--input", "[[3, 2, 1]]", "--maxlen", "4")[1]
    assert "[0, 0] = 0   0 < 4 − 3   (column: 0; zeros filled in in front: 4 − 3)" in out
