"""`imdb-tui train`: a model learns, here or in a process of its own, and the run is kept."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from engine.files.places import Places
from engine.training.plan import OPTIMIZERS, Plan, plan_for
from engine.why import Refusal, UnknownName
from engine.zoo.spec import Fit, Spec
from tui import options, wording
from tui.commands.changes import changed_model_or_none
from tui.commands.sources import source_for, stand_in
from tui.commands.starters import RUN
from tui.language import N_, _, say
from tui.printing import print_json
from tui.session import Session
from tui.voice import complain
from widgets.safe_text import visible

if TYPE_CHECKING:
    from tui.orders import Order

#: What makes a plan; a run that goes on keeps its own.
PLANNED = ("data", "epochs", "batch", "learning_rate", "optimizer", "seed", "patience", "subset")
NEVER = "none"


def _patience(_ctx: click.Context, _param: click.Parameter, text: str | None) -> int | str | None:
    """A number of epochs, or that it is never lost."""
    if text is None or text == NEVER:
        return text
    try:
        return int(text)
    except ValueError:
        raise click.BadParameter(
            say("“{text}” is neither a number of epochs nor none.", text=text)
        ) from None


@click.command(
    help=options.lazy(
        N_("Train a model as the course does, but for what is given. Ctrl+C stops it and keeps it.")
    )
)
@changed_model_or_none
@click.option(
    "--data",
    metavar="SOURCE",
    help=options.lazy(
        N_("The reviews or pictures: builtin, imdb, fashion-mnist, an imported name, or a path.")
    ),
)
@click.option("--epochs", type=int, help=options.lazy(N_("How often all of them are read.")))
@click.option(
    "--batch-size",
    "batch",
    type=int,
    help=options.lazy(N_("After how many of them the weights change.")),
)
@click.option(
    "--learning-rate", type=float, help=options.lazy(N_("How far the weights change each time."))
)
@click.option(
    "--optimizer",
    type=click.Choice(OPTIMIZERS),
    help=options.lazy(N_("The rule by which they change.")),
)
@click.option(
    "--seed",
    type=int,
    help=options.lazy(N_("Chance begins here: the same seed, the same numbers.")),
)
@click.option(
    "--patience",
    metavar="N|none",
    callback=_patience,
    help=options.lazy(
        N_("Stop when the validation loss has not fallen for so many epochs; none never stops.")
    ),
)
@click.option(
    "--subset", type=int, help=options.lazy(N_("Take only so many of them for training."))
)
@click.option(
    "--device", help=options.lazy(N_("Where it is computed: auto, cpu, gpu, gpu:1, or gpus."))
)
@click.option("--threads", type=int, help=options.lazy(N_("How many processors may be used.")))
@click.option(
    "--resume",
    type=RUN,
    metavar="RUN",
    help=options.lazy(N_("Go on with a run that was left off; with no model.")),
)
@click.option(
    "--detach",
    is_flag=True,
    help=options.lazy(N_("Train on in the background, also when this terminal is closed.")),
)
@click.option(
    "--json", "as_json", is_flag=True, help=options.lazy(N_("Print a line of JSON for each epoch."))
)
@options.everywhere
@options.pass_session
def train(
    session: Session,
    spec: Spec | None,
    resume: int | None,
    detach: bool,
    as_json: bool,
    **settings: Any,
) -> int:
    """Train, or go on."""
    from tui.orders import Order

    places, remark = session.places, ""
    if resume is not None:
        order = Order(_resumed(resume, spec, settings, places), resume)
    elif spec is None:
        raise click.UsageError(
            _("Name a model, or a run with --resume; imdb-tui models lists them.")
        )
    else:
        order = Order(_planned(spec, settings, session))
        remark = stand_in(order.plan, settings["data"])
    if detach:
        return _detached(order, places, remark, as_json)
    return _here(order, places, remark, as_json)


def _planned(spec: Spec, settings: dict[str, Any], session: Session) -> Plan:
    """The plan of the course for a model, with what was given in its place."""
    given = {name: value for name, value in settings.items() if value is not None}
    if given.get("data") == "":
        raise Refusal("no_such_file", path="“”")
    plan = plan_for(spec, source_for(spec, given.pop("data", None), session))
    if given.get("patience") == NEVER:
        given["patience"] = None
    fit = {name: given.pop(name) for name in list(given) if name in Fit.__dataclass_fields__}
    return replace(plan, fit=replace(plan.fit, **fit), **given)


def _resumed(number: int, spec: Spec | None, settings: dict[str, Any], places: Places) -> Plan:
    """The plan that a run began with; where it is computed may be another place now."""
    from engine.runs.store import Store

    if any(settings[name] is not None for name in PLANNED):
        raise click.UsageError(
            _("A run goes on with its own plan; only --device and --threads go with --resume.")
        )
    plan = Store(places, complain).run(number).plan
    if spec is not None:
        raise UnknownName("run_of_another_model", run=number, model=plan.spec.name)
    changed = {name: settings[name] for name in ("device", "threads") if settings[name]}
    return replace(plan, **changed)


def _here(order: "Order", places: Places, remark: str, as_json: bool) -> int:
    """Train in this process, and show it."""
    from tui.commands.kept_streams import quiet
    from tui.commands.sitting import sit
    from tui.commands.telling import shown_on

    with quiet(places.state / "logs" / "training.log") as streams:
        teller = shown_on(streams.out, streams.err, as_json)
        if streams.notice is not None:
            teller.remark(wording.notice(streams.notice))
        code = sit(order, places, teller, remark)
    if streams.out.trouble is not None and code == 0:
        raise streams.out.trouble
    return code


def _detached(order: "Order", places: Places, remark: str, as_json: bool) -> int:
    """Have it trained by a process of its own, and say which run that is."""
    from tui.detaching import detach

    if sys.stderr.isatty():
        complain(_("The training is being started; that takes a few seconds."))
    found = detach(order, places, complain)
    answer = found.answer()
    if answer.started is None:
        complain(answer.refusal)
        return answer.exit_code
    if remark:
        complain(remark)
    if as_json:
        print_json(answer.started)
        return 0
    run = answer.started["run"]
    click.echo(say("Run {run} is being trained in the background.", run=run))
    click.echo(say("Follow it with: imdb-tui runs watch {run}", run=run))
    click.echo(
        say("Stop it after its batch, keeping its epochs, with: imdb-tui runs stop {run}", run=run)
    )
    click.echo(say("What it writes is in {log}", log=visible(str(found.log))))
    return 0
