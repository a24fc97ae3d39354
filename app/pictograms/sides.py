"""Which side of the body a picture shows at work."""

from app.domain.library.picture import Picture, Role

LEFT, RIGHT = "left", "right"


def shown_side(picture: Picture) -> str:
    """Return the receiver's side that `works` names, left or right; "" if it names both or neither.

    In profile the near side is the left one if the front of the body is to the left of the spine: a body facing left
    shows its left side. From the front it is the right one, from the back the left.
    """
    sides = {worked.partition("_")[0] for worked in picture.works}
    receiver = next((figure for figure in picture.figures.values() if figure.role is Role.RECEIVER), None)
    if len(sides) != 1 or receiver is None:
        return ""
    near = LEFT if (receiver.chest_left if not receiver.frontal else not receiver.facing) else RIGHT
    if sides == {"near"}:
        return near
    return RIGHT if near == LEFT else LEFT
