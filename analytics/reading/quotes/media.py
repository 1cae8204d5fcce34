"""The agency or newspaper that brings a quotation: the speaker itself ("Xinhua reported"), or "X told Reuters"."""

from __future__ import annotations

import re

from analytics.reading.metadata import agencies

_HEADS = (
    r"Times|Post|Journal|Tribune|Herald|Guardian|Telegraph|Gazette|Chronicle|Examiner|Globe|Newspaper|Magazine|Radio|TV"
    r"|(?:Daily|USA) (?:Mail|Today|Beast|Caller)|News|CNN|BBC|NBC|CBS|ABC"
    r"|MSNBC|CNBC|NPR|PBS|Politico|POLITICO|Axios|Bloomberg|HuffPost|Newsweek|Reuters|Vox|Variety"
    r"|Zeitung|\w+zeitung|Spiegel|Focus|Stern|STANDARD|Standard|Kurier|ARD|ZDF|ORF|Monde|Figaro|Libération|Parisien|RFI"
    r"|País|Mundo|Vanguardia|Repubblica|Corriere|Stampa|Globo|Folha|Jazeera|Arabiya|TASS|Xinhua|dpa|AFP|AP|APA|EFE|ANSA"
)
_NAME = r"(?:(?:[^\W\d_a-z][\w&.’'-]*|of|de|la|El|Le|La)\s){0,4}?"
_MEDIUM = rf"(?P<medium>{_NAME}(?:{_HEADS}))(?![\w’'-])"
_WHOLE = re.compile(rf"(?:(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll][ea]|[Ee]l|[Ii]l)\s)?{_MEDIUM}$")
_ADDRESSEE = re.compile(  # behind the speaker, in the same sentence
    r"(?:[^.\n“”\"«»]{0,60}?\s)?(?:told|tells|interview (?:with|to|by)|statement to|sagte|erklärte|bestätigte"
    r"|gegenüber|Gespräch mit|Interview mit|à|au|aux|a|al|alla|disse à|declaró a)\s"
    r"(?:(?:the|(?:der|dem)(?: (?:Nachrichtenagentur"
    r"|Zeitung|Tageszeitung|Sender))?|l[’']agence(?: de presse)?|la agencia"
    rf"|le|la|el)\s)?{_MEDIUM}"
)


def medium(text: str, speaker: str, end: int, language: str) -> str:
    """Return the medium that brings the words of a speaker whose name ends at `end`, "" if none is named.

    It is an agency or newspaper: the speaker, or the one to whom the speaker said it.
    """
    addressee = _ADDRESSEE.match(text, end, end + 160)
    if addressee:
        return addressee["medium"]
    whole = _WHOLE.match(speaker)
    if whole:
        return whole["medium"]
    return speaker if agencies.name(speaker, language) else ""
