"""The numbers and lists of a rule in words."""

from app.domain.library.library import Library
from app.domain.library.rules import Number, RuleText
from app.domain.values import wording
from app.domain.values.positions import Position
from app.web.checks.patterns import spelled_out

LABELS = {
    "actions": "Kinds of technique",
    "changes": "Most changes of position in that time",
    "checkin": "Check-in",
    "delta": "Rise in the number that ends the session",
    "first": "Most minutes the first time",
    "first_intensity": "Highest intensity of the first touch",
    "from": "Strongest work starts after",
    "hold_s": "Longest hold, seconds",
    "hold_s_65plus": "Longest hold from age 65, seconds",
    "hours_after_rising": "Hours to wait after getting up",
    "in_a_row": "Most in a row",
    "intensity": "From intensity",
    "lay_s": "Longest press at home, seconds",
    "least_words": "Shortest note that is checked, words",
    "max_intensity": "Highest intensity",
    "max_intensity_4": "Most steps of intensity 4",
    "max_new": "Most new techniques",
    "max_step_up": "Most levels up in one step",
    "minutes": "Minutes",
    "minutes_per_change": "Minutes each change takes",
    "most": "At most",
    "neutral": "Neutral steps",
    "nprs": "Lowest pain that counts as a flare, 0 to 10",
    "order": "Order",
    "pair": "Minutes with a partner",
    "peak": "From intensity",
    "reading_age": "Highest reading age, years",
    "recheck": "Last step",
    "reps": "Most cycles",
    "rest_items": "Steps that count as a rest",
    "rest_s": "Shortest rest, seconds",
    "rests": "Rests on offer",
    "self_care": "Self-care on offer",
    "solo": "Minutes alone",
    "tail": "Last part of the session",
    "tail_max": "Highest intensity in the last part",
    "techniques": "Techniques",
    "therapist_s": "Longest press by a therapist, seconds",
    "to": "Strongest work ends before",
    "tolerance": "Largest difference between the sides",
    "total_max_s": "Longest for one area and side in all, seconds",
    "total_s": "Usual for one area and side in all, seconds",
    "touch": "First touch",
    "within_items": "Follows within this many steps",
}
# Where a rule uses a shared name in its own sense.
OWN_LABELS = {
    ("exercise_with_bodywork", "solo"): "Movements on offer",
    ("few_position_changes", "minutes"): "Session up to, minutes",
    ("flare_filter", "minutes"): "Most minutes in all",
    ("giver_load", "techniques"): "And these techniques",
    ("heat_first", "minutes"): "Minutes of warmth",
    ("retest", "techniques"): "Techniques that ask",
    ("session_length_therapist", "minutes"): "Minutes in all",
    ("warm_before_strong", "minutes"): "Least gentle work before, minutes",
}
_SHARES = {"from", "to", "tail", "tolerance"}


def numbers(rule: RuleText, library: Library) -> tuple[tuple[str, str], ...]:
    """Return the parameters of a rule as pairs of a label and its words."""
    return tuple((_label(rule, name), _words(name, value, library)) for name, value in rule.params.items())


def _label(rule: RuleText, name: str) -> str:
    return OWN_LABELS.get((rule.id, name)) or LABELS[name]


def _words(name: str, value: Number | tuple[Number, ...] | tuple[str, ...], library: Library) -> str:
    if not isinstance(value, tuple):
        return f"{wording.number(value * 100)}%" if name in _SHARES else wording.number(value)
    said = [_named(each, library) if isinstance(each, str) else wording.number(each) for each in value]
    is_range = len(value) == 2 and not isinstance(value[0], str)
    return " to ".join(said) if is_range else ", ".join(said)


def _named(word: str, library: Library) -> str:
    """Return what people call a technique, a position, a group or a word of the vocabulary."""
    if word in library.techniques:
        return library.techniques[word].name
    if word in tuple(Position):
        return Position(word).label
    return library.groups[word].lower() if word in library.groups else spelled_out(word)
