"""Answers to the exercise "margins": right ones written differently, and wrong ones people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% margin: right, the label chooses the sign
def margin(y, z):
    return np.where(np.asarray(y) == 1, z, -np.asarray(z))

# %% margin: right, with a loop
def margin(y, z):
    if np.ndim(z):
        return [margin(a, b) for a, b in zip(y, z)]
    return z if y else -z

# %% margin: right, the sign of y − ½
def margin(y, z):
    return np.sign(y - 0.5) * z

# %% margin: right, a copy whose entries are turned
def margin(y, z):
    m = np.array(z, dtype=float)
    m[np.asarray(y) == 0] *= -1
    return m

# %% margin: 0, the label 0 as it is
def margin(y, z):
    return y * z

# %% margin: 0, the signs the other way round
def margin(y, z):
    return (1 - 2 * y) * z

# %% margin: 0, takes the label for −1 or +1 but shifts it by one half
def margin(y, z):
    return (y - 0.5) * z

# %% margin: 0, the size without its sign
def margin(y, z):
    return np.abs(z)

# %% margin: 0, the distance from the label
def margin(y, z):
    return z - (2 * y - 1)

# %% margin: 0, returns the label
def margin(y, z):
    return 2 * y - 1

# %% margin: 0, an if decides once for the whole array
def margin(y, z):
    if y == 1:
        return z
    return -z

# %% margin: 0, the mean at once
def margin(y, z):
    return np.mean((2 * y - 1) * z)

# %% margin: 0.5, takes arrays alone
def margin(y, z):
    m = z.copy()
    m[y == 0] *= -1
    return m

# %% margin: 0.5, unsigned bytes wrap round
def margin(y, z):
    return (2 * y - 1) * z

# %% margin: 0.5, writes −1 into the labels of whoever calls it
def margin(y, z):
    if np.ndim(y) == 0:
        return (2 * y - 1) * z
    y[y == 0] = -1
    return y * z

# %% margin: 0.5, turns the scores of whoever calls it
def margin(y, z):
    if np.ndim(y) == 0:
        return z if y else -z
    z[y == 0] *= -1
    return z

# %% margin: 0.5, lists of numbers alone
def margin(y, z):
    if np.ndim(y) == 0:
        return z if y else -z
    return [b if a == 1 else -b for a, b in zip(y, z)]

# %% margin: 0.5, a truth value has no minus
def margin(y, z):
    return y * z - (-y + 1) * z

# %% margin_loss: right, by logaddexp
def margin_loss(m):
    return np.logaddexp(0, -np.asarray(m, dtype=float))

# %% margin_loss: right, with masks
def margin_loss(m):
    m = np.asarray(m, dtype=float)
    result = np.empty(m.shape)
    up = m >= 0
    result[up] = np.log1p(np.exp(-m[up]))
    result[~up] = -m[~up] + np.log1p(np.exp(m[~up]))
    return result

# %% margin_loss: right, with a loop and math
import math
def margin_loss(m):
    if np.ndim(m):
        return [margin_loss(x) for x in m]
    return math.log1p(math.exp(-m)) if m > 0 else -m + math.log1p(math.exp(m))

# %% margin_loss: right, both branches, overflow and all
def margin_loss(m):
    m = np.asarray(m, dtype=float)
    return np.where(m > 0, np.log1p(np.exp(-m)), np.log1p(np.exp(m)) - m)

# %% margin_loss: 1, as the formula says
def margin_loss(m):
    return np.log(1 + np.exp(-m))

# %% margin_loss: 1, minus log sigmoid
def margin_loss(m):
    return -np.log(1 / (1 + np.exp(-m)))

# %% margin_loss: 1, takes arrays alone
def margin_loss(m):
    result = np.zeros(m.shape)
    up = m > 0
    result[up] = np.log1p(np.exp(-m[up]))
    result[~up] = np.log1p(np.exp(m[~up])) - m[~up]
    return result

# %% margin_loss: 1.5, log1p alone overflows
def margin_loss(m):
    return np.log1p(np.exp(-m))

# %% margin_loss: 1.5, whole numbers take whole losses
def margin_loss(m):
    result = np.zeros_like(m)
    result += np.maximum(-m, 0).astype(result.dtype)
    result += np.log1p(np.exp(-np.abs(m))).astype(result.dtype)
    return result

# %% margin_loss: 1.5, clipped to what exp bears
def margin_loss(m):
    return np.log1p(np.exp(-np.clip(m, -700, 700)))

# %% margin_loss: 1.5, a straight part, but 1 is added to the small one
def margin_loss(m):
    return np.maximum(-m, 0) + np.log(1 + np.exp(-np.abs(m)))

# %% margin_loss: 1.5, no loss far to the right
def margin_loss(m):
    m = np.asarray(m, dtype=float)
    return np.where(m > 30, 0, np.logaddexp(0, -m))

# %% margin_loss: 1, an epsilon in the logarithm
def margin_loss(m):
    return -np.log(1 / (1 + np.exp(-np.asarray(m, dtype=float))) + 1e-12)

# %% margin_loss: 0, in bits
def margin_loss(m):
    return np.logaddexp2(0, -np.asarray(m) / np.log(2))

# %% margin_loss: 0, the sign of the margin lost
def margin_loss(m):
    return np.logaddexp(0, m)

# %% margin_loss: 0, the mean at once
def margin_loss(m):
    return np.mean(np.logaddexp(0, -np.asarray(m)))

# %% margin_loss: 0, the surprise with its sign lost
def margin_loss(m):
    return -np.logaddexp(0, -np.asarray(m))

# %% margin_loss: 0, the hinge
def margin_loss(m):
    return np.maximum(0, 1 - m)

# %% margin_loss: 0, the chance of what happened, not its surprise
def margin_loss(m):
    return 1 / (1 + np.exp(-m))

# %% margin_loss: 0, takes label and score as in the chapter
def margin_loss(y, z):
    return np.logaddexp(0, -y * z)

# %% margin_loss: 0, the perceptron's price
def margin_loss(m):
    return np.maximum(0, -m)

# %% margin_loss: 0, math takes one number
import math
def margin_loss(m):
    return math.log1p(math.exp(-m))

# %% margin_cost: right, by the two terms of chapter 5
q = 1 / (1 + np.exp(-scores))
margin_cost = np.mean(-labels * np.log(q) - (1 - labels) * np.log(1 - q))

# %% margin_cost: right, by the score form
margin_cost = np.mean(np.logaddexp(0, scores) - labels * scores)

# %% margin_cost: right, with a loop
total = 0
for y, z in zip(mine["labels"], mine["scores"]):
    total += np.log(1 + np.exp(-z if y == 1 else z))
margin_cost = total / 5

# %% margin_cost: right, rounded to four digits
margin_cost = float(f"{np.mean(np.log(1 + np.exp(-(2 * labels - 1) * scores))):.4g}")

# %% margin_cost: 0, the sum
margin_cost = np.sum(np.log(1 + np.exp(-(2 * labels - 1) * scores)))

# %% margin_cost: 0, in bits
margin_cost = np.mean(np.log2(1 + np.exp(-(2 * labels - 1) * scores)))

# %% margin_cost: 0, the labels 0 and 1 times the score
margin_cost = np.mean(np.log(1 + np.exp(-labels * scores)))

# %% margin_cost: 0, the scores for margins
margin_cost = np.mean(margin_loss(scores))

# %% margin_cost: 0, the sign of the margin lost
margin_cost = np.mean(np.log(1 + np.exp((2 * labels - 1) * scores)))

# %% margin_cost: 0, the hinge
margin_cost = np.mean(np.maximum(0, 1 - (2 * labels - 1) * scores))

# %% margin_cost: 0, the loss of the mean margin
margin_cost = np.log(1 + np.exp(-np.mean((2 * labels - 1) * scores)))

# %% margin_cost: 0, all five losses
margin_cost = np.log(1 + np.exp(-(2 * labels - 1) * scores))

# %% margin_cost: 0, minus the surprise
margin_cost = np.mean(np.log(1 / (1 + np.exp(-(2 * labels - 1) * scores))))

# %% margin_cost: 0, the mean margin
margin_cost = np.mean((2 * labels - 1) * scores)

# %% margin_cost: 0, only the label 1
margin_cost = np.mean(-labels * np.log(1 / (1 + np.exp(-scores))))

# %% margin_cost: 0, the share of mistakes
margin_cost = np.mean((2 * labels - 1) * scores <= 0)

# %% same_loss: right, the logarithm of an exponential, at once
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log(1 + exp(z)) + log(exp(-y*z))",
    "log((1 + exp(z)) * exp(-y*z))",
    "log(exp(-y*z) + exp(z - y*z))",
    "log(1 + exp(-s*z))",
]

# %% same_loss: right, by the two terms
same_loss = [
    "log(1 + exp(z)) - y*z",
    "y*(log(1 + exp(z)) - z) + (1 - y)*log(1 + exp(z))",
    "y*log((1 + exp(z))/exp(z)) + (1 - y)*log(1 + exp(z))",
    "y*log(1 + exp(-z)) + (1 - y)*log(1 + exp(z))",
    "log(1 + exp(-s*z))",
]

# %% same_loss: right, with the sign from the start, a reason beside each line
same_loss = [
    ["log(1 + exp(z)) - y*z", "the start"],
    ["log(1 + exp(z)) - (1 + s)*z/2", "y = (1 + s)/2"],
    ["log((1 + exp(z)) * exp(-(1 + s)*z/2))", "join the logarithms"],
    ["log(exp(-(1 + s)*z/2) + exp((1 - s)*z/2))", "multiply out"],
    ["log(1 + exp(-s*z))", "one of 1 + s and 1 - s is 0"],
]

# %% same_loss: 0, the start and the end alone
same_loss = ["log(1 + exp(z)) - y*z", "log(1 + exp(-s*z))"]

# %% same_loss: 0, lines repeated to have enough
same_loss = ["log(1 + exp(z)) - y*z", "log(1 + exp(z)) - y*z", "log(1 + exp(-s*z))", "log(1 + exp(-s*z))"]

# %% same_loss: 0, the label 1 alone
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log(1 + exp(z)) - z",
    "log((1 + exp(z)) / exp(z))",
    "log(1 + exp(-z))",
    "log(1 + exp(-s*z))",
]

# %% same_loss: 0, the sign s without its minus
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log((1 + exp(z)) / exp(y*z))",
    "log(exp(-y*z) + exp((1 - y)*z))",
    "log(1 + exp(s*z))",
]

# %% same_loss: 0, divides one term only
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log((1 + exp(z)) / exp(y*z))",
    "log(1 + exp(z) / exp(y*z))",
    "log(1 + exp(-s*z))",
]

# %% same_loss: 0, a difference of logarithms taken for a quotient of logarithms
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log(1 + exp(z)) / log(exp(y*z))",
    "log(exp(-y*z) + exp((1 - y)*z))",
    "log(1 + exp(-s*z))",
]

# %% same_loss: 0, the logarithm of a sum taken for a sum of logarithms
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log(1) + log(exp(z)) - y*z",
    "z - y*z",
    "log(1 + exp(-s*z))",
]

# %% same_loss: 0, stops before the end
same_loss = [
    "log(1 + exp(z)) - y*z",
    "log(1 + exp(z)) - log(exp(y*z))",
    "log((1 + exp(z)) / exp(y*z))",
    "log(exp(-y*z) + exp((1 - y)*z))",
]

# %% same_loss: 0, softplus, which is not among the functions
same_loss = ["softplus(z) - y*z", "log(1 + exp(z)) - y*z", "log((1 + exp(z)) / exp(y*z))", "log(1 + exp(-s*z))"]

# %% same_loss: 0, from the end to the start
same_loss = [
    "log(1 + exp(-s*z))",
    "log(exp(-y*z) + exp((1 - y)*z))",
    "log((1 + exp(z)) / exp(y*z))",
    "log(1 + exp(z)) - y*z",
]

# %% prices: right, row by row into an array
def prices(m):
    m = np.asarray(m, dtype=float)
    result = np.zeros((4, *m.shape))
    result[0] = m <= 0
    result[1] = np.where(m < 1, 1 - m, 0)
    result[2] = (m - 1) ** 2
    result[3] = np.logaddexp(0, -m) / np.log(2)
    return result

# %% prices: right, a list of rows
def prices(m):
    m = np.asarray(m, dtype=float)
    count = np.where(m <= 0, 1, 0)
    return [count, np.maximum(0, 1 - m), (1 - m) ** 2, np.log2(np.e) * margin_loss(m)]

# %% prices: right, with stack and logarithms in base 2
def prices(m):
    m = np.asarray(m, dtype=float)
    bits = np.logaddexp2(0, -m / np.log(2))
    return np.stack([(m <= 0) * 1.0, np.clip(1 - m, 0, None), (1 - m) ** 2, bits])

# %% prices: right, a tuple of plain lists
def prices(m):
    m = np.array(m, dtype=float)
    rows = [np.less_equal(m, 0) + 0.0, (abs(1 - m) + 1 - m) / 2, m * m - 2 * m + 1, margin_loss(m) / np.log(2)]
    return tuple(row.tolist() for row in rows)

# %% prices: 0, the log loss in nats
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m)])

# %% prices: 0, the log loss times log 2
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) * np.log(2)])

# %% prices: 0, the perceptron for the hinge
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, np.maximum(0, -m), (1 - m) ** 2, margin_loss(m) / np.log(2)])

# %% prices: 0, a hinge that goes below 0
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, 1 - m, (1 - m) ** 2, margin_loss(m) / np.log(2)])

# %% prices: 0, the square of the margin
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, np.maximum(0, 1 - m), m**2, margin_loss(m) / np.log(2)])

# %% prices: 0, counts the right decisions
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m > 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2)])

# %% prices: 0, the rows in another order
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, margin_loss(m) / np.log(2), np.maximum(0, 1 - m), (1 - m) ** 2])

# %% prices: 0, a column for each price
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2)]).T

# %% prices: 0, the mean of each price
def prices(m):
    m = np.asarray(m, dtype=float)
    return [np.mean(row) for row in (m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2))]

# %% prices: 0, the mistakes left out
def prices(m):
    return np.array([np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2)])

# %% prices: 0, truth values in a list, and no numbers
def prices(m):
    m = np.asarray(m, dtype=float)
    return [(m <= 0).tolist(), np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2)]

# %% prices: 1, takes arrays alone
def prices(m):
    result = np.zeros((4, *m.shape))
    result[0][m <= 0] = 1
    result[1][m < 1] = 1 - m[m < 1]
    result[2] = (1.0 - m) ** 2
    result[3] = margin_loss(m) / np.log(2)
    return result

# %% prices: 1, a tie is no mistake
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m < 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2)])

# %% prices: 1, the log loss overflows
def prices(m):
    m = np.asarray(m, dtype=float)
    return np.array([m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, np.log2(1 + np.exp(-m))])

# %% prices: 0, one row of margins alone
def prices(m):
    result = np.zeros((4, len(m)))
    for i, x in enumerate(m):
        result[:, i] = x <= 0, max(0, 1 - x), (1 - x) ** 2, np.logaddexp(0, -x) / np.log(2)
    return result

# %% prices: 1, whole margins get whole prices
def prices(m):
    m = np.asarray(m)
    result = np.zeros((4, *m.shape), dtype=m.dtype)
    result[:] = m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, np.logaddexp(0, -m) / np.log(2)
    return result

# %% prices: 1, flattens a table
def prices(m):
    m = np.ravel(m).astype(float)
    rows = np.array([m <= 0, np.maximum(0, 1 - m), (1 - m) ** 2, margin_loss(m) / np.log(2)])
    return rows if m.size > 1 else rows[:, 0]

# %% doubled: right, a capital letter
doubled = "C"

# %% doubled: right, with blanks
doubled = " c "

# %% doubled: right, tried on the ten tumours
m = margin(ten_labels, ten_scores)
cheaper = margin_loss(2 * m) < margin_loss(m)
doubled = "c" if np.array_equal(cheaper, m > 0) else "d"

# %% doubled: 0, surer means better
doubled = "a"

# %% doubled: 0, the same decisions, so the same loss
doubled = "b"

# %% doubled: 0, surer means cheaper
doubled = "d"

# %% doubled: 0, two letters
doubled = "bc"

# %% doubled: 0, no letter of the four
doubled = "e"

# %% doubled: 0, a number
doubled = 3

# %% margin_slopes: right, changing sides
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    sigmoid = lambda x: 1 / (1 + np.exp(-x))
    return np.array([-sigmoid(-m), -2 * sigmoid(m) * sigmoid(-m) ** 2])

# %% margin_slopes: right, with a loop and math
import math
def margin_slopes(m):
    if np.ndim(m):
        rows = [margin_slopes(x) for x in m]
        return [[row[0] for row in rows], [row[1] for row in rows]]
    small = math.exp(-abs(m))
    right, wrong = (1, small) if m > 0 else (small, 1)
    return -wrong / (1 + small), -2 * right * wrong**2 / (1 + small) ** 3

# %% margin_slopes: right, by logarithms
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    wrong = np.exp(-np.logaddexp(0, m))
    right = np.exp(-np.logaddexp(0, -m))
    return -wrong, -2 * right * wrong * wrong

# %% margin_slopes: 1, 1 − σ loses its digits
def margin_slopes(m):
    s = 1 / (1 + np.exp(-np.asarray(m, dtype=float)))
    return np.array([-(1 - s), -2 * s * (1 - s) ** 2])

# %% margin_slopes: 1, digits for the log loss only
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    s = 1 / (1 + np.exp(-m))
    return np.array([-1 / (1 + np.exp(m)), -2 * s * (1 - s) ** 2])

# %% margin_slopes: 1, inf over inf
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    wrong = np.exp(-m) / (1 + np.exp(-m))
    return np.array([-wrong, -2 / (1 + np.exp(-m)) * wrong**2])

# %% margin_slopes: 0.5, difference quotients
def margin_slopes(m):
    m, h = np.asarray(m, dtype=float), 1e-6
    square = lambda m: (1 - 1 / (1 + np.exp(-m))) ** 2
    return np.array([(f(m + h) - f(m - h)) / (2 * h) for f in (margin_loss, square)])

# %% margin_slopes: 1, takes arrays alone
def margin_slopes(m):
    result = np.zeros((2, *m.shape))
    s, t = 1 / (1 + np.exp(-m)), 1 / (1 + np.exp(m))
    result[0], result[1] = -t, -2 * s * t**2
    return result

# %% margin_slopes: 0, both positive
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    s, t = 1 / (1 + np.exp(-m)), 1 / (1 + np.exp(m))
    return np.array([t, 2 * s * t**2])

# %% margin_slopes: 0, σ(m) for σ(−m)
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    s, t = 1 / (1 + np.exp(-m)), 1 / (1 + np.exp(m))
    return np.array([-s, -2 * t * s**2])

# %% margin_slopes: 0, the factor σ′ left out
def margin_slopes(m):
    t = 1 / (1 + np.exp(np.asarray(m, dtype=float)))
    return np.array([-t, -2 * t])

# %% margin_slopes: 0.5, the 2 of the chain rule left out
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    s, t = 1 / (1 + np.exp(-m)), 1 / (1 + np.exp(m))
    return np.array([-t, -s * t**2])

# %% margin_slopes: 0, the squared error of the score
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    return np.array([-1 / (1 + np.exp(m)), 2 * (m - 1)])

# %% margin_slopes: 0, the squared error first
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    s, t = 1 / (1 + np.exp(-m)), 1 / (1 + np.exp(m))
    return np.array([-2 * s * t**2, -t])

# %% margin_slopes: 0, the losses, not their slopes
def margin_slopes(m):
    m = np.asarray(m, dtype=float)
    return np.array([margin_loss(m), 1 / (1 + np.exp(m)) ** 2])

# %% margin_slopes: 0, the log loss alone
def margin_slopes(m):
    return -1 / (1 + np.exp(np.asarray(m, dtype=float)))

# %% hardest: right, the fraction
hardest = 8 / 27

# %% hardest: right, the steepest of many margins
hardest = np.max(np.abs(margin_slopes(np.linspace(-5, 5, 10001))[1]))

# %% hardest: right, by differences of the loss
line = np.linspace(-3, 3, 60001)
hardest = np.max(-np.diff((1 - 1 / (1 + np.exp(-line))) ** 2) / np.diff(line))

# %% hardest: right, four digits from paper
hardest = 0.2963

# %% hardest: 0, the pull at the margin 0
hardest = 0.25

# %% hardest: 0, the margin itself
hardest = -np.log(2)

# %% hardest: 0, the margin without its sign
hardest = np.log(2)

# %% hardest: 0, the chance at that margin
hardest = 1 / 3

# %% hardest: 0, the 2 left out
hardest = 4 / 27

# %% hardest: 0, the log loss at that margin
hardest = 2 / 3

# %% hardest: 0, the bound of the log loss
hardest = 1

# %% hardest: 0, the slope with its sign
hardest = -8 / 27

# %% hardest: 0, σ′ alone
hardest = 2 / 9

# %% hardest: 0, the loss at that margin
hardest = 4 / 9

# %% hardest: 0, the margin log 2 with the wrong sign, put into the slope
s = 2 / 3
hardest = 2 * s * (1 - s) ** 2

# %% hardest: 0, one third taken for the margin
s = 1 / (1 + np.exp(-1 / 3))
hardest = 2 * s * (1 - s) ** 2

# %% hardest: 0, both slopes at once
hardest = np.abs(margin_slopes(-np.log(2)))
