"""Messages of Telegram, Discord, Signal, Slack and Facebook; one function is one layout, see `record_layouts`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analytics.reading.formats.cell_text import rich_text

Fields = dict[str, Any]
NOTICE = "notice"  # a column of records that are not articles, such as "Ann joined the group"
MESSAGE = "message only"  # a column of records whose text is a message alone, so that no line of it is judged
MARKS = (NOTICE, MESSAGE)
_HEADING = 120  # most characters of the first line of a message that is its title
_SLACK_LINK = re.compile(r"<((?:https?|mailto):[^|<>\s]{1,500})(?:\|([^<>]{1,200}))?>")


def telegram(record: Mapping[str, Any], around: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a message in Telegram's JSON: the chat is the source, the sender the author."""
    if record.get("type") not in ("message", "service") or not {"date_unixtime", "from_id", "actor_id"} & record.keys():
        return None
    if record["type"] == "service":
        return {"text": "", NOTICE: str(record.get("action") or "notice")}
    sender, chat = record.get("from") or "", around.get("name") or ""
    origin = record.get("forwarded_from") or record.get("saved_from") or ""
    author = f"{origin} (forwarded by {sender or chat})" if origin else sender
    text = (rich_text(record.get("text")) or rich_text(record.get("text_entities"))).strip()
    return {MESSAGE: True, "text": text, "title": heading(text), "source": chat or sender,
            "author": author, "date": record.get("date"), **({} if text else {NOTICE: "media"})}  # fmt: skip


def discord(record: Mapping[str, Any], around: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a message in the JSON or table of DiscordChatExporter: its source is server and channel."""
    author = record.get("author")
    if {"AuthorID", "Author", "Content", "Attachments"} <= record.keys():
        text, name, kind = str(record["Content"] or "").strip(), record["Author"], "Default"
    elif isinstance(author, Mapping) and {"content", "timestamp", "type", "embeds"} <= record.keys():
        text, name = str(record["content"] or "").strip(), author.get("nickname") or author.get("name")
        kind = str(record["type"])
    else:
        return None
    server, channel = str(around.get("guild.name") or ""), str(around.get("channel.name") or "")
    source = " #".join(filter(None, [server, channel]))
    notice = {} if text and kind in ("Default", "Reply", "ThreadStarterMessage") else {NOTICE: kind}
    return {MESSAGE: True, "text": "" if notice else text, "title": heading(text), "source": source, "author": name,
            "date": record.get("timestamp") or record.get("Date"), **notice}  # fmt: skip


def signal(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a message of Signal in the JSON of signal-export, which does not name the chat."""
    if not {"date", "sender", "body", "quote", "sticker"} <= record.keys():
        return None
    text = str(record["body"] or "").strip()
    return {MESSAGE: True, "text": text, "title": heading(text), "author": record["sender"], "date": record["date"],
            "source": "", **({} if text else {NOTICE: "media"})}  # fmt: skip


def slack(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a message in an export of Slack, whose channel is the folder of its file."""
    if record.get("type") != "message" or not {"ts", "text"} <= record.keys():
        return None
    profile = record.get("user_profile")
    name = (
        next(filter(None, map(profile.get, ("real_name", "display_name", "name"))), "")
        if isinstance(profile, Mapping)
        else ""
    )
    text = _SLACK_LINK.sub(lambda link: link[2] or link[1], str(record["text"])).strip()
    is_message = text and record.get("subtype") in (None, "thread_broadcast", "bot_message", "file_share")
    notice = {} if is_message else {NOTICE: str(record.get("subtype") or "media")}
    return {MESSAGE: True, "text": text if is_message else "", "title": heading(text), "source": "",
            "author": name or record.get("username") or record.get("user") or "",
            "date": str(record["ts"]).partition(".")[0], **notice}  # fmt: skip


def facebook(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a post in the archive of a Facebook account, which writes UTF-8 as if it were Latin-1."""
    parts = record.get("data")
    if "timestamp" not in record or not isinstance(parts, list) or not {"title", "attachments"} & record.keys():
        return None
    posts = [str(part["post"]) for part in parts if isinstance(part, Mapping) and part.get("post")]
    text = _as_utf8("\n".join(posts)).strip()
    title = _as_utf8(str(record.get("title") or ""))
    author = re.split(r" (?:updated|shared|added|posted|wrote|hat|a publi|ha |compart)", title)[0]
    return {MESSAGE: True, "text": text, "title": heading(text), "source": author or "Facebook", "author": author,
            "date": record["timestamp"], **({} if text else {NOTICE: "media"})}  # fmt: skip


def _as_utf8(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def heading(text: str) -> str:
    """Return the first line of a message if a blank line follows and it is not a sentence, else ""."""
    first, blank, _ = text.partition("\n\n")
    return first if blank and len(first) <= _HEADING and "\n" not in first and not first.endswith((".", ":")) else ""
