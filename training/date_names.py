"""Pack the names of months and weekdays in many languages into one small file.

    python training/date_names.py

The names are of CLDR, from babel. Reading them there takes .6 s in each process; the file takes 10 ms. Writes the same
bytes for the same version of babel.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TARGET = Path(__file__).parents[1] / "analytics" / "data" / "date_names.tsv"
# The Arabic of the Levant, Algeria, Morocco and Mauritania and the German of Austria have names of their own
LANGUAGES = (
    "en de fr es it pt nl pl ru uk sv da nb fi cs sk hu ro bg hr sl el tr ca et lv lt is ar fa hi bn ta th id ms vi sw"
    " he ar_SY ar_DZ ar_MA ar_MR de_AT sr sr_Latn mk be sq az kk ka hy gl ur fil ko"
    " mr ne te gu kn ml pa km lo my am ps af eu uz"
)
NO_WEEKDAYS = ("sq", "gl", "fil", "ka", "az", "af", "eu", "uz")  # "Die", "Mér": short ones are words of other languages


def names(read: Callable[..., Mapping[int, str]], languages: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each month, from 1, or weekday, Monday as 0, with its name, in every width and context."""
    for language in languages:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in read(width, context=context, locale=language).items():
                    if not name.isdigit():
                        yield number, name.casefold()


def rows(kind: str, named: Iterator[tuple[int, str]]) -> Iterator[str]:
    """Yield one row for each number, with its names."""
    several: dict[int, dict[str, None]] = {}
    for number, name in named:
        several.setdefault(number, {})[name] = None
    for number in sorted(several):
        yield f"{kind}\t{number}\t{', '.join(several[number])}"


def main() -> None:
    """Read the names and write the file."""
    languages = LANGUAGES.split()
    with_weekdays = [language for language in languages if language not in NO_WEEKDAYS]
    packed = [
        "kind\tnumber\tnames",
        *rows("month", names(get_month_names, languages)),
        *rows("weekday", names(get_day_names, with_weekdays)),
    ]
    TARGET.write_text("\n".join(packed) + "\n", encoding="utf-8")
    print(f"{len(packed)} rows, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
