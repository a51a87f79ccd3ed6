"""Whatever a model is made of, and whatever it is asked, each number inside it has its answer."""

from dataclasses import replace

import numpy as np
import pytest

from engine.scoring.filters import Filters, Peak
from engine.scoring.model import Scorer
from engine.scoring.reading import Reading
from engine.scoring.running import Running
from engine.scoring.score import score, scored
from tests.engine.scoring_cases import SPECS, small
from tui import language
from tui.screens.score import filters_words, inside_added_words, microscope_words
from tui.screens.score.ask_words import sparkline
from tui.screens.score.compare_reading import compare, partner, pushes, usual
from tui.screens.score.compare_state import CompareState
from tui.screens.score.compare_words import verdict_heads, verdict_rows, word_rows
from tui.screens.score.inside_reading import layers, looks, see, shuffle
from tui.screens.score.inside_state import Seen, Wanted, Weighed
from tui.screens.score.presets import PRESETS
from tui.screens.score.state import Asked, Scored
from tui.screens.steps import recurrence_words
from tui.screens.steps.recurrence_reading import Passage
from widgets.answer import Answer, answer_of
from widgets.safe_text import cell_len

TEXTS = ("the film is not good", "☃ [b]the[/b] \x1b[31m", "the " * 30)


def every_look(model: Scorer, text: str) -> list[Seen]:
    """All that can be seen inside a model."""
    reading = model.read(text)
    probability = float(model.probability(reading.ids[np.newaxis])[0])
    given = Scored(Asked(text, 1), model, scored(reading, probability))
    return [
        see(given, Wanted(given.asked, look, layer), lambda: False)
        for look in looks(model)
        for layer in range(max(1, len(layers(model, look))))
    ]


def answers(seen: Seen) -> list[Answer | None]:
    """What all numbers of a look answer."""
    what, reading = seen.what, seen.scored.score.reading
    if isinstance(what, Passage):
        ends = (0, len(what.moments) - 1)
        gauges = [each for t in ends for each in recurrence_words.gauges(what, t, 0)]
        return [
            *(answer_of(each.answer) for each in gauges),
            *(microscope_words.did(what, t) for t in ends),
            *(answer_of(each.answer) for each in microscope_words.tokens(what, lambda: 0)),
            *(
                answer_of(each.answer)
                for curve in microscope_words.curves(what)
                for each in curve.points
            ),
        ]
    if isinstance(what, Filters):
        return [filters_words.answer_of(what, peak, reading) for peak in what.peaks]
    added = inside_added_words.added(seen)
    return [answer_of(each.answer) for each in (*added.figures, *added.gauges)]


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("name", SPECS)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_every_number_answers(name: str, broken: bool) -> None:
    model = small(name)
    if broken:  # as of a training that has diverged
        model.stages[-1].tables[0][:] = np.nan
    for text in TEXTS:
        for seen in every_look(model, text):
            found = answers(seen)
            assert found and None not in found, seen.wanted


def test_no_bar_is_cut_off_not_that_of_all_padding_either() -> None:
    for seen in every_look(small("mean", seed=3), "film"):
        if isinstance(seen.what, Weighed):
            gauges = inside_added_words.added(seen).gauges
            assert "places of padding" in gauges[-1].label
            assert max(abs(each.share) for each in gauges) == pytest.approx(1)


def test_the_verdicts_on_the_way_fit_their_line_in_korean_too() -> None:
    passage = next(each.what for each in every_look(small("lstm"), "the " * 30))
    assert isinstance(passage, Passage)
    language.use("ko")
    try:
        shown = microscope_words.verdict_line(passage, passage.first, 44)
    finally:
        language.use("en")
    assert cell_len(shown) <= 44


def test_a_mean_is_said_to_have_no_order() -> None:
    weighed = next(each.what for each in every_look(small("mean"), "the film is not good"))
    assert isinstance(weighed, Weighed)
    assert weighed.shuffled == pytest.approx(weighed.shares.probability)
    assert inside_added_words.on_order(weighed).startswith("A mean has no order")
    other = next(each.what for each in every_look(small("flat"), "the film is not good"))
    assert isinstance(other, Weighed)
    assert abs(other.shuffled - other.shares.probability) > 1e-3
    assert inside_added_words.on_order(other).startswith("Every place has weights")


def test_shuffled_words_are_the_same_words() -> None:
    reading = small("flat").read("the film is not good it was bad")
    found = shuffle(reading)
    assert sorted(found.tolist()) == sorted(reading.ids.tolist())
    assert found.tolist() != reading.ids.tolist()
    assert found[reading.in_front] == reading.ids[reading.in_front]  # the start


@pytest.mark.parametrize("words", [2, 3, 4, 5])
def test_few_words_are_shuffled_too(words: int) -> None:
    reading = small("flat").read(" ".join(["the", "film", "is", "not", "good"][:words]))
    assert shuffle(reading).tolist() != reading.ids.tolist()


def test_filters_tell_words_from_padding() -> None:
    reading = small("conv").read("the film")
    found = next(each.what for each in every_look(small("conv"), "the film"))
    assert isinstance(found, Filters)
    for peak in found.peaks:
        words = [word for word in ("start", "the", "film") if word in said(found, peak, reading)]
        assert f"{len(words)} word" in said(found, peak, reading)
    peak = found.peaks[0]
    assert filters_words.row(found, peak, reading)[-1] != "–"
    assert filters_words.row(found, replace(peak, value=0.0), reading)[-1] == "–"


def said(found: Filters, peak: Peak, reading: Reading) -> str:
    """What is said of all that a filter has seen."""
    return filters_words.answer_of(found, peak, reading).note.partition(".")[0]


class Two:
    """Two models, one of which knows nothing of order."""

    def get(self, key: int | str) -> Scorer:
        """A model by its number."""
        return small("mean" if key == 1 else "lstm", seed=2)


def test_models_are_set_side_by_side_word_by_word() -> None:
    text = "the film is not good"
    found = compare(Two(), (1, 2), "builtin", text, lambda: False)  # type: ignore[arg-type]
    assert [each.order for each in found.said] == [False, True]
    assert found.said[0].reordered == pytest.approx(found.said[0].score.probability)
    state = CompareState()
    state.take(found)
    assert [row.label for row in verdict_rows(found)] == ["A run 1", "B run 2"]
    assert all(figure.text == "–" for row in word_rows(state) for figure in row.cells)
    while (said := state.next) is not None:
        key, pushed = pushes(said, lambda: False)
        state.pushes[key] = pushed
    state.as_they_stand = True
    rows = word_rows(state)
    assert [row.label.split()[1] for row in rows] == text.split()
    for at, row in enumerate(rows):
        for said, figure in zip(found.said, row.cells, strict=True):
            place = list(state.pushes[said.key].places).index(at + 1)  # behind the start
            assert figure.text == filters_words.signed(state.pushes[said.key].push(place))
    state.as_they_stand = False
    apart = [
        max(values) - min(values)
        for row in word_rows(state)
        if (values := [float(each.text.replace("−", "-")) for each in row.cells])
    ]
    assert apart == sorted(apart, reverse=True)


def test_the_sentences_on_which_order_matters_are_compared_with_one_another() -> None:
    found = compare(Two(), (1, 2), "builtin", "good not", lambda: False)  # type: ignore[arg-type]
    assert found.other == "not good"
    assert [each.reordered for each in found.said] == [
        score(each.scorer, "not good").probability for each in found.said
    ]
    mean, lstm = found.said
    assert mean.reordered == pytest.approx(mean.score.probability)
    assert abs(lstm.reordered - lstm.score.probability) > 1e-3
    assert verdict_heads(found)[3] == "the other"
    assert all(sorted(each.split()) == sorted(partner(each).split()) for each in PRESETS[:6])


def test_models_of_the_reviews_in_use_come_first() -> None:
    found = usual("builtin")
    assert found[0] == "starter:flat-embedding-builtin"
    assert "starter:gru" in found and len(set(found)) == len(found)
    assert not any(f"{each}".endswith("-builtin") for each in usual("imdb"))
    assert usual("builtin", found[1]) == found and usual("builtin", 7) == (7, *found)


@pytest.mark.parametrize("count", [1, 50, 51, 120, 500])
def test_the_curve_in_a_line_ends_with_the_verdict(count: int) -> None:
    after = np.zeros(count, dtype=np.float32)
    after[-1] = 1.0
    shown = sparkline(Running(range(count), after))
    assert shown.endswith("█") and cell_len(shown) <= 60
