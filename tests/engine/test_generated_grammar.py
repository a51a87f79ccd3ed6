"""The machinery behind the built-in reviews."""

import pytest

from engine.corpus.generated.chance import Chance
from engine.corpus.generated.english.polish import contracted, polished
from engine.corpus.generated.grammar import Lexicon
from engine.corpus.generated.korean.polish import in_manner, with_particles
from engine.corpus.generated.phrasebook import Phrasebook
from engine.corpus.generated.plan import Step

LEXICON = Lexicon(
    {"who": ("Ida",)},
    {"adj": (("dull",), ("gripping",)), "claim": (("it is {=adj}",), ("it is never {~adj}",))},
)


@pytest.mark.parametrize(
    ("template", "blame", "praise"),
    [
        ("It is {=adj}.", "It is dull.", "It is gripping."),
        ("Nothing is {~adj}.", "Nothing is gripping.", "Nothing is dull."),
        ("{who} says {=claim}.", "Ida says it is dull.", "Ida says it is never dull."),
        ("{who} says {~claim}.", "Ida says it is never dull.", "Ida says it is dull."),
    ],
)
def test_a_slot_is_filled_with_the_opinion_or_against_it(
    template: str, blame: str, praise: str
) -> None:
    book = Phrasebook({"closing": (template,)}, LEXICON)
    for label, expected in enumerate((blame, praise)):
        assert book.write([[Step("closing")]], label, {}, Chance(1)) == expected


def test_a_step_against_the_opinion_says_the_opposite() -> None:
    book = Phrasebook({"closing": ("It is {=adj}.",)}, LEXICON)
    plan = [[Step("closing", against=True), Step("closing")], [Step("closing")]]
    assert book.write(plan, 1, {}, Chance(1)) == "It is dull. It is gripping.\n\nIt is gripping."


def test_either_stands_for_all_of_its_options() -> None:
    book = Phrasebook({"closing": ("a [{who}|film] here",)}, LEXICON)
    texts = {book.write([[Step("closing")]], 0, {}, Chance(seed)) for seed in range(20)}
    assert texts == {"a Ida here", "a film here"}


def test_early_fillers_are_chosen_more_often_and_late_ones_still() -> None:
    chance = Chance(3)
    drawn = [chance.early_of(range(20)) for _ in range(20000)]
    assert drawn.count(0) > 3 * drawn.count(10) > 3 * drawn.count(19) > 0


def test_two_items_always_differ() -> None:
    chance = Chance(4)
    pairs = {chance.two_of("abc") for _ in range(200)}
    assert pairs == {(a, b) for a in "abc" for b in "abc" if a != b}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a old hand and a hour", "An old hand and an hour"),
        ("a useful idea. it was a once-only thing", "A useful idea. It was a once-only thing"),
        ('"dull", he said.\n\nwhat a bore! no.', '"Dull", he said.\n\nWhat a bore! No.'),
    ],
)
def test_english_gets_its_articles_and_capitals(raw: str, expected: str) -> None:
    assert polished(raw) == expected


def test_english_is_contracted_only_where_one_would() -> None:
    text = "It is not so. Whatever it is, I cannot say. I have to go, and it is late."
    assert (
        contracted(text) == "It isn't so. Whatever it is, I can't say. I have to go, and it's late."
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("영화을/를 봤다.", "영화를 봤다."),
        ("음악이/가 좋고 배우은/는 빛났다.", "음악이 좋고 배우는 빛났다."),
        ("서울으로/로, 부산으로/로, 제주으로/로", "서울로, 부산으로, 제주로"),
        ("걸작이다/다. 대작이었다/였다, 영화이었다/였다.", "걸작이다. 대작이었다, 영화였다."),
        ("동생와/과 누나와/과", "동생과 누나와"),
        ("졸작와는/과는 영화와는/과는", "졸작과는 영화와는"),
        ("〈달력〉을/를 〈시계〉을/를", "〈달력〉을 〈시계〉를"),
    ],
)
def test_korean_particles_fit_the_sound_before_them(raw: str, expected: str) -> None:
    assert with_particles(raw) == expected


@pytest.mark.parametrize(
    ("plain", "polite", "formal"),
    [
        ("지루했다.", "지루했어요.", "지루했습니다."),
        ("이유가 없다.", "이유가 없어요.", "이유가 없습니다."),
        ("충분하다.", "충분해요.", "충분합니다."),
        ("수작이다/다.", "수작이에요.", "수작입니다."),
        ("영화이다/다.", "영화예요.", "영화입니다."),
        ("지루하다고 했다.", "지루하다고 했어요.", "지루하다고 했습니다."),
    ],
)
def test_korean_keeps_one_level_of_speech(plain: str, polite: str, formal: str) -> None:
    assert with_particles(in_manner(plain, "polite")) == polite
    assert with_particles(in_manner(plain, "formal")) == formal
