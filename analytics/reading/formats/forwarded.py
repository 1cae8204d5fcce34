"""The mail inside a forwarded mail: its sender, day and subject are those of the article, its header lines no text."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Any

from analytics.reading.dates import dates
from analytics.reading.raw import squeeze_blanks

REASON = "header of the forwarded mail"
SUBJECT = re.compile(r"\A(?:(?:fwd?|wg|tr|rv|re|aw|antw|sv|vs|odp|enc)\s*:\s*)+(?=\S)", re.IGNORECASE)
_MARKS = (
    r"forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|message d'origine|mensaje reenviado|mensaje original|messaggio inoltrato|messaggio originale"
    r"|mensagem encaminhada|mensagem original|doorgestuurd bericht|oorspronkelijk bericht|wiadomość przekazana"
    r"|пересылаемое сообщение|vidarebefordrat meddelande"
)
_BLOCK = re.compile(
    rf"^[ \t]*(?:-{{2,}}[ \t]*(?:{_MARKS})[ \t]*-{{2,}}|begin forwarded message:)[ \t]*\n\s*"
    r"(?P<header>(?:[ \t]*[^\W\d_][\w -]{0,14}:[ \t].{1,300}\n){2,8})",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS = {
    "author": "from von de da van od от från",
    "date": "date datum fecha data дата sent gesendet envoyé enviado inviato verzonden",
    "title": "subject betreff objet asunto oggetto assunto onderwerp temat тема ämne",
}
_FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels.split()}


def article_fields(text: str) -> dict[str, Any]:
    """Return the fields of the mail that a text forwards, and its header as known lines; {} if it forwards none."""
    block = _BLOCK.search(text)
    if not block:
        return {}
    lines = [*text[: block.start("header")].splitlines(), *block["header"].splitlines()]
    known = {squeeze_blanks(line): REASON for line in lines if line.strip()}
    rows = (line.strip().partition(":") for line in block["header"].splitlines())
    found = {_FIELD_OF.get(label.casefold(), ""): value.strip() for label, _, value in rows}
    name, address = parseaddr(found.get("author", ""))
    given = {
        "title": SUBJECT.sub("", found.get("title", "")),
        "author": name,
        "source": address.rpartition("@")[2].lower(),
        "date": dates.normalise(found.get("date", "")),
    }
    return {**{part: value for part, value in given.items() if value}, "known_lines": known}
