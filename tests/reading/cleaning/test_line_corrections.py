from analytics.reading.cleaning import line_corrections
from analytics.reading.cleaning.clean import Line
from analytics.reading.cleaning.line_corrections import Edits

LINES = (
    Line(1, "Home", "chrome", "a button or label of the page"),
    Line(2, "Embassy stays open", "title", "the headline above the text"),
    Line(3, "The embassy  stays open.", "body", "running text"),
    Line(5, "Its staff of forty people work as before.", "body", "running text"),
    Line(6, "Sign up for our letter", "link", "asks to read, follow or subscribe elsewhere"),
)


def verdicts(edits):
    return [line.verdict for line in line_corrections.apply_edits(LINES, edits)]


def test_without_edits_every_line_stays_unchanged():
    assert line_corrections.apply_edits(LINES, Edits()) == LINES


def test_a_restored_line_is_body_and_stores_its_original_verdict():
    assert line_corrections.apply_edits(LINES, Edits(kept=frozenset({"Home"})))[0] == Line(
        1, "Home", "body", "kept by you", "chrome: a button or label of the page"
    )


def test_lines_are_compared_with_single_blanks():
    cut = line_corrections.apply_edits(LINES, Edits(cut=frozenset({"The embassy stays open."})))

    assert cut[2] == Line(3, "The embassy  stays open.", "chrome", "cut by you", "body: running text")


def test_a_restored_rule_keeps_all_its_lines():
    assert verdicts(Edits(rules=frozenset({"asks to read, follow or subscribe elsewhere"}))) == [
        *("chrome", "title", "body", "body", "body"),
    ]


def test_a_restored_document_keeps_all_lines_and_its_title_stays_a_title():
    assert verdicts(Edits(keep_all=True)) == ["body", "title", "body", "body", "body"]


def test_a_cut_line_stays_cut_in_a_restored_document():
    assert verdicts(Edits(keep_all=True, cut=frozenset({"Home"})))[0] == "chrome"


def test_lines_of_other_articles_are_removed_only_from_the_body():
    repeated = frozenset({"Its staff of forty people work as before.", "Embassy stays open", "Home"})
    last = Line(7, "It has been open for years and years.", "body", "running text")
    lines = line_corrections.apply_edits((*LINES, last), Edits(repeated=repeated))

    assert [line.verdict for line in lines] == ["chrome", "title", "body", "chrome", "link", "body"]
    assert (lines[3].reason, lines[3].was) == ("stands in other articles of this source too", "body: running text")
    assert lines[0] == LINES[0]


def test_an_article_whose_lines_mostly_repeat_stays_whole():
    repeated = frozenset({"The embassy stays open.", "Its staff of forty people work as before."})

    assert line_corrections.apply_edits(LINES, Edits(repeated=repeated)) == LINES


def test_the_user_s_changes_have_priority_over_repeated_lines():
    repeated = frozenset({"The embassy stays open."})

    assert verdicts(Edits(repeated=repeated))[2] == "chrome"
    assert verdicts(Edits(repeated=repeated, kept=repeated))[2] == "body"
    assert verdicts(Edits(repeated=repeated, keep_all=True))[2] == "body"
    assert verdicts(Edits(repeated=repeated, rules=frozenset({line_corrections.REPEATED})))[2] == "body"


def test_edits_replace_earlier_ones():
    once = line_corrections.apply_edits(LINES, Edits(keep_all=True, cut=frozenset({"The embassy stays open."})))

    assert line_corrections.apply_edits(once, Edits()) == LINES
    assert line_corrections.apply_edits(once, Edits(kept=frozenset({"Home"}))) == line_corrections.apply_edits(
        LINES, Edits(kept=frozenset({"Home"}))
    )


def test_the_share_removed_counts_words():
    # 1 + 3 words of label and title, 6 of the call to sign up; 4 + 8 in the body
    assert line_corrections.share_removed(LINES) == (1 + 3 + 5) / (1 + 3 + 5 + 4 + 8)
    assert line_corrections.share_removed(()) == 0.0
