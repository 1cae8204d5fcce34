"""Pages of errors, walls and consent, and lists of addresses, are told from articles."""

import pytest

from analytics.reading.cleaning import no_article
from analytics.reading.cleaning.clean import clean


@pytest.mark.parametrize(
    "text",
    [
        "Zugriff verweigert\nSie haben keine Berechtigung für diese Seite.",
        "Vous avez atteint la limite. Abonnez-vous pour lire la suite. Déjà abonné ? Connectez-vous.",
        "Página no encontrada\nLo sentimos, la página que busca no existe o ha sido movida. Vuelva al inicio.",
        "We value your privacy\nWe and our 842 partners store cookies and personal data.\nAccept all\nReject all",
        "Страница не найдена\nК сожалению, запрашиваемая страница не существует.",
        "Log in to continue\nEmail\nPassword\nForgot password?",
        "502 Bad Gateway\ncloudflare",
        "Home\nNews\nOops! That page can\u2019t be found.\nRecent Posts\nDock to close",
        "La pagina che cerchi non esiste.",
        "Deze pagina bestaat niet meer.",
        "Nie znaleziono strony",
    ],
)
def test_an_error_or_wall_page_has_no_text(text):
    page = clean(text)

    assert page.text == ""
    assert {line.reason for line in page.lines} == {no_article.WALL}


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board voted on Monday to close the old dock, which was opposed. Subscribe to continue reading.",
        "The minister denied access to the archive. Reporters were told that a page had not been found in the ledger.",
        "Police asked readers to log in to report boats. The mayor asked everybody in Northport to do so by Friday.",
        "Google will stop tracking users with cookies next year, the company said. Critics welcomed the move.",
    ],
)
def test_an_article_about_it_or_before_a_wall_stays(text):
    assert clean(text).text


def test_a_list_of_addresses_is_no_article():
    text = "Dock to close\nhttps://a.example/1\nTrawlers moved\nhttps://a.example/2\nhttps://a.example/3"

    assert {line.reason for line in clean(text).lines} == {no_article.ADDRESSES}
