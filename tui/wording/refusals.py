"""What could not be done and what to do, in one sentence each, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_
from tui.wording.class_verdicts import CLASS_REFUSALS
from tui.wording.embedding import EMBEDDING_REFUSED
from tui.wording.pictures import PICTURES_REFUSED
from tui.wording.recurrence import RECURRENCE_REFUSED
from tui.wording.running import RUNNING_REFUSED
from tui.wording.scoring import SCORE_REFUSED
from tui.wording.steps import STEPS_REFUSED
from tui.wording.steps_reading import READING_REFUSED
from tui.wording.stopping import STOPPING_REFUSALS
from tui.wording.verdicts import VERDICT_REFUSALS
from tui.wording.vision import VISION_REFUSED
from tui.wording.words import WORDS_REFUSED
from tui.wording.words_shown import STRIPS_REFUSED
from tui.wording.words_training import TRAINING_WORDS_REFUSED

REFUSALS: Final[Mapping[str, str]] = {
    **CLASS_REFUSALS,
    **EMBEDDING_REFUSED,
    **PICTURES_REFUSED,
    **READING_REFUSED,
    **RECURRENCE_REFUSED,
    **RUNNING_REFUSED,
    **SCORE_REFUSED,
    **STEPS_REFUSED,
    **STOPPING_REFUSALS,
    **STRIPS_REFUSED,
    **VERDICT_REFUSALS,
    **VISION_REFUSED,
    **TRAINING_WORDS_REFUSED,
    **WORDS_REFUSED,
    "stopped": N_("Stopped; nothing was left behind."),
    # Files and the disk
    "no_such_file": N_("There is no file or folder {path}; check the path."),
    "output_not_written": N_("The output could not be written: {reason}."),
    "no_such_folder": N_("There is no folder {path}; make it first, or choose another."),
    "not_a_file": N_("{path} is neither a file nor a folder that can be read; give one that is."),
    "file_exists": N_("{path} exists already; choose another name."),
    "not_saved": N_("{path} cannot be saved: {reason}; choose another name or folder."),
    "file_empty": N_("{path} is empty; it holds no reviews."),
    "file_too_large": N_(
        "{path} is larger than the {limit} bytes that are read; give a part of it."
    ),
    "file_unrecognised": N_(
        "{path} is nothing that can be read as reviews; a .csv or .tsv table, the aclImdb folder or archive, or Keras' imdb.npz is wanted."
    ),
    "cannot_read": N_("{path} cannot be read: {reason}."),
    "cannot_write": N_("{path} cannot be written: {reason}; choose another folder with --home."),
    "disk_full": N_(
        "The disk is full, so {path} was not written; make room (imdb-tui clean helps) and try again."
    ),
    "out_of_memory": N_(
        "There is not enough memory for {path}; close other programs, or give a part of it."
    ),
    # The network
    "address_wrong": N_(
        "{url} is no address to fetch from; one that begins with http:// or https:// is wanted."
    ),
    "no_network": N_(
        "{host} cannot be reached; check the network, or import a copy of the file with: imdb-tui data import PATH"
    ),
    "network_timeout": N_("{host} does not answer; try again later."),
    "network_untrusted": N_(
        "The certificate of {host} cannot be trusted, so nothing was fetched; check the date and the network."
    ),
    "http_error": N_(
        "{url} cannot be fetched: the server says {status}; check the address, or try again later."
    ),
    "fetch_broken_off": N_("{host} broke off after {done} of {total} bytes; try again."),
    "redirected_in_circles": N_("{host} redirects in circles; use another mirror."),
    "server_not_understood": N_("What {host} answers cannot be understood; use another mirror."),
    "download_too_large": N_(
        "{url} is larger than the {expected} bytes expected, so it was not fetched."
    ),
    "wrong_hash": N_(
        "{url} is not the file it should be (hash {found} instead of {expected}), so it was thrown away; try again or use another mirror."
    ),
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
    # Models
    "unknown_model": N_("There is no model named “{name}”; known are {known}."),
    "unknown_knob": N_("{model} has no knob named “{knob}”; it has {known}."),
    "unknown_layer_of_knob": N_(
        "There is no layer number “{number}” with {knob} in {model}; they go from 1 to {count}."
    ),
    "knob_value": N_("{knob} cannot be “{value}”; allowed are: {allowed}."),
    "set_malformed": N_(
        "“{setting}” is no setting; one such as units=16 is wanted, or 2.units=16."
    ),
    "add_malformed": N_(
        "“{text}” says no layer to add; one such as 2=Dense is wanted: after which number, and which kind."
    ),
    "unknown_kind": N_("There is no kind of layer named “{kind}”; known are {known}."),
    "remove_malformed": N_("“{text}” is no layer to remove; its number is wanted, such as 2."),
    "script_reads_no_data": N_("{model} as it stands is not trained, so its script reads no data."),
    "no_such_layer": N_("There is no layer {number} in {model}; they go from 0 to {last}."),
    "too_many_layers": N_("{most} layers are the most that can be had."),
    "nothing_after_answer": N_("{layer} is the model's answer, so nothing can follow it."),
    "layer_stays": N_("{layer} belongs to the task, so it stays."),
    "nothing_but_input": N_("{model} would be nothing but its input; one layer must stay."),
    "ids_wanted": N_("{layer} looks ids up, and what comes in here is {shape} numbers."),
    "numbers_wanted": N_(
        "{layer} reckons with numbers, and what comes in here is ids; put an Embedding or OneHot before it."
    ),
    "axes_wanted": N_(
        "{layer} wants {wanted} axes, and {shape} comes in; a review has two, its steps and their features, and a picture three, its rows, columns and channels."
    ),
    "only_a_row": N_(
        "{layer} wants {wanted} axes, and only a row of {shape} numbers comes in; Flatten and global pooling leave no more than that, nor does a recurrent layer without sequences=yes."
    ),
    "size_unknown": N_(
        "{layer} needs to know how many numbers come in, and {shape} leaves that open; give the input a length."
    ),
    "kernel_does_not_fit": N_(
        "{layer}: a kernel of {kernel} does not fit where the number of steps is {size}."
    ),
    "square_does_not_fit": N_(
        "{layer}: a window of {side}×{side} does not fit where a picture is {size} high or wide."
    ),
    "pool_does_not_fit": N_(
        "{layer}: a window of {pool} does not fit where the number of steps is {size}."
    ),
    "guess_no_count": N_(
        "“{guess}” is no number of parameters; a whole number is wanted, as 1,234."
    ),
    "guess_no_shape": N_(
        "“{guess}” is no shape; its sizes are wanted, as 20, 3 or 20×3, and ? for one that is not known."
    ),
    # Runs
    "unknown_run": N_("There is no run {run}; imdb-tui runs lists them."),
    "run_complete": N_("Run {run} is complete (epochs: {epochs}); there is nothing to go on with."),
    "run_taken": N_("Run {run} was taken over or removed by another program, so this one stopped."),
    "run_data_changed": N_(
        "The data {data} have changed since run {run} began, so it cannot go on; train anew."
    ),
    "run_without_weights": N_("Run {run} was ended before its first epoch, so it has no weights."),
    "run_text_too_long": N_("That is too long; {longest} characters are the most."),
    "runs_broken": N_("The database of runs {path} is damaged; start again to have it set aside."),
    "runs_busy": N_(
        "Another program has been writing to {path} for too long; end it, or try again later."
    ),
    "runs_newer": N_(
        "{path} was written by a newer version ({version}; this one knows {known}); update imdb-tui."
    ),
    "weights_gone": N_("The weights {path} are no longer there; train anew."),
    "weights_foreign": N_("{path} does not hold the weights of this run; put the right file back."),
    "weights_do_not_fit": N_(
        "The weights in {path} do not fit the model of the run; put the right file back."
    ),
    "pieces_damaged": N_(
        "What the numbers of this run stand for can no longer be read, so it is of no use; train anew."
    ),
    "unknown_starter": N_("There is no starter named “{name}”; known are {known}."),
    "starter_damaged": N_(
        "{name}, which came with the app, is damaged or gone; install the app again."
    ),
    # Plans and training
    "model_unreadable": N_(
        "What was kept is no model, or one of another version of the app: {detail}"
    ),
    "plan_unreadable": N_(
        "What was kept is no plan, or one of another version of the app: {detail}"
    ),
    "only_counted": N_("{model} is there to be counted, and cannot be trained; choose another."),
    "plan_number": N_("{name} cannot be {value}; it goes from {least} to {most}."),
    "learning_rate_outside": N_(
        "The learning rate cannot be {value}; more than 0 is wanted, and {most} is the most."
    ),
    "unknown_optimizer": N_("There is no optimiser named “{name}”; known are {known}."),
    "share_outside": N_(
        "A share of {share} cannot be held back to validate with; more than 0 and less than 1 is wanted."
    ),
    "unknown_device": N_("There is no device named “{name}”; known are {known}."),
    "no_gpu": N_("TensorFlow finds no GPU on this machine; choose cpu or auto."),
    "no_such_gpu": N_("There is no GPU number {number}; they go from 0 to {last}."),
    "device_memory_full": N_(
        "{device} has not enough memory for batches of {batch}; choose a smaller batch."
    ),
    "answers_not_one": N_(
        "{model} answers with {shape} numbers, and a review wants a single one; put Flatten or global pooling before the last layer."
    ),
    "split_leaves_none": N_(
        "Of so few {taught} would be left to learn from, {held} to validate with and {tested} to test with; take more."
    ),
    "batch_too_large": N_(
        "A batch of {batch} is larger than all the {rows} to learn from; choose a smaller batch."
    ),
    "id_outside": N_(
        "The id {id} has no row in {model}, whose last is {last}; choose a larger vocabulary."
    ),
    "keras_broken": N_(
        "Keras cannot be loaded, so nothing can be trained; install the app anew: {reason}"
    ),
    "detached_silent": N_(
        "The process that was to train has ended without a word; what it wrote is in {log}"
    ),
    "run_of_another_model": N_("Run {run} is of {model}; leave the model out to go on with it."),
    # The app itself
    "settings_unreadable": N_(
        "The settings in {path} cannot be read, so the usual ones are used: {detail}"
    ),
    "unknown_binding": N_(
        "The settings give keys to {binding}, which does not exist; known are {known}."
    ),
    "unknown_theme": N_(
        "The settings ask for the theme {theme}, which does not exist; the usual one is used."
    ),
    "unknown_heap": N_("There is nothing named “{name}” to clean; known are {known}."),
    "dumb_terminal": N_(
        "This terminal (TERM={term}) cannot show the app; use another, or pipe the output to read the tour: imdb-tui | cat"
    ),
    "json_wanted": N_("{option} is not the JSON that is wanted, such as {example}: {detail}"),
    "unknown_fetch": N_("There is nothing named “{name}” to fetch; known is {known}."),
}
