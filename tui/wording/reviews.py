"""What the stages of a trace and the lines of the memory ledger are called, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

#: What each stage is called, and what happens in it.
STAGES: Final[Mapping[str, tuple[str, str]]] = {
    "text": (N_("text"), N_("The text as it was written.")),
    "lowered": (N_("lower case"), N_("A to Z become small; other letters stay.")),
    "cleaned": (N_("blanks"), N_("Punctuation and line ends become blanks.")),
    "words": (N_("words"), N_("Cut at the blanks.")),
    "ranks": (
        N_("ranks"),
        N_("Places by frequency: 1 is the most frequent."),
    ),
    "ids": (N_("ids"), N_("Rank + index_from; the start token in front.")),
    "maxlen": (N_("maxlen"), N_("load_data's maxlen drops whole reviews.")),
    "limited": (N_("limits"), N_("Ids outside skip_top…num_words: oov_char.")),
    "truncated": (N_("truncation"), N_("What exceeds maxlen is struck out.")),
    "padded": (N_("padding"), N_("Zeros fill the row that a network gets.")),
}

#: Ways to hold the same reviews in memory.
LEDGER: Final[Mapping[str, str]] = {
    "ids": N_("ids"),
    "onehot": N_("one-hot"),
    "to_categorical": N_("to_categorical"),
    "embedded": N_("embedded"),
    "embedding_table": N_("embedding table"),
}
