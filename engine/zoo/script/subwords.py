"""Reviews as subwords: the texts themselves, and a vocabulary of pieces learned from them."""

from engine.zoo.script.pieces import (
    EXIT,
    KERAS,
    NUMPY,
    PATH,
    Code,
    Docstring,
    Import,
    Part,
    Remark,
    Said,
    leaving,
)
from engine.zoo.script.trouble import caught, check, fetched

#: Every byte is a piece of its own, and 0 is the padding.
LEAST_VOCABULARY = 257

_FILES = """\
ARCHIVE = "https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"


def files(path):"""

_EACH = """\
    if Path(path).is_dir():
        for file in sorted(Path(path).rglob("*.txt")):
            yield file.as_posix(), file.read_bytes()
        return
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile():
                yield member.name, archive.extractfile(member).read()

"""

_LOAD = """\
    splits = {"train": ([], []), "test": ([], [])}
    try:
        for name, text in files(path):
            match name.split("/"):
                case [*_, ("train" | "test") as split, ("neg" | "pos") as label, file]:
                    if not file.startswith("."):
                        splits[split][0].append(text.decode("utf-8", errors="replace"))
                        splits[split][1].append(int(label == "pos"))"""

_NONE = """\
    if not all(texts for texts, _ in splits.values()):"""

_RETURN = """\
    found = [(texts, np.array(labels)) for texts, labels in splits.values()]
    for split, (texts, labels) in zip(splits, found):
        check(path, split, texts, labels)
    return found"""

_CHOSEN = """\
else:
    path = DATA
(x_train, y_train), (x_test, y_test) = load_reviews(path)"""

_CUT = """\
x_train = [encoding.ids for encoding in tokenizer.encode_batch(x_train)]
x_test = [encoding.ids for encoding in tokenizer.encode_batch(x_test)]"""

_LEARN = """\
tokenizer = ByteLevelBPETokenizer()
tokenizer.train_from_iterator(
    x_train, vocab_size=VOCABULARY, special_tokens=["<padding>"]
)"""


def parts() -> tuple[Part, ...]:
    """The reader, the reviews, and their pieces."""
    reader = Part(
        "reader",
        Remark("heading_review_files"),
        (Remark("review_files"),),
        (
            Code(_FILES),
            Docstring("doc_files"),
            Code(_EACH),
            *check(last_label=1),
            Code("\n\ndef load_reviews(path):"),
            Docstring("doc_load_reviews"),
            Code(_LOAD),
            *caught(Said("no_review_files")),
            Code(_NONE),
            leaving(Said("no_review_files"), 8),
            Code(_RETURN),
        ),
        (EXIT, NUMPY, PATH, Import("tarfile")),
    )
    reviews = Part(
        "reviews",
        Remark("heading_reviews"),
        (Remark("texts"),),
        (*fetched("path", "keras.utils.get_file(origin=ARCHIVE)"), Code(_CHOSEN)),
        (KERAS,),
    )
    pieces = Part(
        "subwords",
        Remark("heading_subwords"),
        (Remark("subwords"),),
        (Code(f"{_LEARN}\n{_CUT}"),),
        (Import("tokenizers", "ByteLevelBPETokenizer"),),
    )
    return reader, reviews, pieces
