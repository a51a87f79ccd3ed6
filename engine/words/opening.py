"""Opening vectors by name or path, and making the stores that are missing or no longer fit."""

from dataclasses import dataclass
from pathlib import Path

from engine.files.places import Places, resolved
from engine.files.progress import OnProgress
from engine.files.reading import reading
from engine.files.restoring import opened
from engine.why import Notice, Notify, Refusal, unheard
from engine.words import shelf, store
from engine.words.about import About
from engine.words.builtin import builtin
from engine.words.formats import source
from engine.words.official import OFFICIAL, address
from engine.words.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Opening:
    """One request for vectors: where stores lie, and who wants to hear how it goes."""

    places: Places
    progress: OnProgress
    notify: Notify

    def source(self, name: str) -> Vectors:
        """Whatever bears that name, or lies at that path."""
        if name == shelf.BUILTIN:
            return builtin()
        if name in OFFICIAL:
            return self.official(name)
        if name in shelf.kept_names(self.places):
            return self.kept(name)
        return self.path(shelf.path_meant(self.places, name))

    def official(self, name: str) -> Vectors:
        """Vectors that have been fetched: as stored, else from the file that was fetched."""
        file = shelf.fetched(self.places, name)
        found = self._stored(file, name)
        if found is not None:
            return found
        download = shelf.downloaded(self.places, name)
        if not download.is_file():
            raise Refusal("vectors_not_fetched", name=name)
        made = self._made(file, download, About(name, "fetched", origin=address(name, None)))
        with reading(download):
            download.unlink(missing_ok=True)  # all of it is in the store
        return made

    def kept(self, name: str) -> Vectors:
        """Vectors that were trained here, and that nothing else can bring back."""
        found = self._stored(shelf.kept(self.places, name), name, again=False)
        if found is None:
            raise Refusal("vectors_lost", name=name)
        return found

    def path(self, path: Path) -> Vectors:
        """The vectors in a file, stored in the cache for as long as it stays as it is."""
        path = resolved(path)
        file, stamp = shelf.by_path(self.places, path), shelf.stamp_of(path)
        found = self._stored(file, path.name, stamp)
        if found is not None:
            return found
        return self._made(file, path, About(path.name, "file", origin=str(path)), stamp)

    def _stored(
        self, file: Path, name: str, stamp: str | None = None, *, again: bool = True
    ) -> Vectors | None:
        """What is in store, unless the file it was made from has another stamp by now."""
        found = opened(file, name, store.read, self.notify if again else unheard)
        return found[0] if found and stamp in (None, found[1]) else None

    def _made(self, file: Path, path: Path, about: About, stamp: str = "") -> Vectors:
        """Read a file into a store, and say what was left out of it."""
        with source(path, self.progress, self.notify) as given:
            known = store.write(file, about, given.blocks, given.dimensions, stamp)
        for told in left_out(known):
            self.notify(told)
        return store.read(file)[0]


def left_out(about: About) -> list[Notice]:
    """What was left out of vectors, and how much of it."""
    name, left = about.name, about.left_out
    found = [
        Notice("words_not_utf8", {"name": name, "n": left.get("words_not_utf8", 0)}),
        Notice("words_repeated", {"name": name, "n": left.get("words_repeated", 0)}),
        Notice("vectors_not_finite", {"name": name, "n": left.get("vectors_not_finite", 0)}),
        Notice("vectors_zero", {"name": name, "n": left.get("vectors_zero", 0)}),
    ]
    return [each for each in found if each.values["n"]]
