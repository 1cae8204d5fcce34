"""360 quotations from documents the rules were not mended on, read by eye: en 200, de 60, fr 60, es 40.

Judged as in `test_quotes.py`, once; a doubtful one is wrong. Right were en 180 of 200, fr 54 of 60, es 32 of 40, de 47
of 60: German and Spanish are below the nine of ten that are wanted. A few of the German ones had been seen while the
rules were mended. The German texts have lost their quotation marks, so they measure reported speech alone. Rules mended
since (an English, a French and a Spanish one) make today's shares those of a sample already seen.
"""

import hashlib

import pytest
from quotes_samples import FILES, HELD_OUT, found, judged

FINGERPRINTS = {
    "en": "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de",
    "de": "b2888550b184ab96277490a1b8056ba6522ccb88f642e90dd09708690026091c",
    "fr": "01097ace9757d984cb7fdaf516c2c29292c17c0a6466b9a34aa9df5cf7a24c4d",
    "es": "94dd4dd01203d3226a5f702761ff49113dbaa58a57869abc1ae8c79cb2f21d7e",
}
SAMPLE = "0260b580abc5763ee5d5446718883e9aad2c610db56d98ed3d4acd4c9046722a"
PRECISION = {"en": 0.90, "de": 0.78, "fr": 0.90, "es": 0.80}
STILL_FOUND = 0.95


@pytest.mark.parametrize("language", FILES)
def test_what_is_found_is_as_right_as_when_it_was_judged(language):
    if not FILES[language].is_file():
        pytest.skip(f"{FILES[language].name} (../shared) is not on this machine")
    for path, fingerprint in ((FILES[language], FINGERPRINTS[language]), (HELD_OUT, SAMPLE)):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == fingerprint, f"{path.name} changed: judge again"
    verdicts, today = judged(language), found(language)

    still = [verdict for key, verdict in verdicts.items() if key in today]
    right = [key for key, verdict in verdicts.items() if verdict == "right"]
    assert still.count("right") / len(still) >= PRECISION[language]
    assert len(today.intersection(right)) / len(right) >= STILL_FOUND
