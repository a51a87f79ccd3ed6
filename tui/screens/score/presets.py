"""Sentences of the same words in another order: what a model of bags of words cannot tell apart."""

from typing import Final

#: In pairs. They are texts for models, and so stay as they are in every language of the screen.
PRESETS: Final[tuple[str, ...]] = (
    "this film is not good it is bad",
    "this film is not bad it is good",
    "the acting was great but the story was awful",
    "the acting was awful but the story was great",
    "not good",
    "good not",
    "i expected to hate it and i loved it",
    "i expected to love it and i hated it",
    "이 영화는 재미없지 않고 재미있다",
    "이 영화는 재미있지 않고 재미없다",
)
