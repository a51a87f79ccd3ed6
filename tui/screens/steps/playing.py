"""A view that goes on by itself, step by step, until it is stopped, left, or at its end."""

from textual.timer import Timer

from tui.screens.steps.view import StepsView

SPEED = 3  # steps in a second


class PlayingView(StepsView):
    """Goes on at a steady pace; where nothing may move, play shows the whole at once."""

    _timer: Timer | None = None

    # What a subclass gives

    def is_ready(self) -> bool:
        """Whether there is anything to step through."""
        return True

    def step(self, by: int) -> bool:
        """Go so many steps on, or back; False at the end."""
        raise NotImplementedError

    def ends(self, last: bool) -> None:
        """Go to the end, or to the beginning."""
        raise NotImplementedError

    def is_over(self) -> bool:
        """Whether the end is reached."""
        raise NotImplementedError

    # What it gets for that

    def action_step(self, by: int) -> None:
        """One step on, or one back."""
        self.stop()
        if self.is_ready():
            self.step(by)

    def action_ends(self, last: bool) -> None:
        """To the end, or to the beginning."""
        self.stop()
        if self.is_ready():
            self.ends(last)

    def action_play(self) -> None:
        """Step on by itself, or stop."""
        if self._timer is not None:
            self.stop()
            return
        if not self.is_ready():
            return
        if self.is_over():
            self.ends(False)
        if self.app.animation_level == "none":
            self.ends(True)
            return
        self._timer = self.set_interval(1 / SPEED, self._tick)

    def _tick(self) -> None:
        if not self.lab.is_open(self.id or "") or not self.is_ready() or not self.step(1):
            self.stop()

    def stop(self) -> None:
        """Go no further by itself."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
