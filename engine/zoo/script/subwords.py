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


def load_reviews(path):"""

_LOAD = """\
    splits = {"train": ([], []), "test": ([], [])}
    try:
        for name, text in files(path):
            match name.split("/"):
                case [*_, ("train" | "test") as split, ("neg" | "pos") as label, _]:
                    splits[split][0].append(text.decode("utf-8"))
                    splits[split][1].append(int(label == "pos"))
    except OSError:"""

_WRONG = """\
    except (EOFError, ValueError, tarfile.TarError):"""

_NONE = """\
    if not all(texts for texts, _ in splits.values()):"""

_RETURN = """\
    return [(texts, np.array(labels)) for texts, labels in splits.values()]"""

_CHOSEN = """\
path = DATA or keras.utils.get_file(origin=ARCHIVE)
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
            Docstring("doc_load_reviews"),
            Code(_LOAD),
            leaving(Said("file_unreadable"), 8),
            Code(_WRONG),
            leaving(Said("no_review_files"), 8),
            Code(_NONE),
            leaving(Said("no_review_files"), 8),
            Code(_RETURN),
        ),
        (EXIT, NUMPY, PATH, Import("tarfile")),
    )
    reviews = Part(
        "reviews", Remark("heading_reviews"), (Remark("texts"),), (Code(_CHOSEN),), (KERAS,)
    )
    pieces = Part(
        "subwords",
        Remark("heading_subwords"),
        (Remark("subwords"),),
        (Code(f"{_LEARN}\n{_CUT}"),),
        (Import("tokenizers", "ByteLevelBPETokenizer"),),
    )
    return reader, reviews, pieces
