"""Ids and labels made of the names of a document."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LOWER_UPPER = re.compile(r"([a-z0-9])([A-Z])")
UPPER_WORD = re.compile(r"([A-Z]+)([A-Z][a-z])")
ONE_WORD = re.compile(r"OAuth|GitHub|GitLab|iOS|IDs|URLs|IPs|PayPal|YouTube")
OTHER = re.compile(r"[^a-z0-9]+")
LONGEST = 60
SHORT_FORMS = {
    one.lower(): one
    for one in ("ID", "URL", "URI", "API", "SMS", "HTML", "JSON", "IP", "UUID", "PDF")
} | {"ids": "IDs", "urls": "URLs"}


def words_of(name: str) -> list[str]:
    """Return the words of a name in any style, in small ASCII letters."""
    text = unicodedata.normalize("NFKD", name[:300]).encode("ascii", "ignore").decode()
    text = ONE_WORD.sub(lambda found: found[0].capitalize(), text)
    text = UPPER_WORD.sub(r"\1 \2", LOWER_UPPER.sub(r"\1 \2", text))
    return [one for one in OTHER.split(text.lower()) if one]


def mark_of(name: str) -> str:
    """Return six letters that stand for a name, always the same."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return "x" + digest[:5]


def joined(name: str, between: str, lead: str) -> str:
    """Return the words of a name as an id of at most 60 characters."""
    made = between.join(words_of(name)) or mark_of(name)
    if not made[0].isalpha():
        made = f"{lead}{between}{made}"
    if len(made) <= LONGEST:
        return made
    return f"{made[:53].rstrip(between)}{between}{mark_of(name)}"


def id_of(name: str, lead: str = "n") -> str:
    """Return an id of operations, errors and credential types: `create-issue`."""
    return joined(name, "-", lead)


def setting_name_of(name: str) -> str:
    """Return the name of a setting: `per_page`."""
    return joined(name, "_", "n")


def label_of(name: str) -> str:
    """Return what people read: `Per page`, `Owner ID`."""
    words = words_of(name)
    if not words:
        return " ".join(name.split())[:LONGEST] or "Value"
    shown = [SHORT_FORMS.get(one, one) for one in words]
    text = " ".join(shown)
    text = text[0].upper() + text[1:]
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


class TakenNames:
    """Gives each thing a name of its own."""

    def __init__(self, *taken: str) -> None:
        self.taken = set(taken)

    def free(self, name: str, lead: str) -> str:
        """Return the name, or one with more in front, that nothing else has."""
        for wanted in (name, f"{lead}_{name}"):
            if wanted not in self.taken and len(wanted) <= LONGEST:
                self.taken.add(wanted)
                return wanted
        number = 2
        while f"{name[:55]}_{number}" in self.taken:
            number += 1
        self.taken.add(f"{name[:55]}_{number}")
        return f"{name[:55]}_{number}"
