"""Records whose fields do not mean what their names say: messages and posts of platforms, and a few news services.

A layout is one function: it returns the fields of its own record by their plain names, or None for any other record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from analytics import schema
from analytics.reading.formats import message_layouts
from analytics.reading.formats.message_layouts import MESSAGE, NOTICE, Fields
from analytics.text import web_address

_ACCOUNT = re.compile(r"/(?:users/|@|profile/)([\w.-]+)")
_AT_POST = re.compile(r"at://([^/]+)/app\.bsky\.feed\.post/([\w-]+)\Z")


def fields(record: Mapping[str, Any], around: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a record of a known layout, None for another; `around` are the fields around it."""
    return next((known for layout in LAYOUTS if (known := layout(record, around)) is not None), None)


def mastodon(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a Mastodon status; a boost has the text, the account and the address of what it boosts."""
    account = record.get("account")
    if not isinstance(account, Mapping) or "content" not in record or not {"acct", "username"} & account.keys():
        return None
    boosted = record.get("reblog")
    if isinstance(boosted, Mapping) and mastodon(boosted, {}) is not None:
        known = mastodon(boosted, {}) or {}
        by = _account_name(account)
        author = known["author"] if known["author"] == by else f"{known['author']} (boosted by {by})"
        return known | {"author": author, "source": by, "date": record.get("created_at")}
    name = _account_name(account)
    return {"text": record["content"], "title": "", "source": name, "author": name, "date": record.get("created_at"),
            "url": record.get("url") or record.get("uri"), "language": record.get("language")}  # fmt: skip


def activity(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of an ActivityPub note or article, alone or in the activity that created it."""
    note = record.get("object") if record.get("type") in ("Create", "Update", "Announce") else record
    if record.get("type") in ("Announce", "Like", "Delete", "Follow", "Undo") and not isinstance(note, Mapping):
        return {"text": "", NOTICE: str(record["type"]).lower()}
    if not isinstance(note, Mapping) or note.get("type") not in ("Note", "Article", "Page") or "content" not in note:
        return None
    actor = str(note.get("attributedTo") or record.get("actor") or "")
    account = _ACCOUNT.search(web_address.path(actor))
    name = f"{account[1]}@{web_address.host(actor)}" if account else web_address.site(actor)
    return {"text": note["content"], "title": note.get("name") or "", "source": name, "author": name,
            "date": note.get("published") or record.get("published"), "url": note.get("url") or note.get("id"),
            "language": next(iter(note.get("contentMap") or ""), "")}  # fmt: skip


def bluesky(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a Bluesky post in a feed, a thread or a search."""
    post = record.get("post", record)
    if not isinstance(post, Mapping) or not str(post.get("uri", "")).startswith("at://"):
        return None
    written, author = post.get("record") or post.get("value"), post.get("author")
    if not isinstance(written, Mapping):
        return None
    name = _account_name(author) if isinstance(author, Mapping) else ""
    reason = record.get("reason")
    by = _account_name(reason["by"]) if isinstance(reason, Mapping) and isinstance(reason.get("by"), Mapping) else ""
    link = _AT_POST.match(str(post["uri"]))
    return {MESSAGE: True, "text": written.get("text"), "title": "", "source": by or name or "Bluesky",
            "author": f"{name} (reposted by {by})" if by and by != name else name, "date": written.get("createdAt"),
            "url": f"https://bsky.app/profile/{link[1]}/post/{link[2]}" if link else "",
            "language": written.get("langs")}  # fmt: skip


def x_post(record: Mapping[str, Any], around: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a post in an archive or an answer of X (Twitter)."""
    post = record.get("tweet", record)
    if isinstance(post, Mapping) and isinstance(post.get("legacy"), Mapping):
        post = post["legacy"]
    if (
        not isinstance(post, Mapping)
        or "created_at" not in post
        or not ({"id_str", "edit_history_tweet_ids"} & post.keys() or ("author_id" in post and "includes" in around))
    ):
        return None
    text = post.get("full_text") or post.get("text")
    user = post.get("user") or post.get("author") or _included_user(post, around)
    name = _account_name(user) if isinstance(user, Mapping) else str(around.get("username") or "")
    number = post.get("id_str") or post.get("id")
    return {MESSAGE: True, "text": text, "title": "", "source": name or "X", "author": name, "date": post["created_at"],
            "url": f"https://x.com/i/status/{number}", "language": post.get("lang")}  # fmt: skip


def _included_user(post: Mapping[str, Any], around: Mapping[str, Any]) -> Any:
    """Return the account of a post, which version 2 of the API of X lists beside the posts."""
    users = around["includes"].get("users") if isinstance(around.get("includes"), Mapping) else None
    several = users if isinstance(users, list) else []
    return next((one for one in several if isinstance(one, Mapping) and one.get("id") == post.get("author_id")), None)


def reddit(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a Reddit post or comment: its subreddit is the source."""
    post = record["data"] if record.get("kind") in ("t1", "t3") and isinstance(record.get("data"), Mapping) else record
    if "subreddit" not in post or not {"selftext", "body"} & post.keys():
        return None
    text = str(post.get("selftext") or post.get("body") or "")
    link = str(post.get("permalink") or post.get("url") or "")
    title = str(post.get("title") or "")
    notice = {} if text.strip() and text not in ("[removed]", "[deleted]") else {NOTICE: "link or removed post"}
    return {"text": "" if notice else text, "title": title, "source": f"r/{post['subreddit']}",
            "author": post.get("author"), "date": post.get("created_utc") or post.get("created"),
            "url": f"https://www.reddit.com{link}" if link.startswith("/") else link, **notice}  # fmt: skip


def discourse(record: Mapping[str, Any], around: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a post in a Discourse topic: the title is that of its topic."""
    if "cooked" not in record or "username" not in record:
        return None
    notice = {} if record.get("post_type", 1) == 1 else {NOTICE: "small action"}
    link = str(record.get("post_url") or record.get("url") or "")
    return {"text": "" if notice else record["cooked"], "title": record.get("topic_title") or around.get("title") or "",
            "source": around.get("source") or around.get("site_name") or "", "date": record.get("created_at"),
            "author": record.get("name") or record["username"], "url": link if web_address.is_link(link) else "",
            **notice}  # fmt: skip


def trove(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a newspaper article of Trove, whose `title` is the newspaper."""
    paper = record.get("title")
    if not isinstance(paper, Mapping) or "heading" not in record:
        return None
    return {"title": record["heading"], "source": paper.get("value") or paper.get("title") or paper.get("name"),
            "url": record.get("troveUrl") or record.get("identifier")}  # fmt: skip


def guardian(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the text of an article of the Guardian: the plain one, which has no links to other articles in it."""
    several = record.get("fields")
    if "webTitle" not in record or not isinstance(several, Mapping):
        return None
    return {"text": several.get("bodyText") or several.get("body") or ""}


def json_feed(_: Mapping[str, Any], around: Mapping[str, Any]) -> Fields | None:
    """Return the fields of an item in a JSON Feed, whose source is the title of the feed."""
    if not str(around.get("version", "")).startswith("https://jsonfeed.org/"):
        return None
    return {"source": around.get("title") or web_address.site(str(around.get("home_page_url") or ""))}


def named_news(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a result whose headline is its `name`, as in the news search of Bing."""
    if "name" not in record or "title" in record or not {"datePublished", "provider"} <= record.keys():
        return None
    return {"title": record["name"], "source": record["provider"]}


def ninjs(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of an item of a news agency in ninjs of the IPTC, version 1 to 3."""
    stamps = ("contentcreated", "firstcreated", "versioncreated")
    bodies = [record.get(name) for name in ("body_text", "body_html", "body_xhtml")]
    bodies += _values(record, "bodies")
    if not any(name in record for name in stamps) or not any(bodies):
        return None
    kind, status = str(record.get("type") or "text"), str(record.get("pubstatus") or "usable")
    is_article = kind in ("text", "composite") and status == "usable"
    notice = {} if is_article else {NOTICE: f"{kind}, {status}"}
    sources = [record.get("provider"), record.get("source"), *_values(record, "infosources", "name")]
    return {"text": "" if notice else next(filter(None, bodies)), **notice,
            "title": record.get("headline") or next(iter(_values(record, "headlines")), record.get("title") or ""),
            "source": next(filter(None, [*sources, record.get("copyrightholder")]), ""),
            "author": record.get("byline") or _values(record, "by"), "language": record.get("language"),
            "uri": record.get("canonicalurl") or "",
            "date": next((str(record[name])[:10] for name in stamps if record.get(name)), "")}  # fmt: skip


def csl(record: Mapping[str, Any], _: Mapping[str, Any]) -> Fields | None:
    """Return the fields of a reference in CSL-JSON, as Zotero exports it; its only text is the abstract."""
    issued = record.get("issued")
    if not isinstance(issued, Mapping) or not {"container-title", "author", "abstract"} & record.keys():
        return None
    parts = issued.get("date-parts")
    start = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    day = "-".join(f"{part!s:0>2}" for part in start)
    listed = record.get("author")
    people = [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    names = (
        str(each.get("literal") or "") or f"{each.get('given', '')} {each.get('family', '')}".strip() for each in people
    )
    return {"title": record.get("title"), "source": record.get("container-title") or record.get("publisher"),
            "author": schema.LIST_SEPARATOR.join(names),
            "date": day or issued.get("raw") or "", "url": record.get("URL")}  # fmt: skip


def _values(record: Mapping[str, Any], name: str, key: str = "value") -> list[str]:
    """Return the texts of the objects in a list, of ninjs its headlines, bodies or sources."""
    several = record.get(name)
    listed = several if isinstance(several, list) else []
    return [str(each[key]) for each in listed if isinstance(each, Mapping) and each.get(key)]


LAYOUTS: tuple[Callable[[Mapping[str, Any], Mapping[str, Any]], Fields | None], ...] = (
    message_layouts.telegram, message_layouts.discord, message_layouts.signal, message_layouts.slack,
    message_layouts.facebook, mastodon, activity, bluesky, x_post, reddit, discourse, trove, guardian, json_feed,
    named_news, ninjs, csl,
)  # fmt: skip


def _account_name(account: Mapping[str, Any]) -> str:
    keys = ("display_name", "displayName", "name", "acct", "handle", "screen_name", "username")
    return next((str(account[key]) for key in keys if account.get(key)), "")
