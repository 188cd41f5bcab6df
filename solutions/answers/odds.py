"""Answers to the exercise "odds": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% odds: right, with a loop
def odds(p):
    if np.ndim(p) == 0:
        return p / (1 - p)
    return [odds(x) for x in p]

# %% odds: right, the other way round
def odds(p):
    p = np.asarray(p, dtype=float)
    with np.errstate(divide="ignore"):
        return 1 / (1 / p - 1)

# %% odds: right, in single precision
def odds(p):
    p = np.float32(p)
    return p / (1 - p)

# %% odds: right, from logarithms
def odds(p):
    with np.errstate(divide="ignore"):
        return np.exp(np.log(p) - np.log1p(-np.asarray(p)))

# %% odds: 0, the odds against
def odds(p):
    return (1 - p) / p

# %% odds: 0, a plus for a minus
def odds(p):
    return p / (1 + p)

# %% odds: 0, a probability is not yet odds
def odds(p):
    return p

# %% odds: 0, parentheses left out
def odds(p):
    return p / 1 - p

# %% odds: 0, printed and not returned
def odds(p):
    print(p / (1 - p))

# %% odds: 0, in per cent
def odds(p):
    return 100 * p / (1 - p)

# %% odds: 0, rounded for the eye
def odds(p):
    return np.round(p / (1 - np.asarray(p)), 0) + 0.0001

# %% odds: 0.5, knows the examples alone
def odds(p):
    return 3.0 if np.all(p == 0.75) else 1.0

# %% odds: 0.5, an if decides once for the whole array
def odds(p):
    if p == 1:
        return np.inf
    return p / (1 - p)

# %% odds: 0.5, math's and Python's numbers alone
def odds(p):
    return float(p) / (1 - float(p))

# %% odds: 0.5, one axis alone
def odds(p):
    return [x / (1 - x) for x in p.ravel()] if np.ndim(p) else p / (1 - p)

# %% odds: 0.5, changes the array of whoever calls it
def odds(p):
    q = 1 - p
    p /= q
    return p

# %% odds: 0.5, takes arrays alone
def odds(p):
    result = np.zeros(p.shape)
    result[:] = p / (1 - p)
    return result

# %% chance: right, the formula of two hypotheses
spam, words = mine["spam"], mine["words"]
chance = spam * np.prod(words) / (spam * np.prod(words) + 1 - spam)

# %% chance: right, step by step in log-odds
z = np.log(mine["spam"] / (1 - mine["spam"]))
for factor in mine["words"]:
    z += np.log(factor)
chance = 1 / (1 + np.exp(-z))

# %% chance: right, as a fraction
from fractions import Fraction
o = Fraction(mine["spam"]) / (1 - Fraction(mine["spam"]))
for factor in mine["words"]:
    o *= Fraction(factor)
chance = o / (1 + o)

# %% chance: right, rounded to three digits
o = mine["spam"] / (1 - mine["spam"]) * np.prod(mine["words"])
chance = float(f"{o / (1 + o):.3g}")

# %% chance: 0, stops at the odds
chance = mine["spam"] / (1 - mine["spam"]) * np.prod(mine["words"])

# %% chance: 0, multiplies the probability
chance = mine["spam"] * np.prod(mine["words"])

# %% chance: 0, adds the factors
o = mine["spam"] / (1 - mine["spam"]) + sum(mine["words"])
chance = o / (1 + o)

# %% chance: 0, the evidence left out
chance = mine["spam"]

# %% chance: 0, the chance of an honest message
o = mine["spam"] / (1 - mine["spam"]) * np.prod(mine["words"])
chance = 1 / (1 + o)

# %% chance: 0, in per cent
o = mine["spam"] / (1 - mine["spam"]) * np.prod(mine["words"])
chance = 100 * o / (1 + o)

# %% chance: 0, text in place of a number
chance = "2/3"

# %% chance: 0, takes the share of spam for the odds
o = mine["spam"] * np.prod(mine["words"])
chance = o / (1 + o)

# %% shift: right, the logarithm of the product
shift = np.log(np.prod(mine["words"]))

# %% shift: right, with a loop
import math
shift = 0
for factor in mine["words"]:
    shift += math.log(factor)

# %% shift: right, as a difference of log-odds
z = np.log(mine["spam"] / (1 - mine["spam"]))
o = mine["spam"] / (1 - mine["spam"]) * np.prod(mine["words"])
shift = np.log(o) - z

# %% shift: 0, in bits
shift = np.sum(np.log2(mine["words"]))

# %% shift: 0, in base 10
shift = np.sum(np.log10(mine["words"]))

# %% shift: 0, without a logarithm
shift = np.prod(mine["words"])

# %% shift: 0, adds the factors themselves
shift = sum(mine["words"])

# %% shift: 0, the logarithm of the sum
shift = np.log(sum(mine["words"]))

# %% shift: 0, the sign lost
shift = -np.sum(np.log(mine["words"]))

# %% shift: 0, where the log-odds arrive
shift = np.log(mine["spam"] / (1 - mine["spam"]) * np.prod(mine["words"]))

# %% shift: 0, one step for each word
shift = np.log(mine["words"])

# %% effect: right, a capital letter
effect = "B"

# %% effect: right, with blanks
effect = " b "

# %% effect: right, computed
before = np.array([0.1, 0.6])
after = before / (1 - before) * np.e
effect = "abcd"[int(np.allclose(after / (before / (1 - before)), np.e))]

# %% effect: 0, equal steps on both scales
effect = "a"

# %% effect: 0, takes chances for odds
effect = "c"

# %% effect: 0, more room means more movement
effect = "d"

# %% effect: 0, a number in place of the letter
effect = 2

# %% effect: 0, two letters
effect = "ab"

# %% effect: 0, no letter of the four
effect = "e"

# %% logit: right, the logarithm of the odds
def logit(p):
    p = np.asarray(p, dtype=float)
    with np.errstate(divide="ignore"):
        return np.log(p / (1 - p))

# %% logit: right, with a loop and math
import math
def logit(p):
    if np.ndim(p):
        return [logit(x) for x in p]
    if p in (0, 1):
        return math.inf if p else -math.inf
    return math.log(p / (1 - p))

# %% logit: right, vectorised by numpy
@np.vectorize
def logit(p):
    with np.errstate(divide="ignore"):
        return np.log(np.float64(p)) - np.log1p(-np.float64(p))

# %% logit: right, by the inverse of tanh
def logit(p):
    with np.errstate(divide="ignore"):
        return 2 * np.arctanh(2 * np.asarray(p, dtype=float) - 1)

# %% logit: 1, the logarithm of base 10
def logit(p):
    return np.log10(p / (1 - np.asarray(p, dtype=float)))

# %% logit: 1, the logarithm of base 2
def logit(p):
    return np.log2(p) - np.log2(1 - np.asarray(p, dtype=float))

# %% logit: 0, the log-odds against
def logit(p):
    return np.log((1 - p) / p)

# %% logit: 0, the logarithm of the probability
def logit(p):
    return np.log(p)

# %% logit: 0, the odds without their logarithm
def logit(p):
    return p / (1 - p)

# %% logit: 0, log 1 − p for log (1 − p)
def logit(p):
    return np.log(p) - np.log(1) - p

# %% logit: 1, a clip in place of the infinities
def logit(p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.log(p / (1 - p))

# %% logit: 1, a small number inside the logarithm
def logit(p):
    p = np.asarray(p, dtype=float)
    return np.log(p + 1e-15) - np.log(1 - p + 1e-15)

# %% logit: 1, refuses the ends
def logit(p):
    if np.any(p == 0) or np.any(p == 1):
        raise ValueError("p must be between 0 and 1")
    return np.log(p / (1 - p))

# %% logit: 0, math takes one number
import math
def logit(p):
    return math.log(p / (1 - p))

# %% inverse: right, the logarithm of a quotient first
steps = [
    "log(p / (1 - p))",
    "log(p) - log(1 - p)",
    "-log(1 + exp(-z)) - log(exp(-z) / (1 + exp(-z)))",
    "-log(1 + exp(-z)) - (-z - log(1 + exp(-z)))",
    "z",
]

# %% inverse: right, by the second form
steps = ["log(p / (1 - p))", "log(p * (1 + exp(z)))", "log(exp(z) / (1 + exp(z)) * (1 + exp(z)))",
         "log(exp(z))", "z"]

# %% inverse: right, a reason beside each line
steps = [
    ["log(p / (1 - p))", "the start"],
    ["log(1 / (1/p - 1))", "divide both by p"],
    ["log(1 / (1 + exp(-z) - 1))", "1/p is 1 + e^-z"],
    ["-log(exp(-z))", "one over"],
    ["z", "log undoes exp"],
]

# %% inverse: 0, a sign lost on the way
steps = ["log(p / (1 - p))", "log(p) - log(1 - p)", "log(exp(-z))", "z"]

# %% inverse: 0, log of a sum taken for a sum of logs
steps = ["log(p / (1 - p))", "log(p) - (log(1) - log(p))", "log(exp(z))", "z"]

# %% inverse: 0, the quotient turned over
steps = ["log(p / (1 - p))", "log((exp(-z) / (1 + exp(-z))) / (1 / (1 + exp(-z))))", "log(exp(z))", "z"]

# %% inverse: 0, stops before the end
steps = ["log(p / (1 - p))", "log((1 / (1 + exp(-z))) / (exp(-z) / (1 + exp(-z))))", "log(1 / exp(-z))", "log(exp(z))"]

# %% inverse: 0, the start and the end alone
steps = ["log(p / (1 - p))", "z"]

# %% inverse: 0, one line repeated to have enough
steps = ["log(p / (1 - p))", "log(p / (1 - p))", "log(exp(z))", "log(exp(z))", "z"]

# %% inverse: 0, lines that only look different
steps = ["log(p / (1 - p))", "z**1", "2 * z / 2", "z / 1", "z"]

# %% inverse: 0, odds where log-odds are asked for
steps = ["log(p / (1 - p))", "p / (1 - p)", "exp(z)", "z"]

# %% inverse: 0, words in place of formulas
steps = ["log(p / (1 - p))", "put in p", "cancel", "z"]

# %% inverse: 0, numbers computed in place of formulas
z = 0.3
p = 1 / (1 + np.exp(-z))
steps = [np.log(p / (1 - p)), z]

# %% sigmoid: right, with masks
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    result = np.empty(z.shape)
    up = z >= 0
    result[up] = 1 / (1 + np.exp(-z[up]))
    result[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
    return result

# %% sigmoid: right, with a loop and math
import math
def sigmoid(z):
    if np.ndim(z):
        return tuple(map(sigmoid, z))
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))

# %% sigmoid: right, by the logarithm
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))

# %% sigmoid: right, as the formula says, overflow and all
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% sigmoid: 1, inf over inf
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))

# %% sigmoid: 1, clipped away from 0 and 1
def sigmoid(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-15, 1 - 1e-15)

# %% sigmoid: 1, what is left of 1
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    other = 1 / (1 + np.exp(np.abs(z)))
    return np.where(z > 0, 1 - other, 1 - (1 - other))

# %% sigmoid: 1, half of 1 + tanh
def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2

# %% sigmoid: 0, the mirrored curve
def sigmoid(z):
    return 1 / (1 + np.exp(z))

# %% sigmoid: 0, tanh taken for the curve
def sigmoid(z):
    return np.tanh(z)

# %% sigmoid: 0, the odds, not the probability
def sigmoid(z):
    return np.exp(z)

# %% sigmoid: 0, a step
def sigmoid(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)

# %% sigmoid: 0, twice as steep
def sigmoid(z):
    return (1 + np.tanh(z)) / 2

# %% sigmoid: 1, takes arrays alone
def sigmoid(z):
    small = np.exp(-np.abs(z))
    top = np.ones(len(z))
    top[z < 0] = small[z < 0]
    return top / (1 + small)

# %% proof: right, a list of letters
proof = ["b", "d", "a", "f", "c"]

# %% proof: right, with blanks
proof = "b d a f c"

# %% proof: right, in capitals with arrows
proof = "B -> D -> A -> F -> C"

# %% proof: right, with commas
proof = "b, d, a, f, c"

# %% proof: 0, backwards
proof = "bdafc"[::-1]

# %% proof: 0, the quotient rule the wrong way round
proof = "edafc"

# %% proof: 0, a square in place of both factors
proof = "bdgfc"

# %% proof: 0, a line left out
proof = "bdac"

# %% proof: 0, all seven lines
proof = "abcdefg"

# %% proof: 0, two lines swapped
proof = "bdacf"

# %% slope: right, both factors as values of the curve
def slope(z):
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z)) / (1 + np.exp(z))

# %% slope: right, with a small exponential
def slope(z):
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2

# %% slope: right, by the hyperbolic cosine
def slope(z):
    return 0.25 / np.cosh(np.asarray(z) / 2) ** 2

# %% slope: 0.5, 1 − σ loses its digits
def slope(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)

# %% slope: 0.5, a difference quotient
def slope(z):
    h = 1e-5
    f = lambda x: 1 / (1 + np.exp(-x))
    return (f(z + h) - f(z - h)) / (2 * h)

# %% slope: 0, the curve itself
def slope(z):
    return 1 / (1 + np.exp(-z))

# %% slope: 0, the slope of tanh
def slope(z):
    return 1 - np.tanh(z) ** 2

# %% slope: 0, σ squared
def slope(z):
    return 1 / (1 + np.exp(-z)) ** 2

# %% slope: 0, a sign lost in the chain rule
def slope(z):
    small = np.exp(-np.abs(z))
    return -small / (1 + small) ** 2

# %% slope: 0, σ′ taken at p
def slope(z):
    return z * (1 - z)

# %% slope: 0.5, an if decides once for the whole array
def slope(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2 if z < 9 else 0.0

# %% slope: 0.5, takes arrays alone
def slope(z):
    result = np.zeros(z.shape)
    small = np.exp(-np.abs(z))
    result[:] = small / (1 + small) ** 2
    return result

# %% safe_logit: right, with masks
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        above = np.log1p((2 * p - 1) / (1 - p))
        below = -np.log1p((1 - 2 * p) / p)
    return np.where(p > 0.5, above, below)

# %% safe_logit: right, with a loop and math
import math
def safe_logit(p):
    if np.ndim(p):
        return [safe_logit(x) for x in p]
    if p in (0, 1):
        return math.inf if p else -math.inf
    return math.log1p((2 * p - 1) / (1 - p)) if p > 0.5 else -math.log1p((1 - 2 * p) / p)

# %% safe_logit: right, by the inverse of tanh near one half
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    with np.errstate(divide="ignore"):
        return np.where(abs(p - 0.5) < 0.3, 2 * np.arctanh(2 * p - 1), np.log(p) - np.log1p(-p))

# %% safe_logit: right, a clip that cuts nothing off
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    small = np.clip(np.minimum(p, 1 - p), 0, 0.5)
    with np.errstate(divide="ignore"):
        return np.copysign(np.log1p(np.abs(2 * p - 1) / small), 2 * p - 1)

# %% safe_logit: 1, the ratio, whose rounding counts near one half
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    return np.log(p / (1 - p))

# %% safe_logit: 0, a difference of two logarithms, clipped
def safe_logit(p):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return np.log(p) - np.log(1 - p)

# %% safe_logit: 2, good above one half alone
def safe_logit(p):
    return np.log1p((2 * p - 1) / (1 - np.asarray(p, dtype=float)))

# %% safe_logit: 2, a series very near one half, the ratio elsewhere
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    return np.where(abs(p - 0.5) < 1e-6, 4 * (p - 0.5), np.log(p / (1 - p)))

# %% safe_logit: 2, an if decides once for all
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    if np.all(np.abs(p - 0.5) < 0.1):
        return 2 * np.arctanh(2 * p - 1)
    return np.log(p) - np.log(1 - p)

# %% safe_logit: 2, takes arrays alone
def safe_logit(p):
    result = np.zeros(len(p))
    up = p > 0.5
    result[up] = np.log1p((2 * p[up] - 1) / (1 - p[up]))
    result[~up] = -np.log1p((1 - 2 * p[~up]) / p[~up])
    return result

# %% safe_logit: 0, in base 10
def safe_logit(p):
    p = np.asarray(p, dtype=float)
    return np.copysign(np.log1p(np.abs(2 * p - 1) / np.minimum(p, 1 - p)), 2 * p - 1) / np.log(10)
