"""Share tokens sealed for storage: a stolen database opens no link, but therapists can still see theirs."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Keys:
    """Keys made from the app's secret, for this one purpose. Seals with the first secret, unseals with any."""

    def __init__(self, secret_key: str, *old: str) -> None:
        self._keys = MultiFernet([Fernet(_derived(secret)) for secret in (secret_key, *old)])

    def seal(self, token: str) -> str:
        """Return `token` encrypted and signed."""
        return self._keys.encrypt(token.encode()).decode()

    def unseal(self, sealed: str) -> str | None:
        """Return the token, or None if it was changed or sealed with a secret that is gone."""
        try:
            return self._keys.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


def _derived(secret: str) -> bytes:
    if not secret:
        raise ValueError("a secret key is needed to seal share links")
    return urlsafe_b64encode(HKDF(SHA256(), length=32, salt=None, info=b"senline share token").derive(secret.encode()))
