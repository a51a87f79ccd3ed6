"""A curve with a colour of its own keeps it, whatever is drawn beside it."""

from rich.style import Style

from tests.widgets.stage import Stage
from widgets.curves import Curve, CurvePoint, Curves

CSS = "Curves { height: 12; }"


def curve(letter: str, y: float, ink: int | None = None) -> Curve:
    points = tuple(CurvePoint(x, y, f"epoch {x}", f"{y}") for x in range(4))
    return Curve(f"curve {letter}", letter, points, ink=ink)


def styles(view: Curves) -> dict[str, Style | None]:
    """The style of every curve's line, by the letter that stands at its end."""
    found = {}
    for y in range(view.header_lines, view.size.height):
        segments = [each for each in view.render_line(y) if each.text.strip()]
        if len(segments) > 1 and segments[-1].text.strip() in set("ABC"):
            found[segments[-1].text.strip()] = segments[-2].style
    return found


async def test_a_curve_keeps_its_colour_when_another_goes() -> None:
    view = Curves()
    a, b, c = curve("A", 1.0, 2), curve("B", 2.0, 4), curve("C", 3.0, 5)
    async with Stage(view, css=CSS).run_test(size=(60, 20)) as pilot:
        view.set_content([a, b, c])
        await pilot.pause()
        before = styles(view)
        assert len({style.color for style in before.values() if style}) == len(before) == 3
        view.set_content([c])
        await pilot.pause()
        assert styles(view)["C"] is not None
        assert styles(view)["C"].color == before["C"].color  # type: ignore[union-attr]


async def test_without_one_it_takes_that_of_its_place() -> None:
    view = Curves()
    async with Stage(view, css=CSS).run_test(size=(60, 20)) as pilot:
        view.set_content([curve("A", 1.0), curve("B", 2.0)])
        await pilot.pause()
        second = styles(view)["B"]
        view.set_content([curve("A", 1.0), curve("B", 2.0, 1)])
        await pilot.pause()
        assert second is not None and styles(view)["B"].color == second.color  # type: ignore[union-attr]
