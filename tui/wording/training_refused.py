"""What could not be done with models, with runs, and with plans to train."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

PLANS_REFUSED: Final[Mapping[str, str]] = {
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
}
