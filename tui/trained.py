"""What runs and starters have in common for whoever reads a text with their weights."""

from engine.scoring.model import tables
from engine.scoring.opening import arrays_of, words_of
from engine.scoring.reading import ids_of

__all__ = ["arrays_of", "ids_of", "tables", "words_of"]
