"""Keys: from a passphrase or a recovery key to the one key that seals the records.

A random data key seals everything. It is itself kept wrapped, once under a key that Argon2id makes
of the passphrase (RFC 9106) and once under the recovery key, so that another passphrase rewrites no
record. Sealing is ChaCha20-Poly1305 (RFC 8439) with a random nonce for each seal; what is sealed is
bound to the vault and to what it is, so that two records cannot be swapped.

The only file that imports cryptography, and only when a key is made or used.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import unicodedata
import uuid
from dataclasses import dataclass
from typing import Any

from growth_tui.problem import Problem
from growth_tui.store.envelope import Damaged

_NONCE = 12
_TAG = 16
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try at a passphrase costs: memory in KiB, passes over it, and lanes.

    The defaults take about half a second and 256 MiB.
    """

    memory_kib: int = 256 * 1024
    iterations: int = 3
    lanes: int = 4


USUAL = Cost()
"""What a passphrase costs unless something else is asked for."""

# Limits on what about.json may ask for: it might come from a synced folder that others can write.
_MOST = Cost(memory_kib=4 * 1024 * 1024, iterations=100, lanes=64)


class VaultSealer:
    """Seals with a vault's data key; holds the key in memory for as long as it lives."""

    def __init__(self, vault: str, data_key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._vault = vault
        self._data_key = data_key
        self._cipher = ChaCha20Poly1305(data_key)
        self._alias_key = hmac.digest(data_key, b"growth-tui file names", "sha256")
        self._tag_key = hmac.digest(data_key, b"growth-tui about.json", "sha256")

    @property
    def vault(self) -> str:
        """The id of the vault whose key it holds."""
        return self._vault

    def seal(self, data: bytes, context: bytes) -> bytes:
        """Give `data` sealed: 12 bytes of nonce, then as many bytes as `data`, then a tag of 16."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, data, self._bound(context))

    def open(self, data: bytes, context: bytes) -> bytes:
        """Give what was sealed; raises ValueError where it is damaged or was sealed as another."""
        from cryptography.exceptions import InvalidTag

        if len(data) < _NONCE + _TAG:
            raise ValueError("too short to be sealed")
        try:
            return self._cipher.decrypt(data[:_NONCE], data[_NONCE:], self._bound(context))
        except InvalidTag:
            raise ValueError("does not match its seal") from None

    def alias(self, name: str) -> str:
        """Give the name that stands for `name` on the disk: 32 hexadecimal digits."""
        return hmac.digest(self._alias_key, name.encode("utf-8", "surrogatepass"), "sha256").hex()[
            :32
        ]

    def tag(self, data: bytes) -> str:
        """Give what shows that `data` was written by someone who had the data key."""
        return hmac.digest(self._tag_key, data, "sha256").hex()

    def wrapped(self, key: bytes, role: str) -> str:
        """Give the data key, wrapped under `key` (32 bytes), as base64."""
        return _wrap(self._data_key, key, self.vault, role)

    def _bound(self, context: bytes) -> bytes:
        return self.vault.encode() + b"\n" + context


def new_sealer() -> VaultSealer:
    """Give a sealer for a new vault with a new random data key."""
    return VaultSealer(str(uuid.uuid4()), os.urandom(32))


def new_recovery_key() -> str:
    """Give 160 random bits as eight groups of four letters and digits."""
    text = base64.b32encode(os.urandom(20)).decode()
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def key_block(
    sealer: VaultSealer, passphrase: str, recovery_key: str, cost: Cost
) -> dict[str, Any]:
    """Give what about.json keeps, so that either the passphrase or the recovery key opens it."""
    return {
        **passphrase_block(sealer, passphrase, cost),
        "recovery": sealer.wrapped(_recovery(recovery_key), "recovery"),
    }


def passphrase_block(sealer: VaultSealer, passphrase: str, cost: Cost) -> dict[str, Any]:
    """Give the part of the key block that the passphrase opens."""
    salt = os.urandom(16)
    key = _stretched(passphrase, salt, cost)
    return {
        "kdf": {
            "name": "argon2id",
            "salt": base64.b64encode(salt).decode(),
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
        },
        "passphrase": sealer.wrapped(key, "passphrase"),
    }


def open_with_passphrase(vault: str, block: dict[str, Any], passphrase: str) -> VaultSealer | None:
    """Give the vault's sealer, None where it is the wrong passphrase.

    Raises Damaged where the key block makes no sense.
    """
    try:
        kdf = block["kdf"]
        cost = Cost(kdf["memory_kib"], kdf["iterations"], kdf["lanes"])
        salt = base64.b64decode(kdf["salt"], validate=True)
        if kdf["name"] != "argon2id" or not _sane(cost):
            raise Damaged("asks for a key that this program cannot make")
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise Damaged("has no whole key block") from None
    return _opened(vault, block, "passphrase", _stretched(passphrase, salt, cost))


def open_with_recovery_key(vault: str, block: dict[str, Any], text: str) -> VaultSealer | None:
    """Give the vault's sealer, None where it is the wrong recovery key; raises as above."""
    return _opened(vault, block, "recovery", _recovery(text))


def _opened(vault: str, block: dict[str, Any], role: str, key: bytes) -> VaultSealer | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        raw = base64.b64decode(block[role], validate=True)
        bound = _wrap_context(vault, role)
        return VaultSealer(vault, ChaCha20Poly1305(key).decrypt(raw[:_NONCE], raw[_NONCE:], bound))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise Damaged("has no whole key block") from None


def _wrap(data_key: bytes, key: bytes, vault: str, role: str) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(_NONCE)
    sealed = ChaCha20Poly1305(key).encrypt(nonce, data_key, _wrap_context(vault, role))
    return base64.b64encode(nonce + sealed).decode()


def _wrap_context(vault: str, role: str) -> bytes:
    return f"growth-tui key\n{vault}\n{role}".encode()


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # The same passphrase typed on another system may arrive in another Unicode form.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return kdf.derive(typed)
    except MemoryError:
        raise Problem(
            f"Opening needs {cost.memory_kib // 1024} MiB of free memory for a moment.",
            then="Close something else, then try again.",
        ) from None


def _recovery(text: str) -> bytes:
    # As written down by hand: no case, no spaces, and the digits that base32 leaves out.
    plain = "".join(text.upper().split()).replace("-", "")
    plain = plain.translate(str.maketrans("018", "OIB"))
    return hashlib.blake2b(plain.encode(), digest_size=32, person=b"growth recovery").digest()


def _sane(cost: Cost) -> bool:
    parts = ((cost.memory_kib, _MOST.memory_kib), (cost.iterations, _MOST.iterations))
    return all(
        isinstance(value, int) and 0 < value <= most
        for value, most in (*parts, (cost.lanes, _MOST.lanes))
    )
