"""Which rows of an embedding are followed from epoch to epoch, and the words that they mean."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.files.atomic import replacing
from engine.files.places import Places
from engine.zoo.layers import Embedding
from engine.zoo.spec import Spec
from engine.zoo.summary import names

if TYPE_CHECKING:
    from engine.runs.pieces import Pieces

#: So many of the most frequent words are followed, so that a word has neighbours to be near to.
FREQUENT: Final = 500
#: So many more a learner may ask for.
MOST_WISHED: Final = 200
LONGEST: Final = 60  # characters

#: Words whose places say something of what was learned, in the languages of the course.
ENGLISH: Final = (
    "good", "bad", "great", "awful", "wonderful", "terrible", "excellent", "horrible", "best",
    "worst", "brilliant", "boring", "superb", "dull", "perfect", "waste", "gripping", "tedious",
)  # fmt: skip
KOREAN: Final = (
    "훌륭했다", "지루했다", "신선했다", "진부했다", "탄탄했다", "따분했다", "추천하고",
    "추천하지", "아까웠다", "훌륭했어요", "지루했어요",
)  # fmt: skip
USUAL: Final = ENGLISH + KOREAN


@dataclass(frozen=True, slots=True)
class Followed:
    """Rows of the embedding of a layer, and the word of each; those of interest come first."""

    layer: str
    ids: tuple[int, ...]
    words: tuple[str, ...]


def followed(spec: Spec, meaning: "Pieces | None", wished: Sequence[str]) -> Followed | None:
    """What is followed while a model learns; None for one that has no row for every word."""
    found = next(
        (
            (name, layer.vocabulary)
            for name, layer in zip(names(spec.layers), spec.layers, strict=True)
            if isinstance(layer, Embedding)
        ),
        None,
    )
    if found is None or meaning is None:
        return None
    from engine.corpus.subwords.spelling import MARK

    layer, vocabulary = found
    rows = {word: id_ for id_, word in _rows(meaning) if id_ < vocabulary}
    spelled = (each for word in (*wished, *USUAL) for each in (word, MARK + word))
    interesting = [word for word in spelled if word in rows]
    chosen = dict.fromkeys((*interesting, *islice(rows, FREQUENT)))
    return Followed(layer, tuple(rows[word] for word in chosen), tuple(chosen))


def _rows(meaning: "Pieces") -> Iterator[tuple[int, str]]:
    """The id and the word of every row that has one, the most frequent first."""
    if meaning.kind == "words":
        from engine.corpus.loading import LoadSettings

        yield from enumerate(meaning.words(), LoadSettings().index_from + 1)
        return
    from engine.corpus.subwords.model import BYTES

    pieces = meaning.subwords()
    for row in range(BYTES + 1, pieces.used + 1):
        yield row, pieces.piece(row).text


def wished(places: Places) -> tuple[str, ...]:
    """The words that the learner has asked for, besides the usual ones."""
    try:
        found = json.loads(_file(places).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # gone or changed by hand: a preference, and no reason to stop
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(word for word in found if isinstance(word, str))[:MOST_WISHED]


def wish(places: Places, words: Sequence[str]) -> tuple[str, ...]:
    """Have these words followed by every training that begins from now on; what is kept of them."""
    text = (word.encode("utf-8", "replace").decode()[:LONGEST] for word in words if word)
    kept = tuple(dict.fromkeys(text))[:MOST_WISHED]
    with replacing(_file(places)) as output:
        output.write(json.dumps(kept, ensure_ascii=False).encode())
    return kept


def _file(places: Places) -> Path:
    return places.data / "followed.json"
