"""The models that come with the app: whole, and as good as their records say."""

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.corpus.building import generated
from engine.corpus.catalogue import import_corpus, open_corpus
from engine.corpus.store import Corpus
from engine.files.places import places
from engine.files.progress import unseen
from engine.runs import starters
from engine.runs.comparing import compare
from engine.runs.execute import execute
from engine.runs.exporting import COLUMNS, document, table
from engine.runs.starters import SUMS, as_run, starter, weights
from engine.runs.store import Store
from engine.runs.verdicts import Verdicts
from engine.training import events
from engine.training.feeding import Feed, feed
from engine.training.plan import Plan, plan_for
from engine.training.state import Arrays, Memory
from engine.training.wishes import Wishes
from engine.why import UnknownName
from engine.zoo.models import model
from engine.zoo.summary import summary
from tests.conftest import ROOT
from tests.engine.samples import refused
from tests.engine.scripted_training import Scripted, plan, reviews
from tools.starters import all_plans, pack, trained

NAMES = starters.starters()
#: Those that read words; those for pictures have a file of tests of their own.
READING = [name for name in NAMES if starter(name).words]


def test_all_that_the_script_makes_are_shipped() -> None:
    assert {name: starter(name).plan for name in NAMES} == all_plans()


@pytest.mark.parametrize("name", NAMES)
def test_each_is_trained_by_the_plan_of_the_course(name: str) -> None:
    found = starter(name).plan
    assert found == plan_for(model(found.spec.name), found.data)


@pytest.mark.parametrize("name", NAMES)
def test_weights_have_the_shapes_and_the_count_of_the_model(name: str) -> None:
    found, table = weights(name), summary(starter(name).plan.spec)
    assert all(array.dtype == np.float32 and np.isfinite(array).all() for array in found.values())
    assert sum(array.size for array in found.values()) == table.total
    for row in table.rows:
        sizes = [array.size for path, array in found.items() if path.startswith(f"{row.name}/")]
        assert sum(sizes) == row.count.total


@pytest.mark.parametrize("name", NAMES)
def test_the_history_is_whole(name: str) -> None:
    found = starter(name)
    fit, epochs = found.plan.fit, found.epochs
    assert [each.epoch for each in epochs] == list(range(1, len(epochs) + 1))
    figures = [getattr(each, column) for each in epochs for column in COLUMNS]
    assert all(math.isfinite(figure) for figure in figures)
    assert all(each.seconds > 0 and each.learning_rate == fit.learning_rate for each in epochs)
    assert list(found.times) == sorted(found.times) and len(found.times) == len(epochs)
    assert found.began < found.times[0] and found.times[-1] < found.finished
    memory = Memory()
    for number, each in enumerate(epochs, 1):  # it stopped where early stopping says, no sooner
        assert not memory.over(fit.patience)
        memory = memory.after(number, each.val_loss)
        assert each.best == (memory.best_epoch == number)
    assert len(epochs) == fit.epochs or memory.over(fit.patience)
    assert found.state == ("completed" if len(epochs) == fit.epochs else "early")


@pytest.mark.parametrize("name", READING)
def test_the_test_is_that_of_the_whole_test_set_and_rounding_cost_nothing(name: str) -> None:
    found = starter(name)
    reviews = {"imdb": 25_000, "builtin": 1_000}[found.plan.data]
    for test in (found.test, found.rounded_test):
        (no, wrong_yes), (wrong_no, yes) = test.confusion
        assert no + wrong_yes == wrong_no + yes == reviews // 2
        assert test.accuracy == pytest.approx((no + yes) / reviews)
    assert abs(found.test.accuracy - found.rounded_test.accuracy) < 0.001
    assert "host" not in found.environment and "tensorflow" in found.environment


@pytest.mark.parametrize("name", READING)
def test_the_words_are_those_of_its_ids(name: str) -> None:
    found = starter(name)
    assert len(set(found.words)) == len(found.words) <= (found.plan.spec.vocabulary or 0)
    assert found.words[0] == "the"
    assert found.words == starter("flat-embedding").words[: len(found.words)] or (
        found.plan.data == "builtin"
    )


def _judged(name: str, fed: Feed, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> float:
    """The accuracy of the shipped weights on some of the test reviews."""
    from engine.training.devices import choose
    from engine.training.learner import Learner
    from engine.training.tally import Tally

    learner = Learner(starter(name).plan, choose("cpu"), len(rows))
    learner.weights = weights(name)
    tally = Tally()
    for some in np.array_split(rows, -(-len(rows) // learner.judged_at_once)):
        tally.add(learner.judge(fed.test, some), len(some))
    return tally.accuracy


def test_on_the_built_in_reviews_the_result_is_what_is_recorded() -> None:
    """All of the test set again, in the hands of Keras. A failure after the generator has been
    changed means that the starters have to be made anew."""
    corpus = generated("builtin", unseen)[0]
    for name in NAMES:
        found = starter(name)
        if found.plan.data == "builtin":
            fed = feed(found.plan, corpus, None, unseen)
            assert fed.fingerprint == found.fingerprint
            _same_words(found.words, corpus)
            accuracy = _judged(name, fed, np.arange(len(fed.test)))
            assert accuracy == pytest.approx(found.rounded_test.accuracy, abs=0.002)


def test_on_the_real_reviews_the_result_is_what_is_recorded(
    test_data: Path, tmp_path: Path
) -> None:
    import_corpus(test_data / "imdb" / "imdb.npz", places(tmp_path), name="imdb")
    corpus = open_corpus("imdb", places(tmp_path))
    found = starter("flat-embedding")
    fed = feed(found.plan, corpus, None, unseen)
    assert fed.fingerprint == found.fingerprint
    _same_words(found.words, corpus)
    some = np.random.default_rng(1).choice(len(fed.test), 2_000, replace=False)
    expected = found.rounded_test.accuracy
    chance = math.sqrt(expected * (1 - expected) / len(some))
    assert abs(_judged("flat-embedding", fed, some) - expected) < 3 * chance


def _same_words(words: tuple[str, ...], corpus: Corpus) -> None:
    assert list(words) == [corpus.vocabulary.word(rank) for rank in range(1, len(words) + 1)]


def test_a_starter_is_shown_and_exported_as_a_run_is() -> None:
    run = as_run(starter("onehot-rnn"))
    assert (run.line.run, run.line.name) == (0, "starter:onehot-rnn")
    assert run.line.val_accuracy == run.epochs[(run.best_epoch or 0) - 1].val_accuracy
    assert table(run).count("\n") == 1 + run.line.epochs
    assert json.loads(json.dumps(document(run)))["weights"].endswith("onehot-rnn.npz")
    assert run.weights is not None and run.weights.is_file()
    assert as_run(starter("flat-embedding")).line.val_accuracy == pytest.approx(0.88, abs=0.01)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownName) as caught:
        starter("../flat-embedding")
    assert caught.value.code == "unknown_starter"
    assert "flat-embedding" in str(caught.value.values["known"])


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped files where they can be broken."""
    folder = tmp_path / "shipped"
    shutil.copytree(starters.SHIPPED, folder)
    monkeypatch.setattr(starters, "SHIPPED", folder)
    return folder


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [_cut, _turned, Path.unlink])
@pytest.mark.parametrize("file", ["flat-embedding.json", "flat-embedding.npz", "imdb.words.txt"])
def test_a_damaged_file_is_refused_by_its_name(
    copied: Path, file: str, damage: Callable[[Path], None]
) -> None:
    damage(copied / file)
    refusal = refused(lambda: weights("flat-embedding"))
    assert (refusal.code, refusal.values) == ("starter_damaged", {"name": file})


def test_damaged_sums_are_refused(copied: Path) -> None:
    for damage in (lambda path: path.write_text("abc\n"), Path.unlink):
        damage(copied / SUMS)
        refusal = refused(starters.starters)
        assert (refusal.code, refusal.values) == ("starter_damaged", {"name": SUMS})


@pytest.mark.parametrize(
    ("file", "other"),
    [
        ("flat-embedding.npz", "onehot-rnn.npz"),  # another model's
        ("flat-embedding.npz", "imdb.words.txt"),
        ("flat-embedding.json", "imdb.words.txt"),
        ("imdb.words.txt", SUMS),  # too few
    ],
)
def test_what_is_another_file_under_a_right_sum_is_refused(
    copied: Path, file: str, other: str
) -> None:
    shutil.copy(copied / other, copied / file)
    _sum_again(copied)
    refusal = refused(lambda: weights("flat-embedding"))
    assert (refusal.code, refusal.values) == ("starter_damaged", {"name": file})


def test_a_record_with_another_plan_or_no_epochs_is_refused(copied: Path) -> None:
    path = copied / "flat-embedding.json"
    whole = json.loads(path.read_text())
    plan = {**whole["plan"], "device": "abacus"}
    for broken in ({**whole, "epochs": []}, {**whole, "plan": plan}):
        path.write_text(json.dumps(broken))
        _sum_again(copied)
        assert refused(lambda: starter("flat-embedding")).code == "starter_damaged"


def _sum_again(folder: Path) -> None:
    from tools.starters import write_sums

    write_sums(folder)


def test_neither_tensorflow_nor_numpy_is_loaded_for_a_history() -> None:
    code = (
        "import sys; from engine.runs.starters import starter, starters\n"
        "[starter(name) for name in starters()]\n"
        "sys.exit(any(name in sys.modules for name in ('tensorflow', 'keras', 'numpy')))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_what_was_trained_is_not_trained_again_and_what_was_begun_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, wanted = places(tmp_path / "home"), plan(reviews(tmp_path))
    stopped = Scripted(at_batch=lambda epoch, _, wishes: wishes.stop() if epoch == 3 else None)
    number = execute(wanted, lambda _: None, Wishes(), places=here, train=stopped)
    monkeypatch.setattr("engine.training.trainer.train", Scripted())
    run = trained(wanted, here)
    assert (run.line.run, run.line.state, len(run.epochs)) == (number, "completed", 6)
    assert compare(Store(here), [number]).differences == ()
    assert trained(wanted, here) == run
    assert len(Store(here).runs()) == 1


def test_rounding_that_would_show_is_not_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, folder = places(tmp_path / "home"), tmp_path / "shipped"
    wanted = plan("builtin", batch=40)
    number = execute(wanted, lambda _: None, Wishes(), places=here, train=Scripted())
    run = Store(here).run(number)
    exact = Store(here).weights(run)
    assert run.test is not None
    good, bad = run.test, replace(run.test, accuracy=run.test.accuracy - 0.001)

    said = np.array([0.1, 0.2, 0.9, 0.9], np.float32), np.array([0, 0, 0, 1], np.uint8)
    verdicts = Verdicts(*said)

    def bits(only_exact: bool) -> set[str]:
        def asked(_plan: Plan, _corpus: Corpus, given: Arrays) -> tuple[events.Tested, Verdicts]:
            same = all(np.array_equal(given[path], exact[path]) for path in exact)
            return (good if same or not only_exact else bad), verdicts

        monkeypatch.setattr("tools.starters.asked", asked)
        assert pack("small", run, here, folder).rounded_test == good
        with np.load(folder / "small.npz", allow_pickle=False) as packed:
            return {packed[path].dtype.name for path in packed.files}

    assert bits(only_exact=False) == {"float16"}
    assert bits(only_exact=True) == {"float32"}
    assert {path.suffix for path in folder.iterdir()} == {"", ".json", ".npz", ".txt"}
    assert (folder / "small.answers.npz").is_file()
    monkeypatch.setattr("tools.starters.asked", lambda *_: (bad, verdicts))
    with pytest.raises(ValueError, match="cannot be had again"):
        pack("small", run, here, folder)
