"""The built-in reviews: how many, how long, how balanced, and always the same."""

import hashlib
import math
import re
import unicodedata
from collections import Counter
from statistics import median

import pytest

from engine.corpus.generated import GeneratedReview, Language, reviews

FINGERPRINTS = {
    "en": "859a06cd48b62d0c2cdcfa48f81adf27e4997a9b1c5cb3142d1da02e3a9aa514",
    "ko": "c51f3c975376fca76130325596f28f0d0890e02775a9318ae7b06eabfe526df6",
}
SIZES = {"en": {"train": 5000, "test": 1000}, "ko": {"train": 1600, "test": 400}}
LANGUAGES: tuple[Language, ...] = ("en", "ko")


@pytest.fixture(scope="module")
def written() -> dict[str, list[GeneratedReview]]:
    return {language: list(reviews(language)) for language in LANGUAGES}


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_python_on_every_day_writes_the_same_reviews(
    written: dict[str, list[GeneratedReview]], language: str
) -> None:
    lines = "".join(f"{made.split} {made.label} {made.text}\n" for made in written[language])
    assert hashlib.sha256(lines.encode()).hexdigest() == FINGERPRINTS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_splits_have_their_size_and_half_of_each_is_praise(
    written: dict[str, list[GeneratedReview]], language: str
) -> None:
    made = written[language]
    assert Counter(review.split for review in made) == SIZES[language]
    praise = Counter(review.split for review in made if review.label == 1)
    assert praise == {split: size // 2 for split, size in SIZES[language].items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_review_is_written_twice(
    written: dict[str, list[GeneratedReview]], language: str
) -> None:
    bare = [" ".join(words(review.text)) for review in written[language]]
    assert len(set(bare)) == len(bare)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_grammar_is_left_in_a_text(
    written: dict[str, list[GeneratedReview]], language: str
) -> None:
    leftovers = re.compile(
        r"[{}\[\]|_~=]|  |\s[.,;!?]|[.,;]{2}|\n\n\n|[가-힣〉]/[가-힣]|(?m:^ | $)"
    )
    for review in written[language]:
        assert not leftovers.search(review.text), review.text
        assert review.text == unicodedata.normalize("NFC", review.text)
        assert review.text[-1] in '.!?"'


def test_english_vocabulary_is_large_and_falls_off_like_a_language(
    written: dict[str, list[GeneratedReview]],
) -> None:
    counts = Counter(word for review in written["en"] for word in words(review.text))
    assert len(counts) >= 2500
    assert sum(count == 1 for count in counts.values()) >= 200
    assert -1.25 < slope([count for _, count in counts.most_common(1000)]) < -0.75


def test_korean_vocabulary_is_some_thousands_of_inflected_words(
    written: dict[str, list[GeneratedReview]],
) -> None:
    counts = Counter(word for review in written["ko"] for word in words(review.text))
    assert len(counts) >= 3000
    assert -1.25 < slope([count for _, count in counts.most_common(1000)]) < -0.6


def slope(falling: list[int]) -> float:
    """How steeply the counts fall with their rank, both as logarithms."""
    across = [math.log(rank) for rank in range(1, len(falling) + 1)]
    down = [math.log(count) for count in falling]
    middle, level = sum(across) / len(across), sum(down) / len(down)
    together = sum((x - middle) * (y - level) for x, y in zip(across, down, strict=True))
    return together / sum((x - middle) ** 2 for x in across)


def test_some_words_of_the_test_reviews_were_never_seen_in_training(
    written: dict[str, list[GeneratedReview]],
) -> None:
    known = {w for review in written["en"] if review.split == "train" for w in words(review.text)}
    met = {w for review in written["en"] if review.split == "test" for w in words(review.text)}
    assert len(met - known) >= 40


def test_english_lengths_reach_from_one_line_to_several_paragraphs(
    written: dict[str, list[GeneratedReview]],
) -> None:
    lengths = sorted(len(words(review.text)) for review in written["en"])
    assert lengths[0] >= 8
    assert 300 <= lengths[-1] <= 450
    assert 65 <= median(lengths) <= 110
    assert sum(lengths) / len(lengths) > 1.1 * median(lengths)
    assert lengths[len(lengths) // 20] < 25
    assert max(review.text.count("\n\n") for review in written["en"]) >= 4


def test_a_writer_who_gives_a_mark_gives_one_that_fits(
    written: dict[str, list[GeneratedReview]],
) -> None:
    mark = re.compile(r"(?:I give it |(?:^|[.!?\n] ?)|[Mm]ine is )(\d+)/10")
    marks = [
        (int(found), review.label)
        for review in written["en"]
        for found in mark.findall(review.text)
    ]
    assert len(marks) > 100
    assert all((points >= 7) == (label == 1) for points, label in marks)
