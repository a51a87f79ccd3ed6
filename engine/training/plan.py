"""What is to be trained, on what, and how: everything that a run needs to be done again."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

import msgspec

from engine.why import Refusal
from engine.zoo import recording
from engine.zoo.recording import Unreadable
from engine.zoo.spec import Fit, Spec

LARGEST_RATE: Final = 10.0
MOST_EPOCHS: Final = 10_000
MOST_BATCH: Final = 1_000_000
MOST_THREADS: Final = 1024
LARGEST_SEED: Final = 2**31 - 1
OPTIMIZERS: Final = ("adam", "rmsprop")

#: The GPU if there is one; the processor; one GPU, by number or the first; or all that there are.
DEVICES: Final = "auto, cpu, gpu, gpu:0, gpus"
_DEVICE: Final = re.compile(r"auto|cpu|gpus|gpu(:\d{1,3})?", re.ASCII)


class BadPlan(Refusal):
    """A plan that nothing can be trained by: wrong usage rather than bad luck."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """One training, before it begins. `subset` takes only so many of the training rows."""

    spec: Spec
    data: str
    fit: Fit
    seed: int = 42
    subset: int | None = None
    device: str = "auto"
    threads: int | None = None

    def __post_init__(self) -> None:
        fit = self.fit
        if self.spec.feed is None or self.spec.task == "count":
            raise BadPlan("only_counted", model=self.spec.name)
        _within("epochs", fit.epochs, MOST_EPOCHS)
        _within("batch_size", fit.batch, MOST_BATCH)
        _within("seed", self.seed, LARGEST_SEED, least=0)
        _within("patience", fit.patience, MOST_EPOCHS)
        _within("subset", self.subset, MOST_BATCH)
        _within("threads", self.threads, MOST_THREADS)
        checked_rate(fit.learning_rate)
        if fit.optimizer not in OPTIMIZERS:
            raise BadPlan("unknown_optimizer", name=fit.optimizer, known=", ".join(OPTIMIZERS))
        if not 0 < fit.split.share < 1:
            raise BadPlan("share_outside", share=fit.split.share)
        _within("seed", fit.split.seed, LARGEST_SEED, least=0)
        if not _DEVICE.fullmatch(self.device):
            raise BadPlan("unknown_device", name=self.device, known=DEVICES)


def plan_for(spec: Spec, data: str) -> Plan:
    """The plan that the course has for a model; refused for one that is only to be counted."""
    if spec.fit is None:
        raise BadPlan("only_counted", model=spec.name)
    return Plan(spec, data, spec.fit)


def checked_rate(rate: float) -> float:
    """The learning rate, if anything can be learned at it; NaN is refused as well."""
    if not 0 < rate <= LARGEST_RATE:
        raise BadPlan("learning_rate_outside", value=rate, most=LARGEST_RATE)
    return rate


def to_record(plan: Plan) -> dict[str, Any]:
    """A plan as plain data, for a run to keep."""
    record = {each.name: getattr(plan, each.name) for each in fields(plan)}
    return {**record, "spec": recording.to_record(plan.spec), "fit": asdict(plan.fit)}


def from_record(record: Mapping[str, Any]) -> Plan:
    """The plan again; refused if it is none, or one that could not have been made."""
    try:
        given = {name: value for name, value in record.items() if name not in ("spec", "fit")}
        rest = msgspec.convert(given, _Rest)
        fit = msgspec.convert(record["fit"], Fit)
        spec = recording.from_record(record["spec"])
    except (AttributeError, KeyError, TypeError, msgspec.MsgspecError) as error:
        raise Unreadable("plan_unreadable", detail=str(error)) from error
    return Plan(spec, rest.data, fit, rest.seed, rest.subset, rest.device, rest.threads)


class _Rest(msgspec.Struct, forbid_unknown_fields=True):
    """The plain values of a plan."""

    data: str
    seed: int
    subset: int | None
    device: str
    threads: int | None


def _within(name: str, value: int | None, most: int, least: int = 1) -> None:
    if value is not None and not least <= value <= most:
        raise BadPlan("plan_number", name=name, value=value, least=least, most=most)
