"""What a model is to learn from, on the command line: what is named, or what there is."""

import os
from pathlib import Path

from engine.files.places import Places, expanded
from engine.pictures.names import BUILTIN
from engine.training.plan import Plan
from engine.zoo.spec import Pictures, Spec
from tui.language import say
from tui.session import Session


def source_for(spec: Spec, given: str | None, session: Session) -> str:
    """The source that is given; else the reviews in use, or the pictures that the model is for,
    or those that stand in for them."""
    if given is not None:
        return _wherever(given, session.places)
    if not isinstance(spec.feed, Pictures):
        return _wherever(session.settings.source, session.places)
    from engine.pictures.catalogue import default_source

    return default_source(spec.feed.name, session.places)


def stand_in(plan: Plan, given: str | None) -> str:
    """A word on pictures that nobody has named, where they stand in for the real ones."""
    feed = plan.spec.feed
    if given is not None or not isinstance(feed, Pictures) or plan.data != BUILTIN[feed.name]:
        return ""
    return say(
        "{wanted} is not here, so {model} learns from {found}, which comes with the app; "
        "fetch the real pictures with: imdb-tui data fetch {wanted}",
        wanted=feed.name,
        model=plan.spec.name,
        found=plan.data,
    )


def _wherever(source: str, places: Places) -> str:
    """A source by a name that means the same in every folder: a run may go on in another one."""
    from engine.corpus.catalogue import entries
    from engine.pictures.catalogue import entries as picture_entries

    names = {entry.name for entry in entries(places)}
    if source in names | {entry.name for entry in picture_entries(places)}:
        return source
    path = expanded(Path(source))
    return str(path.absolute()) if "\0" not in source and os.path.lexists(path) else source
