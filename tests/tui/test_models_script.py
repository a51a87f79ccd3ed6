"""The program of the model in hand: read, copied and saved as it is."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from engine.zoo.editing import with_settings
from engine.zoo.models import MODELS, model
from tests.tui.conftest import MakeApp
from tests.tui.models_views import SIZES, lab_of, open_view, why_of
from tests.tui.pilots import press, screen_text, settle
from tui import scripts
from tui.keys import binding_ids
from tui.screens import every_owner_of_keys
from tui.screens.models.script import ScriptText
from widgets.key_bar import KeyBar


def shown(pilot: Pilot[int]) -> str:
    return str(lab_of(pilot).query_one("#script-text", Static).content)


def view_of(pilot: Pilot[int]) -> ScriptText:
    return lab_of(pilot).query_one(ScriptText)


@pytest.mark.parametrize("name", MODELS)
async def test_every_model_is_shown_with_how_to_run_it(make_app: MakeApp, name: str) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", name)
        assert shown(pilot) == scripts.script(model(name)).rstrip("\n")
        assert f"python {name.replace('-', '_')}.py" in screen_text(pilot)
        assert why_of(pilot).title.startswith(name)


async def test_what_was_changed_is_in_the_program(make_app: MakeApp) -> None:
    changed = with_settings(model("onehot-rnn"), ["units=16"])
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", "onehot-rnn", changed)
        assert "SimpleRNN(16)" in shown(pilot)
        assert "== 8289" in shown(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard == scripts.script(changed)


async def test_j_shows_the_notebook_cell_by_cell_and_goes_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", "onehot-rnn")
        await press(pilot, "j")
        assert lab_of(pilot).state.notebook
        assert "onehot_rnn.ipynb" in screen_text(pilot)
        cells = json.loads(scripts.notebook(model("onehot-rnn")))["cells"]
        assert shown(pilot).count("# %%") == len(cells)
        for cell in cells:
            if cell["cell_type"] == "code":
                assert "".join(cell["source"]) in shown(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard == scripts.notebook(model("onehot-rnn"))
        await press(pilot, "j")
        assert shown(pilot) == scripts.script(model("onehot-rnn")).rstrip("\n")


async def test_it_is_scrolled_in_both_directions_and_keys_at_the_edge_are_let_go(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await open_view(pilot, "script", "deep-conv1d")
        view = view_of(pilot)
        await press(pilot, "up", "left", "home", "pageup")
        assert view.scroll_offset == (0, 0)
        await press(pilot, "down", "right", "right")
        assert view.scroll_offset == (8, 1)
        await press(pilot, "pagedown")
        assert view.scroll_offset.y > view.size.height // 2
        await press(pilot, "end")
        assert view.scroll_offset == (0, view.max_scroll_y)
        assert scripts.script(model("deep-conv1d")).rstrip().splitlines()[-1][:50] in screen_text(
            pilot
        )
        await press(pilot, "home", *["right"] * 30)
        assert view.scroll_offset == (view.max_scroll_x, 0)


async def test_it_is_copied_and_saved_wherever_the_cursor_is(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", "lstm")
        assert not pilot.app.journey.has("took_script")  # type: ignore[attr-defined]
        await press(pilot, "w", "alt+y")
        assert pilot.app.clipboard == scripts.script(model("lstm"))
        assert pilot.app.journey.has("took_script")  # type: ignore[attr-defined]
        assert not any("Markdown" in each.message for each in pilot.app._notifications)
        await press(pilot, "s")
        assert pilot.app.screen.query_one(Input).value == "lstm.py"
        assert ".ipynb makes a notebook" in screen_text(pilot)
        await press(pilot, "enter", "s")
        assert pilot.app.screen.query_one(Input).value == "lstm-2.py"
        pilot.app.screen.query_one(Input).value = "mine.IPYNB"
        await press(pilot, "enter")
    assert (tmp_path / "lstm.py").read_text(encoding="utf-8") == scripts.script(model("lstm"))
    assert json.loads((tmp_path / "mine.IPYNB").read_text(encoding="utf-8"))["nbformat"] == 4


async def test_saving_reaches_the_milestone_too(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", "gru")
        await press(pilot, "j", "s")
        assert pilot.app.screen.query_one(Input).value == "gru.ipynb"
        await press(pilot, "escape")
        assert not pilot.app.journey.has("took_script")  # type: ignore[attr-defined]
        await press(pilot, "s", "enter")
        assert pilot.app.journey.has("took_script")  # type: ignore[attr-defined]
    assert [path.name for path in tmp_path.glob("gru*")] == ["gru.ipynb"]


async def test_other_views_are_copied_as_before(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", "lstm")
        await press(pilot, "b", "y")
        assert pilot.app.clipboard.startswith("### ")


async def test_it_stands_in_every_size_and_speaks_the_language_in_use(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES[0]) as pilot:
        await open_view(pilot, "script", "lstm")
        for size in (*SIZES, (1, 1), SIZES[0]):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        await press(pilot, "j", "l")
        assert lab_of(pilot).state.notebook
        assert shown(pilot).count("# %%") > 5
        assert lab_of(pilot).focused is view_of(pilot)


def test_its_key_can_be_given_another_place() -> None:
    assert "script.form" in binding_ids(every_owner_of_keys())


async def test_another_model_has_another_program_and_the_mouse_can_switch_too(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "script", "lstm")
        await press(pilot, "right_square_bracket")
        assert shown(pilot) == scripts.script(model("stacked-lstm")).rstrip("\n")
        assert why_of(pilot).value == "9,353"
        await pilot.click(KeyBar, offset=(1, 0))
        await settle(pilot)
        assert lab_of(pilot).state.notebook
