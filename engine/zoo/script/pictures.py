"""Pictures: from Keras, from an .npz, or from the four files in which they were published."""

from engine.zoo.script.pieces import (
    EXIT,
    KERAS,
    NUMPY,
    OPS,
    PATH,
    Code,
    Docstring,
    Import,
    Part,
    Piece,
    Remark,
    Said,
)
from engine.zoo.script.trouble import caught, check, fetched
from engine.zoo.spec import Pictures

SIDES = (28, 28)
_DATASETS = {"fashion-mnist": "fashion_mnist", "mnist": "mnist"}

_IDX = """\
    try:
        data = gzip.decompress(path.read_bytes())
        axes = data[3]
        shape = np.frombuffer(data, ">u4", axes, offset=4)
        return np.frombuffer(data, "u1", offset=4 + 4 * axes).reshape(shape)"""

_LOAD = """\
    try:
        if Path(path).is_dir():
            kinds = ("images-idx3", "labels-idx1")
            names = [f"{split}-{kind}" for split in ("train", "t10k") for kind in kinds]
            arrays = [read_idx(Path(path, f"{name}-ubyte.gz")) for name in names]
        else:
            with np.load(path, allow_pickle=False) as file:
                names = ("x_train", "y_train", "x_test", "y_test")
                arrays = [file[name] for name in names]
        x_train, y_train, x_test, y_test = arrays
        for pictures in (x_train, x_test):
            if pictures.shape[1:] != (28, 28) or pictures.dtype != np.uint8:
                raise ValueError(pictures.shape, pictures.dtype)"""

_RETURN = """\
    check(path, "train", x_train, y_train)
    check(path, "test", x_test, y_test)
    return (x_train, y_train), (x_test, y_test)"""

_CHOSEN = """\
else:
    train, test = load_pictures(DATA)
(x_train, y_train), (x_test, y_test) = train, test"""

_SCALED = 'pictures.astype("float32")[..., np.newaxis] / 255'


def parts(feed: Pictures, sides: tuple[int | None, ...]) -> tuple[Part, ...]:
    """The reader, the pictures, and the numbers that the model reads."""
    reader = Part(
        "reader",
        Remark("heading_picture_files"),
        (Remark("picture_files"),),
        (
            Code("def read_idx(path):"),
            Docstring("doc_read_idx"),
            Code(_IDX),
            *caught(Said("no_idx_file")),
            Code("\n"),
            *check(last_label=9),
            Code("\n\ndef load_pictures(path):"),
            Docstring("doc_load_pictures"),
            Code(_LOAD),
            *caught(Said("no_pictures")),
            Code(_RETURN),
        ),
        (EXIT, NUMPY, PATH, Import("gzip")),
    )
    return reader, _pictures(feed), _numbers(sides)


def _pictures(feed: Pictures) -> Part:
    note = Remark("clothes") if feed.name == "fashion-mnist" else Remark("digits")
    call = f"keras.datasets.{_DATASETS[feed.name]}.load_data()"
    pieces = (*fetched("train, test", call), Code(_CHOSEN))
    return Part("pictures", Remark("heading_pictures"), (note,), pieces, (KERAS,))


def _numbers(sides: tuple[int | None, ...]) -> Part:
    resized = sides != SIDES
    made = f"    return {_SCALED}"
    if resized:
        made = f"""\
    pictures = {_SCALED}
    return ops.convert_to_numpy(ops.image.resize(pictures, {sides}))"""
    pieces: tuple[Piece, ...] = (
        Code("def as_numbers(pictures):"),
        Docstring("doc_as_numbers_resized") if resized else Docstring("doc_as_numbers"),
        Code(f"{made}\n\n\nx_train, x_test = as_numbers(x_train), as_numbers(x_test)"),
    )
    needs = (NUMPY, OPS) if resized else (NUMPY,)
    return Part("numbers", Remark("heading_numbers"), (Remark("numbers"),), pieces, needs)
