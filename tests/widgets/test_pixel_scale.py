"""Maps that are made smaller: the colours go as far as what is drawn, and the header says so."""

import numpy as np
import pytest

from tests.widgets.stage import Stage, lines
from widgets.answer import Answer
from widgets.pixel_layout import lay_out
from widgets.pixel_map import Maps, PixelMaps
from widgets.pixel_pieces import figure, heading
from widgets.pixels import SHADES, Look, Span, text_lines

#: One number of four is 4, and so is the mean of no four less than 1.
DOTTED = np.kron(np.ones((8, 8)), np.array([[4.0, 0.0], [0.0, 0.0]]))
DOTTED[:4, :4] = 0


async def test_a_map_made_smaller_uses_all_colours_and_says_what_they_stand_for() -> None:
    shown = PixelMaps(Look("shades"))
    async with Stage(shown, css="PixelMaps { height: 1fr; }").run_test(size=(30, 6)) as pilot:
        shown.set_content(Maps("t", DOTTED[None]))
        await pilot.pause()
        assert SHADES[-1] in "".join(lines(shown)[1:])
        assert lines(shown)[0].rstrip().endswith("0  .-=+*%@ 1")
        assert [row[1:] for row in shown.sheet().rows] == [("0", "4")]  # the numbers themselves
        shown.set_content(Maps("t", DOTTED[None], span=Span(0, 4)))
        await pilot.pause()
        assert SHADES[-1] not in "".join(lines(shown)[1:])


def test_pictures_keep_their_scale_and_maps_in_text_have_one_of_what_is_drawn() -> None:
    assert SHADES[-1] in "".join(text_lines(DOTTED, Look("shades"), 8))
    grey = (DOTTED * 63).astype(np.uint8)
    assert SHADES[-1] not in "".join(text_lines(grey, Look("shades"), 8))


def test_all_maps_are_seen_where_a_little_less_of_each_is_enough() -> None:
    assert (lay_out(32, (28, 28), 51, 29).columns, lay_out(32, (28, 28), 51, 30).columns) == (8, 7)
    assert lay_out(32, (28, 28), 51, 35).columns == 8
    assert lay_out(32, (6, 6), 51, 9).columns == 6  # what is as small as that is drawn as it is


@pytest.mark.parametrize(("title", "legend"), [("t" * 10, 8), ("t" * 15, 5), ("t" * 30, 4)])
def test_the_colours_give_way_to_a_long_title(title: str, legend: int) -> None:
    pieces = heading(title, (0.0, 1.0), Span(0.0, 1.0), Look("shades"), 25, None)  # type: ignore[arg-type]
    assert sum(len(text) for text, _style in pieces[1:-1]) == legend
    assert sum(len(text) for text, _style in pieces) == 25


def test_below_0_is_written_with_a_minus() -> None:
    assert (figure(-0.5), figure(-1e-7)) == ("−0.5", "−1e−07")


@pytest.mark.parametrize(("height", "said"), [(6, "2.0 by 2.0, note"), (20, "note")])
async def test_of_a_map_made_smaller_it_is_told_how_many_numbers_a_pixel_is(
    height: int, said: str
) -> None:
    shown = PixelMaps(Look("shades"))
    stage = Stage(shown, css="PixelMaps { height: 1fr; }")
    async with stage.run_test(size=(30, height)) as pilot:
        shown.set_content(
            Maps(
                "t",
                DOTTED[None],
                answer=lambda _index: Answer("", "", (), "4", note="note"),
                smaller=lambda down, across: f"{down} by {across},",
            )
        )
        await pilot.pause()
        answer = shown.answer()
        assert answer is not None and answer.note == said


@pytest.mark.parametrize(
    ("width", "shown"), [(40, "before, seed 3"), (26, "seed 3"), (16, "seed 3"), (9, "seed 3")]
)
def test_a_title_that_would_be_cut_gives_way_to_a_short_one(width: int, shown: str) -> None:
    pieces = heading("before, seed 3", (-0.1, 0.1), Span(-1, 1), Look(), width, None, "seed 3")  # type: ignore[arg-type]
    title = pieces[0][0].removesuffix(" −0.1 ").rstrip()
    assert title == shown and (width < 26 or len(pieces) > 2)
