"""Looking inside a model that was asked about a text, and asking several at once."""

from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.score_lab import lab_of
from tui.screens.score.inside_state import Seen, Weighed
from tui.screens.score.lab import ScoreLab
from tui.screens.steps.recurrence_reading import Passage
from widgets.figure_table import FigureTable
from widgets.gauges import Gauges
from widgets.heat_map import HeatMap
from widgets.minus import with_minus
from widgets.token_strip import TokenMark, TokenStrip
from widgets.virtual_list import VirtualList
from widgets.why_panel import WhyPanel

TEXT = "this film was not bad it was a wonderful surprise but the music was awful"


async def opened(pilot: Pilot[int], model: str, *keys: str, text: str = TEXT) -> ScoreLab:
    """Open the lab with a model and a text in hand, and press keys."""
    await press(pilot, "7")
    lab = lab_of(pilot)
    lab.ask(text=text, key=f"starter:{model}")
    await settle(pilot)
    await press(pilot, "escape", *keys)
    return lab


def seen_of(lab: ScoreLab) -> Seen:
    """What was seen last."""
    assert lab.inside.seen is not None
    return lab.inside.seen


def heading(lab: ScoreLab) -> str:
    """What stands above the view that is open."""
    return str(lab.view.query_one(".heading", Static).content)


def why(lab: ScoreLab) -> str:
    """The answer in the panel, in one line."""
    answer = lab.query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} = {answer.formula} = {answer.value}"


async def test_gates_are_followed_word_by_word(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "gru", "i")
        passage = seen_of(lab).what
        assert isinstance(passage, Passage)
        assert "[Gates]" in heading(lab) and "word 1/16" in heading(lab)
        await press(pilot, "n", "n")
        assert "word 3/16" in heading(lab)
        t = passage.first + 2
        assert lab.query_one("#gates-states", HeatMap).at == (0, t)
        assert why(lab).startswith(f"h[0], t = {t} · film = ")
        cell = lab.query_one("#gates-cell", Gauges)
        cell.focus()
        await press(pilot, "home", "down")
        moment = passage.moments[t]
        assert why(lab).startswith(f"z[0], t = {t} · film = sigmoid(")
        assert why(lab).endswith(f"= {float(moment.values('update')[0]):.6g}")


async def test_a_review_of_ones_own_read_to_its_end_is_a_milestone(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        lab = await opened(pilot, "stacked-lstm", "i", "k")
        assert "lstm_1, 2/2 (k)" in heading(lab)
        assert not pilot.app.journey.has("looked_inside")  # type: ignore[attr-defined]
        await press(pilot, "x")
        assert pilot.app.journey.has("looked_inside")  # type: ignore[attr-defined]
        strip = lab.query_one("#gates-words", TokenStrip)
        strip.focus()
        await press(pilot, "left")
        assert why(lab).startswith("what “was” did at t = 98")
        assert "p after each word" in screen_text(pilot)


async def test_another_language_keeps_the_word_and_the_unit(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "gru", "i", "n", "n", "down", "l")
        assert (lab.inside.at, lab.inside.unit) == lab.query_one("#gates-states", HeatMap).at[::-1]
        assert lab.inside.unit == 1
        assert "단어 3/16" in heading(lab)


async def test_filters_say_what_they_have_seen_and_what_they_decide(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "conv1d", "i")
        listed = lab.query_one("#filters-list", VirtualList)
        strip = lab.query_one("#filters-words", TokenStrip)
        found = seen_of(lab).what.peaks[0]  # type: ignore[union-attr]
        marked = [i for i, each in enumerate(strip.tokens) if each.mark is TokenMark.DROPPED]
        assert marked == list(found.seen)
        assert why(lab).startswith(f"filter {found.filter} at place {found.place}")
        await press(pilot, "down")
        assert listed.cursor == 1
        other = seen_of(lab).what.peaks[1]  # type: ignore[union-attr]
        assert why(lab).startswith(f"filter {other.filter} at place {other.place}")
        await press(pilot, "k", "k")
        assert "conv1d_2, 3/3 (k)" in heading(lab)
        assert "149 words" in screen_text(pilot)


async def test_what_words_add_comes_to_the_verdict(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "flat-embedding", "i")
        weighed = seen_of(lab).what
        assert isinstance(weighed, Weighed)
        words = lab.query_one("#look-shares-words", Gauges)
        assert words.gauges[0].label == "15 awful"
        assert why(lab).startswith("what “awful” adds")
        await press(pilot, "v")
        assert [each.label for each in words.gauges[:2]] == ["0 start", "1 this"]
        await press(pilot, "g")
        assert "[Gradients]" in heading(lab)
        assert "adds up          yes" in screen_text(pilot)
        assert len(lab.query_one("#look-path-words", Gauges).gauges) == 16


async def test_without_a_word_nothing_is_typed_into_what_is_not_seen(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "gru", "i", text="  ")
        assert heading(lab).startswith("! There is no word")
        await press(pilot, "c")
        assert lab.state.view == "compare" and lab.state.asked.text == "  "
        assert "–" in screen_text(pilot)


async def test_models_stand_side_by_side_on_the_same_words(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        lab_of(pilot).compared.keys = ("starter:flat-embedding", "starter:stacked-lstm")
        lab = await opened(pilot, "flat-embedding", "c")
        found, pushes = lab.compared.found, lab.compared.pushes
        assert found is not None
        assert [each.key for each in found.said] == list(lab.compared.keys or ())
        verdicts = lab.query_one("#compare-verdicts", FigureTable).sheet()
        assert [row[0] for row in verdicts.rows] == ["A flat-embedding", "B stacked-lstm"]
        assert verdicts.rows[0][1] == f"{found.said[0].score.probability:.4f}"
        words = lab.query_one("#compare-words", FigureTable)
        assert words.sheet().columns == ("word", "A", "B")
        assert words.sheet().rows[0][0].startswith("15 awful")
        words.focus()
        await press(pilot, "home")
        assert why(lab).startswith("what “awful” pushes flat-embedding")
        of = pushes["starter:flat-embedding"]
        assert why(lab).endswith(with_minus(f"{of.push(list(of.places).index(15)):.6g}"))
        await press(pilot, "v")
        assert words.sheet().rows[0][0].startswith("1 this")
        await press(pilot, "o", "enter")  # the first of the sentences
        assert lab.compared.found is not None
        assert lab.compared.found.text == lab.state.asked.text != TEXT
