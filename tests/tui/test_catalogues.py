"""Both languages are complete, and nothing in the catalogue is stale."""

import string

from tools import catalogues


def _id(message: object) -> object:
    return message.id  # type: ignore[attr-defined]


def test_the_catalogue_holds_what_the_code_says_and_nothing_else() -> None:
    in_code = {_id(message) for message in catalogues.messages_in_code()} - {""}
    kept = {_id(message) for message in catalogues.translated()} - {""}
    assert kept == in_code, "run `make words`"


def test_everything_is_translated() -> None:
    assert catalogues.untranslated(catalogues.translated()) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = catalogues.CATALOGUE.with_suffix(".mo").read_bytes()
    assert compiled == catalogues.compiled(catalogues.translated()), "run `make words`"


def test_translations_keep_the_values() -> None:
    for message in catalogues.translated():
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {name for each in ids for name in _fields(each)}
        for translated in strings:
            assert _fields(translated) <= wanted, message.id
            if len(ids) == 1:
                assert _fields(translated) == wanted, message.id


def _fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _way in string.Formatter().parse(text) if name}
