"""The records of the answers of news services, platforms and scrapers are found at any depth, without options."""

import json

import pytest
from format_samples import workbook

from analytics.reading.formats.files import columns_of, load_uploads

TEXT = "The harbour board of Northport voted on Monday to close the old ferry dock for two years."
OTHER = "Workers began to fence off the slipway on Tuesday, and two trawlers had to be moved."


def loaded(value, name="a.json", columns=None):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return load_uploads([(name, data)], columns)


def facts(found):
    return [(each.title, each.source, each.date, each.author, each.text) for each in found.documents]


SERVICES = {
    "WordPress": (
        [{"id": 1, "date": "2021-05-03T09:00:00", "link": "https://herald.example/dock",
          "title": {"rendered": "Dock &#8211; closed"}, "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
          "excerpt": {"rendered": "<p>The harbour [&hellip;]</p>"}}],
        ("Dock – closed", "herald.example", "2021-05-03", "", f"<p>{TEXT}</p>"),
    ),
    "Event Registry": (
        {"articles": {"page": 1, "results": [
            {"uri": "81", "lang": "eng", "date": "2021-05-03", "dateTime": "2021-05-03T09:00:00Z", "title": "Dock",
             "url": "https://herald.example/1", "body": TEXT, "source": {"uri": "herald.example", "title": "Herald"},
             "authors": [{"uri": "m", "name": "Maud Quill", "type": "author"}]}]}},
        ("Dock", "Herald", "2021-05-03", "Maud Quill", TEXT),
    ),
    "Trove": (
        {"category": [{"code": "newspaper", "records": {"total": 1, "article": [
            {"id": "1", "heading": "DOCK CLOSED.", "date": "1921-05-03", "title": {"id": "35", "title": "The Argus"},
             "page": "7", "troveUrl": "https://nla.example/1", "articleText": f"<p>{TEXT}</p>"}]}}]},
        ("DOCK CLOSED.", "The Argus", "1921-05-03", "", f"<p>{TEXT}</p>"),
    ),
    "Reddit": (
        {"kind": "Listing", "data": {"after": None, "children": [
            {"kind": "t3", "data": {"subreddit": "northport", "title": "Dock", "selftext": TEXT, "author": "gull",
                                    "created_utc": 1620033125.0, "permalink": "/r/northport/comments/1/dock/",
                                    "url": "https://i.example/1.jpg"}}]}},
        ("Dock", "r/northport", "2021-05-03", "gull", TEXT),
    ),
    "Discourse": (
        {"title": "The dock", "created_at": "2021-05-01T00:00:00Z", "post_stream": {"posts": [
            {"id": 5, "username": "gull", "name": "Ann Gull", "created_at": "2021-05-03T09:00:00Z", "post_type": 1,
             "cooked": f"<p>{TEXT}</p>"}]}},
        ("The dock", "", "2021-05-03", "Ann Gull", f"<p>{TEXT}</p>"),
    ),
    "Elasticsearch": (
        {"took": 1, "hits": {"total": {"value": 1}, "hits": [
            {"_index": "news", "_source": {
                "headline": "Dock", "outlet": "Herald", "published": "2021-05-03", "body": TEXT}}
        ]}},
        ("Dock", "Herald", "2021-05-03", "", TEXT),
    ),
    "JSON Feed": (
        {"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": [
            {"id": "1", "url": "https://herald.example/1", "title": "Dock", "content_text": TEXT,
             "date_published": "2021-05-03T09:00:00Z", "authors": [{"name": "Maud Quill"}]}]},
        ("Dock", "Herald", "2021-05-03", "Maud Quill", TEXT),
    ),
    "linked data": (
        {"@graph": [{"@type": "NewsArticle", "headline": "Dock", "articleBody": TEXT, "datePublished": "2021-05-03",
                     "author": {"@type": "Person", "name": "Maud Quill"}, "publisher": {"name": "Herald"}}]},
        ("Dock", "Herald", "2021-05-03", "Maud Quill", TEXT),
    ),
    "by address": (
        {"https://herald.example/1": {"title": "Dock", "text": TEXT, "source": "https://www.herald.example/1",
                                      "publish_date": "2021-05-03"}},
        ("Dock", "herald.example", "2021-05-03", "", TEXT),
    ),
    "source around the list": (
        {"source": "Herald", "articles": [{"title": "Dock | HERALD", "date": "2021-05-03", "text": TEXT}]},
        ("Dock", "Herald", "2021-05-03", "", TEXT),
    ),
    "search of X with accounts beside the posts": (
        {"data": [{"id": "17", "author_id": "4", "text": TEXT, "created_at": "2021-05-03T09:00:00Z", "lang": "en"}],
         "includes": {"users": [{"id": "4", "name": "Maud Quill", "username": "quill", "description": "I write."}]}},
        ("", "Maud Quill", "2021-05-03", "Maud Quill", TEXT),
    ),
    "search index": (
        {"hits": {"hits": [{"_id": "1", "_source": {"headline": "Dock", "body_text": TEXT, "by": "Maud Quill",
                                                    "published": 1620032400000, "outlet": {"name": "Herald"}}}]}},
        ("Dock", "Herald", "2021-05-03", "Maud Quill", TEXT),
    ),
    "paragraphs": (
        {"docs": [{"title": "Dock", "site": "Herald", "date": "2021-05-03", "body": [TEXT, OTHER]}]},
        ("Dock", "Herald", "2021-05-03", "", f"{TEXT}\n{OTHER}"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_read_without_options(name):
    value, expected = SERVICES[name]

    found = loaded(value)

    assert facts(found) == [expected]
    assert found.issues == []


def test_an_object_in_a_record_is_not_a_second_record():
    video = {"publishedAt": "2021-05-03T09:00:00Z", "title": "Dock", "description": TEXT, "channelTitle": "Herald TV"}

    found = loaded({"items": [{"id": "1", "snippet": video}]})

    assert facts(found) == [("Dock", "Herald TV", "2021-05-03", "", TEXT)]


def test_the_lines_of_scrapy_are_read():
    item = {"url": "https://herald.example/1", "headline": ["Dock"], "paragraphs": [TEXT, OTHER]}

    found = loaded(json.dumps(item).encode(), "items.jl")

    assert facts(found) == [("Dock", "herald.example", "", "", f"{TEXT}\n{OTHER}")]


def test_an_answer_on_each_line_gives_all_its_records():
    lines = [{"articles": [{"title": str(at), "text": TEXT}, {"title": str(at + 1), "text": TEXT}]} for at in (1, 3)]

    found = loaded("\n".join(map(json.dumps, lines)).encode(), "a.jsonl")

    assert [(each.file, each.title) for each in found.documents] == [
        ("a.jsonl#1.1", "1"), ("a.jsonl#1.2", "2"), ("a.jsonl#2.1", "3"), ("a.jsonl#2.2", "4")
    ]  # fmt: skip


def test_all_lists_of_articles_are_read_and_the_comments_of_an_article_are_not():
    value = {
        "local": [{"title": "A", "text": TEXT, "comments": [{"text": "Shame."}]}],
        "world": [{"title": "B", "text": OTHER}],
    }

    assert [each.title for each in loaded(value).documents] == ["A", "B"]


def test_a_nested_field_of_unknown_name_is_offered_and_can_be_chosen():
    value = [{"kopf": {"zeile": "Dock"}, "inhaltsblock": {"absatz": TEXT}}]

    (columns,) = columns_of([("a.json", json.dumps(value).encode())])
    found = loaded(value, columns={"text": "inhaltsblock.absatz", "title": "kopf.zeile"})

    assert {"kopf.zeile", "inhaltsblock.absatz"} <= {*columns.columns}
    assert columns.samples["kopf.zeile"] == ("Dock",)
    assert [(each.title, each.text) for each in found.documents] == [("Dock", TEXT)]


def test_posts_of_an_archive_of_x_are_read_and_another_script_is_not():
    post = {"tweet": {"id_str": "7", "full_text": f"{TEXT} &amp; more", "created_at": "2021-05-03", "lang": "en"}}
    found = loaded(b"window.YTD.tweets.part0 = " + json.dumps([post]).encode(), "tweets.js")

    assert [(each.text, each.url, each.date) for each in found.documents] == [
        (f"{TEXT} & more", "https://x.com/i/status/7", "2021-05-03")
    ]
    assert [issue.problem for issue in loaded(b"var a = 1;", "a.js").issues] == ["not a format Parallax reads"]


def test_a_group_of_telegram_has_senders_as_authors_and_its_notices_are_one_number():
    service = {
        "type": "service",
        "action": "join_group_by_link",
        "actor_id": "user2",
        "date": "2021-05-03T08:00:00",
        "text": "",
    }
    piece = {"type": "bold", "text": "Dock"}
    message = {
        "type": "message",
        "from": "Ann",
        "from_id": "user1",
        "date": "2021-05-03T09:00:00",
        "text": [piece, f". {TEXT}"],
    }

    found = loaded({"name": "Harbour talk", "type": "private_group", "messages": [service, message, service]})

    assert facts(found) == [("", "Harbour talk", "2021-05-03", "Ann", f"Dock. {TEXT}")]
    assert [issue.problem[:27] for issue in found.issues] == ["2 of 3 records are no artic"]


@pytest.mark.parametrize("depth", [50, 900])
def test_deep_nesting_ends_with_an_issue(depth):
    found = loaded(b'{"a":' * depth + b'{"text": "x"}' + b"}" * depth)

    assert found.documents == []
    assert found.issues


# Tables


@pytest.mark.parametrize(
    ("ending", "kept"),
    [
        ("… [+2219 chars]", "…"),
        ("... [1304 chars]", "…"),
        (" [&hellip;]", ""),
        ("… Read more", "…"),
        ("...\nWeiterlesen »", "…"),
        ("… <a href='https://a.example'>Lire la suite</a>", "…"),
        ("\nSeguir leyendo", ""),
        (".\nSubscribe to continue reading", "."),
    ],
)
def test_a_mark_of_a_cut_text_is_no_text_and_is_told(ending, kept):
    found = loaded([{"title": "Dock", "content": f"The board voted on Monday{ending}"}])

    assert [each.text for each in found.documents] == [f"The board voted on Monday{kept}"]
    assert found.documents[0].truncated
    assert [issue.problem[:48] for issue in found.issues] == ["1 of 1 records have a text that is cut short (fi"]


@pytest.mark.parametrize(
    "text", [TEXT, "She wanted to read more.", "He asked for more", "One [1], two [2].", "It rained ..." * 90]
)
def test_a_whole_text_stays_as_it_is(text):
    found = loaded([{"title": "Dock", "content": text}])

    assert [(each.text, each.truncated) for each in found.documents] == [(text, "")]


def test_a_workbook_with_lines_above_its_header_and_serial_days_is_read():
    rows = [
        ["Media monitoring"],
        [],
        ["Titel", "Quelle", "Datum", "Volltext"],
        ["Dock", "Herald", 44424, f"{TEXT}_x000D_\n{OTHER}"],
    ]

    found = loaded(workbook(rows), "a.xlsx")

    assert facts(found) == [("Dock", "Herald", "2021-08-16", "", f"{TEXT}\n{OTHER}")]
    assert [issue.problem for issue in found.issues] == ["1 lines above the header"]


def test_a_table_without_a_header_can_be_read_by_the_numbers_of_its_columns():
    data = f"2021-05-03;Herald;{TEXT}\n2021-05-04;Herald;{OTHER}\n".encode()

    found = loaded(data, "a.csv", {"text": "column 3", "date": "column 1"})

    assert [(each.date, each.text) for each in found.documents] == [("2021-05-03", TEXT), ("2021-05-04", OTHER)]
    assert [issue.problem for issue in found.issues] == ["no header: the first line holds no names of columns"]


def test_a_date_column_of_unknown_name_is_told():
    found = loaded(f"title,text,gesehen\nDock,{TEXT.replace(',', '')},3.5.2021\n".encode(), "a.csv")

    assert [(issue.problem, "gesehen" in issue.detail) for issue in found.issues] == [
        ("no column became the date", True)
    ]


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_a_table_named_txt_is_read_row_by_row(separator):
    lines = [["title", "date", "text"], ["Dock", "2021-05-03", f'"{TEXT}"'], ["Slipway", "2021-05-04", f'"{OTHER}"']]

    found = loaded("\r\n".join(map(separator.join, lines)).encode("utf-16"), "a.txt")

    assert [(each.title, each.text) for each in found.documents] == [("Dock", TEXT), ("Slipway", OTHER)]


def test_a_text_whose_first_line_names_a_column_is_no_table():
    text = f"Title, text\n\n{TEXT}\nDate: 3 May 2021\n"

    assert len(loaded(b"Title: Dock\n" + text.encode(), "a.txt").documents) == 1
    assert len(loaded(f"Text\n{TEXT}".encode(), "a.txt").documents) == 1


def test_addresses_without_text_and_headline_are_told():
    found = loaded(b"id,url\n1,https://herald.example/1\n2,https://herald.example/2\n", "a.csv")

    assert found.documents == []
    assert [issue.problem for issue in found.issues] == ["2 addresses without text: load the pages"]


def test_an_export_that_is_cut_in_the_middle_gives_its_whole_records():
    whole = json.dumps({"status": "ok", "articles": [{"title": "A", "text": TEXT}, {"title": "B", "text": OTHER}]})

    found = loaded(whole[:-30].encode())

    assert [each.title for each in found.documents] == ["A"]
    assert [(issue.problem[:14], "1 records before" in issue.detail) for issue in found.issues] == [
        ("not valid JSON", True)
    ]
