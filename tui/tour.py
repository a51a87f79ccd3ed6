"""The app without a screen: the same course as plain text, from top to bottom."""

import click

from engine.corpus.catalogue import open_corpus
from engine.corpus.loading import LoadSettings, PadSettings, load
from engine.corpus.statistics import record
from engine.corpus.trace import Stage, trace_sentence
from engine.explain.memory import ledger
from engine.why import Refusal
from engine.zoo.models import model
from engine.zoo.summary import Row, summary
from tui import wording
from tui.columns import print_folded
from tui.commands.summary import print_summary
from tui.language import _, say
from tui.printing import print_figures
from tui.session import Session
from tui.tour_score import score_for_the_tour
from tui.tour_training import train_for_the_tour
from tui.voice import complain
from tui.wording.reviews import LEDGER, STAGES
from tui.wording.zoo import MODELS
from widgets.safe_text import pad_cells

SENTENCE = "The film was not good, but I loved every minute of it!"


def tour(session: Session) -> int:
    """Print the tour; the exit code."""
    if session.trouble is not None:
        complain(session.trouble)
    try:
        corpus = open_corpus(session.settings.source, session.places, notify=complain)
    except Refusal as refusal:
        complain(refusal)
        corpus = open_corpus("builtin", session.places, notify=complain)
    print_folded(
        _(
            "imdb-tui: deep learning on film reviews. "
            "This is the tour; in a terminal the app opens."
        ),
        indent=0,
    )
    _chapter(_("1. Reviews as numbers"))
    print_figures(corpus.about, record(corpus))
    settings = LoadSettings(num_words=500)
    _chapter(say("A sentence on its way to a network: {sentence}", sentence=SENTENCE))
    trace = trace_sentence(load(corpus, settings), SENTENCE, PadSettings(16))
    for stage in trace.stages:
        name = pad_cells(_(STAGES[stage.code][0]), 12, "right")
        print_folded(_as_line(stage), label=f"{name}: ")
    _chapter(_("What the same reviews weigh"))
    for entry in ledger(20_000, 100, 500, 16):
        text = f"{_(LEDGER[entry.code])} ({entry.dtype})"
        print_folded(text, label=f"{entry.bytes:>15,} = {entry.why.formula:<22} ")
    _chapter(_("2. Models taken apart"))
    for name in ("onehot-rnn", "embedding-rnn"):
        _show_model(name)
    _chapter(_("3. A model learns"))
    train_for_the_tour()
    _chapter(_("4. A trained model is asked"))
    score_for_the_tour(session, SENTENCE)
    return 0


def _show_model(name: str) -> None:
    """A model's table, and why its recurrent layer has the parameters it has."""
    title, note = MODELS[name]
    _chapter(f"{name}: {_(title)}")
    print_folded(_(note), indent=0)
    table = summary(model(name))
    print_summary(table)
    (recurrent,) = (row for row in table.rows if row.layer.KIND == "SimpleRNN")
    _explain(recurrent)


def _explain(row: Row) -> None:
    """A count, and what its parts are."""
    why = wording.answer("", row.count)
    print_folded(f"{row.layer.label}: {why.value} = {why.formula}")
    for line in why.lines:
        product = f"= {line.expression}" if line.expression else ""
        print_folded(line.label, label=f"{line.value:>15} {product:<12} ")


def _as_line(stage: Stage) -> str:
    """The cells of a stage: pieces of one text, or words, or numbers."""
    if stage.code in ("text", "lowered", "cleaned"):
        return "".join(cell.text for cell in stage.cells)
    if stage.code == "words":
        return " ".join(cell.text for cell in stage.cells)
    return " ".join("?" if cell.number is None else str(cell.number) for cell in stage.cells)


def _chapter(title: str) -> None:
    click.echo()
    print_folded(title)
