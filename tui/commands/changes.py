"""What the commands on models share: which model is meant, and what is changed in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click
from click.shell_completion import CompletionItem

from engine.zoo.editing import ADDABLE, edited
from engine.zoo.models import MODELS, model
from tui import options
from tui.language import N_, _

F = TypeVar("F", bound=Callable[..., Any])


def _models(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    return [name for name in MODELS if name.startswith(begun)]


def _kinds(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    after, equals, kind = begun.partition("=")
    found = [layer.KIND for layer in ADDABLE if layer.KIND.lower().startswith(kind.lower())]
    return [CompletionItem(f"{after}={name}") for name in found] if equals else []


def _knobs(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Knobs of the model as it stands in the course; once only one is meant, its values."""
    name = ctx.params.get("name") or "".join(ctx.args[:1])  # click is not done with the arguments
    if name not in MODELS:
        return []
    knobs = {knob.name: knob for layer in MODELS[name].layers for knob in layer.knobs()}
    meant, equals, value = begun.partition("=")
    found = [each for each in knobs if (each == meant if equals else each.startswith(meant))]
    if len(found) > 1:
        return [f"{each}=" for each in found]
    values = [knobs[each].text(step) for each in found for step in knobs[each].steps]
    choices = [choice for each in found for choice in knobs[each].choices]
    return [f"{found[0]}={each}" for each in (*values, *choices) if each.startswith(value)]


def changed_model(command: F) -> F:
    """Give the command the model that is meant, with all that was typed changed in it."""
    return _with_model(command, required=True)


def changed_model_or_none(command: F) -> F:
    """The same, but None where no model is named."""
    return _with_model(command, required=False)


def _with_model(command: F, *, required: bool) -> F:
    @wraps(command)
    def with_model(
        name: str | None,
        settings: tuple[str, ...],
        add: tuple[str, ...],
        remove: tuple[str, ...],
        **others: Any,
    ) -> Any:
        if name is None and (settings or add or remove):
            raise click.UsageError(_("Changes need a model to be made in."))
        spec = None if name is None else edited(model(name), settings, add, remove)
        return command(spec, **others)

    for option in (_remove, _add, _set):
        with_model = option(with_model)
    argument = click.argument("name", metavar="MODEL", required=required, shell_complete=_models)
    return cast(F, argument(with_model))


_set = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KNOB=VALUE",
    shell_complete=_knobs,
    help=options.lazy(
        N_(
            "Turn a knob: units=16 wherever there is one, 2.units=16 in the second layer that has "
            "it, counted after --remove and --add."
        )
    ),
)
_add = click.option(
    "--add",
    multiple=True,
    metavar="N=KIND",
    shell_complete=_kinds,
    help=options.lazy(N_("Add a layer after number N, such as 2=Dense; 0 is the input.")),
)
_remove = click.option(
    "--remove",
    multiple=True,
    metavar="N",
    help=options.lazy(
        N_("Remove layer number N. Here and in --add, N is the number without any change.")
    ),
)
