"""What a stored run has failed of, in words."""

from engine.runs.troubles import from_text
from tui import wording


def failure(detail: str) -> str:
    """A sentence; or what was recorded, where it is the text of an error, or no longer known."""
    trouble = from_text(detail)
    return (trouble and wording.recorded(trouble.code, trouble.values)) or detail
