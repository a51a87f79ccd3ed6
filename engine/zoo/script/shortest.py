"""How short a review may be where the model leaves the length open."""

from dataclasses import replace
from typing import Final

from engine.zoo import knobs
from engine.zoo.layers import Ids, ImpossibleShape
from engine.zoo.spec import Spec
from engine.zoo.summary import summary

LONGEST: Final = int(knobs.LENGTH.most)


def shortest(spec: Spec) -> int:
    """The least length into which all kernels and windows fit."""
    least, enough = 1, 1
    while enough < LONGEST and not _fits(spec, enough):
        least, enough = enough + 1, enough * 2
    while least < enough:
        middle = (least + enough) // 2
        least, enough = (least, middle) if _fits(spec, middle) else (middle + 1, enough)
    return least


def _fits(spec: Spec, length: int) -> bool:
    try:
        summary(replace(spec, layers=(Ids(length), *spec.layers[1:])))
    except ImpossibleShape:
        return False
    return True
