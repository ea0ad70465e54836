"""A manifest whose operations are described as requests, for several tests."""

from __future__ import annotations

from tests.packages.shipped import Manifest

TRACKER: Manifest = {
    "connector": "tracker",
    "name": "Tracker",
    "version": "1.0.0",
    "description": "Keep track of what has to be done.",
    "category": "support",
    "icon": {"light": "icon.svg"},
    "permissions": {"hosts": ["{credential.site}"], "files": True},
    "credential_types": [
        {
            "type": "account",
            "name": "Account",
            "testable": True,
            "settings": [
                {"name": "site", "type": "string", "label": "Site", "required": True},
                {"name": "email", "type": "string", "label": "E-mail"},
                {"name": "token", "type": "secret", "label": "Token"},
            ],
            "authenticate": {
                "kind": "basic",
                "user": "{email}",
                "password": "{token}",
            },
            "check": {"method": "GET", "url": "/myself"},
        },
        {
            "type": "app",
            "name": "App",
            "settings": [
                {"name": "site", "type": "string", "label": "Site"},
                {"name": "client_id", "type": "string", "label": "Client id"},
                {"name": "client_secret", "type": "secret", "label": "Secret"},
            ],
            "oauth2": {
                "grant": "authorization_code",
                "authorize": "https://login.example.com/authorize",
                "token": "https://login.example.com/token",
                "scopes": ["read"],
            },
        },
    ],
    "service": {
        "base": "https://{credential.site}/rest",
        "headers": {"Accept": "application/json"},
        "message": ["body.errors.0", "body.message"],
        "failures": [{"status": 404, "error": "not-found"}],
    },
    "choices": [
        {
            "choices": "projects",
            "name": "Projects",
            "credential_type": "account",
            "request": {"method": "GET", "url": "/projects"},
            "answer": {"items": "body.values", "value": "key", "label": "name"},
        },
        {
            "choices": "kinds",
            "name": "Kinds of issue",
            "needs": ["project"],
            "credential_type": "account",
            "request": {"method": "GET", "url": "/projects/{project}/kinds"},
            "answer": {"items": "body", "value": "."},
        },
    ],
    "operations": [
        {
            "operation": "create",
            "name": "Create an issue",
            "placements": ["task"],
            "summary": "Create {title}",
            "settings": [
                {
                    "name": "account",
                    "type": "credential",
                    "label": "Account",
                    "credential_type": "account",
                },
                {
                    "name": "project",
                    "type": "choice",
                    "label": "Project",
                    "choices_from": "projects",
                },
                {
                    "name": "kind",
                    "type": "string",
                    "label": "Kind",
                    "choices_from": "kinds",
                },
                {"name": "title", "type": "string", "label": "Title"},
                {
                    "name": "labels",
                    "type": "list",
                    "label": "Labels",
                    "items": {"type": "string"},
                },
                {
                    "name": "person",
                    "type": "object",
                    "label": "Person",
                    "fields": [{"name": "id", "type": "string", "label": "Id"}],
                },
            ],
            "request": {
                "method": "POST",
                "url": "/projects/{project}/issues",
                "query": {"notify": True},
                "headers": {"X-Key": "{idempotency_key}"},
                "body": {
                    "json": {
                        "title": "{title}",
                        "kind": "{kind}",
                        "labels": "{labels}",
                        "person": {"id": "{person.id}"},
                    }
                },
            },
            "answer": {
                "outputs": {"number": "body.number", "issue": "body"},
                "failures": [{"status": 422, "error": "invalid"}],
            },
            "preview": "request",
            "outputs": [
                {"name": "number", "type": "number"},
                {"name": "issue", "type": "object"},
            ],
            "errors": [
                {"code": "not-found", "name": "There is no such project"},
                {"code": "invalid", "name": "The issue was refused"},
            ],
            "idempotency": "keyed",
        },
        {
            "operation": "list",
            "name": "List issues",
            "placements": ["task"],
            "summary": "List issues",
            "settings": [
                {
                    "name": "account",
                    "type": "credential",
                    "label": "Account",
                    "credential_type": "account",
                },
                {"name": "most", "type": "integer", "label": "Most", "default": 50},
            ],
            "request": {"method": "GET", "url": "/issues"},
            "answer": {
                "outputs": {"issues": "items"},
                "pages": {
                    "kind": "cursor",
                    "items": "body.issues",
                    "next": "body.next",
                    "parameter": "cursor",
                    "size": {"parameter": "limit", "value": 20},
                    "most": "{most}",
                },
            },
            "outputs": [{"name": "issues", "type": "list"}],
            "idempotency": "natural",
        },
    ],
}
