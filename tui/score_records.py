"""A verdict as JSON has it, for the command line and for what is saved."""

from typing import TYPE_CHECKING, Any

from engine.runs.library import RunKey
from engine.scoring.model import Scorer
from engine.scoring.reading import Reading
from engine.scoring.score import Score, why
from engine.why import Notice, json_value, why_record

if TYPE_CHECKING:
    from engine.scoring.change import Search
    from engine.scoring.occlusion import Pushes
    from engine.scoring.running import Running


def plain_record(score: Score) -> dict[str, Any]:
    """The verdict and the tokens; NaN is null."""
    reading = score.reading
    found = (reading.token(i) for i in reading.fed if reading.kinds[i] != "start")
    return {
        "probability": json_value(score.probability),
        "label": score.label,
        "tokens": [{"word": each.word, "id": each.id, "known": each.known} for each in found],
        "notices": [notice_record(each) for each in score.notices],
    }


def notice_record(notice: Notice) -> dict[str, Any]:
    """What is to be known of a verdict: its code and values."""
    values = {name: json_value(value) for name, value in notice.values.items()}
    return {"code": notice.code, "values": values}


def record(
    score: Score,
    scorer: Scorer,
    key: RunKey,
    pushes: "Pushes | None" = None,
    running: "Running | None" = None,
) -> dict[str, Any]:
    """The same with all that is known of it."""
    data = plain_record(score)
    reading = score.reading
    data |= {
        "model": key,
        "padding": {"front": reading.in_front, "behind": reading.behind},
        "cut_off": len(reading.cut),
        "why": why_record(why(scorer, reading)),
    }
    words = [i for i in reading.fed if reading.kinds[i] != "start"]
    for token, i in zip(data["tokens"], words, strict=True):
        if pushes is not None:
            token["push"] = json_value(pushes.push(pushes.places.index(i)))
        if running is not None:
            token["so_far"] = json_value(float(running.after[running.places.index(i)]))
        if not token["known"]:
            token["nearest"] = scorer.reader.nearest(token["word"])
    return data


def changed_record(search: "Search", reading: Reading) -> dict[str, Any]:
    """What turns the verdict, if anything does, and how much was tried."""
    if search.change is None:
        return {"found": False, "tried": search.tried}
    edits = [
        {"word": reading.words[edit.place], "instead": edit.word or None}
        for edit in search.change.edits
    ]
    return {
        "found": True,
        "tried": search.tried,
        "edits": edits,
        "probability": json_value(search.change.after),
    }
