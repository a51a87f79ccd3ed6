"""Which vectors are to be used: those that are here, those to be fetched, runs, and files."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from engine.files.places import Places
from engine.words.catalogue import Entry, entries
from engine.words.official import OFFICIAL
from tui.language import _, counted, say
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.words.opener import Opener
from tui.word_vectors import RUN, with_embedding
from tui.wording import bytes_shown
from tui.wording.words_training import epochs
from widgets.safe_text import visible

#: What is done with what was chosen: a name or a path, and whether it is fetched first.
Use = Callable[[str, bool], None]

#: What stands for a file that is yet to be named.
A_FILE: Final = ""


def choose(opener: Opener, use: Use) -> None:
    """Ask which, and have them used; whoever opens them lists them, too."""
    places = opener.app.session.places

    def offer(found: list[tuple[str, str, bool]]) -> None:
        if opener.screen.is_current:  # who has gone elsewhere in the meantime asks no more
            _ask(opener, use, found)

    opener.beside(lambda _reports: choices(places), offer, group="choices")


def choices(places: Places) -> list[tuple[str, str, bool]]:
    """Each by name, with a line on it, and whether it must be fetched first."""
    found = [(each.name, described(each), each.state == "absent") for each in entries(places)]
    runs = [(name, _of_run(name, *of), False) for name, of in with_embedding(places).items()]
    here = [each for each in found if not each[2]]
    file = (A_FILE, _("a file of word2vec or GloVe …"), False)
    return [*here, *runs, file, *(each for each in found if each[2])]


def _of_run(name: str, model: str, data: str) -> str:
    """A run in a line; a number does not say which model it is, and of which reviews."""
    line = say("{name} · the Embedding of a run", name=name)
    if not name.startswith(RUN):
        return line
    return f"{line} · {visible(model)} · {visible(Path(data).name)}"


def described(entry: Entry) -> str:
    """What is known of vectors, in a line."""
    about = entry.about
    if about is not None:
        words = counted("{n} word", "{n} words", about.count)
        line = say(
            "{name} · {words} × {d}", name=visible(entry.name), words=words, d=about.dimensions
        )
        return " · ".join(filter(None, (line, epochs(about))))
    if entry.name in OFFICIAL and entry.state == "absent":
        known = OFFICIAL[entry.name]
        words = counted("{n} word", "{n} words", known.words)
        return say(
            "{name} · {words} × {d} · fetches {size}",
            name=entry.name,
            words=words,
            d=known.dimensions,
            size=bytes_shown(known.known.size),
        )
    return say("{name} · damaged, or of another version", name=visible(entry.name))


def _ask(opener: Opener, use: Use, found: list[tuple[str, str, bool]]) -> None:
    def chosen(i: int | None) -> None:
        if i is None:
            return
        name, _line, fetch = found[i]
        if name == A_FILE:
            _ask_file(opener, use)
        else:
            use(name, fetch)

    lines = [line for _name, line, _fetch in found]
    opener.app.push_screen(ChooseScreen(_("Which vectors?"), lines), chosen)


def _ask_file(opener: Opener, use: Use) -> None:
    def given(path: str | None) -> None:
        if path is not None and path.strip():
            use(path.strip(), False)

    question = _("A file of word2vec or GloVe, packed by gzip or not:")
    opener.app.push_screen(AskScreen(question), given)
