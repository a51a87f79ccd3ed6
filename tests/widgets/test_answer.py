import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from widgets.answer import Answer, Line, Sheet, answer_of, code_span

# The csv module refuses NUL, and a file cannot hold lone surrogates.
CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)
)

ANSWER = Answer(
    "SimpleRNN",
    "in·u + u·u + u",
    (Line("input weights", "500 × 8", "4,000"), Line("recurrent", "8 × 8", "64")),
    "4,072",
    "A note.",
)


@given(ROWS)
def test_csv_reads_back_as_it_was(rows: list[list[str]]) -> None:
    head, *body = (tuple(row) for row in rows)
    text = Sheet("title", head, tuple(body)).csv()
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))] == [head, *body]


@given(ROWS)
def test_a_markdown_table_keeps_its_shape_whatever_the_cells_hold(rows: list[list[str]]) -> None:
    head, *body = (tuple(row) for row in rows)
    lines = Sheet("", head, tuple(body)).markdown().split("\n")[:-1]
    assert len(lines) == len(body) + 2
    assert all(
        line.replace("\\\\", "").replace("\\|", "").count("|") == len(head) + 1 for line in lines
    )


def test_markdown_escapes_what_it_would_read() -> None:
    text = Sheet("a_b", ("x|y", "z"), (("*1*", "<b>"), ("short",))).markdown()
    assert text == ("### a\\_b\n\n| x\\|y | z |\n|---|---|\n| \\*1\\* | \\<b\\> |\n| short |  |\n")


def test_an_answer_becomes_markdown_and_a_table() -> None:
    assert ANSWER.markdown() == (
        "### SimpleRNN\n\n`in·u + u·u + u` = **4,072**\n\n"
        "|  |  |  |\n|---|---|---|\n| input weights | 500 × 8 | 4,000 |\n"
        "| recurrent | 8 × 8 | 64 |\n\nA note.\n"
    )
    assert ANSWER.sheet().csv().splitlines() == [
        'SimpleRNN,in·u + u·u + u,"4,072"',
        'input weights,500 × 8,"4,000"',
        "recurrent,8 × 8,64",
    ]


def test_what_a_term_was_before_stands_in_a_column_of_its_own() -> None:
    first, second = ANSWER.lines
    changed = replace(ANSWER, lines=(replace(first, was="500 × 4 = 2,000 before"), second))
    assert changed.sheet() == Sheet(
        "SimpleRNN",
        ("SimpleRNN", "in·u + u·u + u", "4,072", ""),
        (
            ("input weights", "500 × 8", "4,000", "500 × 4 = 2,000 before"),
            ("recurrent", "8 × 8", "64", ""),
        ),
    )
    assert "|  |  |  |  |\n|---|---|---|---|\n" in changed.markdown()
    assert "| 4,000 | 500 × 4 = 2,000 before |" in changed.markdown()
    assert len(ANSWER.sheet().columns) == 3
    assert (changed.changed, ANSWER.changed) == (True, False)


def test_a_formula_with_backticks_stays_code() -> None:
    assert code_span("a`b") == "`` a`b ``"


def test_an_answer_may_be_worded_only_when_asked_for() -> None:
    asked = []

    def word() -> Answer:
        asked.append(1)
        return ANSWER

    assert not asked
    assert answer_of(word) is ANSWER
    assert answer_of(ANSWER) is ANSWER
    assert answer_of(None) is None
