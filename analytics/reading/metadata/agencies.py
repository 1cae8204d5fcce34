"""News agencies and how credits write them."""

from __future__ import annotations

import re

# A form with only capitals or only small letters is a code and must match exactly; other forms match in any case.
# "@de" after a form: only in articles of this language, because in other languages it often means something else.
_FORMS = """
Reuters: Reuters, Thomson Reuters, Thomson Reuters Foundation, rtr@de, Рейтер, رويترز, 路透社, ロイター
AP: AP, A.P., Associated Press, ap@de, Ассошиэйтед Пресс, أسوشيتد برس, 美联社, 美聯社
AFP: AFP, afp, Agence France-Presse, Agence France Presse, АФП, فرانس برس, أ ف ب, 法新社
UPI: UPI, United Press International
Bloomberg: Bloomberg, Bloomberg News, Блумберг
Dow Jones Newswires: Dow Jones Newswires, Dow Jones News, DJN
Tribune News Service: TNS@en, Tribune News Service, Tribune Content Agency
PA Media: PA@en, PA Media, Press Association
Canadian Press: Canadian Press, The Canadian Press, La Presse canadienne, La Presse Canadienne
AAP: AAP@en, Australian Associated Press
IPS: Inter Press Service
dpa: dpa, DPA, dpa-AFX, dpa-infocom, dpa-Custom Content, Deutsche Presse-Agentur, German Press Agency
SID: SID@de, sid@de, Sport-Informations-Dienst
epd: epd, Evangelischer Pressedienst
KNA: KNA, kna@de, Katholische Nachrichten-Agentur
APA: APA, apa@de, Austria Presse Agentur, APA-OTS
Keystone-SDA: Keystone-SDA, SDA, sda, Keystone-ATS, sda/ats, ATS@fr
AWP: AWP, awp@de
Belga: Belga
ANP: ANP
Ritzau: Ritzau
NTB: NTB
TT: TT@sv, TT Nyhetsbyrån
STT: STT@fi
EFE: EFE, Agencia EFE, EFE News
Europa Press: Europa Press, EP@es
Lusa: Lusa, Agência Lusa
ANSA: ANSA, Agenzia ANSA
AGI: AGI@it
Adnkronos: Adnkronos
Askanews: Askanews
PAP: PAP@pl, Polska Agencja Prasowa
CTK: ČTK, CTK
MTI: MTI@hu
BTA: BTA@bg, БТА
HINA: Hina@hr, HINA
Tanjug: Tanjug, Танјуг
TASS: TASS, ITAR-TASS, ТАСС, ИТАР-ТАСС
RIA Novosti: RIA Novosti, RIA, РИА Новости, РИА
Interfax: Interfax, Интерфакс, Interfax-Ukraine, Интерфакс-Украина
Sputnik: Sputnik, Спутник
Ukrinform: Ukrinform, Укрінформ, Укринформ
UNIAN: UNIAN, УНИАН, УНІАН
BelTA: BelTA, БелТА
Anadolu: Anadolu, Anadolu Agency, Anadolu Ajansı, AA@tr
DHA: DHA@tr, Demirören Haber Ajansı
IHA: İHA@tr, IHA@tr
Xinhua: Xinhua, Xinhua News Agency, Xinhuanet, Синьхуа, 新华社, 新華社
China News Service: China News Service, 中新社, 中新网
Kyodo: Kyodo, Kyodo News, 共同通信
Jiji: Jiji, Jiji Press, 時事通信
Yonhap: Yonhap, Yonhap News Agency, 연합뉴스
KCNA: KCNA
CNA Taiwan: Central News Agency, 中央社
Bernama: Bernama
Antara: Antara, ANTARA News
VNA: VNA@en, Vietnam News Agency, TTXVN
PTI: PTI, Press Trust of India
ANI: ANI, Asian News International
IANS: IANS, Indo-Asian News Service
UNI: UNI@en, United News of India
APP: APP@en, Associated Press of Pakistan
BSS: BSS, Bangladesh Sangbad Sangstha
Bakhtar: Bakhtar, Bakhtar News Agency, BNA, باختر
Pajhwok: Pajhwok, Pajhwok Afghan News, پژواک
Khaama Press: Khaama Press
IRNA: IRNA, ایرنا
ISNA: ISNA, ایسنا
Fars: Fars News Agency, FNA, فارس
Tasnim: Tasnim, Tasnim News Agency, تسنیم
Mehr: Mehr News Agency, MNA@en
SANA: SANA@ar, سانا
WAM: WAM, وام
SPA: Saudi Press Agency, SPA@ar, واس
KUNA: KUNA, كونا
MENA: Middle East News Agency, MENA@ar
Wafa: WAFA, Wafa
Petra: Petra News Agency
TAP: TAP@fr, Tunis Afrique Presse
APS: APS@fr, Algérie Presse Service
MAP: MAP@fr, Maghreb Arabe Presse
PANA: PANAPRESS, Panapress
NAN: News Agency of Nigeria
SAnews: SAnews, SAnews.gov.za
Agência Brasil: Agência Brasil
Télam: Télam, Telam
Notimex: Notimex
Prensa Latina: Prensa Latina
"""

_SPLIT = re.compile(
    r"\s*(?:[,;/|&+•·:\n]|\s[-\u2013\u2014]\s|\b(?:and|und|et|y|og|och|en|и|with|mit|via|in|for)\b(?![-.]))\s*"
)
_INITIALS = re.compile(r"[a-z]{2,4}|[A-Z]{2,3}|agenc(?:ies|y|ias)|agenturen|agences|staff|agency reports|others|online")
_EDGES = " \t\u00a0.,:;*()[]\"'“”„«»‘’-\u2013\u2014_/"
_ARTICLE = re.compile(
    r"(?:(?:the|die|der|den|la|el|news agency|nachrichtenagentur|agence|agenzia|agencia)\s+|l['’])", re.IGNORECASE
)
_ROLE = re.compile(
    r"['’]s?\b.*|\s+(?:agency|agencies|wires?|inputs?|reports?|staff|writers?|reporters?"
    r"|correspondents?|journalists?|photographers?|contributors?|material)\b.*",
    re.IGNORECASE,
)


def _table() -> dict[str, tuple[str, str]]:
    """Return (agency, language of the articles or "" for any) by the key of each form."""
    table = {}
    for row in _FORMS.strip().splitlines():
        agency, _, forms = row.partition(": ")
        for entry in forms.split(", "):
            form, _, language = entry.partition("@")
            table[_key(form)] = agency, language
    return table


def _key(form: str) -> str:
    """Return a code unchanged and a name in small letters; the mark before a name distinguishes the two."""
    return form if len(form) <= 5 and (form.isupper() or form.islower()) else f"={form.casefold()}"  # noqa: PLR2004


_AGENCY = _table()


def name(words: str, language: str) -> str:
    """Return the agency with this name, "" if there is none."""
    form = words.strip(_EDGES)
    article = _ARTICLE.match(form)
    for bare in (form, form[article.end() :]) if article else (form,):
        agency, where = _AGENCY.get(bare) or _AGENCY.get(f"={bare.casefold()}") or ("", "")
        if agency and where in ("", language[:2]):
            return agency
    return ""


def agency_names(words: str, language: str) -> list[str]:
    """Return the agencies in a list such as "AFP, dpa and Jane Doe"."""
    parts = [words, *_SPLIT.split(words)]
    return list(dict.fromkeys(filter(None, (name(part, language) for part in parts))))


def agencies_only(words: str, language: str) -> list[str]:
    """Return the agencies in a list of agencies and an editor's initials ("dpa/AFP/jd"), none for any other list."""
    if whole := name(words, language):
        return [whole]
    first, *others = _SPLIT.split(words.strip(_EDGES))
    if not (leading := name(first, language)):
        return []
    by_part = {part: name(part, language) for part in others if part.strip(_EDGES)}
    if not all(agency or _INITIALS.fullmatch(part.strip(_EDGES)) for part, agency in by_part.items()):
        return []
    return list(dict.fromkeys([leading, *filter(None, by_part.values())]))


def at_work(words: str, language: str) -> list[str]:
    """Return the agencies in a list of writers: "CNN's Jane Doe, Associated Press writer John Doe and AFP"."""
    return list(dict.fromkeys(filter(None, (_employer(part, language) for part in _SPLIT.split(words)))))


def _employer(words: str, language: str) -> str:
    """Return the agency in "AP business writers Jane Doe" or in its name alone."""
    before = _ROLE.sub("", words)
    if before == words:
        return name(words, language)
    parts = before.split()
    return next(filter(None, (name(" ".join(parts[:end]), language) for end in range(len(parts), 0, -1))), "")
