"""Words on a plane: by PCA and t-SNE as scikit-learn has them, and for the Projector."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.files.places import Places
from engine.why import Refusal
from engine.words.about import About
from engine.words.catalogue import open_vectors
from engine.words.exporting import export
from engine.words.lesson import TWELVE
from engine.words.pca import components
from engine.words.projecting import Projection, by_pca, by_tsne, chosen
from engine.words.tsne import Knobs, settle
from engine.words.vectors import Vectors, from_arrays


def noise(words: int, seed: int = 3) -> NDArray[np.float32]:
    """Two clouds."""
    drawn = np.random.RandomState(seed).standard_normal((words, 20)).astype(np.float32)
    drawn[words // 2 :] += 2
    return drawn


def small() -> Vectors:
    return from_arrays(About("small", "trained"), ["a", "b", "c", "d"], noise(4))


def last(vectors: NDArray[Any], knobs: Knobs) -> Any:
    *_, moment = settle(vectors, knobs)
    return moment


def parted(projection: Projection) -> bool:
    """Whether some straight line has all people on one side and all fruit on the other."""
    places = dict(zip(projection.words, np.asarray(projection.points, np.float64), strict=True))
    people = np.array([places[word] for word in TWELVE[:6]])
    fruit = np.array([places[word] for word in TWELVE[6:]])
    for angle in np.linspace(0, np.pi, 180, endpoint=False):
        along = np.array([np.cos(angle), np.sin(angle)])
        one, other = people @ along, fruit @ along
        if one.max() < other.min() or other.max() < one.min():
            return True
    return False


@pytest.fixture
def builtin(home: Places) -> Vectors:
    return open_vectors("builtin", home)


def test_pca_is_scikit_learns() -> None:
    from sklearn.decomposition import PCA

    vectors = noise(30)
    theirs, ours = PCA(2).fit(vectors), components(vectors)
    np.testing.assert_allclose(ours.points(vectors), theirs.transform(vectors), atol=1e-5)
    np.testing.assert_allclose(ours.shares, theirs.explained_variance_ratio_, atol=1e-6)


def test_a_coordinate_is_the_sum_that_its_why_says() -> None:
    vectors = noise(30)
    found = components(vectors)
    why = found.why(vectors[7], 1)
    assert why.value == pytest.approx(found.points(vectors)[7, 1])
    assert sum(float(term.value or 0) for term in why.terms) == pytest.approx(float(why.value or 0))
    sizes = [abs(float(term.value or 0)) for term in why.terms[:-1]]
    assert sizes == sorted(sizes, reverse=True) and len(sizes) == 5


@pytest.mark.parametrize("table", [np.ones((5, 3)), np.ones((1, 4)), np.eye(4)[:, :1]])
def test_a_table_with_fewer_directions_than_two(table: NDArray[Any]) -> None:
    found = components(table)
    assert found.points(table).shape == (len(table), 2)
    assert np.isfinite(found.points(table)).all() and sum(found.shares) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("words", "knobs"),
    [
        (12, Knobs(3, "pca", 42, 300)),
        (40, Knobs(10, "random", 7, 300)),
        (40, Knobs(30, "pca", 1, 450)),
    ],
)
def test_tsne_is_scikit_learns_exact_method(words: int, knobs: Knobs) -> None:
    from sklearn.manifold import TSNE

    theirs = TSNE(
        perplexity=knobs.perplexity,
        init=knobs.init,
        random_state=knobs.seed,
        max_iter=knobs.steps,
        method="exact",
    )
    vectors = noise(words)
    wanted, found = theirs.fit_transform(vectors), last(vectors, knobs)
    np.testing.assert_allclose(found.points, wanted, rtol=1e-4, atol=1e-4)
    assert found.step == knobs.steps
    assert found.divergence == pytest.approx(theirs.kl_divergence_, rel=0.05)


def test_it_can_be_watched_and_left() -> None:
    moments = settle(noise(12), Knobs(), every=100)
    steps = [(moment.step, moment.exaggerated) for moment in moments]
    assert steps[:4] == [(0, True), (100, True), (200, True), (300, False)]
    assert steps[-1] == (1000, False)


def test_a_points_why_is_its_part_of_the_divergence() -> None:
    moment = last(noise(12), Knobs(steps=250))
    words = tuple("abcdefghijkl")
    parts = [moment.why(point, words) for point in range(12)]
    assert sum(float(why.value or 0) for why in parts) == pytest.approx(moment.divergence)
    for why in parts:
        total = sum(float(term.value or 0) for term in why.terms)
        assert total == pytest.approx(float(why.value or 0), abs=1e-6)
    assert parts[0].terms[0].expression.split(":")[0] in words[1:]


@pytest.mark.parametrize(
    ("knobs", "code"),
    [
        (Knobs(perplexity=12), "perplexity_outside"),
        (Knobs(perplexity=0), "perplexity_outside"),
        (Knobs(perplexity=float("nan")), "perplexity_outside"),
        (Knobs(steps=100), "tsne_steps"),
        (Knobs(seed=-1), "seed_outside"),
    ],
)
def test_knobs_that_will_not_do(knobs: Knobs, code: str) -> None:
    with pytest.raises(Refusal) as found:
        last(noise(12), knobs)
    assert found.value.code == code


def test_too_many_words_and_too_few() -> None:
    with pytest.raises(Refusal) as found:
        last(noise(501), Knobs())
    assert found.value.code == "tsne_too_many"
    with pytest.raises(Refusal) as found:
        chosen(small(), ["a", "a"])
    assert found.value.code == "project_too_few"


def test_words_are_projected_as_they_were_learned() -> None:
    words, rows = chosen(small(), ["B", "a", "b"])
    assert words == ("b", "a")
    np.testing.assert_allclose(rows, noise(4)[[1, 0]], atol=1e-6)


def test_people_and_fruit_part_in_the_builtin_slice(builtin: Vectors) -> None:
    given = chosen(builtin, [*TWELVE])
    assert parted(by_pca(*given))
    seen: list[Projection] = []
    found = by_tsne(*given, Knobs(), seen.append)
    assert parted(found) and seen[-1] is found and len(seen) == 101


def test_people_and_fruit_part_in_glove_as_scikit_learn_has_it(test_data: Path) -> None:
    from sklearn.manifold import TSNE

    rows: dict[str, list[str]] = {}
    with gzip.open(test_data / "glove-6b-50d-50k.txt.gz", "rt", encoding="utf-8") as file:
        for line in file:
            word, _, numbers = line.partition(" ")
            if word in TWELVE:
                rows[word] = numbers.split()
            if len(rows) == len(TWELVE):
                break
    table = np.array([rows[word] for word in TWELVE], dtype=np.float32)
    found = by_tsne(TWELVE, table, Knobs(), lambda _: None)
    assert parted(found)
    theirs = TSNE(perplexity=3, init="pca", random_state=42, method="exact").fit_transform(table)
    assert parted(Projection(TWELVE, table, theirs, found.by))


def test_two_files_row_for_row(tmp_path: Path) -> None:
    words = ["good", "a\tb", "line\nend", "멋진", "\u2028"]
    vectors = from_arrays(About("odd", "trained"), words, noise(5))
    numbers, names = export(vectors, tmp_path / "out")
    lines = names.read_text(encoding="utf-8").split("\n")
    assert lines == ["good", "a b", "line end", "멋진", " ", ""]
    back = np.loadtxt(numbers, delimiter="\t", dtype=np.float32)
    np.testing.assert_allclose(back, noise(5), rtol=1e-6)
    np.testing.assert_array_equal(back, [vectors.raw(row) for row in range(5)])
    with pytest.raises(Refusal) as found:
        export(vectors, tmp_path / "out")
    assert found.value.code == "file_exists"


def test_an_export_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stop(_: object) -> None:
        raise Refusal("stopped")

    with pytest.raises(Refusal):
        export(small(), tmp_path / "out", stop)
    assert not (tmp_path / "out").exists()


def test_a_why_can_be_written_as_json(builtin: Vectors) -> None:
    from engine.why import why_record

    found = by_pca(*chosen(builtin, [*TWELVE]))
    assert json.loads(json.dumps(why_record(found.why(0, 0))))["value"]
