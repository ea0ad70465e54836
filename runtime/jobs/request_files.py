"""The files of a Request, as its calls get them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.calls import StoredFile
from runtime.models import RequestFile
from runtime.statements import Select

NAMES = Select(RequestFile, "name", where="request")


class RequestFiles(Mapping[str, StoredFile]):
    """The files of a Request by name; a content is read when it is asked for."""

    def __init__(self, request: int) -> None:
        self.request = request
        self.names = NAMES.run(request)

    def __getitem__(self, name: str) -> StoredFile:
        found = RequestFile.objects.filter(request=self.request, name=name).first()
        if found is None:
            raise KeyError(name)
        return StoredFile(found.name, found.content_type, bytes(found.content))

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)
