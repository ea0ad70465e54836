"""The operations on files."""

from __future__ import annotations

import posixpath
import stat
import uuid
from datetime import UTC, datetime
from typing import Any

from paramiko import SFTPAttributes
from patchbay_sdk import Context, Failed, Settings

from patchbay_sftp.servers import connected

LARGEST = 25 * 1024 * 1024
MOST = 10_000


def path_in(settings: Settings, name: str = "path") -> str:
    """Return a path that leads where it seems to. Raises Failed."""
    path = str(settings[name]).strip()
    if not path or ".." in path.split("/") or "\0" in path:
        raise Failed(f'"{path[:200]}" is no path: leave out ".." and empty names.')
    return path


def fetch(settings: Settings, context: Context) -> dict[str, Any]:
    """Fetch a file into the Request."""
    path = path_in(settings)
    name = str(settings.get("name") or posixpath.basename(path))
    with connected(context) as session:
        size = session.stat(path).st_size or 0
        if size > LARGEST:
            raise Failed(f"{path} has {size:,} bytes; at most {LARGEST:,} are fetched.")
        with session.open(path, "rb") as file:
            file.prefetch(size)
            content = file.read(LARGEST + 1)
    context.files.write(name, content)
    context.log.info("Fetched %s bytes", len(content))
    return {"file": name, "size": len(content)}


def put(settings: Settings, context: Context) -> dict[str, Any]:
    """Put a file on the server, under another name until it is whole."""
    content = context.files.read(str(settings["file"]))
    path = path_in(settings)
    begun = f"{path}.{uuid.UUID(context.idempotency_key).hex[:12]}.part"
    with connected(context) as session:
        with session.open(begun, "wb") as file:
            file.set_pipelined(True)
            file.write(content)
        session.posix_rename(begun, path)
    context.log.info("Put %s bytes", len(content))
    return {"size": len(content)}


def list_folder(settings: Settings, context: Context) -> dict[str, Any]:
    """List a folder by name."""
    folder = path_in(settings)
    with connected(context) as session:
        found = sorted(session.listdir_attr(folder), key=lambda one: one.filename)
    return {"entries": [entry_of(folder, one) for one in found[:MOST]]}


def entry_of(folder: str, one: SFTPAttributes) -> dict[str, Any]:
    """Return one line of a folder."""
    changed = datetime.fromtimestamp(one.st_mtime or 0, UTC)
    return {
        "name": one.filename,
        "path": posixpath.join(folder, one.filename),
        "is_folder": stat.S_ISDIR(one.st_mode or 0),
        "size": one.st_size or 0,
        "changed_at": changed.isoformat(),
    }


def move(settings: Settings, context: Context) -> dict[str, Any]:
    """Give a file another path; what is there already is not written over."""
    path, to = path_in(settings), path_in(settings, "to")
    with connected(context, once=True) as session:
        session.rename(path, to)
    return {}


def delete(settings: Settings, context: Context) -> dict[str, Any]:
    """Delete a file."""
    path = path_in(settings)
    with connected(context) as session:
        session.remove(path)
    return {}


def check_server(_settings: Settings, context: Context) -> dict[str, Any]:
    """Connect and sign in."""
    with connected(context) as session:
        session.normalize(".")
    return {}
