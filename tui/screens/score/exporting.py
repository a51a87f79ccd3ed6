"""A verdict, and the history of verdicts, as Markdown or JSON to take along."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from tui import wording
from tui.language import _, say
from tui.score_records import changed_record, record
from tui.score_words import model_name, probability_shown, push_shown, verdict, word
from tui.screens.save import Document
from tui.screens.score import ask_words as words
from tui.screens.score.history_file import Entry
from tui.screens.score.state import ScoreState
from tui.screens.score.tokens import mark
from widgets.answer import Sheet, code_span, escape_markdown
from widgets.token_strip import signed


def document(state: ScoreState) -> Document:
    """The verdict in hand, with all that is known of it."""
    return Document(
        title=_("the verdict"),
        file_name="score.md",
        text=lambda suffix: _json(state) if suffix.lower() == ".json" else _markdown(state),
        endings=_("⏎ saves, Esc closes. A name ending in .json makes JSON, any other Markdown."),
        copied=_("Sent to the clipboard as Markdown."),
    )


def history_document(entries: Sequence[Entry]) -> Document:
    """All verdicts that are kept."""
    return Document(
        title=_("the history"),
        file_name="scores.md",
        text=lambda suffix: _all_json(entries) if suffix.lower() == ".json" else _all(entries),
        endings=_("⏎ saves, Esc closes. A name ending in .json makes JSON, any other Markdown."),
        copied=_("Sent to the clipboard as Markdown."),
    )


def _json(state: ScoreState) -> str:
    found, looked = state.scored, state.seen
    assert found is not None and found.asked.key is not None
    pushes, so_far = (None, None) if looked is None else (looked.pushes, looked.running)
    data = record(found.score, found.scorer, found.asked.key, pushes, so_far)
    data = {"text": found.asked.text, **data}
    if looked is not None and state.search is not None:
        data["change"] = changed_record(state.search, found.score.reading)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _markdown(state: ScoreState) -> str:
    found, looked = state.scored, state.seen
    assert found is not None
    parts = [
        f"# {verdict(found.score.probability)}",
        code_span(found.asked.text),
        escape_markdown(words.heading(state)),
        *map(escape_markdown, words.notes(state)),
    ]
    if looked is not None:
        parts.append(wording_of_why(state))
        parts.append(_token_sheet(state).markdown())
    if state.search is not None:
        parts.append(escape_markdown(words.turning(state)))
    return "\n\n".join(parts) + "\n"


def wording_of_why(state: ScoreState) -> str:
    """The arithmetic of the verdict."""
    assert state.scored is not None and state.seen is not None
    title = _("The arithmetic of the last layer")
    return wording.answer(title, state.seen.why).markdown().rstrip()


def _token_sheet(state: ScoreState) -> Sheet:
    """A row for every token: its id, what it does, how far the verdict had come."""
    found, looked = state.scored, state.seen
    assert found is not None and looked is not None
    reading, pushes = found.score.reading, looked.pushes
    pushed = {i: push_shown(pushes.push(n)) for n, i in enumerate(pushes.places)}
    rows = tuple(
        (
            signed(word(reading, i), mark(reading, i)),
            str(reading.row[i]),
            pushed.get(i, ""),
            probability_shown(float(looked.running.after[n])),
        )
        for n, i in enumerate(looked.running.places)
    )
    return Sheet("", (_("word"), _("id"), _("push"), _("so far")), rows)


def _all_json(entries: Sequence[Entry]) -> str:
    rows = [
        {"text": each.text, "model": each.model, "probability": each.probability, "at": each.at}
        for each in entries
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _all(entries: Sequence[Entry]) -> str:
    rows = tuple(
        (
            datetime.fromtimestamp(each.at, UTC).strftime("%Y-%m-%d %H:%M"),
            model_name(each.model),
            verdict(each.probability),
            each.text,
        )
        for each in entries
    )
    heads = (_("when (UTC)"), _("model"), _("positive?"), _("text"))
    return Sheet(say("{n} verdicts", n=len(entries)), heads, rows).markdown()
