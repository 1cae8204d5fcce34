"""The cues of subtitles and transcripts, and the spoken text in them: each line once, joined to paragraphs.

Sources: WebVTT of the W3C; SubRip; SBV of YouTube; the text and LRC of Whisper; transcripts pasted from a video page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.reading.formats import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.reading.formats.xml_text import Element

PAUSE = 2.0  # seconds without speech after which a paragraph begins
PARAGRAPH = 60  # words after which the next sentence begins a paragraph
LONGEST = 120  # words of a paragraph without any end of a sentence, as in captions of a machine
ROLLING = 0.2  # share of cues that begin with lines of the cue before, in roll-up captions
GAP = 0.25  # seconds between two cues of which the second rolls up; people need longer to say a thing twice
FEWEST = 5  # times in a pasted transcript
FEWEST_ALONE = 3  # where each line has one
FIRST = 60  # seconds in which a transcript begins: a news ticker begins at the time of day
_HEAD = 8  # lines in which the first time stands

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,:]\d{1,3})?"
_TIME = re.compile(r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,:]\d{1,3})?")
_ARROW = re.compile(rf"\s*(\[?)({_TIME.pattern})\s*(?:-->|,(?=\d+:))\s*({_TIME.pattern})\]?(.*)")
_TIME_FIRST = re.compile(  # 0:05 Good evening
    rf"\s*[\[(]?(?P<time>{_CLOCK})(?:[\])]\s*|\s*[-–—|]\s+|:?\s+|\Z)(?P<text>.*)"
)
_NAME_FIRST = re.compile(rf"(?P<name>\S.{{0,50}}?)[\s,]+[\[(]?(?P<time>{_CLOCK})[\])]?:?\s*")  # Speaker 1  0:05
_LRC_TAG = re.compile(r"\[[a-z#]{1,10}:.*\]")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,40})?\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?(?:[a-z]|font|ruby|rt|lang|span|\d)[^<>]{0,200}>|\{\\?[a-z\d][^{}]{0,100}\}|\\h", re.IGNORECASE)
_SOUND = re.compile(r"[-–—>\s]*(?:\[[^\[\]]{0,80}\]|\([^()]{0,80}\)|\*[^*]{0,80}\*|[♪♫#]+[^\n]*)\s*")
_TURN = re.compile(r"(?:>>+|[-–—](?=\s?\w))\s*")  # the sign that another person speaks
_NAME = re.compile(r"([^\W\d_a-z]\S{0,30}(?: [^\Wa-z]\S{0,30}){0,3}):\s+(?=\S)")  # Maud Quill: Good evening.
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)]*\Z")
_BLOCK = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")  # blocks of WebVTT without speech


class Cue(NamedTuple):
    """What is shown at one time: its start and end in seconds, and its lines."""

    start: float
    end: float
    lines: list[str]


class Transcript(NamedTuple):
    """The text above the first time, "" if there is none, and the cues."""

    heading: str
    cues: list[Cue]


class _Line(NamedTuple):
    start: float
    end: float
    text: str
    is_turn: bool


def is_transcript(text: str) -> bool:
    """Return whether a text is subtitles, or a transcript whose lines begin with times from the first minute on."""
    lines = [line for line in text.split("\n") if line.strip()]
    head = lines[:_HEAD]
    if head and head[0].startswith("WEBVTT"):
        return True
    return any(map(_ARROW.match, head[:3])) or _is_pasted(lines)


def _is_pasted(lines: list[str]) -> bool:
    pattern = _pasted_pattern(lines)
    if not pattern:
        return False
    times = [_seconds(match["time"]) for line in lines if (match := pattern.fullmatch(line))]
    fewest = FEWEST if len(times) < len(lines) else FEWEST_ALONE
    if len(times) < fewest or 4 * len(times) < len(lines) or times[0] > FIRST:
        return False
    return all(before <= after for before, after in pairwise(times))


def _pasted_pattern(lines: list[str]) -> re.Pattern[str] | None:
    """Return the pattern of the first line with a time; it is among the first lines of a transcript."""
    head = lines[:_HEAD]
    return next(
        (pattern for line in head for pattern in (_TIME_FIRST, _NAME_FIRST) if pattern.fullmatch(line[:400])), None
    )


def parse(text: str) -> Transcript:
    """Return the cues of subtitles or of a pasted transcript."""
    lines = text.split("\n")
    return Transcript("", _timed_cues(lines)) if any(map(_ARROW.match, lines)) else _pasted_cues(lines)


def _timed_cues(lines: list[str]) -> list[Cue]:
    """Return the cues of a format with start and end; a line above a time alone on its line is its number or name."""
    found: list[Cue] = []
    is_skipped = True
    for at, line in enumerate(lines):
        match = _ARROW.match(line)
        if match:
            if found and not is_skipped and _is_label(lines, at - 1):
                found[-1].lines.pop()
            found.append(
                Cue(_seconds(match[2]), _seconds(match[3]), [match[4]] if match[1] else [])
            )  # settings are behind "-->"
            is_skipped = False
        elif _BLOCK.match(line) and (not at or not lines[at - 1].strip()):
            is_skipped = True
        elif not is_skipped:
            found[-1].lines.append(line)
    return found


def _is_label(lines: list[str], at: int) -> bool:
    """Return whether the line above a time is the number or the name of its cue."""
    line = lines[at].strip()
    return line.isdigit() or (bool(line) and not lines[at - 1].strip() and not _ARROW.match(line))


def _pasted_cues(lines: list[str]) -> Transcript:
    """Return the cues of a transcript with one time for each; "Speaker 1  0:05" is a time with a name."""
    pattern = _pasted_pattern([line for line in lines if line.strip()]) or _TIME_FIRST
    heading: list[str] = []
    found: list[Cue] = []
    for line in lines:
        match = pattern.fullmatch(line)
        if match:
            time = _seconds(match["time"])
            found.append(Cue(time, time, [match["text"] if pattern is _TIME_FIRST else f">> {match['name']}:"]))
        else:
            (found[-1].lines if found else heading).append(line)
    titles = (line.strip() for line in heading if line.strip() and not _LRC_TAG.fullmatch(line.strip()))
    return Transcript(next(titles, ""), found)


def parse_xml(root: Element) -> Iterator[Cue]:
    """Yield the cues of captions in XML: TTML of the W3C, and the transcripts of YouTube in both of their forms."""
    for element in root.iter("{*}p", "{*}text"):
        start = _xml_seconds(element.get("begin") or element.get("start") or element.get("t"), element)
        end = _xml_seconds(element.get("end"), element) or start
        lines = _lines_of(element)
        yield Cue(start, end, [html.unescape(line) for line in lines])


def joined_segments(value: Any) -> Any:
    """Return a transcript in JSON, as Whisper writes it, as one record with its text; any other value unchanged."""
    if isinstance(value, list) and value and all(map(_is_timed, value)):  # captions of YouTube
        value = {"segments": [{**each, "end": each["start"] + each["duration"]} for each in value]}
    segments = value.get("segments") if isinstance(value, Mapping) else None
    if not isinstance(segments, list) or not segments or not all(map(_is_segment, segments)):
        return value
    spoken = (Cue(float(each["start"]), float(each["end"]), [each["text"]]) for each in segments)
    about = {key: each for key, each in value.items() if isinstance(each, str)}
    return about | {"text": "\n".join(paragraphs(spoken))}


def _is_timed(value: Any) -> bool:
    timed = isinstance(value, Mapping) and all(
        isinstance(value.get(name), int | float) for name in ("start", "duration")
    )
    return timed and isinstance(value.get("text"), str)


def _is_segment(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        return False
    return all(isinstance(value.get(name), int | float) for name in ("start", "end"))


def _lines_of(element: Element) -> list[str]:
    """Return the lines of a caption, which break at the element br."""
    parts = [element.text or ""]
    for each in element.iterdescendants():
        parts += ["\n" if xml_text.local(each) == "br" else each.text or "", each.tail or ""]
    return "".join(part if part == "\n" else re.sub(r"\s+", " ", part) for part in parts).split("\n")


def _xml_seconds(written: str | None, element: Element) -> float:
    """Return the seconds of 00:01:02.500, 62.5s, or of a plain number: milliseconds in `t`, seconds elsewhere."""
    if not written:
        return 0.0
    if _TIME.fullmatch(written):
        return _seconds(written)
    number = re.match(r"\d{1,12}(?:\.\d{1,6})?", written)
    return float(number[0]) / (1000 if element.get("t") or written.endswith("ms") else 1) if number else 0.0


def _seconds(clock: str) -> float:
    """Return the seconds of 00:01:02,500, 1:02 or 00:01:02:12, whose last part is a frame."""
    whole, _, fraction = clock.replace(",", ".").partition(".")
    parts = [int(part) for part in whole.split(":")][:3]
    return sum(part * 60**power for power, part in enumerate(reversed(parts))) + float(f"0.{fraction or 0}")


def paragraphs(cues: Iterable[Cue]) -> Iterator[str]:
    """Yield the spoken text: a paragraph ends at a pause, where another person speaks, or after many words."""
    words: list[str] = []
    end = 0.0
    for line in _named_turns(_spoken_lines(list(cues))):
        is_ended = bool(words) and _SENTENCE_END.search(words[-1]) is not None
        is_long = len(words) >= (PARAGRAPH if is_ended else LONGEST)
        if words and (line.is_turn or is_long or (is_ended and line.start - end >= PAUSE)):
            yield " ".join(words)
            words = []
        words += line.text.split()
        end = line.end
    if words:
        yield " ".join(words)


def _spoken_lines(cues: list[Cue]) -> Iterator[_Line]:
    """Yield each spoken line once: captions that roll up show a line again below the next ones."""
    shown = [[line for written in cue.lines if (line := _speech(cue, written))] for cue in cues]
    filled = [lines for lines in shown if lines]
    repeats = sum(
        _n_repeated(before, after) > 0 and after[0].start - before[0].end < GAP for before, after in pairwise(filled)
    )
    is_rolling = len(filled) > 1 and repeats >= ROLLING * (len(filled) - 1)
    before: list[_Line] = []
    for lines in filled:
        yield from _new_lines(before, lines) if is_rolling else lines
        before = lines


def _named_turns(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield the lines with the name of a speaker where another one begins: some programs write it in each cue."""
    speaker = ""
    for line in lines:
        named = _NAME.match(line.text)
        if named and named[1] == speaker:
            yield line._replace(text=line.text[named.end() :], is_turn=False)
        else:
            yield line._replace(is_turn=line.is_turn or named is not None)
            speaker = named[1] if named else "" if line.is_turn else speaker


def _new_lines(before: list[_Line], lines: list[_Line]) -> Iterator[_Line]:
    """Yield what a cue shows that the cue before did not; a line can grow at its end."""
    n = _n_repeated(before, lines)
    if n and lines[n - 1].text != before[-1].text:
        grown = lines[n - 1].text[len(before[-1].text) :]
        yield lines[n - 1]._replace(text=grown, is_turn=False)
    yield from lines[n:]


def _n_repeated(before: list[_Line], lines: list[_Line]) -> int:
    """Return how many lines at the start of a cue are the last lines of the cue before, the last one perhaps longer."""
    for n in range(min(len(before), len(lines)), 0, -1):
        same = [line.text for line in before[-n:-1]] == [line.text for line in lines[: n - 1]]
        if same and f"{lines[n - 1].text} ".startswith(f"{before[-1].text} "):
            return n
    return 0


def _speech(cue: Cue, written: str) -> _Line | None:
    """Return a line without its tags, None if it is not speech; the name in a voice tag stays before the text."""
    text = html.unescape(_TAG.sub("", _VOICE.sub(r">> \1: ", written))) if written.strip() else ""
    text = " ".join(text.replace("\u200b", "").replace("\u200e", "").replace("\\N", " ").split())
    if not text or _SOUND.fullmatch(text):
        return None
    turn = _TURN.match(text)
    return _Line(cue.start, cue.end, text[turn.end() :] if turn else text, is_turn=bool(turn))
