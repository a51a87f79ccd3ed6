"""The model's own part of the program: a line for every layer, with its shape and its count."""

from engine.zoo.layers import Embedding, Ids, Input, OneHot
from engine.zoo.script.pieces import (
    KERAS,
    LAYERS,
    OPS,
    Asking,
    Code,
    LayerLine,
    LayerList,
    Part,
    Piece,
    Remark,
    literal,
    settings,
)
from engine.zoo.signal import shape_text
from engine.zoo.summary import Row, Summary

INDENT = 8


def part(table: Summary, *, named: bool) -> Part:
    """The model. `named`: its sizes that the data share are the program's constants."""
    lines = tuple(
        LayerLine(_asking(row, named=named), shape_text(row.shape), _count(row))
        for row in table.rows
    )
    pieces: tuple[Piece, ...] = (
        Code("model = keras.Sequential(\n    ["),
        LayerList(lines),
        Code(f"    ]\n)\nmodel.summary()\nassert model.count_params() == {table.total}"),
    )
    needs = [KERAS, LAYERS]
    if any(isinstance(row.layer, OneHot) for row in table.rows):
        needs.append(OPS)
    notes = [Remark("model", {"total": table.total})]
    if OPS in needs:
        notes.append(Remark("onehot_in_graph"))
    return Part("model", Remark("heading_model"), tuple(notes), pieces, tuple(needs))


def _count(row: Row) -> str:
    return f"{row.count.formula} = {row.count.total}" if row.count.tables else ""


def _asking(row: Row, *, named: bool) -> Asking:
    layer = row.layer
    if isinstance(layer, Input):
        return _input(layer, named=named)
    if isinstance(layer, OneHot):
        size = "VOCABULARY" if named else f"{layer.vocabulary}"
        columns = f'arguments={{"num_classes": {size}}}'
        return Asking("layers.Lambda(", ("ops.one_hot", columns), "),", INDENT)
    call = layer.call()
    sizes = [literal(size) for size in call.positional]
    if named and isinstance(layer, Embedding):
        sizes[0] = "VOCABULARY"
    return Asking(f"layers.{call.kind}(", (*sizes, *settings(layer)), "),", INDENT)


def _input(layer: Input, *, named: bool) -> Asking:
    if not isinstance(layer, Ids):
        return Asking("keras.Input(", (literal(layer.shape),), "),", INDENT)
    length = "LENGTH" if named and layer.length is not None else literal(layer.length)
    return Asking("keras.Input(", (f"({length},)", 'dtype="int32"'), "),", INDENT)
