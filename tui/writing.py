"""Small texts written whole or not at all: settings, the journey, what a learner saves."""

from pathlib import Path

from engine.files.atomic import replacing


def write_text(path: Path, text: str) -> None:
    """Write a text file; refused, the old one stays."""
    with replacing(path) as output:
        output.write(text.encode("utf-8"))
