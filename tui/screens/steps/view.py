"""What the views of the Steps lab have in common: a place to say what cannot be."""

from tui.screens.view import HeadedView


class StepsView(HeadedView):
    """A view of one operation. Its state is its own; the lab keeps it, so it outlives the view."""
