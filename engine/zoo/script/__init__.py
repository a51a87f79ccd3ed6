"""A model as a program of its own: stock Keras, data and all, without a line of this project.

From the same records as everything else. The code stands here; what is said in it is codes, and
whoever words them lays it out.
"""

from dataclasses import dataclass

from engine.why import Refusal
from engine.zoo.layers import Ids
from engine.zoo.models import MODELS
from engine.zoo.script import feeding, imports, model, options, pictures, subwords, training, words
from engine.zoo.script.pieces import Code, Part, Remark
from engine.zoo.script.shortest import shortest
from engine.zoo.spec import Fit, Pictures, Reviews, Spec
from engine.zoo.summary import Summary, summary


class NoData(Refusal):
    """Data for a program that reads none: wrong usage rather than bad luck."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Script:
    """A program in parts: its imports, then its steps. `packages` are what it needs."""

    spec: Spec
    changed: bool
    trains: bool
    packages: tuple[str, ...]
    imports: Part
    steps: tuple[Part, ...]


def write(spec: Spec, *, data: str | None = None, notebook: bool = False) -> Script:
    """The program of a model; `data` is the path that it reads if it is given no other."""
    table = summary(spec)
    reason = _untrained(table)
    if spec.fit is not None and reason is None:
        steps = _trained(table, spec.fit, data, notebook)
    elif data is not None:
        raise NoData("script_reads_no_data", model=spec.name)
    else:
        steps = _counted(table, reason)
    needs = {need for step in steps for need in step.needs}
    block = Part("imports", Remark("heading_imports"), (), (Code(imports.statements(needs)),))
    changed = spec != MODELS.get(spec.name)
    return Script(spec, changed, reason is None, imports.packages(needs), block, steps)


def _untrained(table: Summary) -> Remark | None:
    """Why a model can only be counted, if it can."""
    spec = table.spec
    if spec.fit is None:
        return Remark("only_counted")
    if len(table.rows[-1].shape) != 1:
        return Remark("answers_many_times")
    if isinstance(spec.feed, Reviews) and spec.vocabulary is not None:
        kind = words if spec.feed.cut == "words" else subwords
        if spec.vocabulary < kind.LEAST_VOCABULARY:
            return Remark("too_few_ids", {"least": kind.LEAST_VOCABULARY})
    return None


def _counted(table: Summary, reason: Remark | None) -> tuple[Part, ...]:
    """A program that shows the model, and says why it does no more."""
    notes = (reason,) if reason else ()
    return model.part(table, named=False), Part("reason", Remark("heading_untrained"), notes, ())


def _trained(table: Summary, fit: Fit, data: str | None, notebook: bool) -> tuple[Part, ...]:
    """A program that trains the model as the course does."""
    spec = table.spec
    varying = isinstance(spec.input, Ids) and spec.input.length is None
    return (
        options.part(spec, fit, data, notebook=notebook),
        *_read(spec),
        *_fed(spec, fit, varying=varying),
        model.part(table, named=True),
        *training.parts(spec, fit, varying=varying),
    )


def _read(spec: Spec) -> tuple[Part, ...]:
    """From where the data come to numbers."""
    if isinstance(spec.feed, Pictures):
        return pictures.parts(spec.feed, spec.input.shape[:2])
    assert isinstance(spec.feed, Reviews)
    return words.parts() if spec.feed.cut == "words" else subwords.parts()


def _fed(spec: Spec, fit: Fit, *, varying: bool) -> tuple[Part, ...]:
    """From those to what the model is fed."""
    split = feeding.split(fit, varying=varying)
    if not isinstance(spec.feed, Reviews):
        return split
    if varying:
        return *split, feeding.batches(spec.feed, fit, shortest(spec))
    return words.padded(spec.feed), *split
