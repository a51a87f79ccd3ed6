"""Train Word2Vec on the real reviews, and see that it has learned what it should.

    python -m tests.words_on_imdb --data imdb.npz [--threads 2]

Minutes long, so no part of the tests: horrible and awful must be among the first five of terrible,
and wonderful among the first twenty of beautiful.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

from engine.corpus.catalogue import open_corpus
from engine.files.places import places
from engine.words.about import About
from engine.words.progress import Learned, Step
from engine.words.query import similar
from engine.words.settings import Settings
from engine.words.training import train
from engine.words.vectors import Vectors, from_arrays

#: A word, how many neighbours are looked at, and who must be among them.
WANTED: Final = (
    ("terrible", 5, {"horrible", "awful"}),
    ("beautiful", 20, {"wonderful"}),
)


def main() -> int:
    """Train and look; 1 where somebody is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.words_on_imdb")
    parser.add_argument("--data", type=Path, required=True, help="imdb.npz, its index beside it")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = open_corpus(str(given.data), places(Path(folder)))
        found = train(corpus, Settings(threads=given.threads), _tell, lambda: False)
    vectors = from_arrays(About("imdb", "trained"), found.words, found.vectors)
    missing = [word for each in WANTED for word in _missing(vectors, *each)]
    print(f"missing: {', '.join(missing)}" if missing else "all there")
    return int(bool(missing))


def _tell(step: Step) -> None:
    if isinstance(step, Learned):
        print(f"epoch {step.epoch}: loss {step.loss:.4f}, {step.seconds:.0f} s", flush=True)


def _missing(vectors: Vectors, word: str, most: int, wanted: set[str]) -> set[str]:
    near = [each.word for each in similar(vectors, word, most)]
    print(f"{word}: {', '.join(near)}")
    return wanted - set(near)


if __name__ == "__main__":
    sys.exit(main())
