"""What the commands on models share: which model is meant, and what is changed in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click
from click.shell_completion import CompletionItem

from engine.zoo.editing import ADDABLE, edited
from engine.zoo.models import MODELS, model
from tui import options
from tui.language import N_

F = TypeVar("F", bound=Callable[..., Any])


def _models(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    return [name for name in MODELS if name.startswith(begun)]


def _kinds(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    after, equals, kind = begun.partition("=")
    found = [layer.KIND for layer in ADDABLE if layer.KIND.lower().startswith(kind.lower())]
    return [CompletionItem(f"{after}={name}") for name in found] if equals else []


def changed_model(command: F) -> F:
    """Give the command the model that is meant, with all that was typed changed in it."""

    @wraps(command)
    def with_model(
        name: str,
        settings: tuple[str, ...],
        add: tuple[str, ...],
        remove: tuple[int, ...],
        **others: Any,
    ) -> Any:
        return command(edited(model(name), settings, add, remove), **others)

    for option in (_remove, _add, _set):
        with_model = option(with_model)
    return cast(F, click.argument("name", metavar="MODEL", shell_complete=_models)(with_model))


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
    type=int,
    metavar="N",
    help=options.lazy(
        N_("Remove layer number N. All numbers are those of the model without changes.")
    ),
)
