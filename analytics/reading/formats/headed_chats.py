"""Chats whose text export begins with a heading: LINE, and Discord by the program DiscordChatExporter.

LINE writes a line for each day, and "09:12 TAB sender TAB message" below it; the program for computers writes blanks in
place of tabs. DiscordChatExporter writes server and channel between rules, and "[day time] sender" above each message.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = 400  # characters in which the heading stands
_LINE = re.compile(r"\s*\[LINE\]\s*(?P<name>[^\n]{1,120})|(?P<desktop>\d{4}\.\d{2}\.\d{2} \S{1,12})\n\d{2}:\d{2} ")
_LINE_NAME = re.compile(
    r"chat history (?:with|in) (?P<after>.+)|chats? in (?P<in>.+)|(?P<before>.+?)(?:との|の)トーク(?:履歴)?"
    r"|與(?P<tw>.+?)的聊天記錄|(?P<ko>.+?)(?:님)?과의 대화|ประวัติการ(?:สนทนา|แชท)กับ\s*(?P<th>.+)",
    re.IGNORECASE,
)
_LINE_DAY = re.compile(
    r"(?P<day>\d{4}[./]\d{1,2}[./]\d{1,2})\s?(?:\([^()\n]{1,12}\)|[^\W\d_]{1,12})?"
    r"|[^\W\d_]{2,12}\.?,? (?P<us>\d{1,2}/\d{1,2}/\d{4})"
)
_LINE_ENTRY = re.compile(
    r"(?:上午|下午|午前|午後|오전|오후)?\s?\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?(?:\t(?P<rest>.*)| (?P<blank>.*))"
)
_LINE_NOTICE = re.compile(
    r"\[(?:photo|video|sticker|file|voice message|album|notes?|location|contact"
    r"|写真|動画|スタンプ|ファイル|アルバム|ノート"
    r"|ボイスメッセージ|圖片|照片|影片|貼圖|檔案|語音訊息|사진|동영상|스티커|ภาพ|รูป|วิดีโอ|สติกเกอร์)\]"
    r"|(?:photos?|videos?|stickers?)|.{0,60}(?:unsent a message|メッセージの送信を取り消しました|已收回訊息)\.?|☎.*",
    re.IGNORECASE,
)
_DISCORD = re.compile(
    r"=+\n(?:Guild|Server): (?P<guild>[^\n]{1,100})\nChannel: (?:[^\n]{0,80} / )?(?P<channel>[^\n]{1,100})\n",
    re.IGNORECASE,
)
_DISCORD_ENTRY = re.compile(
    r"\[(?P<day>[^\]\n]{6,20}?)[ ,]\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?\] (?P<sender>.{1,80})"
)
_DISCORD_EXTRA = re.compile(r"\{(?:Attachments|Embed|Reactions|Stickers|Invite|Forwarded Message)\}")
_DISCORD_END = re.compile(r"=+\nExported \d[\d.,]* message", re.IGNORECASE)
_DISCORD_NOTICE = re.compile(
    r"(?:Joined the server|Pinned a message|Started a (?:thread|call).*|Added .+ to the group|Removed .+ from the group"
    r"|Changed the (?:channel|group) .+|Left the group)\.?",
    re.IGNORECASE,
)


class Message(NamedTuple):
    """One stamped entry of a chat: its day and sender as written, its lines; without sender it is a notice."""

    day: str
    sender: str
    text: str


class HeadedChat(NamedTuple):
    """The name of a chat and its entries."""

    name: str
    messages: list[Message]


def read(text: str) -> HeadedChat | None:
    """Return the chat of an export with a heading, None for any other text."""
    text = text.lstrip("\ufeff \n").replace("\r\n", "\n")
    if heading := _DISCORD.match(text[:HEAD]):
        body = text[heading.end() :]
        end = _DISCORD_END.search(body, max(0, len(body) - HEAD))
        lines = body[: end.start() if end else None].split("\n")
        return HeadedChat(f"{heading['guild']} #{heading['channel']}", list(_discord_messages(lines)))
    if heading := _LINE.match(text[:HEAD]):
        named = _LINE_NAME.fullmatch((heading["name"] or "").strip())
        name = next(filter(None, named.groups()), "") if named else heading["name"] or ""
        messages = list(_line_messages(text.split("\n"), has_tabs="\t" in text))
        return HeadedChat(name.strip(), messages) if any(message.sender for message in messages) else None
    return None


def _line_messages(lines: Iterable[str], *, has_tabs: bool) -> Iterator[Message]:
    """Yield the entries of a chat of LINE; a line without time goes on with the message above it."""
    day, message = "", None
    for line in lines:
        stripped = line.strip()
        if found := _LINE_DAY.fullmatch(stripped):
            day = found["day"] or found["us"]
            continue
        entry = _LINE_ENTRY.fullmatch(stripped) if day else None
        if entry and (entry["rest"] is not None) == has_tabs:
            if message:
                yield _without_media(message)
            sender, words = _sender_and_words(entry["rest"] if has_tabs else entry["blank"], "\t" if has_tabs else " ")
            message = Message(day, sender, words)
        elif message:
            message = message._replace(text=f"{message.text}\n{line}")
    if message:
        yield _without_media(message)


def _sender_and_words(rest: str, between: str) -> tuple[str, str]:
    sender, mark, words = rest.partition(between)
    return (sender.strip(), words) if mark and sender.strip() else ("", rest.strip())


def _without_media(message: Message) -> Message:
    text = message.text.strip()
    text = text[1:-1].strip() if len(text) > 1 and "\n" in text and text[0] == text[-1] == '"' else text
    return message._replace(sender="" if _LINE_NOTICE.fullmatch(text) else message.sender, text=text)


def _discord_messages(lines: Iterable[str]) -> Iterator[Message]:
    """Yield the entries of a channel of Discord without attachments, embedded pages and reactions."""
    day, sender, kept = "", "", list[str]()
    is_extra = False
    for line in lines:
        if entry := _DISCORD_ENTRY.fullmatch(line.strip()):
            if day:
                yield _discord_message(day, sender, kept)
            day, sender, kept, is_extra = entry["day"], entry["sender"], [], False
        elif _DISCORD_EXTRA.fullmatch(line.strip()):
            is_extra = True
        elif not is_extra:
            kept.append(line)
    if day:
        yield _discord_message(day, sender, kept)


def _discord_message(day: str, sender: str, lines: list[str]) -> Message:
    text = "\n".join(lines).strip()
    sender = re.sub(r"\s\(pinned\)\Z|#\d{4}\Z", "", sender.strip())
    return Message(day, "" if not text or _DISCORD_NOTICE.fullmatch(text) else sender, text)
