"""Which of two labels is the positive one."""

import math

_ENGLISH = (
    ("positive", "pos", "p", "+", "good", "great", "like", "liked", "true", "yes", "y", "fresh"),
    ("negative", "neg", "n", "-", "bad", "awful", "dislike", "disliked", "false", "no", "rotten"),
)
_KOREAN = (
    ("긍정", "긍정적", "긍정적인", "좋음", "좋아요", "추천", "호평"),
    ("부정", "부정적", "부정적인", "나쁨", "싫음", "싫어요", "비추천", "혹평"),
)
POSITIVE, NEGATIVE = (frozenset(_ENGLISH[side] + _KOREAN[side]) for side in (0, 1))


def told_apart(first: str, second: str) -> tuple[tuple[str, str], bool]:
    """The negative label, then the positive one, and whether that had to be guessed.

    Of two numbers the larger is positive; so it is with 0 and 1, and with the stars of a rating.
    """
    numbers = _number(first), _number(second)
    if numbers[0] is not None and numbers[1] is not None and numbers[0] != numbers[1]:
        pair = (first, second) if numbers[0] < numbers[1] else (second, first)
        return pair, {*numbers} not in ({0.0, 1.0}, {-1.0, 1.0})
    for known, order in ((POSITIVE, 1), (NEGATIVE, -1)):
        is_first, is_second = first.casefold() in known, second.casefold() in known
        if is_first != is_second:
            return ((first, second), (second, first))[is_first == (order > 0)], False
    low, high = sorted((first, second))
    return (low, high), True


def _number(label: str) -> float | None:
    try:
        number = float(label)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
