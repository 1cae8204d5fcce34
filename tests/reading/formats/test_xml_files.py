"""XML by its root element: news of agencies, texts of archives and of text recognition, lists of addresses."""

import pytest
from reading_helpers import problems, texts

from analytics.reading.formats.files import load_uploads

G2 = "http://iptc.org/std/nar/2006-10-01/"


def loaded(text, name="a.xml"):
    return load_uploads([(name, text if isinstance(text, bytes) else text.encode())])


def fields(text, name="a.xml"):
    (document,) = loaded(text, name).documents
    return document.title, document.source, document.author, document.date, document.language, document.text


NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="fr"><head><docdata><date.issue norm="20210503T091205+0200"/><doc.copyright holder="Fil du Port"/>
</docdata></head><body><body.head>
<hedline><hl1>Le quai ferme</hl1><hl2>Sous-titre</hl2></hedline><byline>Par Maud Quill</byline></body.head>
<body.content><p>Le conseil a vot&eacute;.</p><media><media-caption>Le quai</media-caption></media>
<p>C&#39;est <em>fini</em>.</p>
</body.content><body.end><tagline>Texte : MQ</tagline></body.end></body></nitf>"""
PLAIN_ITEM = f"""<newsItem xmlns="{G2}" xml:lang="de"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="dna"/><versionCreated>2021-05-04T10:02:00+02:00</versionCreated></itemMeta><contentMeta>
<by>Von Maud Quill</by>
<headline>Das Dock schließt</headline></contentMeta><contentSet><inlineData contenttype="text/plain">Erster Absatz.

Zweiter Absatz.</inlineData></contentSet></newsItem>"""
NEWSML = """<NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>wire.example</ProviderId><DateId>20210503</DateId></NewsIdentifier></Identification><NewsComponent>
<NewsLines><HeadLine>Dock closes</HeadLine>
<ByLine>By Maud Quill</ByLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="Lantern Wire"/>
</Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><ContentItem><DataContent>
<p>The board voted.</p>
<p>It&nbsp;was close.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title>An edition</title>
<author>Maud Quill</author></titleStmt><sourceDesc><bibl><title level="j">Northport Gazette</title>
<date when="1889-07-14">14 July</date></bibl></sourceDesc></fileDesc></teiHeader><text><body>ARTICLES</body></text>
</TEI>"""


def test_nitf_gives_the_body_alone():
    assert fields(NITF) == (
        "Le quai ferme", "Fil du Port", "Maud Quill", "2021-05-03", "fr", "Le conseil a voté.\nC'est fini."
    )  # fmt: skip


def test_a_plain_text_in_newsml_g2_has_its_paragraphs():
    assert fields(PLAIN_ITEM) == (
        "Das Dock schließt", "dna", "Maud Quill", "2021-05-04", "de", "Erster Absatz.\nZweiter Absatz."
    )  # fmt: skip


def test_newsml_1_is_read():
    assert fields(NEWSML, "a.newsml") == (
        "Dock closes", "Lantern Wire", "Maud Quill", "2021-05-03", "en", "The board voted.\nIt was close."
    )  # fmt: skip


def test_items_in_an_envelope_are_each_read_and_pictures_reported():
    picture = PLAIN_ITEM.replace("ninat:text", "ninat:picture")
    withdrawn = (
        "<nitf><head><docdata management-status='canceled'/></head><body.content><p>A.</p></body.content></nitf>"
    )
    both = loaded(f"<envelope>{PLAIN_ITEM}{picture}<inner>{PLAIN_ITEM}</inner>{withdrawn}</envelope>")

    assert list(texts(both)) == ["a.xml#1", "a.xml#3"]
    assert problems(both) == {
        "a.xml": "2 of 4 items are no articles or have no text (first: article 2: a picture, not a text)"
    }


def test_the_articles_of_a_tei_edition_have_their_own_titles():
    two = "".join(
        f'<div type="article"><head>Title {n}</head><p>Text {n}<note>see p. 9</note>.</p></div>' for n in "12"
    )

    assert [
        (each.title, each.source, each.date, each.text) for each in loaded(TEI.replace("ARTICLES", two)).documents
    ] == [
        ("Title 1", "Northport Gazette", "1889-07-14", "Text 1."),
        ("Title 2", "Northport Gazette", "1889-07-14", "Text 2."),
    ]


def test_tei_gives_the_corrected_words():
    body = "<p>The har-<lb break='no'/>bour <choice><sic>baord</sic><corr>board</corr></choice><lb/>voted.</p>"

    assert fields(TEI.replace("ARTICLES", body)) == (
        "An edition", "Northport Gazette", "Maud Quill", "1889-07-14", "en", "The harbour board voted."
    )  # fmt: skip


def test_the_annotated_words_of_a_parliament_become_sentences():
    words = (
        "<u><seg><s><w>Good</w><w join='right'>day</w><pc>.</pc></s><s><w join='right'>Yes</w><pc>!</pc></s></seg></u>"
    )

    assert fields(TEI.replace("ARTICLES", words))[-1] == "Good day.\nYes!"


ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page><TopMargin><TextBlock><TextLine>
<String CONTENT="HERALD"/></TextLine></TextBlock></TopMargin><PrintSpace><TextBlock><TextLine><String CONTENT="The"/>
<String CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"/><HYP CONTENT="-"/></TextLine><TextLine>
<String CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/><String CONTENT="board"/></TextLine></TextBlock>
<TextBlock><TextLine><String CONTENT="second"/><HYP/></TextLine><TextLine><String CONTENT="ary"/></TextLine>
</TextBlock>
</PrintSpace></Page></Layout></alto>"""
PAGE = """<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page><ReadingOrder><OrderedGroup>
<RegionRefIndexed index="1" regionRef="b"/><RegionRefIndexed index="0" regionRef="a"/></OrderedGroup></ReadingOrder>
<TextRegion id="b" type="paragraph"><TextLine><TextEquiv><Unicode>second¬</Unicode></TextEquiv></TextLine><TextLine>
<TextEquiv><Unicode>ary</Unicode></TextEquiv></TextLine></TextRegion><TextRegion id="a" type="heading"><TextEquiv>
<Unicode>The harbour board</Unicode></TextEquiv></TextRegion><TextRegion id="c" type="page-number"><TextEquiv>
<Unicode>7
</Unicode></TextEquiv></TextRegion></Page></PcGts>"""
HOCR = """<html><body><div class="ocr_page"><p class="ocr_par"><span class="ocr_line"><span class="ocrx_word">The</span>
<span class="ocrx_word">har-</span></span><span class="ocr_line">bour board</span></p>
<p class='ocr_par'><span class='ocr_line'>secondary</span></p></div></body></html>"""


@pytest.mark.parametrize(("name", "text"), [("a.xml", ALTO), ("a.xml", PAGE), ("a.html", HOCR), ("a.hocr", HOCR)])
def test_recognised_texts_are_paragraphs_in_reading_order(name, text):
    assert fields(text, name)[-1] == "The harbour board\n\nsecondary"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<urlset><url><loc>https://a.example/</loc></url></urlset>", "a sitemap: 1 addresses without text"),
        ("<inventory><item>1</item></inventory>", "XML without articles"),
        (
            "<newsItem><contentSet/></newsItem>",
            "1 of 1 items are no articles or have no text (first: article 1: no text)",
        ),
    ],
)
def test_xml_without_articles_is_reported(text, problem):
    assert problems(loaded(text)) == {"a.xml": problem}


def test_entities_of_a_document_are_never_read(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    head = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY y "bomb">]>'
    found = loaded(f"{head}<nitf><body><body.content><p>A &x;&y; B</p></body.content></body></nitf>")

    assert texts(found) == {"a.xml#1": "A B"}
    assert problems(found) == {"a.xml": "not well-formed XML"}


def test_what_stands_before_the_end_of_a_cut_file_is_read():
    found = loaded(NITF[: NITF.index("<em>")])

    assert texts(found) == {"a.xml#1": "Le conseil a voté.\nC'est"}
    assert problems(found) == {"a.xml": "not well-formed XML"}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_used(encoding):
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = f"{head}<nitf><body><body.content><p>Zürich</p></body.content></body></nitf>"

    assert fields(text.encode(encoding))[-1] == "Zürich"


def test_a_list_of_addresses_in_a_text_is_reported():
    addresses = "https://a.example/1\n2. https://a.example/2\thttp\n<https://b.example/x>\n".replace(
        "\thttp", "  2021-05-03"
    )

    assert problems(loaded(addresses, "a.txt")) == {"a.txt": "a list of addresses: 3 addresses without text"}
