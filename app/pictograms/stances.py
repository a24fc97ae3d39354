"""How a body usually lies, sits, kneels or stands: what a pose in the library starts from and changes.

In profile everybody faces left, and lies with the head on the left; `flipped` turns that round. Angles are those of
app/domain/library/picture.py. Near and far are as seen in the picture; from the front, near is the viewer's left of an
upright body, and the lower side of one lying with its head on the left.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.domain.library.picture import LIMBS, Limb


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The angles a figure starts from."""

    torso: tuple[float, float]
    head: float
    limbs: Mapping[str, Limb]
    frontal: bool = False
    chest_left: bool = True
    facing: bool = True
    torso_short: float = 1.0


def _limbs(*limbs: Limb) -> Mapping[str, Limb]:
    return MappingProxyType(dict(zip(LIMBS, limbs, strict=True)))


def _limb(upper: float, lower: float, end: float | None = None, short: tuple[float, float, float] = (1, 1, 1)) -> Limb:
    return Limb(angles=(upper, lower), end=end, short=short)


_HANGING = (_limb(-84, -98), _limb(-96, -104))
_FOOT_FROM_ABOVE = (1.0, 1.0, 0.55)
_STUB = (0.45, 0.1, 0.0)  # a thigh that comes towards the viewer, the shin hidden below it

STANCES: Mapping[str, Stance] = MappingProxyType(
    {
        "supine": Stance(
            torso=(180, 180),
            head=180,
            chest_left=False,
            limbs=_limbs(_limb(-2, 0), _limb(4, 2), _limb(0, 0, 78), _limb(3, 1, 82)),
        ),
        "supine_bent": Stance(
            torso=(180, 180),
            head=180,
            chest_left=False,
            limbs=_limbs(_limb(-2, 0), _limb(4, 2), _limb(52, -58, 0), _limb(59, -63, 0)),
        ),
        "prone": Stance(
            torso=(180, 180),
            head=180,
            limbs=_limbs(_limb(-2, 0), _limb(3, 2), _limb(0, 0, -12), _limb(2, 1, -8)),
        ),
        # Seen from above; the near leg and arm are the upper ones.
        "side_lying": Stance(
            torso=(180, 180),
            head=180,
            limbs=_limbs(_limb(-75, -100), _limb(-105, -160), _limb(-52, 12), _limb(-20, -6)),
        ),
        "sit_floor": Stance(
            torso=(90, 90), head=90, limbs=_limbs(_limb(-65, -100), _limb(-70, -104), _limb(180, 180), _limb(177, 179))
        ),
        "sit_heels": Stance(torso=(90, 90), head=90, limbs=_limbs(*_HANGING, _limb(199, -2, -4), _limb(196, -2, -4))),
        "kneel": Stance(torso=(90, 90), head=90, limbs=_limbs(*_HANGING, _limb(-90, -1, -6), _limb(-86, -1, -6))),
        "half_kneel": Stance(
            torso=(90, 90), head=90, limbs=_limbs(*_HANGING, _limb(-88, -1, -6), _limb(178, -90, 180))
        ),
        "half_kneel_near": Stance(
            torso=(90, 90), head=90, limbs=_limbs(*_HANGING, _limb(178, -90, 180), _limb(-88, -1, -6))
        ),
        "all_fours": Stance(
            torso=(172, 172),
            head=180,
            limbs=_limbs(_limb(-90, -90, 180), _limb(-86, -88, 180), _limb(-90, 0, -6), _limb(-87, 0, -6)),
        ),
        "chair": Stance(
            torso=(90, 90), head=90, limbs=_limbs(_limb(-78, -140), _limb(-82, -144), _limb(180, -90), _limb(176, -88))
        ),
        "stand": Stance(torso=(90, 90), head=90, limbs=_limbs(*_HANGING, _limb(-90, -90), _limb(-86, -89))),
        # Seen from the front.
        "front_stand": Stance(
            torso=(90, 90),
            head=90,
            frontal=True,
            limbs=_limbs(
                _limb(-104, -94),
                _limb(-76, -86),
                _limb(-92, -90, -125, _FOOT_FROM_ABOVE),
                _limb(-88, -90, -55, _FOOT_FROM_ABOVE),
            ),
        ),
        "front_kneel": Stance(
            torso=(90, 90),
            head=90,
            frontal=True,
            limbs=_limbs(
                _limb(-104, -94),
                _limb(-76, -86),
                _limb(-100, -90, None, (1, 0.12, 0)),
                _limb(-80, -90, None, (1, 0.12, 0)),
            ),
        ),
        "front_heels": Stance(
            torso=(90, 90),
            head=90,
            frontal=True,
            limbs=_limbs(
                _limb(-104, -94), _limb(-76, -86), _limb(-145, -90, None, _STUB), _limb(-35, -90, None, _STUB)
            ),
        ),
        "front_cross": Stance(
            torso=(90, 90),
            head=90,
            frontal=True,
            limbs=_limbs(
                _limb(-108, -80),
                _limb(-72, -100),
                _limb(190, -14, 0, (0.8, 0.8, 0.6)),
                _limb(-10, 194, 180, (0.8, 0.8, 0.6)),
            ),
        ),
        "front_chair": Stance(
            torso=(90, 90),
            head=90,
            frontal=True,
            limbs=_limbs(
                _limb(-104, -80),
                _limb(-76, -100),
                _limb(-96, -90, -110, (0.35, 1, 0.5)),
                _limb(-84, -90, -70, (0.35, 1, 0.5)),
            ),
        ),
        # Lying flat, seen from above.
        "top_supine": Stance(
            torso=(180, 180),
            head=180,
            frontal=True,
            limbs=_limbs(
                _limb(-14, -6), _limb(14, 6), _limb(-4, -2, -25, _FOOT_FROM_ABOVE), _limb(4, 2, 25, _FOOT_FROM_ABOVE)
            ),
        ),
        "top_prone": Stance(
            torso=(180, 180),
            head=180,
            frontal=True,
            facing=False,
            limbs=_limbs(
                _limb(-14, -6), _limb(14, 6), _limb(-4, -2, 0, _FOOT_FROM_ABOVE), _limb(4, 2, 0, _FOOT_FROM_ABOVE)
            ),
        ),
    }
)


def flipped(stance: Stance) -> Stance:
    """Return a stance mirrored; from the front, near and far stay on the viewer's left and right."""
    limbs = {name: _turned(limb) for name, limb in stance.limbs.items()}
    return replace(
        stance,
        torso=(180 - stance.torso[0], 180 - stance.torso[1]),
        head=180 - stance.head,
        chest_left=not stance.chest_left,
        limbs=MappingProxyType(limbs),
    )


def _turned(limb: Limb) -> Limb:
    upper, lower = limb.angles
    return replace(limb, angles=(180 - upper, 180 - lower), end=None if limb.end is None else 180 - limb.end)
