"""How well articles are taken out of saved pages, and what clean articles lose: a floor for each figure."""

import pytest

from analytics.reading.cleaning import line_model
from benchmarks import cleaning
from training import extraction

FINGERPRINT = "1fae504b741fa6c42685cc938e4c5f9f4e82f5d05d110b0471045bf2a57b5290"


def below_the_floor(figures):
    return [(name, value) for name, value, floor in figures if value < floor]


@pytest.fixture
def saved():
    pytest.importorskip("inscriptis", reason="the pages are flattened with inscriptis (requirements-dev.txt)")
    if not extraction.FOLDER.is_dir():
        pytest.skip("the saved pages (../shared/data/extraction) are not on this machine")


@pytest.mark.usefixtures("saved")
def test_the_saved_pages_are_those_that_the_floors_and_the_classifier_are_of():
    assert extraction.fingerprint() == FINGERPRINT
    assert line_model.model_description()["trained_on"] == {"pages": 120, "sha256": FINGERPRINT}


@pytest.mark.usefixtures("saved")
def test_articles_are_taken_out_of_the_markup_of_pages():
    assert below_the_floor(cleaning.pages()) == []


@pytest.mark.usefixtures("saved")
def test_articles_are_taken_out_of_flattened_pages_that_the_classifier_has_not_seen():
    # Every second fold, 60 pages: all six take twice as long and are in benchmarks/cleaning.py.
    assert below_the_floor(cleaning.plain(folds=(0, 2, 4))) == []


def test_articles_without_a_page_around_them_stay_nearly_whole():
    if not cleaning.NEWS.is_file():
        pytest.skip("the shared news articles (../shared/data/news) are not on this machine")

    assert below_the_floor(cleaning.articles()) == []


def test_the_seeds_give_exactly_the_lines_marked_by_hand():
    if not cleaning.GOLD.is_dir():
        pytest.skip("the lines marked by hand (../shared/gold/seeds_body) are not on this machine")

    assert below_the_floor(cleaning.seeds()) == []
