"""Exported programs as texts: clean, formatted, worded, and never broken by what stands in them."""

import ast
import gettext
import json
import re
import string
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.why import Refusal
from engine.zoo import script as engine_script
from engine.zoo.editing import with_layer, with_settings, without_layer
from engine.zoo.layers import Conv1D
from engine.zoo.models import MODELS, model
from engine.zoo.spec import Spec
from tests.conftest import ROOT
from tui import language
from tui.scripts import file_name, notebook, script
from tui.wording.scripts import REMARKS, SENTENCES
from widgets.safe_text import cell_len

#: Models that no course has: long settings, odd sizes, and layers where none were.
CHANGED: dict[str, Spec] = {
    "long": with_settings(
        model("deep-conv1d"), ["filters=4096", "padding=same", "strides=1", "bias=no"]
    ),
    "longest": with_settings(
        model("fashion-cnn"),
        ["filters=4096", "padding=same", "strides=1000", "activation=sigmoid", "bias=no"],
    ),
    "kernel": with_settings(model("deep-conv1d"), ["length=99999", "1.kernel=1000"]),
    "plain": with_settings(model("gru"), ["bias=no", "reset_after=no", "dropout=0.25"]),
    "drawn": with_settings(model("stacked-gru"), ["length=none"]),
    "last": with_settings(model("conv-lstm"), ["length=none"]),
    "fixed": with_settings(model("average-pooling"), ["length=30"]),
    "deep": with_layer(model("average-pooling"), 1, Conv1D(4, 7, "relu")),
    "resized": with_settings(model("digit-cnn"), ["height=31", "width=20"]),
    "steps": with_settings(model("onehot-rnn"), ["sequences=yes"]),
    "small": with_settings(model("lstm"), ["vocabulary=2"]),
    "flat": without_layer(model("embedding-lookup"), 1),
}
SPECS = {**MODELS, **CHANGED}
AWKWARD_PATHS = [
    "my reviews.npz",
    'a"b.npz',
    "a'b\"c.npz",
    "C:\\new\\\t\n.npz",
    "{path}{0}%s.npz",
    "영화 \u202e.npz",
    "x\udcff.npz",
    '"""\\',
]


class Translated(gettext.NullTranslations):
    """Every word of a message becomes another; what is filled in stays."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def gettext(self, message: str) -> str:
        return " ".join(each if "{" in each else self.word for each in message.split())


TRANSLATIONS = {
    "korean": "영화감상",
    "quotes": "\"x'",
    "triple": '"""',
    "backslash": "a\\",
    "long": "Wort" * 8,
}


@pytest.fixture
def translated(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue that says something else for everything."""
    monkeypatch.setattr(language, "_translation", Translated(TRANSLATIONS[request.param]))
    yield


def _ruff(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("ruff")), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _write(folder: Path, data: str | None = None) -> None:
    for name, spec in SPECS.items():
        given = data if script_trains(spec) else None
        (folder / f"{name}.py").write_text(script(spec, given), encoding="utf-8")
        (folder / f"{name}.ipynb").write_text(notebook(spec, given), encoding="utf-8")


def script_trains(spec: Spec) -> bool:
    """Whether the program of a model reads data."""
    return engine_script.write(spec).trains


def _compiled(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # an escape that Python does not know
        return compile(text, "program", "exec", flags=ast.PyCF_ONLY_AST)


@pytest.mark.parametrize("data", [None, *AWKWARD_PATHS[:3]])
def test_they_are_as_ruff_would_have_them(data: str | None, tmp_path: Path) -> None:
    _write(tmp_path, data)
    assert _ruff("check", "--isolated", ".", cwd=tmp_path) == ""
    assert _ruff("format", "--isolated", "--diff", ".", cwd=tmp_path) == ""


@pytest.mark.parametrize("translated", TRANSLATIONS, indirect=True)
@pytest.mark.parametrize("name", SPECS)
def test_no_word_can_break_out_of_its_place(name: str, translated: None) -> None:
    tree = _compiled(script(SPECS[name]))
    assert ast.get_docstring(tree)
    for cell in json.loads(notebook(SPECS[name]))["cells"]:
        if cell["cell_type"] == "code":
            _compiled("".join(cell["source"]))


@pytest.mark.parametrize("translated", ["korean", "quotes", "long"], indirect=True)
def test_so_they_are_in_any_language(translated: None, tmp_path: Path) -> None:
    _write(tmp_path)
    assert _ruff("check", "--isolated", ".", cwd=tmp_path) == ""
    assert _ruff("format", "--isolated", "--diff", ".", cwd=tmp_path) == ""


@pytest.mark.parametrize("translated", ["korean"], indirect=True)
@pytest.mark.parametrize("name", SPECS)
def test_lines_fit_also_where_letters_are_wide(name: str, translated: None) -> None:
    text = script(SPECS[name])
    assert "영화감상" in text
    for line in text.splitlines():
        assert cell_len(line) <= (79 if line.lstrip().startswith("# 영") else 88), line


@pytest.mark.parametrize("name", SPECS)
def test_nothing_of_this_project_is_needed(name: str) -> None:
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(_compiled(script(SPECS[name])))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (
            node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")]
        )
    }
    others = {"keras", "numpy", "sklearn", "tensorflow", "tokenizers"}
    assert imported <= others | sys.stdlib_module_names


def test_shapes_and_counts_stand_above_the_layers() -> None:
    text = script(model("onehot-rnn"))
    assert '        # → 100\n        keras.Input((LENGTH,), dtype="int32"),\n' in text
    assert ("        # → 8        500×8 + 8×8 + 8 = 4072\n        layers.SimpleRNN(8),\n") in text
    assert "assert model.count_params() == 4081\n" in text


@pytest.mark.parametrize("path", AWKWARD_PATHS)
def test_a_path_stays_a_path(path: str) -> None:
    text = script(model("gru"), path)
    assert path in _strings(text)
    text.encode("utf-8")
    cells = json.loads(notebook(model("gru"), path))["cells"]
    assert path in _strings("\n".join("".join(c["source"]) for c in cells if "outputs" in c))


def _strings(text: str) -> list[Any]:
    return [node.value for node in ast.walk(_compiled(text)) if isinstance(node, ast.Constant)]


def test_what_reads_no_data_is_given_none() -> None:
    for spec in (model("dense-cnn"), CHANGED["steps"]):
        with pytest.raises(Refusal) as refused:
            script(spec, "some.npz")
        assert (refused.value.code, refused.value.exit_code) == ("script_reads_no_data", 2)


def test_a_changed_model_does_not_bear_the_title_of_the_course() -> None:
    assert "A row of 500" in script(model("onehot-rnn"))
    changed = script(with_settings(model("onehot-rnn"), ["vocabulary=1000"]))
    assert "A row of 500" not in changed and "4,000" not in changed
    assert "The model onehot-rnn, with changes of your own" in changed


def test_files_are_named_as_modules_are() -> None:
    assert file_name(model("onehot-rnn")) == "onehot_rnn.py"
    assert file_name(model("onehot-rnn"), notebook=True) == "onehot_rnn.ipynb"


@pytest.mark.parametrize("name", SPECS)
def test_notebooks_are_what_jupyter_wants(name: str) -> None:
    """The rules of nbformat 4.5, as its schema has them."""
    found = json.loads(notebook(SPECS[name]))
    assert set(found) == {"cells", "metadata", "nbformat", "nbformat_minor"}
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    kernel = found["metadata"]["kernelspec"]
    assert kernel["name"] == "python3" and isinstance(kernel["display_name"], str)
    assert found["metadata"]["language_info"]["name"] == "python"
    ids = [cell["id"] for cell in found["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in found["cells"]:
        assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell["id"])
        wanted = {"cell_type", "id", "metadata", "source"}
        if cell["cell_type"] == "code":
            wanted |= {"execution_count", "outputs"}
            assert cell["execution_count"] is None and cell["outputs"] == []
        else:
            assert cell["cell_type"] == "markdown"
        assert set(cell) == wanted and cell["metadata"] == {}
        assert cell["source"] and all(isinstance(line, str) for line in cell["source"])
        assert all(line.endswith("\n") for line in cell["source"][:-1])
        assert not cell["source"][-1].endswith("\n")


@pytest.mark.parametrize("name", MODELS)
def test_a_notebook_holds_the_code_of_the_script(name: str) -> None:
    cells = json.loads(notebook(model(name)))["cells"]
    text = script(model(name))
    for cell in cells:
        if cell["cell_type"] == "code" and cell["id"] not in ("options", "imports"):
            assert "".join(cell["source"]) in text


def _said(kinds: set[str]) -> Iterator[ast.Call]:
    for path in sorted((ROOT / "engine/zoo/script").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in kinds
            ):
                yield node


@pytest.mark.parametrize(
    ("kinds", "words"), [({"Remark", "Docstring"}, REMARKS), ({"Said"}, SENTENCES)]
)
def test_all_that_is_said_has_words_and_no_words_are_left_over(
    kinds: set[str], words: dict[str, str]
) -> None:
    codes = set()
    for call in _said(kinds):
        code = call.args[0]
        assert isinstance(code, ast.Constant), ast.unparse(call)
        codes.add(code.value)
    assert codes == set(words)


def test_every_remark_finds_its_values() -> None:
    for call in _said({"Remark"}):
        given = {
            key.value
            for each in call.args[1:2]
            if isinstance(each, ast.Dict)
            for key in each.keys
            if isinstance(key, ast.Constant)
        }
        code = ast.literal_eval(call.args[0])
        wanted = {name for _text, name, *_rest in string.Formatter().parse(REMARKS[code]) if name}
        assert wanted == given, code
