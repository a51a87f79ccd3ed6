"""What is worn above: T-shirts, pullovers, coats and shirts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.pictures.sources.garments.sheet import Field, Measure, Sheet


@dataclass(frozen=True, slots=True)
class _Cut:
    """The measures of one top, from the middle outwards and from the top down."""

    shoulder: Measure
    hem: Measure
    length: Measure
    shade: Field


def t_shirts(sheet: Sheet) -> None:
    """Short sleeves that stand off, or none; now and then something is printed on the chest."""
    cut = _torso(sheet, (0.44, 0.52), (0.42, 0.54))
    sleeved = sheet.some(0.85)
    _short_sleeves(sheet, cut, sleeved)
    _neck(sheet, sheet.between(0.14, 0.24), sheet.between(0.1, 0.3))
    emblem = sheet.ellipse(0, sheet.between(-0.35, -0.1), sheet.between(0.1, 0.3), 0.12)
    sheet.lay(sheet.only(sheet.some(0.25), emblem), sheet.between(0.05, 1.0))


def pullovers(sheet: Sheet) -> None:
    """Long sleeves that hang beside the body, a round neck, a band at the hem."""
    cut = _torso(sheet, (0.5, 0.6), (0.46, 0.58))
    _long_sleeves(sheet, cut, np.ones(sheet.count))
    _neck(sheet, sheet.between(0.14, 0.24), sheet.between(0.06, 0.1))
    band = sheet.line((-cut.hem, 0.86), (cut.hem, 0.86), width=0.07)
    sheet.lay(sheet.only(sheet.some(0.5), band), cut.shade * 0.75)


def coats(sheet: Sheet) -> None:
    """Long sleeves, an opening down the front, a collar, and often a hood."""
    cut = _torso(sheet, (0.46, 0.56), (0.5, 0.62))
    _long_sleeves(sheet, cut, np.ones(sheet.count))
    hood = sheet.ellipse(0, -0.9, sheet.between(0.22, 0.34), sheet.between(0.1, 0.2))
    sheet.lay(sheet.only(sheet.some(0.4), hood), cut.shade * 0.8)
    slant = sheet.between(-0.06, 0.06)
    front = sheet.line((slant, -0.8), (slant, 0.95), width=sheet.between(0.04, 0.08))
    sheet.lay(front, cut.shade * 0.4)
    for side in (-1, 1):
        lapel = sheet.polygon(
            (side * 0.04, -0.5), (side * sheet.between(0.2, 0.3), -0.8), (side * 0.12, -0.95)
        )
        sheet.lay(lapel, cut.shade * 0.7)
        pocket = sheet.line((side * 0.2, 0.35), (side * 0.36, sheet.between(0.3, 0.45)), width=0.06)
        sheet.lay(sheet.only(sheet.some(0.7), pocket), cut.shade * 0.55)


def shirts(sheet: Sheet) -> None:
    """A collar and a thin row of buttons; the sleeves are long or short."""
    cut = _torso(sheet, (0.44, 0.54), (0.46, 0.58))
    long = sheet.some(0.75)
    _long_sleeves(sheet, cut, long)
    _short_sleeves(sheet, cut, 1 - long)
    _neck(sheet, sheet.between(0.1, 0.18), sheet.between(0.12, 0.3))
    row = sheet.line((0, -0.8), (0, 0.95), width=0.04)
    sheet.lay(sheet.only(sheet.some(0.7), row), cut.shade * 0.7)
    for side in (-1, 1):
        collar = sheet.line((side * 0.2, -0.95), (side * 0.05, -0.72), width=0.08)
        sheet.lay(sheet.only(sheet.some(0.7), collar), np.clip(cut.shade * 1.15, 0, 1))


def _torso(sheet: Sheet, shoulders: tuple[float, float], hems: tuple[float, float]) -> _Cut:
    """The body of a top, laid; and its measures, for what is sewn to it."""
    shoulder, hem = sheet.between(*shoulders), sheet.between(*hems)
    length, waist = sheet.between(0.93, 1.0), sheet.between(0.88, 1.0)
    shade = sheet.cloth()
    upper = sheet.polygon(
        (-0.2, -0.97),
        (0.2, -0.97),
        (shoulder, -0.82),
        (shoulder * waist, 0.1),
        (-shoulder * waist, 0.1),
        (-shoulder, -0.82),
    )
    lower = sheet.polygon(
        (-shoulder * waist, 0.05), (shoulder * waist, 0.05), (hem, length), (-hem, length)
    )
    sheet.lay(np.maximum(upper, lower), shade)
    return _Cut(shoulder, hem, length, shade)


def _short_sleeves(sheet: Sheet, cut: _Cut, worn: NDArray[np.float64]) -> None:
    reach, end = sheet.between(0.68, 0.85), sheet.between(-0.4, -0.15)
    for side in (-1, 1):
        sleeve = sheet.polygon(
            (side * (cut.shoulder - 0.14), -0.9),
            (side * (cut.shoulder + 0.06), -0.78),
            (side * reach, end - 0.08),
            (side * (reach - 0.2), end + 0.08),
            (side * (cut.shoulder - 0.1), -0.3),
        )
        sheet.lay(sheet.only(worn, sleeve), cut.shade * 0.95)


def _long_sleeves(sheet: Sheet, cut: _Cut, worn: NDArray[np.float64]) -> None:
    reach, end, cuff = (
        sheet.between(0.74, 0.88),
        sheet.between(0.7, 0.95),
        sheet.between(0.18, 0.26),
    )
    for side in (-1, 1):
        sleeve = sheet.polygon(
            (side * (cut.shoulder - 0.14), -0.9),
            (side * (cut.shoulder + 0.04), -0.78),
            (side * (reach - 0.02), -0.1),
            (side * reach, end),
            (side * (reach - cuff), end),
            (side * (cut.shoulder - 0.02), -0.35),
        )
        sheet.lay(sheet.only(worn, sleeve), cut.shade)
        seam = sheet.line(
            (side * (cut.shoulder + 0.01), -0.3), (side * (reach - cuff), end), width=0.045
        )
        sheet.lay(sheet.only(worn, seam), cut.shade * 0.5)


def _neck(sheet: Sheet, wide: Measure, deep: Measure) -> None:
    """What is cut out at the top."""
    sheet.lay(sheet.ellipse(0, -1.0, wide, deep), 0.0)
