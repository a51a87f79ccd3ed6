"""Predict, then see: a learner's guess is read, judged, and told which step it misses."""

from engine.zoo.guesses.counts import judge_count
from engine.zoo.guesses.hint import Hint
from engine.zoo.guesses.reading import GuessedShape, read_count, read_shape
from engine.zoo.guesses.shapes import judge_shape

__all__ = ["GuessedShape", "Hint", "judge_count", "judge_shape", "read_count", "read_shape"]
