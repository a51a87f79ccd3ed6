"""The models that can be asked, and what each is called where one of them is chosen."""

from collections.abc import Mapping

from engine.runs.library import RunKey, find
from engine.runs.store import Store
from engine.scoring.several import askable
from tui.score_words import model_name


def on_offer(store: Store) -> Mapping[RunKey, str]:
    """Every model by its key: its name, what it is, and the reviews that it learned from."""
    return {key: _title(store, key) for key in askable(store)}


def _title(store: Store, key: RunKey) -> str:
    run = find(store, key).line
    # A starter is called after its model.
    parts = [model_name(key), run.data]
    if isinstance(key, int):
        parts[1:1] = [run.name, run.model] if run.name else [run.model]
    return " · ".join(parts)
