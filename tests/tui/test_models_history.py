"""Then and now: which lines concern a model, and how they are shown."""

import pytest
from textual.pilot import Pilot

from engine.zoo.editing import with_settings, without_layer
from engine.zoo.models import MODELS, model
from tests.tui.conftest import MakeApp
from tests.tui.models_views import SIZES, lab_of, open_view, why_of
from tests.tui.pilots import press, screen_text, settle
from tui.models_history import Change, changes
from tui.screens.models.history import change_answer
from widgets.safe_text import cell_len
from widgets.virtual_list import VirtualList

IMDB = "np.load('imdb.npz', allow_pickle=True)"
METRICS, MISSPELT = "metrics='accuracy'", "save_best_onlu=True"
STOPPING = "patience=3, restore_best_weights=True"
WEIGHTS, FILE = "model.save_weights('best.h5')", "load_model('best.h5')"
SPLIT, INPUT = "fit(…, validation_split=0.2)", "Model(m.input, m.layers[0].output)"
TOKENIZER = "preprocessing.text.Tokenizer(5000)"
OF_5000 = (TOKENIZER, IMDB, "Embedding(5000, 32, input_length=500)", SPLIT)
OF_500 = "Embedding(500, 16, input_length=100)"
GATES = (IMDB, OF_500, METRICS, STOPPING, WEIGHTS, FILE)

#: What each notebook has, in the order of its cells.
OLD_LINES = {
    "embedding-lookup": ("preprocessing.text.Tokenizer(7)", "Embedding(7, 2, input_length=5)"),
    "flat-embedding": OF_5000,
    "conv1d": OF_5000,
    "gru": OF_5000,
    "conv-lstm": OF_5000,
    "average-pooling": ("tfds.load('imdb_reviews/subwords8k')",),
    "onehot-rnn": (
        IMDB,
        "to_categorical(train_seq)",
        METRICS,
        MISSPELT,
        STOPPING,
        WEIGHTS,
        FILE,
    ),
    "embedding-rnn": (IMDB, OF_500, METRICS, MISSPELT, STOPPING, WEIGHTS, FILE),
    "lstm": GATES,
    "stacked-lstm": GATES,
    "stacked-gru": GATES,
    "deep-conv1d": (IMDB, "Input(shape=(300))"),
    "dense-cnn": (),
    "fashion-cnn": (WEIGHTS, FILE, INPUT),
    "digit-cnn": (METRICS, STOPPING, WEIGHTS, FILE, INPUT),
}


def line(name: str, then: str) -> Change:
    return next(change for change in changes(model(name)) if change.then == then)


@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_the_lines_of_its_notebook(name: str) -> None:
    assert tuple(change.then for change in changes(model(name))) == OLD_LINES[name]


def test_the_numbers_are_the_models_own() -> None:
    changed = with_settings(model("lstm"), ["vocabulary=1000", "embedding=8", "length=50"])
    old = [change.then for change in changes(changed)]
    assert "Embedding(1000, 8, input_length=50)" in old
    assert "imdb.load_data(num_words=1000)" in [change.now for change in changes(changed)]
    unknown = with_settings(model("lstm"), ["length=none"])
    assert not any("input_length" in change.then for change in changes(unknown))
    bare = without_layer(model("onehot-rnn"), 2)
    assert any("to_categorical" in change.then for change in changes(bare))


def test_one_hot_rows_weigh_eight_billion_bytes() -> None:
    answer = change_answer(line("onehot-rnn", "to_categorical(train_seq)"))
    assert answer.formula == "20000 × 100 × 500 × 8"
    assert answer.value == "8,000,000,000 bytes"
    assert "8,000,000." in answer.note and "4,000,000,000 bytes" in answer.note
    assert answer.lines[-1].value == "ops.one_hot(ids, 500)"


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_both_lines_fit_side_by_side_at_eighty_columns(lang: str) -> None:
    from tui import language

    language.use(lang)
    for spec in MODELS.values():
        for change in changes(spec):
            assert cell_len(change.then) <= 38 and cell_len(change.now) <= 39


def listed(pilot: Pilot[int]) -> tuple[tuple[str, ...], ...]:
    return lab_of(pilot).query_one("#history-lines", VirtualList).sheet().rows


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_then_and_now_stand_side_by_side_and_nothing_is_cut(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        for name in ("onehot-rnn", "embedding-rnn", "conv1d", "digit-cnn", "average-pooling"):
            await open_view(pilot, "history", name)
            told = changes(model(name))
            assert listed(pilot) == tuple((change.then, change.now) for change in told)
            text = screen_text(pilot)
            for change in told:
                assert change.then in text and change.now in text


async def test_on_a_narrow_screen_they_lie_below_one_another(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await open_view(pilot, "history", "embedding-rnn")
        text = screen_text(pilot)
        assert "− Embedding(500, 16, input_length=100)" in text
        assert "+ Input((100,)), Embedding(500, 16)" in text
        await press(pilot, *["down"] * 3)
        assert why_of(pilot).title == "Embedding(500, 16, input_length=100)"
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert lab_of(pilot).query_one("#history-lines", VirtualList).cursor == 1
        assert why_of(pilot).title == "Embedding(500, 16, input_length=100)"
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert lab_of(pilot).query_one("#history-lines", VirtualList).cursor == 2


async def test_a_line_says_what_becomes_of_it_and_what_to_write(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "history", "lstm")
        await press(pilot, "down", "down")
        why = why_of(pilot)
        assert (why.title, why.sign, why.value) == ("metrics='accuracy'", "→", "ValueError")
        assert why.lines[0].value == "metrics=['accuracy']"
        await press(pilot, "down")
        assert why_of(pilot).lines == ()


async def test_a_model_without_any_says_so(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await open_view(pilot, "history", "dense-cnn")
        assert "Nothing that has changed since concerns this model." in screen_text(pilot)


async def test_it_stands_in_every_size_and_language_with_its_cursor(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES[1]) as pilot:
        await open_view(pilot, "history", "digit-cnn")
        await press(pilot, "end")
        for size in (*SIZES, (1, 1), SIZES[1]):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert why_of(pilot).title == INPUT
        await press(pilot, "l", "l")
        assert why_of(pilot).title == INPUT
