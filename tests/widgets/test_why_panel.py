import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines
from widgets.answer import Answer, Line, Shows
from widgets.safe_text import cell_len
from widgets.why_panel import WhyPanel, why_lines

RNN = Answer(
    "SimpleRNN parameters",
    "in·u + u·u + u",
    (
        Line("input weights", "500 × 8", "4,000"),
        Line("순환 가중치", "8 × 8", "64"),
        Line("biases", "8", "8"),
    ),
    "4,072",
)
CHANGED = Answer(
    "SimpleRNN parameters",
    "in·u + u·u + u",
    (
        Line("input weights", "500 × 16", "8,000", "500 × 8 = 4,000 before"),
        Line("순환 가중치", "16 × 16", "256", "8 × 8 = 64 before"),
        Line("biases", "16", "16"),
    ),
    "8,272",
)
TEXTS = st.text(max_size=30)
ANSWERS = st.builds(
    Answer,
    TEXTS,
    TEXTS,
    st.lists(st.builds(Line, TEXTS, TEXTS, TEXTS, st.just("") | TEXTS), max_size=4).map(tuple),
    TEXTS,
    TEXTS,
)


def shown(answer: Answer, width: int) -> list[str]:
    return ["".join(text for text, _ in line) for line in why_lines(answer, width)]


@given(ANSWERS, st.integers(1, 200))
def test_no_line_is_wider_than_the_place(answer: Answer, width: int) -> None:
    assert all(cell_len(line) <= width for line in shown(answer, width))


@pytest.mark.parametrize("answer", [RNN, CHANGED])
def test_no_width_is_too_narrow_or_too_wide(answer: Answer) -> None:
    for width in range(1, 201):
        assert all(cell_len(line) <= width for line in shown(answer, width)), width


@given(st.integers(20, 90))
def test_every_part_of_an_answer_is_there_at_every_width(width: int) -> None:
    text = " ".join(" ".join(shown(RNN, width)).split())
    for part in ("SimpleRNN", "4,072", "500 × 8", "4,000", "input", "순환", "64", "biases"):
        assert part in text


def test_below_the_screen_it_takes_a_line_for_each_term() -> None:
    assert [line.rstrip() for line in shown(RNN, 60)] == [
        "SimpleRNN parameters = in·u + u·u + u = 4,072",
        "500 × 8 = 4,000  input weights",
        "8 × 8   =    64  순환 가중치",
        "8       =     8  biases",
    ]


def test_at_the_side_it_becomes_tall_and_narrow() -> None:
    assert [line.rstrip() for line in shown(RNN, 38)][:2] == [
        "SimpleRNN parameters",
        "in·u + u·u + u = 4,072",
    ]
    assert shown(RNN, 22)[2:5] == ["input weights", "  500 × 8 = 4,000", "순환 가중치"]


def test_a_changed_term_has_a_sign_and_says_what_it_was() -> None:
    assert [line.rstrip() for line in shown(CHANGED, 60)][1:] == [
        "◆ 500 × 16 = 8,000  input weights (500 × 8 = 4,000 before)",
        "◆ 16 × 16  =   256  순환 가중치 (8 × 8 = 64 before)",
        "  16       =    16  biases",
    ]


def test_what_it_was_goes_below_in_one_piece_where_the_line_is_short() -> None:
    assert [line.rstrip() for line in shown(CHANGED, 50)][1:4] == [
        "◆ 500 × 16 = 8,000  input weights",
        "                    (500 × 8 = 4,000 before)",
        "◆ 16 × 16  =   256  순환 가중치",
    ]
    assert [line.rstrip() for line in shown(CHANGED, 40)][2:] == [
        "◆ 500 × 16 = 8,000  input weights",
        "    (500 × 8 = 4,000 before)",
        "◆ 16 × 16  =   256  순환 가중치",
        "    (8 × 8 = 64 before)",
        "  16       =    16  biases",
    ]
    assert [line.rstrip() for line in shown(CHANGED, 30)][2:] == [
        "◆ input weights",
        "    500 × 16 = 8,000",
        "    (500 × 8 = 4,000 before)",
        "◆ 순환 가중치",
        "    16 × 16 = 256",
        "    (8 × 8 = 64 before)",
        "  biases",
        "    16 = 16",
    ]


@given(st.integers(2, 200))
def test_every_change_has_its_sign_at_every_width(width: int) -> None:
    assert sum(line.startswith("◆") for line in shown(CHANGED, width)) == 2
    assert not any("◆" in line for line in shown(RNN, width))


def test_a_term_without_an_expression_is_only_a_value() -> None:
    answer = Answer("mean", "", (Line("reviews", "", "25,000"),), "1", "A note.")
    assert shown(answer, 60) == ["mean = 1", "   25,000  reviews", "A note."]
    assert shown(answer, 15) == ["mean = 1", "reviews", "  25,000", "A note."]


async def test_it_scrolls_and_leaves_the_keys_at_its_ends() -> None:
    long = Answer("long", "", tuple(Line(f"term {i}", f"{i}", f"{i}") for i in range(20)), "1")
    panel = WhyPanel(long)
    stage = Stage(panel)
    async with stage.run_test(size=(60, 10)) as pilot:
        await pilot.press("up", "down")
        assert "term 0" in lines(panel)[0]
        await pilot.press("pagedown", "end")
        assert "term 19" in lines(panel)[4]
        await pilot.press("down", "home", "left")
        assert lines(panel)[0].startswith("long")
        assert stage.left_over == ["up", "down", "left"]
        await pilot.press("end")
        panel.set_content(RNN)
        await pilot.pause()
        assert lines(panel)[0].startswith("SimpleRNN")
        assert panel.scroll_offset.y == 0


async def test_without_an_answer_it_says_what_to_do() -> None:
    panel = WhyPanel(empty="숫자로 이동하세요")
    async with Stage(panel).run_test(size=(60, 10)) as pilot:
        assert lines(panel)[0].strip() == "숫자로 이동하세요"
        assert panel.sheet().rows == ()
        panel.set_content(RNN)
        await pilot.pause()
        assert panel.answer() is RNN
        assert panel.sheet() == RNN.sheet()
        panel.set_content(None, empty="Nothing here.")
        await pilot.pause()
        assert lines(panel)[0].strip() == "Nothing here."
    assert isinstance(panel, Shows)


@pytest.mark.parametrize("width", [38, 60, 80])
async def test_a_new_width_sets_it_out_anew(width: int) -> None:
    panel = WhyPanel(RNN)
    async with Stage(panel).run_test(size=(20, 10)) as pilot:
        await pilot.resize_terminal(width, 10)
        await pilot.pause()
        expected = [line.rstrip() for line in shown(RNN, width)][:5]
        assert [line.rstrip() for line in lines(panel)][: len(expected)] == expected
