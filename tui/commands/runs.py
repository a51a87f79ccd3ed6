"""`imdb-tui runs`: what was trained, listed, shown, exported, followed, stopped, deleted."""

import sys
from pathlib import Path

import click

from engine.runs.answered import classes_of, has_classes
from engine.runs.comparing import compare as compared
from engine.runs.exporting import document, table, tensorboard
from engine.runs.library import key_of
from engine.runs.records import Run
from engine.runs.store import Store
from engine.why import UnknownName, json_value
from tui import options
from tui.commands import starters as shipping
from tui.commands.class_verdicts import class_mistakes_record, print_class_mistakes
from tui.commands.run_records import line_record, run_record
from tui.commands.run_tables import print_comparison, print_run, print_runs
from tui.commands.saving import saving
from tui.commands.starters import RUN, run_or_starter
from tui.commands.stopping import stop
from tui.commands.telling import shown_on
from tui.commands.verdicts import Threshold, at_record, mistakes_record, print_at, print_mistakes
from tui.commands.watching import watch as watched
from tui.language import N_, _, say
from tui.printing import print_json
from tui.session import Session
from tui.voice import complain
from tui.writing import write_text
from widgets.safe_text import visible

FORMATS = ("csv", "json", "tensorboard")


@click.group(
    invoke_without_command=True,
    no_args_is_help=False,
    help=options.lazy(N_("What was trained. Without a command: the list.")),
)
@options.json_option
@options.everywhere
@click.pass_context
def runs(ctx: click.Context, as_json: bool) -> None:
    """The list, unless something else is asked for; --json may come before that, too."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, as_json=as_json)
    elif as_json:
        ctx.default_map = {ctx.invoked_subcommand: {"as_json": True}}


@runs.command("list", help=options.lazy(N_("List the runs, the newest first.")))
@click.option(
    "--starters", is_flag=True, help=options.lazy(N_("List those that came with the app instead."))
)
@options.json_option
@options.everywhere
@options.pass_session
def list_(session: Session, starters: bool, as_json: bool) -> None:
    """Print every run."""
    if starters and as_json:
        print_json([{**line_record(line), "run": line.name} for line in shipping.lines()])
    elif starters:
        shipping.print_starters()
    elif as_json:
        print_json([line_record(line) for line in _store(session).runs()])
    else:
        print_runs(_store(session).runs())
        shipping.print_where_starters_are()


@runs.command(help=options.lazy(N_("Show a run: its plan, its epochs, and its result.")))
@click.argument("run", type=run_or_starter)
@click.option(
    "--threshold",
    type=Threshold(),
    metavar="NUMBER",
    help=options.lazy(N_("Also what is called what above another threshold than Keras' 0.5.")),
)
@options.json_option
@options.everywhere
@options.pass_session
def show(session: Session, run: int | str, threshold: float | None, as_json: bool) -> None:
    """Print a run, or a starter as one."""
    found = _found(session, run)
    classes = classes_of(found, session.places)
    if threshold is not None and has_classes(found):
        raise UnknownName("run_has_classes", model=found.line.model)
    if as_json:
        more = {} if threshold is None else {"at": at_record(found, threshold)}
        print_json({**run_record(found, classes), "run": run, **more})
        return
    print_run(found, classes)
    if isinstance(run, str):
        shipping.print_shipped(run)
    if threshold is not None:
        print_at(found, threshold)


@runs.command(help=options.lazy(N_("What a run was most surely wrong about in its test.")))
@click.argument("run", type=run_or_starter)
@click.option(
    "--most", type=click.IntRange(1), default=10, help=options.lazy(N_("So many of them; else 10."))
)
@options.json_option
@options.everywhere
@options.pass_session
def mistakes(session: Session, run: int | str, most: int, as_json: bool) -> None:
    """Print them with their probability, their truth, their place, and how they begin or look."""
    found = _found(session, run)
    by_class = has_classes(found)
    if as_json:
        record = class_mistakes_record if by_class else mistakes_record
        print_json({"run": run, **record(session, found, most)})
    elif by_class:
        print_class_mistakes(session, found, most)
    else:
        print_mistakes(session, found, most)


@runs.command(help=options.lazy(N_("Hold runs side by side, with what their plans differ in.")))
@click.argument("keys", type=run_or_starter, nargs=-1, required=True, metavar="RUN RUN...")
@options.json_option
@options.everywhere
@options.pass_session
def compare(session: Session, keys: tuple[int | str, ...], as_json: bool) -> None:
    """Print them beside one another."""
    if len(keys) < 2:
        raise click.UsageError(_("Name two runs, or more, to compare."))
    found = compared(_store(session), keys)
    if not as_json:
        print_comparison(found)
        return
    differences = [
        {"setting": each.setting, "values": list(map(json_value, each.values))}
        for each in found.differences
    ]
    records = [{**run_record(run), "run": key_of(run.line)} for run in found.runs]
    print_json({"runs": records, "differences": differences})


@runs.command(help=options.lazy(N_("Write a run for other programs.")))
@click.argument("run", type=run_or_starter)
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    required=True,
    help=options.lazy(N_("Its epochs as CSV or for TensorBoard; or all of it as JSON.")),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=options.lazy(N_("Where to; TensorBoard wants a new folder. Else it is printed.")),
)
@options.json_option
@options.everywhere
@options.pass_session
def export(session: Session, run: int | str, kind: str, out: Path | None, as_json: bool) -> None:
    """Write it to a file, or print it."""
    found = _found(session, run)
    if kind == "tensorboard" and out is None:
        raise click.UsageError(_("TensorBoard reads a folder; name a new one with --out."))
    if kind == "csv" and out is None and as_json:
        raise click.UsageError(_("CSV is no JSON; leave --json out, or name a file with --out."))
    if out is None:
        _print_export(run, found, kind)
        return
    with saving(out):
        if kind == "tensorboard":
            _export_events(found, out, session)
        else:
            write_text(out, _exported(run, found, kind))
    if as_json:
        print_json({"run": run, "format": kind, "path": str(out)})
    else:
        click.echo(say("Run {run} is written to {path}", run=run, path=visible(str(out))))


@runs.command(help=options.lazy(N_("Follow a run to its end, whoever trains it.")))
@click.argument("run", type=RUN)
@options.json_option
@options.everywhere
@options.pass_session
def watch(session: Session, run: int, as_json: bool) -> None:
    """Tell of a run as it is stored. Ctrl+C ends the watching, not the run."""
    store = _store(session)
    store.run(run)  # refused before the terminal is drawn on
    teller = shown_on(sys.stdout, sys.stderr, as_json)
    try:
        watched(run, store, teller)
    finally:
        teller.close()


runs.add_command(stop)


@runs.command(help=options.lazy(N_("Delete a run and its weights.")))
@click.argument("run", type=RUN)
@click.option("--yes", is_flag=True, help=options.lazy(N_("Do not ask, in a terminal either.")))
@options.json_option
@options.everywhere
@options.pass_session
def delete(session: Session, run: int, yes: bool, as_json: bool) -> int:
    """Delete, for good."""
    store = _store(session)
    found = store.run(run)
    if not yes and sys.stdin.isatty() and sys.stdout.isatty():
        question = say(
            "Delete run {run} ({model}, epochs: {epochs}) and its weights?",
            run=run,
            model=found.line.model,
            epochs=found.line.epochs,
        )
        if not click.confirm(question):
            return 1
    store.delete(run)
    if as_json:
        print_json({"run": run})
    else:
        click.echo(say("Run {run} is deleted.", run=run))
    return 0


@runs.command(help=options.lazy(N_("Give a run a name; an empty one takes it away.")))
@click.argument("run", type=RUN)
@click.argument("name")
@options.json_option
@options.everywhere
@options.pass_session
def rename(session: Session, run: int, name: str, as_json: bool) -> None:
    """Name it."""
    _store(session).rename(run, name)
    _describe(session, run, as_json)


@runs.command(help=options.lazy(N_("Write something down beside a run.")))
@click.argument("run", type=RUN)
@click.argument("text")
@options.json_option
@options.everywhere
@options.pass_session
def note(session: Session, run: int, text: str, as_json: bool) -> None:
    """Note it, in place of what was noted before."""
    _store(session).note(run, text)
    _describe(session, run, as_json)


def _store(session: Session) -> Store:
    return Store(session.places, complain)


def _found(session: Session, asked: int | str) -> Run:
    return shipping.shipped(asked) if isinstance(asked, str) else _store(session).run(asked)


def _exported(asked: int | str, run: Run, kind: str) -> str:
    import msgspec

    if kind == "csv":
        return table(run)
    record = {**document(run), "run": asked}
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def _print_export(asked: int | str, run: Run, kind: str) -> None:
    if kind == "json":
        print_json({**document(run), "run": asked})
    else:
        click.echo(table(run), nl=False)


def _export_events(run: Run, folder: Path, session: Session) -> None:
    """TensorFlow writes them, and has more to say than anybody wants to read."""
    from tui.commands.kept_streams import quiet

    with quiet(session.places.state / "logs" / "training.log"):
        tensorboard(run, folder)


def _describe(session: Session, run: int, as_json: bool) -> None:
    """What a run is called now, and what is noted of it."""
    line = _store(session).run(run).line
    if as_json:
        print_json({"run": run, "name": line.name, "note": line.note})
    else:
        words = (say("run {run}", run=run), line.model, line.name, line.note)
        click.echo(" · ".join(visible(word) for word in words if word))
