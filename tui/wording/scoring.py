"""The words for a verdict on a text: its terms, what to know of it, and why there is none."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

#: The verdicts.
LABELS: Final[Mapping[str, str]] = {"positive": N_("positive"), "negative": N_("negative")}

SCORE_TERMS: Final[Mapping[str, str]] = {
    # Down to the last layer
    "score_other_products": N_("all other products together"),
    "score_logit": N_("the sum of all that: the logit"),
    # What a word does
    "score_with_word": N_("how positive the review is with it"),
    "score_without_word": N_("how positive it is without it, the others moving up"),
    "score_read_before": N_("how positive, had the text ended before it"),
    "score_read_so_far": N_("how positive, had the text ended here"),
    "score_moved": N_("what this word has done to that"),
    # A change that turns the verdict
    "score_before_change": N_("how positive the review is as it stands"),
    "score_after_change": N_("how positive it is with the change"),
    "score_threshold": N_("the threshold: what is above it is called positive"),
}

SCORE_NOTICES: Final[Mapping[str, str]] = {
    "score_all_unknown": N_(
        "The model knows none of these words, so its answer says nothing about them."
    ),
    "score_hangul_unknown": N_(
        "This is Korean, and the model knows none of it: choose one that was trained on Korean reviews."
    ),
    "score_cut_off": N_(
        "The model reads {read} of these {all} tokens; the first {cut} are cut off."
    ),
    "score_not_a_number": N_(
        "The model's answer is NaN, not a number: its training has gone astray, so it has no verdict."
    ),
}

SCORE_REFUSED: Final[Mapping[str, str]] = {
    "score_without_words": N_("There is no word in it to read; type a sentence."),
    "score_reads_no_text": N_(
        "{model} reads no text, so it has no verdict on one; choose a model for reviews."
    ),
    "score_no_answer": N_(
        "{model} does not answer with one number, so it has no verdict; choose another run."
    ),
    "score_no_starter": N_(
        "No model that reads reviews came with the app; train one, and ask it with --run."
    ),
    "chosen_run_gone": N_("There is no run {run} any more; m chooses another model."),
    "score_no_text_file": N_("{path} is not a file; give a file of text."),
    "score_text_too_long": N_(
        "{path} is longer than {most} bytes, which no model could read; give a shorter text."
    ),
    "score_not_utf8": N_("{path} is in another encoding, UTF-16; save it as UTF-8."),
    "score_line_too_long": N_(
        "Line {line} has more than {most} bytes, which no model could read; give shorter lines."
    ),
}
