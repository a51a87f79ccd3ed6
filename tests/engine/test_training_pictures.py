"""Networks for pictures learn as others do: as Keras has it, and taken up anywhere."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.files.places import Places
from engine.pictures.catalogue import open_pictures
from engine.runs import starters
from engine.runs.answered import (
    answers_of,
    class_verdicts_of,
    classes_of,
    has_classes,
    pictures_of,
    verdicts_of,
)
from engine.runs.class_verdicts import ClassVerdicts
from engine.runs.execute import execute
from engine.runs.library import find
from engine.runs.starters import as_run, starter
from engine.runs.store import Store
from engine.training.events import EpochDone, Event
from engine.training.feeding import divided
from engine.training.feeding_pictures import feed_pictures
from engine.training.plan import BadPlan, Plan, plan_for
from engine.training.wishes import Wishes
from engine.why import Refusal
from engine.zoo.layers import Dense, Flatten, Layer, Picture
from engine.zoo.models import model
from tests.engine.picture_files import labels, picture_npz
from tests.engine.pictures_small import (
    LAYERS,
    bars,
    picture_feed,
    picture_plan,
    picture_spec,
)
from tests.engine.samples import refused
from tests.engine.training_small import Watched, same, small_plan
from tools.starters import OF_PICTURES

STARTERS = ("fashion-cnn", "digit-cnn")


def test_a_picture_is_fed_scaled_from_where_it_lies() -> None:
    pictures = bars()
    fed = feed_pictures(picture_plan(), pictures)
    taught, held = divided(60, picture_plan().fit.split)
    assert (len(fed.train), len(fed.validation), len(fed.test)) == (45, 15, 40)
    for rows, chosen in ((fed.train, taught), (fed.validation, held)):
        given = rows.inputs(np.array([3, 0]))
        assert (given.dtype, given.shape) == (np.float32, (2, 6, 6, 1))
        wanted = pictures.train.images[chosen[[3, 0]]] / np.float32(255)
        assert np.array_equal(given[..., 0], wanted)
        assert rows.labels.tolist() == pictures.train.labels[chosen].tolist()
        assert np.shares_memory(rows.images, pictures.train.images)  # type: ignore[attr-defined]
    assert fed.fingerprint == "0123"


def test_an_epoch_is_that_of_keras_in_the_same_order() -> None:
    import keras

    from engine.zoo.keras_model import build

    plain = (*LAYERS[:-1],)  # without dropout, which each of the two draws by itself
    plan = replace(picture_plan(epochs=1), spec=picture_spec(plain), subset=40)
    fed = picture_feed(plan)
    watched = Watched(plan, data=fed)
    order = np.random.default_rng((plan.seed, 1)).permutation(len(fed.train))
    keras.utils.set_random_seed(plan.seed)
    theirs = build(plan.spec)
    theirs.compile(
        keras.optimizers.Adam(plan.fit.learning_rate),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )

    def all_of(rows: Any) -> tuple[Any, Any]:
        return rows.inputs(np.arange(len(rows))), rows.labels

    told = theirs.fit(
        fed.train.inputs(order),
        fed.train.labels[order],
        batch_size=plan.fit.batch,
        shuffle=False,
        verbose=0,
        validation_data=all_of(fed.validation),
    ).history
    (done,) = watched.epochs
    found = (done.loss, done.accuracy, done.val_loss, done.val_accuracy)
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    assert found == pytest.approx([told[each][0] for each in names], rel=1e-4)
    ours = watched.kept[0].weights.values()
    for mine, other in zip(ours, theirs.get_weights(), strict=True):
        np.testing.assert_allclose(mine, other, rtol=1e-3, atol=1e-5)
    test = watched.outcome.test
    assert test is not None
    assert (test.loss, test.accuracy) == pytest.approx(
        theirs.evaluate(*all_of(fed.test), verbose=0)
    )


def test_it_is_taken_up_after_every_epoch_with_the_same_numbers_and_answers() -> None:
    plan = picture_plan()
    fed = picture_feed(plan)
    whole = Watched(plan, data=fed)
    assert len(whole.kept) == 3 and whole.outcome.answers is not None
    for state in whole.kept:
        again = Watched(plan, state, data=fed)
        assert again.epochs == whole.epochs[state.epoch :]
        assert all(map(same, again.kept, whole.kept[state.epoch :]))
        assert again.outcome.test == whole.outcome.test
        assert again.outcome.answers is not None
        assert again.outcome.answers.tobytes() == whole.outcome.answers.tobytes()


def test_the_answers_come_to_the_test() -> None:
    plan = picture_plan(epochs=2)
    fed = picture_feed(plan)
    outcome = Watched(plan, data=fed).outcome
    assert outcome.answers is not None and outcome.test is not None
    assert outcome.answers.shape == (40, 3)
    np.testing.assert_allclose(outcome.answers.sum(axis=1), 1, rtol=1e-5)
    verdicts = ClassVerdicts(outcome.answers, fed.test.labels)
    assert verdicts.counts.confusion == outcome.test.confusion
    true = outcome.answers[np.arange(40), fed.test.labels]
    assert -np.log(true).mean() == pytest.approx(outcome.test.loss, rel=1e-5)


def test_the_weights_before_the_training_are_those_that_its_seed_draws() -> None:
    from engine.training.beginning import initial_weights
    from engine.training.devices import choose
    from engine.training.learner import Learner

    plan = replace(picture_plan(), seed=7)
    learned = Learner(plan, choose("cpu"), 15).weights
    drawn = initial_weights(plan.spec, 7)
    assert list(drawn) == list(learned)
    assert all(np.array_equal(drawn[path], learned[path]) for path in drawn)
    assert not np.array_equal(
        initial_weights(plan.spec, 8)["conv2d/kernel"], drawn["conv2d/kernel"]
    )


@pytest.mark.parametrize(
    ("layers", "code"),
    [
        ((*LAYERS, Dense(3, answers=True)), "answers_not_classes"),
        ((*LAYERS, Dense(10, "softmax", answers=True)), "answers_other_classes"),
        ((*LAYERS[:3], Dense(3, "softmax", answers=True)), "answers_many_rows"),
        ((*LAYERS, Dense(1, "sigmoid", answers=True)), "answers_not_classes"),
        ((Picture(8, 6), Flatten(), Dense(3, "softmax", answers=True)), "pictures_other_size"),
    ],
)
def test_what_cannot_tell_these_classes_apart_is_refused(
    layers: tuple[Layer, ...], code: str
) -> None:
    plan = replace(picture_plan(), spec=picture_spec(layers[:-1], layers[-1]))
    assert refused(lambda: feed_pictures(plan, bars())).code == code


def test_a_model_for_reviews_is_refused_pictures() -> None:
    refusal = refused(lambda: feed_pictures(small_plan("conv1d"), bars()))
    assert (refusal.code, refusal.values["data"]) == ("model_reads_reviews", "bars")


def _digits(**fit: Any) -> Plan:
    """So little of digit-cnn that a test can wait for it."""
    plan = plan_for(model("digit-cnn"), "digits")
    changed = {"epochs": 2, "batch": 32, "patience": None, **fit}
    return replace(plan, subset=80, fit=replace(plan.fit, **changed))


def _run(plan: Plan | None, home: Places, wishes: Wishes | None = None, **more: Any) -> int:
    asked = wishes or Wishes()

    def hear(event: Event) -> None:
        if isinstance(event, EpochDone) and wishes is not None:
            wishes.stop()

    return execute(plan, hear, asked, places=home, **more)


def test_a_run_keeps_its_classes_and_answers_and_can_be_gone_on_with(home: Places) -> None:
    whole = _run(_digits(), home)
    stopped = _run(_digits(), home, Wishes())
    store = Store(home)
    assert store.run(stopped).line.state == "stopped"
    _run(None, home, resume=stopped)
    first, second = store.run(whole), store.run(stopped)
    assert first.test is not None and first.test == second.test
    assert len(first.test.confusion) == 10
    verdicts = class_verdicts_of(first)
    assert verdicts.counts.confusion == first.test.confusion
    assert verdicts.probabilities.tobytes() == class_verdicts_of(second).probabilities.tobytes()
    assert has_classes(first) and classes_of(first, home) == tuple("0123456789")
    shown = pictures_of(first, home)
    assert shown.labels.tolist() == verdicts.labels.tolist()
    assert refused(lambda: verdicts_of(first)).code == "run_has_classes"
    gone = replace(first, fingerprint="others")
    assert refused(lambda: pictures_of(gone, home)).code == "pictures_other"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("digit-cnn", "builtin", "model_reads_pictures"),
        ("gru", "garments", "model_reads_reviews"),
        ("gru", "mnist", "model_reads_reviews"),
        ("fashion-cnn", "nowhere", "unknown_pictures"),
    ],
)
def test_reviews_and_pictures_are_not_taken_for_one_another(
    name: str, data: str, code: str, home: Places
) -> None:
    with pytest.raises(Refusal) as caught:
        _run(plan_for(model(name), data), home)
    assert caught.value.code == code and not Store(home).runs()
    if code != "unknown_pictures":
        assert isinstance(caught.value, BadPlan)


def test_pictures_that_show_less_than_ten_classes_are_of_ten_and_can_be_learned_from(
    home: Places, tmp_path: Path
) -> None:
    halves = {"y_train": labels(30, 8), "y_test": labels(20, 9)}
    found = open_pictures(str(picture_npz(tmp_path / "some.npz", **halves)), home)
    plan = plan_for(model("digit-cnn"), "some.npz")
    plan = replace(plan, fit=replace(plan.fit, batch=8))
    assert found.about.classes == tuple("0123456789")
    assert feed_pictures(plan, found).test.labels.max() == 8
    before = replace(found, about=replace(found.about, classes=tuple("01234567")))
    assert refused(lambda: feed_pictures(plan, before)).code == "answers_other_classes"


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_for_pictures_is_what_its_record_says(name: str, home: Places) -> None:
    found, run = starter(name), as_run(starter(name))
    pictures = {"fashion-cnn": 10_000, "digit-cnn": 1_000}[name]
    for test in (found.test, found.rounded_test):
        assert sum(map(sum, test.confusion)) == pictures
        right = sum(row[place] for place, row in enumerate(test.confusion))
        assert test.accuracy == pytest.approx(right / pictures)
    assert abs(found.test.accuracy - found.rounded_test.accuracy) < OF_PICTURES
    verdicts = class_verdicts_of(run)
    assert verdicts.counts.confusion == found.rounded_test.confusion
    assert answers_of(run) is not None and found.words == ()
    assert len(classes_of(run, home)) == 10 and has_classes(run)
    assert refused(lambda: class_verdicts_of(find(Store(home), "starter:gru"))).code == (
        "run_has_two_sides"
    )


@pytest.mark.parametrize("name", STARTERS)
def test_what_a_starter_has_from_before_its_training_is_what_its_seed_draws(name: str) -> None:
    from engine.training.beginning import initial_weights

    found = starter(name)
    (kept,) = starters.initial_weights(name).items()
    assert kept[0] == "conv2d/kernel"
    drawn = initial_weights(found.plan.spec, found.plan.seed)
    np.testing.assert_allclose(kept[1], drawn["conv2d/kernel"], rtol=1e-6)
    assert starters.initial_weights("gru") == {}


def test_starters_for_pictures_take_little_room() -> None:
    files = [file for name in STARTERS for file in starters.SHIPPED.glob(f"{name}.*")]
    assert len(files) == 6 and sum(file.stat().st_size for file in files) < 1_000_000


def test_on_the_real_pictures_the_result_is_what_is_recorded(test_data: Path, home: Places) -> None:
    from engine.pictures.catalogue import import_pictures, open_pictures
    from engine.training.devices import choose
    from engine.training.learner import Learner
    from engine.training.tally import Tally

    import_pictures(test_data / "mnist-5k.npz", home, name="mnist-5k")
    found = starter("digit-cnn")
    fed = feed_pictures(found.plan, open_pictures("mnist-5k", home))
    assert fed.fingerprint == found.fingerprint
    learner = Learner(found.plan, choose("cpu"), len(fed.test))
    learner.weights = starters.weights("digit-cnn")
    tally = Tally()
    for rows in np.array_split(np.arange(len(fed.test)), 2):
        tally.add(learner.judge(fed.test, rows), len(rows))
    assert tally.accuracy == pytest.approx(found.rounded_test.accuracy, abs=0.002)
