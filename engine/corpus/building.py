"""Making a corpus from what it comes from, by a recipe that can be followed again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.corpus import official
from engine.corpus.names import BUILTIN
from engine.corpus.shelf import Recipe
from engine.corpus.sources import acl_imdb, generated_reviews, keras_npz, table
from engine.corpus.sources.assembling import path_name
from engine.corpus.sources.recognising import form_of, stamp_of
from engine.corpus.store import Corpus
from engine.files import safe_npz
from engine.files.places import Places
from engine.files.progress import OnProgress
from engine.files.reading import reading
from engine.why import Notify, Refusal

OpenByName = Callable[[str], Corpus]


def generated(name: str, progress: OnProgress) -> tuple[Corpus, Recipe]:
    """The built-in reviews of that name."""
    corpus = generated_reviews.read(BUILTIN[name], progress)
    return _named(corpus, name, ""), Recipe("", stamp=generated_reviews.stamp())


def from_path(
    name: str,
    recipe: Recipe,
    places: Places,
    open_by_name: OpenByName,
    progress: OnProgress,
    notify: Notify,
) -> tuple[Corpus, Recipe]:
    """The corpus that a recipe makes of what lies at its path now."""
    path = Path(recipe.path)
    form = form_of(path)
    stamp = stamp_of(path)
    if form == "keras":
        corpus = _keras(path, recipe, places, progress)
    else:
        corpus = _texts(path, form, recipe, open_by_name, progress, notify)
        if corpus.about.left_out.get("train_words") and not corpus.train.ranks.any():
            raise Refusal("no_words_in_common")
    made_by = replace(recipe, path=path_name(path), rule=corpus.about.rule, stamp=stamp)
    return _named(corpus, name, made_by.path), made_by


def _keras(path: Path, recipe: Recipe, places: Places, progress: OnProgress) -> Corpus:
    if recipe.words_of is not None or recipe.rule not in (None, "words"):
        raise Refusal("already_ids", path=str(path))
    with reading(path):
        safe_npz.check(path, keras_npz.ARRAYS)  # of another file the words are not missed
        return keras_npz.read(path, official.index_for(path, places), progress)


def _texts(
    path: Path,
    form: str,
    recipe: Recipe,
    open_by_name: OpenByName,
    progress: OnProgress,
    notify: Notify,
) -> Corpus:
    rule, borrowed = recipe.rule or "words", None
    if recipe.words_of is not None:
        lender = open_by_name(recipe.words_of)
        rule, borrowed = lender.about.rule, lender.vocabulary
        if recipe.rule not in (None, rule):
            raise Refusal("rules_differ", name=recipe.words_of, rule=rule)
    with reading(path):
        if form == "table":
            return table.read(path, rule, borrowed, progress, notify)
        if form == "archive":
            return acl_imdb.read_archive(path, rule, borrowed, progress)
        root = acl_imdb.root_of(path) or path
        return acl_imdb.read_folder(root, rule, borrowed, progress)


def _named(corpus: Corpus, name: str, origin: str) -> Corpus:
    return replace(corpus, about=replace(corpus.about, name=name, origin=origin))
