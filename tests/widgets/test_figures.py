from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of
from widgets.answer import Answer, Sheet, Shows
from widgets.figures import Figure, Figures
from widgets.safe_text import cell_len

ANSWER = Answer("Reviews", "", (), "25,000")
FIGURES = (
    Figure("Reviews", "25,000", ANSWER),
    Figure("긍정", "12,500"),
    Figure("Longest", "2,494", lambda: ANSWER),
    Figure("가장 짧은 리뷰", "11"),
    Figure("Mean", "238.71"),
)


def moves(stage: Stage) -> list[str]:
    return [message.figure.label for message in stage.said]  # type: ignore[attr-defined]


async def test_arrows_move_in_the_grid_and_leave_it_at_the_edges() -> None:
    figures = Figures(FIGURES)
    stage = Stage(figures)
    async with stage.run_test(size=(60, 10)) as pilot:
        first_line = "Reviews 25,000 긍정 12,500 Longest 2,494"
        assert lines(figures)[0].split() == first_line.split()
        await pilot.press("right", "down", "left", "up", "end", "home")
        moved = ["Reviews", "긍정", "Mean", "가장 짧은 리뷰", "Reviews", "Mean", "Reviews"]
        assert moves(stage) == moved
        await pilot.press("left", "up", "end", "down", "right")
        assert stage.left_over == ["left", "up", "down", "right"]


async def test_a_click_moves_the_cursor_and_a_gap_does_not() -> None:
    figures = Figures(FIGURES)
    stage = Stage(figures)
    async with stage.run_test(size=(60, 10)) as pilot:
        await pilot.click(figures, offset=(2, 1))
        assert figures.figure == FIGURES[3]
        gap = cell_len(lines(figures)[0].split("긍정")[0]) - 1
        await pilot.click(figures, offset=(gap, 0))
        assert figures.figure == FIGURES[3]
        await pilot.click(figures, offset=(gap + 1, 0))
        assert figures.figure == FIGURES[1]


async def test_the_cursor_is_seen_with_the_focus_and_faintly_without() -> None:
    figures, other = Figures(FIGURES), Figures(FIGURES, id="other")
    async with Stage(figures, other).run_test(size=(60, 10)) as pilot:
        assert style_of(figures, "25,000").reverse
        assert style_of(other, "25,000").underline
        assert not style_of(other, "25,000").reverse
        await pilot.press("tab")
        assert style_of(figures, "25,000").underline
        assert style_of(other, "25,000").reverse


async def test_it_takes_the_lines_it_needs_at_every_width() -> None:
    figures = Figures(FIGURES)
    stage = Stage(figures)
    async with stage.run_test(size=(120, 10)) as pilot:
        heights = []
        for width in (200, 60, 24, 10):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            heights.append(figures.size.height)
            assert all(cell_len(line) == width for line in lines(figures))
        assert heights == [1, 2, 5, 5]
        assert "25,000" in lines(figures)[0]


async def test_new_figures_are_drawn_and_the_new_answer_is_announced() -> None:
    figures = Figures(FIGURES)
    stage = Stage(figures)
    async with stage.run_test(size=(60, 10)) as pilot:
        await pilot.press("end")
        figures.set_content([Figure("Only", "1")])
        await pilot.pause()
        assert lines(figures) == ["Only  1".ljust(60)]
        assert moves(stage)[-1] == "Only"
        figures.set_content([], empty="아직 없습니다")
        await pilot.pause()
        assert lines(figures)[0].strip() == "아직 없습니다"
        assert figures.figure is None
        assert figures.answer() is None
        await pilot.press("right", "end", "pagedown")
        assert stage.left_over == ["right", "pagedown"]


async def test_content_may_come_before_there_is_a_size() -> None:
    figures = Figures()
    figures.set_content(FIGURES)
    async with Stage(figures).run_test(size=(60, 10)):
        assert "Mean" in lines(figures)[1]


async def test_a_marked_figure_has_a_sign_that_takes_room() -> None:
    figures = Figures([Figure("Units", "16", mark=True), Figure("Total", "8,272")])
    async with Stage(figures).run_test(size=(40, 5)):
        assert lines(figures)[0].rstrip() == "Units   ◆ 16   Total  8,272"
        assert style_of(figures, "◆ 16").reverse
        assert figures.sheet().rows == (("Units", "◆ 16"), ("Total", "8,272"))


@given(
    st.lists(st.builds(Figure, st.text(max_size=20), st.text(max_size=20), mark=st.booleans())),
    st.integers(1, 200),
)
def test_no_line_is_wider_than_the_place(content: list[Figure], width: int) -> None:
    figures = Figures(content)
    figures.look = figures.cursor_style = lambda *_: None  # type: ignore[method-assign, assignment]
    for y in range(figures.set_out(width, 10)):
        assert cell_len("".join(text for text, _ in figures.draw(y, width))) <= width


async def test_text_from_data_is_never_markup_and_never_a_control() -> None:
    figures = Figures([Figure("[bold]x[/]", "\x1b[31m1\t2")])
    async with Stage(figures).run_test(size=(40, 5)):
        assert lines(figures)[0].rstrip() == "[bold]x[/]  ␛[31m1→2"


async def test_a_cursor_out_of_sight_is_scrolled_to() -> None:
    figures = Figures([Figure(f"Figure number {i}", f"{i:,}") for i in range(100)])
    stage = Stage(figures, css="Figures { height: 4; }")
    async with stage.run_test(size=(30, 10)) as pilot:
        await pilot.press("end")
        assert "99" in lines(figures)[3]
        await pilot.press("home")
        assert "Figure number 0" in lines(figures)[0]


async def test_a_container_scrolls_along_with_the_cursor() -> None:
    figures = Figures([Figure(f"Figure number {i}", f"{i:,}") for i in range(100)])
    stage = Stage(figures)
    async with stage.run_test(size=(30, 10)) as pilot:
        assert figures.size.height == 100
        await pilot.press("end")
        await pilot.pause()
        assert stage.screen.scroll_offset.y == 90


def test_it_shows_itself_as_a_table() -> None:
    figures = Figures(FIGURES[:2], title="Counts", columns=("What", "How many"))
    assert isinstance(figures, Shows)
    assert figures.answer() == ANSWER
    rows = (("Reviews", "25,000"), ("긍정", "12,500"))
    assert figures.sheet() == Sheet("Counts", ("What", "How many"), rows)
