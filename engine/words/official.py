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


OFFICIAL: Final = {
    "glove-wiki-gigaword-50": Official(
        Known(69_182_535, "md5:c289bc5d7f2f02c6dc9f2f9b67641813"), 400_000, 50
    ),
    "glove-wiki-gigaword-100": Official(
        Known(134_300_434, "md5:40ec481866001177b8cd4cb0df92924f"), 400_000, 100
    ),
    "glove-wiki-gigaword-200": Official(
        Known(264_336_934, "md5:59652db361b7a87ee73834a6c391dfc1"), 400_000, 200
    ),
    "glove-wiki-gigaword-300": Official(
        Known(394_362_229, "md5:29e9329ac2241937d55b852e8284e89b"), 400_000, 300
    ),
    "glove-twitter-25": Official(
        Known(109_885_004, "md5:50db0211d7e7a2dcd362c6b774762793"), 1_193_514, 25
    ),
    "glove-twitter-50": Official(
        Known(209_216_938, "md5:c168f18641f8c8a00fe30984c4799b2b"), 1_193_514, 50
    ),
    "glove-twitter-100": Official(
        Known(405_932_991, "md5:b04f7bed38756d64cf55b58ce7e97b15"), 1_193_514, 100
    ),
    "glove-twitter-200": Official(
        Known(795_373_100, "md5:e52e8392d1860b95d5308a525817d8f9"), 1_193_514, 200
    ),
    "word2vec-google-news-300": Official(
        Known(1_743_563_840, "md5:a5e5354d40acb95f9ec66d5977d140ef"), 3_000_000, 300
    ),
    "fasttext-wiki-news-subwords-300": Official(
        Known(1_005_007_116, "md5:de2bb3a20c46ce65c9c131e1ad9a77af"), 999_999, 300
    ),
}


def file_of(name: str) -> str:
    """The name of the file, within the folder of its own that each has."""
    return f"{name}.gz"


def address(name: str, mirror: str | None) -> str:
    """Where a file is fetched from: a mirror is one folder that holds them all."""
    if mirror is None:
        return f"{FOLDER}/{name}/{file_of(name)}"
    return f"{mirror.rstrip('/')}/{file_of(name)}"
