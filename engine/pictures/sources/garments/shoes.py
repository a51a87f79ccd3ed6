"""What is worn on the feet, seen from the side, the toe to the left."""

import numpy as np

from engine.pictures.sources.garments.sheet import Sheet


def sneakers(sheet: Sheet) -> None:
    """Low and long: a sole, an upper that rises to the heel, laces or stripes."""
    low, heel = sheet.between(0.36, 0.46), sheet.between(-0.4, -0.2)
    toe, shade = sheet.between(-0.05, 0.1), sheet.cloth(0.06)
    upper = sheet.polygon(
        (-0.97, low),
        (-0.97, low - 0.14),
        (-0.8, toe + 0.08),
        (-0.55, toe - 0.02),
        (0.0, heel + 0.06),
        (0.3, heel - 0.04),
        (0.9, heel),
        (0.98, heel + 0.2),
        (0.96, low),
    )
    sheet.lay(upper, shade)
    opening = sheet.ellipse(0.62, heel - 0.04, 0.26, sheet.between(0.04, 0.1))
    sheet.lay(opening, shade * 0.4)
    sole = sheet.line((-0.9, low), (0.9, low), width=sheet.between(0.1, 0.16))
    sheet.lay(sole, np.clip(shade * sheet.between(0.6, 1.5)[:, None, None], 0, 1))
    for step in range(3):
        at = -0.15 + 0.17 * step
        stripe = sheet.line((at, low - 0.12), (at + 0.12, heel + 0.16), width=0.06)
        sheet.lay(sheet.only(sheet.some(0.4), stripe), shade * 0.6)


def sandals(sheet: Sheet) -> None:
    """A thin sole, flat or on a heel, and a few straps with air between them."""
    heeled = sheet.some(0.45)
    rise = np.where(heeled > 0, sheet.between(0.3, 0.7), sheet.between(0.0, 0.12))
    low, thick = np.where(heeled > 0, 0.88, sheet.between(0.4, 0.6)), sheet.between(0.1, 0.24)
    shade = sheet.between(0.4, 1.0)
    arch = (0.25, low - rise * 0.65)
    heel_at = (0.82, low - rise)
    sheet.lay(sheet.line((-0.92, low), (-0.45, low - 0.02), arch, heel_at, width=thick), shade)
    post = sheet.line((0.82, low - rise), (sheet.between(0.7, 0.9), low), width=0.1)
    sheet.lay(sheet.only(heeled, post), shade)
    top = low - rise - sheet.between(0.3, 0.55)
    for start, end in (
        ((-0.75, low), (-0.35, low - 0.35)),
        ((-0.2, low - 0.1), (-0.35, low - 0.35)),
        ((-0.35, low - 0.35), (0.45, top)),
        ((0.45, top), (0.9, top + 0.1)),
        ((0.9, top + 0.1), (0.84, low - rise)),
    ):
        strap = sheet.line(start, end, width=sheet.between(0.07, 0.18))
        sheet.lay(sheet.only(sheet.some(0.85), strap), shade * sheet.between(0.6, 1.0))


def ankle_boots(sheet: Sheet) -> None:
    """A foot and a shaft to above the ankle, with or without a heel."""
    low, back = sheet.between(0.6, 0.85), sheet.between(0.55, 0.75)
    top, front = sheet.between(-0.95, -0.5), sheet.between(-0.25, 0.0)
    heeled = sheet.some(0.4)
    rise = np.where(heeled > 0, sheet.between(0.2, 0.45), 0.0)
    shade = sheet.cloth()
    foot = sheet.polygon(
        (-0.95, low),
        (-0.92, low - 0.22),
        (-0.55, low - 0.42),
        (front, 0.0),
        (back, 0.0),
        (back + 0.08, low - rise),
        (0.0, low - rise * 0.4),
    )
    shaft = sheet.polygon((front, top), (back, top), (back + 0.02, 0.1), (front - 0.06, 0.1))
    sheet.lay(np.maximum(foot, shaft), shade)
    sole = sheet.line((-0.9, low), (0.0, low - rise * 0.4), (back, low - rise), width=0.1)
    sheet.lay(sole, sheet.between(0.1, 0.9))
    heel = sheet.polygon(
        (back - 0.3, low - rise - 0.05),
        (back + 0.06, low - rise - 0.05),
        (back + 0.02, low + 0.08),
        (back - sheet.between(0.1, 0.25), low + 0.08),
    )
    sheet.lay(heel, shade * 0.7)
    laces = sheet.line((front - 0.05, -0.1), (front + 0.05, top + 0.15), width=0.09)
    sheet.lay(sheet.only(sheet.some(0.5), laces), sheet.between(0.1, 1.0))
