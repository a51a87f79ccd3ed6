"""Knobs that are turned, and settings as they are typed: whatever comes out fits."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.why import Refusal
from engine.zoo.editing import ADDABLE, edited, having, knob_names, with_setting, with_settings
from engine.zoo.knobs import DECIMALS, DROPOUT, LONGEST_ECHO, Knob, Setting
from engine.zoo.models import MODELS, model
from engine.zoo.summary import summary
from tests.engine.zoo_stacks import Layers, spec, stacks


def _total(name: str, *settings: str) -> int:
    return summary(with_settings(model(name), settings)).total


@pytest.mark.parametrize(
    ("name", "settings", "total"),
    [
        ("onehot-rnn", ["units=16"], 500 * 16 + 16 * 16 + 16 + 17),
        ("onehot-rnn", ["vocabulary=100"], 100 * 8 + 64 + 8 + 9),
        ("onehot-rnn", ["length=5"], 4081),
        ("onehot-rnn", ["length=none"], 4081),
        ("onehot-rnn", ["bias=no"], 500 * 8 + 64 + 9),
        ("onehot-rnn", ["dropout=0.5"], 4081),
        ("onehot-rnn", ["sequences=yes"], 4081),
        ("onehot-rnn", [" units = 16 "], 500 * 16 + 16 * 16 + 16 + 17),
        ("gru", ["reset_after=no"], 167_425 - 96),
        ("gru", ["reset_after=NO"], 167_425 - 96),
        ("stacked-lstm", ["units=4"], 8000 + 4 * (64 + 16 + 4) + 4 * (16 + 16 + 4) + 5),
        ("stacked-lstm", ["2.units=4"], 8000 + 800 + 4 * (32 + 16 + 4) + 5),
        ("conv1d", ["1.padding=SAME"], 361_345),
        ("conv1d", ["2.kernel=3"], 361_345 - 2 * 128 * 128),
        ("dense-cnn", ["bias=yes"], 23_049 + 2),
        ("fashion-cnn", ["height=20", "width=12"], 320 + 18_496 + 960 * 100 + 100 + 1010),
        ("fashion-cnn", ["dense=7"], 320 + 18_496 + 3136 * 7 + 7 + 80),
    ],
)
def test_a_setting_as_it_is_typed(name: str, settings: list[str], total: int) -> None:
    assert _total(name, *settings) == total


@pytest.mark.parametrize(
    ("name", "setting", "code", "exit_code"),
    [
        ("onehot-rnn", "units", "set_malformed", 2),
        ("onehot-rnn", "=5", "set_malformed", 2),
        ("onehot-rnn", "", "set_malformed", 2),
        ("onehot-rnn", "filters=5", "unknown_knob", 2),
        ("onehot-rnn", "2.filters=5", "unknown_knob", 2),
        ("onehot-rnn", "answers=yes", "unknown_knob", 2),
        ("onehot-rnn", "2.units=5", "unknown_layer_of_knob", 2),
        ("onehot-rnn", "0.units=5", "unknown_layer_of_knob", 2),
        ("onehot-rnn", "-1.units=5", "unknown_layer_of_knob", 2),
        ("onehot-rnn", "one.units=5", "unknown_layer_of_knob", 2),
        ("onehot-rnn", ".units=5", "unknown_layer_of_knob", 2),
        ("onehot-rnn", "units=0", "knob_value", 2),
        ("onehot-rnn", "units=4097", "knob_value", 2),
        ("onehot-rnn", "units=8.5", "knob_value", 2),
        ("onehot-rnn", "units=many", "knob_value", 2),
        ("onehot-rnn", "units=", "knob_value", 2),
        ("onehot-rnn", "units=none", "knob_value", 2),
        ("onehot-rnn", "units=5=6", "knob_value", 2),
        ("onehot-rnn", "units=" + "9" * 5000, "knob_value", 2),
        ("onehot-rnn", "9" * 5000 + ".units=5", "unknown_layer_of_knob", 2),
        ("stacked-lstm", "٢.units=5", "unknown_layer_of_knob", 2),
        ("onehot-rnn", "units=٣", "knob_value", 2),
        ("onehot-rnn", "units=１６", "knob_value", 2),
        ("onehot-rnn", "units=1_6", "knob_value", 2),
        ("lstm", "dropout=０.5", "knob_value", 2),
        ("lstm", "dropout=0.1_5", "knob_value", 2),
        ("lstm", "dropout=1e-300", "knob_value", 2),
        ("lstm", "dropout=inf", "knob_value", 2),
        ("lstm", "dropout=-0.0001", "knob_value", 2),
        ("lstm", "dropout=0.9501", "knob_value", 2),
        ("lstm", "dropout=" + "9" * 5000, "knob_value", 2),
        ("lstm", "dropout=.", "knob_value", 2),
        ("onehot-rnn", "bias=maybe", "knob_value", 2),
        ("onehot-rnn", "activation=gelu", "knob_value", 2),
        ("onehot-rnn", "dropout=1", "knob_value", 2),
        ("onehot-rnn", "dropout=nan", "knob_value", 2),
        ("onehot-rnn", "dropout=-0.1", "knob_value", 2),
        ("onehot-rnn", "dense=2", "unknown_knob", 2),  # the answer's width is the task's
        ("flat-embedding", "length=none", "size_unknown", 1),
        ("conv1d", "length=100", "kernel_does_not_fit", 1),
        ("conv1d", "pool=500", "pool_does_not_fit", 1),
        ("stacked-lstm", "1.sequences=no", "only_a_row", 1),
        ("conv1d", "1.strides=none", "knob_value", 2),
        ("fashion-cnn", "height=3", "square_does_not_fit", 1),
    ],
)
def test_what_cannot_be_set_is_refused(name: str, setting: str, code: str, exit_code: int) -> None:
    with pytest.raises(Refusal) as refused:
        with_settings(model(name), [setting])
    assert (refused.value.code, refused.value.exit_code) == (code, exit_code)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("-0", "0.0"), ("-0.0", "0.0"), ("0.33333", "0.333"), ("0.0001", "0.0"), (".5", "0.5")],
)
def test_a_share_has_three_decimals_and_no_sign(typed: str, value: str) -> None:
    assert f"{DROPOUT.read(typed)}" == value


def test_no_more_of_what_was_typed_is_said_again_than_a_line_holds() -> None:
    long = "x" * 5000
    asked: list[Callable[[], object]] = [
        lambda: model(long),
        lambda: edited(model("gru"), settings=[long]),
        lambda: edited(model("gru"), settings=[f"{long}=1"]),
        lambda: edited(model("gru"), settings=[f"{long}.units=1"]),
        lambda: edited(model("gru"), settings=[f"units={long}"]),
        lambda: edited(model("gru"), settings=[f"activation={long}"]),
        lambda: edited(model("gru"), add=[long]),
        lambda: edited(model("gru"), add=[f"1={long}"]),
        lambda: edited(model("gru"), remove=[long]),
        lambda: edited(model("gru"), remove=["9" * 5000]),
    ]
    for ask in asked:
        with pytest.raises(Refusal) as refused:
            ask()
        texts = [text for text in refused.value.values.values() if isinstance(text, str)]
        echoed = [text for text in texts if "xxx" in text or "999" in text]
        assert all(len(text) <= LONGEST_ECHO for text in echoed) and echoed


def test_settings_make_room_for_one_another() -> None:
    with pytest.raises(Refusal):
        with_settings(model("conv1d"), ["length=100"])
    assert _total("conv1d", "length=100", "pool=2") == 361_345


def test_a_refusal_says_what_is_allowed() -> None:
    with pytest.raises(Refusal) as refused:
        with_settings(model("onehot-rnn"), ["length=0"])
    assert refused.value.values["allowed"] == "1 … 100000, none"
    with pytest.raises(Refusal) as refused:
        with_settings(model("onehot-rnn"), ["filters=1"])
    assert refused.value.values["known"] == ", ".join(knob_names(model("onehot-rnn")))


def test_a_number_counts_the_layers_that_have_the_knob() -> None:
    deep = model("deep-conv1d")
    assert [place for place, _knob in having(deep, "filters")] == [2, 3, 5, 6, 8, 9]
    assert [place for place, _knob in having(deep, "strides")] == list(range(2, 11))
    changed = with_settings(deep, ["4.filters=9"])
    assert [one.label for one in changed.layers] == [
        "Conv1D(9, 5)" if place == 6 else one.label for place, one in enumerate(deep.layers)
    ]


def _all_knobs() -> list[Knob]:
    layers = {layer for each in MODELS.values() for layer in each.layers} | set(ADDABLE)
    return sorted({knob for layer in layers for knob in layer.knobs()}, key=repr)


def _values(knob: Knob) -> st.SearchStrategy[Setting]:
    if knob.choices:
        return st.sampled_from([knob.read(choice) for choice in knob.choices])
    number: st.SearchStrategy[Setting] = (
        st.integers(int(knob.least), knob.most)
        if isinstance(knob.most, int)
        else st.floats(knob.least, knob.most).map(lambda share: round(share, DECIMALS))
    )
    return number | st.none() if knob.optional else number


@given(data=st.data())
def test_what_a_knob_writes_it_reads(data: st.DataObject) -> None:
    knob = data.draw(st.sampled_from(_all_knobs()))
    value = data.draw(_values(knob))
    assert knob.read(knob.text(value)) == value
    assert knob.read(f" {knob.text(value).upper()} ") == value


@pytest.mark.parametrize("knob", _all_knobs(), ids=lambda knob: f"{knob.name}")
def test_a_knob_turns_through_values_that_it_takes(knob: Knob) -> None:
    for step in knob.steps:
        assert knob.read(knob.text(step)) == step
    assert knob.steps or knob.choices
    assert list(knob.steps) == sorted(knob.steps)


@given(layers=stacks(), data=st.data())
def test_a_turned_knob_fits_or_is_refused(layers: Layers, data: st.DataObject) -> None:
    stack = spec(layers)
    place = data.draw(st.sampled_from([i for i, one in enumerate(layers) if one.knobs()] or [0]))
    if not layers[place].knobs():
        return
    knob = data.draw(st.sampled_from(layers[place].knobs()))
    value = data.draw(_values(knob))
    try:
        changed = with_setting(stack, place, knob, value)
    except Refusal as refused:
        assert refused.exit_code == 1
        return
    assert summary(changed).rows[-1].shape
    assert getattr(changed.layers[place], knob.attribute) == value
    assert stack.layers == layers


def test_a_knob_of_nothing_costs_nothing() -> None:
    for share in (0.0, 0.3, 0.95):
        changed = with_setting(model("lstm"), 2, DROPOUT, share)
        assert summary(changed).total == 8809
