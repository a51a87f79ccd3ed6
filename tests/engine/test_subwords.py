import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.corpus.about import Rule
from engine.corpus.sources.gathering import Gathering
from engine.corpus.store import Corpus, SplitName
from engine.corpus.subwords import BYTES, Subwords
from engine.corpus.subwords.learning import learn
from engine.corpus.subwords.spelling import LONGEST
from engine.files.flat import Damaged
from engine.files.progress import unseen
from tests.engine import small_corpus
from tests.engine.samples import refused

ENGLISH = ["The film was unwatchable.", "I watched the film: a good film!", "?!", "Café, naïve"]
KOREAN = ["이 영화는 정말 재미있었다.", "영화가 재미없다! 이 영화는 별로다.", "<0x41> 아"]
TEST = ["A film that nobody watched.", "영화를 봤다"]
ANYTHING = st.text(st.characters(exclude_categories=()))  # halves of characters among it
SPLITS: tuple[SplitName, SplitName] = ("train", "test")


def corpus_of(train: Sequence[str], test: Sequence[str] = TEST, rule: Rule = "words") -> Corpus:
    gathering = Gathering(rule)
    for text in (*train, *test):
        gathering.add(text)
    testing = [False] * len(train) + [True] * len(test)
    positive = [row % 2 == 0 for row in range(len(testing))]
    return gathering.finish("table", ("bad", "good"), positive, testing, {})


def learned(corpus: Corpus, size: int = 8184) -> Subwords:
    return Subwords(learn(corpus, size, unseen))


BY_RULE: dict[Rule, Subwords] = {
    "words": learned(corpus_of(ENGLISH * 3)),
    "characters": learned(corpus_of(KOREAN * 3, rule="characters")),
}
RULES = pytest.mark.parametrize("rule", ["words", "characters"])


def texts(subwords: Subwords, text: str) -> list[str]:
    return [piece.text for piece in subwords.encode(text)]


@RULES
@given(text=ANYTHING)
@example("a \udcff film\ud800")
def test_every_text_comes_back_from_its_ids(rule: Rule, text: str) -> None:
    subwords = BY_RULE[rule]
    ids = subwords.ids(text)
    assert subwords.decode(ids) == subwords.normalised(text)
    assert all(1 <= row <= subwords.used for row in ids)
    assert [piece.id for piece in subwords.encode(text)] == ids


@given(text=st.text(alphabet="thefilmwasunbcgodév ._THE"))
def test_a_character_that_training_has_met_is_never_spelled_in_bytes(text: str) -> None:
    assert all(row > BYTES for row in BY_RULE["words"].ids(text))


@given(text=ANYTHING)
def test_each_word_begins_with_its_mark_and_nothing_else_has_one(text: str) -> None:
    subwords = BY_RULE["words"]
    pieces, text = texts(subwords, text), subwords.normalised(text)
    assert sum(piece.startswith("_") for piece in pieces) == len(text.split(" ")) * bool(text)
    assert all("_" not in piece[1:] for piece in pieces)


def test_pieces_can_be_read() -> None:
    words, characters = BY_RULE["words"], BY_RULE["characters"]
    assert texts(words, "The FILM, unwatched") == ["_the", "_film", "_unwa", "tc", "hed"]
    assert texts(words, "film🙂") == ["_film", "<0xF0>", "<0x9F>", "<0x99>", "<0x82>"]
    assert texts(characters, "이 영화는") == ["이영화는"]
    loud = learned(corpus_of(["?!?!"] * 9, rule="characters"))
    assert texts(loud, "?!?!") == ["?", "!", "?", "!"]
    assert texts(words, "") == texts(words, " ?! ") == []


def test_what_stands_together_most_often_is_joined_first() -> None:
    times = {"hug": 10, "pug": 5, "pun": 12, "bun": 4, "hugs": 5}
    subwords = learned(corpus_of([f"{word} " * count for word, count in times.items()]))
    first = BYTES + len("_bghnpsu") + 1
    # u+g 20 times; then _+p 17 times; then u+n 16 times; then _+h and h+ug both 15 times
    assert [subwords.piece(row).text for row in range(first, first + 3)] == ["ug", "_p", "un"]
    assert subwords.piece(first - 1).text == "u"
    assert texts(subwords, "pugs hun") == ["_pug", "s", "_h", "un"]


def test_what_is_met_once_teaches_nothing() -> None:
    assert texts(learned(corpus_of(["abc"])), "abc") == ["_", "a", "b", "c"]


def test_a_small_corpus_leaves_rows_unused() -> None:
    subwords = learned(corpus_of(["a film", "a film"]))
    pieces = [subwords.piece(row).text for row in range(BYTES + 1, subwords.used + 1)]
    assert set(pieces) == {*"_afilm", "_a", "_film", *pieces[6:]} and len(pieces) == 6 + 5
    assert (subwords.size, subwords.used) == (8184, BYTES + 11)
    for row in (0, subwords.used + 1, -1):
        with pytest.raises(IndexError):
            subwords.piece(row)
    with pytest.raises(IndexError):
        subwords.decode([subwords.used + 1])


def test_padding_says_nothing_and_broken_bytes_are_shown_as_such() -> None:
    subwords = BY_RULE["words"]
    ids = subwords.ids("the film")
    assert subwords.decode([0, 0, *ids, 0]) == "the film"
    assert subwords.decode([*ids, 1 + 0xF0]) == "the film�"


def test_the_test_reviews_teach_nothing() -> None:
    one, other = corpus_of(ENGLISH * 3), corpus_of(ENGLISH * 3, ["zebra quagga " * 9] * 4)
    assert learned(one).to_json() == learned(other).to_json()


def test_a_script_of_many_characters_leaves_room_for_what_stands_together() -> None:
    often = "가나다라마바사"
    all_of_them = "".join(chr(code) for code in range(ord("가"), ord("가") + 3000))
    subwords = learned(corpus_of([f"{all_of_them} {often * 20}"] * 2, rule="characters"), size=512)
    assert subwords.used <= 512
    assert len(texts(subwords, often)) < len(often)
    assert subwords.decode(subwords.ids(all_of_them)) == all_of_them
    assert subwords.ids(all_of_them[-1])[0] <= BYTES < min(subwords.ids(often))


@RULES
def test_all_reviews_are_encoded_as_one_by_one(rule: Rule) -> None:
    texts = [*ENGLISH, *KOREAN, "", "<0x41>_b " * 700] * 160
    corpus = corpus_of(texts, rule=rule)
    subwords = learned(corpus, size=600)
    for split in SPLITS:
        ids, offsets = subwords.encode_all(corpus, split)
        half = corpus.split(split)
        assert (ids.dtype.str, offsets.dtype.str) == ("<i4", "<i8")
        assert len(offsets) == len(half) + 1 and offsets[-1] == len(ids)
        for row in (0, 1, len(half) // 2, len(half) - 1):
            found = ids[offsets[row] : offsets[row + 1]].tolist()
            joint = " " if rule == "words" else ""
            words = [corpus.vocabulary.word(int(rank)) for rank in half.ranks_of(row)]
            assert found == subwords.ids(joint.join(words))
            assert subwords.decode(found) == joint.join(words)


def test_a_vocabulary_from_elsewhere_need_not_follow_the_rule() -> None:
    words = ["New York", "a_b", "--", "ok"]
    corpus = small_corpus.corpus([(1, [1, 2, 3, 4]), (0, [1])], [(1, [3]), (0, [])], words)
    subwords = learned(corpus)
    ids, offsets = subwords.encode_all(corpus, "train")
    assert subwords.decode(ids[: offsets[1]].tolist()) == "new york a b ok"
    assert ids.tolist() == subwords.ids(" ".join(words)) + subwords.ids("New York")
    assert subwords.encode_all(corpus, "test")[1].tolist() == [0, 0, 0]


def test_words_of_no_end_are_cut() -> None:
    for rule in BY_RULE:
        endless = "영화" * 50_000
        subwords = learned(corpus_of([endless, endless], rule=rule))
        assert subwords.decode(subwords.ids(endless)) == endless
        assert max(len(piece) for piece in texts(subwords, endless)) <= LONGEST


def test_the_name_of_a_byte_is_text_when_somebody_writes_it() -> None:
    subwords = learned(corpus_of(["<0x41> " * 9] * 3, rule="characters"))
    assert subwords.decode(subwords.ids("<0x41>A")) == "<0x41>A"
    assert "<0x41>" not in texts(subwords, "<0x41>") and "<0x41>" in texts(subwords, "A")


def test_reviews_without_a_word_leave_the_bytes_and_the_mark() -> None:
    subwords = learned(small_corpus.corpus([(1, []), (0, [])], [(1, [])], ["--"]))
    assert subwords.used == BYTES + 1
    assert subwords.decode(subwords.ids("a film")) == "a film"


def test_reviews_cut_by_another_rule_are_refused() -> None:
    other = corpus_of(KOREAN, rule="characters")
    assert refused(lambda: BY_RULE["words"].encode_all(other, "train")).code == "rules_differ"


@pytest.mark.parametrize(
    ("size", "code"), [(511, "setting_too_small"), (2**16 + 1, "setting_too_large")]
)
def test_a_size_beyond_reason_is_refused(size: int, code: str) -> None:
    assert refused(lambda: learned(corpus_of(ENGLISH), size)).code == code


@RULES
def test_subwords_can_be_stored_and_read(rule: Rule) -> None:
    made = BY_RULE[rule]
    read = Subwords.from_json(made.to_json())
    assert (read.to_json(), read.used, read.size) == (made.to_json(), made.used, made.size)
    assert read.rule == rule and read.ids(KOREAN[0]) == made.ids(KOREAN[0])


CHARACTERS = "_abx"
FIRST = BYTES + 1
AFTER = FIRST + len(CHARACTERS)


@pytest.mark.parametrize(
    "changed",
    [
        {"format": 2},
        {"format": "1"},
        {"rule": "sentences"},
        {"size": 100},
        {"size": 2**40},
        {"size": 512, "characters": "".join(map(chr, range(0x4E00, 0x4E00 + 300))) + "_"},
        {"characters": "_abb"},
        {"characters": "ab"},
        {"characters": "_\ud800"},
        {"characters": None},
        {"merges": [[FIRST, AFTER]]},
        {"merges": [[FIRST, BYTES]]},
        {"merges": [[0, FIRST]]},
        {"merges": [[-1, FIRST]]},
        {"merges": [[FIRST, FIRST, FIRST]]},
        {"merges": [[FIRST, 257.5]]},
        {"merges": [[row, row] for row in (FIRST + 1, *range(AFTER, AFTER + 6))]},
        {"merges": [[FIRST + 1, FIRST + 2]] * 8185},
        {
            "characters": "<>0x41_",
            "merges": [[257, 259], [264, 260], [265, 261], [266, 262], [267, 258]],
        },
        {"merges": "ab"},
    ],
)
def test_what_cannot_have_been_learned_is_not_read(changed: dict[str, Any]) -> None:
    sound = {
        "format": 1,
        "rule": "words",
        "size": 8184,
        "characters": CHARACTERS,
        "merges": [[FIRST + 1, FIRST + 2], [AFTER, FIRST + 3]],
    }
    assert Subwords.from_json(json.dumps(sound)).used == BYTES + 6
    with pytest.raises(Damaged):
        Subwords.from_json(json.dumps(sound | changed))


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b"\xff", b'{"format": 1}', "{\udcff}"])
def test_what_is_no_subwords_is_not_read(text: str | bytes) -> None:
    with pytest.raises(Damaged):
        Subwords.from_json(text)


def test_two_pairs_may_make_the_same_subword() -> None:
    merges = [[258, 259], [259, 260], [261, 260], [258, 262]]  # ab, bx, ab+x, a+bx
    stored = {"format": 1, "rule": "words", "size": 512, "characters": "_abx", "merges": merges}
    subwords = Subwords.from_json(json.dumps(stored))
    assert subwords.used == BYTES + 4 + 3
    assert texts(subwords, "abx") == ["_", "abx"]
