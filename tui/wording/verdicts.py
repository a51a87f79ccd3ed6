"""The words for what a model said of each test review, by code."""

from collections.abc import Mapping
from typing import Final

from engine.runs.verdicts import Measure
from tui.language import N_, NN_

#: The terms of counts and measures.
VERDICT_TERMS: Final[Mapping[str, str]] = {
    "called_positive_rightly": N_("positive, and called so"),
    "called_positive_wrongly": N_("called positive, and negative"),
    "called_negative_rightly": N_("negative, and called so"),
    "called_negative_wrongly": N_("called negative, and positive"),
    "answer_given": N_("how probable the model found it that the review is positive"),
    "answer_not_a_number": N_("the model's answer: not a number, so above no threshold"),
    "probability_of_truth": N_("how probable that makes what it is: negative"),
    "least_probability": N_("the least that Keras calculates with, so that no loss is infinite"),
    "subword_row": N_("row of the table that this piece of a word has"),
}

#: The measures of a confusion table.
MEASURES: Final[Mapping[Measure, str]] = {
    "accuracy": N_("accuracy"),
    "precision": N_("precision"),
    "recall": N_("recall"),
    "f1": N_("F1"),
}

#: What became of answers that are no numbers.
NOT_NUMBERS: Final = NN_(
    "{n} answer is NaN, not a number; it is above no threshold, so it is called negative.",
    "{n} answers are NaN, not a number; they are above no threshold, so they are called negative.",
)

#: Why there is no threshold to turn, or no review to read.
VERDICT_REFUSALS: Final[Mapping[str, str]] = {
    "run_not_tested": N_(
        "This run has not reached its end, where it is tested, so there are no verdicts yet."
    ),
    "answers_gone": N_(
        "What the model said in its test was not kept with this run (one trained now keeps it), so there are no mistakes to look at and no threshold to turn."
    ),
    "answers_damaged": N_(
        "What the model said in its test is damaged in {path}, so there are no mistakes to look at and no threshold to turn."
    ),
    "reviews_other_words": N_(
        "The reviews {data} have other words now than when this run was tested, so its mistakes cannot be read."
    ),
}
