"""Answers to the exercise "one_vs_rest": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% sample_count: right, by the quadratic formula
K = (1 + np.sqrt(1 + 8 * mine["models"])) / 2
sample_count = mine["rows_read"] / (K - 1)

# %% sample_count: right, from the mean size of a training set
import math
K = math.isqrt(2 * mine["models"]) + 1
sample_count = mine["rows_read"] / mine["models"] / 2 * K

# %% sample_count: right, by a list of all pairs, a whole number
K = next(k for k in range(2, 100) if k * (k - 1) == 2 * mine["models"])
sample_count = mine["rows_read"] // (K - 1)

# %% sample_count: 0, each sample in K training sets
K = round((1 + np.sqrt(1 + 8 * mine["models"])) / 2)
sample_count = mine["rows_read"] / K

# %% sample_count: 0, the mean size of a training set
sample_count = mine["rows_read"] / mine["models"]

# %% sample_count: 0, halved for the two classes of a set
K = round((1 + np.sqrt(1 + 8 * mine["models"])) / 2)
sample_count = mine["rows_read"] / 2 / (K - 1)

# %% sample_count: 0, counts each pair twice
K = (1 + np.sqrt(1 + 4 * mine["models"])) / 2
sample_count = mine["rows_read"] / (K - 1)

# %% sample_count: 0, a class is paired with itself, too
K = (-1 + np.sqrt(1 + 8 * mine["models"])) / 2
sample_count = mine["rows_read"] / (K - 1)

# %% sample_count: 0, two classes in a set, so half of it
sample_count = mine["rows_read"] / 2

# %% sample_count: 0, the number of classes
sample_count = round((1 + np.sqrt(1 + 8 * mine["models"])) / 2)

# %% sample_count: 0, takes the models for one-vs-rest
sample_count = mine["rows_read"]

# %% sample_count: 0, the mean class
K = round((1 + np.sqrt(1 + 8 * mine["models"])) / 2)
sample_count = mine["rows_read"] / mine["models"] / 2

# %% claims: right, with a loop
def claims(z):
    return [sum(1 for score in row if score > 0) for row in z]

# %% claims: right, by count_nonzero
def claims(z):
    return np.count_nonzero(np.maximum(z, 0), axis=1)

# %% claims: right, by signs
def claims(z):
    return np.array([np.sum(np.sign(row) == 1) for row in z], dtype=float)

# %% claims: right, added up with a product
def claims(z):
    return (z > 0) @ np.ones(z.shape[1])

# %% claims: right, with a step function
def claims(z):
    return np.heaviside(z, 0).sum(axis=1)

# %% claims: right, by recursion
def claims(z):
    return [] if len(z) == 0 else [int((z[0] > 0).sum()), *claims(z[1:])]

# %% claims: 0.5, compares rounded probabilities
def claims(z):
    return (1 / (1 + np.exp(-z)) > 0.5).sum(axis=1)

# %% claims: 0.5, a tolerance
def claims(z):
    return (z > 1e-9).sum(axis=1)

# %% claims: 0.5, a score of 0 claims
def claims(z):
    return (z >= 0).sum(axis=1)

# %% claims: 0.5, changes the table
def claims(z):
    z[z > 0] = 1
    z[z < 0] = 0
    return z.sum(axis=1)

# %% claims: 0, items of each model
def claims(z):
    return (z > 0).sum(axis=0)

# %% claims: 0, all claims in one number
def claims(z):
    return (z > 0).sum()

# %% claims: 0, a threshold of one half for scores
def claims(z):
    return (z > 0.5).sum(axis=1)

# %% claims: 0, how many items have each number of claims
def claims(z):
    return np.bincount((z > 0).sum(axis=1))

# %% claims: 0, whether anybody claims
def claims(z):
    return (z > 0).any(axis=1)

# %% claims: 0, the largest score alone claims
def claims(z):
    return (z == z.max(axis=1, keepdims=True)).sum(axis=1)

# %% claims: 0, the decision
def claims(z):
    return z.argmax(axis=1)

# %% claims: 0, an if for the whole row
def claims(z):
    return [1 if row > 0 else 0 for row in z]

# %% claims: 0, truth values
def claims(z):
    return z > 0

# %% claims: 0.5, a lone row squeezed into a number
def claims(z):
    return np.squeeze((z > 0).sum(axis=1))

# %% claims: 0, a column
def claims(z):
    return (z > 0).sum(axis=1, keepdims=True)

# %% sure_gain: right, both sides tried
prices = [1 / (1 + np.exp(-z)) for z in mine["scores"]]
sure_gain = max(sum(prices) - 1, 1 - sum(prices))

# %% sure_gain: right, with math and an if
import math
paid = sum(math.exp(z) / (1 + math.exp(z)) for z in mine["scores"])
if paid > 1:
    sure_gain = paid - 1
else:
    sure_gain = 1 - paid

# %% sure_gain: right, to four digits
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = float(f"{abs(1 - prices.sum()):.4g}")

# %% sure_gain: right, by tanh
sure_gain = float(np.abs(np.sum((1 + np.tanh(np.array(mine["scores"]) / 2)) / 2) - 1))

# %% sure_gain: 0, a loss: the wrong side of the trade
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = -abs(prices.sum() - 1)

# %% sure_gain: 0, the sum of the prices
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = prices.sum()

# %% sure_gain: 0, softmax
q = np.exp(mine["scores"])
sure_gain = abs(1 - (q / q.sum()).sum())

# %% sure_gain: 0, odds for prices
sure_gain = abs(np.exp(mine["scores"]).sum() - 1)

# %% sure_gain: 0, scores for prices
sure_gain = abs(sum(mine["scores"]) - 1)

# %% sure_gain: 0, as if the three were independent
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = 1 - np.prod(1 - prices)

# %% sure_gain: 0, no ticket pays
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = np.prod(1 - prices)

# %% sure_gain: 0, for each ticket
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = abs(1 - prices.sum()) / 3

# %% sure_gain: 0, sigmoid of the sum
sure_gain = 1 - 1 / (1 + np.exp(-sum(mine["scores"])))

# %% sure_gain: 0, for each coin paid
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = abs(1 - prices.sum()) / prices.sum()

# %% sure_gain: 0, the sign of the scores lost
prices = 1 / (1 + np.exp(np.array(mine["scores"])))
sure_gain = abs(1 - prices.sum())

# %% sure_gain: 0, two digits
prices = 1 / (1 + np.exp(-np.array(mine["scores"])))
sure_gain = round(abs(1 - prices.sum()), 2)

# %% one_law: right, as softmax of log σ
def one_law(z):
    logs = -np.logaddexp(0, -np.asarray(z, dtype=float))
    top = np.exp(logs - logs.max(axis=1)[:, None])
    return top / top.sum(axis=1)[:, None]

# %% one_law: right, the log of the sum by logaddexp
def one_law(z):
    logs = -np.logaddexp(0, -z)
    return np.exp(logs - np.logaddexp.reduce(logs, axis=1, keepdims=True))

# %% one_law: right, with loops and math
import math
def one_law(z):
    table = []
    for row in z.tolist():
        logs = [min(v, 0) - math.log1p(math.exp(-abs(v))) for v in row]
        parts = [math.exp(v - max(logs)) for v in logs]
        table.append([part / sum(parts) for part in parts])
    return table

# %% one_law: right, one over a sum of quotients
def one_law(z):
    logs = -np.logaddexp(0, -z)
    with np.errstate(over="ignore"):
        return 1 / np.exp(logs[:, None, :] - logs[:, :, None]).sum(axis=2)

# %% one_law: right, transposed so that rows are easy
def one_law(z):
    logs = (np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))).T
    parts = np.exp(logs - logs.max(axis=0))
    return (parts / parts.sum(axis=0)).T

# %% one_law: right, softmax for rows where σ(z) is e to the z in all digits
def one_law(z):
    z = np.asarray(z, float)
    far = z.max(axis=1, keepdims=True) < -40
    sig = np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
    p = np.where(far, np.exp(z - z.max(axis=1, keepdims=True)), sig)
    return p / p.sum(axis=1, keepdims=True)

# %% one_law: right, in extended precision
def one_law(z):
    p = 1 / (1 + np.exp(-z.astype(np.longdouble)))
    return (p / p.sum(axis=1, keepdims=True)).astype(float)

# %% one_law: 1.5, the plain quotient
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1.5, a small number against 0 / 0
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    return parts / (parts.sum(axis=1, keepdims=True) + 1e-300)

# %% one_law: 1.5, NaN put away as an even law
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    return np.nan_to_num(parts / parts.sum(axis=1, keepdims=True), nan=1 / z.shape[1])

# %% one_law: 1.5, softmax only where all are 0
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    total = parts.sum(axis=1, keepdims=True)
    top = np.exp(z - z.max(axis=1, keepdims=True))
    return np.where(total == 0, top / top.sum(axis=1, keepdims=True), parts / total)

# %% one_law: 1.5, e to the 800 in log σ
def one_law(z):
    logs = z - np.log1p(np.exp(z))
    parts = np.exp(logs - logs.max(axis=1, keepdims=True))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1, the other form of σ, which overflows
def one_law(z):
    parts = np.exp(z) / (1 + np.exp(z))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1, what is left of 1
def one_law(z):
    parts = 1 - 1 / (1 + np.exp(z))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1, scores clipped at 30
def one_law(z):
    parts = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1, probabilities clipped
def one_law(z):
    parts = np.clip(1 / (1 + np.exp(-z)), 1e-12, 1)
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1, a place for whole numbers only
def one_law(z):
    logs = -np.logaddexp(0, -z)
    parts = np.zeros_like(z)
    parts[:] = np.exp(logs - logs.max(axis=1, keepdims=True))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1, works in the caller's table
def one_law(z):
    if z.dtype.kind == "i":
        z = z.astype(float)
    z[:] = -np.logaddexp(0, -z)
    z -= z.max(axis=1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

# %% one_law: 0, softmax of the scores
def one_law(z):
    parts = np.exp(z - z.max(axis=1, keepdims=True))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 0, the largest off the scores, as for softmax
def one_law(z):
    parts = 1 / (1 + np.exp(z.max(axis=1, keepdims=True) - z))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 0, divided by the sum of all rows
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    return parts / parts.sum()

# %% one_law: 0, without keepdims
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    return parts / parts.sum(axis=1)

# %% one_law: 0, columns sum to 1
def one_law(z):
    parts = 1 / (1 + np.exp(-z))
    return parts / parts.sum(axis=0, keepdims=True)

# %% one_law: 0, not divided
def one_law(z):
    return 1 / (1 + np.exp(-z))

# %% one_law: 0, with math, which takes one number
import math
def one_law(z):
    parts = 1 / (1 + math.exp(-z))
    return parts / parts.sum(axis=1, keepdims=True)

# %% one_law: 1.5, softmax from −18 down, which is too early
def one_law(z):
    z = np.asarray(z, float)
    far = z.max(axis=1, keepdims=True) < -18
    p = np.where(far, np.exp(z - z.max(axis=1, keepdims=True)), 1 / (1 + np.exp(-z)))
    return p / p.sum(axis=1, keepdims=True)

# %% one_law: 1.5, softmax below −745, which is too late
def one_law(z):
    z = np.asarray(z, float)
    far = z.max(axis=1, keepdims=True) < -745
    p = np.where(far, np.exp(z - z.max(axis=1, keepdims=True)), 1 / (1 + np.exp(-z)))
    return p / p.sum(axis=1, keepdims=True)

# %% one_law: 1.5, the largest of the whole table taken off
def one_law(z):
    logs = -np.logaddexp(0, -z)
    p = np.exp(logs - logs.max())
    return p / p.sum(axis=1, keepdims=True)

# %% divided_odds: right, the scores first
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / (s + t + u) * (s + t + u) / t)",
    "log(s / t)",
    "log(1 / (1 + exp(-a)) / (1 / (1 + exp(-b))))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: right, by differences of logs, with reasons
divided_odds = [
    ["log((s / (s + t + u)) / (t / (s + t + u)))", "the log-odds"],
    ["log(s / (s + t + u)) - log(t / (s + t + u))", "log of a quotient"],
    ["log(s) - log(s + t + u) - log(t) + log(s + t + u)", "again, twice"],
    ["log(s) - log(t)", "cancels"],
    ["log(1 / (1 + exp(-a))) - log(1 / (1 + exp(-b)))", "put in"],
    ["-log(1 + exp(-a)) + log(1 + exp(-b))", "log of one over something"],
]

# %% divided_odds: right, with e to the a on top
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s) - log(t)",
    "log(exp(a) / (1 + exp(a))) - log(exp(b) / (1 + exp(b)))",
    "a - log(1 + exp(a)) - b + log(1 + exp(b))",
    "a - log(exp(a) * (exp(-a) + 1)) - b + log(exp(b) * (exp(-b) + 1))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: right, all three written out at first
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log((1/(1+exp(-a)) / (1/(1+exp(-a)) + 1/(1+exp(-b)) + 1/(1+exp(-c)))) / (t / (s + t + u)))",
    "log((1/(1+exp(-a))) / (1/(1+exp(-b))))",
    "log((1+exp(-b)) / (1+exp(-a)))",
    "log(1+exp(-b)) - log(1+exp(-a))",
]

# %% divided_odds: right, powers of e
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / t)",
    "log((1+e**(-a))**(-1) * (1 + e**(-b)))",
    "log(1 + e**-b) - log(1 + e**-a)",
]

# %% divided_odds: right, t and then s written out
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / t)",
    "log(s * (1 + exp(-b)))",
    "log((1 + exp(-b)) / (1 + exp(-a)))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, takes σ(a)/σ(b) for e to the a − b
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / t)",
    "log(exp(a) / exp(b))",
    "a - b",
]

# %% divided_odds: 0, the fraction turned over
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / t)",
    "log((1 + exp(-a)) / (1 + exp(-b)))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, the log of a quotient as a quotient of logs
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / t)",
    "log(s) / log(t)",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, odds by the rest in place of odds over the second class
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / (t + u))",
    "log(s) - log(t + u)",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, the start and the end alone
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, filled up with lines that change nothing
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log((s / (t + s + u)) / (t / (u + s + t))) + 0",
    "2 * log((s / (s + t + u)) / (t / (s + t + u))) - log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, stops at s over t
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / (s + t + u)) - log(t / (s + t + u))",
    "log(s) - log(t)",
    "log(s / t)",
]

# %% divided_odds: 0, a function that is none here
divided_odds = [
    "log((s / (s + t + u)) / (t / (s + t + u)))",
    "log(s / t)",
    "log(sigmoid(a) / sigmoid(b))",
    "log(1 + exp(-b)) - log(1 + exp(-a))",
]

# %% divided_odds: 0, from the end to the start
divided_odds = [
    "log(1 + exp(-b)) - log(1 + exp(-a))",
    "log((1 + exp(-b)) / (1 + exp(-a)))",
    "log(s / t)",
    "log((s / (s + t + u)) / (t / (s + t + u)))",
]

# %% votes: right, with combinations
from itertools import combinations
def votes(z_pairs, K):
    table = np.zeros((z_pairs.shape[0], K), dtype=int)
    for pair, scores in zip(combinations(range(K), 2), z_pairs.T):
        for item, score in enumerate(scores):
            table[item, pair[1] if score > 0 else pair[0]] += 1
    return table

# %% votes: right, with index arrays
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    winner = np.where(z_pairs > 0, second, first)
    return (winner[:, :, None] == np.arange(K)).sum(axis=1)

# %% votes: right, lists and bincount
def votes(z_pairs, K):
    pairs = [(i, j) for i in range(K) for j in range(K) if i < j]
    return [np.bincount([pair[int(z > 0)] for pair, z in zip(pairs, row)], minlength=K).tolist()
            for row in z_pairs]

# %% votes: right, by a product with a table of sides
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    to_second, to_first = np.eye(K)[second], np.eye(K)[first]
    return (z_pairs > 0) @ to_second + (z_pairs <= 0) @ to_first

# %% votes: right, add.at counts a class twice
def votes(z_pairs, K):
    i, j = np.triu_indices(K, k=1)
    out = np.zeros((z_pairs.shape[0], K))
    w = np.where(z_pairs > 0, j, i)
    np.add.at(out, (np.arange(len(w))[:, None], w), 1)
    return out

# %% votes: right, who beats whom
def votes(z_pairs, K):
    out = []
    for row in z_pairs:
        m = np.zeros((K, K), dtype=int)
        m[np.triu_indices(K, 1)] = [-1 if v > 0 else 1 for v in row]
        m = m - m.T
        out.append((m > 0).sum(axis=1))
    return np.array(out)

# %% votes: 1.5, pairs by their second class
def votes(z_pairs, K):
    count = np.zeros((len(z_pairs), K))
    pairs = [(i, j) for j in range(K) for i in range(j)]
    for column, (i, j) in enumerate(pairs):
        count[:, j] += z_pairs[:, column] > 0
        count[:, i] += z_pairs[:, column] <= 0
    return count

# %% votes: 0.5, made for three classes
def votes(z_pairs, K):
    z01, z02, z12 = z_pairs.T
    first = (z01 <= 0).astype(int) + (z02 <= 0)
    second = (z01 > 0).astype(int) + (z12 <= 0)
    return np.column_stack([first, second, (z02 > 0).astype(int) + (z12 > 0)])

# %% votes: 0.5, the table of the caller as a table of truth values
def votes(z_pairs, K):
    z_pairs[:] = z_pairs >= 0
    count = np.zeros((len(z_pairs), K))
    column = 0
    for i in range(K):
        for j in range(i + 1, K):
            count[:, j] += z_pairs[:, column]
            count[:, i] += 1 - z_pairs[:, column]
            column += 1
    return count

# %% votes: 1, works in the table of the caller
def votes(z_pairs, K):
    z_pairs[z_pairs > 0] = 1
    z_pairs[z_pairs < 0] = 0
    first, second = np.triu_indices(K, 1)
    return z_pairs @ np.eye(K)[second] + (1 - z_pairs) @ np.eye(K)[first]

# %% votes: 1.5, a score of 0 votes for the second
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    winner = np.where(z_pairs >= 0, second, first)
    return (winner[:, :, None] == np.arange(K)).sum(axis=1)

# %% votes: 1.5, a score of 0 is no vote
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    return (z_pairs > 0) @ np.eye(K)[second] + (z_pairs < 0) @ np.eye(K)[first]

# %% votes: 1.5, by rounded probabilities
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    winner = np.where(1 / (1 + np.exp(-z_pairs)) > 0.5, second, first)
    return (winner[:, :, None] == np.arange(K)).sum(axis=1)

# %% votes: 0, votes for the first class
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    winner = np.where(z_pairs > 0, first, second)
    return (winner[:, :, None] == np.arange(K)).sum(axis=1)

# %% votes: 0, a class that is named twice counts once
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    winner = np.where(z_pairs > 0, second, first)
    count = np.zeros((len(z_pairs), K))
    count[np.arange(len(z_pairs))[:, None], winner] += 1
    return count

# %% votes: 0, counts only votes for the second
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    return (z_pairs > 0) @ np.eye(K)[second]

# %% votes: 0, adds truth values, which do not count
def votes(z_pairs, K):
    count = np.zeros((len(z_pairs), K), dtype=bool)
    first, second = np.triu_indices(K, 1)
    for column in range(len(first)):
        count[:, second[column]] += z_pairs[:, column] > 0
        count[:, first[column]] += z_pairs[:, column] <= 0
    return count.astype(int)

# %% votes: 0, adds up the scores
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    return z_pairs @ (np.eye(K)[second] - np.eye(K)[first])

# %% votes: 0, the winner alone
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    winner = np.where(z_pairs > 0, second, first)
    return (winner[:, :, None] == np.arange(K)).sum(axis=1).argmax(axis=1)

# %% votes: 0, all items together
def votes(z_pairs, K):
    first, second = np.triu_indices(K, 1)
    return np.bincount(np.where(z_pairs > 0, second, first).ravel(), minlength=K)

# %% votes: 0, one column of votes too few
def votes(z_pairs, K):
    return (z_pairs > 0).astype(int)

# %% votes: 1.5, half a vote for each at a score of 0
def votes(z_pairs, K):
    i, j = np.triu_indices(K, 1)
    s = np.sign(z_pairs)
    return ((1 + s) / 2) @ np.eye(K)[j] + ((1 - s) / 2) @ np.eye(K)[i]

# %% around_circle: right, with a loop
for z01, z02, z12 in mine["duels"]:
    winners = {1 if z01 > 0 else 0, 2 if z02 > 0 else 0, 2 if z12 > 0 else 1}
    if len(winners) == 3:
        around_circle = z02 - z01 - z12

# %% around_circle: right, through odds
table = np.array(mine["duels"])
row = table[(votes(table, 3) == 1).all(axis=1)][0]
odds_01, odds_02, odds_12 = np.exp(row)
around_circle = np.log(1 / odds_01 * (1 / odds_12) * odds_02)

# %% around_circle: right, by a product with signs
table = np.array(mine["duels"])
sums = table @ np.array([-1, 1, -1])
circles = np.sign(table[:, 0]) * np.sign(table[:, 2]) - np.sign(table[:, 0]) * np.sign(table[:, 1])
around_circle = sums[circles == 2][0]

# %% around_circle: right, by the signs of the three
row = next(r for r in mine["duels"] if np.sign(r[0]) == np.sign(r[2]) != np.sign(r[1]))
around_circle = np.float32(-(row[0] - row[1] + row[2]))

# %% around_circle: 0, z02 turned as well
table = np.array(mine["duels"])
around_circle = -table[votes(table, 3).max(axis=1) == 1].sum()

# %% around_circle: 0, the scores as they stand
table = np.array(mine["duels"])
around_circle = table[votes(table, 3).max(axis=1) == 1].sum()

# %% around_circle: 0, the other way round
table = np.array(mine["duels"])
z01, z02, z12 = table[votes(table, 3).max(axis=1) == 1][0]
around_circle = z01 + z12 - z02

# %% around_circle: 0, the columns mistaken
table = np.array(mine["duels"])
z01, z12, z02 = table[votes(table, 3).max(axis=1) == 1][0]
around_circle = -z01 - z12 + z02

# %% around_circle: 0, the item that is furthest from 0
sums = np.array(mine["duels"]) @ np.array([-1, 1, -1])
around_circle = sums[np.abs(sums).argmax()]

# %% around_circle: 0, all items
around_circle = (np.array(mine["duels"]) @ np.array([-1, 1, -1])).sum()

# %% around_circle: 0, the sums of all items in a list
around_circle = np.array(mine["duels"]) @ np.array([-1, 1, -1])

# %% around_circle: 0, what one law would give
around_circle = 0

# %% around_circle: 0, in bits
table = np.array(mine["duels"])
z01, z02, z12 = table[votes(table, 3).max(axis=1) == 1][0]
around_circle = (z02 - z01 - z12) / np.log(2)

# %% around_circle: 0, an array with one number
item = np.flatnonzero((votes(duels, 3) == 1).all(axis=1))
around_circle = -duels[item, 0] - duels[item, 2] + duels[item, 1]

# %% right_way: right, in capital letters
right_way = "ACA"

# %% right_way: right, with commas
right_way = "a, c, a"

# %% right_way: right, as a list
right_way = ["a", "c", "a"]

# %% right_way: right, with the numbers of the jobs
right_way = "1. a, 2. c, 3. a"

# %% right_way: 0.5, each way once, with the stickers as they are
right_way = "bca"

# %% right_way: 0.5, the joint model does all
right_way = "cca"

# %% right_way: 0.5, trusts the division
right_way = "aba"

# %% right_way: 0.5, the insurer gets separate probabilities
right_way = "aaa"

# %% right_way: 0.5, the stickers divided
right_way = "acb"

# %% right_way: 0.5, the stickers by softmax
right_way = "acc"

# %% right_way: 0, the joint model for all
right_way = "ccc"

# %% right_way: 0, one letter
right_way = "c"

# %% right_way: 0, the names of the jobs
right_way = {"arm": "a", "insurer": "c", "stickers": "a"}

# %% right_way: 0, divided for all
right_way = "bbb"
