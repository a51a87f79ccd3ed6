"""The words for what the engine says: each code gets its sentence here, in the language in use."""

from collections.abc import Mapping

from engine.files.progress import Progress
from engine.why import Notice, Refusal, Term, Value, Why
from tui.language import _, counted
from tui.wording.left_out import LEFT_OUT
from tui.wording.notices import NOTICES
from tui.wording.progress import STAGES
from tui.wording.refusals import REFUSALS
from tui.wording.terms import TERMS
from widgets.answer import Answer, Line
from widgets.minus import with_minus
from widgets.safe_text import visible


def refusal(what: Refusal) -> str:
    """One sentence: what could not be done, and what to do."""
    return _filled(REFUSALS[what.code], what.values)


def recorded(code: str, values: Mapping[str, object]) -> str | None:
    """The sentence of a refusal that was kept; None if this version has no such sentence."""
    try:
        return _filled(REFUSALS[code], values)
    except KeyError:
        return None


def notice(what: Notice) -> str:
    """One sentence on what went otherwise than asked."""
    return _filled(NOTICES[what.code], what.values)


def stage(what: Progress) -> str:
    """What a long piece of work is doing."""
    return _(STAGES[what.code])


def left_out(code: str, count: int) -> str:
    """What an import left out, and how much of it."""
    return counted(*LEFT_OUT[code], count)


def answer(title: str, why: Why, note: str = "") -> Answer:
    """A derivation, ready to be shown."""
    formula, arrow, result = (part.strip() for part in with_minus(why.formula).partition("→"))
    value = result if arrow else with_minus(number(why.value))
    return Answer(
        title=title,
        formula="" if _same(formula, value) else formula,
        lines=tuple(_line(term) for term in why.terms),
        value=value,
        note=note,
        sign=arrow or "=",
    )


def _line(term: Term) -> Line:
    """A term; an expression that is nothing but its value is not said twice."""
    value, expression = with_minus(number(term.value)), with_minus(term.expression)
    if _same(expression, value):
        expression = ""
    return Line(label=_(TERMS[term.code]), expression=expression, value=value)


def _same(expression: str, value: str) -> bool:
    return expression == value.replace(",", "")


def number(value: Value) -> str:
    """A value as the screens show it: thousands grouped, no more digits than say something."""
    if value is None:
        return "–"
    return value if isinstance(value, str) else with_minus(_digits(value))


def _digits(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    if value == 0 or 1e-3 <= abs(value) < 1e6:
        return f"{value:,.6g}"
    return f"{value:,.4g}"


def plain(value: Value) -> str:
    """A value without grouping, as it would stand in a program: an id, a rank."""
    return "–" if value is None else f"{value}"


def bytes_shown(size: float) -> str:
    """A size in the unit that fits it."""
    units = ["B", "kB", "MB", "GB"]
    while size >= 1000 and len(units) > 1:
        size /= 1000
        units.pop(0)
    return f"{size:,.0f} B" if units[0] == "B" else f"{size:,.1f} {units[0]}"


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    return _(sentence).format(**{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> str:
    """A value inside a sentence. What comes from files and names is never a terminal code."""
    if isinstance(value, int | float):
        return _digits(value)  # with a hyphen, where that is what was typed
    return visible(str(value))
