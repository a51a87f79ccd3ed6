"""What pictures show, in words, and what sets of them are: drawn, or made larger than they were."""

from collections.abc import Mapping, Sequence
from typing import Final

from engine.pictures.about import About
from tui.language import N_, _, say
from widgets.safe_text import visible

CLASSES: Final[Mapping[str, str]] = {
    "t_shirt": N_("T-shirt"),
    "trousers": N_("trousers"),
    "pullover": N_("pullover"),
    "dress": N_("dress"),
    "coat": N_("coat"),
    "sandal": N_("sandal"),
    "shirt": N_("shirt"),
    "sneaker": N_("sneaker"),
    "bag": N_("bag"),
    "ankle_boot": N_("ankle boot"),
}

#: Sets that are not what their names might be taken for.
SETS: Final[Mapping[str, str]] = {
    "garments": N_("{name} (drawn)"),
    "digits": N_("{name} (8×8, scaled)"),
}


def class_name(code: str) -> str:
    """The name of a class; what has no other name is called by its code."""
    return _(CLASSES[code]) if code in CLASSES else visible(code)


def named(classes: Sequence[str], label: int) -> str:
    """The name of a class by its number; a model may know more of them than its pictures show."""
    return class_name(classes[label]) if label < len(classes) else f"{label}"


def set_name(about: About) -> str:
    """The name of a set, and what must always be said of it."""
    name = visible(about.name)
    return _(SETS[about.kind]).format(name=name) if about.kind in SETS else name


def others_learned(model: str, about: About) -> str:
    """A word on a model that was not taught what these pictures show."""
    return say(
        "{model} has learned other classes than {source} shows; what it says is named by its own.",
        model=visible(model),
        source=set_name(about),
    )


def numbered(place: int, classes: Sequence[str]) -> str:
    """The number of a class, and its name where that is another; all that is known, if none is."""
    code = classes[place] if place < len(classes) else f"{place}"
    return code if code == f"{place}" else f"{place} {class_name(code)}"
