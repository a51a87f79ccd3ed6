"""Opening stores, and making those that are missing, damaged or of an older version."""

from pathlib import Path

from engine.corpus import building, names, official, shelf, store_file
from engine.corpus.shelf import Recipe
from engine.corpus.sources import generated_reviews
from engine.corpus.sources.recognising import form_of, stamp_of
from engine.corpus.store import Corpus
from engine.files.names import valid
from engine.files.places import resolved
from engine.files.restoring import Restoring, refuse_if_taken
from engine.why import Refusal

Built = tuple[Corpus, Recipe]


class Opening(Restoring[Corpus, Recipe]):
    """One request for a corpus: where stores lie, and who wants to hear how it goes."""

    __slots__ = ()

    def source(self, source: str) -> Corpus:
        """Whatever bears that name, or lies at that path."""
        if source in names.BUILTIN:
            return self.builtin(source)
        if source == names.IMDB:
            return self.imdb()
        if valid(source) and shelf.imported(self.places, source).is_file():
            return self.imported(source)
        return self.path(shelf.path_meant(self.places, source))

    def builtin(self, name: str) -> Corpus:
        """The generated reviews; where they cannot be stored, they are made in memory."""
        file = shelf.cached(self.places, name)
        corpus = self._stored(file, name, generated_reviews.stamp())
        if corpus is not None:
            return corpus
        return self._store_if_possible(file, name, building.generated(name, self.progress))

    def imdb(self) -> Corpus:
        """Keras' IMDB file: as stored, else from where it was last, else from a cache."""
        file = shelf.cached(self.places, names.IMDB)
        corpus = self._stored(file, names.IMDB)
        if corpus is not None:
            return corpus
        before = shelf.recipe(file)
        if before is None or not Path(before.path).is_file():
            before = Recipe(str(official.npz_at_hand(self.places)))
        return self._keep(file, self._made(names.IMDB, before))

    def imported(self, name: str) -> Corpus:
        """An import: as stored, else made again from where it came from."""
        file = shelf.imported(self.places, name)
        corpus = self._stored(file, name)
        if corpus is not None:
            return corpus
        return self._keep(file, self._made(name, self._origin(name, shelf.recipe(file))))

    def path(self, path: Path) -> Corpus:
        """The reviews at a path, stored in the cache for as long as they stay as they are."""
        path = resolved(path)
        file = shelf.by_path(self.places, path)
        corpus = self._stored(file, path.name, stamp_of(path))
        return corpus or self._store(file, self._made(path.name, Recipe(str(path))))

    def importing(self, name: str | None, recipe: Recipe) -> Corpus:
        """A new import, or an import made anew from the same path."""
        path = Path(recipe.path)
        form = form_of(path)
        name = names.checked(names.from_path(path) if name is None else name, form)
        if name == recipe.words_of:
            raise Refusal("words_of_itself", name=name)
        if name == names.IMDB:
            return self._keep(shelf.cached(self.places, name), self._made(name, recipe))
        file = shelf.imported(self.places, name)
        refuse_if_taken(file, name, recipe.path, shelf.recipe(file))
        return self._keep(file, self._made(name, recipe))

    def _made(self, name: str, recipe: Recipe) -> Built:
        return building.from_path(
            name, recipe, self.places, self.source, self.progress, self.notify
        )

    def _read(self, file: Path) -> Built:
        return store_file.read(file)

    def _write(self, file: Path, built: Built) -> None:
        store_file.write(file, *built)

    def _stamp_of(self, path: Path) -> str:
        return stamp_of(path)
