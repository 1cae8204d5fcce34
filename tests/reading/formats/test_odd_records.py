"""Records of platforms, and tables as programs write them: rows, fields and dates right, what is no article counted."""

import json

import pytest

from analytics.reading.formats.files import load_uploads

TEXT = "The harbour board of Northport voted on Monday to close the old ferry dock for two years."
SLACK = [
    {"type": "message", "user": "U1", "text": TEXT, "ts": "1620032400.000200", "user_profile": {"real_name": "Maud"}},
    {"type": "message", "subtype": "channel_join", "user": "U2", "text": "<@U2> has joined", "ts": "1620032500.0"},
]
FACEBOOK = [
    {"timestamp": 1620032400, "attachments": [], "title": "Northport Now updated their status.",
     "data": [{"post": TEXT.replace("old", "cafÃ©")}]},
    {"timestamp": 1620118800, "title": "Northport Now added a photo.", "attachments": [], "data": []},
]  # fmt: skip
BY_COLUMN = {
    "title": {"0": "A", "1": "B"},
    "text": {"0": TEXT, "1": TEXT + "!"},
    "date": {"0": 1620032400000, "1": None},
}
SPLIT = {"columns": ["title", "text", "date"], "index": [0], "data": [["A", TEXT, "2021-05-03"]]}
CAPTIONS = [
    {"text": "good evening", "start": 0.0, "duration": 2.1},
    {"text": "from Northport", "start": 2.1, "duration": 2},
]
PAID = {"results": [{"title": "A", "link": "https://a.example/1", "description": TEXT, "pubDate": "2021-05-03 10:00:00",
                     "content": "ONLY AVAILABLE IN PAID PLANS", "source_name": "Herald"}]}  # fmt: skip
REMOVED = {"articles": [{"source": {"id": None, "name": "[Removed]"}, "title": "[Removed]", "description": "[Removed]",
                         "content": "[Removed]", "url": "https://removed.com", "publishedAt": "2021-05-03T10:00:00Z"},
                        {"title": "A", "content": TEXT, "publishedAt": "2021-05-03T10:00:00Z",
                         "source": {"name": "Herald"}}]}  # fmt: skip

MONGO = [{"_id": {"$oid": "61"}, "headline": "A", "body": TEXT, "published": {"$date": "2021-05-03T10:00:00Z"}}]
HITS = {"hits": {"hits": [{"_id": "1", "_source": {"title": "A", "content": TEXT, "published_at": "2021-05-03",
                                                   "source": {"name": "Herald"}}}]}}  # fmt: skip


def loaded(name, value):
    return load_uploads([(name, json.dumps(value).encode())])


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("s/general/2021-05-03.json", SLACK, [(TEXT, "general", "2021-05-03", "Maud")]),
        ("posts.json", FACEBOOK, [(TEXT.replace("old", "café"), "Northport Now", "2021-05-03", "Northport Now")]),
        ("columns.json", BY_COLUMN, [(TEXT, "", "2021-05-03", ""), (TEXT + "!", "", "", "")]),
        ("split.json", SPLIT, [(TEXT, "", "2021-05-03", "")]),
        ("captions.json", CAPTIONS, [("good evening from Northport", "", "", "")]),
        ("paid.json", PAID, [(TEXT, "Herald", "2021-05-03", "")]),
        ("removed.json", REMOVED, [(TEXT, "Herald", "2021-05-03", "")]),
        ("mongo.json", MONGO, [(TEXT, "", "2021-05-03", "")]),
        ("hits.json", HITS, [(TEXT, "Herald", "2021-05-03", "")]),
    ],
)
def test_each_record_is_a_document(name, value, expected):
    assert [(one.text, one.source, one.date, one.author) for one in loaded(name, value).documents] == expected


@pytest.mark.parametrize(
    "names",
    [
        "titulek,text,datum,autor,zdroj", "τίτλος,κείμενο,ημερομηνία,συντάκτης,πηγή", "cím,szöveg,dátum,szerző,forrás",
        "titlu,text,data,autor,sursă", "otsikko,teksti,päivämäärä,kirjoittaja,lähde",
        "judul,isi,tanggal,penulis,sumber",
        "tiêu đề,nội dung,ngày,tác giả,nguồn", "כותרת,טקסט,תאריך,מחבר,מקור", "عنوان,متن,تاریخ,نویسنده,منبع",
        "शीर्षक,पाठ,तारीख,लेखक,स्रोत", "제목,본문,날짜,기자,언론사", "タイトル,本文,日付,著者,媒体",
    ],
)  # fmt: skip
def test_the_columns_of_a_table_have_their_names_in_many_languages(names):
    table = f'{names}\nDock closes,"{TEXT}",2021-05-03,Maud Quill,Herald\n'

    (document,) = load_uploads([("a.csv", table.encode())]).documents

    assert (document.title, document.text, document.date) == ("Dock closes", TEXT, "2021-05-03")
    assert (document.author, document.source) == ("Maud Quill", "Herald")


@pytest.mark.parametrize("row", ["2021,5,3", "2021.0,05,3.0", "2021,May,3"])
def test_year_month_and_day_in_three_columns_are_one_date(row):
    table = f'title,text,year,month,day\nA,"{TEXT}",{row}\n'

    assert load_uploads([("a.csv", table.encode())]).documents[0].date == "2021-05-03"


@pytest.mark.parametrize(
    ("columns", "row", "date"),
    [
        ("year,month,day", "2021,8,", "2021-08"),
        ("year,month,day", "2021,,", "2021"),
        ("year,month,day", "2021,8,0", "2021-08"),
        ("year,month,day", "2021,8,2021-08-16", "2021-08-16"),
        ("day,month,year", "2021-08-16,8,2021", "2021-08-16"),
        ("day,month,year", "2021-08-16,August,", "2021-08-16"),
    ],
)
def test_a_date_in_several_columns_can_be_partial_or_whole_in_one(columns, row, date):
    table = f'title,text,{columns}\nA,"{TEXT}",{row}\n'

    assert load_uploads([("a.csv", table.encode())]).documents[0].date == date


@pytest.mark.parametrize("year", ["²", "9" * 400, "③", "1.0.0"])
def test_a_year_that_is_no_number_stops_no_table(year):
    table = f'title,text,year,month,day\nA,"{TEXT}",{year},5,3\nB,"{TEXT}",2021,5,3\n'

    assert [one.date for one in load_uploads([("a.csv", table.encode())]).documents] == ["", "2021-05-03"]


def test_a_backslash_at_the_end_of_a_cell_does_not_open_it_again():
    table = (
        'title,text,date\n"A","She said \\"no\\" to it.","2021-05-03"\n"B","In C:\\\\","2021-05-04"\n"C","Three.",\n'
    )

    documents = load_uploads([("a.csv", table.encode())]).documents

    assert [(one.title, one.date) for one in documents] == [("A", "2021-05-03"), ("B", "2021-05-04"), ("C", "")]


def test_quotes_behind_a_backslash_end_no_cell():
    table = (
        'title,text,date\n"A","She said \\"never\\" to the board, and left.","2021-05-03"\n"B","Two.","2021-05-04"\n'
    )

    documents = load_uploads([("a.csv", table.encode())]).documents

    assert [(one.text, one.date) for one in documents] == [
        ('She said "never" to the board, and left.', "2021-05-03"),
        ("Two.", "2021-05-04"),
    ]


def test_what_is_left_out_or_cut_is_counted():
    problems = [loaded(*case).issues[0].problem for case in (("s.json", SLACK), ("p.json", PAID), ("r.json", REMOVED))]

    assert [problem.partition(" (")[0] for problem in problems] == [
        "1 of 2 records are no articles: notices, media, reposts or links without a text",
        "1 of 1 records have a text that is cut short",
        "1 of 2 records have no text",
    ]


def test_a_cell_that_names_nobody_is_empty():
    table = f"source,author,url,text\nUnknown,nan,https://www.herald.example/1,{TEXT}\nN/A,None,,{TEXT}\n"
    documents = load_uploads([("a.csv", table.encode())]).documents

    assert [(one.source, one.author) for one in documents] == [("herald.example", ""), ("", "")]


def test_days_of_fetching_are_no_dates_and_this_is_told():
    (loaded_table,) = [load_uploads([("a.csv", f"text,crawl_time\n{TEXT},2021-06-01T10:00:00Z\n".encode())])]

    assert [(one.date, one.retrieved) for one in loaded_table.documents] == [("", "2021-06-01")]
    assert [issue.problem for issue in loaded_table.issues] == ["no column became the date"]


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ("Maud Quill in Northport", "Maud Quill"),
        ("By Maud Quill in Northport and Ned Inkwell in Lanternburg", "Maud Quill and Ned Inkwell"),
        ("Anne Aubrac à Rome", "Anne Aubrac"),
        ("Maria da Silva", "Maria da Silva"),
        ("Artist in Residence", "Artist in Residence"),
    ],
)
def test_the_place_behind_a_name_in_a_column_of_authors_is_no_part_of_it(given, author):
    rows = json.dumps([{"title": "Ferry dock", "text": "The dock closes.", "author": given}])

    assert load_uploads([("rows.json", rows.encode())]).documents[0].author == author
