"""Maps of vectors that do not have the words of the lesson."""

from pathlib import Path
from typing import Any

from tests.engine.vector_files import WORDS, rows, saved, text
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tests.tui.words_lab import head, lab_of, opened
from widgets.scatter import Scatter

FRUIT = "banana, apple, mango, fruit, coconut, orange"


async def test_a_map_says_which_words_of_the_lesson_are_not_there(
    make_app: MakeApp, tmp_path: Path
) -> None:
    some = saved(tmp_path / "some.txt", text(rows()))
    none = saved(tmp_path / "none.txt", text(rows(), [f"말{i}" for i in range(len(WORDS))]))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for path, begins, missing in (
            (some, "4 words · PCA", f"man, woman, {FRUIT}"),
            (none, "8 words · PCA", f"boy, girl, man, woman, king, queen, {FRUIT}"),
        ):
            lab_of(pilot).use(str(path))
            await settle(pilot)
            await press(pilot, "m")
            assert head(pilot).startswith(begins)
            assert head(pilot).endswith(f"not in these vectors: {missing}")
            assert len(lab_of(pilot).view.query_one(Scatter).sheet().rows) == int(begins[0])
        assert not pilot.app.journey.has("parted")  # type: ignore[attr-defined]


def test_the_command_lays_out_those_that_are_there(imdb_tui: Any, tmp_path: Path) -> None:
    some = saved(tmp_path / "some.txt", text(rows()))
    code, out, _err = imdb_tui("words", "project", "--vectors", str(some))
    assert code == 0 and out.startswith("4 words · PCA")
    assert "not in these vectors: man, woman, banana" in " ".join(out.split())
