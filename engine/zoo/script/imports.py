"""What a program imports, in the order in which it is usually written, and what that takes."""

import sys
from collections.abc import Collection

from engine.zoo.script.pieces import Import

#: What is installed under another name, or comes along: Keras with TensorFlow, NumPy with both.
_DISTRIBUTIONS = {"sklearn": "scikit-learn", "keras": "tensorflow", "numpy": "tensorflow"}


def statements(needs: Collection[Import]) -> str:
    """Python's own first, then the others; whole modules before single names."""
    blocks = []
    for own in (True, False):
        group = [need for need in needs if (_root(need) in sys.stdlib_module_names) == own]
        blocks.append("\n".join((*_whole(group), *_single(group))))
    return "\n\n".join(block for block in blocks if block)


def packages(needs: Collection[Import]) -> tuple[str, ...]:
    """What has to be installed."""
    roots = {_root(need) for need in needs} - sys.stdlib_module_names
    return tuple(sorted({_DISTRIBUTIONS.get(root, root) for root in roots}))


def _whole(group: Collection[Import]) -> list[str]:
    modules = sorted((need.module, need.called) for need in group if not need.name)
    return [
        f"import {module} as {called}" if called else f"import {module}"
        for module, called in modules
    ]


def _single(group: Collection[Import]) -> list[str]:
    named = sorted((need.module, need.name) for need in group if need.name)
    modules = dict.fromkeys(module for module, _name in named)
    return [
        f"from {module} import {', '.join(name for of, name in named if of == module)}"
        for module in modules
    ]


def _root(need: Import) -> str:
    return need.module.partition(".")[0]
