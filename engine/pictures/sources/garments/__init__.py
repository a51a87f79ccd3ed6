"""Clothes drawn by a program, because no picture of Fashion-MNIST may ship: always called drawn.

Ten kinds, numbered as Fashion-MNIST numbers them, each with widths, lengths, shades and patterns of
its own, a little turned and shifted. All pictures of a kind are drawn at once, as arrays.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.files.progress import OnProgress, Progress
from engine.pictures.about import CLOTHES, SIDE
from engine.pictures.sources.assembling import assembled
from engine.pictures.sources.garments import bags, bottoms, shoes, tops
from engine.pictures.sources.garments.sheet import Sheet
from engine.pictures.store import Pictures, PictureSet

#: Another number for another way of drawing: what is stored is then made anew.
STAMP: Final = "2"

_SEED: Final = 28
_TRAIN, _TEST = 200, 50  # of each kind

_DRAWN: Final[Mapping[str, Callable[[Sheet], None]]] = {
    "t_shirt": tops.t_shirts,
    "trousers": bottoms.trousers,
    "pullover": tops.pullovers,
    "dress": bottoms.dresses,
    "coat": tops.coats,
    "sandal": shoes.sandals,
    "shirt": tops.shirts,
    "sneaker": shoes.sneakers,
    "bag": bags.bags,
    "ankle_boot": shoes.ankle_boots,
}


def read(progress: OnProgress) -> PictureSet:
    """All drawn clothes, the same ones each time."""
    kinds = []
    for done, name in enumerate(CLOTHES):
        progress(Progress("drawing", done, len(CLOTHES)))
        kinds.append(drawn(name, _TRAIN + _TEST))
    train = _shuffled([kind[:_TRAIN] for kind in kinds])
    test = _shuffled([kind[_TRAIN:] for kind in kinds])
    return assembled("garments", "garments", CLOTHES, train, test)


def drawn(name: str, count: int) -> NDArray[np.uint8]:
    """So many pictures of one kind."""
    chance = np.random.default_rng((_SEED, CLOTHES.index(name)))
    sheet = Sheet(count, SIDE, chance)
    _DRAWN[name](sheet)
    return sheet.developed()


def _shuffled(kinds: list[NDArray[np.uint8]]) -> Pictures:
    labels = np.repeat(np.arange(len(kinds), dtype=np.uint8), len(kinds[0]))
    order = np.random.default_rng(_SEED).permutation(len(labels))
    return Pictures(np.concatenate(kinds)[order], labels[order])
