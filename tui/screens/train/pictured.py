"""Which pictures a planned network can learn from, and what stands in for the real ones."""

from engine.files.places import Places
from engine.pictures.names import BUILTIN
from engine.zoo.spec import Pictures, Spec
from tui.language import say


def pictures_there(places: Places) -> tuple[str, ...]:
    """The pictures that can be opened as they are; this reads files."""
    from engine.pictures.catalogue import entries

    return tuple(entry.name for entry in entries(places) if entry.state != "absent")


def stand_in_note(spec: Spec, source: str) -> str:
    """How the real pictures can be had, where others are in use that come with the app."""
    feed = spec.feed
    if not isinstance(feed, Pictures) or source != BUILTIN[feed.name]:
        return ""
    return say(
        "{source} comes with the app; the real pictures can be had with: "
        "imdb-tui data fetch {wanted}",
        source=source,
        wanted=feed.name,
    )
