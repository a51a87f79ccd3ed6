import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.about import Rule
from engine.corpus.sources import table
from engine.corpus.sources.polarity import told_apart
from engine.corpus.store import Corpus
from engine.files import reading
from engine.files.progress import unseen
from engine.why import Notice
from tests.engine.samples import TABLE, refused
from tests.engine.samples import table as file_of

AWKWARD = st.text(
    st.one_of(
        st.sampled_from(list("\",;\t|\n\r \0\x1b[]{}'\u200f\u202e\ufeff💚👩‍👩‍👧é영화\x85\u2028")),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
).filter(lambda text: text.strip() != "")
LINE = AWKWARD.map(lambda text: " ".join(f"x{text}x".splitlines()).translate({9: " "}))


def read(path: Path, rule: Rule = "words", notices: list[Notice] | None = None) -> Corpus:
    return table.read(path, rule, None, unseen, [].append if notices is None else notices.append)


def texts(corpus: Corpus) -> list[str | None]:
    return [
        split.text_of(row) for split in (corpus.train, corpus.test) for row in range(len(split))
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_tables_of_every_make(tmp_path: Path, delimiter: str, encoding: str, newline: str) -> None:
    text = TABLE.replace(",", delimiter).replace("\n", newline)
    corpus = read(file_of(tmp_path / "a.txt", text, encoding))
    assert texts(corpus) == ["good film", "bad film", "good plot"]
    assert corpus.train.labels.tolist() == [1, 0] and corpus.test.labels.tolist() == [1]
    assert (corpus.about.kind, corpus.about.language) == ("table", "en")


def test_a_table_may_be_packed_and_need_not_end_in_a_new_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(TABLE.rstrip().encode()))
    assert texts(read(path)) == ["good film", "bad film", "good plot"]


@pytest.mark.parametrize("text", ["Text", "REVIEW", '"document"', " sentence ", "Comment"])
@pytest.mark.parametrize("label", ["Label", "SENTIMENT", "class"])
def test_columns_are_known_by_many_names(tmp_path: Path, text: str, label: str) -> None:
    path = file_of(tmp_path / "a.csv", f"id,{label},{text}\n1,0,bad\n2,1,good\n")
    assert sorted(map(str, texts(read(path)))) == ["bad", "good"]


@given(st.lists(AWKWARD, min_size=2, max_size=6), st.sampled_from(",;|"), st.booleans())
def test_quoted_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, reviews: list[str], delimiter: str, everything: bool
) -> None:
    buffer = io.StringIO()
    quoting = csv.QUOTE_ALL if everything else csv.QUOTE_MINIMAL
    writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting)
    writer.writerow(["label", "text", "split", "padding"])
    for at, review in enumerate(reviews):
        writer.writerow([at % 2, review, "test" if at == 0 else "train", "." * 4096])
    path = tmp_path_factory.mktemp("table") / "a.csv"
    file_of(path, buffer.getvalue())
    expected = [text.replace("\r\n", "\n").replace("\r", "\n") for text in reviews]
    assert texts(read(path, "characters")) == [*expected[1:], expected[0]]


@given(st.lists(LINE, min_size=2, max_size=6))
def test_tabs_separate_and_quotes_mean_nothing(
    tmp_path_factory: pytest.TempPathFactory, reviews: list[str]
) -> None:
    rows = [
        f"{review}\t{at % 2}\t{'train' if at else 'test'}\t{'.' * 4096}\n"
        for at, review in enumerate(reviews)
    ]
    path = tmp_path_factory.mktemp("table") / "a.txt"
    file_of(path, "document\tlabel\tsplit\tpadding\n" + "".join(rows))
    assert texts(read(path, "characters")) == [*reviews[1:], reviews[0]]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ('"좋다 ""정말"""', '좋다 "정말"'),
        ('"좋다" 라고 "함"', '"좋다" 라고 "함"'),
        ('좋다 "정말"', '좋다 "정말"'),
        ('"', '"'),
    ],
)
def test_fields_between_tabs_lose_only_quotes_around_them(
    tmp_path: Path, field: str, text: str
) -> None:
    path = file_of(tmp_path / "a.txt", f"id\tdocument\tlabel\n1\t{field}\t1\n2\t나쁨\t0\n")
    assert text in texts(read(path))


def test_korean_is_recognised_and_cut_into_characters(tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.csv", "review,label\n정말 좋다,긍정\n정말 나쁘다,부정\n")
    corpus = read(path, "characters")
    assert (corpus.about.language, corpus.about.rule) == ("ko", "characters")
    assert corpus.about.labels == ("부정", "긍정")
    assert corpus.about.train.tokens + corpus.about.test.tokens == 4 + 5 + 2 - sum(
        corpus.about.left_out.values()
    )


@pytest.mark.parametrize(
    ("pair", "expected", "guessed"),
    [
        (("1", "0"), ("0", "1"), False),
        (("1", "-1"), ("-1", "1"), False),
        (("0.0", "1.0"), ("0.0", "1.0"), False),
        (("2", "1"), ("1", "2"), True),
        (("10", "9"), ("9", "10"), True),
        (("Positive", "negative"), ("negative", "Positive"), False),
        (("bad", "other"), ("bad", "other"), False),
        (("other", "bad"), ("bad", "other"), False),
        (("other", "good"), ("other", "good"), False),
        (("긍정", "부정"), ("부정", "긍정"), False),
        (("True", "False"), ("False", "True"), False),
        (("ham", "spam"), ("ham", "spam"), True),
        (("spam", "ham"), ("ham", "spam"), True),
        (("nan", "1"), ("1", "nan"), True),
    ],
)
def test_which_label_is_positive(
    tmp_path: Path, pair: tuple[str, str], expected: tuple[str, str], guessed: bool
) -> None:
    assert told_apart(*pair) == (expected, guessed)
    rows = f"a,{pair[0]},train\nb,{pair[1]},test\n"
    notices: list[Notice] = []
    corpus = read(file_of(tmp_path / "a.csv", "text,label,split\n" + rows), notices=notices)
    assert corpus.about.labels == expected
    assert corpus.train.labels.tolist() == [int(pair[0] == expected[1])]
    said = {"negative": expected[0], "positive": expected[1]}
    assert notices == ([Notice("labels_guessed", said)] if guessed else [])


def test_without_a_split_column_a_fifth_is_drawn_always_the_same(tmp_path: Path) -> None:
    rows = "".join(f"w{at},{at % 2}\n" for at in range(50))
    path = file_of(tmp_path / "a.csv", "text,label\n" + rows)
    notices: list[Notice] = []
    corpus = read(path, notices=notices)
    assert (len(corpus.train), len(corpus.test)) == (40, 10)
    assert notices == [Notice("divided", {"train": 40, "test": 10})]
    drawn = (0, 6, 13, 17, 20, 29, 35, 39, 45, 46)
    assert [corpus.test.text_of(row) for row in range(10)] == [f"w{at}" for at in drawn]
    assert read(path).about == corpus.about


def test_rows_without_a_text_are_left_out_and_counted(tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.csv", "set,text,label\n?, ,1\n,,7\n\ntrain,good,1\ntest,...,0\n")
    corpus = read(path)
    assert corpus.about.left_out["empty_reviews"] == 2
    assert texts(corpus) == ["good", "..."]


HEADER = "review,sentiment\n"


@pytest.mark.parametrize(
    ("content", "code", "values"),
    [
        ("review,stars\ngood,1\n", "no_label_column", {"found": "review, stars"}),
        ("what,sentiment\ngood,1\n", "no_text_column", {"found": "what, sentiment"}),
        ("Just a line of text\n", "no_text_column", {}),
        (HEADER + "a,pos\nb,neg\nc,so so\n", "third_label", {"label": "so so", "line": 4}),
        (HEADER + 'a,pos\n"b\nb",neg\nc,meh\n', "third_label", {"label": "meh", "line": 5}),
        (HEADER + "a,pos\nb,pos\n", "one_label", {"label": "pos"}),
        (HEADER + "a,pos\nb,\n", "label_missing", {"line": 3}),
        (HEADER, "no_reviews", {}),
        (HEADER + ",pos\n,neg\n", "no_reviews", {}),
        (HEADER + "a,b,pos\n", "row_width", {"line": 2, "found": 3, "expected": 2}),
        (HEADER + "a,pos\nb\n", "row_width", {"line": 3, "found": 1, "expected": 2}),
        (HEADER + 'a,pos\n"b"x,neg\n', "quotes_wrong", {"line": 3}),
        (HEADER + 'a,pos\n"b,neg\nc,neg\n', "quotes_wrong", {"line": 3}),
        ("text,label,split\na,1,train\nb,0,dev\n", "split_unknown", {"line": 3, "split": "dev"}),
        ("text,label,split\na,1,train\nb,0,train\n", "split_empty", {"split": "test"}),
        (HEADER + "?,pos\n!,neg\n", "no_words", {}),
        ("", "file_empty", {}),
    ],
)
def test_tables_that_cannot_be_read_are_refused_with_the_place(
    tmp_path: Path, content: str, code: str, values: dict[str, object]
) -> None:
    refusal = refused(lambda: read(file_of(tmp_path / "a.csv", content)))
    assert refusal.code == code
    assert {key: refusal.values[key] for key in values} == values


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("리뷰,label\n".encode("cp949"), "not_utf8", 1),
        (HEADER.encode() + b"good,pos\nsch\xf6n,pos\n", "not_utf8", 3),
        (TABLE.encode("utf-16"), "not_utf8", 1),
        (TABLE.encode("utf-16-be"), "file_unrecognised", None),
        (bytes(range(256)) * 100, "file_unrecognised", None),
        (HEADER.encode() + b"x" * (1 << 21), "line_too_long", 2),
        (HEADER.encode() + b'a,pos\n"' + b"x\n" * (1 << 20), "field_too_long", 3),
    ],
)
def test_bytes_that_are_no_table_are_refused(
    tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    refusal = refused(lambda: read(path))
    assert (refusal.code, refusal.values.get("line")) == (code, line)


def test_a_packed_table_cut_short_or_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv.gz"
    packed = gzip.compress((HEADER + "good film,pos\nbad film,neg\n" * 2000).encode())
    path.write_bytes(packed[:-20])
    assert refused(lambda: read(path)).code == "archive_damaged"
    path.write_bytes(packed)
    assert read(path).about.train.reviews == 3200
    monkeypatch.setattr("engine.corpus.sources.rows.TEXT_LIMIT", 10_000)
    assert refused(lambda: read(path)).code == "file_too_large"


@given(st.lists(st.sampled_from(["a", "\r", "\n", "\r\n", "é"]), max_size=12), st.integers(1, 5))
def test_lines_end_alike_wherever_a_block_ends(parts: list[str], block: int) -> None:
    data = "".join(parts).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_BLOCK", block)
        found = b"".join(reading.lines(io.BytesIO(data), 1 << 20))
    expected = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    assert found == (expected if expected.endswith(b"\n") or not expected else expected + b"\n")
