"""`patchbay connector preview [PATH]`: the connector's form, as it will be."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from pathlib import Path

from patchbay_tools.conformance.checking import NoConnector, folders_in
from patchbay_tools.previewing.looking import Previewed
from patchbay_tools.previewing.server import NotBuilt, Server

NAME = "preview"
HELP = "show the form of a connector in the browser while you change it"
UNBUILT = "The page of the preview is not built. Run make static/dist/built first.\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be given on the command line."""
    parser.add_argument("path", type=Path, nargs="?", default=Path())
    parser.add_argument(
        "--port", type=int, default=0, help="where it listens; any free one if not said"
    )
    parser.add_argument(
        "--no-browser", action="store_true", help="only say where the page is"
    )


def run(options: argparse.Namespace) -> int:
    """Show the connector until Ctrl C; return the exit status."""
    try:
        folders = folders_in(options.path)
    except NoConnector as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if len(folders) > 1:
        named = "\n".join(f"  {one}" for one in folders)
        sys.stderr.write(f"There are several connectors. Name one of\n{named}\n")
        return 2
    try:
        server = Server(Previewed(folders[0]), options.port)
    except NotBuilt:
        sys.stderr.write(UNBUILT)
        return 2
    except OSError as error:
        sys.stderr.write(f"Port {options.port} cannot be taken: {error.strerror}.\n")
        return 2
    return serve(server, is_opened=not options.no_browser)


def serve(server: Server, *, is_opened: bool) -> int:
    """Serve the page until someone ends it."""
    sys.stdout.write(f"{server.previewed.folder}: {server.url}\nCtrl C ends it.\n")
    sys.stdout.flush()
    if is_opened:
        webbrowser.open(server.url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.ending.set()
    finally:
        server.server_close()
    return 0
