"""A model as JSON holds it, so that a run can keep the model that it trained, whatever it became.

What is read is not trusted: a file may come from another version, or from another hand.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final, get_args, get_type_hints

import msgspec

from engine.why import Refusal
from engine.zoo import layers
from engine.zoo.editing import MOST_LAYERS, fitting
from engine.zoo.layers import Convolution, Ids, Input, Layer, Picture
from engine.zoo.spec import Fit, Pictures, Reviews, Spec, Task

#: The layers that can be written down. Ids and pictures are told apart, which Keras need not.
KINDS: Final[Mapping[str, type[Layer]]] = {
    "Ids": Ids,
    "Picture": Picture,
    **{
        kind.KIND: kind
        for kind in vars(layers).values()
        if isinstance(kind, type) and issubclass(kind, Layer) and hasattr(kind, "KIND")
        if not issubclass(kind, Input)
    },
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}
_FEEDS: Final[Mapping[str, type[Reviews | Pictures]]] = {"reviews": Reviews, "pictures": Pictures}

#: A name goes into Keras' names and into those of files.
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
_INITIALIZERS: Final = ("glorot_uniform", "he_normal")


class Unreadable(Refusal):
    """What is no model, or the model of another version."""


def to_record(spec: Spec) -> dict[str, Any]:
    """A model as plain data."""
    return {
        "name": spec.name,
        "origin": spec.origin,
        "task": spec.task,
        "layers": [{"kind": _NAMES[type(layer)], **asdict(layer)} for layer in spec.layers],
        "feed": None if spec.feed is None else _feed(spec.feed),
        "fit": None if spec.fit is None else asdict(spec.fit),
    }


def _feed(feed: Reviews | Pictures) -> dict[str, Any]:
    return {"of": "reviews" if isinstance(feed, Reviews) else "pictures", **asdict(feed)}


def from_record(record: Mapping[str, Any]) -> Spec:
    """The model again, whole and fitting; refused if it is anything else."""
    try:
        return fitting(_read(record))
    except (AttributeError, KeyError, TypeError, ValueError, msgspec.MsgspecError) as error:
        raise Unreadable("model_unreadable", detail=str(error)) from error
    except Refusal as refusal:
        raise Unreadable("model_unreadable", detail=refusal.code) from refusal


def _read(record: Mapping[str, Any]) -> Spec:
    spec = Spec(
        name=msgspec.convert(record["name"], str),
        origin=msgspec.convert(record["origin"], str),
        task=record["task"],
        layers=tuple(_layer(each) for each in record["layers"]),
        feed=_feed_from(record["feed"]),
        fit=msgspec.convert(record["fit"], Fit | None),
    )
    if not _NAME.fullmatch(spec.name) or spec.task not in get_args(Task):
        raise ValueError(f"{spec.name}: {spec.task}")
    places = [place for place, layer in enumerate(spec.layers) if isinstance(layer, Input)]
    if places != [0] or len(spec.layers) > MOST_LAYERS:
        raise ValueError(f"inputs at {places} of {len(spec.layers)}")
    return spec


def _layer(record: Mapping[str, Any]) -> Layer:
    """A layer, with every setting of the kind of value that it must be, and within its bounds."""
    kind = KINDS[record["kind"]]
    wanted = get_type_hints(kind)
    given = {name: value for name, value in record.items() if name != "kind"}
    if set(given) != {each.name for each in fields(kind)}:
        raise ValueError(f"{record['kind']}: {sorted(given)}")
    layer = kind(**{name: msgspec.convert(value, wanted[name]) for name, value in given.items()})
    for knob in kind.KNOBS:  # those of an answer as well, which nobody can turn
        knob.read(knob.text(getattr(layer, knob.attribute)))
    if isinstance(layer, Convolution) and layer.initializer not in _INITIALIZERS:
        raise ValueError(layer.initializer)
    return layer


def _feed_from(record: Mapping[str, Any] | None) -> Reviews | Pictures | None:
    if record is None:
        return None
    given = {name: value for name, value in record.items() if name != "of"}
    return msgspec.convert(given, _FEEDS[record["of"]])
