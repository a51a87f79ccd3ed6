"""What a model is fed, in words: reviews or pictures, where sentences must tell them apart."""

from collections.abc import Mapping
from typing import Final

from engine.zoo.spec import Pictures, Spec
from tui.language import N_, _, counted, say
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


#: What the Train lab says of reviews, and of pictures in their place.
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "name": (N_("reviews"), N_("pictures")),
    "tests": (N_("test reviews"), N_("test pictures")),
    "in_all": (N_("reviews in all"), N_("pictures in all")),
    "a_second": (N_("reviews/s"), N_("pictures/s")),
    "taught_a_second": (
        N_("reviews learned from, a second"),
        N_("pictures learned from, a second"),
    ),
    "rightly": (
        N_("reviews whose side of 0.5 was right"),
        N_("pictures whose most probable class was right"),
    ),
    "held": (
        N_("Counted after the epoch, on reviews from which nothing is learned."),
        N_("Counted after the epoch, on pictures from which nothing is learned."),
    ),
    "tested": (
        N_("On reviews that neither taught nor chose anything."),
        N_("On pictures that neither taught nor chose anything."),
    ),
    "turned": (
        N_(
            "The validation loss was least after epoch {epoch}. What was learned since fits the training reviews better and others worse: overfitting."
        ),
        N_(
            "The validation loss was least after epoch {epoch}. What was learned since fits the training pictures better and others worse: overfitting."
        ),
    ),
    "knob_epochs": (
        N_("How often all reviews are gone through."),
        N_("How often all pictures are gone through."),
    ),
    "knob_batch": (
        N_("After so many reviews the weights are moved."),
        N_("After so many pictures the weights are moved."),
    ),
    "knob_subset": (
        N_("Only the first so many reviews: faster, and worse."),
        N_("Only the first so many pictures: faster, and worse."),
    ),
    "teaching": (N_("reviews to learn from"), N_("pictures to learn from")),
    "test_validates": (
        N_("reviews to validate with: the test reviews"),
        N_("pictures to validate with: the test pictures"),
    ),
    "held_back": (
        N_("reviews held back to validate with"),
        N_("pictures held back to validate with"),
    ),
    "in_a_batch": (N_("reviews in a batch"), N_("pictures in a batch")),
    "in_the_last_batch": (N_("reviews in the last batch"), N_("pictures in the last batch")),
    "way_last": (
        N_("The last 20 % of the training reviews are held back to validate with."),
        N_("The last 20 % of the training pictures are held back to validate with."),
    ),
    "way_drawn": (
        N_("20 % of the training reviews, drawn with seed 42, are held back to validate with."),
        N_("20 % of the training pictures, drawn with seed 42, are held back to validate with."),
    ),
    "way_test": (
        N_("It validates with the test reviews, as its notebook does: so they choose, too."),
        N_("It validates with the test pictures, as its notebook does: so they choose, too."),
    ),
    "no_result": (
        N_("The test reviews are read once, when the last epoch is done: there is no result."),
        N_("The test pictures are looked at once, when the last epoch is done: no result yet."),
    ),
    "published": (
        N_("One run on the real IMDB, as the course's notebook shows it. No target to hit."),
        N_("One run on the full MNIST, as the course's notebook shows it. No target to hit."),
    ),
}


def word(code: str, spec: Spec) -> str:
    """A word or a sentence, as it is said of what the model reads."""
    return _(WORDS[code][reads_pictures(spec)])


def testing(count: int, spec: Spec) -> str:
    """The last thing that is done."""
    if reads_pictures(spec):
        return counted(
            "All epochs are done; {n} test picture is looked at.",
            "All epochs are done; {n} test pictures are looked at.",
            count,
        )
    return counted(
        "All epochs are done; {n} test review is read.",
        "All epochs are done; {n} test reviews are read.",
        count,
    )
