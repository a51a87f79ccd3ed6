"""Keys that are pressed on a widget wait for what they set going, and no longer."""

import pytest

from tests import idle

exact_idle = pytest.fixture(autouse=True)(idle.exact_idle)
