"""Writes a connector as a distribution: a package whose only content is data."""

from __future__ import annotations

from pathlib import Path

from patchbay_tools.distributions import FolderTaken, Names, write_distribution
from patchbay_tools.openapi.connector import Connector
from patchbay_tools.openapi.exceptions import UnusableDocument
from patchbay_tools.openapi.fitting import text_of
from patchbay_tools.openapi.identity import icon_of

README = """# {distribution}

{name} for Patchbay, made from its OpenAPI document. It has {operations} operations and
no code: `{package}/connector.json` is all of it.

```
pip install -e .
```
"""


def write_connector(connector: Connector, folder: Path) -> Path:
    """Write a connector into a new folder; return where. Raises UnusableDocument."""
    manifest = connector.manifest
    names = Names(manifest["connector"], manifest["name"])
    readme = README.format(
        distribution=names.distribution,
        package=names.package,
        name=names.name,
        operations=len(manifest["operations"]),
    )
    files = {
        "README.md": readme,
        "__init__.py": f'"""{names.connector}: all of it is connector.json."""\n',
        "connector.json": text_of(manifest),
        "icon.svg": icon_of(names.name, dark=False),
        "icon-dark.svg": icon_of(names.name, dark=True),
    }
    try:
        return write_distribution(names, folder, files)
    except FolderTaken as error:
        advice = "Name another folder by --folder."
        raise UnusableDocument(str(error), advice) from error
