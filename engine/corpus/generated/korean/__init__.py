"""Korean reviews."""

from collections.abc import Mapping
from functools import cache

from engine.corpus.generated.chance import Chance
from engine.corpus.generated.grammar import Lexicon
from engine.corpus.generated.korean import judgements, story, world
from engine.corpus.generated.korean.opinions import POLAR
from engine.corpus.generated.korean.polish import Manner, in_manner, with_particles
from engine.corpus.generated.phrasebook import Phrasebook
from engine.corpus.generated.plan import Kind, Shares, plan

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
    "before_turn": story.BEFORE_TURN,
    "turn": story.TURNS,
    "hearsay": story.HEARSAY,
    "after_hearsay": story.AFTER_HEARSAY,
    "concession": story.CONCESSIONS,
    "more_conceded": story.MORE_CONCEDED,
    "after_concession": story.AFTER_CONCESSION,
    "closing": story.CLOSINGS,
    "turned_closing": story.TURNED_CLOSINGS,
    "mixed_closing": story.MIXED_CLOSINGS,
}
# An inflected word tells more than a bare one, so plain reviews are fewer than in English.
_SHARES: Shares = (
    ("plainly", 0.38),
    ("with_a_turn", 0.29),
    ("by_denial", 0.12),
    ("against_hearsay", 0.08),
    ("with_concessions", 0.11),
    ("undecided", 0.02),
)
_MANNERS: tuple[tuple[Manner, float], ...] = (("plain", 0.5), ("polite", 0.35), ("formal", 0.15))


@cache
def phrasebook() -> Phrasebook:
    """The sentences of Korean, ready to be written."""
    return Phrasebook(_SENTENCES, Lexicon(story.NEUTRAL, POLAR))


def review(chance: Chance, label: int) -> str:
    """One review with this opinion."""
    text = phrasebook().write(plan(chance, _SHARES), label, _settled(chance), chance)
    return with_particles(in_manner(text, chance.weighted(_MANNERS)))


def _settled(chance: Chance) -> dict[str, tuple[str, ...]]:
    """What stays the same through one review: the film, its people, its story."""
    genre = chance.any_of(world.GENRES)
    name, name2 = chance.two_of(world.FIRST_NAMES)
    hero, other = chance.two_of(genre.heroes)
    lead, second = chance.two_of(world.PLAYERS)
    return {
        "title": (_title(chance, name, name2),),
        "title2": (_title(chance, name2, name),),
        "genre": (chance.any_of(genre.names),),
        "name": (name,),
        "name2": (name2,),
        "hero": (hero,),
        "other": (other,),
        "town": (_town(chance), _town(chance)),
        "place": (chance.any_of(genre.places),),
        "goal": (chance.any_of(genre.goals),),
        "scene": genre.scenes,
        "thing": (chance.any_of(genre.things),),
        "lead": (lead,),
        "second": (second,),
        "year": (str(chance.between(1961, 2024)),),
        "minutes": (str(chance.between(78, 171)),),
    }


def _town(chance: Chance) -> str:
    return chance.early_of(world.PLACE_HEADS) + chance.early_of(world.PLACE_TAILS)


def _title(chance: Chance, name: str, name2: str) -> str:
    return chance.early_of(world.TITLES).format(
        name=name, name2=name2, town=_town(chance), thing=chance.early_of(world.TITLE_THINGS)
    )
