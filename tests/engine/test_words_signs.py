"""Numbers below nothing, in what says why: as data has them; the app gives them their minus."""

import numpy as np

from engine.files.places import Places
from engine.words.answering import answered, why_angle
from engine.words.catalogue import keep, open_vectors
from engine.words.pca import components


def test_the_cosine_of_a_wide_angle(home: Places) -> None:
    keep("two", ("one", "other"), np.array([[1.0, 0.0], [-1.0, 1.0]]), home)
    why = why_angle(answered(open_vectors("two", home), "one ~ other", 1))
    assert (why.formula, why.value) == ("arccos(-0.7071)", "135.0°")
    assert why.terms[0].value == "-0.7071"


def test_the_parts_of_a_coordinate() -> None:
    table = np.array([[1.0, 0.0], [-1.0, 0.0]])
    why = components(table).why(table[1], 0)
    assert why.terms[0].expression == "[0] -1.0000 × +1.0000"
