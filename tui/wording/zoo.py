"""The words for models and layers: titles, tasks, origins, kinds and knobs, by the engine's names."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_, NN_

#: Each model: its title, and what it is there to show.
MODELS: Final[Mapping[str, tuple[str, str]]] = {
    "embedding-lookup": (
        N_("A lookup table"),
        N_("Seven words, two features: an Embedding and nothing else. To be counted, not trained."),
    ),
    "flat-embedding": (
        N_("All words in one row"),
        N_("Every word at every place has a weight of its own. It learns fast, and overfits."),
    ),
    "conv1d": (
        N_("Phrases of five words"),
        N_("Kernels look for phrases of five words; pooling keeps where they answer most."),
    ),
    "gru": (
        N_("Reading with gates"),
        N_("Reads 500 words one after another; its gates decide what is kept."),
    ),
    "conv-lstm": (
        N_("Phrases, then reading"),
        N_("Kernels shorten the review to 124 steps; an LSTM reads those in order."),
    ),
    "average-pooling": (
        N_("The mean of all pieces"),
        N_("The mean of the vectors of all subwords: the simplest classifier with embeddings."),
    ),
    "onehot-rnn": (
        N_("A row of 500 for every word"),
        N_("Of 4,072 parameters 4,000 do nothing but read one-hot rows."),
    ),
    "embedding-rnn": (
        N_("The same, embedded"),
        N_("With 16 features instead of 500 columns the same layer has 200 parameters."),
    ),
    "lstm": (
        N_("Memory with four gates"),
        N_("Four times the tables of a SimpleRNN, so that what matters is not forgotten."),
    ),
    "stacked-lstm": (
        N_("Two LSTMs"),
        N_("The first hands on all its states, the second only its last."),
    ),
    "stacked-gru": (
        N_("Two GRUs"),
        N_("Three gates instead of four, and two biases for every unit."),
    ),
    "deep-conv1d": (
        N_("Six convolutions"),
        N_("Deep, and trained on only 500 words: it overfits, and that is its lesson."),
    ),
    "dense-cnn": (
        N_("Counting a small CNN"),
        N_(
            "To be counted, not trained. Its original built two blocks and left the first one out of the graph: the graph is the model, not the code."
        ),
    ),
    "fashion-cnn": (
        N_("Clothes"),
        N_("Two convolutions tell ten kinds of clothes apart; its dense part is reconstructed."),
    ),
    "digit-cnn": (
        N_("Digits"),
        N_("The same with twice the filters, for handwritten digits."),
    ),
}

TASKS: Final[Mapping[str, str]] = {
    "sentiment": N_("sentiment"),
    "clothes": N_("clothes"),
    "digits": N_("digits"),
    "count": N_("counting"),
}

#: The lessons that the models come from.
ORIGINS: Final[Mapping[str, str]] = {
    "embedding": N_("embeddings"),
    "word_vectors": N_("word vectors"),
    "recurrent": N_("recurrence"),
    "convolution": N_("convolution"),
    "pictures": N_("CNNs"),
    "gates": N_("LSTM and GRU"),
}

#: What a layer does, by its kind.
KINDS: Final[Mapping[str, str]] = {
    "Input": N_("What comes in, without the batch. Nothing is learnt here."),
    "Embedding": N_("A table with a row for every word; an id picks its row."),
    "OneHot": N_("A row for every id, with a single 1. Made batch by batch, never stored."),
    "Flatten": N_("All numbers in one row; which step they came from is told only by their place."),
    "Dense": N_("Every unit weighs every number that comes in."),
    "Dropout": N_("Hides a share of the numbers while training, so that none is relied upon."),
    "Conv1D": N_("Each filter slides over the steps and answers where it finds its phrase."),
    "Conv2D": N_("Each filter slides over the picture and answers where it finds its pattern."),
    "MaxPooling1D": N_("Of each window only the largest number stays."),
    "MaxPooling2D": N_("Of each window only the largest number stays."),
    "GlobalMaxPooling1D": N_("Of each feature the largest number of the whole review stays."),
    "GlobalAveragePooling1D": N_("Of each feature the mean over the whole review stays."),
    "SimpleRNN": N_("Reads step by step; its state is made of the input and the state before."),
    "LSTM": N_("Reads step by step, with gates for what comes in, what stays and what is shown."),
    "GRU": N_("Reads step by step, with gates for what is renewed and what is looked back at."),
}

#: The knobs: what each does.
KNOBS: Final[Mapping[str, str]] = {
    "units": N_("How many numbers the state has."),
    "dense": N_("How many units weigh the input."),
    "filters": N_("How many patterns are looked for."),
    "kernel": N_("How many places a filter sees at once."),
    "pool": N_("How many places become one."),
    "strides": N_("How far the window moves each time; none: by its own length."),
    "padding": N_("valid: only where the window fits; same: edges are filled up."),
    "activation": N_("What becomes of a sum before it is handed on. It costs no parameters."),
    "bias": N_("Whether every unit or filter has a number to add."),
    "dropout": N_("The share of numbers hidden while training. It costs no parameters."),
    "sequences": N_("yes: every state is handed on; no: only the last."),
    "reset_after": N_("yes, as in Keras: two biases for every unit; no: one."),
    "vocabulary": N_("How many ids there are; the table has a row for each."),
    "embedding": N_("How many features every word has."),
    "length": N_("How many ids a review has; none: as many as it has."),
    "height": N_("How many rows a picture has."),
    "width": N_("How many columns a picture has."),
}

#: The letters that a layer's sum is written with: what each stands for.
LETTERS: Final[Mapping[str, tuple[str, str]]] = {
    "V": NN_("{n} word in the vocabulary", "{n} words in the vocabulary"),
    "d": NN_("{n} feature of every word", "{n} features of every word"),
    "in": NN_("{n} feature coming in", "{n} features coming in"),
    "u": NN_("{n} unit", "{n} units"),
    "k": NN_("{n} place of the kernel", "{n} places of the kernel"),
    "kh": NN_("{n} row of the kernel", "{n} rows of the kernel"),
    "kw": NN_("{n} column of the kernel", "{n} columns of the kernel"),
    "f": NN_("{n} filter", "{n} filters"),
}
