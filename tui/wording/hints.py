"""What a guess is told, by the code of its slip."""

from collections.abc import Mapping
from typing import Final

from engine.zoo.counting import Count, Side, Table
from engine.zoo.guesses import Hint
from tui.language import N_, NN_, _, counted, say
from tui.wording import number
from tui.wording.zoo import LETTERS

#: The tables of weights: what each is called.
TABLES: Final[Mapping[str, str]] = {
    "embedding_rows": N_("the table of words"),
    "input_weights": N_("the weights of the input"),
    "recurrent_weights": N_("the weights from state to state"),
    "kernel_weights": N_("the kernels"),
    "biases": N_("the biases"),
    "biases_of_both": N_("the biases"),
    "filter_biases": N_("the biases"),
}

#: The same, with how many weights it holds.
PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "embedding_rows": NN_("the one weight of the table", "the {n} weights of the table"),
    "input_weights": NN_("the one weight of the input", "the {n} weights of the input"),
    "recurrent_weights": NN_(
        "the one weight from state to state", "the {n} weights from state to state"
    ),
    "kernel_weights": NN_("the one weight of the kernel", "the {n} weights of the kernels"),
    "biases": NN_("the bias", "the {n} biases"),
    "biases_of_both": NN_("the bias", "the {n} biases"),
    "filter_biases": NN_("the bias", "the {n} biases"),
}

#: The sides of the tables, by their letters.
SIDES: Final[Mapping[str, tuple[str, str]]] = {
    "V": NN_("the one word", "the {n} words"),
    "d": NN_("the one feature of a word", "the {n} features of a word"),
    "in": NN_("the one number that comes in", "the {n} numbers that come in"),
    "u": NN_("the one unit", "the {n} units"),
    "k": NN_("the one place of the kernel", "the {n} places of the kernel"),
    "kh": NN_("the one row of the kernel", "the {n} rows of the kernel"),
    "kw": NN_("the one column of the kernel", "the {n} columns of the kernel"),
    "f": NN_("the one filter", "the {n} filters"),
}

#: What a layer makes one number of, by the term of its axis.
MADE: Final[Mapping[str, str]] = {
    "filters": N_("filter"),
    "dense_units": N_("unit"),
    "recurrent_units": N_("unit of the state"),
    "embedding_size": N_("feature of a word"),
    "onehot_columns": N_("word of the vocabulary"),
}

HINTS: Final[Mapping[str, str]] = {
    # Right
    "count_right": N_("Right: {formula} = {guess}."),
    "nothing_learnt": N_("Right: nothing in this layer is learnt."),
    "shape_right": N_("Right: {shape}."),
    # A count: the sum misses a part
    "part_left_out": N_("{guess}: you left out {part}."),
    "part_left_out_of_gates": N_(
        "{guess}: you left out {part}, which each of the {gates} gates has."
    ),
    "parts_left_out": N_("{guess}: you left out {part} and {other}."),
    "parts_left_out_of_gates": N_(
        "{guess}: you left out {part} and {other}, which each of the {gates} gates has."
    ),
    "gates_forgotten": N_("{guess}: that is one gate; this layer has {gates} of them."),
    "gates_miscounted": N_("{guess}: you counted {counted} gates; this layer has {gates}."),
    "gates_not_there": N_("{guess}: you counted {counted} gates; this layer has none."),
    "part_without_gates": N_(
        "{guess}: you counted {part} only once; each of the {gates} gates has its own."
    ),
    "gates_and_part": N_("{guess}: that is one of {gates} gates, and in it you left out {part}."),
    "biases_once": N_(
        "{guess}: you counted one bias for {units}; each has two, one with the input and one with the state."
    ),
    "biases_twice": N_("{guess}: you counted the biases twice; here every unit has only one."),
    "single_bias": N_("{guess}: you counted a single bias for {units}; each has its own."),
    "biases_not_there": N_("{guess}: you counted biases; this layer has none."),
    # A count: a table has other sides
    "side_left_out": N_("{guess}: in {table} you left out one side, {side}."),
    "sides_left_out": N_("{guess}: in {table} you left out two sides, {side} and {other}."),
    "side_replaced": N_("{guess}: in {table} you took {wrong} instead of {side}."),
    "sides_exchanged": N_("{guess}: you took {side} and {other} for one another."),
    "kernel_and_filters_exchanged": N_(
        "{guess}: you took {filters} and the kernel's length of {kernel} for one another."
    ),
    "sides_added": N_("{guess}: in {table} you added the sides; multiply them."),
    # A count: what comes in
    "shared_by_places": N_(
        "{guess}: you multiplied by {places} places; all places share the same weights."
    ),
    "part_shared_by_places": N_(
        "{guess}: you counted {table} anew at each of {places} places; all places share them."
    ),
    "places_counted": N_("{guess}: you took the {places} places that come in instead of {side}."),
    "counted_a_layer_early": N_(
        "{guess}: {size} is a size of what goes into the layer before; count with what comes out of it."
    ),
    "taken_in_colour": N_(
        "{guess}: so it would be in three colours; a grey picture has one number at each place, not three."
    ),
    # A count: two slips at once
    "and_part_left_out": N_("{first} And you left out {part}."),
    "and_biases_once": N_(
        "{first} And you counted one bias for {units}; each has two, one with the input and one with the state."
    ),
    # A count: true, but of something else
    "another_kind": N_(
        "{guess}: that is what {other} would learn here; count this layer's own gates and biases."
    ),
    "count_of_layer_before": N_("{guess}: that is what the {kind} before it learns."),
    "count_of_layer_after": N_("{guess}: that is what the {kind} after it learns."),
    "numbers_out": N_("{guess}: so many numbers come out; asked is how many weights are learnt."),
    "numbers_in": N_("{guess}: so many numbers come in; asked is how many weights are learnt."),
    # A count: no slip that has a name
    "count_too_large": N_("{guess} is too many; the sum is {count}."),
    "count_too_small": N_("{guess} is too few; the sum is {count}."),
    "tables_not_there": N_(
        "{guess} is too many; which numbers of this layer would training change?"
    ),
    # A shape as a whole
    "axes_of_shape": N_(
        "{shape}: the number of axes is {axes}, without the batch; you gave {given}."
    ),
    "shape_of_table": N_("{shape}: that is the shape of {table}, not of what comes out."),
    "shape_in_other_order": N_("{shape}: the sizes are right, but their order is another."),
    "shape_not_flattened": N_("{shape}: that is what comes in; it is laid in one row."),
    "only_last_state": N_(
        "{shape}: only the last state is handed on, so the steps are gone; to hand on all takes sequences."
    ),
    "steps_pooled_away": N_("{shape}: of all steps together one number per feature is left."),
    "every_state": N_("{shape}: with sequences every state is handed on, so the steps stay."),
    "every_place": N_("{shape}: that stands at each place; the places stay."),
    "flattened_too_early": N_("{shape}: you multiplied the axes; they stay apart until a Flatten."),
    "several_axes": N_("More than one axis is wrong. {hints}"),
    # An axis
    "size_is_known": N_("?: this size does not differ, so it can be reckoned out."),
    "size_varies": N_("{guess}: this size differs from review to review, so it is not known."),
    "axis_stays": N_("{guess}: this axis stays as long as it comes in."),
    "first_place_forgotten": N_(
        "{guess}: so often the window moves on; the place where it begins counts, too."
    ),
    "first_place_twice": N_("{guess}: that is one more than there are places for the window."),
    "first_place_not_added": N_(
        "{guess}: with padding same nothing is added; the edge is filled up already."
    ),
    "window_not_taken_off": N_(
        "{guess}: a window of {window} must fit as a whole, so it cannot begin at the last places."
    ),
    "places_kept": N_("{guess}: you kept all places; a window of {window} leaves fewer."),
    "stride_forgotten": N_("{guess}: the window moves on by {stride} places, not by one."),
    "window_taken_for_stride": N_(
        "{guess}: a window of {window} moves on by {stride}, not by its own length."
    ),
    "taken_as_same": N_(
        "{guess}: so it would be with padding same; here a window of {window} must fit as a whole."
    ),
    "taken_as_valid": N_(
        "{guess}: so it would be without padding; with same the edges are filled up for a window of {window}."
    ),
    "rounded_up": N_(
        "{guess}: you rounded up; places that do not fill a window of {window} are cut off."
    ),
    "cut_off": N_(
        "{guess}: you cut off what {stride} does not divide; with padding same it is rounded up."
    ),
    "size_too_large": N_(
        "{guess} is too many; it is {letters}, with n places before, a window of k and strides of s."
    ),
    "size_too_small": N_(
        "{guess} is too few; it is {letters}, with n places before, a window of k and strides of s."
    ),
    "features_pooled": N_("{guess}: only the places are pooled; the features stay."),
    "side_for_places": N_("{guess}: you gave {side}; this axis stays as long as it comes in."),
    "steps_for_features": N_(
        "{guess}: so many steps come in; of all steps together one number for each feature is left."
    ),
    "pooled_as_flattened": N_(
        "{guess}: you multiplied steps and features; of all steps together one number for each feature is left."
    ),
    "one_for_all_features": N_(
        "{guess}: that would be one number for all features; of all steps together one number for each feature is left."
    ),
    "features_are_left": N_("{guess}: of all steps together one number for each feature is left."),
    "features_stay_in": N_("{guess}: so many come in; one number for each {made} comes out."),
    "features_multiplied": N_(
        "{guess}: what comes in is summed up, not multiplied; one number for each {made} comes out."
    ),
    "features_added": N_(
        "{guess}: what comes in is not added to it; one number for each {made} comes out."
    ),
    "places_for_made": N_(
        "{guess}: so many places come in; here stands one number for each {made}."
    ),
    "kernel_for_made": N_(
        "{guess}: so long is the kernel; here stands one number for each {made}."
    ),
    "colours_for_made": N_(
        "{guess}: a grey picture has one number at each place, not three; and here stands one number for each {made}."
    ),
    "side_for_made": N_("{guess}: you gave {side}; here stands one number for each {made}."),
    "size_is_made": N_("{guess}: here stands one number for each {made}."),
    "sizes_added": N_("{guess}: you added the sizes; multiply them."),
    "sizes_left_out": N_("{guess}: you left out an axis; all of them are multiplied."),
    "sizes_to_multiply": N_("{guess}: all sizes that come in are multiplied."),
}


def hint(what: Hint) -> str:
    """One sentence: that a guess is right, or what it misses."""
    values = {name: _worded(name, value) for name, value in what.values.items()}
    return _(HINTS[what.code]).format(**values)


def legend(count: Count) -> str:
    """What the letters of a sum stand for, each once: in = 500 numbers…, u = 8 units."""
    lengths = {side.letter: side.length for table in count.tables for side in table.sides}
    return ", ".join(
        f"{letter} = {counted(*LETTERS[letter], length)}"
        for letter, length in lengths.items()
        if letter in LETTERS  # a mere number says itself
    )


def _worded(name: str, value: object) -> str:
    """A value inside a sentence."""
    if isinstance(value, Hint):
        return hint(value)
    if isinstance(value, Count):
        return say("{letters}, where {legend}", letters=value.letters, legend=legend(value))
    if isinstance(value, Table):
        return counted(*PARTS[value.code], value.weights)
    if isinstance(value, Side):
        return counted(*SIDES[value.letter], value.length)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, tuple):
        return " ".join(hint(each) for each in value)
    assert isinstance(value, str)
    return _(NAMED[name][value]) if name in NAMED else value


#: Values that are codes themselves.
NAMED: Final = {"table": TABLES, "made": MADE}
