"""The name of an outlet without differences of writing, and its short forms."""

import pytest

from analytics.text import domains, outlet_labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BBC News", "bbc  news"),
        ("L'Équipe", "L\u2019E\u0301QUIPE"),
        ("Al-Ahram", "al\u2010ahram"),
        ("ИЗВЕСТИЯ", "Известия"),
    ],
)
def test_spellings_of_one_name_are_equal(one, other):
    assert outlet_labels.spelling(one) == outlet_labels.spelling(other)


@pytest.mark.parametrize(
    ("label", "core"),
    [
        ("The New York Times - Opinion", "newyorktimes"),
        ("Fox Online News", "fox"),
        ("Fox News (Online)", "fox"),
        ("The Guardian | Sport", "guardian"),
        ("Le Monde.fr", "monde"),
        ("www.spiegel.de", "spiegel"),
        ("Der Spiegel", "spiegel"),
        ("The Herald (Glasgow)", "heraldglasgow"),
        ("The News", "news"),
        ("N.Y. Times", "nytimes"),
        ("朝日新聞", "chaorixinwen"),
        ("---", ""),
    ],
)
def test_the_core_of_a_name_has_no_article_ending_or_section(label, core):
    assert outlet_labels.core(label) == core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The New York Times", "nytimes.com"),
        ("The New York Times", "NYT"),
        ("Frankfurter Allgemeine Zeitung", "faz.net"),
        ("Christian Science Monitor", "csmonitor.com"),
        ("BBC", "bbc.co.uk"),
        ("Herald", "heraldscotland.com"),
        ("American Spectator", "spectator.org"),
        ("Associated Press", "apnews.com"),
        ("ABC News", "abcnews.go.com"),
    ],
)
def test_a_name_agrees_with_its_short_forms_and_hosts(one, other):
    assert outlet_labels.agree(one, other)
    assert outlet_labels.agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Fox News", "CNN"), ("The Times", "The Herald"), ("Reuters", "lantern.example"), ("Associated Press", "AP2.com")],
)
def test_other_names_do_not_agree(one, other):
    assert not outlet_labels.agree(one, other)


def test_a_host_of_a_country_has_its_code_and_a_sold_code_is_none():
    assert domains.country_code("news.bbc.co.uk") == "uk"
    assert domains.country_code("bbc.com") == domains.country_code("radio.fm") == domains.country_code("x") == ""
    assert domains.registered_domain("a.b.herald.co.zw") == "herald.co.zw"
    assert domains.registered_domain("a.herald.example") == "herald.example"
