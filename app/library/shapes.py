"""What a plain value in a library file may look like: one predicate each."""

import re
from collections.abc import Callable

Shape = Callable[[object], bool]

_LINK = re.compile(r"https?://[^\s\"<>]+")


def is_text(value: object) -> bool:
    """Whether `value` is text that is not empty."""
    return isinstance(value, str) and bool(value.strip())


def is_link(value: object) -> bool:
    """Whether `value` is the address of a web page; javascript: and data: are not."""
    return isinstance(value, str) and _LINK.fullmatch(value) is not None


def is_flag(value: object) -> bool:
    """Whether `value` is true or false."""
    return isinstance(value, bool)


def is_mapping(value: object) -> bool:
    """Whether `value` is a mapping."""
    return isinstance(value, dict)


def is_mappings(value: object) -> bool:
    """Whether `value` is a list of mappings that is not empty."""
    return isinstance(value, list) and bool(value) and all(map(is_mapping, value))


def is_number(value: object) -> bool:
    """Whether `value` is a number above 0. In Python True is a number; here it is not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def is_numbers(value: object) -> bool:
    """Whether `value` is a list of numbers above 0 that is not empty."""
    return isinstance(value, list) and bool(value) and all(map(is_number, value))


def is_whole(most: int) -> Shape:
    """Return whether a value is a whole number from 1 to `most`."""
    return lambda value: is_number(value) and isinstance(value, int) and value <= most


def is_texts(*, needed: bool) -> Shape:
    """Return whether a value is a list of texts; if needed, it is not empty."""
    return lambda value: isinstance(value, list) and all(map(is_text, value)) and (bool(value) or not needed)


def is_ascending(size: int, number: Shape = is_number) -> Shape:
    """Return whether a value is a list of `size` numbers, none smaller than the one before."""

    def fits(value: object) -> bool:
        return isinstance(value, list) and len(value) == size and all(map(number, value)) and value == sorted(value)

    return fits
