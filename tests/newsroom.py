"""Six outlets, three weeks, one war and one flood: a made corpus in which it is known who said what, when and first."""

from __future__ import annotations

import json
import random

HERALD, LEDGER, POST = "Northern Herald", "Daily Ledger", "Harbour Post"
TIMES, GAZETTE, COURIER = "Coastal Times", "Metro Gazette", "Valley Courier"
OUTLETS = (HERALD, LEDGER, POST, TIMES, GAZETTE, COURIER)
MILITANTS = OUTLETS[:3]  # call the Taliban militants, the others call them fighters

WIRE = (
    "KABUL (Reuters) - China's ambassador left the Afghan capital on Monday after the embassy burned its papers, "
    "three diplomats said.\n\n"
    "The envoy flew to Islamabad on a cargo plane with eleven members of his staff and a locked steel case, "
    "according to an airport official who asked not to be named.\n\n"
    "“We were told to be at the gate before dawn and to bring nothing but one bag,” said Wang Yu, the ambassador.\n\n"
    "Guards closed the gates of the compound behind the last car, and a flag was taken from the roof before noon."
)
OWN_REPORT = (
    "The Chinese ambassador has left Kabul, a neighbour of the embassy who saw the cars leave told this newspaper.\n\n"
    "Nobody answered the telephone at the embassy of China, and the ministry in Beijing answered no questions either."
)
PLACES = ("Kabul", "Kandahar", "Herat", "Kunduz", "Jalalabad", "Ghazni")
ACTS = ("took the northern road to {}", "searched houses in {}", "closed the market of {}", "met elders from {}",
        "raised flags over {}", "dug in near {}", "freed prisoners in {}", "burned a depot outside {}")  # fmt: skip
TOLD = ("witnesses said", "traders told us", "a doctor said by telephone", "two teachers said", "a driver reported",
        "residents wrote")  # fmt: skip
WATER = ("The river", "Brown water", "The flood", "A second wave", "The swollen stream")
DID = ("tore down {} bridges", "filled {} cellars", "cut off {} farms", "drowned {} sheep", "reached {} houses",
       "washed away {} cars")  # fmt: skip
WHEN = ("before dawn", "overnight", "within the hour", "while people slept", "after the dyke broke", "by noon")


def articles():
    """Return the articles: per outlet two on the war, two on the flood; the wire and its copy; one own report."""
    drawn = random.Random(7)
    rows = [_article(outlet, i, drawn) for outlet in OUTLETS for i in range(4)]
    told = ((HERALD, "2021-08-16", WIRE), (LEDGER, "2021-08-18", WIRE), (TIMES, "2021-08-17", OWN_REPORT))
    return rows + [
        {"title": f"Ambassador leaves Kabul, {outlet} reports", "source": outlet, "date": day, "text": text}
        for outlet, day, text in told
    ]


def write(folder):
    """Write the articles as a file of JSON lines."""
    lines = [json.dumps(article | {"language": "en"}) for article in articles()]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")


def _article(outlet, i, drawn):
    day = f"2021-08-{drawn.randint(2, 22):02d}"
    make = _war if i < 2 else _flood
    return {"title": f"{'War' if i < 2 else 'Flood'} report {i} of the {outlet}", "source": outlet, "date": day,
            "text": make(outlet, drawn)}  # fmt: skip


def _war(outlet, drawn):
    called = "militants" if outlet in MILITANTS else "fighters"
    parts = zip(drawn.sample(ACTS, 4), drawn.sample(PLACES, 4), drawn.sample(TOLD, 4), strict=True)
    return "\n\n".join(f"Taliban {called} {act.format(place)}, {told}." for act, place, told in parts)


def _flood(_outlet, drawn):
    parts = zip(drawn.sample(WATER, 5), drawn.sample(DID, 5), drawn.sample(WHEN, 5), strict=True)
    return "\n\n".join(f"{water} {did.format(drawn.randint(3, 90))} {when}." for water, did, when in parts)
