"""The step to the lowest point of a parabola, also where the parabola is flat in some direction."""

import numpy as np

from crossent._numeric import FloatArray

# An eigenvalue below this, for each row, is rounding (where the diagonal of the matrix is 1).
FLAT = 64 * float(np.finfo(np.float64).eps)
# A curvature below this is none; its root and the inverse of that are ordinary numbers still.
TINY = 1e-200


def newton_direction(
    hessian: FloatArray, gradient: FloatArray, flat: FloatArray | None, negligible: float
) -> FloatArray:
    """Return −H⁻¹ ∇J, the shortest such direction if there are several.

    The columns of `flat` are directions known to have neither slope nor curvature; a gain below
    `negligible` is not worth a step into a direction where rounding hides the curvature.
    """
    diagonal = hessian.diagonal()
    if flat is not None:
        # Curvature where there was none, and no slope there: the solution has no such component.
        squares = flat**2
        hessian = hessian + flat * (diagonal @ squares / squares.sum(0)) @ flat.T
        diagonal = hessian.diagonal()
    # In units in which every curvature is 1, features may have any size.
    unit = 1 / np.sqrt(np.maximum(diagonal, TINY))
    curvature = hessian * unit * unit[:, None]
    np.fill_diagonal(curvature, 1)
    slope = gradient * unit
    least = FLAT * len(slope)
    try:
        if np.linalg.cholesky(curvature).diagonal().min() ** 2 > least:
            return -unit * np.linalg.solve(curvature, slope)
    except np.linalg.LinAlgError:
        pass
    return -_along_eigenvectors(curvature, slope, unit, least, negligible)


def _along_eigenvectors(
    curvature: FloatArray, slope: FloatArray, unit: FloatArray, least: float, negligible: float
) -> FloatArray:
    values, vectors = np.linalg.eigh(curvature)
    along = slope @ vectors
    # Far from the minimum a direction may only look flat: its slope says that it is none.
    null = (values <= least) & (along**2 <= negligible * least)
    direction = unit * (vectors @ (np.where(null, 0, along) / np.maximum(values, least)))
    basis, _ = np.linalg.qr(vectors[:, null] * unit[:, None])
    return np.asarray(direction - basis @ (basis.T @ direction))
