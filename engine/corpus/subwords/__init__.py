"""Subwords: so many pieces of words, learned from the reviews in use, that spell any text.

They are learned once with the library `tokenizers`, from the training reviews alone, and kept.
"""

from engine.corpus.store import Corpus
from engine.corpus.subwords import keeping
from engine.corpus.subwords.learning import learn
from engine.corpus.subwords.model import BYTES, SIZE, Piece, Subwords
from engine.files.flat import Damaged
from engine.files.places import Places
from engine.files.progress import OnProgress, Progress, unseen
from engine.files.stores import Old
from engine.why import Notice, Notify, Refusal, unheard

__all__ = ["BYTES", "SIZE", "Piece", "Subwords", "subwords"]


def subwords(
    corpus: Corpus,
    places: Places,
    *,
    size: int = SIZE,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> Subwords:
    """The subwords of these reviews: as kept, else learned now and kept."""
    file = keeping.place(places, corpus.about, size)
    bad: list[Notice] = []  # said when it has been mended
    try:
        kept = keeping.read(file, corpus.about, size)
    except Old:
        bad.append(Notice("subwords_old", {"name": corpus.about.name}))
    except Damaged:
        bad.append(Notice("subwords_damaged", {"name": corpus.about.name}))
    else:
        if kept is not None:
            return kept
    made = Subwords(learn(corpus, size, progress))
    progress(Progress("storing", 0, None))
    try:
        keeping.write(file, corpus.about, made)
    except Refusal as refusal:
        if refusal.code not in ("disk_full", "cannot_write"):
            raise
        where = {"name": corpus.about.name, "path": str(file.parent)}
        bad.append(Notice("subwords_in_memory", where))
    for notice in bad:
        notify(notice)
    return made
