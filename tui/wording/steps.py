"""The words for arithmetic in steps: windows, sums, pooling, rows; and what cannot be done."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

STEPS: Final[Mapping[str, str]] = {
    # How often a window stands on an axis
    "slide_size": N_("places of the input"),
    "slide_window": N_("places that the window looks at"),
    "slide_span": N_("places from its first to its last, with the gaps"),
    "slide_stride": N_("stride: places from one window to the next"),
    "slide_first": N_("the place where it begins, too"),
    "slide_filled": N_("zeros filled in, so that no window falls off"),
    "slide_before": N_("of these in front"),
    "slide_after": N_("of these behind"),
    # A weighted sum
    "product": N_("number × weight"),
    "product_padding": N_("filled-in zero × weight"),
    "channel_sum": N_("products of one channel"),
    "bias": N_("bias"),
    "sum": N_("sum"),
    "activation_relu": N_("relu: nothing below 0"),
    "activation_sigmoid": N_("sigmoid: between 0 and 1"),
    "activation_tanh": N_("tanh: between -1 and 1"),
    "activation_softmax": N_("softmax: its share of all"),
    # Pooling
    "pool_number": N_("number in the window"),
    "pool_winner": N_("the largest number in the window"),
    "pool_sum": N_("sum"),
    "pool_divisor": N_("numbers in the window that are of the input"),
    # Rows
    "flatten_place": N_("place in the row, counted from 0"),
    "flatten_number": N_("the number of the input at this place"),
    "embedding_id": N_("id: the row of the table"),
    "embedding_feature": N_("feature: the column of the table"),
    "embedding_number": N_("the number of the table"),
}

STEPS_REFUSED: Final[Mapping[str, str]] = {
    "slide_number_too_small": N_("{setting} is {number}, and at least 1 is wanted."),
    "slide_padding_unknown": N_("The padding “{padding}” is not known; give valid or same."),
    "slide_stride_and_dilation": N_(
        "A stride of {stride} and a dilation of {dilation} exclude one another, as in Keras; leave one of them at 1."
    ),
    "slide_window_too_large": N_(
        "A window over {span} places does not fit on {size}; take a smaller one, or padding same."
    ),
    "slide_numbers_per_axis": N_(
        "Numbers in {setting}: {given}, and axes: {axes}; give one for each, or one for all."
    ),
    "windows_wrong_axes": N_(
        "The input has {axes} axes; wanted are steps × channels or rows × columns × channels."
    ),
    "windows_too_many_numbers": N_(
        "This would take {numbers} numbers at once, more than {most}; give a smaller input or kernel."
    ),
    "steps_too_many": N_(
        "Written out these would be {numbers} numbers, more than {most}; give a smaller input."
    ),
    "kernel_wrong_axes": N_(
        "The kernel has {axes} axes where {wanted} are wanted: those of the window, channels and filters."
    ),
    "kernel_other_channels": N_(
        "Channels of the kernel: {kernel}, and of the input: {input}; make them the same."
    ),
    "bias_wrong_length": N_(
        "The biases given are {biases} and the filters or units {wanted}; give one for each."
    ),
    "activation_unknown": N_("The activation “{activation}” is not known; known are {known}."),
    "pooling_kind_unknown": N_("Pooling is by max or average, not by “{kind}”."),
    "dense_wrong_axes": N_(
        "The kernel has {axes} axes where 2 are wanted: a row for every input, a column for every unit."
    ),
    "dense_other_inputs": N_(
        "Rows of the kernel: {rows}, and numbers of the input: {inputs}; there must be a row for each."
    ),
    "embedding_wrong_axes": N_(
        "The table has {axes} axes where 2 are wanted: a row for every id, a column for every feature."
    ),
    "embedding_id_outside": N_(
        "The id {id} has no row in the table, whose last is {largest}; choose a smaller one."
    ),
    "grid_wrong_depth": N_(
        "The lists are nested {found} deep where {wanted} is wanted; a list of numbers is 1 deep, a list of rows 2."
    ),
    "grid_ragged": N_("All rows must be equally long; one holds {found} instead of {wanted}."),
    "grid_no_number": N_("“{value}” is no number; only numbers can be reckoned with."),
    "grid_not_finite": N_("{value} is no number to reckon with; give a finite one."),
    "grid_number_too_large": N_("{value} is more than 32 bits can hold; give a smaller number."),
    "grid_empty": N_("There is nothing to reckon with; give at least one number."),
    "grid_too_large": N_("{cells} numbers are more than the {most} that can be shown; give fewer."),
}

#: The examples of the course, by their codes.
EXAMPLES: Final[Mapping[str, str]] = {
    "diagonal": N_("A diagonal"),
    "strided": N_("In steps of two"),
    "channels": N_("Three channels"),
    "pattern": N_("A pattern in a row"),
    "alternating": N_("Taking turns"),
    "uneven": N_("Uneven padding"),
    "largest": N_("The largest of four"),
    "phrases": N_("The larger of two"),
}
