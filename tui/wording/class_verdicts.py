"""The words for what a model called each test picture, by code."""

from collections.abc import Mapping
from typing import Final

from engine.runs.class_verdicts import ClassMeasure
from tui.language import N_, NN_

#: The terms of a table of many classes, and of its measures.
CLASS_TERMS: Final[Mapping[str, str]] = {
    "class_called_rightly": N_("of this class, and called so"),
    "others_called_so": N_("called so, and of another class"),
    "class_called_otherwise": N_("of this class, and called something else"),
    "classes_called_rightly": N_("called what they are, class by class: the diagonal"),
    "pictures_in_all": N_("pictures in all"),
    "share_of_truth": N_("of all that are this: the share that is called so"),
    "share_of_verdict": N_("of all that are called so: the share that is this"),
    "probability_of_verdict": N_("how probable the model found what it called the picture"),
    "probability_of_truth_class": N_("how probable it found what the picture is"),
}

#: The measures of one class.
CLASS_MEASURES: Final[Mapping[ClassMeasure, str]] = {
    "precision": N_("precision"),
    "recall": N_("recall"),
    "f1": N_("F1"),
}

#: What became of answers that are no numbers.
CLASS_NOT_NUMBERS: Final = NN_(
    "The answers to {n} picture are NaN, not numbers; it is called by the first class of all.",
    "The answers to {n} pictures are NaN, not numbers; they are called by the first class of all.",
)

#: What cannot be trained, or asked, where pictures and reviews differ.
CLASS_REFUSALS: Final[Mapping[str, str]] = {
    "model_reads_pictures": N_(
        "{model} learns from pictures, and {data} holds reviews; name pictures, such as garments or digits."
    ),
    "model_reads_reviews": N_(
        "{model} learns from reviews, and {data} holds pictures; name reviews, such as builtin or imdb."
    ),
    "pictures_other_size": N_(
        "{model} reads pictures of {wanted}, and these are {found}; set its input to that."
    ),
    "answers_many_rows": N_(
        "{model} answers with {shape} numbers, and a picture wants a single row of them; put Flatten or global pooling before the last layer."
    ),
    "answers_not_classes": N_(
        "{model} does not answer with a probability for each class, as pictures want it; choose another model."
    ),
    "answers_other_classes": N_(
        "{model} tells {known} classes apart, and {data} has {classes}; choose pictures of {known} classes."
    ),
    "run_has_classes": N_(
        "{model} tells classes apart and calls each picture the most probable one: there is no threshold to turn."
    ),
    "run_has_two_sides": N_(
        "{model} answers with one number for positive or negative: there are no classes to tell apart."
    ),
    "pictures_other": N_(
        "The pictures in {data} are others now than when this run was tested, so its mistakes cannot be looked at."
    ),
}
