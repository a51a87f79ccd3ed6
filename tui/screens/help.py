"""What every key does here, made from the bindings themselves, so that it is never out of date."""

from collections import defaultdict

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.keys import ALT_DIGITS, JAMO, key, shown
from tui.language import N_, _
from tui.screens.dialog import Dialog
from widgets.safe_text import cell_len


class HelpScreen(Dialog[None]):
    """The keys of the screen it was called from."""

    BINDINGS = [key("escape,question_mark,q", "dismiss", N_("Close"), "help.close")]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._rows = keys_of(about)

    def compose(self) -> ComposeResult:
        """A table of keys and what they do, then what to know besides."""
        width = max((cell_len(keys) for keys, _what, _id in self._rows), default=0)
        parts: list[str | tuple[str, str]] = [(_("Keys"), "bold"), "\n"]
        for keys, what, identity in self._rows:
            parts += [
                "\n",
                (keys + " " * (width - cell_len(keys)), "bold"),
                "  ",
                what,
                ("  " + identity, "dim"),
            ]
        parts += [
            "\n\n",
            _("Every letter works on a Korean keyboard too: ㅂ is q."),
            "\n",
            _("Other keys: give an id from the right a key under [keys] in settings.toml."),
        ]
        with VerticalScroll(id="help"):
            yield Static(Content.assemble(*parts))

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#help").focus()


def keys_of(screen: Screen[object]) -> list[tuple[str, str, str]]:
    """The keys, the description and the id of every binding that works on a screen right now."""
    keys: dict[str, list[str]] = defaultdict(list)
    about: dict[str, tuple[str, str]] = {}
    for name, active in screen.active_bindings.items():
        binding = active.binding
        if (
            binding.description
            and not binding.system
            and active.enabled
            and not _stands_for_another(binding.key)
        ):
            keys[binding.action].append(shown(name))
            if binding.id or binding.action not in about:
                about[binding.action] = (_(binding.description), binding.id or "")
    rows = [(" ".join(names), *about[action]) for action, names in keys.items()]
    # What is special here comes first; that arrows move a cursor is what everybody tries anyway.
    return sorted(rows, key=lambda row: not row[2] or row[2].startswith("cursor."))


def _stands_for_another(name: str) -> bool:
    """Whether a key is but another name for one that is listed."""
    return name.startswith("hangul_letter_") or name in JAMO.values() or name in ALT_DIGITS.values()
