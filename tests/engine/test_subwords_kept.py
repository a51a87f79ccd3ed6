import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from engine.corpus.catalogue import import_corpus, open_corpus
from engine.corpus.store import Corpus
from engine.corpus.subwords import BYTES, SIZE, keeping, subwords
from engine.corpus.subwords.learning import RECIPE
from engine.files.places import Places, places
from engine.files.progress import Progress, Stopped
from engine.why import Notice
from tests.engine.faults import full_disk, read_only
from tests.engine.samples import refused, tree
from tests.engine.test_subwords import ENGLISH, KOREAN, corpus_of

ROOT = Path(__file__).resolve().parents[2]

LEARN = """
import os
import sys
from pathlib import Path
from engine.corpus.catalogue import open_corpus
from engine.corpus.subwords import subwords
from engine.files.places import places
home = places(Path(sys.argv[1]))
corpus = open_corpus("builtin-ko", home)
threads = len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 0
made = subwords(corpus, home)
"""
FORKED = """
made.encode_all(corpus, "train")
assert not threads or len(os.listdir("/proc/self/task")) == threads
child = os.fork()
if not child:
    made.encode_all(corpus, "test")
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
assert "tokenizers" in sys.modules
assert not {"huggingface_hub", "requests", "httpx2"} & set(sys.modules)
"""
OPENED = """
assert made.decode([300]) and made.used > 256
assert "tokenizers" not in sys.modules
"""


@pytest.fixture
def home(tmp_path: Path) -> Places:
    return places(tmp_path / "home")


@pytest.fixture
def corpus() -> Corpus:
    return corpus_of(ENGLISH * 3)


def kept_in(home: Places) -> Path:
    (file,) = (home.cache / "subwords").iterdir()
    return file


def codes_of(steps: list[Progress]) -> set[str]:
    return {step.code for step in steps}


def run(program: str, home: Path, seed: str = "1") -> None:
    """Run a program of its own, which must succeed and say nothing."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(home)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "TOKENIZERS_PARALLELISM": "true"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_subwords_are_learned_once_and_kept(home: Places, corpus: Corpus) -> None:
    first: list[Progress] = []
    again: list[Progress] = []
    made = subwords(corpus, home, progress=first.append)
    before = tree(home.cache)
    opened = subwords(corpus, home, progress=again.append)
    assert codes_of(first) == {"learning_subwords", "storing"} and again == []
    assert opened.to_json() == made.to_json() and tree(home.cache) == before
    assert not home.data.exists() and not home.state.exists()


def test_every_corpus_and_every_size_has_its_own(home: Places, corpus: Corpus) -> None:
    other = corpus_of(KOREAN * 3)
    made = [subwords(corpus, home), subwords(corpus, home, size=600), subwords(other, home)]
    opened = [subwords(corpus, home), subwords(corpus, home, size=600), subwords(other, home)]
    assert [each.to_json() for each in opened] == [each.to_json() for each in made]
    assert len({each.to_json() for each in made}) == len(tree(home.cache / "subwords")) == 3


def test_two_processes_learn_the_same(tmp_path: Path) -> None:
    found = []
    for seed in ("1", "2"):
        run(LEARN, tmp_path / seed, seed)
        found.append(kept_in(places(tmp_path / seed)).read_bytes())
    assert found[0] == found[1]


def test_learning_starts_no_threads_and_survives_a_fork(tmp_path: Path) -> None:
    run(LEARN + FORKED, tmp_path)


def test_opening_what_is_kept_needs_no_library(home: Places, tmp_path: Path) -> None:
    subwords(open_corpus("builtin-ko", home), home)
    run(LEARN + OPENED, tmp_path / "home")


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def changed_merge(data: bytes) -> bytes:
    return data.replace(b"],[", b"],[257,258],[", 1)


def other_reviews(data: bytes) -> bytes:
    fingerprint = json.loads(data)["fingerprint"].encode()
    return data.replace(fingerprint, b"0" * len(fingerprint))


def endless(data: bytes) -> bytes:
    return data + b" " * (1 << 22)


@pytest.mark.parametrize(
    "damage",
    [
        cut_short,
        changed_merge,
        other_reviews,
        endless,
        lambda _: b"",
        lambda _: b"\xff\x00",
        lambda _: b"[1, 2]",
    ],
)
def test_what_is_damaged_or_foreign_is_said_and_learned_anew(
    home: Places, corpus: Corpus, damage: Callable[[bytes], bytes]
) -> None:
    made = subwords(corpus, home)
    file = kept_in(home)
    sound = file.read_bytes()
    file.write_bytes(damage(sound))
    notices: list[Notice] = []
    mended = subwords(corpus, home, notify=notices.append)
    assert notices == [Notice("subwords_damaged", {"name": corpus.about.name})]
    assert mended.to_json() == made.to_json() and file.read_bytes() == sound
    subwords(corpus, home, notify=notices.append)
    assert len(notices) == 1


def test_a_file_kept_under_the_name_of_another_size_is_not_used(
    home: Places, corpus: Corpus
) -> None:
    small = subwords(corpus, home, size=600)
    kept_in(home).rename(keeping.place(home, corpus.about, SIZE))
    notices: list[Notice] = []
    assert subwords(corpus, home, notify=notices.append).size == SIZE != small.size
    assert [notice.code for notice in notices] == ["subwords_damaged"]


def test_what_another_recipe_has_learned_is_learned_anew(
    home: Places, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = subwords(corpus, home)
    monkeypatch.setattr(keeping, "RECIPE", RECIPE + 1)
    notices: list[Notice] = []
    assert subwords(corpus, home, notify=notices.append).to_json() == made.to_json()
    assert [notice.code for notice in notices] == ["subwords_old"]
    subwords(corpus, home, notify=notices.append)
    assert len(notices) == 1


@pytest.mark.parametrize("fault", [full_disk, read_only])
def test_subwords_that_cannot_be_kept_are_used_all_the_same(
    home: Places,
    corpus: Corpus,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[pytest.MonkeyPatch], None],
) -> None:
    fault(monkeypatch)
    notices: list[Notice] = []
    made = subwords(corpus, home, notify=notices.append)
    assert made.decode(made.ids("The film!")) == "the film"
    where = {"name": corpus.about.name, "path": str(home.cache / "subwords")}
    assert notices == [Notice("subwords_in_memory", where)]
    assert tree(home.cache.parent) == {}


def test_a_file_that_cannot_be_replaced_is_said_both_ways(home: Places, corpus: Corpus) -> None:
    keeping.place(home, corpus.about, SIZE).mkdir(parents=True)
    notices: list[Notice] = []
    assert subwords(corpus, home, notify=notices.append).used > BYTES
    assert [notice.code for notice in notices] == ["subwords_damaged", "subwords_in_memory"]


@pytest.mark.parametrize("rule", ["words", "characters"])
def test_learning_stops_wherever_it_is_told_to_and_leaves_nothing(home: Places, rule: str) -> None:
    many = [*ENGLISH, *KOREAN] * 800
    corpus = corpus_of(many, rule="words" if rule == "words" else "characters")
    seen: list[Progress] = []
    subwords(corpus, places(home.cache / "whole"), progress=seen.append)
    before = tree(home.cache.parent)
    for stop in (0, 1, len(seen) // 2, len(seen) - 2, len(seen) - 1):
        left = [stop]

        def progress(_: Progress, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Stopped("stopped")

        assert refused(partial(subwords, corpus, home, progress=progress))
        assert tree(home.cache.parent) == before
    assert len(seen) > 4 and seen[-2].done == seen[-2].total


def test_encoding_stops_too(corpus: Corpus, home: Places) -> None:
    made = subwords(corpus, home)
    seen: list[Progress] = []
    made.encode_all(corpus, "train", seen.append)
    assert [step.code for step in seen] == ["cutting_words", "encoding_reviews"]

    def progress(step: Progress) -> None:
        raise Stopped("stopped")

    assert refused(lambda: made.encode_all(corpus, "train", progress)).code == "stopped"


def test_korean_reviews_are_cut_where_a_reader_would_see_it(home: Places) -> None:
    corpus = open_corpus("builtin-ko", home)
    made = subwords(corpus, home)
    assert BYTES < made.used < made.size == SIZE
    assert [piece.text for piece in made.encode("이 영화는, 재미있었다!")][:2] == ["_이", "_영화는"]
    ids, offsets = made.encode_all(corpus, "train")
    assert ids.min() > BYTES and ids.max() <= made.used
    assert len(offsets) == len(corpus.train) + 1
    assert made.decode(ids[: offsets[1]].tolist()) == made.normalised(corpus.train.text_of(0) or "")


def test_the_real_reviews_fill_every_row(home: Places, test_data: Path) -> None:
    import_corpus(test_data / "imdb" / "imdb.npz", home)
    corpus = open_corpus("imdb", home)
    made = subwords(corpus, home)
    assert made.used == made.size == SIZE
    assert subwords(corpus, home).to_json() == made.to_json()
    assert [piece.text for piece in made.encode("The film was great!")] == [
        "_the",
        "_film",
        "_was",
        "_great",
    ]
    ids, offsets = made.encode_all(corpus, "test")
    assert ids.min() > BYTES and ids.max() <= SIZE
    for row in (0, 12_345, 24_999):
        words = [corpus.vocabulary.word(int(rank)) for rank in corpus.test.ranks_of(row)]
        assert made.decode(ids[offsets[row] : offsets[row + 1]].tolist()) == " ".join(words)
