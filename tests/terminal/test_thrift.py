"""What is sent to the terminal: less than Textual would send, and the same to be seen."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.terminal.thrift import Shown, cells_of, strip_of

STYLES = (None, Style(bold=True), Style(color="red"))
WIDTH, LINES = 12, 3
LETTERS = st.sampled_from("ab 한é\N{COMBINING ACUTE ACCENT}█")
SEGMENTS = st.tuples(st.text(LETTERS, max_size=6), st.sampled_from(STYLES)).map(
    lambda pair: Segment(*pair)
)


class Screen:
    """A terminal that keeps what was written where; half a wide character is none."""

    def __init__(self) -> None:
        self.cells: list[list[tuple[str, Style | None]]] = [[(" ", None)] * WIDTH] * LINES

    def write(self, x: int, y: int, strip: Strip) -> None:
        line, new = list(self.cells[y]), cells_of(strip)
        end = x + len(new)
        if line[x][0] == "" and x:
            line[x - 1] = (" ", None)
        if end < WIDTH and line[end][0] == "":
            line[end] = (" ", None)
        line[x:end] = new
        self.cells[y] = line


@st.composite
def pieces(draw: st.DrawFn) -> tuple[int, int, Strip]:
    """Something that Textual would write, somewhere."""
    strip = Strip(draw(st.lists(SEGMENTS, min_size=1, max_size=4)))
    strip = strip.crop(0, WIDTH)
    x = draw(st.integers(0, WIDTH - strip.cell_length))
    return x, draw(st.integers(0, LINES - 1)), strip


@given(st.lists(pieces(), min_size=2, max_size=8))
def test_what_is_seen_is_what_textual_would_have_written(
    written: list[tuple[int, int, Strip]],
) -> None:
    shown, ours, theirs = Shown(), Screen(), Screen()
    shown.sent_whole(LayoutUpdate([[Strip.blank(WIDTH)]] * LINES, Region(0, 0, WIDTH, LINES)))
    for x, y, strip in written:
        if not strip.cell_length:
            continue
        theirs.write(x, y, strip)
        for at, part in shown.changes(x, y, strip):
            ours.write(at, y, part)
        assert [[text for text, _ in line] for line in ours.cells] == [
            [text for text, _ in line] for line in theirs.cells
        ]


@given(pieces())
def test_what_stands_there_already_is_not_sent_again(piece: tuple[int, int, Strip]) -> None:
    shown, (x, y, strip) = Shown(), piece
    assert bool(list(shown.changes(x, y, strip))) == bool(strip.cell_length)
    assert list(shown.changes(x, y, strip)) == []


def parts(shown: Shown, text: str, x: int = 0) -> Iterator[tuple[int, str]]:
    for at, strip in shown.changes(x, 0, Strip([Segment(text)])):
        yield at, strip.text


def test_a_few_digits_are_sent_alone() -> None:
    shown = Shown()
    assert list(parts(shown, "loss 0.4500  accuracy 0.7000")) == [
        (0, "loss 0.4500  accuracy 0.7000")
    ]
    assert list(parts(shown, "loss 0.4321  accuracy 0.7100")) == [(8, "321"), (25, "1")]
    assert list(parts(shown, "accuracy 0.7900", 13)) == [(25, "9")]


def test_what_lies_close_together_is_one_piece() -> None:
    shown = Shown()
    list(parts(shown, "0.4500 0.7000"))
    assert list(parts(shown, "0.4599 0.7100")) == [(4, "99 0.71")]


def test_a_wide_character_is_sent_whole_and_an_accent_with_its_letter() -> None:
    shown = Shown()
    list(parts(shown, "한글 e e"))
    assert list(parts(shown, "한국 e e")) == [(2, "국")]
    accented = "한국 e e\N{COMBINING ACUTE ACCENT}"
    assert list(parts(shown, accented)) == [(7, "e\N{COMBINING ACUTE ACCENT}")]


def test_another_style_is_a_change() -> None:
    shown = Shown()
    list(parts(shown, "0.45"))
    bold = Strip([Segment("0."), Segment("45", Style(bold=True))])
    assert [(at, part.text) for at, part in shown.changes(0, 0, bold)] == [(2, "45")]
    assert cell_len(strip_of(cells_of(bold)).text) == 4


def test_what_was_never_sent_is_not_taken_for_shown() -> None:
    shown, console = Shown(), Console(color_system="256")
    update = ChopsUpdate([{0: Strip([Segment("epoch 1")])}], [(0, 0, 7)], [[7]])
    shown.thrifty(update)  # and dropped, as Textual does in a batch
    assert "epoch 1" in shown.thrifty(update).render_segments(console)
    assert shown.thrifty(update).render_segments(console) == ""


def test_a_whole_screen_is_sent_whole_and_remembered() -> None:
    shown, console = Shown(), Console(color_system="256")
    whole = LayoutUpdate([[Strip([Segment("epoch 1")])]], Region(0, 0, 7, 1))
    for _ in range(2):
        assert "epoch 1" in shown.thrifty(whole).render_segments(console)
    update = ChopsUpdate([{0: Strip([Segment("epoch 2")])}], [(0, 0, 7)], [[7]])
    sent = shown.thrifty(update).render_segments(console)
    assert "2" in sent and "epoch" not in sent
