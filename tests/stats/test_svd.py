import numpy as np
import pytest
from scipy import sparse
from sklearn.decomposition import TruncatedSVD

from analytics.stats import svd


@pytest.mark.parametrize("shape", [(40, 300), (300, 40), (30, 33)])
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_the_axes_are_those_of_scikit_learn(shape, precision):
    cells = sparse.random_array(shape, density=0.1, rng=np.random.default_rng(1), format="csr").astype(precision)
    peer = TruncatedSVD(8, n_iter=5, random_state=0).fit(cells)

    axes = svd.truncated_svd(cells, 8, iterations=5)

    assert axes.vectors.dtype == precision
    assert axes.values == pytest.approx(peer.singular_values_, rel=1e-5)
    assert axes.vectors == pytest.approx(peer.components_, abs=1e-4)


def test_the_axes_of_a_matrix_of_low_rank_give_it_back():
    generator = np.random.default_rng(2)
    whole = generator.random((30, 3)) @ generator.random((3, 50))

    axes = svd.truncated_svd(sparse.csr_array(whole), 3, iterations=2)

    assert whole @ axes.vectors.T @ axes.vectors == pytest.approx(whole)
    assert (axes.vectors[np.arange(3), np.abs(axes.vectors).argmax(axis=1)] > 0).all()
