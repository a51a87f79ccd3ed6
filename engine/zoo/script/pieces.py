"""What a written program is made of: code, and codes for all that is said in it.

How a piece is laid out depends on how wide its words are, so that is left to whoever words it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.zoo.layers import Layer

STEP = 4


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that stand as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or in a notebook a text between the cells."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Docstring:
    """What a function says of itself."""

    code: str
    indent: int = STEP


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that the program says. Its {names} are the program's, filled in when it runs."""

    code: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A call, which takes one line or several, as its width wants."""

    before: str
    arguments: tuple[str | Said, ...]
    after: str = ")"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class LayerLine:
    """One layer in the model's list: what comes out of it, and how its parameters are counted."""

    asking: Asking
    shape: str
    count: str


@dataclass(frozen=True, slots=True)
class LayerList:
    """All layers, with shapes and counts above them."""

    lines: tuple[LayerLine, ...]


Piece = Code | Remark | Docstring | Asking | LayerList


@dataclass(frozen=True, slots=True)
class Import:
    """A module, or one name out of it."""

    module: str
    name: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the program: a heading, a word on it, and its code. In a notebook, a cell."""

    name: str
    heading: Remark
    notes: tuple[Remark, ...]
    pieces: tuple[Piece, ...]
    needs: tuple[Import, ...] = ()


KERAS = Import("keras")
LAYERS = Import("keras", "layers")
OPS = Import("keras", "ops")
NUMPY = Import("numpy", called="np")
PATH = Import("pathlib", "Path")
EXIT = Import("sys")


def leaving(sentence: Said, indent: int) -> Asking:
    """The program's last word when something is wrong."""
    return Asking("sys.exit(", (sentence,), indent=indent)


def quoted(text: str) -> str:
    """A text as a string of the program, which it can neither end nor change."""
    quote = quote_for(text)
    return quote + inside_quotes(text, quote) + quote


def quote_for(text: str) -> str:
    """The quotation mark that leaves the fewest to be escaped."""
    return "'" if text.count('"') > text.count("'") else '"'


def inside_quotes(text: str, quote: str) -> str:
    """A text as it is written between quotation marks."""
    return "".join(_letter(letter, quote) for letter in text)


def _letter(letter: str, quote: str) -> str:
    if letter in (quote, "\\"):
        return "\\" + letter
    return letter if letter.isprintable() else repr(letter)[1:-1]


def literal(value: object) -> str:
    """A setting as it is written in a program."""
    return quoted(value) if isinstance(value, str) else repr(value)


def settings(layer: Layer) -> tuple[str, ...]:
    """The settings of a layer beyond its sizes, as Keras is asked for them in a program."""
    return tuple(f"{name}={literal(value)}" for name, value in layer.call().named.items())
