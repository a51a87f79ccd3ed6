"""The words for pictures on their way through a network: terms, refusals, what takes a while."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

VISION_TERMS: Final[Mapping[str, str]] = {
    # A pixel, an activation, a probability
    "pixel_byte": N_("the pixel's brightness, from 0 to 255"),
    "passed_on": N_("handed on as it came in; it hides numbers only while training"),
    "product_at": N_("number × weight, one of the largest"),
    "other_products": N_("all other products, summed"),
    "softmax_power": N_("e to the power of this sum"),
    "softmax_powers": N_("the same for every class, added up"),
    # Kernels in figures
    "weights_in_bin": N_("weights between these two numbers"),
    "weights_sum": N_("all weights, added up"),
    "weights_count": N_("how many weights there are"),
    "weights_mean": N_("mean of the weights"),
    "weights_squares": N_("squares of the distances to the mean, added up"),
    # What excites a filter
    "map_largest": N_("the largest number of the map"),
    "map_sum": N_("all numbers of the map, added up"),
    "map_pixels": N_("how many numbers the map has"),
}

VISION_REFUSED: Final[Mapping[str, str]] = {
    "model_without_pictures": N_(
        "{model} reads texts and sees no pictures; choose fashion-cnn, digit-cnn, or a run of theirs."
    ),
    "picture_of_other_shape": N_(
        "The model wants a picture of {wanted}, and this one is {shape}; choose other pictures."
    ),
    "weights_of_another_model": N_(
        "The weights at hand are not those of {layer} in {model}; choose another run."
    ),
    "no_layer_named": N_("{model} has no layer “{layer}”; its layers are {known}."),
    "no_such_map": N_("{layer} has no map {map}; they go from 0 to {last}."),
    "layer_without_maps": N_(
        "What “{layer}” makes is a row of numbers, not maps; leave --map out."
    ),
    "no_such_picture": N_(
        "There is no picture {position} in the test set of {source}; they go from 0 to {last}."
    ),
    "maps_of_another_model": N_(
        "Run {run} is of {found}, not of {model}; name that, or leave it out."
    ),
    "model_not_trained": N_(
        "{model} has not been trained here yet; train it with: imdb-tui train {model}"
    ),
    "layer_without_kernels": N_("“{layer}” has no kernels; those that have are {known}."),
    "no_picture_model": N_(
        "No trained model for pictures is here; train fashion-cnn or digit-cnn in the Train lab first."
    ),
}

VISION_STAGES: Final[Mapping[str, str]] = {
    "looking_through_pictures": N_("Looking through the pictures"),
}
