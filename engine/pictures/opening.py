"""Opening stores, and making those that are missing, damaged or of an older version."""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from engine.files.atomic import replacing
from engine.files.flat import Damaged
from engine.files.places import Places, resolved
from engine.files.progress import OnProgress, Progress
from engine.files.reading import reading
from engine.pictures import building, names, official, shelf, store_file
from engine.pictures.names import Builtin, Official
from engine.pictures.shelf import Old, Recipe
from engine.pictures.sources.checking import Notify
from engine.pictures.sources.layout import stamp_of
from engine.pictures.store import PictureSet
from engine.why import Notice, Refusal

Built = tuple[PictureSet, Recipe]


@dataclass(frozen=True, slots=True)
class Opening:
    """One request for pictures: where stores lie, and who wants to hear how it goes."""

    places: Places
    progress: OnProgress
    notify: Notify
    _found_bad: list[Notice] = field(default_factory=list)  # said when it has been mended

    def source(self, source: str) -> PictureSet:
        """Whatever bears that name, or lies at that path."""
        for real, stand_in in names.BUILTIN.items():
            if source == stand_in:
                return self.builtin(stand_in)
            if source == real:
                return self.official(real)
        if names.valid(source) and shelf.imported(self.places, source).is_file():
            return self.imported(source)
        return self.path(shelf.path_meant(self.places, source))

    def builtin(self, name: Builtin) -> PictureSet:
        """Pictures that come with the app; where they cannot be stored, they stay in memory."""
        file = shelf.cached(self.places, name)
        stored = self._stored(file, name, building.STAMPS[name])
        if stored is not None:
            return stored
        built = building.builtin(name, self.progress)
        try:
            return self._store(file, built)
        except Refusal as refusal:
            if refusal.code not in ("disk_full", "cannot_write"):
                raise
            self.notify(Notice("kept_in_memory", {"name": name, "path": str(file.parent)}))
            return built[0]

    def official(self, name: Official) -> PictureSet:
        """A real set: as stored, else from where it was last, else from a cache."""
        file = shelf.cached(self.places, name)
        stored = self._stored(file, name)
        if stored is not None:
            return stored
        before = shelf.recipe(file)
        there = before is not None and before.path and Path(before.path).exists()
        path = Path(before.path) if before and there else official.at_hand(name, self.places)
        return self._keep(file, self._genuine(name, path))

    def imported(self, name: str) -> PictureSet:
        """An import: as stored, else made again from where it came from."""
        file = shelf.imported(self.places, name)
        stored = self._stored(file, name)
        if stored is not None:
            return stored
        before = shelf.recipe(file)
        if before is None:
            raise Refusal("store_lost", name=name)
        if not Path(before.path).exists():
            raise Refusal("origin_gone", name=name, origin=before.path)
        if stamp_of(Path(before.path)) != before.stamp:
            self.notify(Notice("origin_changed", {"name": name, "origin": before.path}))
        return self._keep(file, self._made(name, Path(before.path)))

    def path(self, path: Path) -> PictureSet:
        """The pictures at a path, stored in the cache for as long as they stay as they are."""
        path = resolved(path)
        file = shelf.by_path(self.places, path)
        stored = self._stored(file, path.name, stamp_of(path))
        return stored or self._store(file, self._made(path.name, path))

    def importing(self, name: str | None, path: Path) -> PictureSet:
        """A new import, or an import made anew from the same path."""
        name = names.from_path(path) if name is None else name
        if name.casefold() in names.RESERVED:
            return self._real(name, path)
        name = names.checked(name)
        file = shelf.imported(self.places, name)
        before = shelf.recipe(file)
        if file.exists() and before is not None and before.path != str(path):
            raise Refusal("name_taken", name=name, origin=before.path)
        return self._keep(file, self._made(name, path))

    def _real(self, name: str, path: Path) -> PictureSet:
        """The name of a real set is given to its own pictures, and to no others."""
        for real in names.BUILTIN:
            if name == real:
                return self._keep(shelf.cached(self.places, real), self._genuine(real, path))
        raise Refusal("name_reserved", name=name)

    def _genuine(self, name: Official, path: Path) -> Built:
        built = self._made(name, path)
        if built[0].about.kind != name:
            raise Refusal("not_the_real_set", path=str(path), name=name)
        return built

    def _stored(self, file: Path, name: str, stamp: str | None = None) -> PictureSet | None:
        """What is in store, unless its origin has another stamp by now."""
        if not file.is_file():
            return None
        try:
            with reading(file):
                found, recipe = store_file.read(file)
        except Old:
            self._found_bad.append(Notice("store_old", {"name": name}))
            return None
        except Damaged:
            self._found_bad.append(Notice("store_damaged", {"name": name}))
            return None
        return found if stamp in (None, recipe.stamp) else None

    def _made(self, name: str, path: Path) -> Built:
        return building.from_path(name, path, self.progress, self.notify)

    def _keep(self, file: Path, built: Built) -> PictureSet:
        """Store it, and note its recipe beside it; neither stays without the other."""
        with replacing(shelf.note_beside(file)) as note:
            note.write(msgspec.json.encode(built[1]))
            return self._store(file, built)

    def _store(self, file: Path, built: Built) -> PictureSet:
        self.progress(Progress("storing", 0, None))
        store_file.write(file, *built)
        while self._found_bad:
            self.notify(self._found_bad.pop())
        return store_file.read(file)[0]
