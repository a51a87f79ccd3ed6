"""The benches' own arithmetic, and the file that they write."""

import json
from pathlib import Path

import pytest

from bench import training
from bench.app import Sat
from bench.delays import percentile, read, within
from bench.results import HEAD, Table, merged, of_rows
from bench.row import alone, apart, compared
from bench.sides import Trained
from bench.training import Case, Side
from engine.zoo.models import model
from tui.screens.train.state import TRAINABLE
from tui.scripts import script

ORDER = ("Cold start", "Reviews", "Training")


def test_a_section_is_written_anew_and_the_others_stay() -> None:
    first = merged("", {"Training": "old\n\n| a |", "Cold start": "start"}, ORDER)
    again = merged(first, {"Training": "new", "Reviews": "data"}, ORDER)
    assert again == f"{HEAD}\n## Cold start\n\nstart\n\n## Reviews\n\ndata\n\n## Training\n\nnew\n"
    assert merged(again, {}, ORDER) == again


def test_a_bench_that_is_no_more_leaves_the_file() -> None:
    text = merged("", {"Training": "figures"}, ORDER)
    assert "Training" not in merged(text, {}, ("Cold start",))


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (compared("a", 1, 2, "s", 0.5), ("a", "1 s", "2 s", "0.5", "≤ 0.5", "met")),
        (compared("a", 1.1, 2, "s", 0.5), ("a", "1.1 s", "2 s", "0.55", "≤ 0.5", "missed")),
        (compared("a", 1, 2, "MB"), ("a", "1 MB", "2 MB", "0.5", "", "")),
        (apart("a", 3, 2, "s", 0.5), ("a", "3 s", "2 s", "+1 s", "≤ +0.5 s", "missed")),
        (alone("a", 9, "ms", 10, 1), ("a", "9 ms", "1 ms", "9 ms", "≤ 10 ms", "met")),
        (alone("a", 11, "ms", 10), ("a", "11 ms", "", "11 ms", "≤ 10 ms", "missed")),
    ],
)
def test_a_row_is_judged_by_its_goal(row: training.Row, cells: tuple[str, ...]) -> None:
    assert row.cells == cells
    assert of_rows([row, row]).missed == 2 * (cells[-1] == "missed")


def test_a_table_is_markdown_between_its_words() -> None:
    table = Table(("a", "b"), [("1", "2")], 0, "before", "after")
    assert str(table) == "before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nafter"


def test_an_epoch_is_scaled_to_all_rows_and_compiling_is_not() -> None:
    runs = [Trained((9.0, 4.0), 0.5, 10**9), Trained((11.0, 6.0), 0.7, 3 * 10**9)]
    assert training.side(runs, 2.0) == Side(10.0, 5.0, pytest.approx(0.6), 2000.0)


def test_a_line_has_a_cell_for_every_column() -> None:
    side = Side(10.0, 5.0, 0.6, 2000.0)
    row, cells = training.line(Case("gru", 100, 1.05), 100, side, side)
    assert row.met and len(cells) == len(training._COLUMNS)


def test_every_model_is_trained() -> None:
    assert {case.model for case in training.CASES} == set(TRAINABLE)


def test_the_one_hot_rows_can_be_made_before_training() -> None:
    program = training.with_whole_rows(script(model("onehot-rnn")))
    compile(program, "program", "exec")
    assert program.count("to_categorical") == 2 and "layers.Lambda" not in program
    with pytest.raises(ValueError, match="Lambda"):
        training.with_whole_rows(script(model("gru")))


def test_what_was_trained_elsewhere_is_taken_from_its_home(tmp_path: Path) -> None:
    known = training.whole_course(training.Asked(home=tmp_path))
    assert "| gru | 10 | 0.8" in known and "0.8632" in known


def test_percentiles_are_figures_that_were_seen() -> None:
    values = [float(each) for each in range(100, 0, -1)]
    assert [percentile(values, share) for share in (50, 99, 100)] == [50, 99, 100]
    assert percentile([7.0], 50) == 7.0


def test_a_stall_counts_where_it_began_although_it_ends_later() -> None:
    delays = [[1.0, 0.0], [2.5, 1.2], [4.0, 0.1]]
    assert within(delays, 1.0, 2.0) == [1.2]
    assert within(delays, 2.0, 9.0) == [1.2, 0.1]


def test_each_stretch_of_a_training_has_its_own_delays(tmp_path: Path) -> None:
    names = ("KerasLoading", "KerasReady", "Compiling", "Advanced", "Advanced", "Finished")
    said = [[10.0 * at, name] for at, name in enumerate(names)]
    delays = [[10.0 * at + 5, at / 100] for at in range(6)]
    path = tmp_path / "delays.json"
    path.write_text(json.dumps({"said": said, "delays": delays}), encoding="utf-8")
    found = read(path, (10.0, 20.0))
    assert {name: list(each) for name, each in found.of.items()} == {
        "idle": [0.01], "loading": [0.0], "compiling": [0.02], "training": [0.03, 0.04],
    }  # fmt: skip
    assert found.percentiles(99) == (0.04, 0.01) and found.longest("training") == 0.04


def test_bytes_and_seconds_are_counted_from_the_first_epoch_to_the_last() -> None:
    sat = Sat((10.0, 12.0, 16.0), ((9.0, 500), (11.0, 30), (16.0, 30), (17.0, 500)))
    assert sat.seconds == (2.0, 4.0) and sat.bytes_per_second == 10.0
