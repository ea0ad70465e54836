"""Rows of real databases: SQLite, and PostgreSQL where it runs on this machine."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_sdk.testing import LocalContext
from patchbay_sql import check_database, execute, query
from psycopg import sql

from connectors.calls import Call, Caller

SERVER = "postgresql://postgres@127.0.0.1:5432"
TABLE = """CREATE TABLE orders (id integer PRIMARY KEY, customer text NOT NULL,
total numeric(10, 2), placed timestamp)"""
Account = dict[str, Any]


@pytest.fixture
def file(tmp_path: Path) -> Account:
    """Return the account of a SQLite file with a table."""
    place = tmp_path / "shop.sqlite3"
    with sqlite3.connect(place) as connection:
        connection.execute(TABLE)
    return {"kind": "sqlite", "database": str(place)}


@pytest.fixture(scope="module")
def server() -> Iterator[Account]:
    """Return the account of a PostgreSQL database of its own, with a table."""
    name = f"patchbay_sql_{uuid.uuid4().hex[:12]}"
    try:
        administrator = psycopg.connect(f"{SERVER}/postgres", autocommit=True)
    except psycopg.OperationalError:
        pytest.fail("PostgreSQL has to run on 127.0.0.1:5432 for this test.")
    with administrator:
        made = sql.Identifier(name)
        administrator.execute(sql.SQL("CREATE DATABASE {}").format(made))
        with psycopg.connect(f"{SERVER}/{name}", autocommit=True) as connection:
            connection.execute(TABLE)
        yield {
            "host": "127.0.0.1",
            "port": 5432,
            "database": name,
            "user": "postgres",
            "password": Secret("not-asked-for"),
            "encrypted": "false",
        }
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(made)
        administrator.execute(drop)


@pytest.fixture(params=["file", "server"])
def account(request: pytest.FixtureRequest) -> Account:
    """Return an account of each kind of database, its table empty."""
    found: Account = request.getfixturevalue(request.param)
    run(found, "delete from orders")
    return found


def context(account: Account) -> LocalContext:
    """Return a call with an account."""
    return LocalContext(credential=account)


def run(account: Account, statement: str, **values: Any) -> dict[str, Any]:
    """Change rows."""
    return execute({"sql": statement, "values": values}, context(account))


def read(account: Account, statement: str, **more: Any) -> dict[str, Any]:
    """Read rows."""
    return query({"sql": statement, **more}, context(account))


ADD = "insert into orders (id, customer, total) values (:id, :customer, :total)"


def test_rows_are_written_and_read(account: Account) -> None:
    assert run(account, ADD, id=7, customer="Ada", total=12.5)["count"] == 1
    run(account, ADD, id=8, customer="Bob", total=3)

    found = read(account, "select id, customer, total from orders order by id")

    assert found["count"] == 2
    assert found["first"] == {"id": 7, "customer": "Ada", "total": 12.5}
    assert run(account, "update orders set total = 0")["count"] == 2
    given = run(account, "delete from orders where id = :id returning id", id=7)
    assert given == {"count": 1, "rows": [{"id": 7}]}


@pytest.mark.parametrize("name", ["x'); drop table orders; --", 'a"b', ":id", "%s"])
def test_a_value_is_never_sql(account: Account, name: str) -> None:
    run(account, ADD, id=1, customer=name, total=1)

    found = read(
        account, "select * from orders where customer = :name", values={"name": name}
    )

    assert found["first"]["customer"] == name


def test_a_rule_of_the_table_is_an_error_of_the_process(account: Account) -> None:
    run(account, ADD, id=1, customer="Ada", total=1)

    with pytest.raises(BpmnError) as raised:
        run(account, ADD, id=1, customer="Bob", total=1)

    assert raised.value.code == "constraint"
    assert read(account, "select count(*) as many from orders")["first"] == {"many": 1}


def test_reading_changes_nothing(account: Account) -> None:
    with pytest.raises(Failed):
        read(account, "delete from orders")


@pytest.mark.parametrize(
    "statement",
    [
        "select 1; insert into orders (id, customer) values (1, 'x')",
        "select 1; commit; insert into orders (id, customer) values (1, 'x')",
        "set transaction read write; insert into orders (id, customer) values (1, 'x')",
        "select ';' ; /* ; */ delete from orders",
    ],
)
def test_a_step_makes_one_statement(account: Account, statement: str) -> None:
    with pytest.raises(Failed, match="one statement"):
        read(account, statement)
    with pytest.raises(Failed, match="one statement"):
        run(account, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "select ';' as a",
        "select 1 as a; ",
        "select 1 as a -- ;",
        "select 1 /* ; */ as a",
    ],
)
def test_a_semicolon_in_a_text_is_none(account: Account, statement: str) -> None:
    assert read(account, statement)["count"] == 1


def test_a_transaction_that_reads_stays_so(server: Account) -> None:
    with pytest.raises(Failed):
        read(server, "set transaction read write")


def test_a_file_opens_no_other_one(file: Account, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    for statement in (f"attach '{other}' as other", f"vacuum into '{other}'"):
        for ask in (read, run):
            with pytest.raises(Failed):
                ask(file, statement)
    named = {**file, "database": f"{other}?mode=rwc&x=1"}
    with pytest.raises((Failed, RetryLater)):
        check_database({}, context(named))
    assert [one.name for one in tmp_path.iterdir()] == ["shop.sqlite3"]


def test_values_without_a_kind_in_json_are_text(server: Account) -> None:
    found = read(
        server,
        "select '10.0.0.1'::inet as host, interval '1 month' as age, "
        "12345678901234567.89::numeric as exact, '[1,5)'::int4range as range",
    )["first"]

    assert found["host"] == "10.0.0.1"
    assert found["exact"] == "12345678901234567.89"
    assert isinstance(found["age"], str)
    assert isinstance(found["range"], str)


def test_a_change_that_was_cut_off_is_not_made_again(server: Account) -> None:
    with pytest.raises(Failed, match="not known whether"):
        run(server, "select pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(RetryLater):
        read(server, "select pg_terminate_backend(pg_backend_pid())")


def test_where_there_is_no_row(account: Account) -> None:
    found = read(account, "select * from orders")
    assert (found["rows"], found["first"]) == ([], None)
    with pytest.raises(BpmnError) as raised:
        read(account, "select * from orders", needed=True)
    assert raised.value.code == "no-rows"


def test_so_many_rows_are_read_and_no_more(account: Account) -> None:
    for number in range(5):
        run(account, ADD, id=number, customer="Ada", total=1)
    assert read(account, "select * from orders", most=3)["count"] == 3


def test_a_statement_that_cannot_be_says_why(account: Account) -> None:
    with pytest.raises(Failed, match="nowhere"):
        read(account, "select * from nowhere")


def test_values_of_all_kinds_are_json(server: Account) -> None:
    found = read(
        server,
        "select 1.50::numeric as part, 2::numeric as whole, 'NaN'::float as nan, "
        "date '2026-01-31' as day, '\\x00ff'::bytea as bytes, '{1,2}'::int[] as list, "
        "'{\"a\": 1}'::jsonb as json, "
        "'6a0f1c52-7a5e-4c7a-8b53-0f6b5e1d9a40'::uuid as id",
    )["first"]

    assert found == {
        "part": 1.5,
        "whole": 2,
        "nan": None,
        "day": "2026-01-31",
        "bytes": "AP8=",
        "list": [1, 2],
        "json": {"a": 1},
        "id": "6a0f1c52-7a5e-4c7a-8b53-0f6b5e1d9a40",
    }


def test_an_account_is_tried(account: Account) -> None:
    assert check_database({}, context(account)) == {}


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    place = tmp_path / "none.sqlite3"
    with pytest.raises((Failed, RetryLater)):
        check_database({}, context({"kind": "sqlite", "database": str(place)}))
    assert not place.exists()


def test_a_server_that_is_not_there_is_asked_later(server: Account) -> None:
    gone = {**server, "port": 1}
    with pytest.raises(RetryLater):
        check_database({}, context(gone))
    for called in (read, run):
        with pytest.raises(RetryLater):
            called(gone, "select 1")


def test_in_its_process_it_reaches_only_what_is_allowed(server: Account) -> None:
    settings = {"sql": "select 1 as one", "account": "shop"}
    values = {**server, "password": "not-asked-for", "port": "5432"}
    inside, outside = Caller(allowed_hosts=["127.0.0.1"]), Caller()
    try:
        reached = inside.call(Call("sql", "query", settings, values))
        refused = outside.call(Call("sql", "query", settings, values))
    finally:
        inside.close()
        outside.close()

    assert reached.outputs["first"] == {"one": 1}, reached.message
    assert refused.kind == "failed"
    assert "127.0.0.1" in refused.message
