"""All vectors there are: listed, opened, fetched, kept and removed, by name or by path."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.files import stores
from engine.files.fetch import Known, fetch, is_known
from engine.files.places import Places, resolved
from engine.files.progress import OnProgress, unseen
from engine.files.reading import reading
from engine.why import Notice, Notify, Refusal, UnknownName, unheard
from engine.words import shelf
from engine.words.about import About
from engine.words.official import OFFICIAL, address

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.words.vectors import Vectors


#: Rows that are made ready to be stored at once; all of them may be as large as memory.
_BLOCK: Final = 10_000


class Entry(stores.Entry[About]):
    """Vectors that have a name."""

    __slots__ = ()


def entries(places: Places) -> tuple[Entry, ...]:
    """The built-in slice, all that was trained here, and what can be fetched, here or not."""
    built = Entry(shelf.BUILTIN, "ready", shelf.SLICE, 0)
    kept = [_entry(name, shelf.kept(places, name)) for name in shelf.kept_names(places)]
    known = [_entry(name, shelf.fetched(places, name)) for name in OFFICIAL]
    return (built, *kept, *known)


def _entry(name: str, file: Path) -> Entry:
    return Entry(name, *shelf.state(file), stores.size([file]))


def open_vectors(
    source: str, places: Places, *, progress: OnProgress = unseen, notify: Notify = unheard
) -> "Vectors":
    """Open vectors by name or path; what is not in store, or no longer fits, is made first."""
    from engine.words.opening import Opening

    return Opening(places, progress, notify).source(source)


def keep(
    name: str,
    words: Sequence[str],
    rows: "NDArray[Any]",
    places: Places,
    *,
    origin: str = "",
    epochs: int = 0,
    epochs_wanted: int = 0,
    notify: Notify = unheard,
) -> About:
    """Store vectors that were trained here under a name; what had it before is replaced."""
    from engine.words import store
    from engine.words.opening import left_out

    about = About(
        shelf.checked(name), "trained", origin=origin, epochs=epochs, epochs_wanted=epochs_wanted
    )
    spelled = [word.encode("utf-8", "replace") for word in words]
    blocks = (
        store.Block(spelled[start : start + _BLOCK], rows[start : start + _BLOCK])
        for start in range(0, len(spelled), _BLOCK)
    )
    known = store.write(shelf.kept(places, name), about, blocks, rows.shape[1])
    for told in left_out(known):
        notify(told)
    return known


def fetch_vectors(
    name: str,
    places: Places,
    *,
    mirror: str | None = None,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> About:
    """Fetch vectors that gensim knows by name, check them, and store them.

    A file that was fetched whole stays until it is stored, so that no work is done twice.
    """
    if name not in OFFICIAL:
        raise UnknownName("unknown_fetch", name=name, known=", ".join(OFFICIAL))
    _state, about = shelf.state(shelf.fetched(places, name))
    if about is not None:
        notify(Notice("already_here", {"name": name}))
        return about
    file, known = shelf.downloaded(places, name), OFFICIAL[name].known
    with reading(file):
        here = is_known(file, known)
    if not here:
        _fetch(address(name, mirror), known, file, progress)
    return open_vectors(name, places, progress=progress, notify=notify).about


def _fetch(url: str, known: Known, file: Path, progress: OnProgress) -> None:
    try:
        fetch(url, known, file, progress)
    except Refusal as refusal:
        if refusal.code == "no_network":
            raise Refusal("vectors_no_network", host=refusal.values["host"]) from refusal
        raise


def remove(name: str, places: Places) -> int:
    """Remove what is stored of vectors, and say how many bytes that was."""
    if name == shelf.BUILTIN:
        raise Refusal("builtin_stays", name=name)
    if name in OFFICIAL:
        files = [shelf.fetched(places, name), shelf.downloaded(places, name)]
    elif name in shelf.kept_names(places):
        files = [shelf.kept(places, name)]
    else:
        files = [shelf.by_path(places, resolved(shelf.path_meant(places, name)))]
    return stores.removed(files)
