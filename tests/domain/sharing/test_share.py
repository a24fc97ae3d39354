"""When a link works."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sharing.passcode import FREE_TRIES, wait_after
from app.domain.sharing.share import MOST_DAYS, Share, expiry, is_open
from app.domain.values.errors import BadValue

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@given(moments, st.integers(1, MOST_DAYS))
def test_a_link_works_until_the_very_second_it_expires(now: datetime, days: int) -> None:
    end = expiry(now, days)
    assert end == now + timedelta(days=days)
    assert is_open(end, None, now)
    assert is_open(end, None, end - SECOND)
    assert not is_open(end, None, end)
    assert not is_open(end, None, end + SECOND)


@given(moments, moments)
def test_a_link_without_expiry_works_until_it_is_switched_off(now: datetime, off: datetime) -> None:
    assert is_open(expiry(now, None), None, now)
    assert not is_open(None, off, now)


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_an_expiry_lies_a_day_to_ten_years_ahead(days: int) -> None:
    with pytest.raises(BadValue):
        expiry(NOW, days)


@pytest.mark.parametrize("wrong_tries", range(FREE_TRIES + 2))
def test_a_link_is_guessed_at_once_wrong_tries_make_it_wait(wrong_tries: int) -> None:
    share = Share(
        id="x",
        token="t",
        created_at=NOW,
        expires_at=None,
        revoked_at=None,
        last_opened_at=None,
        wrong_tries=wrong_tries,
    )
    assert share.is_guessed_at is (wait_after(wrong_tries) > timedelta(0))


def test_a_share_knows_whether_it_is_open() -> None:
    share = Share(id="x", token="t", created_at=NOW, expires_at=NOW + SECOND, revoked_at=None, last_opened_at=None)
    assert share.is_open(NOW)
    assert not share.is_open(NOW + SECOND)
