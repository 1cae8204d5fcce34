"""The map of places: clear names are where they are, and others are on no map."""

import pytest

from analytics.entities import place_map
from analytics.findings import place_map as findings


@pytest.mark.parametrize(
    ("name", "longitude", "latitude"),
    [("Kabul", 69, 34), ("Paris", 2, 49), ("Russia", 100, 62), ("Texas", -99, 31), ("New York", -74, 41),
     ("Congo - Kinshasa", 24, -3), ("Kosovo", 21, 43), ("Palestinian Territories", 35, 32)],
)  # fmt: skip
def test_a_clear_name_is_where_it_is(name, longitude, latitude):
    assert place_map.world().places[name] == pytest.approx((longitude, latitude), abs=1)


@pytest.mark.parametrize("name", ["Georgia", "Washington", "Birmingham", "Cambridge", "Springfield", "Palestine"])
def test_a_name_of_several_places_has_no_position(name):
    assert name not in place_map.world().places


def test_each_place_says_how_many_documents_name_it(make_corpus):
    names = "Kabul=place, Georgia=place, Middle East=place, Wang Yi=person"
    corpus = make_corpus({
        "a": {"text": "Wang Yi left Kabul for Georgia.", "source": "North", "names": names},
        "b": {"text": "Kabul is in no part of the Middle East.", "source": "South", "names": names},
    })  # fmt: skip

    table = place_map.place_map(corpus)

    rows = {row.entity: (row.n_docs, row.share_docs, row.position) for row in table.itertuples()}
    assert rows == {
        "Kabul": (2, 1.0, "placed"), "Georgia": (1, 0.5, "ambiguous"), "Middle East": (1, 0.5, "unknown"),
    }  # fmt: skip
    assert table["longitude"].notna().tolist() == [True, False, False]
    assert findings.not_placed(table) == (
        "Not placed, because several places have the name: Georgia (1). Not placed, because they are regions or small"
        " towns, or not known: Middle East (1)."
    )


def test_outlines_are_on_the_globe():
    world = place_map.world()

    points = [point for line in [*world.land, *world.borders] for point in line]
    assert len(points) > 5_000
    assert all(-181 <= x <= 192 and -60 <= y <= 84 for x, y in points)
