"""Opening stores, and making those that are missing, damaged or of an older version."""

from pathlib import Path

from engine.files.names import valid
from engine.files.places import resolved
from engine.files.restoring import Restoring, refuse_if_taken
from engine.pictures import building, names, official, shelf, store_file
from engine.pictures.names import Builtin, Official
from engine.pictures.shelf import Recipe
from engine.pictures.sources.layout import stamp_of
from engine.pictures.store import PictureSet
from engine.why import Refusal

Built = tuple[PictureSet, Recipe]


class Opening(Restoring[PictureSet, Recipe]):
    """One request for pictures: where stores lie, and who wants to hear how it goes."""

    __slots__ = ()

    def source(self, source: str) -> PictureSet:
        """Whatever bears that name, or lies at that path."""
        for real, stand_in in names.BUILTIN.items():
            if source == stand_in:
                return self.builtin(stand_in)
            if source == real:
                return self.official(real)
        if valid(source) and shelf.imported(self.places, source).is_file():
            return self.imported(source)
        return self.path(shelf.path_meant(self.places, source))

    def builtin(self, name: Builtin) -> PictureSet:
        """Pictures that come with the app; where they cannot be stored, they stay in memory."""
        file = shelf.cached(self.places, name)
        stored = self._stored(file, name, building.STAMPS[name])
        if stored is not None:
            return stored
        return self._store_if_possible(file, name, building.builtin(name, self.progress))

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
        before = self._origin(name, shelf.recipe(file))
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
        refuse_if_taken(file, name, str(path), shelf.recipe(file))
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

    def _made(self, name: str, path: Path) -> Built:
        return building.from_path(name, path, self.progress, self.notify)

    def _read(self, file: Path) -> Built:
        return store_file.read(file)

    def _write(self, file: Path, built: Built) -> None:
        store_file.write(file, *built)

    def _stamp_of(self, path: Path) -> str:
        return stamp_of(path)
