"""Pictures, maps and probabilities as lines of text, and as JSON."""

import shutil
from collections.abc import Iterator
from itertools import zip_longest
from os import environ
from pathlib import Path
from typing import Any, Final

import click

from engine.explain.numbers import Numbers, nested
from engine.why import json_value
from engine.zoo.signal import shape_text
from tui.columns import print_columns, print_folded
from tui.commands.maps_seen import Seen
from tui.language import _, say
from tui.printing import print_json
from tui.settings import Settings
from tui.terminal.colours import pixel_look
from tui.wording.classes import class_name, named, set_name
from widgets.blocks import across
from widgets.pixel_layout import lay_out
from widgets.pixels import Look, extent, text_lines
from widgets.safe_text import pad_cells, visible

BAR: Final = 24
#: Maps are made so small that all of them stand in so many lines, if they can be.
LINES: Final = 40


def print_seen(seen: Seen, settings: Settings, *, coloured: bool) -> None:
    """What was asked for, in colours where the terminal has them and somebody looks."""
    look = pixel_look(settings, environ, coloured=coloured)
    print_folded(_heading(seen))
    if seen.stage is None:
        _print_lines(text_lines(seen.passage.stages[0].map(0), look))
        _print_classes(seen)
        _print_layers(seen)
    elif seen.map is not None:
        shown = seen.stage.map(seen.map)
        click.echo(_of_map(seen.stage.name, seen.map, shown))
        room = shutil.get_terminal_size().columns
        _print_lines(text_lines(shown, look, min(shown.shape[1], room)))
    elif seen.stage.maps:
        click.echo(f"{seen.stage.name}: {shape_text(seen.stage.output.shape)}")
        _print_lines(_grid(seen.stage.output, look))
    elif seen.stage is seen.passage.stages[-1]:
        _print_classes(seen)
    else:
        _print_units(seen.stage.output)


def _heading(seen: Seen) -> str:
    """Which picture, and what the network takes it for."""
    what = named(seen.seer.classes, seen.passage.verdict)
    share = f"{float(seen.passage.probabilities[seen.passage.verdict]):.4f}"
    if seen.shown is None:
        name = visible(seen.file or "")
        return say("{file} is called {verdict}: {share}", file=name, verdict=what, share=share)
    return say(
        "x_test[{position}] of {source}, {truth}, is called {verdict}: {share}",
        position=seen.position,
        source=set_name(seen.about),
        truth=class_name(seen.shown),
        verdict=what,
        share=share,
    )


def _of_map(layer: str, number: int, shown: Numbers) -> str:
    low, high = extent(shown)
    return say(
        "{layer}, map {map}: from {low} to {high}",
        layer=layer,
        map=number,
        low=f"{low:.4g}",
        high=f"{high:.4g}",
    )


def _print_lines(lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        click.echo(line, color=True)  # whoever made it knew whether somebody looks


def _grid(output: Numbers, look: Look) -> Iterator[str]:
    """All maps side by side, each on a scale of its own, and its number below it."""
    count = int(output.shape[-1])
    room = shutil.get_terminal_size().columns
    layout = lay_out(count, output.shape[:2], room, LINES)
    for first in range(0, count, layout.across):
        numbers = range(first, min(first + layout.across, count))
        drawn = [text_lines(output[..., number], look, layout.columns) for number in numbers]
        for parts in zip_longest(*drawn, fillvalue=""):
            yield " ".join(parts)
        yield " ".join(pad_cells(f"{number}", layout.columns) for number in numbers).rstrip()


def _print_classes(seen: Seen) -> None:
    """A line for each class, with its bar."""
    shares = seen.passage.probabilities.tolist()
    rows = [
        (f"{number}", named(seen.seer.classes, number), f"{share:.4f}", across(share, BAR).rstrip())
        for number, share in enumerate(shares)
    ]
    print_columns(("", _("class"), _("probability"), ""), rows, right=(0, 2))


def _print_layers(seen: Seen) -> None:
    """What layers there are to ask for."""
    stages = seen.passage.stages
    rows = [(each.name, shape_text(each.output.shape)) for each in stages]
    print_columns((_("layer"), _("shape")), rows, right=(1,))


def _print_units(output: Numbers) -> None:
    """Every number of a row, as many in a line as fit."""
    shown = [f"{number}: {value:.4g}" for number, value in enumerate(output.tolist())]
    wide = max(map(len, shown)) + 2
    each = max(1, shutil.get_terminal_size().columns // wide)
    for first in range(0, len(shown), each):
        click.echo("".join(pad_cells(text, wide) for text in shown[first : first + each]).rstrip())


def print_saved(out: Path) -> None:
    """Where it went."""
    click.echo(say("Written to {path}.", path=visible(str(out))))


def print_record(seen: Seen, out: Path | None) -> None:
    """All of it as one JSON document."""
    passage = seen.passage
    codes = seen.seer.classes
    document: dict[str, Any] = {
        "model": seen.seer.spec.name,
        "run": seen.seer.key,
        "source": seen.about.name if seen.file is None else None,
        "position": seen.position,
        "file": seen.file,
        "truth": seen.shown,
        "verdict": codes[passage.verdict],
        "probabilities": [
            {"class": code, "probability": json_value(share)}
            for code, share in zip(codes, passage.probabilities.tolist(), strict=True)
        ],
        "layers": [
            {"name": each.name, "output_shape": list(each.output.shape)} for each in passage.stages
        ],
    }
    if seen.stage is not None:
        shown = seen.stage.output if seen.map is None else seen.stage.map(seen.map)
        document |= {"layer": seen.stage.name, "map": seen.map, "output": nested(shown)}
    if out is not None:
        document["out"] = str(out)
    print_json(document)
