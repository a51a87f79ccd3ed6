"""How a verdict reads, on the screen and on the command line."""

from typing import TYPE_CHECKING, Final

from engine.runs.library import RunKey
from engine.runs.verdicts import KERAS
from engine.scoring.reading import Reading
from engine.scoring.score import label
from tui.language import _, counted, say
from tui.wording.scoring import LABELS
from widgets.minus import with_minus
from widgets.safe_text import ELLIPSIS, legible

if TYPE_CHECKING:
    from engine.scoring.change import Change, Search
    from engine.scoring.occlusion import Pushes

#: Characters of a word; longer ones are no words.
LONGEST_WORD: Final = 40


def push_shown(push: float) -> str:
    """How far a token moves the probability, with its sign, if it does so at all."""
    shown = with_minus(f"{push:+.2f}")
    return shown if shown[1:] != "0.00" else "0.00"


def unmoved(pushes: "Pushes", reading: Reading) -> str:
    """That no word does as much as is shown of it; nothing where one does, or none is known."""
    shown = {push_shown(pushes.push(i)) for i in range(len(pushes.places))}
    if shown != {"0.00"} or not reading.has_known_words:
        return ""
    return _("Whichever word is left out, this verdict moves by less than 0.005.")


def probability_shown(probability: float) -> str:
    """A probability as it is read; what is close to certain or to a draw is not rounded to it."""
    if 0 < probability < 0.005:
        return "< 0.01"
    if 0.995 <= probability < 1:
        return "> 0.99"
    shown = (f"{probability:.{digits}f}" for digits in range(2, 8))
    return next((each for each in shown if float(each) != KERAS), f"{probability:.2f}")


def verdict(probability: float | None) -> str:
    """The verdict in words: positive, 0.87. What is no number is none."""
    said = None if probability is None else label(probability)
    if said is None or probability is None:
        return _("no verdict: NaN")
    return f"{_(LABELS[said])}, {probability_shown(probability)}"


def model_name(key: RunKey, epoch: int | None = None) -> str:
    """A model as a learner calls it; of a run that may go on, after which epoch."""
    if isinstance(key, str):
        return key
    if epoch is None:
        return say("run {run}", run=key)
    return say("run {run}, epoch {epoch}", run=key, epoch=epoch)


def word(reading: Reading, i: int) -> str:
    """A token as a learner reads it."""
    return _("start") if reading.kinds[i] == "start" else shortened(legible(reading.words[i]))


def shortened(word: str) -> str:
    """A word that no sentence could hold ends with an ellipsis."""
    return word if len(word) <= LONGEST_WORD else word[:LONGEST_WORD] + ELLIPSIS


def searched(search: "Search", reading: Reading) -> str:
    """The smallest change that turns a verdict, or that none was found, in a sentence."""
    change = search.change
    if change is None:
        return counted(
            "None of {n} change of one or two words turns the verdict.",
            "None of {n} changes of one or two words turns the verdict.",
            search.tried,
        )
    how, value = edits(change, reading), probability_shown(change.after)
    if change.after > KERAS:
        return say("{how} it is positive, {value}.", how=how, value=value)
    return say("{how} it is negative, {value}.", how=how, value=value)


def edits(change: "Change", reading: Reading) -> str:
    """What is changed: words left out, words replaced."""
    said = []
    for edit in change.edits:
        old = word(reading, edit.place)
        if edit.id is None:
            said.append(say("without “{word}”", word=old))
        else:
            said.append(say("with “{new}” for “{old}”", new=edit.word, old=old))
    both = said[0] if len(said) == 1 else say("{one} and {other}", one=said[0], other=said[1])
    return both[:1].upper() + both[1:]
