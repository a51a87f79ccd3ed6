"""One text on the command line: the verdict of a model, or of several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.scoring.model import Scorer
from engine.scoring.opening import open_scorer
from engine.scoring.score import Score, score
from tui import wording
from tui.columns import print_columns, print_folded
from tui.language import _, say
from tui.printing import print_json
from tui.score_records import plain_record
from tui.score_words import model_name, shortened, verdict
from tui.session import Session
from tui.voice import complain
from widgets.safe_text import visible

if TYPE_CHECKING:
    from tui.commands.score_explained import Explained


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A model, its verdict, and what each word does if that was asked for."""

    key: RunKey
    scorer: Scorer
    score: Score
    explained: "Explained | None"

    @property
    def name(self) -> str:
        """The model as it is called."""
        return visible(model_name(self.key, self.scorer.epoch))


def score_text(
    session: Session, keys: Sequence[RunKey], text: str, explain: bool, as_json: bool
) -> None:
    """Print what each model makes of a text."""
    store = Store(session.places, complain)
    found = [_asked(key, open_scorer(key, store), text, explain) for key in keys]
    _complain(found)
    if as_json:
        records = [_record(each) for each in found]
        print_json(records[0] if len(records) == 1 else {"models": records})
    elif len(found) == 1:
        _print_one(found[0])
    else:
        _print_side_by_side(found)


def _asked(key: RunKey, scorer: Scorer, text: str, explain: bool) -> Asked:
    said = score(scorer, text)
    if not explain:
        return Asked(key, scorer, said, None)
    from tui.commands.score_explained import explained

    return Asked(key, scorer, said, explained(scorer, said))


def _complain(found: Sequence[Asked]) -> None:
    """Say what to know of the verdicts, each once; and of which, if it is not true of all."""
    said: dict[str, list[str]] = {}
    for each in found:
        for notice in each.score.notices:
            said.setdefault(wording.notice(notice), []).append(each.name)
    for text, names in said.items():
        complain(text if len(names) == len(found) else f"{', '.join(names)}: {text}")


def _record(asked: Asked) -> dict[str, Any]:
    """As JSON has it."""
    if asked.explained is None:
        return {**plain_record(asked.score), "model": asked.key}
    return asked.explained.record(asked.key)


def _print_one(asked: Asked) -> None:
    """The verdict, the words that the model does not know, and all else that was asked for."""
    print_folded(f"{verdict(asked.score.probability)} · {asked.name}")
    _print_unknown(asked)
    if asked.explained is not None:
        asked.explained.print()


def _print_unknown(asked: Asked) -> None:
    """The words that are unknown, each with the known one that was probably meant."""
    reading = asked.score.reading
    unknown = dict.fromkeys(reading.words[i] for i in reading.fed if reading.kinds[i] == "unknown")
    if not unknown or not reading.has_known_words:
        return
    said = []
    for each in unknown:
        nearest = asked.scorer.reader.nearest(each)
        short = shortened(each)
        said.append(short if nearest is None else f"{short} ({nearest}?)")
    print_folded(say("Unknown to the model: {words}", words=visible(", ".join(said))))


def _print_side_by_side(found: Sequence[Asked]) -> None:
    """A row for each model; with --explain also the word that pushes it most."""
    heads, rows = [_("model"), _("verdict")], []
    for each in found:
        cells = [each.name, verdict(each.score.probability)]
        if each.explained is not None:
            cells.append(each.explained.strongest())
        rows.append(cells)
    if len(rows[0]) > len(heads):
        heads.append(_("strongest word"))
    print_columns(heads, rows)
