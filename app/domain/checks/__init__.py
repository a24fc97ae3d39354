"""The checks: what they find in a plan, why, and what would fix it. Pure, like all of the domain."""

from app.domain.checks.engine import check, locks
from app.domain.checks.finding import Finding, Fix
from app.domain.checks.mending import fix_all, fixes

__all__ = ["Finding", "Fix", "check", "fix_all", "fixes", "locks"]
