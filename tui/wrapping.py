"""Text broken into lines by the cells that it takes on a terminal."""

from widgets.safe_text import cell_len


def wrapped(text: str, width: int) -> list[str]:
    """A text broken at its blanks, into lines of so many cells; no word is cut, however long."""
    found: list[str] = []
    for word in text.split():
        if found and cell_len(f"{found[-1]} {word}") <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
