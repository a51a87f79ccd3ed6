"""Opening stores, and making those that are missing, damaged or of an older version."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from engine.corpus import building, names, official, shelf, store_file
from engine.corpus.shelf import Old, Recipe
from engine.corpus.sources import generated_reviews
from engine.corpus.sources.recognising import form_of, stamp_of
from engine.corpus.store import Corpus
from engine.files.atomic import replacing
from engine.files.flat import Damaged
from engine.files.places import Places, resolved
from engine.files.progress import OnProgress, Progress
from engine.files.reading import reading
from engine.why import Notice, Refusal

Built = tuple[Corpus, Recipe]


@dataclass(frozen=True, slots=True)
class Opening:
    """One request for a corpus: where stores lie, and who wants to hear how it goes."""

    places: Places
    progress: OnProgress
    notify: Callable[[Notice], None]
    _found_bad: list[Notice] = field(default_factory=list)  # said when it has been mended

    def source(self, source: str) -> Corpus:
        """Whatever bears that name, or lies at that path."""
        if source in names.BUILTIN:
            return self.builtin(source)
        if source == names.IMDB:
            return self.imdb()
        if names.valid(source) and shelf.imported(self.places, source).is_file():
            return self.imported(source)
        return self.path(shelf.path_meant(self.places, source))

    def builtin(self, name: str) -> Corpus:
        """The generated reviews; where they cannot be stored, they are made in memory."""
        file = shelf.cached(self.places, name)
        corpus = self._stored(file, name, generated_reviews.stamp())
        if corpus is not None:
            return corpus
        built = building.generated(name, self.progress)
        try:
            return self._store(file, built)
        except Refusal as refusal:
            if refusal.code not in ("disk_full", "cannot_write"):
                raise
            self.notify(Notice("kept_in_memory", {"name": name, "path": str(file.parent)}))
            return built[0]

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
        before = shelf.recipe(file)
        if before is None:
            raise Refusal("store_lost", name=name)
        if not Path(before.path).exists():
            raise Refusal("origin_gone", name=name, origin=before.path)
        if stamp_of(Path(before.path)) != before.stamp:
            self.notify(Notice("origin_changed", {"name": name, "origin": before.path}))
        return self._keep(file, self._made(name, before))

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
        before = shelf.recipe(file)
        if file.exists() and before is not None and before.path != recipe.path:
            raise Refusal("name_taken", name=name, origin=before.path)
        return self._keep(file, self._made(name, recipe))

    def _stored(self, file: Path, name: str, stamp: str | None = None) -> Corpus | None:
        """What is in store, unless its origin has another stamp by now."""
        if not file.is_file():
            return None
        try:
            with reading(file):
                corpus, recipe = store_file.read(file)
        except Old:
            self._found_bad.append(Notice("store_old", {"name": name}))
            return None
        except Damaged:
            self._found_bad.append(Notice("store_damaged", {"name": name}))
            return None
        return corpus if stamp in (None, recipe.stamp) else None

    def _made(self, name: str, recipe: Recipe) -> Built:
        return building.from_path(
            name, recipe, self.places, self.source, self.progress, self.notify
        )

    def _keep(self, file: Path, built: Built) -> Corpus:
        """Store it, and note its recipe beside it; neither stays without the other."""
        with replacing(shelf.note_beside(file)) as note:
            note.write(msgspec.json.encode(built[1]))
            return self._store(file, built)

    def _store(self, file: Path, built: Built) -> Corpus:
        self.progress(Progress("storing", 0, None))
        store_file.write(file, *built)
        while self._found_bad:
            self.notify(self._found_bad.pop())
        return store_file.read(file)[0]
