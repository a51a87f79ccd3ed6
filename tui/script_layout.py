"""How a written program is laid out: as ruff would format it, whatever the width of its words."""

import string
from collections.abc import Sequence

from engine.zoo.script.pieces import (
    STEP,
    Asking,
    Code,
    Docstring,
    LayerLine,
    LayerList,
    Piece,
    Remark,
    Said,
    inside_quotes,
    quote_for,
    quoted,
)
from tui.language import _, say
from tui.wording.scripts import REMARKS, SENTENCES
from tui.wrapping import wrapped
from widgets.safe_text import cell_len, pad_cells

CODE_WIDTH = 88
PROSE_WIDTH = 79


def remark(what: Remark) -> str:
    """A remark in the language in use, on one line."""
    return " ".join(say(REMARKS[what.code], **what.values).split())


def lines(piece: Piece) -> list[str]:
    """A piece of the program, line by line."""
    match piece:
        case Code():
            return piece.text.split("\n")
        case Remark():
            return comment(remark(piece), piece.indent)
        case Docstring():
            return docstring([_(REMARKS[piece.code])], piece.indent)
        case Asking():
            return _asking(piece)
        case LayerList():
            return _layers(piece.lines)


def comment(text: str, indent: int = 0) -> list[str]:
    """A text as a comment."""
    start = " " * indent + "# "
    return [start + line for line in wrapped(text, PROSE_WIDTH - len(start))]


def docstring(paragraphs: Sequence[str], indent: int = 0) -> list[str]:
    """Paragraphs as what a function, or a program, says of itself."""
    margin = " " * indent
    texts = [text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"') for text in paragraphs]
    opening = f'{margin}"""' + (" " if texts[0].startswith('"') else "")
    only = opening + texts[0] + (" " if texts[0].endswith(('"', "\\")) else "") + '"""'
    if len(texts) == 1 and cell_len(only) <= CODE_WIDTH:
        return [only]
    found = []
    for text in texts:
        found += ["", *wrapped(text, PROSE_WIDTH - len(opening))]
    first, *rest = found[1:]
    body = [margin + line if line else "" for line in rest]
    return [opening + first, *body, f'{margin}"""']


def _asking(call: Asking) -> list[str]:
    """A call: on one line, or its arguments on the next, or each of them on a line of its own."""
    margin, inner = " " * call.indent, " " * (call.indent + STEP)
    arguments = [_argument(each) for each in call.arguments]
    together = ", ".join(arguments)
    whole = f"{margin}{call.before}{together}{call.after}"
    if cell_len(whole) <= CODE_WIDTH:
        return [whole]
    if cell_len(inner + together) <= CODE_WIDTH:
        body = [inner + together]
    elif len(arguments) == 1 and isinstance(call.arguments[0], Said):
        body = _broken(call.arguments[0], inner)
    else:
        body = [line for each in call.arguments for line in _on_its_own(each, inner)]
    return [margin + call.before, *body, margin + call.after]


def _on_its_own(argument: str | Said, margin: str) -> list[str]:
    line = f"{margin}{_argument(argument)},"
    if isinstance(argument, str) or cell_len(line) <= CODE_WIDTH:
        return [line]
    *first, last = _broken(argument, margin)
    return [*first, f"{last},"]


def _argument(argument: str | Said) -> str:
    if isinstance(argument, str):
        return argument
    return argument.before + _string(_(SENTENCES[argument.code]))


def _broken(said: Said, margin: str) -> list[str]:
    """A sentence too long for a line, as strings that Python joins."""
    room = CODE_WIDTH - len(margin) - len(said.before) - len('f"",')
    pieces = wrapped(_(SENTENCES[said.code]), room)
    spaced = [f"{piece} " for piece in pieces[:-1]] + pieces[-1:]
    first, *rest = (margin + _string(piece) for piece in spaced)
    return [margin + said.before + first.strip(), *rest]


def _string(sentence: str) -> str:
    """A sentence as a string; where it has {names}, as one that fills them in."""
    parts = list(string.Formatter().parse(sentence))
    text = "".join(part[0] for part in parts)
    if all(name is None for _text, name, *_rest in parts):
        return quoted(text)
    quote = quote_for(text)
    inside = "".join(_filling(inside_quotes(text, quote), name) for text, name, *_rest in parts)
    return f"f{quote}{inside}{quote}"


def _filling(text: str, name: str | None) -> str:
    plain = text.replace("{", "{{").replace("}", "}}")
    return plain if name is None else f"{plain}{{{name}}}"


def _layers(rows: Sequence[LayerLine]) -> list[str]:
    """The layers, each under what comes out of it and what it learns."""
    wide = max(cell_len(row.shape) for row in rows)
    found = []
    for row in rows:
        note = f"→ {pad_cells(row.shape, wide, 'left')}  {row.count}".rstrip()
        found += [f"{' ' * row.asking.indent}# {note}", *_asking(row.asking)]
    return found
