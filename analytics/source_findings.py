"""The findings about sources: what they call the same thing, what they leave out, what they attend to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import findings, keyword_findings, languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


def framing(table: pd.DataFrame, entity: str, *groups: str, shown: Mapping[str, str] | None = None) -> str:
    """What each group says around one entity; `table` is `framing` of one language, `groups` those compared."""
    if table.empty:
        return f"Around {entity} no group has words of its own: choose other groups or a name that more documents have."
    compared = table[table["n_rest"] > 0]
    if len(compared):
        return f"Around {entity}: {keyword_findings.keyness(compared, *groups, shown=shown)}"
    first = table.iloc[0]
    name = dict(shown or {}).get(first["group"], first["group"])
    said = findings.listed(table.loc[table["group"] == first["group"], "term"].head(5), most=5)
    return (
        f"Around {entity}, in {languages.name(first['language'])}, {name} says {said}"
        f" ({findings.times(int(first['n_group']), 'document')}); no other group of this language names it,"
        " so nothing is compared."
    )
