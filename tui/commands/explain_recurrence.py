"""`imdb-tui explain rnn`, `lstm` and `gru`: a sentence, word by word, through a trained model."""

from typing import Final

import click

from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import Kind, Moment
from engine.explain.recurrence_toy import TOY_WORDS, toy
from engine.explain.step import Step, step_record
from engine.runs.library import STARTER, RunKey
from engine.runs.store import Store
from engine.why import Refusal, why_record
from tui import options
from tui.commands import explain_skipgram
from tui.commands.explain_text import TEXT
from tui.commands.recurrence_tables import Reading, print_reading
from tui.commands.starters import RUN
from tui.language import N_, _
from tui.printing import print_json
from tui.recurrent import Token, reader, starter_with
from tui.session import Session


def _command(kind: Kind, help_text: str) -> click.Command:
    """The three commands differ in nothing but the kind of the layer."""

    @click.command(kind, help=options.lazy(help_text))
    @TEXT
    @click.option(
        "--run", type=RUN, metavar="RUN", help=options.lazy(N_("Read with the model of this run."))
    )
    @click.option(
        "--starter",
        metavar="NAME",
        help=options.lazy(N_("Read with this model that came with the app.")),
    )
    @click.option(
        "--unit",
        type=int,
        default=0,
        help=options.lazy(N_("The unit to look into, counted from 0.")),
    )
    @options.json_option
    @options.everywhere
    @options.pass_session
    def command(
        session: Session,
        text: str,
        run: int | None,
        starter: str | None,
        unit: int,
        as_json: bool,
    ) -> None:
        """Print every moment of a sentence, or of the toy."""
        if run is not None and starter is not None:
            raise click.UsageError(_("Give either --run or --starter."))
        key = run if starter is None else f"{STARTER}{starter.removeprefix(STARTER)}"
        if text:
            found = _sentence(session, kind, key or starter_with(kind), text, unit)
        elif key is not None:
            raise click.UsageError(_("Give a sentence for the model to read."))
        else:
            found = _toy(kind, unit)
        if as_json:
            print_json(_document(found))
        else:
            print_reading(found)

    return command


def _sentence(session: Session, kind: Kind, key: RunKey | None, text: str, unit: int) -> Reading:
    """A sentence through the first layer of the kind; those before it hand on their states."""
    if key is None:
        raise Refusal("no_starter_of_kind", kind=kind)
    found = reader(Store(session.places), key)
    tokens = found.read(text)
    x = found.vectors(tokens)
    for name, layer in found.layers.items():
        if layer.kind == kind:
            return Reading(key, name, layer, tokens, tuple(layer.moments(x)), layer.unit(unit))
        x = layer.states(x).state
    raise Refusal("recurrence_of_another_kind", model=found.spec.name, kind=kind)


def _toy(kind: Kind, unit: int) -> Reading:
    """Three words that need no model."""
    layer, x = toy(kind)
    tokens = tuple(Token(word, place, "word") for place, word in enumerate(TOY_WORDS))
    return Reading(None, kind, layer, tokens, tuple(layer.moments(x)), layer.unit(unit))


def _document(found: Reading) -> dict[str, object]:
    """All states, and how the unit came to each of its own where a word was read."""
    pairs = zip(found.tokens, found.moments, strict=True)
    read = [(token, moment) for token, moment in pairs if token.mark != "padding"]
    return {
        "run": found.source,
        "layer": found.name,
        "unit": found.unit,
        "padding": len(found.tokens) - len(read),
        "words": [
            {"t": moment.t, "word": token.word, "id": token.id, "mark": token.mark}
            for token, moment in read
        ],
        "output": [moment.state.tolist() for moment in found.moments],
        "steps": [_step(found.layer, moment, found.unit) for _token, moment in read],
    }


def _step(layer: Recurrence, moment: Moment, unit: int) -> dict[str, object]:
    """A moment of a unit like any other step, and all that came about on the way to its state."""
    window = ((moment.t, moment.t + 1), (0, layer.features))
    step = Step((moment.t, unit), window, layer.why(moment, unit), float(moment.state[unit]))
    parts = {part: why_record(layer.why(moment, unit, part)) for part in layer.parts[:-1]}
    return {**step_record(step), "parts": parts}


COMMANDS: Final[tuple[click.Command, ...]] = (
    _command("rnn", N_("A state from word to word, in a SimpleRNN.")),
    _command("lstm", N_("A state from word to word, in an LSTM, gate by gate.")),
    _command("gru", N_("A state from word to word, in a GRU, gate by gate.")),
    *explain_skipgram.COMMANDS,
)
