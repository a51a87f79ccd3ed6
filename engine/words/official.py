"""The vectors that gensim's downloader knows by name, fetched and read without its Python.

Sizes and sums (MD5) are those of the list that gensim-data publishes; no other sums are published.
"""

from dataclasses import dataclass
from typing import Final

from engine.files.fetch import Known

FOLDER: Final = "https://github.com/RaRe-Technologies/gensim-data/releases/download"


@dataclass(frozen=True, slots=True)
class Official:
    """A file that is known, and what is in it."""

    known: Known
    words: int
    dimensions: int


#: Each with its size, its sum and its words; a name ends in the numbers that each word has.
_LISTED: Final = (
    ("glove-wiki-gigaword-50", 69_182_535, "c289bc5d7f2f02c6dc9f2f9b67641813", 400_000),
    ("glove-wiki-gigaword-100", 134_300_434, "40ec481866001177b8cd4cb0df92924f", 400_000),
    ("glove-wiki-gigaword-200", 264_336_934, "59652db361b7a87ee73834a6c391dfc1", 400_000),
    ("glove-wiki-gigaword-300", 394_362_229, "29e9329ac2241937d55b852e8284e89b", 400_000),
    ("glove-twitter-25", 109_885_004, "50db0211d7e7a2dcd362c6b774762793", 1_193_514),
    ("glove-twitter-50", 209_216_938, "c168f18641f8c8a00fe30984c4799b2b", 1_193_514),
    ("glove-twitter-100", 405_932_991, "b04f7bed38756d64cf55b58ce7e97b15", 1_193_514),
    ("glove-twitter-200", 795_373_100, "e52e8392d1860b95d5308a525817d8f9", 1_193_514),
    ("word2vec-google-news-300", 1_743_563_840, "a5e5354d40acb95f9ec66d5977d140ef", 3_000_000),
    ("fasttext-wiki-news-subwords-300", 1_005_007_116, "de2bb3a20c46ce65c9c131e1ad9a77af", 999_999),
)

OFFICIAL: Final = {
    name: Official(Known(size, f"md5:{md5}"), words, int(name.rpartition("-")[2]))
    for name, size, md5, words in _LISTED
}


def file_of(name: str) -> str:
    """The name of the file, within the folder of its own that each has."""
    return f"{name}.gz"


def address(name: str, mirror: str | None) -> str:
    """Where a file is fetched from: a mirror is one folder that holds them all."""
    if mirror is None:
        return f"{FOLDER}/{name}/{file_of(name)}"
    return f"{mirror.rstrip('/')}/{file_of(name)}"
