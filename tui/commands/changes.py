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
    help=options.lazy(
        N_("Turn a knob: units=16 wherever there is one, 2.units=16 in the second such layer.")
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
        N_("Remove layer number N. All numbers are those of the model without changes.")
    ),
)
