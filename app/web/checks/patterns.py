"""Which techniques a condition's rule or a giver's answer covers, in words."""

from collections.abc import Callable, Iterator

from app.domain.library.conditions import ConditionRule, Pattern
from app.domain.library.library import Library
from app.domain.library.technique import Roles, Skill
from app.domain.values.positions import Position

EVERYTHING = "every technique"
_ROLES = {
    Roles.PAIR: "hands-on work",
    Roles.SOLO: "movement on your own",
    Roles.SELF_CARE: "self-care",
}
_SKILLS = {
    Skill.LAY: "work that needs no practice",
    Skill.PRACTISED_LAY: "work for practised hands",
    Skill.THERAPIST_ONLY: "work for a trained therapist",
}
# Words that would not be understood with only their underscores removed.
_WORDS = {
    "passive_rom": "passive range of movement",
    "hip_flexion_over_90": "hip flexion over 90 degrees",
}
WEEKS = {"weeks_min": "from week {}", "weeks_max": "in the first {} weeks"}
# In reading order: the lead-in to a key's words if it comes first, and if it comes later.
_LEADS = {
    "roles": ("", ""),
    "skill": ("", ""),
    "techniques": ("", ""),
    "actions": ("", "with "),
    "movements": ("", "with "),
    "loads": ("", "with "),
    "areas": ("work on the ", "on the "),
    "position": ("techniques done ", "done "),
    "giver_position": ("techniques where the giver’s position says ", "where the giver’s position says "),
}


def pattern_words(pattern: Pattern, library: Library) -> str:
    """Return the techniques a pattern covers: "calf pressure or leg pressure, of intensity 3 or more"."""
    return ", ".join(_keys(pattern, library)) or EVERYTHING


def rule_words(rule: ConditionRule, library: Library) -> str:
    """Return the techniques a condition's rule covers, and when it applies."""
    place = ("on the affected side or area",) if rule.affected else ()
    limits = (_limit(name, limit, library) for name, limit in rule.limits)
    return ", ".join((pattern_words(rule.when, library), *place, *limits))


def spelled_out(word: str) -> str:
    """Return a word of the vocabulary as it is read."""
    return _WORDS.get(word, word.replace("_", " "))


def _keys(pattern: Pattern, library: Library) -> Iterator[str]:
    meant = dict(pattern.words)
    here = [key for key in _LEADS if key in meant]
    for key in here:
        first, later = _LEADS[key]
        yield (first if key == here[0] else later) + _either(sorted(map(_namer(key, library), meant[key])))
    if pattern.intensity_min:
        yield f"{'' if here else 'techniques '}of intensity {pattern.intensity_min} or more"


def _namer(key: str, library: Library) -> Callable[[str], str]:
    names: dict[str, Callable[[str], str]] = {
        "roles": lambda word: _ROLES[Roles(word)],
        "skill": lambda word: _SKILLS[Skill(word)],
        "position": lambda word: Position(word).label,
        "areas": lambda word: library.areas[word].lower(),
        "techniques": lambda word: library.described(word).name,
        "giver_position": lambda word: f"“{word}”",
    }
    return names.get(key, spelled_out)


def _either(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _limit(name: str, limit: int | bool, library: Library) -> str:
    if name in WEEKS:
        return WEEKS[name].format(limit)
    return f"unless “{library.needs[name].ask}” is answered {'no' if limit else 'yes'}"
