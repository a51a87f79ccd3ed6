"""Exported programs do what they say: each is run on small data, for one epoch.

TensorFlow takes seconds to load, so all but one are run in one process, one after another; that one
is run as a learner would run it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.zoo.editing import with_layer, with_settings, without_layer
from engine.zoo.layers import Conv1D, Dense
from engine.zoo.models import MODELS, model
from engine.zoo.spec import Spec
from engine.zoo.summary import summary
from tests.tui import script_data
from tui.scripts import file_name, notebook, script

#: Runs what it is told, and says of each how it ended: its parameters, and its last word.
DRIVER = """
import contextlib, io, json, os, runpy, sys, traceback
import keras

def run(job):
    sys.argv = [job["path"], *job["arguments"]]
    if job["path"].endswith(".py"):
        return runpy.run_path(job["path"], run_name="__main__")
    names = {"__name__": "__main__"}
    with open(job["path"], encoding="utf-8") as file:
        for cell in json.load(file)["cells"]:
            if cell["cell_type"] == "code":
                source = "".join(cell["source"]).replace("EPOCHS = 10", "EPOCHS = 1")
                exec(compile(source, job["path"], "exec"), names)
    return names

asked, answered = sys.argv[1:]
with open(asked, encoding="utf-8") as file:
    jobs = json.load(file)
found = {}
for job in jobs:
    printed, ended, parameters = io.StringIO(), "", None
    try:
        with contextlib.redirect_stdout(printed):
            parameters = run(job)["model"].count_params()
    except SystemExit as leaving:
        ended = str(leaving)
    except Exception:
        ended = traceback.format_exc()
    keras.backend.clear_session()
    found[job["name"]] = {"parameters": parameters, "ended": ended, "printed": printed.getvalue()}
with open(answered, "w", encoding="utf-8") as file:
    json.dump(found, file)
"""

CHANGED: dict[str, Spec] = {
    "one number for each step": with_settings(model("onehot-rnn"), ["sequences=yes"]),
    "no room for ids": with_settings(model("embedding-rnn"), ["vocabulary=2"]),
    "few words": with_settings(model("onehot-rnn"), ["vocabulary=3", "length=7"]),
    "drawn, of any length": with_settings(model("stacked-gru"), ["length=none"]),
    "last, of any length": with_settings(model("conv-lstm"), ["length=none", "kernel=50"]),
    "subwords of one length": with_settings(model("average-pooling"), ["length=30"]),
    "subwords, a kernel": with_layer(model("average-pooling"), 1, Conv1D(4, 200, "relu")),
    "larger pictures": with_settings(model("fashion-cnn"), ["height=31", "width=20", "strides=2"]),
    "no pooling": without_layer(model("digit-cnn"), 4),
    "without biases": with_settings(model("gru"), ["bias=no", "reset_after=no", "dropout=0.4"]),
    "counted, and more": with_layer(model("embedding-lookup"), 2, Dense(3, "tanh")),
    "without a weight": without_layer(model("embedding-lookup"), 1),
}

Jobs = list[dict[str, Any]]
Found = dict[str, dict[str, Any]]


def _data(folder: Path) -> dict[str, Path]:
    acl = script_data.acl_folder(folder)
    wrong = folder / "wrong.txt"
    wrong.write_text("nothing of the kind", encoding="utf-8")
    (folder / "empty").mkdir()
    return {
        "imdb": script_data.imdb_npz(folder / "imdb.npz"),
        "folder": acl,
        "archive": script_data.acl_archive(acl, folder / "acl.tar.gz"),
        "npz": script_data.pictures_npz(folder / "pictures.npz"),
        "idx": script_data.pictures_folder(folder / "idx"),
        "sides": script_data.pictures_npz(folder / "sides.npz", (8, 8)),
        "missing": folder / "missing",
        "wrong": wrong,
        "empty": folder / "empty",
    }


def _fits(spec: Spec, data: dict[str, Path]) -> Path:
    """The data that a model reads."""
    if spec.task in ("clothes", "digits"):
        return data["npz"]
    return data["archive"] if spec.origin == "word_vectors" else data["imdb"]


def _arguments(text: str, path: Path) -> list[str]:
    return ["--epochs", "1", "--data", str(path)] if "argparse" in text else []


class Bench:
    """Where programs are written, and what became of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = _data(folder)
        self.jobs: Jobs = []

    def script(self, name: str, spec: Spec, path: Path | None = None) -> None:
        text = script(spec)
        file = self.folder / f"{len(self.jobs)}.py"
        file.write_text(text, encoding="utf-8")
        arguments = _arguments(text, path or _fits(spec, self.data))
        self.jobs.append({"name": name, "path": str(file), "arguments": arguments})

    def notebook(self, name: str, spec: Spec) -> None:
        file = self.folder / f"{len(self.jobs)}.ipynb"
        data = str(_fits(spec, self.data)) if spec.fit else None
        file.write_text(notebook(spec, data), encoding="utf-8")
        self.jobs.append({"name": name, "path": str(file), "arguments": []})

    def run(self) -> Found:
        jobs, found = self.folder / "jobs.json", self.folder / "found.json"
        jobs.write_text(json.dumps(self.jobs), encoding="utf-8")
        done = _python(["-c", DRIVER, str(jobs), str(found)], self.folder)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(found.read_text(encoding="utf-8")))


def _python(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A Python that knows nothing of this project, away from every network."""
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "KERAS_HOME": str(folder / "keras"), "COLUMNS": "200"}
    environ = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environ | quiet | {"HTTPS_PROXY": "http://127.0.0.1:9"},
        capture_output=True,
        text=True,
        check=False,
    )


WRONG = {
    "onehot-rnn": ("missing", "wrong", "npz", "empty"),
    "average-pooling": ("missing", "wrong", "npz", "empty"),
    "fashion-cnn": ("missing", "wrong", "imdb", "empty", "sides"),
}
WRONGLY = [(name, kind) for name, kinds in WRONG.items() for kind in kinds]
READS = [("average-pooling", "folder"), ("digit-cnn", "idx")]
NOTEBOOKS = ["flat-embedding", "average-pooling", "dense-cnn"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    """What became of all programs."""
    bench = Bench(tmp_path_factory.mktemp("programs"))
    for spec in MODELS.values():
        bench.script(spec.name, spec)
    for name, spec in CHANGED.items():
        bench.script(name, spec)
    for name, kind in (*READS, *WRONGLY):
        bench.script(f"{name}, {kind}", model(name), bench.data[kind])
    for name in WRONG:
        bench.script(f"{name}, offline", model(name))
        bench.jobs[-1]["arguments"] = []
    for name in NOTEBOOKS:
        bench.notebook(f"{name}, notebook", model(name))
    yield bench.run()


def _check(found: dict[str, Any], spec: Spec) -> None:
    total = summary(spec).total
    assert found["ended"] == ""
    assert found["parameters"] == total
    assert f"Total params: {total:,}" in found["printed"]
    assert ("accuracy = " in found["printed"]) == ("val_loss" in found["printed"])


@pytest.mark.parametrize("name", MODELS)
def test_every_model_trains_and_has_the_parameters_that_we_count(name: str, found: Found) -> None:
    _check(found[name], model(name))
    assert ("accuracy = " in found[name]["printed"]) == (model(name).fit is not None)


@pytest.mark.parametrize("name", CHANGED)
def test_so_does_a_model_that_a_learner_has_changed(name: str, found: Found) -> None:
    _check(found[name], CHANGED[name])


@pytest.mark.parametrize("name", ["one number for each step", "no room for ids"])
def test_what_cannot_be_trained_is_only_shown(name: str, found: Found) -> None:
    assert "loss" not in found[name]["printed"]


@pytest.mark.parametrize(("name", "kind"), READS)
def test_other_forms_of_the_data_are_read_too(name: str, kind: str, found: Found) -> None:
    _check(found[f"{name}, {kind}"], model(name))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_does_the_same(name: str, found: Found) -> None:
    _check(found[f"{name}, notebook"], model(name))


@pytest.mark.parametrize(("name", "kind"), WRONGLY)
def test_data_that_are_not_there_or_of_another_kind_get_one_sentence(
    name: str, kind: str, found: Found
) -> None:
    ended = found[f"{name}, {kind}"]["ended"]
    assert ended.endswith(".") and "\n" not in ended and kind in ended


@pytest.mark.parametrize("name", WRONG)
def test_without_a_network_one_sentence_names_the_way_out(name: str, found: Found) -> None:
    ended = found[f"{name}, offline"]["ended"]
    assert "--data" in ended and "127.0.0.1" not in ended and "\n" not in ended


@pytest.mark.parametrize("name", ["onehot-rnn"])
def test_a_program_stands_alone(name: str, tmp_path: Path) -> None:
    data = _data(tmp_path)["imdb"]
    path = tmp_path / file_name(model(name))
    path.write_text(script(model(name)), encoding="utf-8")
    done = _python([path.name, "--data", str(data), "--epochs", "1"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"Total params: {summary(model(name)).total:,}" in done.stdout
    assert "Traceback" not in done.stderr
