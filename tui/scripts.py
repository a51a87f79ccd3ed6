"""A model as a program to take home: one Python file, or the same as a notebook."""

import json
from itertools import chain
from typing import Any

from engine.zoo.script import Script, write
from engine.zoo.script.pieces import Part
from engine.zoo.spec import Spec
from tui.language import _, say
from tui.script_layout import comment, docstring, lines, remark
from tui.wording.scripts import CHANGED, NEEDED, STARTED, WRITTEN
from tui.wording.zoo import MODELS


def file_name(spec: Spec, *, notebook: bool = False) -> str:
    """What its file is called."""
    return spec.name.replace("-", "_") + (".ipynb" if notebook else ".py")


def script(spec: Spec, data: str | None = None) -> str:
    """The program as one Python file; `data` is the path that it reads if it is given no other."""
    written = write(spec, data=data)
    top = "\n".join(docstring(_opening(written, notebook=False)))
    steps = [_step(number, part) for number, part in enumerate(written.steps, 1)]
    return "\n\n".join((top, _code(written.imports), "\n\n\n".join(steps))) + "\n"


def notebook(spec: Spec, data: str | None = None) -> str:
    """The same as a notebook, with the remarks between the cells."""
    written = write(spec, data=data, notebook=True)
    title, *opening = _opening(written, notebook=True)
    cells = [_cell("opening", "\n\n".join((f"# {title}", *opening)))]
    for number, part in enumerate((written.imports, *written.steps)):
        cells.append(_cell(f"{part.name}-text", "\n\n".join(_prose(number, part, "## "))))
        if part.pieces:
            cells.append(_cell(part.name, _code(part), code=True))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    document = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _opening(written: Script, *, notebook: bool) -> list[str]:
    """What it is, and how it is used, in paragraphs."""
    spec = written.spec
    title, note = MODELS[spec.name]
    said = (
        [say(CHANGED, name=spec.name)] if written.changed else [f"{spec.name}: {_(title)}", _(note)]
    )
    command = f"pip install {' '.join(written.packages)}"
    said.append(say(NEEDED, command=command))
    if not notebook:
        options = " [--epochs N] [--data PATH]" if written.trains else ""
        said.append(say(STARTED, command=f"python {file_name(spec)}{options}"))
    return [*said, _(WRITTEN)]


def _step(number: int, part: Part) -> str:
    """A part of the Python file, under its heading."""
    heading, *notes = _prose(number, part, "")
    above = comment(heading)
    for note in notes:
        above += ["#", *comment(note)]
    return "\n".join((*above, *([_code(part)] if part.pieces else [])))


def _prose(number: int, part: Part, mark: str) -> list[str]:
    heading = f"{number}. {remark(part.heading)}" if number else remark(part.heading)
    return [mark + heading, *(remark(note) for note in part.notes)]


def _code(part: Part) -> str:
    return "\n".join(chain.from_iterable(lines(piece) for piece in part.pieces))


def _cell(name: str, text: str, *, code: bool = False) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": "code" if code else "markdown",
        "id": name,
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    return cell | {"execution_count": None, "outputs": []} if code else cell
