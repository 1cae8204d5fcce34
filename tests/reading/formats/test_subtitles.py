"""Subtitles and transcripts: the spoken text, each line once, joined to paragraphs."""

import gzip
import json

import pytest

from analytics.reading.formats.files import load_uploads


def spoken(name, text):
    loaded = load_uploads([(name, text.encode())])
    assert loaded.issues == []
    (document,) = loaded.documents
    return document.text


def timed(*lines):
    """Return an SRT file whose cues follow each other without a gap."""
    return "".join(
        f"{n}\r\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\r\n{line}\r\n\r\n" for n, line in enumerate(lines, start=1)
    )


SRT = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n2\n00:00:02,500 --> 00:00:03,000\nfrom Northport.\n"
VTT = """WEBVTT

NOTE who
made it

STYLE
::cue {color:red}

intro
00:01.000 --> 00:02.000 line:0
Good <b>evening</b>

second
00:02.000 --> 00:04.000
from&nbsp;Northport.
"""
TTML = """<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:00:01.000" end="2s">Good<br/>evening</p>
<p begin="2s" end="4s"><span>from Northport.</span></p></div></body></tt>"""
YOUTUBE = """<?xml version="1.0"?><transcript><text start="0" dur="2">Good evening</text>
<text start="2.1" dur="2">from Northport.</text></transcript>"""
SEGMENTS = [{"start": 0, "end": 2.5, "text": " Good evening"}, {"start": 2.5, "end": 4, "text": " from Northport."}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.srt", SRT),
        ("a.vtt", VTT),
        ("a.sbv", "0:00:01.000,0:00:04.000\nGood evening\n\n0:00:04.000,0:00:06.000\nfrom Northport.\n"),
        ("a.lrc", "[ti:News]\n[00:01.00]Good\n[00:02.00]evening\n[00:03.00]from\n[00:04.00]Northport.\n[00:05.00]"),
        ("a.txt", "[00:00.000 --> 00:04.200]  Good evening\n[00:04.200 --> 00:08.000]  from Northport.\n"),
        ("b.txt", "0:00\nGood\n0:04\nevening\n0:09\n\n0:12\nfrom\n1:02:12\nNorthport.\n"),
        ("c.txt", "0:00 Good\n0:04 evening\n0:09 [Music]\n0:12 from\n0:20 Northport.\n"),
        ("a.ttml", TTML),
        ("a.xml", YOUTUBE),
        ("a.json", json.dumps({"segments": SEGMENTS})),
    ],
)
def test_every_format_gives_the_same_words(name, text):
    assert spoken(name, text) == "Good evening from Northport."


def test_captions_that_roll_up_give_each_line_once():
    rolling = timed(
        "GOOD EVENING", "GOOD EVENING\nFROM NORTHPORT", "FROM NORTHPORT\nTHE BOARD", "THE BOARD HAS\nVOTED."
    )

    assert spoken("a.srt", rolling) == "GOOD EVENING FROM NORTHPORT THE BOARD HAS VOTED."


def test_what_is_said_twice_stays_twice():
    assert (
        spoken("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,600 --> 00:00:03,000\nNo.\n") == "No. No."
    )


def test_another_speaker_begins_a_paragraph_and_sounds_are_no_speech():
    lines = ["- Will the state pay?\n- No.", "[Applause]", "{\\an8}>> MAUD: <i>Why?</i>", "♪ la la ♪"]
    lines.append("<v Ned Ink>Ask &amp; see.")

    assert spoken("a.srt", timed(*lines)) == "Will the state pay?\nNo.\nMAUD: Why?\nNed Ink: Ask & see."


def test_a_name_in_each_cue_is_kept_once_for_each_turn():
    lines = ["Maud Quill: Good evening.", "Maud Quill: Welcome.", "Ned Ink: Thanks.", "Why: nobody knows."]

    assert spoken("a.srt", timed(*lines)) == (
        "Maud Quill: Good evening. Welcome.\nNed Ink: Thanks.\nWhy: nobody knows."
    )


def test_a_long_text_has_paragraphs_that_end_with_a_sentence():
    text = spoken("a.srt", timed(*["The board of the harbour has voted to close the dock."] * 50))

    assert {line[-1] for line in text.split("\n")} == {"."}
    assert max(len(line.split()) for line in text.split("\n")) < 80


def test_a_transcript_with_names_keeps_them():
    text = "Interview\n\nMaud Quill  0:05\nGood evening.\n\nNed  0:15\nThanks.\n\nMaud Quill  0:25\nWhy?\n\n"
    text += "Ned  1:15\nSo.\n\nMaud Quill  2:25\nOh.\n"

    assert spoken("a.txt", text).split("\n")[:2] == ["Maud Quill: Good evening.", "Ned: Thanks."]


def test_three_lines_that_all_begin_with_a_time_are_a_transcript():
    text = "[00:00:01] ANCHOR: The board voted.\n[00:00:09] REPORTER: It was late.\n[00:00:15] ANCHOR: Thanks.\n"

    assert spoken("a.txt", text).split("\n") == [
        "ANCHOR: The board voted.",
        "REPORTER: It was late.",
        "ANCHOR: Thanks.",
    ]


@pytest.mark.parametrize(
    ("name", "title", "language", "date"),
    [
        ("20210503_evening_news.de-DE.srt", "20210503 evening news", "de", "2021-05-03"),
        ("Tagesschau [abc123XYZ00].de-orig.vtt", "Tagesschau", "de", ""),
        ("News-dQw4w9WgXcQ.en.forced.srt", "News", "en", ""),
        ("morning-news.srt.gz", "morning news", "", ""),
    ],
)
def test_the_name_of_the_file_gives_title_language_and_day(name, title, language, date):
    data = timed("Good evening.").encode()
    (document,) = load_uploads([(name, gzip.compress(data) if name.endswith(".gz") else data)]).documents

    assert (document.title, document.language, document.date) == (title, language, date)


@pytest.mark.parametrize(
    "text",
    [
        "09:12 The council met.\n09:30 It voted.\n10:00 Done.\n10:30 Protests.\n11:00 End.\n",  # a ticker
        "The film runs from\n00:01:02 to 00:02:03, he said.\nIt was long.\n",
        "Use the arrow --> to go on.\nThen press 12:30.\n",
    ],
)
def test_a_text_with_times_is_no_transcript(text):
    (document,) = load_uploads([("a.txt", text.encode())]).documents

    assert document.text == text


def test_subtitles_without_speech_are_reported():
    (issue,) = load_uploads([("a.srt", timed("[Music]", "♪").encode())]).issues

    assert issue.problem == "no spoken text"
