"""The columns of a table: which of them is the text, the title, the date, by its name or as the user chose."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analytics.errors import CorpusError
from analytics.text import folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Names of columns in exports of databases, feeds, scrapers and news services; the first name that a table has is used.
NAMES = {
    "text": "text content body bodytext article fulltext articletext articlebody contents story inhalt artikel"
    " volltext texte contenu corps texteintegral texto contenido cuerpo textocompleto conteudo corpo testo"
    " contenuto tekst tresc brødtekst inhoud texten brodtext metin icerik текст содержание 正文 内容 本文 본문 النص"
    " maintext plaintext cleantext cleanedtext contenttext storytext textcontent newstext articlecontent"
    " postcontent articlefulltext fullcontent extractedtext selftext cooked message tweet tweettext rawtext"
    " rawcontent pagecontent cleancontent newscontent contentbody maincontent documenttext doctext newsbody"
    " paragraphs html contenthtml bodyhtml articlehtml rawhtml textas tekstas teksts vsebina sadrzaj obsah"
    " szoveg tartalom cikk teksti sisältö continut innhold indhold brodtekst κείμενο περιεχόμενο матеріал"
    " зміст вміст съдържание садржај isi isiberita kandungan nộidung vănbản טקסט תוכן גוף متن محتوا المحتوى"
    " نص النصالكامل पाठ सामग्री विवरण ข้อความ เนื้อหา 內容 內文 全文 記事"
    " 記事本文 기사본문 내용 本文内容 textcomplet",
    "title": "title headline articletitle heading titel schlagzeile uberschrift titre titulo titular titolo tytuł"
    " tytul kop rubrik otsikko başlık baslik заголовок название 标题 見出し 제목 العنوان webtitle headlinemain"
    " headlinetext newstitle storytitle pagetitle titletext posttitle titulek nazev nazov nadpis titlu cim"
    " főcím foim judul tajuk tiêuđề tieude overskrift tittel pealkiri antraštė virsraksts naslov наслов"
    " заглавие τίτλος заголовокстатті כותרת عنوان عنوانخبر शीर्षक ชื่อเรื่อง หัวข้อ 標題"
    " タイトル 題名 기사제목 manchete"
    " otsake titul",
    "source": "source outlet publisher publication newspaper site sitename website"
    " domain sourcename medium mediaoutlet"
    " quelle zeitung herausgeber journal fuente medio fonte testata źródło zrodlo krant bron kalla kaynak"
    " источник издание 来源 媒体 المصدر publicationtitle containertitle journaltitle journalname sourcetitle"
    " metasitename ogsitename medianame newspapername publishername publicationname outletname sourcehostname"
    " hostname sourcedomain mediaurl threadsite threadsitefull channel channelname feedtitle feedname"
    " provider channeltitle sourcecommonname zdroj zdrojclanku sursa forras sumber media kilde lähde nguồn"
    " báo vir izvor извор джерело видання източник πηγή מקור منبع رسانه المصدرالاخباري स्रोत แหล่งที่มา 來源 媒體"
    " 媒体名 新聞名 新聞社 出典 언론사 신문사 매체 출처 allikas šaltinis avots jornal"
    " periodico giornale quotidiano mitjà veículo"
    " gazeta gazete",
    "date": "date published publishedat publishdate publicationdate datepublished pubdate publishedon publishedtime"
    " publicationtime created createdat timestamp day datum veroffentlicht veroffentlichtam erscheinungsdatum"
    " erscheinungstag publikationsdatum publikationstag datumderveroffentlichung datepublication"
    " datedepublication fecha fechadepublicacion data datadepublicacao datapubblicazione datapublikacji"
    " publicatiedatum tarih дата датапубликации 日期 发布时间 日付 날짜 التاريخ publisheddate publishingdate"
    " datepublish webpublicationdate firstpublicationdate firstpublished datetime publishedutc publishtime"
    " posteddate postedat dateposted createdutc createdtime versioncreated pubtime articledate newsdate"
    " issuedate dateissued issued seendate firstseen dateseen publicationyear publishyear year publicationday"
    " publishedparsed datumvydani datumpublikace keltezés megjelenes tanggal tarikh tanggalterbit päivämäärä"
    " julkaistu julkaisupäivä dato publiseringsdato udgivelsesdato kuupäev datums datapublicarii dataobjave"
    " datumobjave датум датапублікації датапубликация ημερομηνία תאריך تاریخ تاریختاریخانتشار تاريخالنشر"
    " तारीख तिथि दिनांक ngày ngàyđăng วันที่ 時間 时间 發布時間 掲載日 公開日 発行日 보도일"
    " 일자 작성일 등록일 publicado publicadoem"
    " yayıntarihi yayintarihi jahr annee ano anno jaar rok год 年",
    "url": "url link permalink sourceurl articleurl webaddress uri href lien enlace ссылка 链接 网址 weburl"
    " canonicallink canonicalurl finalurl originalurl pageurl newsurl linkspermalink troveurl shorturl"
    " mainentityofpageid mainentityofpage documentidentifier odkaz lenke länk linkki hivatkozás tautan pautan"
    " đườngdẫn povezava veza poveznica σύνδεσμος посилання קישור پیوند الرابط رابط लिंक ลิงก์ 連結 リンク 주소 링크",
    "author": "author authors byline creator writer journalist autor autoren verfasser auteur auteurs autores autore"
    " autori signature schrijver yazar автор 作者 著者 المؤلف bylineoriginal authorname authornames bylines"
    " contributor contributors username screenname by författare forfatter kirjoittaja kirjailija szerzo"
    " penulis pengarang tácgiả avtor autoriai autorius autors συντάκτης συγγραφέας автори מחבר כותב نویسنده"
    " الكاتب كاتب लेखक ผู้เขียน 記者 记者 筆者 기자 글쓴이 작성자 novinar новинар журналіст журналист giornalista"
    " periodista journaliste dziennikarz redaktor repórter",
    "language": "language lang languagecode sprache langue idioma lingua taal jezyk sprak dil"
    " язык 语言 言語 اللغة langs"
    " metalang inlanguage jazyk nyelv bahasa kieli sprog limba γλώσσα мова език שפה زبان भाषा ngônngữ ภาษา 語言"
    " jezik kalba valoda keel",
    "retrieved": "retrieved retrievedat retrievedon retrievaldate accessed accessedat accessdate dateaccessed crawled"
    " crawledat crawldate scraped scrapedat scrapedate scrapedon downloaded downloadedat downloaddate fetched"
    " fetchedat fetchdate savedat abgerufen abgerufenam abrufdatum consulte consultele datedeconsultation"
    " recupere consultado consultadoel recuperado acessado acessadoem consultato consultatoil pobrano"
    " datapobrania dostep geraadpleegd geraadpleegdop hamtad datedownload indexeddate indexedat datecrawled"
    " datescraped",
}
FIELDS = tuple(NAMES)
# Columns with a part of an article: they are its text only where no other column is, and the text is marked as cut.
EXCERPTS = (
    "leadparagraph lead lede standfirst abstract abstractnote snippet excerpt description summary teaser intro"
    " trailtext fieldstrailtext"
    " dek deck subtitle chapeau vorspann anriss zusammenfassung beschreibung kurztext resume resumen descripcion"
    " entradilla descrizione sommario riassunto resumo descricao samenvatting omschrijving"
    " sammanfattning ingress opis"
    " streszczenie описание аннотация 摘要"
)
# "crawl_time", "Date Accessed", "scraped_at": columns with the day on which a page was fetched, in many forms
_FETCHED = re.compile(
    r"(?:last|date|time|day)?(?:(?:crawl|scrap|fetch|retriev|access|captur|collect|archiv|harvest|ingest)(?:e?d|ing|al|ion)"
    r"|(?:download|import|add|sav|visit)ed)(?:date|time|timestamp|day|at|on|utc)?"
    r"|(?:crawl|scrape|fetch|access|download|capture|collect|archive|snapshot|import|visit|query|warc|harvest|ingest)"
    r"(?:date|time|timestamp|day)|date(?:added|saved|download)|erfassungsdatum|erfasst(?:am)?|gespeichertam|datedecapture"
    r"|fechade(?:consulta|descarga|captura)|datadi(?:consultazione|accesso)|datade(?:acesso|captura)|ophaaldatum"
)
# Objects around the fields of one article, as in `fields.bodyText`, `post.record.text` or `_source.title`.
_CONTAINERS = (
    "fields article articles post record object data _source source_ attributes item story"
    " node document doc news entry"
    " properties payload result metadata meta page snippet"
)
CONTAINERS = frozenset(_CONTAINERS.split())
SHOWN = 30  # columns named in a message: a table can have 500

Chosen = tuple[tuple[str, str], ...]  # (field, column) pairs chosen by hand; hashable, for the caches below


@lru_cache(maxsize=256)
def columns(names: tuple[str, ...], chosen: Chosen = ()) -> dict[str, str]:
    """Return `{field: column}` for the columns of a table: the chosen columns, else those with common names.

    A field chosen as "" stays empty; for a chosen column that the table does not have, the common names are used; a
    column chosen for one field is used for no other.
    """
    return {part: several[0] for part, several in candidates(names, chosen).items()}


@lru_cache(maxsize=256)
def candidates(names: tuple[str, ...], chosen: Chosen = ()) -> dict[str, tuple[str, ...]]:
    """Return `{field: columns}` with all columns that can be a field, best first; a chosen column is the only one."""
    by_hand = {
        part: matching_name(column, names) for part, column in chosen if not column or matching_name(column, names)
    }
    ranked: dict[str, list[tuple[int, int, str]]] = {}
    for name in names:
        part, rank = _field_of(name)
        if part and name not in by_hand.values():
            ranked.setdefault(part, []).append((rank, name.count("."), name))
    by_name = {part: tuple(name for *_, name in sorted(several, key=_rank)) for part, several in ranked.items()}
    return {part: several for part, several in by_name.items() if part not in by_hand} | {
        part: (column,) for part, column in by_hand.items() if column
    }


def _rank(entry: tuple[int, int, str]) -> tuple[int, int]:
    return entry[:2]


@cache
def _known_columns() -> dict[str, tuple[str, int]]:
    """Return `{name in the form of bare: (field, rank)}` for all common names."""
    excerpts = {bare(name): ("text", 1000 + rank) for rank, name in enumerate(EXCERPTS.split())}
    return excerpts | {bare(name): (part, rank) for part in FIELDS for rank, name in enumerate(NAMES[part].split())}


@lru_cache(maxsize=1 << 14)
def _field_of(name: str) -> tuple[str, int]:
    """Return the field and the rank of a column, ("", 0) for an unknown one; containers are not part of its name."""
    parts = name.removeprefix("_source.").split(".")  # `_source.title` of a search engine is no "source title"
    whole = _known_columns().get(bare(".".join(parts)))
    while whole is None and len(parts) > 1 and parts[0].casefold() in CONTAINERS:
        parts = parts[1:]
        whole = _known_columns().get(bare("".join(parts)))
    return whole or (("retrieved", 900) if _FETCHED.fullmatch(bare(name)) else ("", 0))


def is_excerpt(column: str) -> bool:
    """Return whether a column has only a part of the article, such as its lead paragraph."""
    return _field_of(column)[1] >= 1000  # noqa: PLR2004 - see _known_columns


def matching_name(column: str, names: Iterable[str]) -> str:
    """Return the name that equals `column`, or differs only in case and signs; "" if there is none."""
    names, wanted = tuple(names), bare(column)
    alike = (name for name in names if wanted and bare(name) == wanted)  # a name of signs alone equals no other
    return column if column in names else next(alike, "")


@lru_cache(maxsize=1 << 14)
def bare(name: str) -> str:
    """Return a column name without case, accents, spaces and signs: "Published At" equals "published_at"."""
    return re.sub(r"[\W_]+", "", folding.without_accents(str(name).casefold()))


def listed(names: Iterable[str]) -> str:
    """Return the names of columns for a message."""
    names = tuple(filter(None, names))
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return (", ".join(name[:40] for name in names[:SHOWN]) or "none") + more


def read_columns(given: Iterable[str]) -> dict[str, str]:
    """Return `{field: column}` for texts such as "text=Body"; "source=" leaves a field empty."""
    pairs = [each.partition("=") for each in given]
    for part, sign, _ in pairs:
        if not sign:
            raise CorpusError(f"Columns are chosen as field=column, as in text=Body: '{part}' has no '='.")
    return dict(chosen_columns({part.strip().lower(): column.strip() for part, _, column in pairs}))


def chosen_columns(given: Mapping[str, str]) -> Chosen:
    """Return the chosen columns as pairs; raise CorpusError for an unknown field."""
    for part in given:
        if part not in FIELDS:
            raise CorpusError(f"There is no field '{part}' to choose a column for. Fields are: {', '.join(FIELDS)}.")
    return tuple(given.items())
