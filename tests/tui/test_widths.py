"""Both languages fit: what has a fixed place is not cut, even at the smallest size."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui import language
from tui.labs import LABS
from tui.language import _, say
from tui.screens.reviews.lab import VIEWS
from tui.wording.reviews import LEDGER, STAGES
from widgets.safe_text import cell_len

SIZES = ((60, 20), (80, 24))


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("size", SIZES)
async def test_no_view_cuts_its_tabs_its_title_or_its_keys(
    make_app: MakeApp, size: tuple[int, int], lang: str
) -> None:
    async with make_app(lang).run_test(size=size) as pilot:
        await settle(pilot)
        text = screen_text(pilot)
        for lab in LABS:
            assert _(lab.title) in text
            assert _(lab.teaches) in text
        await press(pilot, "1")
        for _name, key, _title in VIEWS:
            await press(pilot, key)
            top, tabs, *_rest, keys = screen_text(pilot).splitlines()
            assert "…" not in top + tabs + keys
            assert all(_(title) in tabs for _view, _key, title in VIEWS)
            assert _("Help") in keys
            assert _("Own sentence") in keys


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_stands_in_columns_is_no_wider_than_the_column(lang: str) -> None:
    language.use(lang)
    for title, about in STAGES.values():
        assert cell_len(_(title)) <= 18 - len("10 ") - len(" ")
        assert cell_len(_(about)) <= 80 - len("x_train[24999] · positive · 10/10 · ")
    for title in LEDGER.values():
        assert cell_len(_(title)) <= 20
    for lab in LABS:
        assert cell_len(_(lab.title)) + cell_len("○○○○○ 0/5") <= 60 - 8


@pytest.mark.parametrize("lang", ["en", "ko"])
async def test_in_the_vision_lab_no_heading_is_cut_that_says_what_is_in_hand(
    make_app: MakeApp, lang: str
) -> None:
    async with make_app(lang).run_test(size=SIZES[0]) as pilot:
        await press(pilot, "5", "k")
        seeds = screen_text(pilot).splitlines()[4]
        assert say("seed {seed}", seed=42) in seeds and "…" not in seeds
        await press(pilot, "r", "z")
        for tool in ("space", "space", "x"):
            await press(pilot, tool)
            line = screen_text(pilot).splitlines()[2]
            assert _("Centred as in MNIST (z).") in line and "…" not in line
