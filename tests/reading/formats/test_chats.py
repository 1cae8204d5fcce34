"""The text export of a chat: one document per message, in the formats of telephones and languages."""

import pytest

from analytics.reading.formats import chat_notices
from analytics.reading.formats.files import load_uploads

TELEGRAM_PAGE = """<html><body><div class="page_header"><div class="content"><div class="text bold">Northport Desk</div>
</div></div><div class="history">
<div class="message service" id="message-1"><div class="body details">3 May 2021</div></div>
<div class="message default clearfix" id="message1"><div class="body">
<div class="pull_right date details" title="03.05.2021 09:12:05 UTC+01:00">09:12</div>
<div class="from_name">Maud Quill</div><div class="text">The board voted.<br>It was <strong>close</strong>.</div>
</div></div>
<div class="message default clearfix joined" id="message2"><div class="body">
<div class="pull_right date details" title="04.05.2021 09:12:05">09:12</div>
<div class="text">More to come.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="media_wrap">Photo</div></div></div>
<div class="message default clearfix" id="message4"><div class="body">
<div class="pull_right date details" title="05.05.2021 09:12:05">09:12</div><div class="from_name">Ned</div>
<div class="forwarded body"><div class="from_name">Harbour News <span class="date details"> 01.05.2021</span></div>
<div class="text">The dock closes.</div></div></div></div></div></body></html>"""


def messages(name, text):
    """Return (source, author, date, text) of each message of a chat, and the problems."""
    loaded = load_uploads([(name, text.encode())])
    problems = [issue.problem.partition(" (first")[0] for issue in loaded.issues]
    return [(each.source, each.author, each.date, each.text) for each in loaded.documents], problems


@pytest.mark.parametrize(
    ("name", "stamps", "days"),
    [
        ("WhatsApp-Chat mit Desk.txt", "03.05.21, 09:12 - |04.05.21, 09:12 - |05.05.21, 09:13 - ", (3, 4, 5)),
        ("WhatsApp Chat with Desk.txt", "5/3/21, 9:12\u202fAM - |5/14/21, 9:12 PM - |5/15/21, 1:02 AM - ", (3, 14, 15)),
        ("Discussion WhatsApp avec Desk.txt", "03/05/2021 à 09:12 - |13/05/2021 à 09:12 - |14/05/2021 à 9:12 - ",
         (3, 13, 14)),
        ("Chat de WhatsApp con Desk.txt", "3/5/21 9:12 a. m. - |30/5/21 9:12 p. m. - |31/5/21 9:12 - ", (3, 30, 31)),
        ("Conversa do WhatsApp com Desk.txt", "03/05/2021 09:12 - |04/05/2021 09:12 - |31/05/2021 09:12 - ",
         (3, 4, 31)),
        ("Чат WhatsApp с контактом Desk.txt", "03.05.2021, 09:12 - |04.05.2021, 09:12 - |05.05.2021, 9:12 - ",
         (3, 4, 5)),
        ("WhatsApp Chat - Desk/_chat.txt", "[03.05.21, 09:12:05] |[2021-05-04, 9:12:05 a.m.] |[5.5.2021, 9:12:05] ",
         (3, 4, 5)),
        ("WhatsApp 与Desk的聊天.txt", "2021/5/3 上午9:12 - |2021/5/4 下午2:14 - |2021/5/5 下午2:15 - ", (3, 4, 5)),
        ("محادثة WhatsApp مع Desk.txt",
         "٣\u200f/٥\u200f/٢٠٢١، ٩:١٢ ص - |١٣\u200f/٥\u200f/٢٠٢١، ٩:١٢ م - |١٤/٥/٢٠٢١، ٩:١٢ م - ", (3, 13, 14)),
    ],
)  # fmt: skip
def test_the_stamps_of_telephones_in_many_languages_are_read(name, stamps, days):
    text = "".join(f"{stamp}Maud Quill: Message {number}\n" for number, stamp in enumerate(stamps.split("|")))

    assert messages(name, text) == (
        [("Desk", "Maud Quill", f"2021-05-{day:02}", f"Message {at}") for at, day in enumerate(days)], []
    )  # fmt: skip


def test_the_order_of_the_messages_decides_what_is_the_month():
    chat = "".join(f"{day}, 09:12 - Ann: Message\n" for day in ("12/05/2021", "06/06/2021", "01/07/2021"))

    assert [date for _, _, date, _ in messages("a.txt", chat)[0]] == ["2021-05-12", "2021-06-06", "2021-07-01"]


def test_a_day_that_stays_open_is_reported_and_keeps_the_year():
    found, problems = messages(
        "a.txt", "03/05/2021, 09:12 - Ann: One\n04/05/2021, 09:12 - Ann: Two\n04/05/2021, 10:12 - Ann: Two\n"
    )

    assert [date for _, _, date, _ in found] == ["2021"] * 3
    assert problems == ["3 of 3 entries have a date that can be day first or month first"]


def test_lines_up_to_the_next_stamp_belong_to_the_message():
    chat = (
        "03.05.2021, 09:12 - Ann: Three things:\n\n1. The dock: closed\n2. The ferry\n03.05.2021, 09:13 - Bob: Yes\n"
        * 2
    )

    assert messages("a.txt", chat)[0][0][3] == "Three things:\n1. The dock: closed\n2. The ferry"


def test_lines_copied_from_telegram_are_messages():
    chat = "Ann Lee, [03.05.2021 09:12]\nThe board voted.\n\nBob, [04.05.2021 10:00]\nThanks.\n"
    chat += "\nBob, [04.05.2021 10:01]\nMore.\n"

    assert messages("notes/export.txt", chat)[0] == [
        ("notes", "Ann Lee", "2021-05-03", "The board voted."),
        ("notes", "Bob", "2021-05-04", "Thanks."),
        ("notes", "Bob", "2021-05-04", "More."),
    ]


def test_a_page_of_telegram_gives_its_messages():
    assert messages("messages.html", TELEGRAM_PAGE) == (
        [
            ("Northport Desk", "Maud Quill", "2021-05-03", "The board voted.\nIt was close."),
            ("Northport Desk", "Maud Quill", "2021-05-04", "More to come."),
            ("Northport Desk", "Harbour News (forwarded by Ned)", "2021-05-05", "The dock closes."),
        ],
        ["2 of 5 entries are no messages: notices, and media without words"],
    )


@pytest.mark.parametrize(
    "text",
    [
        *("<Media omitted>", "<Medien ausgeschlossen>", "<تم استبعاد الوسائط>", "\u200eimage omitted", "video omitted"),
        *(
            "Diese Nachricht wurde gelöscht",
            "Se eliminó este mensaje.",
            "This message was deleted",
            "\u200ePOLL:\nWho?",
        ),
        *("IMG-20210503-WA0001.jpg (file attached)", "\u200eFoto 1.jpg (Datei angehängt)", "Missed voice call"),
    ],
)
def test_words_of_the_messenger_are_no_message(text):
    assert chat_notices.without_notices(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See you there \u200e<This message was edited>", "See you there"),
        ("IMG-20210503-WA0001.jpg (file attached)\nThe pier at dusk", "The pier at dusk"),
        ("The image omitted the pier, she said.", "The image omitted the pier, she said."),
        ("if a < b and c > d", "if a < b and c > d"),
    ],
)
def test_words_of_a_person_stay(text, words):
    assert chat_notices.without_notices(text) == words


def test_an_article_with_one_stamp_is_no_chat():
    article = (
        "03.05.2021, 09:12 - Northport: The board voted.\nIt will close the dock for two years.\nNo one was asked."
    )

    assert messages("a.txt", article)[0] == [("", "", "", article)]


def test_a_chat_of_notices_alone_is_reported():
    assert messages("WhatsApp Chat with A.txt", "03.05.2021, 09:12 - Ann: <Media omitted>\n" * 3)[1] == [
        "a chat without messages"
    ]


def test_a_stamp_that_is_no_date_leaves_the_message_without_a_day():
    assert [date for _, _, date, _ in messages("a.txt", "45.13.2021, 09:12 - Ann: One\n" * 3)[0]] == [""] * 3


def test_a_page_of_telegram_that_is_a_comment_is_reported():
    page = '<!-- <div class="history"><div class="message default"></div></div> -->'

    assert messages("messages.html", page) == ([], ["a chat without messages"])
