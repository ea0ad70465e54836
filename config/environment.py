"""What the installation is told from outside: PATCHBAY_… variables."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # NORMAL loses acknowledged edits in a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


def text(name: str, default: str = "") -> str:
    """Return the variable PATCHBAY_<name>."""
    return os.environ.get(f"PATCHBAY_{name}", default)


def flag(name: str) -> bool:
    """Say whether the variable PATCHBAY_<name> is 1, true or yes."""
    return text(name).lower() in {"1", "true", "yes"}


def words(name: str) -> list[str]:
    """Return the comma-separated words of the variable PATCHBAY_<name>."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Return the variable PATCHBAY_<name> as a whole number above 0."""
    given = text(name)
    return int(given) if given.isdecimal() and int(given) > 0 else default


def data_folder() -> Path:
    """Return the folder of the database and the secret key, made when missing."""
    folder = Path(text("DATA") or BASE_DIR / ".data").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """Return PATCHBAY_SECRET_KEY, else the key kept in the data folder."""
    given = text("SECRET_KEY")
    if given:
        return given
    file = data_folder() / "secret-key"
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        key = secrets.token_urlsafe(50)
        stream.write(key)
    return key


def database() -> dict[str, object]:
    """Return Django's database: PATCHBAY_DATABASE (postgresql://…), else SQLite."""
    url = text("DATABASE")
    if not url:
        return {
            "ENGINE": "config.sqlite",
            "NAME": data_folder() / "patchbay.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
    }


def channel_layer() -> dict[str, object]:
    """Return the channel layer: PATCHBAY_REDIS, else the memory of this process."""
    url = text("REDIS")
    if not url:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    return {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [url]},
    }
