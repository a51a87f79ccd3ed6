"""The words for vectors that are trained, projected, exported, and watched while they grow."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

EMBEDDING_REFUSED: Final[Mapping[str, str]] = {
    "no_growth": N_(
        "Of this run no vectors of words were kept; a model with an Embedding keeps them while it trains."
    ),
    "growth_damaged": N_("What was kept of the vectors of words in {path} is damaged."),
    # Projecting
    "project_too_few": N_("It takes two words at least to see how they lie to each other."),
    "project_too_many": N_("{words} words are too many to be read on one plane; {most} is most."),
    "tsne_too_many": N_(
        "t-SNE holds every word against every other, and {words} are too many for that; {most} is most."
    ),
    "perplexity_outside": N_(
        "The perplexity is about how many neighbours a word has: at least 1, and less than the {words} words; {perplexity} is not."
    ),
    "tsne_steps": N_("t-SNE takes from {least} to {most} steps; {steps} is outside."),
    "seed_outside": N_("A seed is a whole number from 0 to {most}; {seed} is not."),
    # Training
    "word2vec_setting": N_("{setting} may be from {least} to {most}; {value} is outside."),
    "word2vec_too_few": N_(
        "Words that occur at least {least} times: {words}; with so few there is nothing to learn. Choose a smaller min_count."
    ),
}

EMBEDDING_TERMS: Final[Mapping[str, str]] = {
    "tsne_pair": N_("how near: p is wanted, q is here"),
    "guesses_asked": N_("guesses, the same after every epoch"),
    "guesses_knowing_nothing": N_("the loss of a network that knows nothing"),
    "tsne_rest": N_("the other words together"),
}

EMBEDDING_STAGES: Final[Mapping[str, str]] = {
    "learning_words": N_("Learning the words"),
    "settling": N_("The points settle"),
    "exporting_vectors": N_("Writing the vectors"),
}
