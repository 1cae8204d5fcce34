"""The app on corpora other than the seeds: small ones, with copies, with topics over two months."""

import pytest
from app_helpers import PAGES, frame, go_to, left


@pytest.mark.parametrize(
    "world",
    [
        {"d1": {"text": "Kabul fell. China kept its embassy there.", "names": "Kabul=place, China=place"}},
        {"d1": "Kabul fell on Sunday evening.", "d2": "Kabul fell on Sunday evening."},
        {"d1": "😀😀😀", "d2": ""},
        {"d1": {"text": "喀布尔的中国大使馆继续开放。", "language": "zh", "date": "2021"}},
        {
            f"d{i}": {
                "text": f"Kabul and Beijing spoke about trade item{i} today.",
                "source": f"S{i % 3}",
                "date": f"2021-08-{i + 1:02d}",
                "names": "Kabul=place, Beijing=place",
                "topic": f"t0{i % 2 + 1}",
                "keywords": "trade",
            }
            for i in range(12)
        },
    ],
    ids=["one document", "two that are alike", "emoji and nothing", "chinese with a year", "twelve documents"],
)
def test_every_page_opens_on_small_corpora(on_folder, world):
    app = on_folder(world)

    for page in PAGES:
        go_to(app, page)
        assert [title.value for title in app.title] != []
        assert not app.error


def test_copies_can_be_counted_once(on_folder):
    copied = {"text": "Kabul fell on Sunday evening.", "duplicate_group": "g1"}
    app = go_to(on_folder({"d1": copied, "d2": copied, "d3": "Beijing waits."}), "overview")

    app.toggle(key="once").set_value(True).run()

    assert left(app) == "2 of 3 documents"
    assert list(frame(app, "documents")["doc_id"]) == ["d1", "d3"]
