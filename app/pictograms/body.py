"""The one body everybody in the pictures shares: lengths and half-widths in hundredths of its height.

The lengths are close to usual adult proportions (head and neck 18, torso 30, arm
40 with the hand, leg 49). One body for all: neither thin nor stout, neither a woman's nor a man's.
"""

HEAD = 6.6  # half the height of the head
NECK = 4.6  # from the shoulders to the head's edge
TORSO = (14.0, 16.0)  # pelvis to waist, waist to shoulders
ARM = (17.0, 15.5, 6.0)  # upper arm, forearm, hand
LEG = (25.0, 24.0, 8.0)  # thigh, shin, foot

# Half-widths at both ends of each part.
TORSO_HALF = (6.2, 5.3, 6.3)
NECK_HALF = (2.9, 2.5)
ARM_HALF = ((2.8, 2.3), (2.2, 1.6), (1.9, 1.5))
LEG_HALF = ((4.9, 3.5), (3.4, 2.3), (2.2, 1.6))

# Seen from the front: half the distance between the shoulders, between the hips, and how rounded the trunk is.
SHOULDERS = 7.6
HIPS = 4.4
TRUNK_HALF = 3.6
