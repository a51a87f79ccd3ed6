"""Bags: a body, a flap or a seam, and a handle above."""

import numpy as np

from engine.pictures.sources.garments.sheet import Sheet


def bags(sheet: Sheet) -> None:
    """Wide or high, with a handle that stands, or with a strap at its sides."""
    top, low = sheet.between(-0.45, -0.05), sheet.between(0.7, 0.9)
    upper, lower = sheet.between(0.55, 0.9), sheet.between(0.65, 0.95)
    shade = sheet.cloth(0.06)
    handled = sheet.some(0.65)
    reach, high = sheet.between(0.3, 0.5), sheet.between(0.45, 0.65)
    outer = sheet.ellipse(0, top, reach, high)
    inner = sheet.ellipse(0, top, reach - 0.12, high - 0.12)
    sheet.lay(sheet.only(handled, np.clip(outer - inner, 0, 1)), shade * 0.85)
    body = sheet.polygon((-upper, top), (upper, top), (lower, low), (-lower, low))
    sheet.lay(body, shade)
    flap = sheet.polygon(
        (-upper, top),
        (upper, top),
        (upper * 0.9, top + 0.3),
        (0, top + 0.5),
        (-upper * 0.9, top + 0.3),
    )
    sheet.lay(sheet.only(sheet.some(0.4), flap), shade * 0.8)
    seam = sheet.line((-upper, top + 0.12), (upper, top + 0.12), width=0.06)
    sheet.lay(sheet.only(sheet.some(0.6), seam), shade * 0.5)
    clasp = sheet.ellipse(0, sheet.between(0.1, 0.4), 0.1, 0.1)
    sheet.lay(sheet.only(sheet.some(0.5), clasp), sheet.between(0.05, 1.0))
    for side in (-1, 1):
        strap = sheet.line((side * upper, top), (side * 0.97, 0.5), width=0.08)
        sheet.lay(sheet.only(1 - handled, strap), shade * 0.9)
