import pytest

from analytics.corpus import outlet_countries


@pytest.mark.parametrize(
    ("url", "source", "country"),
    [
        ("https://orf.at/stories/1", "ORF", "Austria"),
        ("", "www.lemonde.fr", "France"),
        ("https://theconversation.edu.au/x", "", "Australia"),
        ("https://www.semana.com.co/x", "Semana", "Colombia"),
        ("https://angel.co/x", "Angel", ""),  # sold to everybody
        ("https://www.currenttime.tv/a", "Current Time", ""),
        ("https://europa.eu/x", "EU", ""),
        ("https://reuters.com/x", "Reuters", ""),
        ("", "Süddeutsche Zeitung", ""),
        ("", "The Hill", ""),
        ("http://[", "x", ""),
        ("http://10.0.0.1/x", "x", ""),
        ("", "", ""),
    ],
)
def test_the_country_is_that_of_the_end_of_the_address(url, source, country):
    assert outlet_countries.outlet_country(url, source) == country
