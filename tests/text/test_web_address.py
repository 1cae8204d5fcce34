"""The host and the path of an address, the host as the name of an outlet, and which addresses are safe as links."""

import pytest

from analytics.text import web_address


def test_the_parts_of_an_address():
    assert web_address.host("https://WWW.BBC.co.uk:443/news?id=1") == "www.bbc.co.uk"
    assert web_address.host_without_ending("https://www.bbc.co.uk/news") == "www.bbc.co"
    assert web_address.path("https://www.bbc.co.uk/news/2021/08/16?page=2") == "/news/2021/08/16"


@pytest.mark.parametrize("url", ["", "http://[", "reuters", "mailto:a@b.org", "file:///etc/passwd"])
def test_a_text_that_is_not_a_web_address_has_no_host_and_is_not_a_link(url):
    assert web_address.host(url) == web_address.site(url) == ""
    assert not web_address.is_link(url)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://WWW2.BBC.co.uk./news", "bbc.co.uk"),
        ("https://m.bbc.co.uk/news", "bbc.co.uk"),
        ("https://amp.theguardian.example/a", "theguardian.example"),
        ("https://edition.cnn.com/a", "cnn.com"),
        ("https://en.m.wikipedia.org/wiki/X", "en.wikipedia.org"),
        ("https://feeds.bbci.co.uk/news/rss.xml", "bbc.co.uk"),
        ("https://nyti.ms/3x", "nytimes.com"),
        ("https://xn--mnchen-3ya.de/x", "münchen.de"),
        ("https://www.gov.uk/x", "gov.uk"),  # an ending of the list
        ("https://m.com/x", "m.com"),
        ("https://mobile.de/x", "mobile.de"),
        ("https://money.cnn.com/x", "money.cnn.com"),
        ("https://herald.co.zw/x", "herald.co.zw"),
        ("https://m.ada.blogspot.com/x", "ada.blogspot.com"),
        ("http://192.0.2.1/x", "192.0.2.1"),
    ],
)
def test_other_forms_of_a_site_are_the_same_outlet(url, outlet):
    assert web_address.site(url) == outlet


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("BBC News", "BBC News"),
        ("m.bbc.co.uk", "bbc.co.uk"),
        ("https://www.bbc.com/news", "bbc.com"),
        ("www.bbc.com", "bbc.com"),
        ("Salon.com", "Salon.com"),
        ("Le Monde.fr", "Le Monde.fr"),
        ("N.Y. Times", "N.Y. Times"),
        ("p.13", "p.13"),
        ("news.google.com", ""),
        ("https://t.co/abc", ""),
        ("https://web.archive.org/web/2021/https://lantern.example/a", "lantern.example"),
    ],
)
def test_a_label_that_is_an_address_is_the_name_of_its_outlet(label, name):
    assert web_address.outlet_label(label) == name
