"""Lines of a name and what it stands for, "NAME: REST", which a person can read and write in a cell of a table."""

from __future__ import annotations

import re

_NAMED = re.compile(r"((?:[^:]|::)*+):(.*)", re.DOTALL)


def named_line(name: str, rest: str) -> str:
    """Return the line of a name; a ":" in the name is written twice."""
    return f"{name.replace(':', '::')}: {rest}"


def split_name(line: str) -> tuple[str, str]:
    """Return the name of a line and the rest, both without blanks around them; two empty texts for another text."""
    match = _NAMED.fullmatch(line)
    return (match[1].strip().replace("::", ":"), match[2].strip()) if match else ("", "")
