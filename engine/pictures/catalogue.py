"""Every set of pictures there is: listed, opened, imported, fetched and removed."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.files import stores
from engine.files.names import valid
from engine.files.places import Places, expanded, resolved
from engine.files.progress import OnProgress, unseen
from engine.pictures import names, official, shelf
from engine.pictures.about import About
from engine.pictures.names import Official
from engine.why import Notice, Notify, UnknownName, unheard

if TYPE_CHECKING:
    from engine.pictures.store import PictureSet

#: The sets that have a name of their own: two that come with the app, and the two real ones.
NAMES: Final = names.RESERVED


class Entry(stores.Entry[About]):
    """A set that has a name."""

    __slots__ = ()


def entries(places: Places) -> tuple[Entry, ...]:
    """The pictures that come with the app, the real ones, there or not, and every import."""
    return tuple(_entry(name, places) for name in (*NAMES, *shelf.imported_names(places)))


def _entry(name: str, places: Places) -> Entry:
    state, about = shelf.state(_file(name, places))
    if state == "absent" and _can_be_had(name, places):
        state = "at_hand"
    return Entry(name, state, about, stores.size(_belongings(name, places)))


def _can_be_had(name: str, places: Places) -> bool:
    real = _real(name)
    return name in names.BUILTIN.values() or (
        real is not None and official.is_at_hand(real, places)
    )


def default_source(feed: Official, places: Places) -> str:
    """The real pictures of that kind if they are there, by their own name or as an import;
    else those that come with the app."""
    if _entry(feed, places).state in ("ready", "at_hand"):
        return feed
    imports = (_entry(name, places) for name in shelf.imported_names(places))
    same = (each.name for each in imports if each.about is not None and each.about.kind == feed)
    return next(same, names.BUILTIN[feed])


def is_pictures(source: str, places: Places) -> bool:
    """Whether a name or a path is of pictures rather than of reviews."""
    if source in NAMES or (
        valid(source) and shelf.state(shelf.imported(places, source))[0] != "absent"
    ):
        return True
    try:
        path = shelf.path_meant(places, source)
    except UnknownName:
        return False
    from engine.pictures.sources.layout import looks_like_pictures

    return looks_like_pictures(path)


def open_pictures(
    source: str, places: Places, *, progress: OnProgress = unseen, notify: Notify = unheard
) -> "PictureSet":
    """Open pictures by name or path; what is not in store, or no longer fit, is made first."""
    from engine.pictures.opening import Opening

    return Opening(places, progress, notify).source(source)


def import_pictures(
    path: Path,
    places: Places,
    *,
    name: str | None = None,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> About:
    """Bring pictures into the store for good, under a name of their own."""
    from engine.pictures.opening import Opening

    return Opening(places, progress, notify).importing(name, resolved(expanded(path))).about


def fetch_pictures(
    name: Official,
    places: Places,
    *,
    mirror: str | None = None,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> About:
    """Fetch a real set, from a mirror if one is given, and store it.

    What is in store already is not fetched again; remove it first, if that is what is wanted.
    """
    known = _entry(name, places).about
    if known is not None:
        notify(Notice("already_here", {"name": name}))
        return known
    from engine.pictures.fetching import fetch_all
    from engine.pictures.opening import Opening

    path = fetch_all(name, places, mirror, progress)
    return Opening(places, progress, notify).importing(name, path).about


def remove(name: str, places: Places) -> int:
    """Remove what is stored of pictures, and say how many bytes that was."""
    if name in NAMES or name in shelf.imported_names(places):
        files = _belongings(name, places)
    else:
        files = [shelf.by_path(places, resolved(shelf.path_meant(places, name)))]
    return stores.removed(files)


def _real(name: str) -> Official | None:
    """The name of a real set as one; None if it is none."""
    return next((real for real in names.BUILTIN if name == real), None)


def _file(name: str, places: Places) -> Path:
    """Where the store of a name lies, or would lie."""
    return (shelf.cached if name in NAMES else shelf.imported)(places, name)


def _belongings(name: str, places: Places) -> list[Path]:
    """All files that are kept for a set."""
    file, real = _file(name, places), _real(name)
    files = [file, shelf.note_beside(file)]
    if real is not None:
        files += [official.fetched(places, real) / each for each in official.FILES[real]]
    return files
