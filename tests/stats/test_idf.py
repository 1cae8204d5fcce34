"""Inverse document frequency: each formula on counts that can be computed by hand."""

from math import e

import numpy as np
import pytest
from scipy import sparse

from analytics.stats import idf


def test_a_document_counts_once_for_a_term_at_any_frequency():
    cells = sparse.csr_array(np.asarray([[3.0, 0.0, 1.0], [1.0, 0.0, 0.0]]))

    assert idf.document_frequency(cells).tolist() == [2, 0, 1]


def test_a_term_of_all_documents_is_worth_zero_or_one():
    n_docs, n_all = np.asarray([9]), 9

    assert idf.smooth(n_docs, n_all).tolist() == [0]
    assert idf.smooth_plus_one(n_docs, n_all).tolist() == [1]
    assert idf.padded(n_docs, n_all, unseen=90).tolist() == pytest.approx([np.log(10)])  # (1 + 9 + 90) / (1 + 9)
    assert idf.of_present(n_docs, n_all).tolist() == pytest.approx([np.log(10 / 9)])


def test_no_idf_is_above_the_cap():
    n_docs = np.asarray([0, 9])

    # log(100 / 1) is cut to log(20); log(100 / 10) is below it
    assert np.exp(idf.capped_plus_one(n_docs, 99, rarest=20)).tolist() == pytest.approx([20 * e, 10 * e])
