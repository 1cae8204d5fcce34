import tempfile

import numpy as np
import pandas as pd
import pytest

from analytics.corpus import spilled_table
from analytics.corpus.stored_tables import StoredTables

N = 40_000  # rows: a table of more than 1 MB


@pytest.fixture(scope="module")
def table():
    words = pd.Index(["b", "ä", "unused", "a"], dtype="str")
    codes = np.tile([0, 1, 3], N)[:N]
    return pd.DataFrame(
        {
            "term": pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(words)),
            "text": pd.Series(["\U0001f600 \udce4".encode("utf-8", "replace").decode()] * N, dtype="str"),
            "n": np.arange(N),
            "share": np.linspace(0, 1, N),
            "direct": np.arange(N) % 2 == 0,
        }
    )


def test_a_table_comes_back_from_its_file_as_it_was(table):
    back = spilled_table.SpilledTable(table)()

    pd.testing.assert_frame_equal(back, table)
    assert list(back["term"].cat.categories) == ["b", "ä", "unused", "a"]


def test_a_table_stays_in_the_memory_when_the_disk_is_full(table, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)

    assert spilled_table.spill(table)() is table


def test_tables_in_files_stay_in_the_memory_only_after_the_build(table):
    small = pd.DataFrame({"n": [1]})
    during = StoredTables({"terms": table, "documents": small}, {}).with_spilled(["terms"])

    assert during["terms"] is not during["terms"]
    assert list(during.decoded()) == ["documents"]
    after = during.with_kept()
    assert after["terms"] is after["terms"]
    assert after["documents"] is small
    assert set(during) == set(after) == {"terms", "documents"}


def test_a_replaced_table_is_no_longer_in_its_file(table):
    during = StoredTables({"terms": table}, {}).with_spilled(["terms"])
    other = pd.DataFrame({"n": [1]})

    assert during.with_tables({"terms": other})["terms"] is other
