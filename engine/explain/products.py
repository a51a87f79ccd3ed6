"""Products of matrices, in pieces that stay on the thread that asks for them.

NumPy's library spreads a large product over threads that wait for one another. Beside a training,
which keeps every core busy, that wait is many times the work; small pieces never wait.
"""

from typing import Final

import numpy as np

from engine.explain.numbers import Numbers

#: Multiplications in a piece; from about 262,000 on they are spread.
PIECE: Final = 250_000

#: Columns in a piece: few enough to leave room for many rows, many enough to be quick.
COLUMNS: Final = 32


def multiplied(rows: Numbers, table: Numbers) -> Numbers:
    """Rows (n, inputs) times a table (inputs, units)."""
    inputs, units = table.shape
    output = np.empty((len(rows), units), dtype=np.float32)
    columns = max(1, min(COLUMNS, PIECE // inputs))
    height = max(1, PIECE // (inputs * columns))
    for left in range(0, units, columns):
        across = slice(left, left + columns)
        for top in range(0, len(rows), height):
            down = slice(top, top + height)
            np.matmul(rows[down], table[:, across], out=output[down, across])
    return output
