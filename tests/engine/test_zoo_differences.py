"""What a turned knob, an added and a removed layer change, and what they leave as it was."""

import pytest

from engine.zoo.differences import ABSENT, changed_terms, matched
from engine.zoo.editing import with_layer, with_settings, without_layer
from engine.zoo.layers import (
    GRU,
    Conv1D,
    Dense,
    Dropout,
    GlobalMaxPooling1D,
    ImpossibleShape,
    Layer,
    SimpleRNN,
)
from engine.zoo.models import MODELS, model
from engine.zoo.spec import Spec
from engine.zoo.summary import Row, summary


def _places(before: Spec, now: Spec) -> list[int | None]:
    """For each layer the place that it had before."""
    rows = summary(before).rows
    return [row and rows.index(row) for row in matched(summary(before), summary(now))]


def _row(spec: Spec, kind: type[Layer]) -> Row:
    return next(row for row in summary(spec).rows if isinstance(row.layer, kind))


@pytest.mark.parametrize("name", MODELS)
def test_a_model_came_from_itself(name: str) -> None:
    spec = model(name)
    assert _places(spec, spec) == list(range(len(spec.layers)))


@pytest.mark.parametrize("name", MODELS)
def test_a_layer_that_is_removed_leaves_the_others_where_they_came_from(name: str) -> None:
    spec = model(name)
    for place in range(1, len(spec.layers) - 1):
        now = Spec(name, "", "count", spec.layers[:place] + spec.layers[place + 1 :])
        try:
            found = _places(spec, now)
        except ImpossibleShape:  # the rest does not fit without it
            continue
        left = [i for i in range(len(spec.layers)) if i != place]
        layers = [(spec.layers[i], spec.layers[j]) for i, j in zip(left, found, strict=True)]  # type: ignore[index]
        assert all(one == other for one, other in layers)


def test_a_turned_knob_changes_no_place() -> None:
    spec = model("deep-conv1d")
    now = with_settings(spec, ["kernel=3", "2.filters=7"])
    assert _places(spec, now) == list(range(len(spec.layers)))


def test_an_added_layer_came_from_none_and_its_like_stay_themselves() -> None:
    spec = model("deep-conv1d")
    now = with_layer(spec, 1, Conv1D(32, 3, "relu"))
    assert _places(spec, now) == [0, 1, None, *range(2, len(spec.layers))]
    turned = with_settings(now, ["2.filters=65"])
    assert _places(spec, turned) == [0, 1, None, *range(2, len(spec.layers))]


def test_what_was_removed_is_told_by_the_settings_of_what_is_left() -> None:
    spec = model("conv1d")
    last = len(spec.layers) - 1
    assert _places(spec, without_layer(spec, last - 2)) == [*range(last - 2), last - 1, last]
    both: tuple[Layer, ...] = (spec.layers[0], spec.layers[1], Dropout(0.2), GlobalMaxPooling1D())
    assert _places(spec, Spec("x", "", "count", both)) == [0, 1, last - 1, None]


def test_one_that_is_replaced_by_another_kind_came_from_none() -> None:
    gru, lstm = model("stacked-gru"), model("stacked-lstm")
    assert _places(gru, lstm) == [0, 1, None, None, 4]


def test_a_turned_knob_marks_the_terms_that_read_otherwise() -> None:
    spec = model("onehot-rnn")
    before = _row(spec, SimpleRNN)
    now = _row(with_settings(spec, ["vocabulary=300"]), SimpleRNN)
    old = changed_terms(before.count, now.count)
    assert [term and term.expression for term in old] == ["500 × 8", None, None]
    wider = _row(with_settings(spec, ["units=16"]), SimpleRNN)
    old = changed_terms(before.count, wider.count)
    assert [term and term.expression for term in old] == ["500 × 8", "8 × 8", "8"]
    assert changed_terms(before.count, before.count) == (None, None, None)


def test_a_term_that_was_not_there_is_told_apart() -> None:
    spec = model("onehot-rnn")
    bare = _row(with_settings(spec, ["1.bias=no"]), SimpleRNN)
    full = _row(spec, SimpleRNN)
    assert changed_terms(bare.count, full.count) == (None, None, ABSENT)
    assert changed_terms(full.count, bare.count) == (None, None)
    once = _row(with_settings(model("gru"), ["reset_after=no"]), GRU)
    both = _row(model("gru"), GRU)
    assert changed_terms(once.count, both.count) == (None, None, None, ABSENT)


def test_the_axes_of_a_shape_have_their_changes_too() -> None:
    spec = model("conv1d")
    before = _row(spec, Conv1D).axes[0]
    now = _row(with_settings(spec, ["1.kernel=3"]), Conv1D).axes[0]
    assert [term and term.value for term in changed_terms(before, now)] == [None, 5, None, None]
    same = _row(with_settings(spec, ["1.padding=same"]), Conv1D).axes[0]
    assert changed_terms(before, same) == (None, None, ABSENT)


def test_a_total_keeps_the_terms_of_the_layers_that_stayed() -> None:
    spec = model("onehot-rnn")
    now = with_layer(spec, 2, Dense(8, bias=False))
    old = changed_terms(summary(spec).why_total, summary(now).why_total)
    assert [term and term.value for term in old] == [None, 0, None]
