"""The mail inside a forwarded mail: its sender, day and subject are those of the article, its header lines no text."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Any

from analytics.reading.dates import dates
from analytics.reading.raw import squeeze_blanks

REASON = "header of the forwarded mail"
SUBJECT = re.compile(r"\A(?:(?:fwd?|wg|tr|rv|re|aw|antw|sv|vs|odp|enc)\s*:\s*)+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(r"\s*(?:re|aw|antw|sv|odp)(?:\[\d+\])?\s*:", re.IGNORECASE)  # "vs" is also Danish for "forward"
LONGEST_NOTE = 160  # characters above a forwarded mail, about 25 words: a longer text is the article itself
_MARKS = (
    r"forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|message d'origine|mensaje reenviado|mensaje original|messaggio inoltrato|messaggio originale"
    r"|mensagem encaminhada|mensagem original|doorgestuurd bericht|oorspronkelijk bericht|wiadomość przekazana"
    r"|пересылаемое сообщение|vidarebefordrat meddelande"
)
_BLOCK = re.compile(
    rf"^(?P<mark>[ \t]*(?:-{{2,}}[ \t]*(?:{_MARKS})[ \t]*-{{2,}}|begin forwarded message:)[ \t]*)\n\s*"
    r"(?P<header>(?:[ \t]*[^\W\d_][\w -]{0,14}:[ \t].{1,300}\n){2,8})",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS = {
    "author": "from von de da van od от från",
    "date": "date datum fecha data дата sent gesendet envoyé enviado inviato verzonden",
    "title": "subject betreff objet asunto oggetto assunto onderwerp temat тема ämne",
}
_FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels.split()}


def article_fields(text: str, subject: str) -> dict[str, Any]:
    """Return the fields of the mail that a text forwards, and its mark and header as known lines; {} if none.

    An answer, by the subject of its mail, and a mail with a long text above the other one forward none.
    """
    block = None if _ANSWER.match(subject) else _BLOCK.search(text)
    if not block or len(text[: block.start()].strip()) > LONGEST_NOTE:
        return {}
    known = {squeeze_blanks(line): REASON for line in [block["mark"], *block["header"].splitlines()]}
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
