"""Words trained, projected and exported at the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.engine.scripted_training import reviews
from tests.tui.command_line import Command, document, lines_of, one_sentence
from tests.tui.training_commands import Train
from widgets.safe_text import cell_len

SMALL = ("--dimensions", "8", "--epochs", "1", "--min-count", "1")


def test_trained_vectors_are_kept_and_can_be_asked(imdb_tui: Command, tmp_path: Path) -> None:
    data = str(reviews(tmp_path))
    said = imdb_tui("words", "train", *SMALL, "--data", data, "--name", "mine", "--json")
    assert said[0] == 0
    epoch, finished = lines_of(said)
    assert (epoch["event"], epoch["epoch"]) == ("epoch", 1) and 0 < epoch["loss"] < 5
    assert finished == {
        "event": "finished", "name": "mine", "reason": "completed", "epochs": 1,
        "words": finished["words"], "dimensions": 8,
    }  # fmt: skip
    found = document(imdb_tui("words", "similar", "good", "--vectors", "mine", "--json"))
    assert {"bad", "film"} < {each["word"] for each in found}
    listed = document(imdb_tui("words", "list", "--json"))
    assert ("mine", "trained") in {(each["name"], each["kind"]) for each in listed}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--min-count", "99999"), "Choose a smaller min_count."),
        (("--window", "0"), "window may be from 1 to 50; 0 is outside."),
        (("--name", "builtin"), "reserved"),
        (("--data", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_trained(
    arguments: tuple[str, ...], sentence: str, imdb_tui: Command
) -> None:
    assert sentence in one_sentence(imdb_tui("words", "train", *SMALL, *arguments))


def test_where_nothing_is_kept_no_name_is_said(imdb_tui: Command, tmp_path: Path) -> None:
    data = str(reviews(tmp_path))
    imdb_tui("words", "train", *SMALL, "--data", data)
    for refused in (("--min-count", "99999", "--data", data), ("--data", "nowhere")):
        assert "kept as" not in imdb_tui("words", "train", *SMALL, *refused)[2]


def test_ctrl_c_keeps_what_is_there(home: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from tui.commands import words_training\n"
        "told = words_training._told\n"
        "def interrupting(*given):\n"
        "    said = told(*given)\n"
        "    def first(step):\n"
        "        said(step)\n"
        "        if getattr(step, 'loss', None) and step.epoch == 1:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "    return first\n"
        "words_training._told = interrupting\n"
        "from tui.cli import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    data = ["--data", str(reviews(tmp_path)), "--epochs", "999"]
    arguments = ["--home", str(home), "words", "train", *SMALL, *data]
    found = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 130, found.stderr
    first, last = found.stdout.splitlines()[0], found.stdout.splitlines()[-1]
    assert first.startswith("epoch 1/999 · loss")
    assert last.startswith("Stopped, and kept: word2vec · 11 words × 8 · ")
    assert last.endswith(" of 999 epochs")


def test_the_twelve_of_the_lesson_are_drawn(imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("words", "project")
    heading, *lines = out.splitlines()
    assert code == 0 and "PCA" in heading
    assert max(map(cell_len, lines)) <= 80
    at = {word: (x, y) for y, line in enumerate(lines) if (x := line.find(word := "king")) >= 0}
    fruit = [(line.find("fruit"), y) for y, line in enumerate(lines) if "fruit" in line]
    assert fruit[0][0] - at["king"][0] > 30  # far apart, as people and fruit are


def test_both_methods_give_numbers(imdb_tui: Command) -> None:
    pca = document(imdb_tui("words", "project", "king", "queen", "mango", "--json"))
    assert [point["word"] for point in pca["points"]] == ["king", "queen", "mango"]
    assert sum(pca["shares"]) == pytest.approx(1)
    first, again, other = (
        document(imdb_tui("words", "project", "--method", "tsne", *seed, "--json"))
        for seed in ((), (), ("--init", "random", "--seed", "7"))
    )
    assert first == again != other and first["divergence"] < 0.3


def test_the_most_frequent_words(imdb_tui: Command) -> None:
    found = document(imdb_tui("words", "project", "--top", "5", "--json"))
    assert len(found["points"]) == 5 and found["points"][0]["word"] == "the"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("king", "--top", "5"), 2, "not both"),
        (("king",), 1, "two words"),
        (("king", "zzzzzzzz"), 1, "zzzzzzzz"),
        (("--method", "tsne", "--perplexity", "12"), 1, "less than the 12 words"),
        (("--method", "tsne", "--steps", "1"), 1, "from 250 to 5,000"),
        (("--method", "tsne", "--top", "501"), 1, "500 is most"),
    ],
)
def test_what_cannot_be_projected(
    arguments: tuple[str, ...], code: int, sentence: str, imdb_tui: Command
) -> None:
    said = imdb_tui("words", "project", *arguments)
    assert said[0] == code and sentence in one_sentence(said)


def test_the_words_of_a_run_are_exported_row_for_row(
    imdb_tui: Command, train: Train, tmp_path: Path
) -> None:
    run, out = train(), tmp_path / "projector"
    told = document(
        imdb_tui("words", "export", "--vectors", f"run:{run}", "--out", str(out), "--json")
    )
    words = (out / "meta.tsv").read_text(encoding="utf-8").splitlines()
    rows = (out / "vecs.tsv").read_text(encoding="utf-8").splitlines()
    assert len(words) == len(rows) == told["rows"]
    assert "good" in words and "film" in words  # no padding row, no head
    assert {len(row.split("\t")) for row in rows} == {3}
    again = imdb_tui("words", "export", "--vectors", f"run:{run}", "--out", str(out))
    assert "exists already" in one_sentence(again)
