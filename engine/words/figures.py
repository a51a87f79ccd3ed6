"""Numbers as they stand in what says why."""


def four(number: float, sign: str = "-") -> str:
    """Four digits behind the point, all of them: the numbers stand one below the other."""
    return f"{number:{sign}.4f}"
