"""Layers that are added and removed: whatever comes out fits."""

import pytest

from engine.why import Refusal, UnknownName
from engine.zoo.editing import ADDABLE, MOST_LAYERS, addable, fitting, with_layer, without_layer
from engine.zoo.layers import LSTM, Dense, Dropout, Flatten, Layer, OneHot
from engine.zoo.models import MODELS, model
from engine.zoo.spec import Spec
from engine.zoo.summary import names, summary
from tests.engine.zoo_stacks import spec


@pytest.mark.parametrize("name", MODELS)
def test_what_can_be_added_fits_and_nothing_that_fits_is_kept_back(name: str) -> None:
    given_ = model(name)
    for after in range(len(given_.layers)):
        offered = addable(given_, after)
        assert len({type(layer) for layer in offered}) == len(offered)
        for layer in offered:
            grown = with_layer(given_, after, layer)
            assert grown.layers[after + 1] == layer
            assert (grown.layers[0], grown.layers[-1]) == (given_.layers[0], _last(given_, grown))
            assert summary(grown).rows[-1].shape is not None
        for kind in ADDABLE:
            if type(kind) not in {type(layer) for layer in offered}:
                with pytest.raises(Refusal):
                    with_layer(given_, after, kind)


def _last(before: Spec, now: Spec) -> Layer:
    """The answer; a model without a task may also end with what was added."""
    return now.layers[-1] if before.name == "embedding-lookup" else before.layers[-1]


def test_in_front_of_a_recurrent_layer_one_that_hands_on_all_states_is_offered() -> None:
    offered = [layer for layer in addable(model("lstm"), 1) if isinstance(layer, LSTM)]
    assert offered == [LSTM(8, sequences=True)]
    assert LSTM(8) in addable(model("embedding-lookup"), 1)


def test_nothing_follows_the_answer() -> None:
    onehot = model("onehot-rnn")
    assert addable(onehot, 3) == []
    with pytest.raises(Refusal) as refused:
        with_layer(onehot, 3, Dropout(0.5))
    assert (refused.value.code, refused.value.exit_code) == ("nothing_after_answer", 2)


@pytest.mark.parametrize("name", MODELS)
def test_input_and_answer_stay(name: str) -> None:
    given_ = model(name)
    with pytest.raises(Refusal) as refused:
        without_layer(given_, 0)
    assert (refused.value.code, refused.value.exit_code) == ("layer_stays", 2)
    if name != "embedding-lookup":
        with pytest.raises(Refusal) as refused:
            without_layer(given_, len(given_.layers) - 1)
        assert refused.value.code == "layer_stays"
    for place in range(1, len(given_.layers) - 1):
        try:
            shrunk = without_layer(given_, place)
        except Refusal as one:
            assert one.code in {"only_a_row", "axes_wanted", "numbers_wanted"}
            continue
        assert shrunk.layers == given_.layers[:place] + given_.layers[place + 1 :]


def test_what_the_rest_needs_cannot_be_removed() -> None:
    for name, code in (("onehot-rnn", "numbers_wanted"), ("gru", "numbers_wanted")):
        with pytest.raises(Refusal) as refused:
            without_layer(model(name), 1)
        assert refused.value.code == code


def test_a_model_keeps_at_least_one_layer() -> None:
    bare = without_layer(model("embedding-lookup"), 1)
    assert bare.layers[1:] == (Flatten(),)
    with pytest.raises(Refusal) as refused:
        without_layer(bare, 1)
    assert refused.value.code == "nothing_but_input"


@pytest.mark.parametrize("place", [-1, 4, 100])
def test_a_layer_that_is_not_there_is_refused_by_number(place: int) -> None:
    onehot = model("onehot-rnn")
    with pytest.raises(UnknownName) as refused:
        without_layer(onehot, place)
    assert (refused.value.code, refused.value.exit_code) == ("no_such_layer", 2)
    assert refused.value.values["last"] == 3
    with pytest.raises(UnknownName):
        with_layer(onehot, place, Dropout(0.5))


def test_there_is_an_end_to_adding() -> None:
    grown = model("onehot-rnn")
    while len(grown.layers) < MOST_LAYERS:
        grown = with_layer(grown, 2, Dropout(0.5))
    with pytest.raises(Refusal) as refused:
        with_layer(grown, 2, Dropout(0.5))
    assert refused.value.code == "too_many_layers"
    assert addable(grown, 2) == []


def test_a_second_lookup_finds_no_ids() -> None:
    with pytest.raises(Refusal) as refused:
        fitting(spec((*model("onehot-rnn").layers[:2], OneHot(5))))
    assert refused.value.code == "ids_wanted"


def test_names_follow_what_is_added_and_removed() -> None:
    grown = with_layer(model("conv1d"), 2, model("conv1d").layers[2])
    assert [name for name in names(grown.layers) if "conv" in name] == [
        "conv1d",
        "conv1d_1",
        "conv1d_2",
        "conv1d_3",
    ]
    assert names((Dense(1), Dropout(0.1), Dense(1), Dense(2))) == [
        "dense",
        "dropout",
        "dense_1",
        "dense_2",
    ]
