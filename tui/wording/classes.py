"""What pictures show, in words: the pieces of clothing by code; a digit is its own name."""

from collections.abc import Mapping, Sequence
from typing import Final

from tui.language import N_, _
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


def class_name(code: str) -> str:
    """The name of a class; what has no other name is called by its code."""
    return _(CLASSES[code]) if code in CLASSES else visible(code)


def named(classes: Sequence[str], label: int) -> str:
    """The name of a class by its number; a model may know more of them than its pictures show."""
    return class_name(classes[label]) if label < len(classes) else f"{label}"
