"""The knobs of `load_data` and `pad_sequences`, under the names that Keras gives them."""

from dataclasses import replace
from typing import Any

from engine.corpus.loading import LoadSettings, PadSettings
from tui.language import _, say
from widgets.knobs import Choice, ChoiceKnob, Knob, KnobValue, NumberKnob

_COUNTS = (
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    300,
    500,
    1000,
    2000,
    5000,
    10_000,
    20_000,
    50_000,
    100_000,
)
_SIDES = (Choice("pre", "pre"), Choice("post", "post"))


def load_knobs(settings: LoadSettings) -> tuple[Knob, ...]:
    """A knob for each parameter of `load_data` that changes ids."""
    return (
        _number(
            "num_words",
            settings.num_words,
            1,
            _COUNTS,
            "None",
            _("Ids from num_words on become oov_char."),
        ),
        _number(
            "skip_top",
            settings.skip_top,
            0,
            (0, *_COUNTS),
            "",
            _("Ids below skip_top become oov_char, the start token too."),
        ),
        _number(
            "index_from",
            settings.index_from,
            0,
            (0, 1, 2, 3, 4, 5, 10),
            "",
            _("Every rank is moved up by this much."),
        ),
        _number(
            "start_char",
            settings.start_char,
            0,
            (0, 1, 2, 3),
            "None",
            _("The id in front of every review; None: no id."),
        ),
        _number(
            "oov_char",
            settings.oov_char,
            0,
            (0, 1, 2, 3),
            "None",
            _("What stands for a word that is left out; None: nothing does."),
        ),
    )


def drop_knobs(settings: LoadSettings) -> tuple[Knob, ...]:
    """A knob for each parameter of `load_data` that changes which reviews there are, and where."""
    return (
        _number(
            "maxlen",
            settings.maxlen,
            1,
            _COUNTS,
            "None",
            _("Drops every review of this length or longer, whatever its documentation says."),
        ),
        _number(
            "seed",
            settings.seed,
            0,
            (0, 1, 7, 42, 113),
            "",
            _("The order of the reviews; 113 is Keras' own."),
        ),
    )


def pad_knobs(pad: PadSettings) -> tuple[Knob, ...]:
    """The knobs of `pad_sequences`. Its maxlen is another one than load_data's."""
    return (
        _number(
            "pad_maxlen",
            pad.maxlen,
            1,
            _COUNTS,
            "",
            _("Every review gets this length."),
            label="maxlen",
        ),
        ChoiceKnob(
            "padding", "padding", pad.padding, _SIDES, help=_("On which side zeros are filled in.")
        ),
        ChoiceKnob(
            "truncating",
            "truncating",
            pad.truncating,
            _SIDES,
            help=_("On which side a long review is cut."),
        ),
    )


def with_load(settings: LoadSettings, name: str, value: KnobValue) -> LoadSettings:
    """The settings with one knob turned."""
    changed: dict[str, Any] = {name: value}
    return replace(settings, **changed)


def with_pad(pad: PadSettings, name: str, value: KnobValue) -> PadSettings:
    """The padding with one knob turned."""
    changed: dict[str, Any] = {name.removeprefix("pad_"): value}
    return replace(pad, **changed)


def _number(
    name: str,
    value: int | None,
    least: int,
    steps: tuple[int, ...],
    none_text: str,
    about: str,
    *,
    label: str = "",
) -> NumberKnob:
    most = 2**31 - 1 if name == "seed" else 1_000_000
    return NumberKnob(
        name,
        label or name,
        value,
        minimum=least,
        maximum=most,
        steps=steps,
        none_text=none_text,
        help=about,
        error=say("A whole number from {least:,} to {most:,} is wanted.", least=least, most=most),
    )
