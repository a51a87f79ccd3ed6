"""The reviews that can be worked with, in words: one line for each source."""

from engine.corpus.about import About
from engine.corpus.catalogue import Entry, entries
from engine.files.places import Places
from tui.language import N_, _, counted, say
from tui.wording import bytes_shown

KINDS = {
    "generated": N_("generated, not real reviews"),
    "keras": N_("the IMDB file of Keras"),
    "folder": N_("a folder of review files"),
    "table": N_("a table"),
}

LANGUAGES = {"en": N_("English"), "ko": N_("Korean"), "?": N_("language unknown")}


def in_brief(source: str, places: Places) -> str:
    """One line on a source: what it is and how much of it there is."""
    for entry in entries(places):
        if entry.name == source:
            return f"{source} · {described(entry)}"
    return source


def described(entry: Entry) -> str:
    """What is known of a source, in a line."""
    about = entry.about
    if about is not None:
        return " · ".join((_(KINDS[about.kind]), _(LANGUAGES[about.language]), sized(about)))
    if entry.state == "damaged":
        return _("damaged; it is rebuilt when it is opened")
    if entry.state == "old":
        return _("made by an earlier version; it is rebuilt when it is opened")
    if entry.name == "imdb" and entry.state == "at_hand":
        return _("50,000 real reviews; in the Keras cache, stored when first opened")
    if entry.name == "imdb":
        return _("50,000 real reviews; not fetched yet (19 MB)")
    return _("generated, not real reviews; made when first opened")


def sized(about: About) -> str:
    """How many reviews and words there are."""
    reviews = say(
        "{train:,} + {test:,} reviews", train=about.train.reviews, test=about.test.reviews
    )
    words = counted("{n} word", "{n} words", about.vocabulary)
    return f"{reviews} · {words}"


def weight(entry: Entry) -> str:
    """What a source takes on the disk."""
    return bytes_shown(entry.bytes) if entry.bytes else ""
