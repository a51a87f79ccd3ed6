"""What `imdb-tui score --explain` adds: what each word does, the last layer, and what would turn
the verdict."""

from dataclasses import dataclass
from typing import Any

import click

from engine.runs.library import RunKey
from engine.scoring.change import Search, smallest_change
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Pushes, occlusion
from engine.scoring.running import Running, running
from engine.scoring.score import Score, why
from tui import wording
from tui.columns import print_columns, print_folded
from tui.language import _
from tui.score_records import changed_record, record
from tui.score_words import probability_shown, push_shown, searched, unmoved, word
from widgets.safe_text import visible
from widgets.tokens import TokenMark, signed


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """A verdict, and where it comes from."""

    scorer: Scorer
    score: Score
    pushes: Pushes
    running: Running
    search: Search

    def record(self, key: RunKey) -> dict[str, Any]:
        """As JSON has it."""
        data = record(self.score, self.scorer, key, self.pushes, self.running)
        return {**data, "change": changed_record(self.search, self.score.reading)}

    def strongest(self) -> str:
        """The word that does most, and what it does."""
        i = int(abs(self.pushes.pushes).argmax())
        name = word(self.score.reading, self.pushes.places[i])
        return f"{name} {push_shown(self.pushes.push(i))}"

    def print(self) -> None:
        """A row for each word, the arithmetic of the last layer, the smallest change."""
        click.echo()
        self._print_words()
        click.echo()
        answer = wording.answer(_("The last layer"), why(self.scorer, self.score.reading))
        print_folded(f"{answer.title}: {answer.formula} {answer.sign} {answer.value}")
        click.echo()
        print_folded(visible(searched(self.search, self.score.reading)))

    def _print_words(self) -> None:
        reading, pushes = self.score.reading, self.pushes
        pushed = {i: push_shown(pushes.push(n)) for n, i in enumerate(pushes.places)}
        rows = []
        for n, i in enumerate(self.running.places):
            mark = TokenMark.UNKNOWN if reading.kinds[i] == "unknown" else TokenMark.WORD
            after = probability_shown(float(self.running.after[n]))
            rows.append(
                (pushed.get(i, ""), after, f"{reading.row[i]}", signed(word(reading, i), mark))
            )
        heads = (_("push"), _("so far"), _("id"), _("word"))
        print_columns(heads, rows, right=(0, 1, 2))
        if said := unmoved(pushes, reading):
            print_folded(said)


def explained(scorer: Scorer, score: Score) -> Explained:
    """Find out what each word of a text does, and what would turn its verdict."""
    reading = score.reading
    pushes = occlusion(scorer, reading, score.probability)
    search = smallest_change(scorer, reading, pushes)
    return Explained(scorer, score, pushes, running(scorer, reading, pushes), search)
