"""What could not be done and what to do, in one sentence each, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_
from tui.wording.class_verdicts import CLASS_REFUSALS
from tui.wording.embedding import EMBEDDING_REFUSED
from tui.wording.pictures import PICTURES_REFUSED
from tui.wording.recurrence import RECURRENCE_REFUSED
from tui.wording.reviews_refused import REVIEWS_REFUSED
from tui.wording.running import RUNNING_REFUSED
from tui.wording.scoring import SCORE_REFUSED
from tui.wording.steps import STEPS_REFUSED
from tui.wording.steps_reading import READING_REFUSED
from tui.wording.stopping import STOPPING_REFUSALS
from tui.wording.training_refused import PLANS_REFUSED
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
    **PLANS_REFUSED,
    **REVIEWS_REFUSED,
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
