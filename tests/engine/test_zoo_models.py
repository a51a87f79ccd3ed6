"""The fifteen models as the course has them: every row, every total, every derivation by hand."""

import pytest

from engine.why import UnknownName
from engine.zoo.models import MODELS, model
from engine.zoo.signal import shape_text
from engine.zoo.summary import Summary, record, summary
from tests.engine.course_models import ROWS, TOTALS

#: Model, row, the sum in letters, the sum in numbers.
DERIVATIONS = [
    ("embedding-lookup", "embedding", "V·d", "7×2"),
    ("flat-embedding", "dense", "in·u + u", "16000×1 + 1"),
    ("conv1d", "conv1d", "k·in·f + f", "5×32×128 + 128"),
    ("conv1d", "conv1d_1", "k·in·f + f", "5×128×128 + 128"),
    ("gru", "gru", "3·(in·u + u·u + 2·u)", "3·(32×32 + 32×32 + 2×32)"),
    ("conv-lstm", "lstm", "4·(in·u + u·u + u)", "4·(64×55 + 55×55 + 55)"),
    ("average-pooling", "embedding", "V·d", "8185×16"),
    ("onehot-rnn", "simple_rnn", "in·u + u·u + u", "500×8 + 8×8 + 8"),
    ("embedding-rnn", "simple_rnn", "in·u + u·u + u", "16×8 + 8×8 + 8"),
    ("stacked-lstm", "lstm_1", "4·(in·u + u·u + u)", "4·(8×8 + 8×8 + 8)"),
    ("stacked-gru", "gru", "3·(in·u + u·u + 2·u)", "3·(16×8 + 8×8 + 2×8)"),
    ("dense-cnn", "conv2d", "kh·kw·in·f", "2×2×1×1"),
    ("fashion-cnn", "conv2d_1", "kh·kw·in·f + f", "3×3×32×64 + 64"),
    ("fashion-cnn", "flatten", "", "0"),
]
#: Model, row, and how each axis of its output comes about.
AXES = [
    ("conv1d", "conv1d", ["500 − 5 + 1", "128"]),
    ("conv1d", "max_pooling1d", ["⌊(496 − 5) ÷ 5⌋ + 1", "128"]),
    ("deep-conv1d", "max_pooling1d_2", ["⌊(61 − 2) ÷ 2⌋ + 1", "256"]),
    ("deep-conv1d", "flatten", ["30 × 256"]),
    ("fashion-cnn", "conv2d", ["28", "28", "32"]),
    ("fashion-cnn", "flatten", ["7 × 7 × 64"]),
    ("average-pooling", "embedding", ["?", "16"]),
    ("stacked-lstm", "lstm", ["100", "8"]),
]


def _lines(table: Summary) -> list[list[str]]:
    return [[row.name, shape_text(row.shape), f"{row.count.total}"] for row in table.rows]


@pytest.mark.parametrize("name", MODELS)
def test_every_row_is_as_the_course_has_it(name: str) -> None:
    assert _lines(summary(model(name))) == [
        line.split() for line in ROWS[name].splitlines() if line.strip()
    ]


def test_there_are_fifteen_models_with_these_totals() -> None:
    assert {name: summary(spec).total for name, spec in MODELS.items()} == TOTALS
    assert len(TOTALS) == 15


@pytest.mark.parametrize(("name", "row", "letters", "numbers"), DERIVATIONS)
def test_a_count_is_derived(name: str, row: str, letters: str, numbers: str) -> None:
    count = next(each.count for each in summary(model(name)).rows if each.name == row)
    assert (count.letters, count.formula) == (letters, numbers)


@pytest.mark.parametrize(("name", "row", "formulas"), AXES)
def test_a_shape_is_derived(name: str, row: str, formulas: list[str]) -> None:
    found = next(each for each in summary(model(name)).rows if each.name == row)
    assert [axis.formula for axis in found.axes] == formulas
    assert tuple(axis.value for axis in found.axes) == found.shape


@pytest.mark.parametrize("name", MODELS)
def test_every_derivation_comes_to_its_number(name: str) -> None:
    """The formulas are reckoned out anew, as a learner would."""
    for row in summary(model(name)).rows:
        assert _reckoned(row.count.formula) == row.count.total == row.count.value
        for axis in row.axes:
            assert axis.value is None or _reckoned(axis.formula) == axis.value


def _reckoned(formula: str) -> int:
    signs = {"×": "*", "·": "*", "−": "-", "⌊": "(", "⌋": ")", "÷": "//", " ": ""}
    for sign, written in signs.items():
        formula = formula.replace(sign, written)
    assert set(formula) <= set("0123456789+-*/()")
    return int(eval(formula))  # only digits and signs


def test_the_total_is_told_layer_by_layer() -> None:
    why = summary(model("conv-lstm")).why_total
    assert why.formula == "160000 + 10304 + 26400 + 56"
    assert why.value == 196_760
    assert [term.value for term in why.terms] == [160_000, 10_304, 26_400, 56]


def test_a_table_as_a_document() -> None:
    assert record(summary(model("average-pooling"))) == {
        "name": "average-pooling",
        "total": 131_249,
        "layers": [
            _document("input", "Input", [None], 0, "0", [("nothing_learnt", "0", 0)]),
            _document(
                "embedding",
                "Embedding",
                [None, 16],
                130_960,
                "8185×16",
                [("embedding_rows", "8185 × 16", 130_960)],
            ),
            _document(
                "global_average_pooling1d",
                "GlobalAveragePooling1D",
                [16],
                0,
                "0",
                [("nothing_learnt", "0", 0)],
            ),
            _document(
                "dense",
                "Dense",
                [16],
                272,
                "16×16 + 16",
                [("input_weights", "16 × 16", 256), ("biases", "16", 16)],
                activation="relu",
            ),
            _document(
                "dense_1",
                "Dense",
                [1],
                17,
                "16×1 + 1",
                [("input_weights", "16 × 1", 16), ("biases", "1", 1)],
            ),
        ],
    }


def _document(
    name: str,
    kind: str,
    shape: list[int | None],
    parameters: int,
    formula: str,
    terms: list[tuple[str, str, int]],
    **settings: str,
) -> dict[str, object]:
    why = {
        "formula": formula,
        "terms": [dict(zip(("code", "expression", "value"), term, strict=True)) for term in terms],
        "value": parameters,
    }
    return {
        "name": name,
        "kind": kind,
        "settings": settings,
        "output_shape": shape,
        "parameters": parameters,
        "why": why,
    }


def test_an_unknown_model_is_refused_by_name() -> None:
    with pytest.raises(UnknownName) as refused:
        model("transformer")
    assert (refused.value.code, refused.value.exit_code) == ("unknown_model", 2)
    assert refused.value.values["known"] == ", ".join(TOTALS)
