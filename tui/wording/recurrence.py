"""The words for recurrence and skip-gram: parts of a moment, parts of a guess, what is refused."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

RECURRENCE: Final[Mapping[str, str]] = {
    # What a sum is made of
    "recurrence_input_product": N_("a feature of the input × its weight"),
    "recurrence_input_others": N_("the other products with the input, together"),
    "recurrence_input_sum": N_("what the input adds"),
    "recurrence_bias": N_("bias"),
    "recurrence_state_product": N_("a unit of the state before × its weight"),
    "recurrence_state_others": N_("the other products with the state, together"),
    "recurrence_state_sum": N_("what the state before adds"),
    "recurrence_state_bias": N_("bias of the state"),
    "recurrence_after_reset": N_("what the reset gate lets through of it"),
    "recurrence_sum": N_("sum"),
    # What the state is made of
    "recurrence_input": N_("input gate: how much of the candidate is taken in"),
    "recurrence_forget": N_("forget gate: how much of the carry stays"),
    "recurrence_output": N_("output gate: how much of the carry is shown"),
    "recurrence_update": N_("update gate: how much of the state stays"),
    "recurrence_reset": N_("reset gate: how much of the state is looked at"),
    "recurrence_candidate": N_("candidate: the new content"),
    "recurrence_before": N_("state before"),
    "recurrence_carry_before": N_("carry before"),
    "recurrence_carry": N_("carry"),
    "recurrence_kept": N_("what stays"),
    "recurrence_taken_in": N_("what is taken in"),
    "recurrence_renewed": N_("what is renewed"),
    # How far a state has drifted
    "recurrence_drift_unit": N_("a unit, by how much it moved"),
    "recurrence_drift_others": N_("squares of all other units, together"),
    "recurrence_drift_squares": N_("squares of all units, added up"),
    # Words around a centre
    "skipgram_centre": N_("place of the centre, counted from 0"),
    "skipgram_context": N_("place of the word beside it"),
    "skipgram_window": N_("window: how far away it may be"),
    "skipgram_left": N_("words to the left in the window"),
    "skipgram_right": N_("words to the right in the window"),
    "noise_count": N_("occurrences"),
    "noise_weight": N_("occurrences, flattened"),
    "noise_total": N_("the same of all words, added up"),
    # The network that guesses them
    "network_vector": N_("feature of the word that is given"),
    "network_vectors_sum": N_("sum"),
    "network_words_given": N_("words that are given"),
    "network_product": N_("hidden feature × weight of the word"),
    "network_score": N_("score"),
    "network_power": N_("score, as a power of e"),
    "network_powers": N_("the same of all words, added up"),
    "network_probability": N_("probability of the word that is there"),
    "network_cost_true": N_("cost of the word that is there"),
    "network_cost_negative": N_("cost of a word that is not there"),
}

RECURRENCE_REFUSED: Final[Mapping[str, str]] = {
    "recurrence_tables": N_(
        "Tables of {kernel}, {recurrent} and {bias} make no layer of the kind {kind}; give those of one layer."
    ),
    "recurrence_input": N_(
        "An input of {given} cannot be read; wanted are moments, with {features} features each."
    ),
    "recurrence_nothing_given": N_("There is nothing to read; give at least one moment."),
    "recurrence_too_long": N_(
        "So many moments would be more than {most} numbers of states; give fewer."
    ),
    "recurrence_unit_outside": N_("There is no unit {unit}; they go from 0 to {last}."),
    "skipgram_window_too_small": N_("A window of {window} holds no word; at least 1 is wanted."),
    "skipgram_too_few_words": N_("At least two words are wanted to make pairs of."),
    "skipgram_too_long": N_(
        "These words would make up to {pairs} pairs, more than {most}; give fewer words, or a smaller window."
    ),
    "noise_without_words": N_(
        "There is no word but “{word}” that could be drawn; give a text with more words."
    ),
    "noise_too_few": N_("{count} words cannot be drawn; at least 1 is wanted."),
    "network_tables": N_(
        "Tables of {vectors} and {output} are not those of {words} words; both want a row for each."
    ),
    "network_word_unknown": N_("The network does not know “{word}”; take a word of its text."),
    "network_nothing_given": N_("Nothing can be guessed from no word; give at least one."),
    "network_too_small": N_("Words cannot have {features} features; at least 1 is wanted."),
    # Trained models that are to read word by word
    "no_recurrence_on_words": N_(
        "{model} does not read word by word: no recurrent layer stands on its words; choose another run or starter."
    ),
    "recurrence_of_another_kind": N_(
        "Among the layers of {model} that read word by word is none of the kind {kind}; choose another run or starter."
    ),
    "no_starter_of_kind": N_(
        "No model with a layer of the kind {kind} came with the app; name a run of your own with --run."
    ),
}

#: What comes about in a moment: the letter it has in formulas, and what it is.
PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "input": ("i", RECURRENCE["recurrence_input"]),
    "forget": ("f", RECURRENCE["recurrence_forget"]),
    "output": ("o", RECURRENCE["recurrence_output"]),
    "update": ("z", RECURRENCE["recurrence_update"]),
    "reset": ("r", RECURRENCE["recurrence_reset"]),
    "candidate": ("n", RECURRENCE["recurrence_candidate"]),
    "carry": ("c", N_("carry: what the cell remembers")),
    "state": ("h", N_("state: what is handed on")),
}
