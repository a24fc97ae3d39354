"""Times as people say them."""

from datetime import UTC, datetime, timedelta

import pytest

from app.web.times import ago

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=-5), "just now"),  # clocks of two servers differ
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=6, hours=23), "6 days ago"),
        (timedelta(days=7), "on 15 November 2026"),
        (timedelta(days=400), "on 18 October 2025"),
    ],
)
def test_the_past_is_told_in_the_unit_that_fits(passed: timedelta, said: str) -> None:
    assert ago(NOW - passed, NOW) == said
