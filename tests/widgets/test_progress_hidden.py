"""What a line of progress is told while it cannot be seen stands there when it can."""

from textual.containers import Container

from tests.widgets.stage import Stage, lines
from widgets.progress_line import ProgressLine


async def test_a_line_that_was_hidden_shows_what_it_was_told_meanwhile() -> None:
    line = ProgressLine()
    box = Container(line)
    stage = Stage(box)
    async with stage.run_test(size=(80, 4)) as pilot:
        line.set_content("245 of 500", 245, 500)
        await pilot.pause()
        assert "245 of 500" in lines(line)[0]
        box.display = False
        await pilot.pause()
        line.set_content("0 of 10", 0, 10)
        box.display = True
        await pilot.pause()
        assert "0 of 10" in screen_line(stage)


def screen_line(stage: Stage) -> str:
    """The first line as the terminal gets it, which is not asked of the widget anew."""
    return "".join(segment.text for segment in stage.screen._compositor.render_strips()[0])
