"""Names of the same entity in several languages are linked, similar names of different entities are not."""

import pandas as pd
import pytest

from analytics.entities import entities
from analytics.reading.ner import tagger
from analytics.text.document_text import Text

SAID = {
    "en": "{0} said on Monday that talks go on. The city waited for {0} again.",
    "de": "{0} sagte am Montag, die Gespräche gingen weiter. Man wartete auf {0}.",
    "fr": "{0} a dit lundi que les discussions continuent. On attend {0}.",
    "es": "{0} dijo el lunes que las conversaciones siguen. Se espera a {0}.",
    "it": "{0} ha detto lunedì che i colloqui continuano. Si aspetta {0}.",
    "pl": "{0} powiedział w poniedziałek, że rozmowy trwają. Czekano na {0}.",
}
SAME = """
en Germany = de Deutschland
en Austria = de Österreich
en Turkey = de Türkei
en United States = de USA
en US = de Vereinigte Staaten
en United Kingdom = de Großbritannien
en Britain = en United Kingdom
en UK = de Großbritannien
en Russia = de Russland
en China = fr Chine
en Beijing = de Peking
en Moscow = de Moskau
en Kiev = en Kyiv
en Kyiv = de Kiew
en Vienna = de Wien
en Munich = de München
en Cologne = de Köln
en Warsaw = pl Warszawa
en Rome = it Roma
en Milan = it Milano
en Geneva = fr Genève
en Geneva = de Genf
en Prague = de Prag
en Brussels = fr Bruxelles
en Athens = de Athen
en Cairo = de Kairo
en Tehran = de Teheran
en Ivory Coast = fr Côte d'Ivoire
en Myanmar = en Burma
en Czech Republic = de Tschechien
en Netherlands = de Niederlande
en Switzerland = de Schweiz
en NATO = fr OTAN
en United Nations = de Vereinte Nationen
en UN = fr ONU
en European Union = de EU
en European Union = fr Union européenne
en World Health Organization = en WHO
en World Health Organization = de Weltgesundheitsorganisation
en IMF = de Internationaler Währungsfonds
en International Monetary Fund = fr FMI
en World Bank = de Weltbank
en Kremlin = de Kreml
en Kremlin = pl Kreml
en OPEC = fr OPEP
en OPEC = es OPEP
en Hezbollah = de Hisbollah
en Hezbollah = es Hezbolá
en White House = it Casa Bianca
en Pentagon = es Pentágono
en Taliban = it Talebani
en OSCE = pl OBWE
en International Atomic Energy Agency = de IAEO
en European Court of Human Rights = fr CEDH
en European Commission = de Europäische Kommission
en European Central Bank = de EZB
en Red Cross = de Rotes Kreuz
en Afghan Foreign Ministry = de afghanisches Außenministerium
en Chinese foreign ministry = de chinesisches Außenministerium
en Russian Defence Ministry = de russisches Verteidigungsministerium
en German Foreign Ministry = fr ministère allemand des Affaires étrangères
en Agence France-Presse = en AFP
en Associated Press = en AP
en Hong Kong = de Hongkong
en North Korea = de Nordkorea
en South Korea = fr Corée du Sud
en Saudi Arabia = de Saudi-Arabien
en United Arab Emirates = de Vereinigte Arabische Emirate
en Lisbon = es Lisboa
en London = fr Londres
en Taliban = de Taliban
en Islamic State = en ISIS
en Vatican = de Vatikan
en Crimea = de Krim
en White House = de Weißes Haus
en Strasbourg = de Straßburg
en Copenhagen = de Kopenhagen
en Bucharest = de Bukarest
en Damascus = de Damaskus
en Baghdad = de Bagdad
en Lviv = de Lemberg
en Kharkiv = de Charkiw
"""
OTHER = """
en Islamabad = en Chittagong
en Victoria = en Hong Kong
en Salem = en Jerusalem
en Wang Yi = en Wang Yu
en Wang Yi = de Wang Wenbin
en Wang Yu = en Wang Wenbin
en Li Keqiang = en Li Qiang
en Li Peng = en Li Keqiang
en Kim Jong Un = en Kim Jong Il
en Kim Yo Jong = en Kim Jong Un
en Xi Jinping = en Xi Zhongxun
en George Bush = en Jeb Bush
en Bill Clinton = en Hillary Clinton
en Donald Trump = en Eric Trump
en Melania Trump = de Ivanka Trump
en Joe Biden = en Hunter Biden
en Michelle Obama = en Barack Obama
en Boris Johnson = en Mike Johnson
en John Kerry = en John Kelly
en John Kerry = en Bob Kerrey
en Angela Merkel = en Angela Rayner
en Vladimir Putin = en Vladimir Solovyov
en Bashar Assad = en Hafez Assad
en Sergei Lavrov = en Sergei Ryabkov
en Ashraf Ghani = en Abdul Ghani Baradar
en Hamid Karzai = en Qayum Karzai
en Imran Khan = en Sadiq Khan
en Narendra Modi = en Sushil Modi
en Austria = en Australia
de Österreich = de Australien
en Niger = en Nigeria
en Iran = en Iraq
en Iran = de Irak
en Slovakia = en Slovenia
de Slowakei = de Slowenien
en Guinea = en Guinea-Bissau
en Guinea = en Equatorial Guinea
en Guinea = en Papua New Guinea
en North Korea = en South Korea
de Nordkorea = de Südkorea
en Sudan = en South Sudan
en Mali = en Malawi
en Mali = en Malta
en Gambia = en Zambia
en Dominica = en Dominican Republic
en Georgia = en Germany
en Latvia = en Lithuania
de Lettland = de Litauen
en Ireland = en Iceland
en Ireland = en Northern Ireland
en Mauritania = en Mauritius
en Paraguay = en Uruguay
en Sweden = en Switzerland
de Schweden = de Schweiz
en Budapest = en Bucharest
en Tripoli = en Tirana
en Kuwait = en Qatar
en India = en Indonesia
en China = en Taiwan
en Korea = en Crimea
en Afghan Foreign Ministry = en Chinese Foreign Ministry
en Chinese Foreign Ministry = de afghanisches Außenministerium
en Russian Defence Ministry = en Russian Foreign Ministry
en Russian Foreign Ministry = de russisches Verteidigungsministerium
en German Foreign Ministry = fr ministère allemand de la Défense
en World Bank = en World Health Organization
en World Bank = de Weltgesundheitsorganisation
en European Commission = en European Council
en European Union = en African Union
en European Parliament = en European Commission
en NATO = en UN
en Reuters = en Associated Press
en IMF = en World Bank
en United Nations = en United States
de Vereinte Nationen = de Vereinigte Staaten
"""


def pairs(listed):
    return [tuple(name.split(" ", 1) for name in line.split(" = ")) for line in listed.strip().splitlines()]


def entities_of(*names):
    """Return the entities that each name of (language, name) is linked to, each in a separate article."""
    languages = {f"d{i}": language for i, (language, _) in enumerate(names)}
    rows = [
        (f"d{i}", *found)
        for i, (language, name) in enumerate(names)
        for found in tagger.names(Text(SAID[language].format(name), language))
    ]
    documents = pd.DataFrame(
        {"doc_id": list(languages), "language": list(languages.values()), "source": "", "date": ""}
    )
    names = pd.DataFrame(rows, columns=["doc_id", *tagger.Name._fields])
    table = entities.link(names, documents=documents, texts={})
    return [set(table.loc[table["doc_id"] == doc_id, "entity"]) for doc_id in languages]


@pytest.mark.parametrize(("a", "b"), pairs(SAME), ids=str)
def test_two_names_of_the_same_entity_are_linked(a, b):
    first, second = entities_of(a, b)

    assert first & second


@pytest.mark.parametrize(("a", "b"), pairs(OTHER), ids=str)
def test_two_similar_names_of_different_entities_are_not_linked(a, b):
    first, second = entities_of(a, b)

    assert first
    assert second
    assert not first & second


def test_there_are_sixty_pairs_of_each_kind():
    assert min(len(pairs(SAME)), len(pairs(OTHER))) >= 60
