"""Move boxes apart until none runs over another, each as little as may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Box:
    """A node's room: its point, half its width, what it takes above and below the point, and how far it gives way."""

    x: float
    y: float
    half: float
    above: float
    below: float
    gives: float = 1.0


def separate(boxes: Sequence[Box], rounds: int = 120) -> Sequence[Box]:
    """The same boxes, moved in place.

    In each round every two boxes that run over each other are pushed apart along the axis that costs least. A dense
    picture can end with a few still touching.
    """
    for _ in range(rounds):
        order = sorted(boxes, key=lambda box: (box.x - box.half, box.y, box.x))
        moved = False
        for i, one in enumerate(order):
            right = one.x + one.half
            for other in order[i + 1 :]:
                if other.x - other.half >= right:
                    break
                moved |= _push(one, other)
        if not moved:
            break
    return boxes


def _push(one: Box, other: Box) -> bool:
    dx = other.x - one.x
    wide = one.half + other.half - abs(dx)
    if wide <= 0.01:
        return False
    upper, lower = (one, other) if one.y - one.above <= other.y - other.above else (other, one)
    high = upper.y + upper.below - (lower.y - lower.above)
    if high <= 0.01:
        return False
    share = one.gives + other.gives
    if high < wide * 0.8:
        upper.y -= high * upper.gives / share * 0.6
        lower.y += high * lower.gives / share * 0.6
    else:
        sign = 1.0 if dx >= 0 else -1.0
        one.x -= sign * wide * one.gives / share * 0.6
        other.x += sign * wide * other.gives / share * 0.6
    return True
