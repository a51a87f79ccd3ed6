"""Keys, in one place: each binding has an id that the settings can remap, and a Korean key.

With a Korean layout active the key marked Q sends ㅂ. Whoever is in the middle of typing Korean
should not have to switch layouts to press a shortcut, so each letter is bound with its jamo.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from textual.binding import Binding, BindingsMap

from engine.why import Refusal

JAMO: Final[Mapping[str, str]] = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
        strict=True,
    )
)

#: What Alt and a digit arrive as where a terminal sends ESC and the digit: Textual reads those
#: two as what a Mac's Option key would have typed.
ALT_DIGITS: Final[Mapping[int, str]] = {
    1: "inverted_exclamation_mark",
    2: "trade_mark_sign",
    3: "pound_sign",
    4: "cent_sign",
    5: "infinity",
    6: "section_sign",
    7: "pilcrow_sign",
}

#: How a key is shown where its own name would be long or foreign.
SHOWN: Final[Mapping[str, str]] = {
    "escape": "Esc", "enter": "⏎", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "question_mark": "?", "plus": "+", "minus": "−", "slash": "/",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "space": "␣",
    "full_stop": ".", "comma": ",", "backspace": "⌫", "delete": "Del", "asterisk": "*",
}  # fmt: skip


def key(
    keys: str,
    action: str,
    description: str,
    identity: str,
    *,
    show: bool = True,
    priority: bool = False,
) -> Binding:
    """A binding with an id, and with the jamo of every letter among its keys."""
    return Binding(with_jamo(keys), action, description, show=show, priority=priority, id=identity)


def with_jamo(keys: str) -> str:
    """The same keys, each single letter followed by what the key sends in a Korean layout."""
    wanted = [name.strip() for name in keys.split(",")]
    return ",".join(wanted + [JAMO[name] for name in wanted if name in JAMO])


def shown(name: str) -> str:
    """A key as a learner would write it: `ctrl+p` is Ctrl+P."""
    *modifiers, last = name.split("+")
    last = SHOWN.get(last, last if len(last) == 1 else last.capitalize())
    if modifiers and len(last) == 1:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def check_ids(chosen: Iterable[str], known: set[str]) -> None:
    """Refuse a binding id that nothing bears, and name those that exist."""
    for identity in chosen:
        if identity not in known:
            raise Refusal("unknown_binding", binding=identity, known=", ".join(sorted(known)))


def binding_ids(owners: Iterable[type]) -> set[str]:
    """The ids of every binding that these classes declare."""
    return {
        binding.id
        for owner in owners
        for bindings in BindingsMap(getattr(owner, "BINDINGS", ())).key_to_bindings.values()
        for binding in bindings
        if binding.id
    }
