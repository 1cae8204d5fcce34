"""The host and the path of an address, and which addresses are safe as links."""

import pytest

from analytics.text import web_address


def test_the_name_of_a_source_is_its_host_without_www():
    assert web_address.host("https://WWW.BBC.co.uk:443/news?id=1") == "www.bbc.co.uk"
    assert web_address.site("https://www.bbc.co.uk/news") == "bbc.co.uk"
    assert web_address.host_without_ending("https://www.bbc.co.uk/news") == "www.bbc.co"
    assert web_address.path("https://www.bbc.co.uk/news/2021/08/16?page=2") == "/news/2021/08/16"


@pytest.mark.parametrize("url", ["", "http://[", "reuters", "mailto:a@b.org", "file:///etc/passwd"])
def test_a_text_that_is_not_a_web_address_has_no_host_and_is_not_a_link(url):
    assert web_address.host(url) == web_address.site(url) == ""
    assert not web_address.is_link(url)
