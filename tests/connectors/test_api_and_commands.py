"""The palette over HTTP, the connectors on the command line, the schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from lxml import etree
from rest_framework.test import APIClient

ROOT = Path(__file__).parent.parent.parent
SCHEMA = ROOT / "connectors" / "schemas" / "connector.xsd"


@pytest.fixture
def client(db: None) -> APIClient:
    """Return a signed-in client."""
    made = APIClient()
    made.force_login(User.objects.create_user("ada"))
    return made


def test_the_palette_is_sent_once(client: APIClient) -> None:
    first = client.get("/api/palette/")
    again = client.get("/api/palette/", headers={"If-None-Match": first["ETag"]})

    assert {one["connector"] for one in first.json()["connectors"]} >= {"email"}
    assert again.status_code == 304


def test_a_manifest_is_sent_whole(client: APIClient) -> None:
    assert client.get("/api/connectors/email/").json()["operations"][0]["settings"]


def test_an_unknown_connector_is_a_problem(client: APIClient) -> None:
    response = client.get("/api/connectors/gone/")

    assert (response.status_code, response.json()["code"]) == (404, "not-found")
    assert "gone" in response.json()["detail"]


def test_list_gives_one_line_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("connectors", "list", "--json")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    email = next(line for line in lines if line["connector"] == "email")
    assert list(email) == ["connector", "name", "package", "version", "operations"]
    assert "subject" in email["operations"][0]["settings"]


def test_check_names_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = ROOT / "packages/patchbay-email/patchbay_email/connector.json"
    bad = tmp_path / "connector.json"
    bad.write_text('{"connector": "x"}')

    with pytest.raises(SystemExit) as ended:
        call_command("connectors", "check", str(good), str(tmp_path), "--json")

    first, second = (json.loads(x) for x in capsys.readouterr().out.splitlines())
    assert ended.value.code == 1
    assert (first["accepted"], first["problems"]) == (True, [])
    assert not second["accepted"]
    assert second["problems"][0]["message"]


def test_the_example_of_the_document_keeps_to_the_schema() -> None:
    text = (ROOT / "docs" / "connector-file.md").read_text(encoding="utf-8")
    found = re.search(r"<connector:step.*?</connector:step>", text, re.DOTALL)
    assert found is not None
    step = etree.fromstring(found[0])

    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(step), schema.error_log
    step.set("connector", "")
    assert not schema.validate(step)
