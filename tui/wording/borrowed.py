"""Sentences that click and Textual say by themselves; here only so that the catalogues hold them too."""

from typing import Final

from tui.language import N_, NN_

CLICK: Final = (
    N_("Usage:"),
    N_("Options"),
    N_("Show this message and exit."),
    N_("Missing argument"),
    N_("Missing parameter"),
    N_("Choose from:\n\t{choices}"),
    N_("Missing option"),
    N_("Missing command."),
    N_("required"),
    N_("default: {default}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Invalid value: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Option {name!r} does not take a value."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("file"),
    N_("directory"),
    N_("path"),
)

TEXTUAL: Final = (
    N_("Focus Next"),
    N_("Focus Previous"),
    N_("Copy selected text"),
    N_("Scroll Left"),
    N_("Scroll Right"),
)

CLICK_PLURALS: Final = (
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
