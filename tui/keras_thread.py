"""The one thread that owns Keras. It begins after the first paint: TensorFlow takes seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from time import perf_counter


@dataclass(frozen=True, slots=True)
class KerasLoading:
    """TensorFlow is being imported."""


@dataclass(frozen=True, slots=True)
class KerasReady:
    """Keras can be used, on these devices."""

    keras: str
    tensorflow: str
    cpus: int
    gpus: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class KerasFailed:
    """TensorFlow could not be imported, and why, in its own words."""

    detail: str


KerasState = KerasLoading | KerasReady | KerasFailed


class KerasThread(Thread):
    """Loads Keras and reports how that went. A daemon: quitting never waits for an import."""

    def __init__(self, report: Callable[[KerasState], None]) -> None:
        super().__init__(name="keras", daemon=True)
        self._report = report

    def run(self) -> None:
        self._report(KerasLoading())
        begun = perf_counter()
        try:
            from engine.training.devices import find_devices

            found = find_devices()
        except Exception as error:  # noqa: BLE001 - whatever a broken installation raises is said, not thrown
            self._report(KerasFailed(f"{type(error).__name__}: {error}"))
            return
        self._report(
            KerasReady(
                found.keras, found.tensorflow, found.cpus, found.gpus, perf_counter() - begun
            )
        )
