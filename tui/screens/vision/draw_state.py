"""What the learner draws, how it is put before the network, and what of that is looked at."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.pictures.centring import centred
from engine.vision.network import Network, Passage
from widgets.canvas_ink import Ink

#: The first stage after the picture: its maps are looked at in the beginning.
FIRST_MAPS = 1


@dataclass(slots=True)
class DrawState:
    """The canvas, whether its drawing is centred as MNIST's are, and which layer is followed."""

    ink: Ink = field(default_factory=Ink)
    centred: bool = False
    stage: int = FIRST_MAPS
    preset: int = 0
    taken: str = ""
    drawn: bool = False

    @property
    def shown(self) -> NDArray[np.uint8]:
        """The picture as the network sees it."""
        return centred(self.ink.numbers) if self.centred else self.ink.numbers

    def next_stage(self, network: Network) -> None:
        """Follow the maps of the next layer that makes any; the picture itself comes last."""
        stages = [i for i, each in enumerate(network.layers) if len(each.shape) > 1]
        later = [i for i in stages if i > self.stage]
        self.stage = later[0] if later else stages[0]

    def stage_of(self, passage: Passage) -> int:
        """The stage that is followed; of a model that has no such, the picture."""
        inside = self.stage < len(passage.stages) and passage.stages[self.stage].maps
        return self.stage if inside else 0
