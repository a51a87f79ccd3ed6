"""What could not be done with reviews: where they come from, what is in them, how they are coded."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

REVIEWS_REFUSED: Final[Mapping[str, str]] = {
    # Sources
    "unknown_corpus": N_("There are no reviews named “{name}”; known are {known}, or give a path."),
    "imdb_absent": N_(
        "The IMDB reviews are not here yet; fetch them with: imdb-tui data fetch imdb"
    ),
    "name_invalid": N_(
        "“{name}” cannot be a name; use letters, digits, - _ and ., {longest} at most."
    ),
    "name_reserved": N_("The name {name} is reserved; choose another with --name."),
    "name_taken": N_(
        "The name {name} is taken by {origin}; choose another with --name, or remove that one first."
    ),
    "origin_gone": N_(
        "What is stored of {name} is damaged, and {origin} is no longer there to make it anew; import it again."
    ),
    "store_lost": N_(
        "What is stored of {name} cannot be read, nor where it came from; remove it and import it again."
    ),
    "already_ids": N_(
        "{path} holds ids already, so it can be given neither another rule nor other words."
    ),
    "rules_differ": N_("{name} was cut by another rule ({rule}), so its words cannot be used."),
    "words_of_itself": N_("{name} cannot lend its words to itself."),
    # What is inside the files
    "not_acl_imdb": N_(
        "{path} has no train and test folders with pos and neg reviews, as aclImdb has them."
    ),
    "archive_damaged": N_("{path} is damaged or cut short; get it anew."),
    "archive_unsafe": N_(
        "{path} holds “{member}”, which leads out of its folder, so nothing of it was used."
    ),
    "review_too_long": N_(
        "{member} in {path} is longer than the {limit} bytes that a review may have."
    ),
    "no_text_column": N_(
        "{path} has no column with text; its columns are {found}, and one of {known} is wanted."
    ),
    "no_label_column": N_(
        "{path} has no column with labels; its columns are {found}, and one of {known} is wanted."
    ),
    "not_utf8": N_("{path} is not UTF-8 (line {line}); save it as UTF-8."),
    "quotes_wrong": N_(
        "{path} has a quotation mark that is never closed, or out of place, in line {line}."
    ),
    "row_width": N_("Line {line} of {path} is {found} columns wide instead of {expected}."),
    "field_too_long": N_("{path} has a field of more than {limit} characters in line {line}."),
    "line_too_long": N_("Line {line} has more than {limit} bytes; this is no table of reviews."),
    "label_missing": N_("{path} has no label in line {line}; every review needs one."),
    "one_label": N_("{path} has only one label, “{label}”; two are needed to learn anything."),
    "third_label": N_(
        "{path} has a third label, “{label}”, in line {line}, beside “{first}” and “{second}”; two are wanted."
    ),
    "labels_not_two": N_("The labels in {path} are {found}; 0 and 1 are wanted."),
    "labels_not_numbers": N_("The labels in {path} are not whole numbers; 0 and 1 are wanted."),
    "split_unknown": N_("{path} says “{split}” in line {line} where train or test is wanted."),
    "split_empty": N_("There are no reviews to {split} with; both train and test are needed."),
    "no_reviews": N_("{path} holds no reviews."),
    "no_words_in_common": N_(
        "None of these words is in the vocabulary that was lent; import without --words-of."
    ),
    "no_words": N_("There is not a single word in these reviews."),
    "corpus_too_large": N_(
        "That is more than the {limit} words that can be stored; give a part of it."
    ),
    "npz_damaged": N_("{path} is damaged or cut short; get it anew."),
    "npz_malformed": N_(
        "The array {array} in {path} is not what it says it is; get the file anew."
    ),
    "npz_other_arrays": N_(
        "{path} holds {found} instead of {wanted}; it is another file than Keras' imdb.npz."
    ),
    "npz_too_large": N_(
        "The array {array} in {path} would be larger than {limit} bytes, so it was not read."
    ),
    "pickle_not_allowed": N_(
        "{path} wants to call {named}, which reviews never need, so nothing of it was run; get the file from a source you trust."
    ),
    "lengths_differ": N_(
        "{path} has {reviews} reviews and {labels} labels; there must be as many."
    ),
    "review_not_ids": N_("Review {row} of x_{split} in {path} is no list of whole numbers."),
    "rank_outside": N_(
        "Review {row} of x_{split} in {path} has the rank {rank}, and the word index goes from 1 to {size}."
    ),
    "no_word_index": N_(
        "The word index {wanted} is neither beside {path} nor in the Keras cache; put it there."
    ),
    "word_index_wrong": N_("{path} is no word index: words with the ranks 1, 2, 3 … are wanted."),
    # Settings of load_data and of padding
    "setting_too_small": N_("{setting} cannot be {value}; {least} is the least."),
    "setting_too_large": N_("{setting} cannot be {value}; {most} is the most."),
    "maxlen_leaves_no_review": N_(
        "With maxlen={maxlen} no review is left; {least} keeps the shortest."
    ),
    "sentence_without_words": N_("There is no word in this sentence."),
    "row_too_long_to_show": N_(
        "A row of {maxlen} ids is too long to be shown; {most} is the most."
    ),
    "padded_too_large": N_(
        "{reviews} reviews of {maxlen} ids do not fit into memory; choose a smaller maxlen."
    ),
    "pad_length_too_small": N_("maxlen cannot be {maxlen}; 1 is the least."),
    "pad_side_unknown": N_("{setting} cannot be “{side}”; pre or post is wanted."),
    "pad_nothing_given": N_("There is no sequence to pad; give at least one, as in [[1, 2, 3]]."),
    "pad_only_empty_sequences": N_("All sequences are empty, so a maxlen is needed."),
    "pad_id_too_large": N_("The number {id} does not fit into 32 bits; {largest} is the largest."),
    "pad_table_too_large": N_(
        "A table of {rows} × {maxlen} numbers is too large to show; choose fewer."
    ),
    # Searching
    "lengths_crossed": N_(
        "No review is both {shortest} ids and more and {longest} and fewer; turn the lengths round."
    ),
    "word_in_no_review": N_("The word “{word}” is in none of these reviews."),
    "phrase_without_words": N_("There is no word in what you search for."),
    # Codings and memory
    "coding_no_words": N_("There is no word in this sentence."),
    "onehot_id_outside": N_(
        "The id {id} has no column in a row of {size}; they go from 0 to {largest}."
    ),
    "onehot_nothing_given": N_("There is no id; give at least one, as in [10, 4]."),
    "onehot_size_too_small": N_("A one-hot row needs at least one column, not {size}."),
    "onehot_table_too_large": N_(
        "A table of {rows} × {size} numbers is too large to show; choose fewer."
    ),
    "ledger_number_too_small": N_("{setting} cannot be {number}; 1 is the least."),
}
