"""What a build tells about languages in which no quotations are searched."""

import pandas as pd

from analytics.build import language_issues


def test_languages_without_quotations_are_named_once_for_the_corpus():
    (issue,) = language_issues.issues(pd.Series(["en", "he", "ko", "he", "und", "", "ja"]))

    assert issue.file == "(whole corpus)"
    assert issue.problem == "no quotations are searched in Hebrew (2 articles) and Korean (1 article)"
    assert "English" in issue.detail
    assert "Japanese" in issue.detail


def test_nothing_is_told_where_all_languages_are_searched():
    assert list(language_issues.issues(pd.Series(["en", "de", "und"]))) == []
