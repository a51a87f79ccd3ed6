"""Every corpus there is: listed, opened, imported, fetched and removed, by name or by path."""

from pathlib import Path
from typing import TYPE_CHECKING

from engine.corpus import names, official, shelf
from engine.corpus.about import About, Rule
from engine.corpus.shelf import Recipe
from engine.files import stores
from engine.files.places import Places, expanded, resolved
from engine.files.progress import OnProgress, unseen
from engine.why import Notice, Notify, unheard

if TYPE_CHECKING:
    from engine.corpus.store import Corpus


class Entry(stores.Entry[About]):
    """One corpus that has a name."""

    __slots__ = ()


def entries(places: Places) -> tuple[Entry, ...]:
    """The built-in corpora and IMDB, there or not, and every import."""
    every = (*names.RESERVED, *shelf.imported_names(places))
    return tuple(_entry(name, places) for name in every)


def _entry(name: str, places: Places) -> Entry:
    state, about = shelf.state(_file(name, places))
    if state == "absent" and (name in names.BUILTIN or official.is_at_hand(places)):
        state = "at_hand"
    return Entry(name, state, about, stores.size(_belongings(name, places)))


def open_corpus(
    source: str, places: Places, *, progress: OnProgress = unseen, notify: Notify = unheard
) -> "Corpus":
    """Open a corpus by name or path; what is not in store, or no longer fit, is made first."""
    from engine.corpus.opening import Opening

    return Opening(places, progress, notify).source(source)


def import_corpus(
    path: Path,
    places: Places,
    *,
    name: str | None = None,
    rule: Rule | None = None,
    words_of: str | None = None,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> About:
    """Bring reviews into the store for good, under a name of their own."""
    from engine.corpus.opening import Opening

    recipe = Recipe(str(resolved(expanded(path))), rule, words_of)
    return Opening(places, progress, notify).importing(name, recipe).about


def fetch_imdb(
    places: Places,
    *,
    mirror: str | None = None,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> About:
    """Fetch Keras' IMDB file and its word index, from a mirror if one is given, and store them.

    What is in store already is not fetched again; remove it first, if that is what is wanted.
    """
    known = _entry(names.IMDB, places).about
    if known is not None:
        notify(Notice("already_here", {"name": names.IMDB}))
        return known
    from engine.corpus.fetching import fetch_both
    from engine.corpus.opening import Opening

    npz = fetch_both(places, mirror, progress)
    return Opening(places, progress, notify).importing(names.IMDB, Recipe(str(npz))).about


def remove(name: str, places: Places) -> int:
    """Remove what is stored of a corpus, and say how many bytes that was."""
    if name in names.RESERVED or name in shelf.imported_names(places):
        files = _belongings(name, places)
    else:
        files = [shelf.by_path(places, resolved(shelf.path_meant(places, name)))]
    return stores.removed(files)


def _file(name: str, places: Places) -> Path:
    """Where the store of a name lies, or would lie."""
    return (shelf.cached if name in names.RESERVED else shelf.imported)(places, name)


def _belongings(name: str, places: Places) -> list[Path]:
    """All files that are kept for a corpus."""
    fetched = [official.fetched(places) / each for each in (official.INDEX, official.NPZ)]
    file = _file(name, places)
    return [file, shelf.note_beside(file), *(fetched if name == names.IMDB else ())]
