"""What is being typed in the Words lab, while vectors are opened and answers come."""

from pathlib import Path

from tests.engine.vector_files import rows, saved, text
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tests.tui.words_lab import answers, lab_of, opened, vectors_line
from tui.screens.words.ask_prompt import Prompt


async def test_vectors_that_come_leave_alone_what_is_being_typed(
    make_app: MakeApp, tmp_path: Path
) -> None:
    path = saved(tmp_path / "few.txt", text(rows()))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "e")
        prompt = lab_of(pilot).query_one(Prompt)
        await press(pilot, "k", "i")
        lab_of(pilot).use(str(path))
        await settle(pilot)
        assert vectors_line(pilot).startswith("few.txt")
        await press(pilot, "n", "g")
        assert prompt.has_focus and prompt.value == "king"
        await press(pilot, "enter")
        assert not prompt.has_focus and answers(pilot)
