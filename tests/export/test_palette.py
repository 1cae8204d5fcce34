"""The colours of sources: seen on both grounds, and told apart by colour-blind readers."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analytics.export import palette
from ui.charts.palette import KINDS

GROUNDS = ("#fbfaf7", "#16191d")  # light and dark
LEAST_CONTRAST = 3  # WCAG 2.1, 1.4.11: marks that carry a meaning
LEAST_DISTANCE = 12  # in CIE L*a*b*; the set before had 3.2
VISION = {  # Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = np.asarray([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
SOURCES = [*palette.by_source(pd.Series([f"S{n}" for n in range(8)])).values()]


def linear(colour):
    channels = np.asarray([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(a, b):
    low, high = sorted(linear(colour) @ XYZ[1] for colour in (a, b))
    return (high + 0.05) / (low + 0.05)


def lab(colour, vision):
    seen = np.clip(np.asarray(VISION[vision]) @ linear(colour), 0, 1)
    x, y, z = (np.cbrt(t) if t > 0.008856 else 7.787 * t + 16 / 116 for t in XYZ @ seen / (0.95047, 1, 1.08883))
    return np.asarray([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_is_seen_on_both_grounds(ground):
    colours = {*SOURCES, palette.ACCENT, palette.GREY, *palette.TWO, *KINDS.values()}

    assert [colour for colour in colours if contrast(colour, ground) < LEAST_CONTRAST] == []


@pytest.mark.parametrize("vision", VISION)
def test_the_colours_of_sources_are_told_apart(vision):
    pairs = combinations([*SOURCES, palette.GREY], 2)

    assert [
        pair for pair in pairs if np.linalg.norm(lab(pair[0], vision) - lab(pair[1], vision)) < LEAST_DISTANCE
    ] == []
