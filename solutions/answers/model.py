"""Answers to the exercise "model": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% scores: right, dot
def scores(X, w, b):
    return np.dot(X, w) + b

# %% scores: right, a sum along the last axis
def scores(X, w, b):
    return np.sum(X * w, axis=-1) + b

# %% scores: right, with loops
def scores(X, w, b):
    if np.ndim(X) == 2:
        return [scores(row, w, b) for row in X]
    z = b
    for j in range(len(w)):
        z += w[j] * X[j]
    return z

# %% scores: right, by einsum
def scores(X, w, b):
    return np.einsum("...j,j->...", X, w) + b

# %% scores: 0.5, adds up the whole table
def scores(X, w, b):
    return np.sum(X * w) + b

# %% scores: 0.5, the weights in front
def scores(X, w, b):
    return w @ X + b

# %% scores: 0.5, one case alone
def scores(X, w, b):
    return sum(w[j] * X[j] for j in range(len(w))) + b

# %% scores: 0.5, tables alone
def scores(X, w, b):
    return np.sum(X * w, axis=1) + b

# %% scores: 0.5, multiplies in the table of whoever calls it
def scores(X, w, b):
    X *= w
    return X.sum(axis=-1) + b

# %% scores: 0, the intercept left out
def scores(X, w, b):
    return X @ w

# %% scores: 0, does not add up
def scores(X, w, b):
    return X * w + b

# %% scores: 0, the intercept once for each feature
def scores(X, w, b):
    return np.sum(X * w + b, axis=-1)

# %% scores: 0, the prediction in place of the score
def scores(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))

# %% scores: 0, the intercept subtracted
def scores(X, w, b):
    return X @ w - b

# %% scores: 0, two features alone
def scores(X, w, b):
    return w[0] * X[..., 0] + w[1] * X[..., 1] + b

# %% odds_ratio: right, a power of the factor of one pixel
odds_ratio = np.exp(mine["weight"]) ** mine["step"]

# %% odds_ratio: right, by math
import math
odds_ratio = math.e ** (mine["weight"] * mine["step"])

# %% odds_ratio: right, from two lumps
z = np.array([-1.0, -1.0 + mine["weight"] * mine["step"]])
p = 1 / (1 + np.exp(-z))
odds_ratio = p[1] / (1 - p[1]) / (p[0] / (1 - p[0]))

# %% odds_ratio: right, rounded to four digits
odds_ratio = float(f"{np.exp(mine['step'] * mine['weight']):.4g}")

# %% odds_ratio: 0, one pixel
odds_ratio = np.exp(mine["weight"])

# %% odds_ratio: 0, the step of the log-odds
odds_ratio = mine["weight"] * mine["step"]

# %% odds_ratio: 0, the factor of one pixel, times the pixels
odds_ratio = mine["step"] * np.exp(mine["weight"])

# %% odds_ratio: 0, the first lump over the second
odds_ratio = np.exp(-mine["step"] * mine["weight"])

# %% odds_ratio: 0, 1 plus the step of the log-odds
odds_ratio = 1 + mine["step"] * mine["weight"]

# %% odds_ratio: 0, the gains of the pixels added
odds_ratio = 1 + mine["step"] * (np.exp(mine["weight"]) - 1)

# %% odds_ratio: 0, a factor of probabilities from one half
z = mine["step"] * mine["weight"]
odds_ratio = 1 / (1 + np.exp(-z)) / 0.5

# %% gain: right, one side after the other
def gain(p, w, k):
    growth = np.expm1(np.abs(k * w))
    p = np.asarray(p)
    if k * w < 0:
        return -p * (1 - p) * growth / (p + (1 - p) * (1 + growth))
    return p * (1 - p) * growth / (1 + p * growth)

# %% gain: right, with a loop and math
import math
def gain(p, w, k):
    if np.ndim(p):
        return [gain(q, w, k) for q in p]
    r = math.expm1(k * w)
    return p * (1 - p) * r / (1 - p + p * (r + 1))

# %% gain: right, by the hyperbolic sine
def gain(p, w, k):
    h = k * w / 2
    p = np.asarray(p)
    return 2 * p * (1 - p) * np.sinh(h) / (p * np.exp(h) + (1 - p) * np.exp(-h))

# %% gain: right, a short series for tiny steps
def gain(p, w, k):
    t = k * w
    if abs(t) < 1e-7:
        return p * (1 - p) * (t + t * t / 2)
    return p * np.exp(t) / (1 - p + p * np.exp(t)) - p

# %% gain: 1, the difference as it stands
def gain(p, w, k):
    r = np.exp(k * w)
    return p * r / (1 - p + p * r) - p

# %% gain: 1, on paper, but e^x − 1 is computed as it stands
def gain(p, w, k):
    growth = np.exp(k * w) - 1
    return p * (1 - p) * growth / (1 + p * growth)

# %% gain: 0.5, by the odds, which have no value at 1
def gain(p, w, k):
    odds = p / (1 - p) * np.exp(k * w)
    return odds / (1 + odds) - p

# %% gain: 1.5, divides by 1 − p
def gain(p, w, k):
    growth = np.expm1(k * w)
    odds = p / (1 - p)
    return odds * growth / (1 + odds * (1 + growth)) / (1 + odds)

# %% gain: 0.5, an if for the ends
def gain(p, w, k):
    growth = np.expm1(k * w)
    if p == 0 or p == 1:
        return 0.0
    return p * (1 - p) * growth / (1 + p * growth)

# %% gain: 1.5, arrays alone
def gain(p, w, k):
    result = np.zeros(p.shape)
    growth = np.expm1(k * w)
    result[:] = p * (1 - p) * growth / (1 + p * growth)
    return result

# %% gain: 1.5, multiplies in the array of whoever calls it
def gain(p, w, k):
    growth = np.expm1(k * w)
    bottom = 1 + p * growth
    p *= (1 - p) * growth / bottom
    return p

# %% gain: 0, the slope times the step
def gain(p, w, k):
    return p * (1 - p) * w * k

# %% gain: 0, the new probability, not the gain
def gain(p, w, k):
    r = np.exp(k * w)
    return p * r / (1 - p + p * r)

# %% gain: 0, multiplies the probability
def gain(p, w, k):
    return p * np.exp(k * w) - p

# %% gain: 0, adds to the probability
def gain(p, w, k):
    return k * w

# %% gain: 0, one unit whatever k is
def gain(p, w, k):
    growth = np.expm1(w)
    return p * (1 - p) * growth / (1 + p * growth)

# %% gain: 0, before minus after
def gain(p, w, k):
    growth = np.expm1(k * w)
    return -p * (1 - p) * growth / (1 + p * growth)

# %% gain: 0, the gain of the odds
def gain(p, w, k):
    return p / (1 - p) * np.expm1(k * w)

# %% threshold: right, as a fraction
from fractions import Fraction
threshold = Fraction(mine["examine"], mine["overlooked"] - mine["treat"])

# %% threshold: right, the chapter's formula with what a mistake adds
too_much = mine["examine"]
too_late = mine["overlooked"] - mine["treat"] - mine["examine"]
threshold = too_much / (too_much + too_late)

# %% threshold: right, searched
p = np.linspace(0, 1, 1_000_001)
pays = mine["examine"] + p * mine["treat"] <= p * mine["overlooked"]
threshold = p[pays][0]

# %% threshold: right, rounded to four digits
threshold = float(f"{mine['examine'] / (mine['overlooked'] - mine['treat']):.4g}")

# %% threshold: 0, the chapter's formula
threshold = mine["examine"] / (mine["examine"] + mine["overlooked"])

# %% threshold: 0, treatment left out
threshold = mine["examine"] / mine["overlooked"]

# %% threshold: 0, the examination of malignant lumps left out
threshold = mine["examine"] / (mine["examine"] + mine["overlooked"] - mine["treat"])

# %% threshold: 0, turned over
threshold = (mine["overlooked"] - mine["treat"]) / mine["examine"]

# %% threshold: 0, odds
threshold = mine["examine"] / (mine["overlooked"] - mine["treat"] - mine["examine"])

# %% threshold: 0, 1 − μ
threshold = 1 - mine["examine"] / (mine["overlooked"] - mine["treat"])

# %% threshold: 0, in per cent
threshold = 100 * mine["examine"] / (mine["overlooked"] - mine["treat"])

# %% threshold: 0, treatment added to the examination of every alarm
threshold = (mine["examine"] + mine["treat"]) / mine["overlooked"]

# %% threshold: 0, one half, as always
threshold = 0.5

# %% threshold: 0, treatment subtracted on the wrong side
threshold = mine["examine"] / (mine["overlooked"] + mine["treat"])

# %% bill: right, with a loop
import math
def bill(z, y, mu, examine, treat, overlooked):
    total = 0
    for score, label in zip(z, y):
        if score >= math.log(mu) - math.log(1 - mu):
            total += examine + (treat if label else 0)
        elif label == 1:
            total += overlooked
    return total

# %% bill: right, by where
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= -np.log(1 / mu - 1)
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: right, as a product of tables
def bill(z, y, mu, examine, treat, overlooked):
    alarm = (z - np.log(mu / (1 - mu)) >= 0).astype(float)
    return float(alarm @ (examine + treat * y) + (1 - alarm) @ (overlooked * y))

# %% bill: right, in odds, which are kept where z is not tiny
def bill(z, y, mu, examine, treat, overlooked):
    alarm = np.expm1(z) >= (2 * mu - 1) / (1 - mu)
    y = y.astype(bool)
    return examine * alarm.sum() + treat * (alarm & y).sum() + overlooked * (y & ~alarm).sum()

# %% bill: 0.5, compares the predictions
def bill(z, y, mu, examine, treat, overlooked):
    alarm = 1 / (1 + np.exp(-z)) >= mu
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: 0.5, predictions, and above in place of reaches
def bill(z, y, mu, examine, treat, overlooked):
    alarm = 1 / (1 + np.exp(-z)) > mu
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: 0.5, a little tolerance
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= np.log(mu / (1 - mu)) - 1e-12
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: 0.5, treatment forgotten
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= np.log(mu / (1 - mu))
    return examine * alarm.sum() + overlooked * (~alarm & (y == 1)).sum()

# %% bill: 0.5, the threshold at one half, whatever μ is
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= 0
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: 0, only false alarms are examined, as in the chapter
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= np.log(mu / (1 - mu))
    return examine * (alarm & (y == 0)).sum() + overlooked * (~alarm & (y == 1)).sum()

# %% bill: 0, scores compared with μ
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= mu
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: 0, the mean, not the sum
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= np.log(mu / (1 - mu))
    return np.mean(np.where(alarm, examine + treat * y, overlooked * y))

# %% bill: 0, each lump's cost, not their sum
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z >= np.log(mu / (1 - mu))
    return np.where(alarm, examine + treat * y, overlooked * y)

# %% bill: 0, if with an array
def bill(z, y, mu, examine, treat, overlooked):
    if z >= np.log(mu / (1 - mu)):
        return examine + treat * y
    return overlooked * y

# %% bill: 0, alarm below the threshold
def bill(z, y, mu, examine, treat, overlooked):
    alarm = z < np.log(mu / (1 - mu))
    return np.sum(np.where(alarm, examine + treat * y, overlooked * y))

# %% ring: right, with a loop
def ring_features(points):
    return [[x, y, x**2 + y**2] for x, y in points]

u, v = mine["middle"]
ring_weights = [2 * u, 2 * v, -1, mine["level"] - (u**2 + v**2)]

# %% ring: right, as an array, columns by hand
def ring_features(points):
    F = np.empty((len(points), 3))
    F[:, :2] = points
    F[:, 2] = points[:, 0] ** 2 + points[:, 1] ** 2
    return F

middle = np.array(mine["middle"])
ring_weights = np.array([*(2 * middle), -1.0, mine["level"] - middle @ middle])

# %% ring: right, solved from scores at some points
def ring_features(points):
    return np.c_[points, np.linalg.norm(points, axis=1) ** 2]

some = np.random.default_rng(1).uniform(-3, 3, (20, 2))
z = mine["level"] - ((some - mine["middle"]) ** 2).sum(axis=1)
ring_weights = np.linalg.lstsq(np.c_[ring_features(some), np.ones(20)], z, rcond=None)[0].tolist()

# %% ring: 1.5, the distance, not its square
def ring_features(points):
    return np.column_stack([points, np.hypot(points[:, 0], points[:, 1])])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"] - east**2 - north**2]

# %% ring: 1.5, squares in the points of whoever calls it
def ring_features(points):
    copy = points.copy()
    points **= 2
    return np.column_stack([copy, points.sum(axis=1)])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"] - east**2 - north**2]

# %% ring: 1.5, the new column alone
def ring_features(points):
    return (points**2).sum(axis=1)

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"] - east**2 - north**2]

# %% ring: 1.5, each square as a feature of its own
def ring_features(points):
    return np.column_stack([points, points**2])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"] - east**2 - north**2]

# %% ring: 1.5, the squares of a column added up, not of a row
def ring_features(points):
    return np.column_stack([points, np.sum(points**2) + np.zeros(len(points))])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"] - east**2 - north**2]

# %% ring: 0.5, the ring of the chapter, around (0, 0)
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

ring_weights = [0, 0, -1, mine["level"]]

# %% ring: 0.5, the signs of the old weights turned
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

east, north = mine["middle"]
ring_weights = [-2 * east, -2 * north, -1, mine["level"] - east**2 - north**2]

# %% ring: 0.5, the squares of the middle forgotten
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"]]

# %% ring: 0.5, the squares of the middle added
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, -1, mine["level"] + east**2 + north**2]

# %% ring: 0.5, the factor 2 forgotten
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

east, north = mine["middle"]
ring_weights = [east, north, -1, mine["level"] - east**2 - north**2]

# %% ring: 0.5, d² without its minus
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

east, north = mine["middle"]
ring_weights = [-2 * east, -2 * north, 1, mine["level"] + east**2 + north**2]

# %% ring: 0.5, three numbers
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

east, north = mine["middle"]
ring_weights = [2 * east, 2 * north, mine["level"] - east**2 - north**2]

# %% ring: 0.5, text for numbers
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

ring_weights = ["2u", "2v", "-1", "c - u**2 - v**2"]

# %% ring: 0.5, the weights were not found
def ring_features(points):
    return np.column_stack([points, (points**2).sum(axis=1)])

ring_weights = ...

# %% family: right, the mean put in first
family = ["m**y * exp(-m)", "exp(eta)**y * exp(-exp(eta))", "exp(y * eta) * exp(-exp(eta))",
          "exp(y * eta - exp(eta))"]

# %% family: right, one exp around all
family = ["m**y * exp(-m)", "exp(log(m**y * exp(-m)))", "exp(log(m**y) + log(exp(-m)))",
          "exp(y*log(m) - m)", "exp(eta*y - m)", "exp(eta*y - exp(eta))"]

# %% family: right, a reason beside each line
family = [
    ["m**y * exp(-m)", "the law without 1/y!"],
    ["m**y / exp(m)", "a minus in the power divides"],
    ["exp(y * log(m)) / exp(m)", "a power of e"],
    ["exp(y * log(m) - m)", "subtract exponents"],
    ["exp(y * eta - exp(eta))", "eta is log m"],
]

# %% family: 0, exponents multiplied where they add up
family = ["m**y * exp(-m)", "exp(y * log(m)) * exp(-m)", "exp(-y * log(m) * m)", "exp(y * eta - exp(eta))"]

# %% family: 0, m is left in A
family = ["m**y * exp(-m)", "exp(y * log(m)) * exp(-m)", "exp(y * log(m) - m)", "exp(y * eta - m)"]

# %% family: 0, m taken for η
family = ["m**y * exp(-m)", "exp(y * log(m)) * exp(-m)", "exp(y * eta - eta)", "exp(y * eta - exp(eta))"]

# %% family: 0, log y for y log m
family = ["m**y * exp(-m)", "exp(m * log(y)) * exp(-m)", "exp(y * log(m) - m)", "exp(y * eta - exp(eta))"]

# %% family: 0, the logarithm of the law in place of the law
family = ["m**y * exp(-m)", "y * log(m) - m", "y * eta - exp(eta)", "exp(y * eta - exp(eta))"]

# %% family: 0, the start and the end alone
family = ["m**y * exp(-m)", "exp(y * eta - exp(eta))"]

# %% family: 0, a sign lost
family = ["m**y * exp(-m)", "exp(y * log(m)) * exp(-m)", "exp(y * log(m) + m)", "exp(y * eta - exp(eta))"]

# %% family: 0, ^ for a power
family = ["m^y * exp(-m)", "exp(y * log(m)) * exp(-m)", "exp(y * log(m) - m)", "exp(y * eta - exp(eta))"]

# %% family: 0, a function in place of the lines
def family(y, eta):
    return np.exp(y * eta - np.exp(eta))

# %% family: 0, stops before η
family = ["m**y * exp(-m)", "exp(log(m))**y * exp(-m)", "exp(y * log(m)) * exp(-m)", "exp(y * log(m) - m)"]

# %% survey: right, a capital letter
survey = "C"

# %% survey: right, with blanks
survey = " c"

# %% survey: right, chosen from a list
survey = "abcd"[2]

# %% survey: 0, the probability of x in place of its value
survey = "a"

# %% survey: 0, a normal law of x
survey = "b"

# %% survey: 0, the share moves each prediction
survey = "d"

# %% survey: 0, a number in place of the letter
survey = 3

# %% survey: 0, two letters
survey = "cd"
