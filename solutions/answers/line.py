"""Answers to the exercise "line": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% weight: right, by polyfit
weight, intercept = np.polyfit(x, y, 1)

# %% weight: right, by a table with a column of ones
X = np.column_stack([np.ones(len(x)), x])
intercept, weight = np.linalg.solve(X.T @ X, X.T @ y)

# %% weight: right, with plain sums in a loop
n = sx = sy = sxx = sxy = 0
for t, label in zip(mine["x"], mine["y"]):
    n += 1
    sx += t
    sy += label
    sxx += t * t
    sxy += t * label
weight = (n * sxy - sx * sy) / (n * sxx - sx * sx)
intercept = sy / n - weight * sx / n

# %% weight: right, rounded to four digits at the end
weight, intercept = np.round(np.polyfit(x, y, 1), 4)

# %% weight: 0, weight and intercept swapped
intercept, weight = np.polyfit(x, y, 1)

# %% weight: 0, a line through (0, 0)
weight = (x @ y) / (x @ x)
intercept = 0

# %% weight: 0, predicts the temperature from the label
weight, intercept = np.polyfit(y, x, 1)

# %% weight: 0, the sum squared and the sum of squares mixed up
weight = (len(x) * (x @ y) - x.sum() * y.sum()) / (x.sum() ** 2 - len(x) * x.sum())
intercept = (y.sum() - weight * x.sum()) / len(x)

# %% weight: 0, n forgotten in front of the sums
weight = (x @ y - x.sum() * y.sum()) / (x @ x - x.sum() ** 2)
intercept = (y.sum() - weight * x.sum()) / len(x)

# %% weight: 0, text in place of numbers
weight = "9/98"
intercept = "209/392"

# %% weight: 0.5, the weight rounded to one digit, the intercept not
weight, intercept = np.polyfit(x, y, 1)
weight = round(weight, 1)

# %% weight: 0.5, degrees for each unit in place of the rise for each degree
weight, intercept = np.polyfit(x, y, 1)
weight = 1 / weight

# %% weight: 0.5, the mean label for the intercept
weight = np.polyfit(x, y, 1)[0]
intercept = y.mean()

# %% weight: 0.5, a sign lost on the way to the right side
weight = np.polyfit(x, y, 1)[0]
intercept = y.mean() + weight * x.mean()

# %% weight: 0.5, not divided by n
weight = np.polyfit(x, y, 1)[0]
intercept = y.sum() - weight * x.sum()

# %% means: right, multiplied out on the way
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - n * xbar * n * ybar",
    "n * (sum(i, x[i] * y[i]) - n * xbar * ybar)",
    "n * (sum(i, x[i] * y[i]) - xbar * sum(i, y[i]) - ybar * sum(i, x[i]) + n * xbar * ybar)",
    "n * sum(i, x[i] * y[i] - xbar * y[i] - ybar * x[i] + xbar * ybar)",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: right, differences of y first
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - n * ybar * sum(i, x[i])",
    "n * sum(i, x[i] * (y[i] - ybar))",
    "n * sum(i, x[i] * (y[i] - ybar)) - n * xbar * 0",
    "n * sum(i, x[i] * (y[i] - ybar)) - n * xbar * sum(i, y[i] - ybar)",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: right, a reason beside each line
steps = [
    ["n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])", "the start"],
    ["n * (sum(i, x[i] * y[i]) - xbar * sum(i, y[i]))", "a sum is n times its mean"],
    ["n * sum(i, (x[i] - xbar) * y[i])", "into one sum"],
    ["n * sum(i, (y[i] - ybar) * (x[i] - xbar))", "the differences sum to 0"],
]

# %% means: 0, the product of the sums taken for the sum of the products
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - sum(i, x[i] * y[i])",
    "(n - 1) * sum(i, x[i] * y[i])",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: 0, a sum taken for its mean
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - xbar * ybar",
    "n * sum(i, x[i] * y[i] - xbar * ybar)",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: 0, multiplies two differences term by term
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - n * xbar * n * ybar",
    "n * sum(i, x[i] * y[i]) - n * sum(i, xbar * ybar)",
    "n * sum(i, x[i] * y[i] + xbar * ybar)",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: 0, n lost on the way
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - n * xbar * sum(i, y[i])",
    "sum(i, (x[i] - xbar) * y[i])",
    "sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: 0, stops with one difference
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - n * xbar * sum(i, y[i])",
    "n * sum(i, x[i] * y[i] - xbar * y[i])",
    "n * sum(i, (x[i] - xbar) * y[i])",
]

# %% means: 0, the start and the end alone
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: 0, sums without an index
steps = [
    "n * sum(x * y) - sum(x) * sum(y)",
    "n * sum(x * y) - n * xbar * sum(y)",
    "n * sum((x - xbar) * y)",
    "n * sum((x - xbar) * (y - ybar))",
]

# %% means: 0, an index outside its sum
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * x[i] * y[i] - n * xbar * n * ybar",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% means: 0, numpy's names
steps = [
    "n * sum(i, x[i] * y[i]) - sum(i, x[i]) * sum(i, y[i])",
    "n * sum(i, x[i] * y[i]) - n * np.mean(x) * n * np.mean(y)",
    "n * sum(i, x[i] * y[i]) - n * xbar * n * ybar",
    "n * sum(i, (x[i] - xbar) * (y[i] - ybar))",
]

# %% line: right, by polyfit
def line(x, y):
    return np.polyfit(x, y, 1)[::-1]

# %% line: right, by lstsq
def line(x, y):
    X = np.stack([np.ones_like(x, dtype=float), x], axis=1)
    theta, *_ = np.linalg.lstsq(X, y, rcond=None)
    return theta[0], theta[1]

# %% line: right, in a loop of plain Python
def line(x, y):
    x, y = list(map(float, x)), list(map(float, y))
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = bottom = 0
    for a, c in zip(x, y):
        top += (a - mx) * c
        bottom += (a - mx) ** 2
    return [my - top / bottom * mx, top / bottom]

# %% line: right, sums of features that were moved first
def line(x, y):
    s = x - x[0]
    n = len(s)
    w = (n * (s @ y) - s.sum() * y.sum()) / (n * (s @ s) - s.sum() ** 2)
    return (y.sum() - w * x.sum()) / n, w

# %% line: right, a covariance by a variance
def line(x, y):
    table = np.cov(x, y)
    w = table[0, 1] / table[0, 0]
    return y.mean() - w * x.mean(), w

# %% line: 1.5, the five plain sums
def line(x, y):
    n = len(x)
    w = (n * np.sum(x * y) - np.sum(x) * np.sum(y)) / (n * np.sum(x**2) - np.sum(x) ** 2)
    return (np.sum(y) - w * np.sum(x)) / n, w

# %% line: 1.5, the table with a column of ones
def line(x, y):
    X = np.column_stack([np.ones(len(x)), x])
    return np.linalg.solve(X.T @ X, X.T @ y)

# %% line: 1.5, changes the arrays of whoever calls it
def line(x, y):
    mx, my = x.mean(), y.mean()
    x -= mx
    w = x @ (y - my) / (x @ x)
    return my - w * mx, w

# %% line: 1, the mean label for the intercept
def line(x, y):
    dx = x - x.mean()
    return y.mean(), dx @ y / (dx @ dx)

# %% line: 1, a plus in the intercept
def line(x, y):
    dx = x - x.mean()
    w = dx @ y / (dx @ dx)
    return y.mean() + w * x.mean(), w

# %% line: 0, weight first
def line(x, y):
    return np.polyfit(x, y, 1)

# %% line: 0, the best line through (0, 0)
def line(x, y):
    return 0.0, (x @ y) / (x @ x)

# %% line: 0, divides by a standard deviation in place of a variance
def line(x, y):
    dx = x - x.mean()
    w = np.mean(dx * (y - y.mean())) / x.std()
    return y.mean() - w * x.mean(), w

# %% line: 0, a covariance with n − 1 by a variance with n
def line(x, y):
    w = np.cov(x, y)[0, 1] / np.var(x)
    return y.mean() - w * x.mean(), w

# %% line: 0, from the first to the last point
def line(x, y):
    w = (y[-1] - y[0]) / (x[-1] - x[0])
    return y[0] - w * x[0], w

# %% line: 0, knows the eight nights alone
def line(x, y):
    return intercept, weight

# %% line: 0, printed and not returned
def line(x, y):
    w, b = np.polyfit(x, y, 1)
    print(b, w)

# %% decide: right, truth values made whole
def decide(b, w, x, mu):
    return (np.asarray(b + w * np.asarray(x)) >= mu).astype(int)

# %% decide: right, with a loop
def decide(b, w, x, mu):
    if np.ndim(x) == 0:
        return 1 if b + w * x >= mu else 0
    return [decide(b, w, v, mu) for v in x]

# %% decide: right, a cut for each kind of line
def decide(b, w, x, mu):
    x = np.asarray(x)
    if w == 0:
        return np.full(x.shape, int(b >= mu))
    cut = (mu - b) / w
    return np.where(x >= cut, 1, 0) if w > 0 else np.where(x <= cut, 1, 0)

# %% decide: right, in eight bits
def decide(b, w, x, mu):
    return np.uint8(b + w * np.asarray(x) - mu >= 0)

# %% decide: right, by the step function of numpy
def decide(b, w, x, mu):
    return np.heaviside(b + w * np.asarray(x) - mu, 1).astype(int)

# %% decide: 1.5, always one half
def decide(b, w, x, mu):
    return np.where(b + w * x >= 0.5, 1, 0)

# %% decide: 1.5, True and False
def decide(b, w, x, mu):
    return np.asarray(b + w * x >= mu)

# %% decide: 1.5, floats
def decide(b, w, x, mu):
    return np.where(b + w * x >= mu, 1.0, 0.0)

# %% decide: 1.5, arrays alone
def decide(b, w, x, mu):
    return (b + w * x >= mu).astype(int)

# %% decide: 1.5, a table laid flat
def decide(b, w, x, mu):
    return np.array([int(b + w * v >= mu) for v in np.ravel(x)])

# %% decide: 1.5, the threshold itself gives 0
def decide(b, w, x, mu):
    return np.where(b + w * x > mu, 1, 0)

# %% decide: 1.5, the cut of a rising line for all lines
def decide(b, w, x, mu):
    return np.where(x >= (mu - b) / w, 1, 0)

# %% decide: 1.5, turns around for falling lines and forgets the flat ones
def decide(b, w, x, mu):
    cut = (mu - b) / w
    return np.where(x >= cut, 1, 0) if w > 0 else np.where(x <= cut, 1, 0)

# %% decide: 0, an if decides once for the whole array
def decide(b, w, x, mu):
    if b + w * x >= mu:
        return 1
    return 0

# %% decide: 1, rounds the prediction
def decide(b, w, x, mu):
    return np.round(b + w * x).astype(int) if np.ndim(x) else int(round(b + w * x))

# %% decide: 0.5, the other side
def decide(b, w, x, mu):
    return np.where(b + w * x <= mu, 1, 0)

# %% decide: 0.5, compares x with the threshold
def decide(b, w, x, mu):
    return np.where(np.asarray(x) >= mu, 1, 0)

# %% decide: 0, gives the prediction
def decide(b, w, x, mu):
    return b + w * x

# %% decide: 0, words for labels
def decide(b, w, x, mu):
    return np.where(b + w * np.asarray(x) >= mu, "yes", "no")

# %% cut: right, by polyfit
moved = x.copy()
moved[-1] = mine["far"]
w, b = np.polyfit(moved, y, 1)
cut = 1 / (2 * w) - b / w

# %% cut: right, through the means
moved = np.array(mine["x"][:-1] + [mine["far"]])
dx = moved - moved.mean()
cut = moved.mean() + (0.5 - y.mean()) * (dx @ dx) / (dx @ y)

# %% cut: right, searched on a fine grid
moved = np.append(x[:-1], mine["far"])
b, w = line(moved, y)
grid = np.linspace(-10, 10, 200001)
cut = grid[np.argmin(np.abs(b + w * grid - 0.5))]

# %% cut: right, rounded to three digits
b, w = line(np.append(x[:-1], mine["far"]), y)
cut = round(float((0.5 - b) / w), 3)

# %% cut: 0, the old line
b, w = line(x, y)
cut = (0.5 - b) / w

# %% cut: 0, the far night as a ninth one
moved = np.append(x, mine["far"])
b, w = line(moved, np.append(y, 1))
cut = (0.5 - b) / w

# %% cut: 0, where the line is 0
b, w = line(np.append(x[:-1], mine["far"]), y)
cut = -b / w

# %% cut: 0, where the line is 1
b, w = line(np.append(x[:-1], mine["far"]), y)
cut = (1 - b) / w

# %% cut: 0, intercept and weight swapped
w, b = line(np.append(x[:-1], mine["far"]), y)
cut = (0.5 - b) / w

# %% cut: 0, the height at one half
b, w = line(np.append(x[:-1], mine["far"]), y)
cut = b + w * 0.5

# %% cut: 0, a sign lost
b, w = line(np.append(x[:-1], mine["far"]), y)
cut = (b - 0.5) / w

# %% cut: 0, b and w rounded to two digits on the way
b, w = np.round(line(np.append(x[:-1], mine["far"]), y), 2)
cut = (0.5 - b) / w

# %% cut: 0, the first night moved in place of the last
b, w = line(np.append(mine["far"], x[1:]), y)
cut = (0.5 - b) / w

# %% cut: 0, both numbers of the line
cut = line(np.append(x[:-1], mine["far"]), y)

# %% pull: right, a capital letter
pull = "C"

# %% pull: right, with blanks
pull = " c "

# %% pull: right, computed
far = np.append(np.arange(-4, 5), 1e6)
b, w = line(far, np.array([0, 0, 0, 0, 0, 0, 1, 1, 0, 1]))
pull = "c" if (0.5 - b) / w > 5 else "a"

# %% pull: 0, always to the left, as in the chapter
pull = "a"

# %% pull: 0, no doubt means no pull
pull = "b"

# %% pull: 0, a far point counts less
pull = "d"

# %% pull: 0, a word in place of the letter
pull = "right"

# %% mistakes: right, a loop over the weights
def mistakes(w, x, y, b):
    counts = [int(((b + v * x >= 0).astype(int) != y).sum()) for v in np.ravel(w)]
    return np.reshape(counts, np.shape(w))

# %% mistakes: right, with decide
def mistakes(w, x, y, b):
    return (decide(b, np.expand_dims(w, -1), x, 0) != y).sum(-1)

# %% mistakes: right, one weight at a time, vectorised by numpy
def mistakes(w, x, y, b):
    def one(v):
        return sum(1 for t, label in zip(x, y) if (b + v * t >= 0) != (label == 1))
    return np.vectorize(one)(w)

# %% mistakes: right, an outer product
def mistakes(w, x, y, b):
    z = np.multiply.outer(w, x) + b
    return np.abs(np.heaviside(z, 1) - y).sum(axis=-1)

# %% mistakes: 1, the intercept of the chapter for every intercept
def mistakes(w, x, y, b):
    scores = 1 + np.asarray(w)[..., None] * x
    return np.sum((scores >= 0) != y, axis=-1)

# %% mistakes: 0.5, arrays of weights alone
def mistakes(w, x, y, b):
    return np.sum((b + w[..., None] * x >= 0) != y, axis=-1)

# %% mistakes: 1.5, one weight alone
def mistakes(w, x, y, b):
    return np.sum((b + w * x >= 0) != y)

# %% mistakes: 1.5, a list of weights, no table
def mistakes(w, x, y, b):
    w = np.atleast_1d(w)
    counts = ((b + w[:, None] * x.reshape(1, -1) >= 0) != y).sum(axis=1)
    return counts if len(counts) > 1 else counts[0]

# %% mistakes: 1.5, a score of 0 gives 0
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.sum((scores > 0) != y, axis=-1)

# %% mistakes: 1.5, numpy's sign has a third answer
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.sum(np.sign(scores) != 2 * y - 1, axis=-1)

# %% mistakes: 0, the share in place of the number
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.mean((scores >= 0) != y, axis=-1)

# %% mistakes: 0, counts the right answers
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.sum((scores >= 0) == y, axis=-1)

# %% mistakes: 0, the threshold one half on a score
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.sum((scores >= 0.5) != y, axis=-1)

# %% mistakes: 0, the sum of squares
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.sum((y - scores) ** 2, axis=-1)

# %% mistakes: 0, errors of both signs cancel
def mistakes(w, x, y, b):
    scores = b + np.asarray(w)[..., None] * x
    return np.abs(np.sum((scores >= 0) - y, axis=-1))

# %% ground: right, a capital letter
ground = "B"

# %% ground: right, with blanks
ground = " b"

# %% ground: right, computed
moves = [mistakes(0.7 + h, x, y, 1) - mistakes(0.7, x, y, 1) for h in (1e-6, 1e-9)]
ground = "b" if not any(moves) else "a"

# %% ground: 0, many small stairs make a ramp
ground = "a"

# %% ground: 0, jumps everywhere
ground = "c"

# %% ground: 0, steep where it is bad
ground = "d"

# %% ground: 0, the slope itself in place of the letter
ground = 0
