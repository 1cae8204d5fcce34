"""Where the places named in the texts are, as far as their names are clear."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.entities import entities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

PACKED = Path(__file__).parents[1] / "data" / "world_map.json.gz"
PLACED, AMBIGUOUS, UNKNOWN = "placed", "ambiguous", "unknown"
LEAST = 20  # placed names: with fewer, a list says as much as a map

Point = tuple[float, float]  # longitude and latitude in degrees


class World(NamedTuple):
    """Outlines of land, lines of borders, positions by name, and the names that several places have.

    Longitudes of land beyond the date line go on after 180 degrees.
    """

    land: list[list[Point]]
    borders: list[list[Point]]
    places: Mapping[str, Point]
    ambiguous: frozenset[str]


def place_map(corpus: Corpus) -> pd.DataFrame:
    """One row per place named in the slice, the one in most documents first.

    `n_docs` documents name it, `share_docs` of all documents of the slice, from `n_sources` sources. `position` is
    placed (`longitude` and `latitude` in degrees: the middle of a country or of a state of the US, or a city of 100,000
    people or more), ambiguous (several places far from each other have the name, none of them ten times as large as the
    others: Georgia, Birmingham), or unknown (regions such as the Middle East, small towns). The last two have no
    coordinates. Natural Earth, US Census and GeoNames, packed by `training/world_map.py`.
    """
    table = entities.entities(corpus, kinds=("place",))
    if table.empty:
        return schema.empty("place_map")
    known = world()
    points = [known.places.get(name, (float("nan"),) * 2) for name in table["entity"]]
    position = [_position(name, known) for name in table["entity"]]
    table = table.assign(position=position, share_docs=table["n_docs"] / len(corpus))
    table["longitude"], table["latitude"] = zip(*points, strict=True)
    return schema.conform(table, "place_map")


def _position(name: str, known: World) -> str:
    return PLACED if name in known.places else AMBIGUOUS if name in known.ambiguous else UNKNOWN


@lru_cache(maxsize=1)
def world() -> World:
    """Return the packed outlines and positions."""
    packed = json.loads(gzip.decompress(PACKED.read_bytes()))
    land, borders = ([_points(steps, packed["scale"]) for steps in packed[name]] for name in ("land", "borders"))
    places = {name: (x, y) for name, (x, y) in packed["places"].items()}
    return World(land, borders, places, frozenset(packed["ambiguous"]))


def _points(steps: Sequence[int], scale: int) -> list[Point]:
    """Return the points of steps in longitude and latitude, which stand in turn."""
    x, y = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(a / scale, b / scale) for a, b in zip(x, y, strict=True)]
