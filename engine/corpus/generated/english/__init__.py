"""English reviews."""

import re
from collections.abc import Mapping
from functools import cache

from engine.corpus.generated.chance import Chance
from engine.corpus.generated.english import judgements, names, story, turns
from engine.corpus.generated.english.genres import GENRES
from engine.corpus.generated.english.genres_more import MORE_GENRES
from engine.corpus.generated.english.opinions import POLAR
from engine.corpus.generated.english.polish import contracted, polished
from engine.corpus.generated.grammar import Lexicon
from engine.corpus.generated.phrasebook import Phrasebook
from engine.corpus.generated.plan import Kind, plan

_SENTENCES: Mapping[Kind, tuple[str, ...]] = {
    "short": judgements.SHORT,
    "opening": story.OPENINGS,
    "premise": story.PREMISES,
    "event": story.EVENTS,
    "aside": story.ASIDES,
    "straight_film": judgements.STRAIGHT_FILM,
    "straight_acting": judgements.STRAIGHT_ACTING,
    "straight_story": judgements.STRAIGHT_STORY,
    "straight_craft": judgements.STRAIGHT_CRAFT,
    "denied_film": judgements.DENIED_FILM,
    "denied_parts": judgements.DENIED_PARTS,
    "weighed_film": judgements.WEIGHED_FILM,
    "weighed_parts": judgements.WEIGHED_PARTS,
    "before_turn": turns.BEFORE_TURN,
    "turn": turns.TURNS,
    "hearsay": turns.HEARSAY,
    "after_hearsay": turns.AFTER_HEARSAY,
    "concession": turns.CONCESSIONS,
    "more_conceded": turns.MORE_CONCEDED,
    "after_concession": turns.AFTER_CONCESSION,
    "closing": turns.CLOSINGS,
    "turned_closing": turns.TURNED_CLOSINGS,
    "mixed_closing": turns.MIXED_CLOSINGS,
}
_ALL_GENRES = (*GENRES, *MORE_GENRES)
_INDEFINITE = re.compile("^(an? |the )?")
_CONTRACTING = 0.35


@cache
def phrasebook() -> Phrasebook:
    """The sentences of English, ready to be written."""
    return Phrasebook(_SENTENCES, Lexicon(story.NEUTRAL, POLAR))


def review(chance: Chance, label: int) -> str:
    """One review with this opinion."""
    text = polished(phrasebook().write(plan(chance), label, _settled(chance), chance))
    return contracted(text) if chance.happens(_CONTRACTING) else text


def _settled(chance: Chance) -> dict[str, tuple[str, ...]]:
    """What stays the same through one review: the film, its people, its story."""
    genre = chance.any_of(_ALL_GENRES)
    name, lead = _lead(chance)
    hero, other = chance.two_of(genre.heroes)
    name2, second = _second(chance, other, name)
    places = chance.two_of(genre.places)
    things = chance.two_of(genre.things)
    return {
        "title": (_title(chance, name),),
        "title2": (_title(chance, name2),),
        "film": ("film", "movie", "picture"),
        "genre": genre.names,
        "name": (name,),
        "name2": (name2,),
        "hero": (hero,),
        "other": (other,),
        "town": tuple(_town(chance) for _ in range(3)),
        "place": places,
        "the_place": _known(places),
        "goal": genre.goals,
        "scene": genre.scenes,
        "thing": things,
        "the_thing": _known(things),
        "lead": lead,
        "second": (second,),
        "year": tuple(str(chance.between(1931, 2024)) for _ in range(2)),
        "minutes": (str(chance.between(78, 171)),),
        "early": (str(chance.between(15, 45)),),
    }


def _lead(chance: Chance) -> tuple[str, tuple[str, ...]]:
    """The main character, and what to call whoever plays it."""
    if chance.happens(0.5):
        return chance.early_of(names.WOMEN), chance.early_of(names.ACTRESSES)
    return chance.early_of(names.MEN), chance.early_of(names.ACTORS)


def _second(chance: Chance, other: str, taken: str) -> tuple[str, str]:
    """The second character, who is somebody else, and what to call whoever plays it."""
    people, players = (
        (names.WOMEN, names.MORE_ACTRESSES)
        if chance.happens(0.5)
        else (names.MEN, names.MORE_ACTORS)
    )
    name = chance.early_of(people)
    while name == taken:
        name = chance.early_of(people)
    return name, chance.early_of(players).format(name=name, other=other)


def _known(items: tuple[str, ...]) -> tuple[str, ...]:
    """What was "a key" at its first mention is "the key" from then on."""
    return tuple(_INDEFINITE.sub("the ", item) for item in items)


def _town(chance: Chance) -> str:
    return chance.early_of(names.PLACE_HEADS) + chance.early_of(names.PLACE_TAILS)


def _title(chance: Chance, name: str) -> str:
    return chance.early_of(names.TITLES).format(
        name=name,
        town=_town(chance),
        thing=chance.early_of(names.TITLE_THINGS),
        people=chance.early_of(names.TITLE_PEOPLE),
        number=chance.early_of(names.NUMBERS),
    )
