"""The keys that move a cursor. Their ids are the same in every widget, so one remap serves all."""

from textual.binding import Binding, BindingType

from widgets.mark import N_

_KEYS = {
    "left": Binding("left", "step(-1, 0)", N_("Left"), show=False, id="cursor.left"),
    "right": Binding("right", "step(1, 0)", N_("Right"), show=False, id="cursor.right"),
    "up": Binding("up", "step(0, -1)", N_("Up"), show=False, id="cursor.up"),
    "down": Binding("down", "step(0, 1)", N_("Down"), show=False, id="cursor.down"),
    "home": Binding("home", "first", N_("To the first"), show=False, id="cursor.first"),
    "end": Binding("end", "last", N_("To the last"), show=False, id="cursor.last"),
    "pageup": Binding("pageup", "page(-1)", N_("A page up"), show=False, id="cursor.page_up"),
    "pagedown": Binding(
        "pagedown", "page(1)", N_("A page down"), show=False, id="cursor.page_down"
    ),
}


def cursor_keys(*names: str) -> list[BindingType]:
    """The bindings for these keys."""
    return [_KEYS[name] for name in names]
