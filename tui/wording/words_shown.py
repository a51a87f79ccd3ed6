"""The words for what strips, one-hot rows and the table with named features are made of."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

STRIPS_REFUSED: Final[Mapping[str, str]] = {
    "strip_not_a_sum": N_(
        "“{text}” is not one row of numbers; give words, or sums such as girl - boy."
    ),
}

STRIP_TERMS: Final[Mapping[str, str]] = {
    # Vectors
    "number_as_learned": N_("the number as it was learned"),
    "number_at_length_one": N_("the same in a row of length 1"),
    "length_of_row": N_("the length of the word's row"),
    "word_added": N_("a word that is added"),
    "word_taken": N_("a word that is taken away"),
    "sum_as_learned": N_("the same of the rows as learned"),
    "sum_at_length_one": N_("the same of rows of length 1"),
    # One-hot
    "onehot_place": N_("the column of the word's 1"),
    "onehot_column_of": N_("this column"),
    "onehot_common": N_("the one column in which both have a 1"),
    "onehot_first": N_("the column of the first word"),
    "onehot_second": N_("the column of the second word"),
    "onehot_rest": N_("all other columns"),
    "onehot_dot": N_("the sum of the products"),
    "onehot_length": N_("the length of a row with a single 1"),
    # The table
    "feature_by_hand": N_("set by hand"),
    "product_of_feature": N_("a feature of both"),
    "square_of_feature": N_("how far apart in a feature, squared"),
    "length_of_first": N_("the length of the first"),
    "length_of_second": N_("the length of the second"),
    "product_with_zero": N_("a column times 0: nothing of it is left"),
    "product_with_one": N_("the column times 1: it is left as it is"),
}
