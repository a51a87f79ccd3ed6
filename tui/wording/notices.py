"""What went otherwise than asked, in one sentence each, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_
from tui.wording.pictures import PICTURES_NOTICES
from tui.wording.running import RUNNING_NOTICES
from tui.wording.scoring import SCORE_NOTICES
from tui.wording.words import WORDS_NOTICES
from tui.wording.words_training import TRAINING_WORDS_NOTICES

NOTICES: Final[Mapping[str, str]] = {
    **PICTURES_NOTICES,
    **RUNNING_NOTICES,
    **SCORE_NOTICES,
    **TRAINING_WORDS_NOTICES,
    **WORDS_NOTICES,
    "already_here": N_("{name} is here already; remove it first to fetch it again."),
    "divided": N_(
        "The file has no test reviews of its own: {train} are for training, {test} for testing."
    ),
    "kept_in_memory": N_("{name} is kept in memory only, because {path} cannot be written."),
    "labels_guessed": N_(
        "The labels were guessed: {positive} is taken as positive, {negative} as negative."
    ),
    "origin_changed": N_("{origin} has changed since {name} was imported; it was imported anew."),
    "runs_set_aside": N_(
        "The database of runs was damaged; it was kept as {aside}, and a new one begun."
    ),
    "store_damaged": N_("What was stored of {name} was damaged; it was made anew."),
    "store_old": N_("What was stored of {name} came from another version; it was made anew."),
    "subwords_damaged": N_(
        "What was kept of the subwords of {name} was damaged; they were learned anew."
    ),
    "subwords_in_memory": N_(
        "The subwords of {name} are kept in memory only, because {path} cannot be written."
    ),
    "subwords_old": N_(
        "What was kept of the subwords of {name} came from another version; they were learned anew."
    ),
    "threads_too_late": N_(
        "TensorFlow has begun already, so it keeps its threads and does not change to {threads}; say so before the first training."
    ),
    "log_not_written": N_("The log {path} cannot be written, so nothing is logged: {reason}"),
    "crashed": N_("stopped on an error of its own ({error}); the report is in {path}"),
    "crashed_without_report": N_(
        "stopped on an error of its own ({error}), and could not write a report of it"
    ),
}
