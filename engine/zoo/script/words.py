"""Reviews as ids by frequency: from Keras, or from a file in Keras' format, and of one length."""

from engine.zoo.script.pieces import (
    EXIT,
    KERAS,
    NUMPY,
    Code,
    Docstring,
    Import,
    Part,
    Remark,
    Said,
)
from engine.zoo.script.trouble import caught, check, fetched
from engine.zoo.spec import Reviews

#: 0 pads, 1 begins a review, 2 is any rarer word: a model that lacks rows for these reads none.
LEAST_VOCABULARY = 3

_ALLOWED = """\
ALLOWED = {
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
}


class ArraysOnly(pickle.Unpickler):"""

_FIND = """\

    def find_class(self, module, name):
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def read_array(archive, name):"""

_READ = """\
    file = io.BytesIO(archive.read(f"{name}.npy"))
    np.lib.format.read_magic(file)
    dtype = np.lib.format.read_array_header_1_0(file)[2]
    if dtype.hasobject:
        return ArraysOnly(file).load()
    file.seek(0)
    return np.lib.format.read_array(file, allow_pickle=False)


def as_ids(ranks):"""

_IDS = """\
    if any(operator.index(rank) < 1 for rank in ranks):
        raise ValueError("ranks begin with 1")
    return [1] + [rank + 3 if rank + 3 < VOCABULARY else 2 for rank in ranks]

"""

_LOAD = """\
    order = np.random.RandomState(113)
    splits = []
    try:
        with zipfile.ZipFile(path) as archive:
            for split in ("train", "test"):
                reviews = read_array(archive, f"x_{split}")
                labels = read_array(archive, f"y_{split}")
                check(path, split, reviews, labels)
                rows = order.permutation(len(reviews))
                splits.append(([as_ids(reviews[i]) for i in rows], labels[rows]))"""

_FETCH = "keras.datasets.imdb.load_data(num_words=VOCABULARY)"

_CHOSEN = """\
else:
    train, test = load_imdb(DATA)
(x_train, y_train), (x_test, y_test) = train, test"""


def parts() -> tuple[Part, ...]:
    """The reader of a file, then the reviews themselves."""
    reader = Part(
        "reader",
        Remark("heading_imdb_file"),
        (Remark("imdb_file"), Remark("pickles")),
        (
            Code(_ALLOWED),
            Docstring("doc_arrays_only"),
            Code(_FIND),
            Docstring("doc_read_array"),
            Code(_READ),
            Docstring("doc_as_ids"),
            Code(_IDS),
            *check(last_label=1),
            Code("\n\ndef load_imdb(path):"),
            Docstring("doc_load_imdb"),
            Code(_LOAD),
            *caught(Said("no_imdb_file")),
            Code("    return splits"),
        ),
        (EXIT, NUMPY, *map(Import, ("io", "operator", "pickle", "zipfile"))),
    )
    reviews = Part(
        "reviews",
        Remark("heading_reviews"),
        (Remark("reviews"),),
        (*fetched("train, test", _FETCH), Code(_CHOSEN)),
        (KERAS,),
    )
    return reader, reviews


def padded(feed: Reviews) -> Part:
    """All reviews at the one length that the model reads."""
    how = f'maxlen=LENGTH, padding="{feed.padding}"'
    lines = [
        f"{split} = keras.utils.pad_sequences({split}, {how})" for split in ("x_train", "x_test")
    ]
    note = Remark("padding_in_front") if feed.padding == "pre" else Remark("padding_behind")
    return Part("padding", Remark("heading_padding"), (note,), (Code("\n".join(lines)),), (KERAS,))
