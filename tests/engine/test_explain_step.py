"""What an explanation looks like as JSON."""

import json

import numpy as np

from engine.explain.step import json_value, why_record
from engine.why import Term, Why


def test_numbers_that_json_lacks_become_null() -> None:
    why = Why("0 ÷ 0", (Term("share", "0 ÷ 0", float("nan")),), float("inf"))
    assert why_record(why) == {
        "formula": "0 ÷ 0",
        "terms": [{"code": "share", "expression": "0 ÷ 0", "value": None}],
        "value": None,
    }


def test_numpys_numbers_become_plain() -> None:
    values = [json_value(np.float32(0.5)), json_value(np.int32(3)), json_value("word")]
    assert json.dumps(values) == '[0.5, 3, "word"]'
    assert json_value(np.float32("nan")) is None
