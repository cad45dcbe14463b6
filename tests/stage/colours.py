"""
Colours as people see them: contrast, distance, and the three ways in which red, green and blue can be missing.

Contrast after WCAG 2; distance is CIE76 in CIELAB; the deficiencies are those of Machado and others (2009) at full severity.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

RGB = tuple[int, int, int]

_DEFICIENCIES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
EYES = ("usual", *_DEFICIENCIES)


def _linear(v: float) -> float:
    v /= 255
    return v / 12.92 if v <= 0.04045 else float(((v + 0.055) / 1.055) ** 2.4)


def _encoded(v: float) -> int:
    v = min(1.0, max(0.0, v))
    return round((v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055) * 255)


def as_seen(colour: RGB, eyes: str) -> RGB:
    """
    The colour as eyes with this deficiency see it.
    """
    if eyes == "usual":
        return colour
    linear = [_linear(v) for v in colour]
    red, green, blue = (_encoded(sum(m * v for m, v in zip(row, linear, strict=True))) for row in _DEFICIENCIES[eyes])
    return red, green, blue


def contrast(a: RGB, b: RGB) -> float:
    """
    From 1 (the same) to 21 (black and white).
    """
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(a: RGB, b: RGB) -> float:
    """
    CIE76: about 2 can just be told apart side by side, 20 at a glance.
    """
    return math.dist(_lab(a), _lab(b))


def _luminance(colour: RGB) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: RGB) -> Sequence[float]:
    red, green, blue = map(_linear, colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883

    def f(t: float) -> float:
        return float(t ** (1 / 3)) if t > 0.008856 else 7.787 * t + 16 / 116

    return 116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))
