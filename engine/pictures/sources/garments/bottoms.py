"""What is worn below, or all the way down: trousers and dresses."""

import numpy as np

from engine.pictures.sources.garments.sheet import Sheet


def trousers(sheet: Sheet) -> None:
    """Two legs under one waist, with a gap between them."""
    waist, hip = sheet.between(0.24, 0.36), sheet.between(0.3, 0.42)
    ankle, crotch = sheet.between(0.1, 0.2), sheet.between(-0.5, -0.3)
    stand = sheet.between(0.02, 0.1)  # how far a leg is from the middle, at its end
    shade = sheet.cloth(0.06)
    top = sheet.polygon((-waist, -0.98), (waist, -0.98), (hip, crotch), (-hip, crotch))
    sheet.lay(top, shade)
    for side in (-1, 1):
        leg = sheet.polygon(
            (side * 0.01, crotch - 0.05),
            (side * hip, crotch - 0.05),
            (side * (stand + 2 * ankle), 0.98),
            (side * stand, 0.98),
        )
        sheet.lay(leg, shade * (1 - 0.12 * (side > 0)))
    gap = sheet.polygon((0, crotch), (stand, 1.05), (-stand, 1.05))
    sheet.lay(gap, 0.0)
    belt = sheet.line((-waist, -0.93), (waist, -0.93), width=0.07)
    sheet.lay(sheet.only(sheet.some(0.5), belt), shade * 0.7)


def dresses(sheet: Sheet) -> None:
    """A narrow top, a waist, and a skirt that hangs straight or opens."""
    chest, waist = sheet.between(0.24, 0.36), sheet.between(0.2, 0.3)
    hem, at = sheet.between(0.24, 0.55), sheet.between(-0.35, -0.05)
    shade = sheet.cloth()
    bodice = sheet.polygon((-chest, -0.78), (chest, -0.78), (waist, at), (-waist, at))
    skirt = sheet.polygon((-waist, at - 0.05), (waist, at - 0.05), (hem, 0.98), (-hem, 0.98))
    sheet.lay(np.maximum(bodice, skirt), shade)
    sleeved = sheet.some(0.5)
    end, reach = sheet.between(-0.6, 0.2), sheet.between(0.42, 0.55)
    for side in (-1, 1):
        strap = sheet.line((side * chest * 0.8, -0.98), (side * chest * 0.85, -0.75), width=0.12)
        sheet.lay(strap, shade)
        sleeve = sheet.polygon(
            (side * (chest - 0.12), -0.93),
            (side * (chest + 0.03), -0.85),
            (side * reach, end),
            (side * (reach - 0.14), end),
            (side * (chest - 0.08), -0.55),
        )
        sheet.lay(sheet.only(sleeved, sleeve), shade * 0.9)
    neck = sheet.ellipse(0, -0.95, chest * 0.55, sheet.between(0.12, 0.28))
    shoulders = sheet.polygon((-chest, -0.96), (chest, -0.96), (chest, -0.75), (-chest, -0.75))
    sheet.lay(sheet.only(sleeved, shoulders), shade)
    sheet.lay(neck, 0.0)
    belt = sheet.line((-waist, at), (waist, at), width=0.08)
    sheet.lay(sheet.only(sheet.some(0.4), belt), sheet.between(0.1, 0.9))
