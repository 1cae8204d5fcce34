"""A mail of Google Alerts is a list of links: each is an excerpt, and an issue says so."""

import pytest

from analytics.reading.formats.files import load_uploads

HEAD = """From: Google Alerts <googlealerts-noreply@google.com>
Subject: Google Alert - ferry
Date: Mon, 4 Mar 2019 09:00:00 +0000
MIME-Version: 1.0
Content-Type: text/{}; charset=utf-8

"""
LINK = "https://www.google.com/url?rct=j&sa=t&url=https://{}.example/{}&ct=ga&cd=CAEYACoU"
PLAIN = f"""=== News - 2 new results for [ferry] ===

Council closes the old ferry terminal
Northport Herald
The harbour council voted on Monday to close the old terminal, ending a
dispute ...
<{LINK.format("herald", "terminal")}>

Fishermen protest at the quay
<{LINK.format("www.courier", "quay")}>

- - - - - - - - - - - -
You have received this email because you have subscribed to Google Alerts.
"""


def item(site, page, title, outlet, snippet):
    link = LINK.format(site, page).replace("&", "&amp;")
    name = f'<div><a href="{link}"><span>{outlet}</span></a></div>' if outlet else ""
    flag = '<a href="https://www.google.com/alerts/feedback?ffu=1">Flag as irrelevant</a>'
    return (
        f'<tr><td><span><a href="{link}">{title}</a></span>{name}<div>{snippet}</div>'
        f'<a href="https://www.google.com/alerts/share?hl=en"><img src="f.gif"></a>{flag}</td></tr>'
    )


SNIPPET = "The harbour council voted on Monday to close the <b>old</b> terminal, ending a dispute ..."
PAGE = (
    "<html><head><style>a {}</style></head><body><div>ferry</div><div>Daily update, March 4</div><table>"
    + item("herald", "terminal", "Council closes the old <b>ferry</b> terminal", "Northport Herald", SNIPPET)
    + item("www.courier", "quay", "Fishermen protest at the quay", "", "")
    + '</table><a href="https://www.google.com/alerts?s=1">See more results</a>'
    + "<p>You have received this email because you have subscribed to Google Alerts.</p></body></html>"
)


@pytest.mark.parametrize(("kind", "body"), [("plain", PLAIN), ("html", PAGE)])
def test_each_link_of_an_alert_is_an_excerpt_and_the_alert_is_told(kind, body):
    loaded = load_uploads([("alert.eml", (HEAD.format(kind) + body).encode())])
    first, second = loaded.documents

    assert (first.title, first.source, first.url, first.truncated) == (
        "Council closes the old ferry terminal", "Northport Herald", "https://herald.example/terminal", "excerpt"
    )  # fmt: skip
    assert first.text == "The harbour council voted on Monday to close the old terminal, ending a dispute ..."
    assert (first.date, first.retrieved) == ("", "2019-03-04")
    assert (second.title, second.source, second.truncated) == (
        "Fishermen protest at the quay", "courier.example", "headline only"
    )  # fmt: skip
    assert second.text == second.title
    assert [issue.problem for issue in loaded.issues] == ["an alert: a list of 2 links with snippets, no articles"]


def test_an_article_by_mail_that_mentions_alerts_stays_one_article():
    text = f"The council set up a Google Alert. See {LINK.format('herald', 'terminal')} for more.\n"
    loaded = load_uploads([("mail.eml", (HEAD.format("plain").replace("googlealerts-noreply", "maud").replace(
        "Google Alert", "Council").replace("Google Alerts", "Maud Quill") + text).encode())])  # fmt: skip

    assert len(loaded.documents) == 1
    assert loaded.issues == []
