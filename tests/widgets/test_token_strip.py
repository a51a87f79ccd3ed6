import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of
from widgets.answer import Answer
from widgets.safe_text import cell_len
from widgets.token_strip import TokenStrip
from widgets.tokens import SHORTEST_RUN, Token, TokenMark, fold, signed

PAD = Token("0", "0", TokenMark.PADDING)
WORDS = [
    Token(word, str(i + 4)) for i, word in enumerate(["이", "film", "was", "정말", "brilliant"])
]
TOKENS = [PAD] * 397 + [Token("start", "1", TokenMark.START), *WORDS * 20]

MARKS = st.sampled_from(list(TokenMark))
STRIPS = st.lists(
    st.builds(Token, st.text(max_size=12), st.text(max_size=5), MARKS) | st.just(PAD), max_size=60
)


@given(STRIPS, st.sets(st.integers(0, 60)))
def test_folding_keeps_every_token_once_and_in_order(
    tokens: list[Token], unfolded: set[int]
) -> None:
    items = fold(tokens, frozenset(unfolded))
    assert [i for first, length in items for i in range(first, first + length)] == list(
        range(len(tokens))
    )
    for first, length in items:
        assert length == 1 or length >= SHORTEST_RUN
        assert set(tokens[first : first + length]) == {tokens[first]}


@given(STRIPS, st.integers(1, 50), st.booleans())
def test_no_line_is_wider_than_the_place(tokens: list[Token], width: int, two_rows: bool) -> None:
    strip = TokenStrip(tokens, two_rows=two_rows)
    assert strip.set_out(width, 10) == strip.lines_at(width)
    for place in strip._places:
        assert place.x + place.width <= width


@given(STRIPS, st.integers(1, 50))
def test_every_token_is_reached_by_the_keys_and_by_the_mouse(
    tokens: list[Token], width: int
) -> None:
    strip = TokenStrip(tokens)
    strip.set_out(width, 10)
    for place in range(strip.count):
        strip._cursor = place
        assert strip.stepped(1, 0) == (place + 1 if place + 1 < strip.count else None)
        assert strip.stepped(-1, 0) == (place - 1 if place else None)
        region = strip.place_of(place)
        assert strip.place_at(region.x, region.y) == place
    # Down and up again lead through every line and out at both ends.
    for down in (1, -1):
        seen = [strip.place_of(strip.cursor).y] if tokens else []
        while tokens and (step := strip.stepped(0, down)) is not None:
            strip._cursor = step
            seen.append(strip.place_of(step).y)
        if down == -1 and tokens:
            assert seen == list(range(strip.lines_at(width)))[::-1]


def test_marks_can_be_told_apart_without_colour() -> None:
    assert len({signed("x", mark) for mark in TokenMark}) == len(TokenMark)


async def test_padding_is_folded_and_unfolds_in_its_place() -> None:
    strip = TokenStrip(TOKENS)
    stage = Stage(strip, css="TokenStrip { height: 6; }")
    async with stage.run_test(size=(60, 10)) as pilot:
        assert lines(strip)[0].startswith("░0 × 397 [start] 이 film was 정말 brilliant")
        await pilot.press("enter", "right", "right")
        assert (strip.index, strip.count) == (2, len(TOKENS))
        assert lines(strip)[0].startswith("░0 ░0 ░0")
        await pilot.press("enter")
        assert (strip.index, strip.cursor) == (0, 0)
        await pilot.press("right", "enter")
        assert strip.token == TOKENS[397]
        assert stage.left_over == ["enter"]
        first, *_, last = stage.said
        assert (first.index, first.length) == (0, 397)  # type: ignore[attr-defined]
        assert (last.index, last.length) == (397, 1)  # type: ignore[attr-defined]


async def test_up_and_down_keep_to_the_column() -> None:
    words = ["aaaaaaaa", "bb", "cc", "ddddddddddddd", "ee", "ff", "gg", "hh", "ii"]
    strip = TokenStrip([Token(word) for word in words])
    stage = Stage(strip)
    async with stage.run_test(size=(14, 10)) as pilot:
        assert [line.strip() for line in lines(strip)] == [
            "aaaaaaaa bb cc", "ddddddddddddd", "ee ff gg hh ii"
        ]  # fmt: skip
        await pilot.press("right", "right", "down", "down")
        assert strip.index == 8
        await pilot.press("up", "up")
        assert strip.index == 2
        await pilot.press("up")
        await pilot.press("end", "down", "right", "home", "left")
        assert stage.left_over == ["up", "down", "right", "left"]


async def test_two_rows_show_the_ids_below_the_words() -> None:
    strip = TokenStrip(TOKENS, two_rows=True)
    stage = Stage(strip, css="TokenStrip { height: 6; }")
    async with stage.run_test(size=(60, 10)) as pilot:
        words, ids = lines(strip)[:2]
        at = {word: cell_len(words.split(word)[0]) for word in ("[start]", "film", "정말")}
        assert [cell_len(ids[:i]) for i in (ids.index("1"), ids.index("5"), ids.index("7"))] == [
            at["[start]"], at["film"], at["정말"]
        ]  # fmt: skip
        await pilot.click(strip, offset=(at["film"] + 1, 1))
        assert strip.token == WORDS[1]
        strip.two_rows = False
        await pilot.pause()
        assert "5" not in lines(strip)[0]
        assert strip.token == WORDS[1]


async def test_the_cursor_pages_and_is_always_in_sight() -> None:
    strip = TokenStrip([Token(f"t{i}") for i in range(2500)], two_rows=True)
    stage = Stage(strip, css="TokenStrip { height: 7; }")
    async with stage.run_test(size=(60, 10)) as pilot:
        for key in ("end", "pageup", "pageup", "home", "pagedown", "pagedown", "up"):
            await pilot.press(key)
            assert strip.token is not None
            assert style_of(strip, strip.token.text).reverse, key
        await pilot.press("home", "pageup", "end", "pagedown")
        assert stage.left_over == ["pageup", "pagedown"]


@pytest.mark.parametrize("two_rows", [False, True])
async def test_only_what_is_asked_for_is_worded(two_rows: bool) -> None:
    worded: list[int] = []

    def why(i: int) -> Answer:
        worded.append(i)
        return Answer(str(i), "", (), "")

    tokens = [Token(f"w{i}", str(i), answer=lambda i=i: why(i)) for i in range(10_000)]
    strip = TokenStrip(tokens, two_rows=two_rows)
    async with Stage(strip, css="TokenStrip { height: 6; }").run_test(size=(60, 10)) as pilot:
        await pilot.press("end", "left")
        assert worded == []
        answer = strip.answer()
        assert answer is not None
        assert (answer.title, worded) == ("9998", [9998])


async def test_new_tokens_keep_the_cursor_on_its_number() -> None:
    strip = TokenStrip(WORDS, title="t", columns=("token", "id", "mark"), empty="비었습니다")
    stage = Stage(strip)
    async with stage.run_test(size=(60, 10)) as pilot:
        strip.go_to(3)
        strip.set_content([Token("x")] * 3 + [Token("found")] * 9)
        await pilot.pause()
        assert strip.token == Token("found")
        assert stage.said[-1].token == Token("found")  # type: ignore[attr-defined]
        strip.set_content([PAD] * 9)
        await pilot.pause()
        assert (strip.index, strip.count) == (0, 1)
        strip.set_content([])
        await pilot.pause()
        assert lines(strip)[0].strip() == "비었습니다"
        assert (strip.token, strip.answer()) == (None, None)
        await pilot.press("right", "pagedown", "enter")
        assert stage.left_over == ["right", "pagedown", "enter"]
    assert TokenStrip(WORDS[:1]).sheet().rows == (("이", "4", "word"),)


async def test_a_new_width_flows_anew() -> None:
    strip = TokenStrip(TOKENS)
    stage = Stage(strip)
    async with stage.run_test(size=(60, 10)) as pilot:
        for width in (20, 4, 200):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert all(cell_len(line) == strip.size.width for line in lines(strip))


async def test_nasty_tokens_show_as_text() -> None:
    strip = TokenStrip([Token("[bold]", "\x1b[2J"), Token("a\tb\n", mark=TokenMark.STRUCK)])
    async with Stage(strip).run_test(size=(40, 5)):
        assert lines(strip)[0].rstrip() == "[bold] ~a→b␊~"
