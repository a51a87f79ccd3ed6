"""The pictures that can be worked with, in words: one line for each source."""

from typing import Final

from engine.pictures.about import About, Kind
from engine.pictures.catalogue import Entry
from engine.pictures.official import FILES
from tui.language import N_, _, counted, say
from tui.wording import bytes_shown

KINDS: Final[dict[Kind, str]] = {
    "digits": N_("digits of 8×8 from scikit-learn, scaled to 28×28"),
    "garments": N_("clothes drawn by a program, not photographs"),
    "fashion-mnist": N_("Fashion-MNIST, photographs of clothes"),
    "mnist": N_("MNIST, handwritten digits"),
    "import": N_("imported pictures"),
}


def described(entry: Entry) -> str:
    """What is known of a source, in a line."""
    if entry.about is not None:
        return f"{_(KINDS[entry.about.kind])} · {sized(entry.about)}"
    if entry.state == "damaged":
        return _("damaged; it is rebuilt when it is opened")
    if entry.state == "old":
        return _("made by an earlier version; it is rebuilt when it is opened")
    what = _(KINDS[_kind(entry.name)])
    files = next((files for name, files in FILES.items() if name == entry.name), None)
    if files is None:
        return say("{what}; made when first opened", what=what)
    if entry.state == "at_hand":
        return say("{what}; at hand, stored when first opened", what=what)
    size = bytes_shown(sum(known.size for known in files.values()))
    return say("{what}; not fetched yet ({size})", what=what, size=size)


def sized(about: About) -> str:
    """How many pictures and classes there are."""
    pictures = say("{train:,} + {test:,} pictures", train=about.train, test=about.test)
    classes = counted("{n} class", "{n} classes", len(about.classes))
    return f"{pictures} · {classes}"


def weight(entry: Entry) -> str:
    """What a source takes on the disk."""
    return bytes_shown(entry.bytes) if entry.bytes else ""


def _kind(name: str) -> Kind:
    """What bears the name of one of the four sets is of that kind."""
    return next((kind for kind in KINDS if kind == name), "import")
