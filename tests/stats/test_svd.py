"""Truncated SVD: the largest singular values and vectors of a sparse matrix."""

import numpy as np
import pytest
from scipy import sparse

from analytics.stats import svd


@pytest.mark.parametrize("shape", [(80, 30), (30, 80)])
def test_values_and_vectors_are_those_of_the_full_decomposition(shape: tuple[int, int]) -> None:
    cells = sparse.random_array(shape, density=0.2, rng=np.random.default_rng(0), format="csr")
    values, vectors = svd.truncated_svd(cells, 5, n_iter=20)
    _, exact, right = np.linalg.svd(cells.toarray())
    assert np.allclose(values, exact[:5])
    assert np.allclose(np.abs(np.sum(vectors * right[:5], axis=1)), 1)
    assert (vectors.max(axis=1) >= -vectors.min(axis=1)).all()  # the sign is always the same


def test_more_values_than_a_side_has_are_refused() -> None:
    with pytest.raises(ValueError, match=r"n must be in 1\.\.3, got 4"):
        svd.truncated_svd(sparse.csr_array(np.eye(3)), 4)
