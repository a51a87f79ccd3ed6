"""Whatever the engine can say has words, and the words fit the values that come with it."""

import ast
import string
from collections.abc import Iterator
from functools import cache

import pytest

from engine.why import Notice, Refusal, Term, Why
from tests.conftest import ROOT
from tui import language, wording
from tui.wording.hints import HINTS
from tui.wording.left_out import LEFT_OUT
from tui.wording.notices import NOTICES
from tui.wording.progress import STAGES
from tui.wording.refusals import REFUSALS
from tui.wording.terms import TERMS


@cache
def _trees() -> tuple[ast.Module, ...]:
    return tuple(
        ast.parse(path.read_text(encoding="utf-8"))
        for folder in ("engine", "tui")
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


@cache
def _named_calls() -> tuple[tuple[str, ast.Call], ...]:
    """Every call of something by its plain name."""
    return tuple(
        (node.func.id, node)
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )


@cache
def _bases() -> dict[str, set[str]]:
    """Every class, and what it is made from."""
    return {
        node.name: {each.id for each in node.bases if isinstance(each, ast.Name)}
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def _classes_below(base: str) -> set[str]:
    """The names of a class and of all that descend from it."""
    names = {base}
    while grown := {name for name, made in _bases().items() if made & names} - names:
        names |= grown
    return names


def _calls(names: set[str]) -> Iterator[ast.Call]:
    return (call for name, call in _named_calls() if name in names)


def _codes(base: str) -> dict[str, set[str] | None]:
    """Each code that is said, and the names of its values (None if they cannot be read off)."""
    found: dict[str, set[str] | None] = {}
    for call in _calls(_classes_below(base)):
        if not call.args:
            continue
        code = call.args[0]
        assert isinstance(code, ast.Constant) and isinstance(code.value, str), ast.unparse(call)
        found[code.value] = (
            {each.arg for each in call.keywords if each.arg} if base == "Refusal" else None
        )
        if any(each.arg is None for each in call.keywords):
            found[code.value] = None
    return found


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("Term", TERMS),
        ("Refusal", REFUSALS),
        ("Notice", NOTICES),
        ("Progress", STAGES),
        ("Hint", HINTS),
    ],
)
def test_every_code_that_is_said_has_words_and_no_words_are_left_over(
    base: str, words: dict[str, str]
) -> None:
    assert set(_codes(base)) == set(words)


def test_every_sentence_finds_its_values() -> None:
    for code, given in _codes("Refusal").items():
        wanted = {
            name for _text, name, _spec, _way in string.Formatter().parse(REFUSALS[code]) if name
        }
        if given is not None:
            assert wanted <= given, code


def test_what_imports_leave_out_has_words() -> None:
    source = "\n".join(ast.unparse(tree) for tree in _trees())
    for code in LEFT_OUT:
        assert f"'{code}'" in source


def test_an_answer_is_worded_in_the_language_in_use() -> None:
    why = Why("30 + 3", (Term("rank", "30", 30), Term("index_from", "3", 3)), 33)
    english = wording.answer("id", why)
    language.use("ko")
    korean = wording.answer("id", why)
    assert english.value == korean.value == "33"
    assert english.lines[0].label != korean.lines[0].label


def test_numbers_are_grouped_and_short() -> None:
    assert wording.number(4_000_000_000) == "4,000,000,000"
    assert wording.number(238.71364) == "238.714"
    assert wording.number(None) == "–"
    assert wording.bytes_shown(999) == "999 B"
    assert wording.bytes_shown(8_000_000_000) == "8.0 GB"


def test_a_refusal_with_braces_in_its_values_is_said_as_it_is() -> None:
    assert "{0}" in wording.refusal(Refusal("no_such_file", path="{0}"))
    assert wording.notice(Notice("store_old", {"name": "{x}"})).startswith("What was stored of {x}")
