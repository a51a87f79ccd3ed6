"""What a model is fed, in words: reviews or pictures, where sentences must tell them apart."""

from collections.abc import Mapping
from typing import Final

from engine.zoo.spec import Pictures, Spec
from tui.language import N_, counted, say
from tui.wording import number

#: Which pictures validate, as SPLITS says it of reviews.
SPLITS_OF_PICTURES: Final[Mapping[str, str]] = {
    "last": N_("the last {share} of the pictures validate"),
    "drawn": N_("{share} of the pictures, drawn with seed {seed}, validate"),
    "test": N_("the test pictures validate"),
}


def reads_pictures(spec: Spec) -> bool:
    """Whether a model reads pictures, and not reviews."""
    return isinstance(spec.feed, Pictures)


def fed(count: int, *, pictures: bool) -> str:
    """So many of them."""
    if pictures:
        return counted("{n} picture", "{n} pictures", count)
    return counted("{n} review", "{n} reviews", count)


def divided(taught: int, held: int, *, pictures: bool) -> str:
    """How they are divided."""
    values = {"taught": number(taught), "held": number(held)}
    if pictures:
        return say("{taught} pictures to learn from, {held} to validate with", **values)
    return say("{taught} reviews to learn from, {held} to validate with", **values)


def tested(loss: str, accuracy: str, right: int, rows: int, *, pictures: bool) -> str:
    """The result on the test set, with its rows counted."""
    values = {"loss": loss, "accuracy": accuracy, "right": number(right)}
    if pictures:
        return say(
            "Test: loss {loss}, accuracy {accuracy} ({right} of {pictures} pictures right)",
            **values,
            pictures=number(rows),
        )
    return say(
        "Test: loss {loss}, accuracy {accuracy} ({right} of {reviews} reviews right)",
        **values,
        reviews=number(rows),
    )


def pace(rows: float, *, pictures: bool) -> str:
    """So many of them a second."""
    if pictures:
        return say("{n} pictures/s", n=f"{rows:,.0f}")
    return say("{n} reviews/s", n=f"{rows:,.0f}")
