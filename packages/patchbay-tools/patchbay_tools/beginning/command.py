"""`patchbay connector new NAME`: the distribution of a connector that works."""

from __future__ import annotations

import argparse
import re
import sys
from importlib.resources import files
from pathlib import Path

from patchbay_tools.distributions import FolderTaken, Names, write_distribution
from patchbay_tools.openapi.identity import icon_of

NAME = "new"
HELP = "make a connector to begin with"
TEMPLATE = files("patchbay_tools.beginning").joinpath("template")
FILES = {
    "README.md": "README.md",
    "connector.json": "connector.json",
    "cases.json": "cases.json",
}
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be given on the command line."""
    parser.add_argument("name", help="what people call it: Office board")
    parser.add_argument("--folder", type=Path, help="where it is written")


def run(options: argparse.Namespace) -> int:
    """Write the connector and return the exit status."""
    names = Names(id_of(options.name), " ".join(options.name.split()))
    if not ID.fullmatch(names.connector) or len(names.connector) > LONGEST:
        sys.stderr.write(
            f'"{options.name}" cannot be a name. Take letters and digits, at most '
            f"{LONGEST}, beginning with a letter.\n"
        )
        return 2
    folder = options.folder or Path(names.distribution)
    try:
        write_distribution(names, folder, contents(names), is_tested=True)
    except FolderTaken as error:
        sys.stderr.write(f"{error} Name another folder by --folder.\n")
        return 2
    sys.stdout.write(
        f"Made {folder}.\nNext: pip install -e {folder}, then restart Patchbay.\n"
        f"It is {folder / names.package / 'connector.json'} that you change.\n"
    )
    return 0


def id_of(name: str) -> str:
    """Return the id of a name; letters that ids do not have become -."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def contents(names: Names) -> dict[str, str]:
    """Return the files of the connector by their names."""
    words = {
        "CONNECTOR": names.connector,
        "DISTRIBUTION": names.distribution,
        "PACKAGE": names.package,
        "NAME": names.name.replace("\\", "").replace('"', ""),
    }
    found = {}
    for place, source in FILES.items():
        text = TEMPLATE.joinpath(source).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        found[place] = text
    return {
        **found,
        "__init__.py": f'"""{names.connector}: all of it is connector.json."""\n',
        "icon.svg": icon_of(names.name, dark=False),
        "icon-dark.svg": icon_of(names.name, dark=True),
    }
