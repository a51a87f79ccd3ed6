"""A sentence on the command line, in quotes or without."""

from typing import Final

import click

from engine.why import Refusal


def _joined(_ctx: click.Context, _param: click.Parameter, parts: tuple[str, ...]) -> str:
    text = readable(" ".join(parts))
    if parts and not text.strip():
        raise Refusal("sentence_without_words")
    return text


def readable(text: str) -> str:
    """Bytes that are no text become question marks, which no rule takes for a word."""
    return text.encode("utf-8", "replace").decode("utf-8")


TEXT: Final = click.argument("text", nargs=-1, callback=_joined)
