"""The course map: seven labs, what each teaches, and the milestones on the way."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from tui.language import N_

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something a learner has seen or done, once and for all."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Lab:
    """One chapter of the course."""

    number: int
    name: str
    title: str
    teaches: str
    milestones: tuple[Milestone, ...]

    def screen(self) -> "type[Screen[Any]]":
        """What it is taught on, imported when that is asked: for words WordsLab of its own room."""
        module = import_module(f"tui.screens.{self.name}.lab")
        found: type[Screen[Any]] = getattr(module, f"{self.name.capitalize()}Lab")
        return found


LABS: Final = (
    Lab(
        1,
        "reviews",
        N_("Reviews"),
        N_("Words, ranks, ids, padding, one-hot"),
        milestones=(
            Milestone("figures", N_("Asked a figure of the data why")),
            Milestone("off_by_three", N_("Read a review with and without the +3")),
            Milestone("trace", N_("Followed a review from text to padding")),
            Milestone("own_sentence", N_("Turned a sentence of your own into ids")),
            Milestone("ledger", N_("Found where 8,000,000,000 bytes come from")),
        ),
    ),
    Lab(
        2,
        "models",
        N_("Models"),
        N_("Fifteen networks taken apart and counted by hand"),
        milestones=(
            Milestone("counted", N_("Found where 4,072 parameters come from")),
            Milestone("turned_layer", N_("Changed a layer, and saw the counts follow")),
            Milestone("predicted", N_("Predicted a count before seeing it")),
            Milestone("predicted_shape", N_("Predicted an output shape before seeing it")),
            Milestone("took_script", N_("Took a model home as a script")),
        ),
    ),
    Lab(
        3,
        "train",
        N_("Train"),
        N_("Live: loss, accuracy, overfitting, early stopping"),
        milestones=(
            Milestone("trained", N_("Trained a model to its end, and tested it")),
            Milestone("asked_accuracy", N_("Asked an accuracy which answers were right")),
            Milestone("validation_turned", N_("Found where the validation loss turned")),
            Milestone("changed_rate", N_("Changed the learning rate on the way")),
            Milestone("compared_runs", N_("Laid two runs over one another")),
        ),
    ),
    Lab(
        4,
        "steps",
        N_("Steps"),
        N_("Convolution, pooling, recurrence, number by number"),
        milestones=(
            Milestone("stepped", N_("Added a number of a convolution up, term by term")),
            Milestone("predicted_cell", N_("Predicted such a number before seeing it")),
            Milestone("edited_kernel", N_("Changed a kernel, and saw the output follow")),
            Milestone("followed_state", N_("Followed a sentence through a recurrent cell")),
            Milestone("found_pattern", N_("Found what a filter looks for in all reviews")),
        ),
    ),
    Lab(
        5,
        "vision",
        N_("Vision"),
        N_("What a CNN sees: kernels and feature maps"),
        milestones=(
            Milestone("walked_layers", N_("Walked a picture through every layer")),
            Milestone("asked_pixel", N_("Asked a pixel of a map why")),
            Milestone("drew_picture", N_("Drew a picture for a network to name")),
            Milestone("compared_kernels", N_("Compared kernels before and after training")),
            Milestone("confident_mistake", N_("Looked at a mistake it was sure of")),
        ),
    ),
    Lab(
        6,
        "words",
        N_("Words"),
        N_("Words as vectors: neighbours, analogies, projections"),
        milestones=(
            Milestone("asked_analogy", N_("Asked what is to queen as boy is to girl")),
            Milestone("included_inputs", N_("Saw that an analogy answers with what it was given")),
            Milestone("one_hot", N_("Saw why one-hot words are all at right angles")),
            Milestone("parted", N_("Saw people and fruit part on a map")),
            Milestone("grown", N_("Watched the embedding of a model grow")),
        ),
    ),
    Lab(
        7,
        "score",
        N_("Score"),
        N_("Your sentence, the verdict, and what the model saw"),
        milestones=(
            Milestone("own_verdict", N_("Asked a model about a sentence of your own")),
            Milestone("asked_push", N_("Asked what a word did to the verdict")),
            Milestone("turned_verdict", N_("Found the smallest change that turns a verdict")),
            Milestone("looked_inside", N_("Followed a gate through a review of your own")),
            Milestone("models_differ", N_("Saw models differ over the order of words")),
        ),
    ),
)


def lab(name: str) -> Lab:
    """The lab of that name."""
    return next(lab for lab in LABS if lab.name == name)
