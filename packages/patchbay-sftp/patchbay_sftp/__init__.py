"""The SFTP connector of Patchbay: files on an SFTP server."""

from __future__ import annotations

from patchbay_sftp.operations import check_server, delete, fetch, list_folder, move, put

__all__ = ["check_server", "delete", "fetch", "list_folder", "move", "put"]
