"""Which models XLA compiles."""

from engine.zoo.spec import Spec


def compiled(spec: Spec, *, gpu: bool, devices: int) -> bool:
    return False
