"""What can stop a use case, apart from the domain's own errors."""

from app.storage.revisions import Revision


class NotFound(Exception):
    """It does not exist or belongs to somebody else: from outside the two look the same."""


class Stale(Exception):
    """An undo or redo was for a version that is no longer the newest; `latest` is."""

    def __init__(self, latest: Revision) -> None:
        super().__init__("The sequence was changed in the meantime.")
        self.latest = latest
