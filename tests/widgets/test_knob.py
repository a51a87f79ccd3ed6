import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.knob import (
    Choice,
    ChoiceKnob,
    NotAllowed,
    Number,
    NumberKnob,
    nudged,
    number_text,
    room_for,
    turned,
    typed,
    value_text,
)
from widgets.safe_text import cell_len

PRE_POST = (Choice("pre", "앞"), Choice("post", "뒤"))


def knob(
    value: Number | None, low: Number = 4, high: Number = 88585, steps=(100, 500, 5000), none="all"
) -> NumberKnob:
    return NumberKnob("n", "num_words", value, low, high, steps, none, error="No.")


@pytest.mark.parametrize(
    ("value", "by", "then"),
    [
        (100, 1, 500),
        (101, 1, 500),
        (500, -1, 100),
        (100, -1, 4),
        (4, -1, 4),
        (5000, 1, 88585),
        (88585, 1, None),
        (None, 1, None),
        (None, -1, 88585),
    ],
)
def test_a_number_climbs_its_steps(value: int | None, by: int, then: int | None) -> None:
    assert turned(knob(value), by) == then


@pytest.mark.parametrize(
    ("value", "by", "then"),
    [(100, 1, 101), (4, -1, 4), (88585, 1, None), (None, -1, 88585), (88584, 1, 88585)],
)
def test_a_nudge_is_one(value: int | None, by: int, then: int | None) -> None:
    assert nudged(knob(value), by) == then


def test_without_a_text_for_none_the_maximum_is_the_end() -> None:
    assert turned(knob(88585, none=""), 1) == 88585
    assert nudged(knob(88585, none=""), 1) == 88585


def test_a_number_between_others_moves_by_a_twentieth() -> None:
    assert turned(knob(0.5, 0.0, 1.0, (), ""), 1) == 0.55
    assert turned(knob(1.0, 0.0, 1.0, (), ""), 1) == 1.0
    assert nudged(knob(1e-3, 1e-5, 1.0, (1e-4, 1e-3, 1e-2), ""), 1) == 1e-2


def test_choices_go_round() -> None:
    choice = ChoiceKnob("p", "padding", "post", PRE_POST)
    assert turned(choice, 1) == turned(choice, -1) == nudged(choice, 1) == "pre"
    assert value_text(choice) == "뒤"
    assert turned(ChoiceKnob("p", "padding", "gone", PRE_POST), 1) == "pre"
    assert turned(ChoiceKnob("p", "padding", "gone", ()), 1) == "gone"


@pytest.mark.parametrize(
    ("text", "value"), [("500", 500), (" 5,000 ", 5000), ("", None), ("all", None), ("５００", 500)]
)
def test_what_was_typed_is_understood(text: str, value: int | None) -> None:
    assert typed(knob(1), text) == value


@pytest.mark.parametrize("text", ["3", "88586", "x", "1.5", "nan", "--4", "1e400"])
def test_what_will_not_do_is_refused_with_the_sentence(text: str) -> None:
    with pytest.raises(NotAllowed, match="No"):
        typed(knob(100), text)
    with pytest.raises(NotAllowed):
        typed(knob(0.5, 0.0, 1.0), text)


def test_nothing_typed_is_refused_where_there_must_be_a_number() -> None:
    with pytest.raises(NotAllowed):
        typed(knob(100, none=""), "")


NUMBERS = st.integers(-1000, 1000) | st.floats(-1000, 1000, width=32)


@given(NUMBERS, NUMBERS, st.lists(NUMBERS, max_size=5), st.floats(0, 1), st.sampled_from([1, -1]))
def test_turning_keeps_within_bounds_and_goes_the_right_way(
    one: Number, other: Number, steps: list[Number], share: float, by: int
) -> None:
    low, high = min(one, other), max(one, other)
    value = min(max(low, low + share * (high - low)), high)
    turning = knob(value, low, high, tuple(steps))
    for then in (turned(turning, by), nudged(turning, by)):
        if then is None:
            assert by > 0
        else:
            assert isinstance(then, int | float)
            assert low <= then <= high
            assert (then - value) * by >= 0


@given(st.integers(4, 88585))
def test_what_a_number_reads_as_can_be_typed_and_has_room(value: int) -> None:
    shown = knob(value)
    assert typed(shown, value_text(shown)) == value
    assert cell_len(value_text(shown)) <= room_for(shown)


def test_the_room_for_a_value_is_that_of_usual_values() -> None:
    assert room_for(knob(3, 0, 10**9, (), "")) == 6
    assert room_for(knob(10**9, 0, 10**9, (), "")) == 13
    assert room_for(knob(3, 0, 5, (), "")) == 1
    assert room_for(ChoiceKnob("p", "padding", "pre", PRE_POST)) == 2


def test_numbers_read_well() -> None:
    assert number_text(88585) == "88,585"
    assert number_text(0.001) == "0.001"
    assert number_text(None, "전체") == "전체"
