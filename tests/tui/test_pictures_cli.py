"""Networks for pictures on the command line: what they learn from, their tables, their mistakes."""

from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training import trainer
from engine.training.wishes import Wishes
from tests.engine.answering_pictures import MISTAKEN, Seeing, seeing_plan
from tests.tui.command_line import Command, document, lines_of, one_sentence
from widgets.safe_text import cell_len

SMALL = ["--remove", "1", "--remove", "2", "--remove", "3", "--remove", "4", "--epochs", "2"]


@pytest.fixture
def seen(home: Path) -> int:
    """A run on the built-in digits."""
    where = places(home)
    return execute(seeing_plan(), lambda _: None, Wishes(), places=where, train=Seeing())


@pytest.mark.parametrize(
    ("model", "stands_in", "wanted"),
    [("digit-cnn", "digits", "mnist"), ("fashion-cnn", "garments", "fashion-mnist")],
)
def test_what_stands_in_for_the_real_pictures_is_said(
    model: str,
    stands_in: str,
    wanted: str,
    imdb_tui: Command,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(trainer, "train", Seeing())
    code, out, err = imdb_tui("train", model, *SMALL)
    assert code == 0, err
    assert f"{wanted} is not here" in err and f"data fetch {wanted}" in err
    assert f"{model} · {stands_in}" in out
    assert "pictures to learn from" in out and "pictures right)" in out and "review" not in out
    assert store.run(1).plan.data == stands_in
    said = imdb_tui("train", model, "--data", stands_in, *SMALL, "--json")
    assert said[2] == "" and lines_of(said)[0]["data"] == stands_in


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["digit-cnn", "--data", "builtin"], ["digit-cnn", "pictures", "builtin"]),
        (["gru", "--data", "digits"], ["gru", "reviews", "digits"]),
        (["digit-cnn", "--set", "height=20", "--data", "digits"], ["20×28", "28×28"]),
        (["fashion-cnn", "--data", "nosuch"], ["nosuch", "garments"]),
    ],
)
def test_what_does_not_belong_together_is_refused_in_a_sentence(
    arguments: list[str], words: list[str], imdb_tui: Command, store: Store
) -> None:
    said = imdb_tui("train", *arguments)
    assert said[0] == 2 and all(word in one_sentence(said) for word in words)
    assert not store.runs()


def test_a_run_is_shown_with_its_table_of_ten(seen: int, imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("runs", "show", f"{seen}")
    assert code == 0 and "of the pictures, drawn with seed 42" in out and "negative" not in out
    lines = out.splitlines()
    head = next(at for at, line in enumerate(lines) if line.split()[-1:] == ["recall"])
    assert lines[head].split()[:-1] == list("0123456789")
    rows = [line.split() for line in lines[head + 1 : head + 11]]
    assert [row[0] for row in rows] == list("0123456789")
    record = document(imdb_tui("runs", "show", f"{seen}", "--json"))
    assert [list(map(int, row[1:11])) for row in rows] == record["confusion"]
    assert record["classes"] == list("0123456789")
    for label in MISTAKEN:
        assert record["confusion"][label][label + 1] == 1
        assert record["per_class"][label]["recall"] < 1
    assert lines[head + 11].startswith("precision")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_table_of_a_starter_fits_80_columns_with_its_names(
    lang: str, imdb_tui: Command
) -> None:
    code, out, _err = imdb_tui("--lang", lang, "runs", "show", "starter:fashion-cnn")
    assert code == 0
    (first,) = (line for line in out.splitlines() if line.startswith("0 "))
    assert "900" in first
    assert all(cell_len(line) <= 80 for line in out.splitlines()[-20:])


def test_mistakes_are_told_with_truth_verdict_and_picture(seen: int, imdb_tui: Command) -> None:
    code, out, err = imdb_tui("runs", "mistakes", f"{seen}", "--most", "2")
    assert (code, err) == (0, "")
    found = document(imdb_tui("runs", "mistakes", f"{seen}", "--json"))
    assert found["wrong"] == len(MISTAKEN) == len(found["mistakes"])
    surest = found["mistakes"][0]
    assert (surest["truth"], surest["verdict"]) == ("6", "7")
    assert surest["probability"] == pytest.approx(0.98)
    assert surest["probability_of_truth"] < 0.01
    assert f"x_test[{surest['position']}]" in out and "0.980000" in out
    drawn = out.partition("x_test[")[2].splitlines()[1:]
    assert len(drawn) == 9 and any("%" in line or "@" in line for line in drawn)


def test_there_is_no_threshold_among_ten_classes(seen: int, imdb_tui: Command) -> None:
    for asked in (f"{seen}", "starter:digit-cnn"):
        said = imdb_tui("runs", "show", asked, "--threshold", "0.4", "--json")
        assert said[0] == 2 and "no threshold" in one_sentence(said)


def test_where_the_pictures_are_gone_the_mistakes_are_listed_all_the_same(
    imdb_tui: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    code, out, err = imdb_tui("runs", "mistakes", "starter:fashion-cnn", "--most", "3")
    assert code == 0 and out.count("0.99") >= 3 and "rounded" in out
    assert "fashion-mnist" in err and err.count("\n") == 1


def test_a_run_on_pictures_stands_beside_one_on_reviews(seen: int, imdb_tui: Command) -> None:
    found = document(imdb_tui("runs", "compare", f"{seen}", "starter:gru", "--json"))
    settings = {each["setting"] for each in found["differences"]}
    assert {"model", "data", "answer.units"} <= settings and "name" not in settings
    code, out, _err = imdb_tui("runs", "export", f"{seen}", "--format", "json")
    assert code == 0 and '"confusion":[[' in out
