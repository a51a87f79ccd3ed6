"""The words for vectors while they are trained: who holds their name, and disks that are full."""

from collections.abc import Mapping
from typing import Final

from engine.words.about import About
from tui.language import N_, counted

TRAINING_WORDS_REFUSED: Final[Mapping[str, str]] = {
    "vectors_being_trained": N_(
        "Vectors named {name} are being trained just now; wait until that is over, or stop it, or choose another name with: imdb-tui words train --name"
    ),
    "vectors_left_alone": N_(
        "Stopped before the first epoch was whole, so the vectors {name} are left as they were."
    ),
}

TRAINING_WORDS_NOTICES: Final[Mapping[str, str]] = {
    "vectors_name_taken": N_(
        "There are vectors named {taken} already, so these are kept as {name}."
    ),
    "vectors_unkept": N_(
        "The vectors {name} cannot be kept for now, because {path} is full or cannot be written; training goes on, and after each epoch it is tried again."
    ),
    "vectors_wait": N_(
        "All is learned, and {path} is full or cannot be written; make room, and the vectors {name} are kept by themselves."
    ),
}


def epochs(about: About) -> str:
    """How far vectors were trained; nothing of those that were not trained here."""
    done, wanted = about.epochs, about.epochs_wanted
    if not wanted:
        return ""
    if done == wanted:
        return counted("{n} epoch", "{n} epochs", done)
    return counted("{done:,} of {n} epoch", "{done:,} of {n} epochs", wanted, done=done)
