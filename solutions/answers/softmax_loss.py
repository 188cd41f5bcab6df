"""Answers to the exercise "softmax_loss": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% log_sum_exp: right, two scores at a time
def log_sum_exp(z):
    return np.logaddexp.reduce(z, axis=-1)

# %% log_sum_exp: right, the place of one largest score
def log_sum_exp(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1, keepdims=True)
    powers = np.exp(z - top)
    np.put_along_axis(powers, z.argmax(axis=-1)[..., None], 0, axis=-1)
    return top[..., 0] + np.log1p(powers.sum(axis=-1))

# %% log_sum_exp: right, with a loop and math
import math
def log_sum_exp(z):
    if np.ndim(z) == 2:
        return [log_sum_exp(row) for row in z]
    *others, top = sorted(float(s) for s in z)
    return top + math.log1p(math.fsum(math.exp(s - top) for s in others))

# %% log_sum_exp: right, the others by the number of the largest
def log_sum_exp(z):
    if z.ndim == 1:
        k = np.argmax(z)
        return z[k] + np.log1p(np.sum(np.exp(np.delete(z, k) - z[k])))
    return np.array([log_sum_exp(row) for row in z])

# %% log_sum_exp: right, the largest ones counted
def log_sum_exp(z):
    m = np.max(z, axis=-1, keepdims=True)
    ties = np.sum(z == m, axis=-1)
    rest = np.sum(np.where(z == m, 0, np.exp(z - m)), axis=-1)
    return np.squeeze(m, -1) + np.log1p(rest + (ties - 1))

# %% log_sum_exp: 1, the formula as it stands
def log_sum_exp(z):
    return np.log(np.exp(z).sum(axis=-1))

# %% log_sum_exp: 1.5, shifted, and log in place of log1p
def log_sum_exp(z):
    m = z.max(axis=-1)
    return m + np.log(np.exp(z - m[..., None]).sum(axis=-1))

# %% log_sum_exp: 1.5, the largest score of the whole table
def log_sum_exp(z):
    m = np.max(z)
    powers = np.sort(np.exp(z - m), axis=-1)
    return m + np.log1p(powers[..., :-1].sum(axis=-1) + (powers[..., -1] - 1))

# %% log_sum_exp: 1.5, sorts the array of its caller
def log_sum_exp(z):
    z.sort(axis=-1)
    return z[..., -1] + np.log1p(np.exp(z[..., :-1] - z[..., -1:]).sum(axis=-1))

# %% log_sum_exp: 1, takes the largest off in place
def log_sum_exp(z):
    m = z.max(axis=-1)
    z -= m[..., None]
    return m + np.log(np.exp(z).sum(axis=-1))

# %% log_sum_exp: 1, leaves out all that share the largest score
def log_sum_exp(z):
    m = z.max(axis=-1, keepdims=True)
    others = np.where(z < m, np.exp(z - m), 0).sum(axis=-1)
    return m[..., 0] + np.log1p(others)

# %% log_sum_exp: 1, takes tables only
def log_sum_exp(z):
    m = z.max(axis=1)
    return m + np.log1p(np.exp(np.sort(z, axis=1)[:, :-1] - m[:, None]).sum(axis=1))

# %% log_sum_exp: 1, a table of one row comes back as a number
def log_sum_exp(z):
    z = np.sort(np.atleast_2d(z), axis=1)
    sums = z[:, -1] + np.log1p(np.exp(z[:, :-1] - z[:, -1:]).sum(axis=1))
    return sums[0] if len(sums) == 1 else sums

# %% log_sum_exp: 1.5, takes the 1 out again, when its sum has been rounded
def log_sum_exp(z):
    m = z.max(axis=-1)
    return m + np.log1p(np.exp(z - m[..., None]).sum(axis=-1) - 1)

# %% log_sum_exp: 0, one number for a table
def log_sum_exp(z):
    z = np.sort(z.ravel())
    return z[-1] + np.log1p(np.exp(z[:-1] - z[-1]).sum())

# %% log_sum_exp: 0, sums down the columns
def log_sum_exp(z):
    return np.log(np.exp(z).sum(axis=0))

# %% log_sum_exp: 1, a single row comes back as an array of one
def log_sum_exp(z):
    z = np.sort(np.atleast_2d(z), axis=1)
    return z[:, -1] + np.log1p(np.exp(z[:, :-1] - z[:, -1:]).sum(axis=1))

# %% log_sum_exp: 0.5, the maximum is not put back
def log_sum_exp(z):
    z = np.sort(z, axis=-1)
    return np.log1p(np.exp(z[..., :-1] - z[..., -1:]).sum(axis=-1))

# %% log_sum_exp: 0, to the base 10
def log_sum_exp(z):
    m = z.max(axis=-1)
    return m + np.log10(np.exp(z - m[..., None]).sum(axis=-1))

# %% log_sum_exp: 0, the sum of the logs
def log_sum_exp(z):
    return np.log(np.exp(z)).sum(axis=-1)

# %% log_sum_exp: 0, the largest score
def log_sum_exp(z):
    return z.max(axis=-1)

# %% log_sum_exp: 0, printed and not returned
def log_sum_exp(z):
    print(np.log(np.exp(z).sum(axis=-1)))

# %% log_sum_exp: 0, the 1 counted twice
def log_sum_exp(z):
    m = z.max(axis=-1, keepdims=True)
    return m[..., 0] + np.log1p(np.exp(z - m).sum(axis=-1))

# %% one_rival: right, the quotient turned over
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "log((exp(a) + exp(b) + exp(c)) / exp(a))",
    "log(1 + (exp(b) + exp(c)) / exp(a))",
    "log(1 + exp(r) / exp(a))",
    "log(1 + exp(r - a))",
]

# %% one_rival: right, by the log-sum-exp
one_rival = [
    "-log(q)",
    "-(log(exp(a)) - log(exp(a) + exp(b) + exp(c)))",
    "log(exp(a) + exp(b) + exp(c)) - a",
    "log(exp(a) + exp(r)) - a",
    "log(exp(a) * (1 + exp(r - a))) - a",
    "a + log(1 + exp(r - a)) - a",
    "log(exp(r - a) + 1)",
]

# %% one_rival: right, by the leads
one_rival = [
    ["-log(q)", "the surprise"],
    ["-log(e**a / (e**a + e**b + e**c))", "softmax"],
    ["-log(1 / (1 + e**(b - a) + e**(c - a)))", "divide by e**a"],
    ["log(1 + e**(b - a) + e**(c - a))", "log of one over"],
    ["log(1 + (e**b + e**c) * e**(-a))", "factor out"],
    ["log(1 + e**r * e**(-a))", "both rivals"],
    ["log(1 + e**(r - a))", "one power"],
]

# %% one_rival: right, five lines
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "-log(exp(a) / (exp(a) + exp(r)))",
    "-log(1 / (1 + exp(r - a)))",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, the start and the end alone
one_rival = ["-log(q)", "log(1 + exp(r - a))"]

# %% one_rival: 0, filled up
one_rival = [
    "-log(q)",
    "-log(q) + r - r",
    "-2 * log(q) / 2",
    "log(1 / q)",
    "log(1 + exp(r - a)) + r - r",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, r put in at once
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(r)))",
    "log((exp(a) + exp(r)) / exp(a))",
    "log(1 + exp(r) / exp(a))",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, the log of a sum taken for a sum of logs
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "-a + a + b + c",
    "b + c",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, the minus lost
one_rival = [
    "-log(q)",
    "log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "log((exp(a) + exp(b) + exp(c)) / exp(a))",
    "log(1 + exp(r) / exp(a))",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, r taken for the sum of the rivals' scores
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "log(1 + exp(b - a) + exp(c - a))",
    "log(1 + exp(b + c - a))",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, the true class among the rivals
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "-log(exp(a) / exp(r))",
    "r - a",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, stops before the end
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "log((exp(a) + exp(b) + exp(c)) / exp(a))",
    "log((exp(a) + exp(r)) / exp(a))",
    "log(1 + exp(r) / exp(a))",
]

# %% one_rival: 0, no step between two of its lines
one_rival = [
    "-log(q)",
    "-log(exp(a) / (exp(a) + exp(b) + exp(c)))",
    "log(1 + exp(r) / exp(a))",
    "log(1 + exp(r - a))",
]

# %% one_rival: 0, numpy's names and a name of its own
one_rival = ["-np.log(q)", "-np.log(np.exp(a) / S)", "np.log(S) - a", "np.log(1 + np.exp(r - a))"]

# %% row_loss: right, the fee and the lead
def row_loss(y, z):
    z = np.asarray(z, dtype=float)
    if z.ndim == 1:
        return row_loss(np.array([y]), z[None])[0]
    i = np.arange(len(y))
    top = z.max(axis=1)
    return (top - z[i, y]) + log_sum_exp(z - top[:, None])

# %% row_loss: right, with a loop
def row_loss(y, z):
    if np.ndim(y):
        return [row_loss(label, row) for label, row in zip(y, z)]
    return log_sum_exp(z - z[y])

# %% row_loss: right, the softplus of all rivals together
def row_loss(y, z):
    if np.ndim(z) == 2:
        return np.array([row_loss(y[i], z[i]) for i in range(len(z))])
    r = np.logaddexp.reduce(np.delete(np.asarray(z, dtype=float), y))
    return np.logaddexp(0, r - z[y])

# %% row_loss: right, by a one-hot table
def row_loss(y, z):
    one_hot = np.eye(z.shape[-1])[y]
    own = (one_hot * z).sum(axis=-1, keepdims=True)
    return np.logaddexp.reduce(z - own, axis=-1)

# %% row_loss: 1.5, the log-sum-exp less the score
def row_loss(y, z):
    if z.ndim == 1:
        return log_sum_exp(z) - z[y]
    return log_sum_exp(z) - z[np.arange(len(y)), y]

# %% row_loss: 1, the detour by probabilities
def row_loss(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return -np.log(q[y] if z.ndim == 1 else q[np.arange(len(y)), y])

# %% row_loss: 1, clipped as in many tutorials
def row_loss(y, z):
    q = np.clip(np.exp(z - np.asarray(log_sum_exp(z))[..., None]), 1e-15, 1)
    return -np.log(q[y] if z.ndim == 1 else q[np.arange(len(y)), y])

# %% row_loss: 1.5, log1p of what overflows
def row_loss(y, z):
    if z.ndim == 2:
        return np.array([row_loss(k, row) for k, row in zip(y, z)])
    return np.log1p(np.exp(np.delete(z, y) - z[y]).sum())

# %% row_loss: 1.5, takes the true score off in place
def row_loss(y, z):
    if z.ndim == 1:
        z -= z[y]
    else:
        z -= z[np.arange(len(y)), y].copy()[:, None]
    return log_sum_exp(z)

# %% row_loss: 1, tables only
def row_loss(y, z):
    return log_sum_exp(z - z[np.arange(len(y)), y][:, None])

# %% row_loss: 0.5, a single row comes back as an array of one
def row_loss(y, z):
    y, z = np.atleast_1d(y), np.atleast_2d(z)
    return log_sum_exp(z) - z[np.arange(len(y)), y]

# %% row_loss: right, -log1p of what the others hold, where that is little
def row_loss(y, z):
    one_hot, powers = np.eye(z.shape[-1])[y], np.exp(z - z.max(axis=-1, keepdims=True))
    others = (powers * (1 - one_hot)).sum(axis=-1) / powers.sum(axis=-1)
    far = np.logaddexp.reduce(z, axis=-1) - (z * one_hot).sum(axis=-1)
    return np.where(others < 0.5, -np.log1p(-others), far)

# %% row_loss: 1, a table of one row comes back as a number
def row_loss(y, z):
    y, z = np.atleast_1d(y), np.atleast_2d(z)
    losses = np.logaddexp.reduce(z - z[np.arange(len(y)), y][:, None], axis=1)
    return losses[0] if len(losses) == 1 else losses

# %% row_loss: 0, the mean
def row_loss(y, z):
    own = np.take_along_axis(z, np.asarray(y)[..., None], axis=-1)
    return np.mean(log_sum_exp(z - own))

# %% row_loss: 0, rows in place of entries
def row_loss(y, z):
    return log_sum_exp(z) - z[y]

# %% row_loss: 0, columns in place of entries
def row_loss(y, z):
    return log_sum_exp(z)[..., None] - z[..., y]

# %% row_loss: 0, to the base 10
def row_loss(y, z):
    own = np.take_along_axis(z, np.asarray(y)[..., None], axis=-1)
    return log_sum_exp(z - own) / np.log(10)

# %% row_loss: 0, the minus lost
def row_loss(y, z):
    own = np.take_along_axis(z, np.asarray(y)[..., None], axis=-1)
    return -log_sum_exp(z - own)

# %% row_loss: 0.5, the class that was decided
def row_loss(y, z):
    return log_sum_exp(z - z.max(axis=-1, keepdims=True))

# %% row_loss: 0, the lead without the fee
def row_loss(y, z):
    own = np.take_along_axis(z, np.asarray(y)[..., None], axis=-1)[..., 0]
    return z.max(axis=-1) - own

# %% row_loss: 0, classes counted from 1
def row_loss(y, z):
    own = np.take_along_axis(z, np.asarray(y)[..., None] - 1, axis=-1)
    return log_sum_exp(z - own)

# %% row_loss: 0, the hinge loss
def row_loss(y, z):
    own = np.take_along_axis(z, np.asarray(y)[..., None], axis=-1)
    return np.maximum(0, 1 - (own - z)).sum(axis=-1) - 1

# %% row_loss: 0, the rivals alone in the sum
def row_loss(y, z):
    if z.ndim == 1:
        return log_sum_exp(np.delete(z, y) - z[y])
    return np.array([log_sum_exp(np.delete(r, k) - r[k]) for k, r in zip(y, z)])

# %% row_loss: 0, probabilities taken for scores
def row_loss(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return np.asarray(log_sum_exp(q)) - (q[y] if z.ndim == 1 else q[np.arange(len(y)), y])

# %% needed_score: right, by many tries
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = sum(max(0, 1 - (z[k] - z[j])) for j in range(4) if j != k)
tries = np.arange(-6, 8, 0.001)
rows = np.tile(z, (len(tries), 1))
rows[:, k] = tries
needed_score = tries[np.argmin(np.abs(row_loss(np.full(len(tries), k), rows) - mine["limit"]))]

# %% needed_score: right, by bisection
z, k = list(mine["scores"]), mine["label"]
row_hinge = float(np.sum(np.clip(1 - z[k] + np.array(z), 0, None)) - 1)
low, high = -20.0, 20.0
for _ in range(60):
    z[k] = (low + high) / 2
    low, high = (z[k], high) if row_loss(k, np.array(z)) > mine["limit"] else (low, z[k])
needed_score = high

# %% needed_score: right, by the probability, to two digits
z, k = np.array(mine["scores"]), mine["label"]
others = np.exp(z).sum() - np.exp(z[k])
p = np.exp(-mine["limit"])
needed_score = round(np.log(others * p / (1 - p)), 2)
row_hinge = round(np.maximum(0, 1 - z[k] + np.delete(z, k)).sum(), 2)

# %% needed_score: right, the first score of a coarse grid that will do
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.where(np.arange(4) == k, 0, np.maximum(0, 1 - z[k] + z)).sum()
moved = z.copy()
moved[k] = -5
while row_loss(k, moved) > mine["limit"]:
    moved[k] += 0.01
needed_score = moved[k]

# %% needed_score: 0.5, the true class among the rivals of the hinge
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.maximum(0, 1 - z[k] + z).sum()
needed_score = log_sum_exp(np.delete(z, k)) - np.log(np.exp(mine["limit"]) - 1)

# %% needed_score: 0.5, the strongest rival of the hinge only
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.maximum(0, 1 - z[k] + np.delete(z, k).max())
needed_score = log_sum_exp(np.delete(z, k)) - np.log(np.exp(mine["limit"]) - 1)

# %% needed_score: 0.5, the old score left in the sum
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.maximum(0, 1 - z[k] + np.delete(z, k)).sum()
needed_score = log_sum_exp(z) - np.log(np.exp(mine["limit"]) - 1)

# %% needed_score: 0.5, the log-sum-exp taken for a constant
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.maximum(0, 1 - z[k] + np.delete(z, k)).sum()
needed_score = log_sum_exp(z) - mine["limit"]

# %% needed_score: 0.5, a plus in place of the minus
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.maximum(0, 1 - z[k] + np.delete(z, k)).sum()
needed_score = log_sum_exp(np.delete(z, k)) + np.log(np.exp(mine["limit"]) - 1)

# %% needed_score: 0, leads turned round, and the way in place of the place
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = np.maximum(0, 1 + z[k] - np.delete(z, k)).sum()
needed_score = log_sum_exp(np.delete(z, k)) - np.log(np.exp(mine["limit"]) - 1) - z[k]

# %% needed_score: 0, the leads without a maximum, and the strongest rival alone
z, k = np.array(mine["scores"]), mine["label"]
row_hinge = (1 - z[k] + np.delete(z, k)).sum()
needed_score = np.delete(z, k).max() - np.log(np.exp(mine["limit"]) - 1)

# %% sure_of: right, a capital letter
sure_of = "C"

# %% sure_of: right, with a blank
sure_of = "c "

# %% sure_of: right, computed
sure_of = "abcd"[2 if 1000 - int(200 / np.log(2)) >= 710 else 1]

# %% sure_of: 0, a lower cost, fewer mistakes
sure_of = "a"

# %% sure_of: 0, the cost as a share of mistakes
sure_of = "b"

# %% sure_of: 0, dear and so wrong
sure_of = "d"

# %% sure_of: 0, more than one letter
sure_of = "ac"

# %% sure_of: 0, a number
sure_of = 0.71

# %% score_slope: right, with a loop
def score_slope(y, z):
    z = np.asarray(z, dtype=float)
    if z.ndim == 2:
        return np.array([score_slope(k, row) for k, row in zip(y, z)])
    q = np.exp(z - log_sum_exp(z))
    q[y] = -np.delete(q, y).sum()
    return q

# %% score_slope: right, softmax by hand and a mask
def score_slope(y, z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    q = powers / powers.sum(axis=-1, keepdims=True)
    true = np.arange(z.shape[-1]) == np.asarray(y)[..., None]
    rivals = np.where(true, 0, q)
    return rivals - true * rivals.sum(axis=-1, keepdims=True)

# %% score_slope: right, expm1 of minus the loss
def score_slope(y, z):
    one_hot = np.eye(z.shape[-1])[y]
    loss = np.asarray(row_loss(y, z))[..., None]
    own = (one_hot * z).sum(axis=-1, keepdims=True)
    return np.where(one_hot == 1, np.expm1(-loss), np.exp(z - own - loss))

# %% score_slope: 1, softmax less one-hot
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return q - np.eye(z.shape[-1])[y]

# %% score_slope: 0.5, the exponentials as they stand
def score_slope(y, z):
    q = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
    return q - np.eye(z.shape[-1])[y]

# %% score_slope: 1, takes the largest off in place
def score_slope(y, z):
    z -= z.max(axis=-1, keepdims=True)
    q = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
    true = np.eye(z.shape[-1])[y] == 1
    q = np.where(true, 0, q)
    return np.where(true, -q.sum(axis=-1, keepdims=True), q)

# %% score_slope: 1, tables only
def score_slope(y, z):
    i = np.arange(len(y))
    q = np.exp(z - log_sum_exp(z)[:, None])
    q[i, y] = 0
    q[i, y] = -q.sum(axis=1)
    return q

# %% score_slope: 1, a place for whole numbers only
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    true = np.eye(z.shape[-1])[y] == 1
    slopes = np.zeros_like(z)
    slopes[~true] = q[~true]
    return slopes - true * slopes.sum(axis=-1, keepdims=True)

# %% score_slope: 0, 1 taken off in every row that is true somewhere
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    q[..., y] -= 1
    return q

# %% score_slope: 0, label less prediction
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return np.eye(z.shape[-1])[y] - q

# %% score_slope: 0.5, a difference quotient
def score_slope(y, z):
    z = np.asarray(z, dtype=float)
    slopes = np.zeros(z.shape)
    for k in range(z.shape[-1]):
        step = np.zeros(z.shape[-1])
        step[k] = 1e-6
        up, down = np.asarray(row_loss(y, z + step)), np.asarray(row_loss(y, z - step))
        slopes[..., k] = (up - down) / 2e-6
    return slopes

# %% score_slope: 0, the slopes in the probabilities
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return -np.eye(z.shape[-1])[y] / q

# %% score_slope: 0, the probabilities
def score_slope(y, z):
    return np.exp(z - np.asarray(log_sum_exp(z))[..., None])

# %% score_slope: 0, 1 taken from the winner
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return q - (z == z.max(axis=-1, keepdims=True))

# %% score_slope: 0, the mean over the rows
def score_slope(y, z):
    q = np.exp(z - np.asarray(log_sum_exp(z))[..., None])
    return (q - np.eye(z.shape[-1])[y]) / len(z)

# %% one_step: right, with a loop
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    new_W = [[W[k, i] - alpha * slope[k] * x[i] for i in range(len(x))] for k in range(len(b))]
    return new_W, [b[k] - alpha * slope[k] for k in range(len(b))]

# %% one_step: right, by broadcasting
def one_step(W, b, x, y, alpha):
    push = -alpha * score_slope(y, (W * x).sum(axis=1) + b)
    return [W + push[:, None] * x[None, :], b + push]

# %% one_step: right, the intercept as one more feature
def one_step(W, b, x, y, alpha):
    both, more = np.column_stack([W, b]).astype(float), np.append(x, 1.0)
    both -= alpha * np.outer(score_slope(y, both @ more), more)
    return both[:, :-1], both[:, -1]

# %% one_step: right, the outer product turned
def one_step(W, b, x, y, alpha):
    slope = np.array(score_slope(y, W @ x + b))
    return np.array(W) - alpha * np.outer(x, slope).T, np.array(b) - alpha * slope

# %% one_step: 0, uphill
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    return W + alpha * np.outer(slope, x), b + alpha * slope

# %% one_step: 0, the outer product the wrong way round
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    return W - alpha * np.outer(x, slope), b - alpha * slope

# %% one_step: 0.5, writes into the weights of its caller
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    W -= alpha * np.outer(slope, x)
    b -= alpha * slope
    return W, b

# %% one_step: 0.5, the intercepts stay
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    return W - alpha * np.outer(slope, x), b + 0.0

# %% one_step: 0.5, the slopes of the intercepts after the step of the weights
def one_step(W, b, x, y, alpha):
    new_W = W - alpha * np.outer(score_slope(y, W @ x + b), x)
    return new_W, b - alpha * score_slope(y, new_W @ x + b)

# %% one_step: 0.5, the intercepts left out of the scores
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x)
    return W - alpha * np.outer(slope, x), b - alpha * slope

# %% one_step: 0.5, the intercepts taken for scores
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, b)
    return W - alpha * np.outer(slope, x), b - alpha * slope

# %% one_step: 0.5, the weights added up, whatever the features
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W.sum(axis=1) + b)
    return W - alpha * np.outer(slope, x), b - alpha * slope

# %% one_step: 0.5, room for whole numbers only, if such come in
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    new_W, new_b = W.copy(), b.copy()
    new_W[:] = W - alpha * np.outer(slope, x)
    new_b[:] = b - alpha * slope
    return new_W, new_b

# %% one_step: 0, the weights alone
def one_step(W, b, x, y, alpha):
    return W - alpha * np.outer(score_slope(y, W @ x + b), x)

# %% one_step: 0.5, without the size of the step
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    return W - np.outer(slope, x), b - slope

# %% one_step: 0, every weight of a class moves alike
def one_step(W, b, x, y, alpha):
    slope = score_slope(y, W @ x + b)
    return W - alpha * slope[:, None], b - alpha * slope

# %% one_step: 0, the steps alone
def one_step(W, b, x, y, alpha):
    s = score_slope(y, W @ x + b)
    return -alpha * np.outer(s, x), -alpha * s

# %% one_step: 0, nothing comes back
def one_step(W, b, x, y, alpha):
    s = score_slope(y, W @ x + b)
    W = W - alpha * np.outer(s, x)
    b = b - alpha * s

# %% table_cost: right, with a loop
total, losses = 0, 0.0
for row in mine["counts"]:
    for count in row:
        if count:
            losses -= count * np.log(count / sum(row))
    total += sum(row)
table_cost = losses / total

# %% table_cost: right, sample by sample
table = np.array(mine["counts"])
assigned, true = np.nonzero(table)
assigned, true = np.repeat(assigned, table[table > 0]), np.repeat(true, table[table > 0])
table_cost = np.mean([-np.log(table[i, j] / table[i].sum()) for i, j in zip(assigned, true)])

# %% table_cost: right, the rows' entropies with their weights, to four digits
table = np.array(mine["counts"], dtype=float)
size = table.sum(axis=1)
law = table / size[:, None]
entropies = -np.sum(law * np.log(np.where(law > 0, law, 1)), axis=1)
table_cost = float(f"{np.sum(size / size.sum() * entropies):.4g}")

# %% table_cost: 0, 0 times log 0
table = np.array(mine["counts"])
law = table / table.sum(axis=1, keepdims=True)
table_cost = -np.sum(table * np.log(law)) / table.sum()

# %% table_cost: 0, one term for each class, over the number of samples
table = np.array(mine["counts"])
table_cost = -np.log(np.diag(table) / table.sum(axis=1)).sum() / table.sum()

# %% table_cost: 0, the columns for the rows
table = np.array(mine["counts"])
law = table / table.sum(axis=0)
seen = table > 0
table_cost = -np.sum(table[seen] * np.log(law[seen])) / table.sum()

# %% table_cost: 0, the right decisions alone
table = np.array(mine["counts"])
table_cost = -np.sum(np.diag(table) * np.log(np.diag(table) / table.sum(axis=1))) / np.trace(table)

# %% table_cost: 0, the sum
table = np.array(mine["counts"])
law = table / table.sum(axis=1, keepdims=True)
seen = table > 0
table_cost = -np.sum(table[seen] * np.log(law[seen]))

# %% table_cost: 0, in bits
table = np.array(mine["counts"])
law = table / table.sum(axis=1, keepdims=True)
seen = table > 0
table_cost = -np.sum(table[seen] * np.log2(law[seen])) / table.sum()

# %% table_cost: 0, the mean of the rows
table = np.array(mine["counts"])
law = table / table.sum(axis=1, keepdims=True)
table_cost = -np.sum(law * np.log(np.where(law > 0, law, 1))) / 3

# %% table_cost: 0, the shares of the whole table
table = np.array(mine["counts"])
law = table / table.sum()
table_cost = -np.sum(law * np.log(np.where(law > 0, law, 1)))

# %% table_cost: 0, certain decisions
table_cost = np.inf

# %% table_cost: 0, the share of mistakes
table = np.array(mine["counts"])
table_cost = 1 - np.trace(table) / table.sum()
