"""What a run has failed of, as text that a database keeps and that can still be worded later."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from engine.why import Refusal, json_value


@dataclass(frozen=True, slots=True)
class Trouble:
    """A refusal as it was recorded: of this version of the app, or of another one."""

    code: str
    values: Mapping[str, object]


def as_text(refusal: Refusal) -> str:
    """A refusal, with the values that its sentence needs."""
    values = {name: json_value(value) for name, value in refusal.values.items()}
    return json.dumps({"code": refusal.code, "values": values}, default=str)


def from_text(detail: str) -> Trouble | None:
    """The refusal again; None for what is none, such as the text of an error."""
    try:
        found = json.loads(detail)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    code, values = found.get("code"), found.get("values")
    if not isinstance(code, str) or not isinstance(values, dict):
        return None
    return Trouble(code, values)
