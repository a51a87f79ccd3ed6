"""Which columns a bar takes, and which names find room under an axis."""

from collections.abc import Sequence

from widgets.safe_text import cell_len, fit


def bars_at(column: int, bars: int, columns: int) -> range:
    """The bars that a column shows: one, or several where there are more bars than columns."""
    first = (column * bars - 1) // columns + 1
    last = ((column + 1) * bars - 1) // columns
    return range(min(first, last), last + 1)


def columns_of(bar: int, bars: int, columns: int) -> range:
    """The columns in which a bar is seen; there is always at least one."""
    first = bar * columns // bars
    return range(first, max(first + 1, (bar + 1) * columns // bars))


def place_labels(
    texts: Sequence[str], columns: int, cursor: int | None
) -> list[tuple[int, int, str]]:
    """Cell, bar and text of the labels that find room; that of the cursor always does."""
    taken: list[tuple[int, int, str]] = []
    if not texts:
        return taken
    order = list(range(len(texts)))
    if cursor is not None:
        order.remove(cursor)
        order.insert(0, cursor)
    for bar in order:
        text = fit(texts[bar], columns)
        width = cell_len(text)
        x = max(0, min(columns_of(bar, len(texts), columns).start, columns - width))
        if all(x > end + cell_len(other) or x + width < end for end, _, other in taken):
            taken.append((x, bar, text))
    return sorted(taken)
