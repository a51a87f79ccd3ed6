"""The sign of what has changed, which can be read without colours."""

CHANGED = "◆"


def marked(text: str, changed: bool) -> str:
    """The text, with the sign before it if it has changed."""
    return f"{CHANGED} {text}".rstrip() if changed else text
