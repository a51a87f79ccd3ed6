"""What tests that compare pictures of screens share: the sizes, and the way to a view."""

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from tests.tui.pilots import press, settle

SIZES = ((60, 20), (80, 24), (120, 36))
#: A size and a language: in Korean the size that is designed for; test_widths measures the others.
SEEN = (*((size, "en") for size in SIZES), ((80, 24), "ko"))
Compare = Callable[..., bool]


def named(size: tuple[int, int]) -> str:
    """How a size is written."""
    return f"{size[0]}x{size[1]}"


def seen(part: object) -> str:
    """A size or a language, as it is written in the name of a test."""
    return part if isinstance(part, str) else named(part)  # type: ignore[arg-type]


def walk(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """What is done before the picture."""

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return before
