"""What the Words lab says is read whole: headings, minus signs, names left out, and what to do."""

import re
from typing import Any

import pytest

from engine.why import Refusal
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.words_lab import lab_of, opened
from widgets.scatter import Scatter
from widgets.why_panel import WhyPanel


def named_as_left_out(text: str) -> int:
    found = re.search(r"(\d+) names? left out, \+ zooms", text)
    return int(found[1]) if found else 0


async def test_names_left_out_are_counted_and_signs_are_minus_signs(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "m")
        plane = lab_of(pilot).view.query_one(Scatter)
        assert named_as_left_out(screen_text(pilot)) == 12 - len(plane._labels)
        await press(pilot, "u")
        left_out = named_as_left_out(screen_text(pilot))
        assert left_out == 100 - len(plane._labels) > 0
        answer = lab_of(pilot).query_one(WhyPanel).answer()
        assert answer is not None and answer.value.startswith("(−0.59")
        assert not re.search(r"-\d", str(answer))
        await press(pilot, *["plus"] * 3)
        assert named_as_left_out(screen_text(pilot)) < left_out


async def test_a_heading_that_is_longer_than_a_line_takes_two(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "t")
        lines = screen_text(pilot).splitlines()
        at = next(i for i, line in enumerate(lines) if line.startswith("Word2Vec on builtin"))
        heading = " ".join(line.strip() for line in lines[at : at + 2])
        assert heading.endswith("is kept as word2vec; where there are such vectors already, as "
                                "word2vec-2, and so on.")  # fmt: skip


@pytest.mark.parametrize(
    ("refusal", "fetch", "sentence"),
    [
        (
            Refusal("vectors_no_network", host="example.org"), True,
            "example.org cannot be reached; check the network, or choose",
        ),
        (None, False, "choose them from the list of vectors, and they are fetched."),
    ],
)  # fmt: skip
async def test_what_to_do_is_said_in_the_labs_own_way(
    make_app: MakeApp,
    monkeypatch: pytest.MonkeyPatch,
    refusal: Refusal | None,
    fetch: bool,
    sentence: str,
) -> None:
    def refuse(*_given: Any, **_named: Any) -> None:
        assert refusal is not None
        raise refusal

    monkeypatch.setattr("tui.screens.words.opener.fetch_vectors", refuse)
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot)
        lab.use("glove-wiki-gigaword-50", fetch)
        await settle(pilot)
        (told,) = [each.message for each in pilot.app._notifications]
        assert sentence in told and "--" not in told and "imdb-tui words" not in told
