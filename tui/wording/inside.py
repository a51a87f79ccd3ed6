"""The words for what is seen inside a model that was asked about a text."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

INSIDE_TERMS: Final[Mapping[str, str]] = {
    # What each word adds on the way from nothing but padding
    "path_points": N_("points on the way, closer together where p moves"),
    "path_product": N_("a feature, less that of padding × mean slope of p"),
    "path_others": N_("the other products, together"),
    "path_review": N_("p of the review"),
    "path_padding": N_("p of nothing but padding"),
    "path_wanted": N_("what all words should add"),
    "path_off": N_("how far the sum is off"),
    "path_allowed": N_("how far it may be off"),
    # What each word of a model that only weighs them adds
    "share_product": N_("a feature × what it counts for"),
    "share_others": N_("the other products, together"),
    "share_places": N_("what all places add"),
    "share_rest": N_("what the biases add"),
    "share_logit": N_("logit"),
    # How much of a review a filter sees
    "span_itself": N_("the place itself"),
    "span_layer": N_("places more: (window − 1) × the step so far"),
}
