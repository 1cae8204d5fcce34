"""The address inside an address: archives, caches, AMP pages, translations, redirects, library proxies."""

import pytest

from analytics.text import mirrors, web_address

PAGE = "https://www.lantern.example/2021/a"


@pytest.mark.parametrize(
    "url",
    [
        f"https://web.archive.org/web/20210506101112/{PAGE}",
        f"https://web.archive.org/web/20210506101112if_/{PAGE}",
        "https://web.archive.org/web/2021*/https:/www.lantern.example/2021/a",
        "https://web.archive.org/web/20210506101112/www.lantern.example/2021/a",
        f"https://archive.ph/2021.05.06-101112/{PAGE}",
        f"http://archive.today/newest/{PAGE}",
        f"https://arquivo.pt/wayback/20210506101112/{PAGE}",
        f"http://wayback.archive-it.org/1234/20210506101112/{PAGE}",
        f"https://megalodon.jp/2021-0506-1011-12/{PAGE}",
        "https://www-lantern-example.cdn.ampproject.org/c/s/www.lantern.example/2021/a",
        "https://www.google.com/amp/s/www.lantern.example/2021/a",
        "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fwww.lantern.example%2F2021%2Fa&usg=x",
        f"http://webcache.googleusercontent.com/search?q=cache:abc:{PAGE}&hl=en",
        "http://webcache.googleusercontent.com/search?q=cache:www.lantern.example/2021/a",
        "https://www-lantern-example.translate.goog/2021/a?_x_tr_sl=en",
        f"https://translate.google.com/translate?sl=auto&tl=en&u={PAGE}",
        "https://12ft.io/proxy?q=https%3A%2F%2Fwww.lantern.example%2F2021%2Fa",
        f"https://12ft.io/{PAGE}",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.lantern.example%2F2021%2Fa&h=x",
        "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.lantern.example%2F2021%2Fa&data=04",
        f"https://urldefense.com/v3/__{PAGE}__;!!ab!cd",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.lantern.example_2021_a&d=Dw",
        f"https://login.ezproxy.university.edu/login?url={PAGE}",
        f"https://web.archive.org/web/2021/https://12ft.io/{PAGE}",
        "https://flipboard.example/redirect?url=https%3A%2F%2Fwww.lantern.example%2F2021%2Fa",
    ],
)
def test_a_mirror_gives_the_address_of_the_page_it_shows(url):
    assert mirrors.original(url) == PAGE
    assert web_address.site(url) == "lantern.example"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www-nytimes-com.ezproxy.bu.edu/a", "nytimes.com"),
        ("https://www.nytimes.com.ezproxy.lib.bu.edu/a", "nytimes.com"),
        ("https://www-nytimes-com.abc.idm.oclc.org/a", "nytimes.com"),
        ("https://www-ab--c-com.us1.proxy.openathens.net/a", "ab-c.com"),
        # the number holds the address: \x08\x13"+ and then https://www.bbc.com/news/world-europe-12345
        (
            "https://news.google.com/rss/articles/CBMiK2h0dHBzOi8vd3d3LmJiYy5jb20vbmV3cy93b3JsZC1ldXJvcGUtMTIzNDXSAQA",
            "bbc.com",
        ),
    ],
)
def test_the_host_in_a_host_or_a_number_is_read(url, site):
    assert web_address.site(url) == site


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co/abc",
        "https://news.google.com/rss/articles/CBMiabc",
        "https://feeds.feedburner.com/ndtv/xyz",
        "http://archive.is/abcde",
        "https://www.msn.com/en-us/news/x",
        "https://www.proquest.com/docview/1",
    ],
)
def test_shorteners_aggregators_and_bare_archives_hide_the_outlet(url):
    assert mirrors.original(url) == url
    assert web_address.site(url) == ""


@pytest.mark.parametrize(
    ("url", "site"),
    [
        (f"https://lantern.example/share?u={PAGE}2", "lantern.example"),  # a link to share is not the page
        ("https://groups.google.com/g/x", "groups.google.com"),
        ("https://blog.archive.org/2021/x", "blog.archive.org"),
        ("https://vk.com/wall-1", "vk.com"),
    ],
)
def test_other_addresses_stay_as_they_are(url, site):
    assert web_address.site(url) == site


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (f"https://web.archive.org/web/20210506101112/{PAGE}", "2021-05-06"),
        (f"https://archive.ph/2021.05.06-101112/{PAGE}", "2021-05-06"),
        (f"https://web.archive.org/web/2021/{PAGE}", ""),
        ("https://lantern.example/20210506/a", ""),
    ],
)
def test_the_day_of_a_capture_is_in_the_address_of_an_archive(url, day):
    assert mirrors.capture_day(url) == day
