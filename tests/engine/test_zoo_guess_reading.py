"""A guess as it is typed: a count, or a shape, in any of the ways they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.zoo.guesses import GuessedShape, read_count, read_shape
from engine.zoo.knobs import BadSetting
from engine.zoo.signal import Shape

NINE = "1, 1, 1, 1, 1, 1, 1, 1, 1"


@pytest.mark.parametrize(
    ("text", "number"),
    [("4072", 4072), (" 4,072 ", 4072), ("4_072", 4072), ("1 234 567", 1234567), ("0", 0)],
)
def test_a_count_is_read_with_and_without_marks(text: str, number: int) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "-3",
        "+3",
        "4.5",
        "40,72",
        "4,0721",
        "4072!",
        "1e3",
        "9" * 5000,
        "1" + ",000" * 6,
    ],
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(BadSetting) as refused:
        read_count(text)
    assert refused.value.code == "guess_no_count"
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("496, 128", (496, 128)),
        ("496×128", (496, 128)),
        ("496x128", (496, 128)),
        ("496 X 128", (496, 128)),
        ("(496,128)", (496, 128)),
        ("[496, 128]", (496, 128)),
        ("None, 496, 128", (None, 496, 128)),
        ("(none, 16)", (None, 16)),
        ("?×16", (None, 16)),
        ("8", (8,)),
        ("(8,)", (8,)),
        (" ( 8 ) ", (8,)),
    ],
)
def test_a_shape_is_read_as_it_may_be_typed(text: str, shape: Shape) -> None:
    assert read_shape(text).sizes == shape


@pytest.mark.parametrize(
    ("text", "batch"),
    [
        ("None, 16", True),
        ("(None, 16)", True),
        ("[ None,16]", True),
        ("?, 16", False),
        ("none, 16", False),
        ("NONE, 16", False),
        ("16, None", False),
    ],
)
def test_a_none_in_front_may_be_the_batch_if_it_is_written_as_keras_prints_it(
    text: str, batch: bool
) -> None:
    assert read_shape(text).batch == batch


def test_the_batch_is_left_aside_only_where_all_axes_are_there_without_it() -> None:
    printed = GuessedShape((None, 16), batch=True)
    assert printed.without_batch(1) == (16,)
    assert printed.without_batch(2) == printed.without_batch(3) == (None, 16)
    assert GuessedShape((None, 16)).without_batch(1) == (None, 16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "()",
        "big",
        "0",
        "4, 0",
        "-1",
        "4,,4",
        "(4, 4",
        "4, 4)",
        "(4]",
        "4 4",
        "1.5",
        "9" * 5000,
        NINE,
    ],
)
def test_what_is_no_shape_is_refused(text: str) -> None:
    with pytest.raises(BadSetting) as refused:
        read_shape(text)
    assert refused.value.code == "guess_no_shape"


@given(text=st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_count, read_shape):
        try:
            read(text)
        except BadSetting as refused:
            assert refused.values == {"guess": text.strip()}
