"""Exports of press databases are split into their articles, with the fields of each."""

import pytest

from analytics.reading.exports import registry

GENIOS = """Süddeutsche Zeitung vom 04.03.2019, Seite 3

Rat schließt das alte Fährterminal
Der Hafenrat von Nordhafen hat am Montag beschlossen, das alte Terminal zu schließen.
Die Fischer protestierten vor der Halle.

Quelle: Süddeutsche Zeitung vom 04.03.2019, Nr. 53, S. 3
ISSN: 0174-4917
Ressort: Politik
Dokumentnummer: A12345678
Dauerhafte Adresse des Dokuments: https://www.wiso.example/document/SZ__A12345678
Alle Rechte vorbehalten: (c) Süddeutsche Zeitung GmbH
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
Bauern zählen die Verluste
Im Tal der Ardel ertranken im Februar mehr als viertausend Schafe.
Quelle: Der Landbote, 11.03.2019, S. 12
Ressort: Wirtschaft
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
"""

PRESSREADER = """Harbour council closes terminal
2019-03-04 - Maud Ellery
The harbour council voted on Monday to close the terminal.
Fishermen protested.

Article Name:Harbour council closes terminal
Publication:The Northport Herald
Section:News
Author:Maud Ellery
Start Page:3
End Page:3
Farmers count the losses
The Inland Courier - 11 March 2019
Farmers lost four thousand sheep.
Article Name:Farmers count the losses
Publication:The Inland Courier
Start Page:12
End Page:12
"""

EUROPRESSE = """<html><body><p>Documents sauvegardés</p>
<article><header><div class="rdp__DocPublicationName">
<span class="DocPublicationName">Le Courrier (site web)</span></div>
<span class="DocHeader">lundi 4 mars 2019 - p. 3 - 450 mots</span>
<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">
Le port ferme son terminal</p></div>
<p class="sm-margin-bottomNews">Anne Aubrac</p></header>
<section><div class="docOcurrContainer"><p>Le conseil du port a voté lundi.</p>
<p>Les pêcheurs ont protesté.</p></div></section>
<footer><p>© 2019 Le Courrier. Tous droits réservés.</p>
<div class="publiC-lblNodoc">news·20190304·LC·3232</div></footer></article>
<article><span class="DocPublicationName">La Dépêche</span><span class="DocHeader">11 mars 2019 - 80 mots</span>
<p class="titreArticleVisu">Les fermiers comptent les pertes</p>
<div class="docOcurrContainer"><p>Quatre mille moutons sont morts.</p></div>
<div class="publiC-lblNodoc">news·20190311·LD·3233</div></article></body></html>
"""

FACTIVA_CODES = """SE  News
HD  Harbour council closes terminal
BY  Maud Ellery
WC  92 words
PD  4 March 2019
SN  The Northport Herald
SC  NPORT
PG  3
LA  English
CY  (c) 2019 The Northport Herald Ltd.
LP  The harbour council voted on Monday to close the terminal.
TD  Fishermen protested outside the hall.
They fear container ships.
CO  bltmr : Baltmar Lines
AN  Document NPORT00020190311ef3100001

SE  Business
HD  Farmers count the losses
WC  1.079 words
PD  11 March 2019
SN  The Inland Courier
LA  English
LP  Farmers lost four thousand sheep.
AN  Document NPORT00020190312ef3200002
"""

FACTIVA_PLAIN = """News
Harbour council closes terminal
By Maud Ellery
92 words
4 March 2019
06:30
The Northport Herald
NPORT
3
English
(c) 2019 The Northport Herald Ltd. All Rights Reserved.

The harbour council voted on Monday to close the terminal.
Fishermen protested outside the hall.

The Northport Herald Ltd

Document NPORT00020190311ef3100001

Farmers count the losses
79 Wörter
11. März 2019
Der Landbote
LBOTE
Deutsch
(c) 2019 Der Landbote GmbH

Bauern verloren viertausend Schafe.

Dokument LBOTE00020190312ef3200002
"""

GERMAN_LEXISNEXIS = """
                          Dokument 1 von 2

                       Der Landbote

                    Montag, 4. März 2019

Rat schließt das alte Terminal an der Mole und verkauft
es im Sommer

AUTOR: Maud Ellery

RUBRIK: POLITIK; S. 3

LÄNGE: 92 Wörter

Der Hafenrat hat am Montag beschlossen, das alte Terminal
zu schließen.

Die Fischer protestierten.

UPDATE: 5. März 2019

SPRACHE: GERMAN; DEUTSCH

                 Copyright 2019 Der Landbote GmbH
                    Alle Rechte vorbehalten

                          Dokument 2 von 2

                       Der Landbote

                    Montag, 11. März 2019

Bauern zählen die Verluste

LÄNGE: 79 Wörter

Viertausend Schafe ertranken.

UPDATE: 12. März 2019
"""


@pytest.mark.parametrize(
    ("text", "html", "layout", "expected"),
    [
        pytest.param(
            GENIOS, False, "GBI-Genios",
            [("Rat schließt das alte Fährterminal", "Süddeutsche Zeitung", "2019-03-04", "", "Politik", "3", 0),
             ("Bauern zählen die Verluste", "Der Landbote", "2019-03-11", "", "Wirtschaft", "12", 0)], id="Genios",
        ),
        pytest.param(
            PRESSREADER, False, "PressReader",
            [("Harbour council closes terminal", "The Northport Herald", "2019-03-04", "Maud Ellery", "News", "3", 0),
             ("Farmers count the losses", "The Inland Courier", "2019-03-11", "", "", "12", 0)], id="PressReader",
        ),
        pytest.param(
            EUROPRESSE, True, "Europresse",
            [("Le port ferme son terminal", "Le Courrier", "2019-03-04", "Anne Aubrac", "", "3", 450),
             ("Les fermiers comptent les pertes", "La Dépêche", "2019-03-11", "", "", "", 80)], id="Europresse",
        ),
        pytest.param(
            FACTIVA_CODES, False, "Factiva",
            [("Harbour council closes terminal", "The Northport Herald", "2019-03-04", "Maud Ellery", "News", "3", 92),
             ("Farmers count the losses", "The Inland Courier", "2019-03-11", "", "Business", "", 1079)],
            id="Factiva with codes",
        ),
        pytest.param(
            FACTIVA_PLAIN, False, "Factiva",
            [("Harbour council closes terminal", "The Northport Herald", "2019-03-04", "Maud Ellery", "News", "3", 92),
             ("Farmers count the losses", "Der Landbote", "2019-03-11", "", "", "", 79)], id="Factiva as text",
        ),
        pytest.param(
            GERMAN_LEXISNEXIS, False, "LexisNexis",
            [("Rat schließt das alte Terminal an der Mole und verkauft es im Sommer", "Der Landbote", "2019-03-04",
              "Maud Ellery", "POLITIK", "3", 92),
             ("Bauern zählen die Verluste", "Der Landbote", "2019-03-11", "", "", "", 79)], id="LexisNexis in German",
        ),
    ],
)  # fmt: skip
def test_each_article_of_an_export_has_its_own_fields(text, html, layout, expected):
    export = registry.read(text, html=html)

    assert export.layout == layout
    found = [
        (one.title, one.source, one.date, one.author, one.section, one.page, one.n_words) for one in export.records
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "html", "bodies"),
    [
        (
            GENIOS, False,
            [("Der Hafenrat von Nordhafen hat am Montag beschlossen, das alte Terminal zu schließen.\n"
              "Die Fischer protestierten vor der Halle."),
             "Im Tal der Ardel ertranken im Februar mehr als viertausend Schafe."],
        ),
        (
            PRESSREADER, False,
            ["The harbour council voted on Monday to close the terminal.\nFishermen protested.",
             "Farmers lost four thousand sheep."],
        ),
        (
            EUROPRESSE, True,
            ["Le conseil du port a voté lundi.\nLes pêcheurs ont protesté.", "Quatre mille moutons sont morts."],
        ),
        (
            FACTIVA_CODES, False,
            [("The harbour council voted on Monday to close the terminal.\nFishermen protested outside the hall.\n"
              "They fear container ships."), "Farmers lost four thousand sheep."],
        ),
        (
            FACTIVA_PLAIN, False,
            ["The harbour council voted on Monday to close the terminal.\nFishermen protested outside the hall.",
             "Bauern verloren viertausend Schafe."],
        ),
        (
            GERMAN_LEXISNEXIS, False,
            ["Der Hafenrat hat am Montag beschlossen, das alte Terminal zu schließen.\nDie Fischer protestierten.",
             "Viertausend Schafe ertranken."],
        ),
    ],
)  # fmt: skip
def test_the_body_is_the_text_alone_with_wrapped_lines_joined(text, html, bodies):
    assert [one.body for one in registry.read(text, html=html).records] == bodies


def test_the_line_of_each_record_in_the_file_is_known():
    lines = FACTIVA_PLAIN.split("\n")

    assert [lines[one.line - 1] for one in registry.read(FACTIVA_PLAIN).records] == ["News", "Farmers count the losses"]


def test_an_export_that_is_cut_in_its_last_article_says_so():
    cut = FACTIVA_PLAIN[: FACTIVA_PLAIN.index("Schafe.")]

    assert [one.is_cut for one in registry.read(cut).records] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A headline\nBy Maud Ellery\n4 March 2019\nThe council voted.\n---\nMore in 2020.\n---\nThe end.",
        "# One article\n\nNorthport Herald, 4 March 2019\n\nThe council voted.\n\n## Later\n\nIn 2018 it was built.",
        "Q: What is your title: mayor?\nA: Yes.\nFull text: see below.",
    ],
)
def test_a_text_with_one_article_is_no_export(text):
    assert registry.read(text) is None


def test_ten_thousand_records_are_read():
    export = registry.read(FACTIVA_PLAIN * 5_000)

    assert len(export.records) == 10_000


PROQUEST_RECORD = """Harbour council closes terminal

Author: Ellery, Maud

Full text: The harbour council voted on Monday.

----

Fishermen protested.

Publication title: The Northport Herald; Northport

Publication date: March 4, 2019

ProQuest document ID: 219000000
"""


@pytest.mark.parametrize("rule", ["________\n\n", "-----\n\n", "Report Information\n\n____\n", ""])
def test_one_record_of_proquest_is_read_with_any_rule_above_it_or_none(rule):
    export = registry.read(rule + PROQUEST_RECORD + "Title: Harbour council closes terminal\n\n____\n")

    (record,) = export.records
    assert (record.title, record.source, record.date, record.author) == (
        "Harbour council closes terminal", "The Northport Herald", "2019-03-04", "Ellery, Maud"
    )  # fmt: skip
    assert record.body == "The harbour council voted on Monday.\nFishermen protested."
    assert export.n_unread == 0


def test_one_record_of_proquest_without_the_number_of_the_document_is_read():
    export = registry.read("____\n\n" + PROQUEST_RECORD.partition("ProQuest document")[0])

    assert [(record.title, record.date) for record in export.records] == [
        ("Harbour council closes terminal", "2019-03-04")
    ]


def test_an_article_with_a_rule_and_the_full_text_of_a_statement_is_no_export():
    assert registry.read("The minister wrote a letter.\n\n---\n\nFull text: I resign today.\n\nHe left.\n") is None


def test_records_of_proquest_between_short_rules_are_split():
    first = PROQUEST_RECORD.replace("----\n\n", "")
    export = registry.read("\n".join(f"_____\n\n{each}" for each in (first, first.replace("Harbour", "Port"))))

    assert [record.title for record in export.records] == [
        "Harbour council closes terminal",
        "Port council closes terminal",
    ]
