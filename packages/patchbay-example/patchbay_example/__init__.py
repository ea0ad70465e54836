"""Translates texts through a LibreTranslate server of your own."""

from __future__ import annotations

import json
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from patchbay_sdk import BpmnError, Context, Failed, RetryLater, Settings


def translate(settings: Settings, context: Context) -> dict[str, object]:
    """Return the text in the wanted language."""
    question = {
        "q": settings["text"],
        "source": "auto",
        "target": settings["language"],
        "api_key": context.credential["key"].reveal(),
    }
    return {"text": ask(context.credential["address"], question)}


def ask(address: str, question: dict[str, object]) -> str:
    """Return the server's translation."""
    request = Request(  # noqa: S310
        f"{address}/translate",
        data=json.dumps(question).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return str(json.load(answer)["translatedText"])
    except HTTPError as error:
        raise failure(error.code) from error
    except URLError as error:
        raise RetryLater("The translation server does not answer.", after=30) from error


def failure(status: int) -> Exception:
    """Return what a status of the server means for the process."""
    if status == 400:
        return BpmnError("unknown-language")
    if status == 429 or status >= 500:
        return RetryLater(f"The translation server answered {status}.", after=60)
    return Failed(f"The translation server answered {status}. Look at its account.")
