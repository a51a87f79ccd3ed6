"""From a plan to the text of a review, in the phrases of one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from engine.corpus.generated.chance import Chance
from engine.corpus.generated.grammar import Either, Fillers, Lexicon, Template, all_parsed
from engine.corpus.generated.plan import Kind, Paragraph

T = TypeVar("T")
Settled = Mapping[str, Sequence[str]]

_TRIES = 4


class Phrasebook:
    """All that a language has to say: sentences of every kind, and what fills their slots."""

    def __init__(self, sentences: Mapping[Kind, Sequence[str]], lexicon: Lexicon) -> None:
        self._sentences = {kind: all_parsed(texts) for kind, texts in sentences.items()}
        self._lexicon = lexicon

    def write(self, plan: list[Paragraph], label: int, settled: Settled, chance: Chance) -> str:
        """The text of a review that holds this opinion and keeps to this plan."""
        draft = _Draft(self._lexicon, chance, settled)
        return "\n\n".join(
            " ".join(
                draft.sentence(self._sentences[step.kind], 1 - label if step.against else label)
                for step in paragraph
            )
            for paragraph in plan
        )


@dataclass(slots=True)
class _Draft:
    """One review while it is being written: what is settled for all of it, and what was used."""

    lexicon: Lexicon
    chance: Chance
    settled: Settled
    _used: set[str | int] = field(default_factory=set)

    def sentence(self, templates: Fillers, label: int) -> str:
        """One sentence with this opinion, from one of the templates."""
        pieces: list[str] = []
        self._expand(self._fresh(templates), label, pieces)
        return "".join(pieces)

    def _fresh(self, fillers: Sequence[T]) -> T:
        """A filler that this review has not used yet, if a few tries find one."""
        choice = self.chance.early_of(fillers)
        for _ in range(_TRIES):
            if _identity(choice) not in self._used:
                break
            choice = self.chance.early_of(fillers)
        self._used.add(_identity(choice))
        return choice

    def _expand(self, template: Template, label: int, pieces: list[str]) -> None:
        for part in template:
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, Either):
                self._expand(self.chance.any_of(part.options), label, pieces)
            elif part.name in self.settled:
                pieces.append(self._fresh(self.settled[part.name]))
            else:
                own = 1 - label if part.turns else label
                self._expand(self._fresh(self.lexicon.fillers(part, own)), own, pieces)


def _identity(filler: object) -> str | int:
    """What tells one filler from another: a template is its own, and costly to hash."""
    return filler if isinstance(filler, str) else id(filler)
