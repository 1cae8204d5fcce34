"""Exports of other years, interfaces and languages than those of the first tests."""

import pytest

from analytics.reading.exports import registry
from analytics.reading.formats import files

OLD_LEXISNEXIS = """1 of 2 DOCUMENTS

                 Copyright 1999 The Selva Post Company

                              The Selva Post

                     March 4, 1999, Thursday, Final Edition

LENGTH: 92 words

HEADLINE: Dam Operator Admits Late Warning

BYLINE: Pia Holm

 BODY:
   The operator of the Selva dam warned the
villages three hours late.

LOAD-DATE: March 4, 1999

                              2 of 2 DOCUMENTS

                              Inland Weekly

                     March 11, 1999
                       Late Edition

Vineyards After The Frost

LENGTH: 40 words

   Two nights destroyed the harvest.

LOAD-DATE: March 12, 1999
"""
FRENCH_NEXIS = """Le barrage a prévenu trop tard
Le Courrier du Littoral
mardi 12 septembre 2023

Rubrique: RÉGION; Pg. 4
Longueur: 61 mots
Auteur: Inès Barrault
Corps


L'exploitant a reconnu le retard.

Classement
Langue: FRENCH; FRANÇAIS
Type de publication: Journal
Fin du document
"""
FACTIVA = """Economia
Ministro deixa o cargo
45 palavras
13 setembro 2023
Folha do Litoral
FOLIT
Português
Copyright 2023 Folha do Litoral

O ministro deixou o cargo.

Documento FOLIT00020230913ej9d0002y

В мире
Министр ушел в отставку
45 слов
13 сентября 2023
Прибрежная газета
PRIBR
Русский

Министр ушел в среду.

Документ PRIBR00020230913ej9d0003z
"""
PROQUEST_HEADINGS = """____________________________________________________________

Report Information from ProQuest

____________________________________________________________

Document 1 of 1

Dam operator admits late warning

Holm, Pia. The Selva Times; Port Selva [Port Selva]. 12 Sep 2023: 4.

ABSTRACT (ENGLISH)

The operator admitted it.

FULL TEXT

The operator warned the villages late.
Location: the hall of Port Selva, where the mayors met.
They ask for an inquiry.
Nobody answered them.
The minister was absent.

DETAILS

Subject:                        Dams; Floods

Author:                         Holm, Pia

Publication title:              The Selva Times; Port Selva

Publication date:               Sep 12, 2023

ProQuest document ID:           2863000001
"""
SPANISH_PROQUEST = """____________________________________________________________

La presa avisó tarde

Autor: Barral, Inés

Información de publicación: Correo del Litoral ; Puerto Selva 12 Sep 2023: 4.

Resumen: La operadora admitió el retraso.

Texto completo: La operadora avisó tarde.

Materia: Presas

Título de publicación: Correo del Litoral; Puerto Selva

Fecha de publicación: Sep 12, 2023

Editorial: Litoral SA
"""
EUROPRESSE = """<html><body><span class="DocPublicationName">The Selva Times (web site)</span>
<span class="DocHeader">News, Tuesday, September 12, 2023 - 10:15 AM UTC -0400 1,234 words, p. A4</span>
<p class="titreArticleVisu">Dam operator admits late warning</p><p class="sm-margin-bottomNews">Pia Holm</p>
<div class="docOcurrContainer"><p>The operator warned the villages late.</p></div>
<div class="publiC-lblNodoc">web·20230912·TST·1a2b3c</div></body></html>"""
DIVIDED_CLIPPINGS = """**Dam operator admits late warning**
*The Selva Times* — Sept. 12, 2023 — by Pia Holm

The operator warned the villages late.

* * *

**Minister steps down**
Grower's Monthly, Sept. 13, 2023

He took responsibility.
"""
ARTICLE = "The operator of the dam warned the villages late, and the mayors ask for an inquiry by experts. " * 3
LABELLED = "".join(
    f"Titel: {title}\nMedium: {source}\nDatum: {date}\n\n{ARTICLE}\n\n----------\n\n"
    for title, source, date in (
        ("Der Damm", "Selva Zeitung", "12.09.2023"),
        ("Der Minister", "Der Winzer", "13.09.2023"),
        ("Der Frost", "Der Winzer", "20.04.2023"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            OLD_LEXISNEXIS,
            [
                ("Dam Operator Admits Late Warning", "The Selva Post", "1999-03-04", "Pia Holm"),
                ("Vineyards After The Frost", "Inland Weekly", "1999-03-11", ""),
            ],
            id="LexisNexis of 1999",
        ),
        pytest.param(
            FRENCH_NEXIS,
            [("Le barrage a prévenu trop tard", "Le Courrier du Littoral", "2023-09-12", "Inès Barrault")],
            id="Nexis Uni in French",
        ),
        pytest.param(
            FACTIVA,
            [
                ("Ministro deixa o cargo", "Folha do Litoral", "2023-09-13", ""),
                ("Министр ушел в отставку", "Прибрежная газета", "2023-09-13", ""),
            ],
            id="Factiva in Portuguese and Russian",
        ),
        pytest.param(
            PROQUEST_HEADINGS,
            [("Dam operator admits late warning", "The Selva Times", "2023-09-12", "Holm, Pia")],
            id="ProQuest with headings",
        ),
        pytest.param(
            SPANISH_PROQUEST,
            [("La presa avisó tarde", "Correo del Litoral", "2023-09-12", "Barral, Inés")],
            id="ProQuest in Spanish",
        ),
        pytest.param(
            DIVIDED_CLIPPINGS,
            [
                ("Dam operator admits late warning", "The Selva Times", "2023-09-12", "Pia Holm"),
                ("Minister steps down", "Grower's Monthly", "2023-09-13", ""),
            ],
            id="clippings divided by rules",
        ),
    ],
)
def test_each_record_has_its_fields(text, expected):
    export = registry.read(text)

    assert [(one.title, one.source, one.date, one.author) for one in export.records] == expected


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            OLD_LEXISNEXIS,
            [
                "The operator of the Selva dam warned the villages three hours late.",
                "Two nights destroyed the harvest.",
            ],
            id="LexisNexis of 1999",
        ),
        pytest.param(FRENCH_NEXIS, ["L'exploitant a reconnu le retard."], id="Nexis Uni in French"),
        pytest.param(SPANISH_PROQUEST, ["La operadora avisó tarde."], id="ProQuest in Spanish"),
        pytest.param(
            DIVIDED_CLIPPINGS,
            ["The operator warned the villages late.", "He took responsibility."],
            id="clippings divided by rules",
        ),
    ],
)
def test_the_body_is_the_article_alone(text, bodies):
    assert [record.body for record in registry.read(text).records] == bodies


def test_the_date_behind_a_section_is_read():
    (record,) = registry.read(EUROPRESSE, html=True).records

    assert (record.source, record.date, record.title) == (
        "The Selva Times",
        "2023-09-12",
        "Dam operator admits late warning",
    )


def test_a_label_within_an_article_does_not_end_it():
    body = registry.read(PROQUEST_HEADINGS).records[0].body

    assert body.startswith("The operator warned")
    assert body.endswith("The minister was absent.")


def test_articles_that_all_begin_with_labels_are_split(tmp_path):
    (tmp_path / "clips.txt").write_text(LABELLED, encoding="utf-8")

    loaded = files.load([tmp_path])

    assert not loaded.issues
    assert [(one.title, one.source, one.date) for one in loaded.documents] == [
        ("Der Damm", "Selva Zeitung", "2023-09-12"),
        ("Der Minister", "Der Winzer", "2023-09-13"),
        ("Der Frost", "Der Winzer", "2023-04-20"),
    ]
