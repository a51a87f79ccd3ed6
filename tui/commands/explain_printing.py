"""What the commands of `explain` share: reading JSON options, and printing operations."""

from collections.abc import Iterable
from typing import Any, TypeVar

import click
import msgspec
from numpy.typing import NDArray

from engine.explain.step import Step, record
from engine.why import Refusal
from tui import wording
from tui.printing import print_json, print_table
from widgets.minus import with_minus

T = TypeVar("T")


def decoded(text: str, kind: type[T], example: str, option: str = "--input") -> T:
    """What an option holds as JSON."""
    try:
        # As the bytes that were typed, which need be no text at all.
        return msgspec.json.decode(text.encode("utf-8", "surrogateescape"), type=kind)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Refusal("json_wanted", option=option, example=example, detail=str(error)) from error


def print_operation(output: NDArray[Any], steps: Iterable[Step], as_json: bool) -> None:
    """An operation on rows of numbers: one JSON document, or a table and a line a number."""
    if as_json:
        print_json(record(output, steps))
        return
    columns = range(output.shape[1])
    rows = [[with_minus(str(value)) for value in row] for row in output.tolist()]
    print_table([str(column) for column in columns], rows, right=columns)
    print_steps(steps)


def print_steps(steps: Iterable[Step]) -> None:
    """One line for each number: where it stands, what it is, and why."""
    for step in steps:
        place = ", ".join(map(str, step.at))
        answer = wording.answer("", step.why)
        terms = "; ".join(f"{line.label}: {line.expression or line.value}" for line in answer.lines)
        value = with_minus(wording.plain(step.value))  # ungrouped, as the table has it
        click.echo(f"[{place}] = {value}   {answer.formula}   ({terms})")
