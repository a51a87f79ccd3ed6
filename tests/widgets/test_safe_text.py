import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.safe_text import fit, pad_cells, visible, wrap

# Every code point, lone surrogates too: files hold what they hold.
ANY = st.text(st.characters(exclude_categories=()))
NASTY = st.text(
    st.sampled_from(
        "a \ud55c\u1112\u1161\u11ab\u0301\u0308\u200d\ufe0f\u202e\u200b\x1b\x00\t\n\r\x9b"
        "\u2028\udc80\u3164\U0001f1f0\U0001f468\U0001f3fde"
    )
)
TEXTS = ANY | NASTY
WIDTHS = st.integers(-1, 40)


def harmless(text: str) -> bool:
    return all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") for c in text)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain [bold]text[/]", "plain [bold]text[/]"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\tb\x00c\x7f", "a→b␀c␡"),
        ("\x9b2J", "�2J"),
        ("\udcff", "�"),
        ("abc\u202edef", "abc·def"),
        ("👩\u200d🚀", "👩🚀"),
        ("❤\ufe0f", "❤"),
        ("e\u0301", "é"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u0301x", "◌\u0301x"),
        ("line\nline", "line␊line"),
        ("\u3164", ""),
        ("soft\xadhyphen", "softhyphen"),
    ],
)
def test_what_could_do_harm_is_shown_as_a_sign_or_not_at_all(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_line_ends_are_kept_only_on_request() -> None:
    assert visible("a\r\nb\nc\rd", newlines=True) == "a\nb\nc␍d"


def test_heaped_accents_are_thinned_out() -> None:
    assert len(visible("x" + "\u0332" * 50)) <= 4


@given(TEXTS)
def test_visible_text_is_harmless_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert harmless(shown)
    assert visible(shown) == shown


@given(TEXTS, TEXTS)
def test_widths_add_up(one: str, other: str) -> None:
    one, other = visible(one), visible(other)
    assert cell_len(one + other) == cell_len(one) + cell_len(other)
    assert cell_len(one) == sum(map(cell_len, one))


@given(TEXTS, WIDTHS)
def test_fitted_text_fits(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cell_len(fitted) <= max(0, width)
    assert harmless(fitted)


@given(TEXTS, st.integers(0, 40))
def test_text_that_fits_is_not_cut(text: str, room: int) -> None:
    assert fit(text, cell_len(visible(text)) + room) == visible(text)


@given(TEXTS, WIDTHS, st.sampled_from(["left", "right", "center"]))
def test_padded_text_fills_its_place(text: str, width: int, align: str) -> None:
    padded = pad_cells(text, width, align)  # type: ignore[arg-type]
    assert cell_len(padded) == max(0, width)
    assert harmless(padded)


def test_a_wide_character_that_would_be_cut_in_half_is_left_out() -> None:
    assert fit("한글자", 4) == "한…"
    assert pad_cells("한글자", 4) == "한… "


@given(TEXTS, st.integers(1, 40))
def test_wrapped_lines_fit_and_lose_no_words(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width and harmless(line) for line in lines)
    if width > 1:
        kept = "".join(lines).replace(" ", "")
        assert kept == visible(text, newlines=True).replace("\n", "").replace(" ", "")


def test_lines_break_between_words_where_they_can() -> None:
    assert wrap("정말 훌륭한 영화였다", 11) == ["정말 훌륭한", "영화였다"]
    assert wrap("abcdefgh ij", 5) == ["abcde", "fgh", "ij"]
