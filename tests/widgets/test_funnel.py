from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of, widen
from widgets.answer import Answer, Sheet, Shows
from widgets.funnel import LEAST_DEPTH, LEAST_PLACES, Funnel, FunnelRow, lanes_of
from widgets.safe_text import cell_len

HEADS = ("layer", "steps", "shape", "features")
ROWS = [
    FunnelRow("input", "?", None, 1, Answer("input", "", (), "")),
    FunnelRow("Embedding(500, 64)", "64×64", 64, 64),
    FunnelRow("풀링", "8×64", 8, 64),
    FunnelRow("a pair", "2×8", 2, 8, lambda: Answer("pair", "", (), "")),
    FunnelRow("GlobalMaxPooling1D", "64", 1, 64),
    FunnelRow("Dense(1)", "1", 1, 1),
    FunnelRow("Unknown", "?×?", None, None),
]
SIZES = st.none() | st.floats() | st.integers(0, 10**9)


def drawn(funnel: Funnel, width: int) -> list[str]:
    """Head and rows as they are drawn, without an app around them."""
    funnel.look = funnel.cursor_style = lambda *_: None  # type: ignore[method-assign, assignment]
    rows = [funnel.draw_header(0, width), *(funnel.draw(y, width) for y in range(funnel.count))]
    return ["".join(text for text, _ in row) for row in rows]


def bars(funnel: Funnel, width: int) -> list[tuple[str, str]]:
    """The bars of every row: for the places and for the depth."""
    way, label, places, text, depth = lanes_of(
        width,
        max(cell_len(row.label) for row in ROWS),
        max(cell_len(each) for each in (HEADS[2], *(row.text for row in ROWS))),
    )
    assert places
    assert depth
    found = []
    for row, line in zip(ROWS, drawn(funnel, width)[1:], strict=True):
        start = way + label + 2 - (cell_len(row.label) - len(row.label))
        found.append((line[start : start + places], line[start + places + 2 + text + 2 :]))
    return found


def test_the_bars_narrow_to_a_thread_about_one_middle() -> None:
    found = [places for places, _ in bars(Funnel(ROWS, heads=HEADS), 80)]
    middle = len(found[0]) // 2
    assert [len(bar) for bar in found] == [2 * middle + 1] * len(ROWS)
    assert found[1] == "█" * len(found[1])
    # 64 is 2 to the sixth, 8 to the third: half as long. 2 is a sixth.
    assert abs(cells(found[2]) - len(found[1]) / 2) <= 1
    assert abs(cells(found[3]) - len(found[1]) / 6) <= 1
    assert found[4] == found[5] == "┃".center(len(found[1]))
    mirrored = str.maketrans("▐▌", "▌▐")
    assert all(bar == bar[::-1].translate(mirrored) for bar in found)


def cells(bar: str) -> float:
    return bar.count("█") + (bar.count("▐") + bar.count("▌")) / 2


def test_the_depths_are_logarithmic_and_one_is_just_seen() -> None:
    found = [depth for _, depth in bars(Funnel(ROWS, heads=HEADS), 80)]
    assert set(found[1]) == {"█"}
    assert found[0].strip() == found[5].strip() == "▏"
    assert abs(found[3].count("█") - len(found[1]) / 2) <= 1


def test_what_is_not_known_is_dotted_and_nothing_is_blank() -> None:
    found = bars(Funnel(ROWS, heads=HEADS), 80)
    assert set(found[0][0]) == set(found[6][0]) == set(found[6][1]) == {"░"}
    nothing = drawn(Funnel([FunnelRow("a", "0", 0, 0), ROWS[1]]), 60)[1]
    assert nothing.split() == ["│", "a", "0"]


def test_two_places_are_wider_than_one_however_many_others_have() -> None:
    funnel = Funnel([FunnelRow("", "", count, 1) for count in (10**9, 2, 1)])
    _, pair, one = drawn(funnel, 40)[1:]
    assert "▐█▌" in pair
    assert "┃" in one


def test_without_blocks_it_is_drawn_in_ascii() -> None:
    plain = drawn(Funnel([ROWS[0], ROWS[1], *ROWS[3:6]], heads=HEADS, plain=True), 80)
    assert "".join(plain).replace("×", "").isascii()
    assert [line[0] for line in plain] == [" ", "|", "|", "|", "|", "v"]
    assert ". . ." in plain[1]
    assert "###" in plain[2]


def test_an_arrow_leads_from_the_first_to_the_last() -> None:
    assert [line[0] for line in drawn(Funnel(ROWS), 80)[1:]] == ["│"] * 6 + ["↓"]
    assert drawn(Funnel(ROWS[:1]), 80)[1].startswith("  input")


def test_bars_give_way_before_texts_and_texts_before_labels() -> None:
    rows = [FunnelRow("Embedding(500, 64)", "496×128", 496, 128), FunnelRow("Dense", "1", 1, 1)]
    funnel = Funnel(rows)
    all_there, no_depth, bare, tight, labels, cut = (
        drawn(funnel, width)[1] for width in (60, 40, 30, 28, 20, 12)
    )
    assert all_there.endswith("█" * LEAST_DEPTH)
    assert no_depth.endswith("█" * LEAST_PLACES + "  496×128")
    assert bare == "│ Embedding(500, 64)   496×128"
    assert tight == "Embedding(500, 64)   496×128"
    assert labels == "Embedding(500, 64)  "
    assert cut == "Embedding(5…"
    # A line whose label is short keeps its text.
    assert drawn(funnel, 12)[2] == "Dense      1"


@given(st.integers(1, 200), st.integers(0, 80), st.integers(0, 40))
def test_lanes_never_take_more_than_there_is(width: int, label: int, text: int) -> None:
    lanes = lanes_of(width, label, text)
    gaps = 2 * (1 + bool(lanes.places) + bool(lanes.depth)) if lanes.places else 0
    assert sum(lanes) + gaps <= width
    assert lanes.places == 0 or (lanes.places >= LEAST_PLACES and lanes.places % 2 == 1)
    assert lanes.depth == 0 or lanes.depth >= LEAST_DEPTH
    if lanes.places:
        assert (lanes.label, lanes.text >= text) == (label, True)


@given(
    st.lists(
        st.builds(FunnelRow, st.text(max_size=20), st.text(max_size=12), SIZES, SIZES), max_size=8
    ),
    st.tuples(*[st.text(max_size=12)] * 4),
    st.integers(1, 200),
    st.booleans(),
)
def test_no_line_is_wider_than_the_place(
    rows: list[FunnelRow], heads: tuple[str, str, str, str], width: int, plain: bool
) -> None:
    for line in drawn(Funnel(rows, heads=heads, plain=plain), width):
        assert cell_len(line) <= width


async def test_no_width_is_too_narrow_or_too_wide() -> None:
    funnel = Funnel(ROWS, heads=HEADS)
    for width in range(1, 201):
        assert all(cell_len(line) <= width for line in drawn(Funnel(ROWS, heads=HEADS), width))
    async with Stage(funnel).run_test(size=(20, 10)) as pilot:
        for width in (*range(1, 48), *range(48, 201, 9)):
            await widen(pilot, funnel, width)
            assert all(cell_len(line) == width for line in lines(funnel)), width


async def test_keys_and_mouse_move_the_cursor() -> None:
    funnel = Funnel(ROWS * 5, heads=HEADS)
    stage = Stage(funnel, css="Funnel { height: 7; }")
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("up", "down", "pagedown", "pageup", "end", "down", "home", "left")
        moved = [(m.index, m.row) for m in stage.said if isinstance(m, Funnel.Moved)]
        assert [index for index, _ in moved] == [0, 1, 7, 1, 34, 0]
        assert moved[2][1] is ROWS[0]
        assert stage.left_over == ["up", "down", "left"]
        await pilot.click(funnel, offset=(5, 2))
        assert funnel.row is ROWS[1]
        assert style_of(funnel, "64×64").reverse
        await pilot.click(funnel, offset=(5, 0))
        assert funnel.cursor == 1
        await pilot.press("end")
        assert lines(funnel)[0].split() == list(HEADS)
        assert "Unknown" in lines(funnel)[6]


async def test_the_cursor_is_on_the_label_where_no_text_has_room() -> None:
    funnel = Funnel(ROWS)
    async with Stage(funnel).run_test(size=(12, 10)) as pilot:
        assert style_of(funnel, "?").reverse
        await pilot.press("down")
        assert style_of(funnel, "Embedding(5").reverse


async def test_no_rows_and_new_rows() -> None:
    funnel = Funnel(empty="nothing")
    stage = Stage(funnel)
    async with stage.run_test(size=(80, 20)) as pilot:
        assert lines(funnel)[0].strip() == "nothing"
        assert (funnel.row, funnel.answer()) == (None, None)
        await pilot.press("down", "pagedown")
        assert stage.left_over == ["down", "pagedown"]
        funnel.set_content(ROWS, heads=HEADS, title="Conv1D")
        await pilot.pause()
        assert len(lines(funnel)) == 8
        assert lines(funnel)[0].split() == list(HEADS)
        assert funnel.answer() == Answer("input", "", (), "")
        await pilot.press("down", "down", "down")
        assert funnel.answer() == Answer("pair", "", (), "")
        funnel.set_content(ROWS[:2])
        await pilot.pause()
        assert funnel.cursor == 1
        assert lines(funnel)[0].split() == list(HEADS)
        assert funnel.sheet() == Sheet(
            "Conv1D", ("layer", "shape"), (("input", "?"), ("Embedding(500, 64)", "64×64"))
        )
    assert isinstance(funnel, Shows)


async def test_thirteen_rows_and_their_heads_fit_at_eighty_columns() -> None:
    funnel = Funnel((ROWS * 2)[:13], heads=HEADS)
    async with Stage(funnel).run_test(size=(80, 24)):
        assert len(lines(funnel)) == 14
        assert all(row.text in "".join(lines(funnel)) for row in ROWS)
