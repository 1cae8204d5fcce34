"""Search long lists of phrases in lines: Python tries a pattern of a hundred branches at every letter."""

from __future__ import annotations

import re

_NOT_PLAIN = re.compile(r"\\.|\[[^\]]*\]|.[?*+]|.\{[^}]*\}|[.^$]")


class Phrases:
    """A pattern whose branches are phrases in small letters; each branch has a plain part outside of its groups."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._stems = tuple(dict.fromkeys(map(_stem, _branches(pattern))))

    def phrases_in(self, low: str) -> set[str]:
        """Return the different phrases in a line in small letters."""
        for stem in self._stems:
            if stem in low:
                break
        else:
            return set()
        return {match[0] for match in self._pattern.finditer(low)}


def _branches(pattern: str) -> list[str]:
    """Return the branches of a pattern, with a line end for each group."""
    branches, depth = [""], 0
    for sign in re.sub(r"\\[()|]", "\n", pattern):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == "|":
            branches.append("")
        elif depth == 0:
            branches[-1] += "\n" if sign == ")" else sign
    return branches


def _stem(branch: str) -> str:
    """Return the longest plain part of a branch."""
    plain = re.sub(r"\n[?*+]|\n\{[^}]*\}", "\n", branch)
    return max(_NOT_PLAIN.sub("\n", plain).split("\n"), key=len)
