"""The words for vectors: what cannot be opened or asked, what was left out, and the terms."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

#: What a question to vectors, or a file of them, is refused with.
WORDS_REFUSED: Final[Mapping[str, str]] = {
    # Files of vectors
    "builtin_vectors_damaged": N_(
        "The vectors that come with the app are damaged; install the app anew."
    ),
    "vectors_file_empty": N_("{path} is empty; it holds no vectors."),
    "vectors_not_a_file": N_("{path} is not a file; give a file of vectors."),
    "vectors_unrecognised": N_(
        "{path} is nothing that can be read as vectors; word2vec's binary or text form or GloVe's text is wanted, packed by gzip or not."
    ),
    "vectors_zipped": N_("{path} is a zip archive; unpack it, and give one of the files in it."),
    "vectors_pickled": N_(
        "{path} is a pickle, which could run anything, so it is not opened; save the vectors with gensim's save_word2vec_format, and give that file."
    ),
    "vectors_gz_damaged": N_(
        "{path} cannot be unpacked: it is damaged or cut off; fetch it again."
    ),
    "vectors_header_odd": N_(
        "{path} says in its first line that it holds {words} words of {dimensions} numbers each, which cannot be."
    ),
    "vectors_garbled": N_(
        "{path} does not hold {dimensions} numbers for each word, as its first line says; that line is wrong, or the file is damaged."
    ),
    "vectors_cut_off": N_(
        "{path} says that it holds {said} words, and ends after {found}; it is cut off, or its first line is wrong."
    ),
    "vector_line_wrong": N_("Line {line} of {path} is not a word with {dimensions} numbers."),
    "vectors_none": N_("No word in {name} has a vector that can be used."),
    # Names
    "unknown_vectors": N_(
        "There are no vectors named “{name}”; known are {known}, or give a path."
    ),
    "vectors_not_fetched": N_(
        "The vectors {name} are not here yet; fetch them with: imdb-tui words fetch {name}"
    ),
    "vectors_no_network": N_(
        "{host} cannot be reached; check the network, or give a copy of the file with: --vectors PATH"
    ),
    "vectors_unreachable": N_(
        "{host} cannot be reached; check the network, or choose “a file of word2vec or GloVe …” from the list of vectors, and give a copy of the file."
    ),
    "vectors_to_be_fetched": N_(
        "The vectors {name} are not here yet; choose them from the list of vectors, and they are fetched."
    ),
    "builtin_stays": N_("The vectors {name} came with the app, and stay."),
    "vectors_lost": N_(
        "What is stored of the vectors {name} is damaged, or from another version; remove them and train them again."
    ),
    # Questions
    "word_not_there": N_("These vectors have no word “{word}”; spelled nearly like it: {near}."),
    "word_like_none": N_(
        "These vectors have no word “{word}”, and none that is spelled nearly like it."
    ),
    "expression_empty": N_("There is no word in the question; type one, such as girl."),
    "expression_cancels": N_(
        "What is added and what is taken away cancel each other out: nothing is left that points anywhere."
    ),
    "expression_incomplete": N_("A word is missing in “{text}”; each sign needs one behind it."),
    "expression_mixed": N_(
        "“{text}” cannot be read; ask girl, boy + queen - girl = king, king ~ queen, or breakfast, lunch, cereal."
    ),
    "run_without_embedding": N_("{model} has no Embedding layer, so it keeps no vectors of words."),
    "run_not_a_number": N_("“{name}” names no run; give its number, such as run:7."),
    "odd_one_of_few": N_("It takes three different words, or more, to find the odd one out."),
    "topn_too_small": N_("{topn} is too few; at least one word is to be found."),
}

#: What was left out of vectors, and what a file said of itself.
WORDS_NOTICES: Final[Mapping[str, str]] = {
    "vectors_beyond_header": N_(
        "{path} goes on after as many words as its first line says ({said}); the rest was not read."
    ),
    "words_not_utf8": N_("Words in {name} that are not UTF-8, left out: {n}."),
    "words_repeated": N_("Words in {name} that come once more, left out there: {n}."),
    "vectors_not_finite": N_("Words in {name} whose vectors hold NaN or infinity, left out: {n}."),
    "vectors_zero": N_("Words in {name} whose vectors are all zeros, left out: {n}."),
}

#: What a score is made of.
WORDS_TERMS: Final[Mapping[str, str]] = {
    "product_of_dimension": N_("the dimension in brackets"),
    "products_of_rest": N_("the other dimensions together"),
    "cosine_of_angle": N_("cosine of the angle"),
}
