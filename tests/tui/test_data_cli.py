"""`imdb-tui data`: reviews listed, shown, imported and removed."""

from pathlib import Path

from tests.tui.command_line import Command, document, one_sentence


def test_show_as_json_has_the_shape_that_scripts_rely_on(imdb_tui: Command) -> None:
    found = document(imdb_tui("data", "show", "builtin", "--json"))
    assert found["source"] == "builtin"
    assert set(found) == {"source", "train", "test", "vocabulary"}
    for split in ("train", "test"):
        assert set(found[split]) == {"reviews", "positive", "length"}
        assert set(found[split]["length"]) == {"min", "max", "mean", "median"}
        assert found[split]["positive"] * 2 == found[split]["reviews"]


def test_show_says_that_built_in_reviews_are_generated(imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("data", "show")
    assert code == 0
    assert "generated" in out
    assert "generated" in imdb_tui("data", "list")[1]


def test_a_table_is_imported_listed_shown_and_removed(imdb_tui: Command, tmp_path: Path) -> None:
    table = tmp_path / "my films.csv"
    rows = [f"a {'good' if i % 2 else 'bad'} film number {i},{i % 2}" for i in range(20)]
    table.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
    code, out, err = imdb_tui("data", "import", str(table), "--name", "mine")
    assert code == 0, err
    assert "mine" in out
    assert "mine" in [entry["name"] for entry in document(imdb_tui("data", "list", "--json"))]
    assert document(imdb_tui("data", "show", "mine", "--json"))["train"]["reviews"] == 16
    assert document(imdb_tui("data", "remove", "mine", "--json"))["bytes"] > 0
    gone = imdb_tui("data", "show", "mine")
    assert gone[0] == 2
    assert "mine" in one_sentence(gone)


def test_a_path_can_be_shown_without_importing(imdb_tui: Command, tmp_path: Path) -> None:
    table = tmp_path / "some.tsv"
    table.write_text(
        "document\tlabel\n" + "".join(f"영화 {i} 좋다\t{i % 2}\n" for i in range(10)),
        encoding="utf-8",
    )
    assert document(imdb_tui("data", "show", str(table), "--json"))["train"]["reviews"] == 8
