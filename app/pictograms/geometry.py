"""Plane geometry with complex numbers: a point is x + yj, a direction is a number of length 1."""

import cmath
import math
from dataclasses import dataclass


def direction(degrees: float) -> complex:
    """Return the direction of an angle: 0 to the right, 90 up."""
    return cmath.exp(1j * math.radians(degrees))


def unit(vector: complex) -> complex:
    """Return `vector` with length 1; a vector without length points right."""
    return vector / abs(vector) if abs(vector) > 1e-9 else 1 + 0j


def dot(a: complex, b: complex) -> float:
    """Return the dot product: how far `a` goes along `b`, times the length of `b`."""
    return a.real * b.real + a.imag * b.imag


@dataclass(frozen=True, slots=True)
class Reached:
    """Where two bones have their joint and end, and by how much the end misses its target."""

    joint: complex
    end: complex
    missed: float


def two_bones(root: complex, target: complex, upper: float, lower: float, bend: complex) -> Reached:
    """Place elbow or knee so that a limb from `root` ends at `target` (law of cosines).

    Of the two ways to bend, it takes the one whose joint is further towards `bend`. A target too far away, or nearer
    than the limb can fold, is missed along its own direction.
    """
    way = target - root
    far = abs(way)
    reach = min(max(far, abs(upper - lower) + 0.01), upper + lower - 0.01)
    along = unit(way)
    cosine = (upper * upper + reach * reach - lower * lower) / (2 * upper * reach)
    angle = math.acos(max(-1.0, min(1.0, cosine)))
    joint = max((root + upper * along * cmath.exp(1j * turn) for turn in (angle, -angle)), key=lambda at: dot(at, bend))
    return Reached(joint, root + reach * along, abs(far - reach) if abs(far - reach) > 0.02 else 0.0)
