"""Reading takes time in proportion to the length of a text, whatever the text is full of.

Lengths double until one reading takes long enough to be measured, up to 1 MB. All things, and longer texts, are in
benchmarks/linear_reading.py.
"""

from functools import cache

import pytest

from benchmarks.awkward_texts import texts
from benchmarks.linear_reading import ordinary, seconds

TEXTS = texts()
SHORTEST, LONGEST = 1 << 14, 1 << 20  # bytes
MEASURED = 0.12  # seconds of CPU from which a reading is long enough to be measured
GROWTH = 3  # per doubling: 2 is linear, 4 is quadratic
COST = 12  # times ordinary news of the same length, which has a third of the words of "A " and no page around it
ATTEMPTS = 4
CHOSEN = r"""
'.' '(' '"' '“' '@' 'a' 'A' '\n' ' ' 'Kabul ' 'said ' 'Sen. ' 'Mr. A. B. ' 'U.S. ' 'a@b.cc ' 'aa.bb.' 'a+b.'
'http://a.b/c ' '<' '<p>' '&amp;' '1,000 ' '16 August 2021 ' 'according to ' '"Yes," he said. '
'sagte, er habe ' 'In Qaems Brief heißt es, er habe das ' 'The envoy, Zamir Kabulov, said. ' '😀' 'é' '中' 'مرحبا '
'A\n'
"""
NAMES = [name for name in TEXTS if name.startswith("'") and f" {name} " in f" {CHOSEN.replace(chr(10), ' ')} "]
NAMES += ["long lines of 'U.S. '", "long lines of '(a. '", "unique names", "csv with an unclosed quote", "csv of '\"'"]
NAMES += ["json of '<p>'", "page of '<p>a</p>'", "page of '<a>'", "page of '<'", "nested div"]
NAMES += ["nested p", "page with a list of links", "title of '- a '", "article below a list of headlines"]


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    """Models and word lists are loaded before anything is measured."""
    seconds("a.txt", ordinary, 10_000)
    seconds("a.html", TEXTS["page of '<a>'"][1], 10_000)


@cache
def reference(size):
    return seconds("a.txt", ordinary, size)


def measured(file, made):
    """Return {length: seconds} of texts that double, until one takes long enough or is long enough."""
    size, times = SHORTEST, {}
    while not times or (max(times.values()) < MEASURED and size <= LONGEST):
        times[size] = seconds(file, made, size)
        size *= 2
    for size in [*times][-3:]:  # twice, as another process may have been in the way
        times[size] = min(times[size], seconds(file, made, size))
    return times


def excess(thing):
    """Return how many times the allowed seconds a reading took, by its growth or by ordinary news of that length."""
    times = measured(*TEXTS[thing])
    longest = max(times)
    grown = times[longest] / (GROWTH**2 * times.get(longest // 4, times[longest]) + MEASURED / 4)
    return max(grown, times[longest] / (COST * reference(longest) + MEASURED))


@pytest.mark.parametrize("thing", NAMES)
def test_the_time_grows_with_the_length(thing):
    # the processor is shared: a reading that is not linear is over the limit every time
    measurements = (excess(thing) for _ in range(ATTEMPTS))

    assert any(measurement < 1 for measurement in measurements)
