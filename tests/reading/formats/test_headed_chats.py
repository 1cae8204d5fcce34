"""Chats of LINE, Discord and Signal: one document per message, the chat is the source, the sender the author."""

import json

import pytest

from analytics.reading.formats.files import load_uploads

LINE = (
    "[LINE] Chat history with Northport Desk\nSaved on: 2021/05/07 10:00\n\n2021/05/03(Mon)\n"
    "09:12\tDesk Editor\tThe harbour board voted on Monday.\nA second line.\n09:13\tMaud\t[Photo]\n"
    "09:14\tMaud joined the group.\n\n2021/05/04(Tue)\n10:00\tNed\tTrawlers moved.\n"
)
LINE_JA = (
    "[LINE] 北港デスクのトーク履歴\n保存日時：2021/05/07 10:00\n\n"
    "2021/05/03(月)\n09:12\t田中\t港の旧ターミナル閉鎖へ\n09:13\t佐藤\t[スタンプ]\n"
)
LINE_PC = (
    "2021.05.03 Monday\n09:12 Maud The harbour board voted.\n09:13 Ned Photos\n"
    "2021.05.04 Tuesday\n09:15 Maud Boats moved.\n"
)
RULE = "=" * 62
DISCORD = (
    f"{RULE}\nGuild: Coast Watch\nChannel: Text Channels / harbour-news\n{RULE}\n\n"
    "[13/05/2021 09:12] Maud Quill\nThe harbour board voted on Monday.\n\nIt will close.\n\n"
    "{Attachments}\nhttps://a.example/1.png\n\n"
    f"[14/05/2021 09:15] ned#1234\nJoined the server.\n\n"
    f"[15/05/2021 10:00] ned#1234\nTrawlers moved.\n\n"
    f"{RULE}\nExported 3 message(s)\n{RULE}\n"
)


def discord_message(number, content, kind="Default", **more):
    author = {"id": "5", "name": "mq", "nickname": "Maud Quill", "isBot": False}
    return {"id": str(number), "type": kind, "timestamp": f"2021-05-0{number}T09:12:05.732+00:00", "content": content,
            "author": author, "attachments": [], "embeds": [], **more}  # fmt: skip


DISCORD_JSON = {
    "guild": {"id": "1", "name": "Coast Watch"},
    "channel": {"id": "2", "type": "GuildTextChat", "category": "Text", "name": "harbour-news", "topic": None},
    "dateRange": {"after": None, "before": None},
    "messages": [
        discord_message(3, "The harbour board voted on Monday."),
        discord_message(4, "Joined the server.", "GuildMemberJoin"),
        discord_message(5, "", embeds=[{"title": "A page", "url": "https://a.example", "description": "Words"}]),
        discord_message(6, "Trawlers moved.", "Reply"),
    ],
    "messageCount": 4,
}
DISCORD_CSV = (
    '"AuthorID","Author","Date","Content","Attachments","Reactions"\n'
    '"5","Maud Quill","2021-05-03T09:12:05.0000000+00:00","The harbour board voted.","",""\n'
    '"6","ned","2021-05-04T09:12:05.0000000+00:00","","https://a.example/1.png",""\n'
)
SIGNAL = [
    {"date": "2021-05-03 09:12:05", "sender": "Maud", "body": "The harbour board voted.", "quote": "", "sticker": "",
     "reactions": [], "attachments": []},
    {"date": "2021-05-04 09:12:05", "sender": "Ned", "body": "", "quote": "", "sticker": "x", "reactions": [],
     "attachments": []},
]  # fmt: skip
SIGNAL_MD = (
    "[2021-05-13, 09:12] Maud: The harbour board voted.\nA second line.\n"
    "[2021-05-14, 09:13] Me: Yes.\n[2021-05-15, 09:13] Ned: No boats.\n"
)
HTML = (
    '<html><body><div class="preamble"><div class="preamble__entry">Coast Watch</div>'
    '<div class="preamble__entry">Text / harbour-news</div></div><div class="chatlog">'
    '<div class="chatlog__message"><span class="chatlog__author">Maud Quill</span>'
    '<span class="chatlog__timestamp" title="Monday, May 3, 2021 9:12 AM">05/03/2021</span>'
    '<div class="chatlog__content"><span class="chatlog__markdown-preserve">The board voted.</span></div></div>'
    '<div class="chatlog__message"><div class="chatlog__content">Boats moved.</div></div>'
    '<div class="chatlog__message"><span class="chatlog__author">Ned</span></div></div></body></html>'
)
CHANNEL = "Coast Watch #harbour-news"


@pytest.mark.parametrize(
    ("name", "text", "expected", "left_out"),
    [
        ("line.txt", LINE, [("Desk Editor", "2021-05-03"), ("Ned", "2021-05-04")], "2 of 4 entries"),
        ("line-ja.txt", LINE_JA, [("田中", "2021-05-03")], "1 of 2 entries"),
        ("pc.txt", LINE_PC, [("Maud", "2021-05-03"), ("Maud", "2021-05-04")], "1 of 3 entries"),
        ("discord.txt", DISCORD, [("Maud Quill", "2021-05-13"), ("ned", "2021-05-15")], "1 of 3 entries"),
        ("d.json", json.dumps(DISCORD_JSON), [("Maud Quill", "2021-05-03"), ("Maud Quill", "2021-05-06")], "2 of 4"),
        ("Coast Watch - Text - news [123456].csv", DISCORD_CSV, [("Maud Quill", "2021-05-03")], "1 of 2 rows"),
        ("Desk/data.json", "\n".join(map(json.dumps, SIGNAL)), [("Maud", "2021-05-03")], "1 of 2 lines"),
        ("d.html", HTML, [("Maud Quill", "2021-05-03")] * 2, "1 of 3 entries"),
        ("Desk/index.md", SIGNAL_MD, [("Maud", "2021-05-13"), ("Me", "2021-05-14"), ("Ned", "2021-05-15")], ""),
    ],
)
def test_each_message_is_a_document_and_notices_are_counted(name, text, expected, left_out):
    loaded = load_uploads([(name, text.encode())])

    assert [(one.author, one.date) for one in loaded.documents] == expected
    assert [issue.problem.startswith(left_out) for issue in loaded.issues] == [True] * bool(left_out)


@pytest.mark.parametrize(
    ("name", "text", "source"),
    [
        ("line.txt", LINE, "Northport Desk"),
        ("line-ja.txt", LINE_JA, "北港デスク"),
        ("discord.txt", DISCORD, CHANNEL),
        ("d.json", json.dumps(DISCORD_JSON), CHANNEL),
        ("d.html", HTML, CHANNEL),
        ("Coast Watch - Text - news [123456].csv", DISCORD_CSV, "Coast Watch - Text - news"),
        ("Desk/data.json", "\n".join(map(json.dumps, SIGNAL)), "Desk"),
        ("Desk/index.md", SIGNAL_MD, "Desk"),
    ],
)
def test_the_chat_is_the_source(name, text, source):
    assert {one.source for one in load_uploads([(name, text.encode())]).documents} == {source}


def test_lines_of_a_message_stay_together_without_attachments():
    line, discord = (load_uploads([("a.txt", text.encode())]).documents[0].text for text in (LINE, DISCORD))

    assert line == "The harbour board voted on Monday.\nA second line."
    assert discord.split("\n") == ["The harbour board voted on Monday.", "It will close."]
