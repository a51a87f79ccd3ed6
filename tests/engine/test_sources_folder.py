import tarfile
from pathlib import Path

import pytest

from engine.corpus.sources import acl_imdb
from engine.corpus.store import Corpus
from engine.files.progress import Progress, unseen
from tests.engine.samples import REVIEWS, archive, folder, member, refused, tree


def from_folder(root: Path) -> Corpus:
    return acl_imdb.read_folder(root, "words", None, unseen)


def from_archive(path: Path) -> Corpus:
    return acl_imdb.read_archive(path, "words", None, unseen)


def test_reviews_come_by_split_label_and_number(tmp_path: Path) -> None:
    corpus = from_folder(folder(tmp_path))
    names = ["train/neg/1_2.txt", "train/neg/2_1.txt", "train/neg/10_1.txt", "train/pos/0_9.txt"]
    assert [corpus.train.text_of(row) for row in range(4)] == [REVIEWS[name] for name in names]
    assert corpus.train.labels.tolist() == [0, 0, 0, 1]
    assert corpus.test.labels.tolist() == [0, 1]
    assert list(corpus.vocabulary)[:3] == ["a", "bad", "film"]
    assert (corpus.about.kind, corpus.about.labels) == ("folder", ("neg", "pos"))


def test_folder_and_archive_give_the_same_corpus(tmp_path: Path) -> None:
    one, other = from_folder(folder(tmp_path / "a")), from_archive(archive(tmp_path / "a.tar.gz"))
    assert one.about == other.about


def test_the_folder_may_lie_in_the_one_that_was_named(tmp_path: Path) -> None:
    folder(tmp_path / "aclImdb")
    assert acl_imdb.root_of(tmp_path) == acl_imdb.root_of(tmp_path / "aclImdb")
    assert acl_imdb.root_of(tmp_path / "aclImdb" / "train") is None


def test_what_is_no_review_is_passed_over(tmp_path: Path) -> None:
    plain = from_folder(folder(tmp_path / "a")).about
    more = {"train/pos/._0_9.txt": "x", "train/urls.txt": "x", "train/unsup/1_0.txt": "x"}
    more |= {"train/pos/notes.md": "x", "README.txt": "x"}
    assert from_folder(folder(tmp_path / "b", {**REVIEWS, **more})).about == plain
    (tmp_path / "b/train/pos/folder.txt").mkdir()
    assert from_folder(tmp_path / "b").about == plain
    assert from_archive(archive(tmp_path / "a.tar.gz", {**REVIEWS, **more})).about == plain


@pytest.mark.parametrize(
    "extra",
    [
        member("../escaped.txt"),
        member("aclImdb/train/pos/../../../escaped.txt"),
        member("/escaped.txt"),
        member("aclImdb/train/pos/7_7.txt", tarfile.SYMTYPE, "/etc/passwd"),
        member("aclImdb/train/pos/7_7.txt", tarfile.LNKTYPE, "aclImdb/train/pos/0_9.txt"),
        member("aclImdb/train/pos/7_7.txt", tarfile.FIFOTYPE),
        member("aclImdb/train/pos/7_7.txt", tarfile.CHRTYPE),
    ],
    ids=lambda info: f"{info.name} {info.type!r}",
)
def test_an_archive_that_would_reach_outside_is_refused(
    tmp_path: Path, extra: tarfile.TarInfo
) -> None:
    path = archive(tmp_path / "a.tar.gz", extra=[extra])
    before = tree(tmp_path)
    refusal = refused(lambda: from_archive(path))
    assert refusal.code == "archive_unsafe" and refusal.values["member"] == extra.name
    assert tree(tmp_path) == before


def test_an_archive_cut_short_or_changed_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.tar.gz")
    whole = path.read_bytes()
    middle = len(whole) // 2
    changed = whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]
    for data in (whole[:middle], whole[:-4], changed, whole[:20]):
        path.write_bytes(data)
        assert refused(lambda: from_archive(path)).code == "archive_damaged"


def test_an_archive_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = member("aclImdb/imdb.vocab")
    bomb.size = 4 << 20
    path = archive(tmp_path / "a.tar.gz", extra=[bomb])
    assert path.stat().st_size < 1 << 14
    assert from_archive(path).about.train.reviews == 4
    monkeypatch.setattr(acl_imdb, "ARCHIVE_LIMIT", 1 << 20)
    assert refused(lambda: from_archive(path)).code == "file_too_large"


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = {**REVIEWS, "train/pos/5_5.txt": "good " * 210_000}
    assert refused(lambda: from_folder(folder(tmp_path / "a", large))).code == "review_too_long"
    assert refused(lambda: from_archive(archive(tmp_path / "a.tar.gz", large))).code == (
        "review_too_long"
    )
    monkeypatch.setattr(acl_imdb, "TEXT_LIMIT", 50)
    assert refused(lambda: from_archive(archive(tmp_path / "b.tar.gz"))).code == "file_too_large"
    assert refused(lambda: from_folder(folder(tmp_path / "b"))).code == "file_too_large"


def test_text_in_another_encoding_is_refused_with_its_place(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "train/pos/0_9.txt").write_bytes("Gut\nSchön".encode("latin-1"))
    refusal = refused(lambda: from_folder(tmp_path))
    assert refusal.code == "not_utf8"
    assert (refusal.values["path"], refusal.values["line"]) == ("0_9.txt", 2)


def test_every_kind_of_review_must_be_there(tmp_path: Path) -> None:
    reviews = {name: text for name, text in REVIEWS.items() if "test/neg" not in name}
    assert refused(lambda: from_archive(archive(tmp_path / "a.tar.gz", reviews))).code == (
        "not_acl_imdb"
    )
    folder(tmp_path / "a", reviews)
    (tmp_path / "a/test/neg").mkdir()
    assert refused(lambda: from_folder(tmp_path / "a")).code == "not_acl_imdb"


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    seen: list[Progress] = []
    cutting = Progress("reading_reviews", 0, len(REVIEWS))
    acl_imdb.read_folder(folder(tmp_path / "a"), "words", None, seen.append)
    assert seen == [Progress("reading", 0, len(REVIEWS)), cutting]
    path = archive(tmp_path / "a.tar.gz")
    acl_imdb.read_archive(path, "words", None, seen.append)
    assert seen[-1] == cutting
    assert seen[-2].code == "reading" and seen[-2].total == path.stat().st_size
