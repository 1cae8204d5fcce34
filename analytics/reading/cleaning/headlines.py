"""What distinguishes a headline from the name of the newspaper above it."""

from __future__ import annotations

import re

_NOUNS = (
    "herald|times|post|tribune|gazette|chronicle|journal|news|daily|weekly|mail|telegraph|guardian|observer|star|sun|mirror"
    "|courier|express|examiner|inquirer|enquirer|register|press|record|ledger|dispatch|standard|independent|sentinel"
    "|advertiser|argus|echo|globe|mercury|monitor|review|bulletin|lantern|zeitung|tageszeitung|nachrichten|anzeiger|bote"
    "|rundschau|presse|tagblatt|tageblatt|kurier|morgenpost|abendblatt|allgemeine|spiegel|stern|volksstimme|merkur|figaro"
    "|libération|monde|parisien|dépêche|gazzetta|corriere|giornale|repubblica|stampa|messaggero|mattino|diario|periódico"
    "|país|mundo|vanguardia|noticias|jornal|folha|estado|correio|dagblad|courant|volkskrant|telegraaf|gazeta|kurier"
    "|dziennik|известия|правда|новости|газета|вестник|tidning|tidningen|dagbladet|posten|aftenposten"
)
_ARTICLE = r"(?:the|der|die|das|le|la|les|l['\u2019]|el|los|il|lo|o|a|de|het)"
_OUTLET = re.compile(
    rf"\W*(?:{_ARTICLE}\s+)?(?:[^\W\d_a-zß-ÿ][\w'\u2019.-]*\s+){{0,3}}(?i:{_NOUNS})(?:\s+(?i:online|digital"
    rf"|on sunday|am sonntag|{_NOUNS})"
    r"|\s+(?:of|de|di|van|von)\s+[^\W\d_a-zß-ÿ][\w-]+)?\W*"
)
MOST_WORDS = 6


def is_outlet(line: str) -> bool:
    """Return whether a line is the name of a newspaper and nothing else: "The Northport Herald", "EL PAÍS"."""
    return len(line) <= 60 and len(line.split()) <= MOST_WORDS and _OUTLET.fullmatch(line) is not None  # noqa: PLR2004
