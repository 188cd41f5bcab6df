"""Answers to the exercise "loss": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% log_loss: right, with a loop and math
import math
def log_loss(y, y_hat):
    total = 0
    for label, q in zip(y, y_hat):
        r = q if label == 1 else 1 - q
        total += -math.log(r) if r > 0 else math.inf
    return total / len(y)

# %% log_loss: right, with masks
def log_loss(y, y_hat):
    ones, zeros = y_hat[y == 1], y_hat[y == 0]
    with np.errstate(divide="ignore"):
        return -(np.log(ones).sum() + np.log1p(-zeros).sum()) / y.size

# %% log_loss: right, the probability of the label by arithmetic
def log_loss(y, y_hat):
    with np.errstate(divide="ignore"):
        return -np.average(np.log(y * y_hat + (1 - y) * (1 - y_hat)))

# %% log_loss: right, the one line with its NaN put away
def log_loss(y, y_hat):
    with np.errstate(all="ignore"):
        one = np.where(y == 1, -y * np.log(y_hat), 0)
        zero = np.where(y == 0, -(1 - y) * np.log(1 - y_hat), 0)
    return (one + zero).mean()

# %% log_loss: right, a clip that cuts nothing off
def log_loss(y, y_hat):
    seen = np.clip(np.abs(1 - y - y_hat), 0, 1)
    seen = np.where(y == 1, y_hat, seen)
    with np.errstate(divide="ignore"):
        return float(-np.log(seen).mean())

# %% log_loss: 1, the sum, not the mean
def log_loss(y, y_hat):
    seen = np.where(y == 1, y_hat, 1 - y_hat)
    with np.errstate(divide="ignore"):
        return np.sum(-np.log(seen))

# %% log_loss: 1.5, 0 times log 0
def log_loss(y, y_hat):
    return np.mean(-y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))

# %% log_loss: 1.5, clipped as in many tutorials
def log_loss(y, y_hat):
    y_hat = np.clip(y_hat, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% log_loss: 1.5, a small number inside the logarithm
def log_loss(y, y_hat):
    eps = 1e-16
    return -np.mean(y * np.log(y_hat + eps) + (1 - y) * np.log(1 - y_hat + eps))

# %% log_loss: 1.5, NaN put away, and infinity with it
def log_loss(y, y_hat):
    losses = -y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat)
    return np.mean(np.nan_to_num(losses))

# %% log_loss: 1.5, turns the predictions of label 0 in the caller's array
def log_loss(y, y_hat):
    y_hat[y == 0] = 1 - y_hat[y == 0]
    with np.errstate(divide="ignore"):
        return -np.log(y_hat).mean()

# %% log_loss: 0, in bits
def log_loss(y, y_hat):
    with np.errstate(divide="ignore"):
        return np.mean(-np.log2(np.where(y == 1, y_hat, 1 - y_hat)))

# %% log_loss: 0, the minus lost
def log_loss(y, y_hat):
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

# %% log_loss: 0, the labels the wrong way round
def log_loss(y, y_hat):
    return np.mean(-np.log(np.where(y == 0, y_hat, 1 - y_hat)))

# %% log_loss: 0, label 0 costs nothing
def log_loss(y, y_hat):
    return -np.mean(y * np.log(y_hat))

# %% log_loss: 0, the loss of each point
def log_loss(y, y_hat):
    with np.errstate(divide="ignore"):
        return -np.log(np.where(y == 1, y_hat, 1 - y_hat))

# %% log_loss: 0, a place for whole numbers only
def log_loss(y, y_hat):
    losses = np.zeros_like(y)
    losses[y == 1] = -np.log(y_hat[y == 1])
    losses[y == 0] = -np.log(1 - y_hat[y == 0])
    return losses.mean()

# %% log_loss: 0, an if decides once for the whole array
def log_loss(y, y_hat):
    if y == 1:
        return -np.log(y_hat)
    return -np.log(1 - y_hat)

# %% log_loss: 1, the logarithm of the mean
def log_loss(y, y_hat):
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat).mean()) + 0 * y[0]

# %% log_loss: 0, the mean of the class means
def log_loss(y, y_hat):
    return (-np.log(y_hat[y == 1]).mean() - np.log(1 - y_hat[y == 0]).mean()) / 2

# %% log_loss: 0, printed and not returned
def log_loss(y, y_hat):
    print(np.mean(-np.log(np.where(y == 1, y_hat, 1 - y_hat))))

# %% class_cost: right, with weights
share = mine["spam"] / mine["messages"]
class_cost = (mine["cost"] - share * mine["cost_of_spam"]) / (1 - share)

# %% class_cost: right, as a fraction
from fractions import Fraction
total = Fraction(mine["cost"]) * mine["messages"]
class_cost = float((total - Fraction(mine["cost_of_spam"]) * mine["spam"]) / (mine["messages"] - mine["spam"]))

# %% class_cost: right, by a search
tried = np.arange(0, 2, 0.0001)
n1, n0 = mine["spam"], mine["messages"] - mine["spam"]
costs = (n1 * mine["cost_of_spam"] + n0 * tried) / (n1 + n0)
class_cost = tried[np.argmin(np.abs(costs - mine["cost"]))]

# %% class_cost: 0, takes the cost for the middle of two class means
class_cost = 2 * mine["cost"] - mine["cost_of_spam"]

# %% class_cost: 0, the sum
class_cost = mine["messages"] * mine["cost"] - mine["spam"] * mine["cost_of_spam"]

# %% class_cost: 0, divided by all messages
class_cost = mine["cost"] - mine["spam"] / mine["messages"] * mine["cost_of_spam"]

# %% class_cost: 0, the counts the wrong way round
n1, n0 = mine["messages"] - mine["spam"], mine["spam"]
class_cost = (mine["messages"] * mine["cost"] - n1 * mine["cost_of_spam"]) / n0

# %% class_cost: 0, subtracts means
class_cost = mine["cost"] - mine["cost_of_spam"]

# %% class_cost: 0, in bits
n0 = mine["messages"] - mine["spam"]
class_cost = (mine["messages"] * mine["cost"] - mine["spam"] * mine["cost_of_spam"]) / n0 / np.log(2)

# %% class_cost: 0, the sign lost
n0 = mine["messages"] - mine["spam"]
class_cost = (mine["spam"] * mine["cost_of_spam"] - mine["messages"] * mine["cost"]) / n0

# %% class_cost: 0, the cost of the report
class_cost = mine["cost"]

# %% class_cost: 0, text in place of a number
class_cost = "0.2 nats"

# %% halving: right, a capital letter
halving = "C"

# %% halving: right, with blanks
halving = " c "

# %% halving: right, computed
steps_of_loss = np.diff(-np.log([0.4, 0.2, 0.1, 0.05]))
halving = "c" if np.allclose(steps_of_loss, np.log(2)) else "d"

# %% halving: 0, takes 1/ŷ for the loss
halving = "a"

# %% halving: 0, takes the steps of ŷ for those of the loss
halving = "b"

# %% halving: 0, grows faster than exponentially
halving = "d"

# %% halving: 0, a number in place of a letter
halving = np.log(2)

# %% halving: 0, the answer in words
halving = "log 2 every day"

# %% short_form: right, by way of a fraction with e^-z on top
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "-y * log(1 / (1 + exp(-z))) - (1 - y) * log(exp(-z) / (1 + exp(-z)))",
    "y * log(1 + exp(-z)) - (1 - y) * (-z - log(1 + exp(-z)))",
    "y * log(1 + exp(-z)) + z + log(1 + exp(-z)) - y * z - y * log(1 + exp(-z))",
    "z + log(1 + exp(-z)) - y * z",
    "log(exp(z) * (1 + exp(-z))) - y * z",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: right, by way of the log-odds
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "-y * (log(y_hat) - log(1 - y_hat)) - log(1 - y_hat)",
    "-y * log(y_hat / (1 - y_hat)) - log(1 - y_hat)",
    "-y * z - log(1 - y_hat)",
    "-y * z - log(1 / (1 + exp(z)))",
    "-y * z + log(1 + exp(z))",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: right, the label moves into the sign
steps = [
    ["-y * log(y_hat) - (1 - y) * log(1 - y_hat)", "the definition"],
    ["y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z))", "one loss for each label"],
    ["log(1 + exp((1 - 2*y) * z))", "the label selects the sign"],
    ["log((1 + exp(z)) * exp(-y * z))", "for both labels"],
    ["log(1 + exp(z)) - y * z", "log of a product"],
]

# %% short_form: right, with another second form
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "-(1 - y) * log(1 / (exp(z) + 1)) - y * log(exp(z) / (exp(z) + 1))",
    "(1 - y) * log(exp(z) + 1) - y * z + y * log(exp(z) + 1)",
    "log(exp(z) + 1) - z * y",
]

# %% short_form: 0, a minus lost from log(1/u)
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "-y * log(1 / (1 + exp(-z))) - (1 - y) * log(1 / (1 + exp(z)))",
    "-y * log(1 + exp(-z)) - (1 - y) * log(1 + exp(z))",
    "-y * (log(1 + exp(z)) - z) - (1 - y) * log(1 + exp(z))",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: 0, the log of a sum taken for a sum of logs
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z))",
    "y * (log(1) - z) + (1 - y) * log(1 + exp(z))",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: 0, 1 − ŷ has the sign of ŷ
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(-z))",
    "log(1 + exp(-z))",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: 0, e^z factored out with the wrong sign
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z))",
    "y * (log(1 + exp(z)) + z) + (1 - y) * log(1 + exp(z))",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: 0, the start and the end alone
steps = ["-y * log(y_hat) - (1 - y) * log(1 - y_hat)", "log(1 + exp(z)) - y * z"]

# %% short_form: 0, stops before the end
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "-y * log(1 / (1 + exp(-z))) - (1 - y) * log(1 / (1 + exp(z)))",
    "y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z))",
    "y * (log(1 + exp(z)) - z) + (1 - y) * log(1 + exp(z))",
]

# %% short_form: 0, for label 1 alone
steps = ["-log(y_hat)", "log(1 + exp(-z))", "log(exp(-z) * (1 + exp(z)))", "log(1 + exp(z)) - z"]

# %% short_form: 0, softplus is no function here
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "y * softplus(-z) + (1 - y) * softplus(z)",
    "y * (softplus(z) - z) + (1 - y) * softplus(z)",
    "log(1 + exp(z)) - y * z",
]

# %% short_form: 0, numpy's names
steps = [
    "-y * log(y_hat) - (1 - y) * log(1 - y_hat)",
    "y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))",
    "log(1 + exp(z)) - y * z",
]

# %% loss_from_score: right, one softplus with the sign of the label
def loss_from_score(y, z):
    return np.logaddexp(0, (1 - 2 * np.asarray(y)) * np.asarray(z, dtype=float))

# %% loss_from_score: right, the chapter's other form
def loss_from_score(y, z):
    return np.maximum(z, 0) - np.multiply(y, z) + np.log1p(np.exp(-np.abs(z)))

# %% loss_from_score: right, with a loop and math
import math
def loss_from_score(y, z):
    if np.ndim(z):
        return [loss_from_score(a, b) for a, b in zip(y, z)]
    against = z if y == 0 else -z
    return max(against, 0) + math.log1p(math.exp(-abs(against)))

# %% loss_from_score: right, with masks
def loss_from_score(y, z):
    against = np.where(np.asarray(y) == 1, -np.asarray(z), z).astype(float)
    up = against > 0
    loss = np.atleast_1d(np.empty(against.shape))
    loss[np.atleast_1d(up)] = against[up] + np.log1p(np.exp(-against[up]))
    loss[~np.atleast_1d(up)] = np.log1p(np.exp(against[~up]))
    return loss.reshape(against.shape)

# %% loss_from_score: right, vectorised by numpy
@np.vectorize
def loss_from_score(y, z):
    return float(np.logaddexp(0.0, z if y == 0 else -z))

# %% loss_from_score: 1, by way of the probability
def loss_from_score(y, z):
    y_hat = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return -np.log(np.where(np.asarray(y) == 1, y_hat, 1 - y_hat))

# %% loss_from_score: 1, the short form as it stands
def loss_from_score(y, z):
    return np.log(1 + np.exp(z)) - np.asarray(y) * z

# %% loss_from_score: 2, the short form with a good softplus
def loss_from_score(y, z):
    return np.logaddexp(0, z) - np.asarray(y) * z

# %% loss_from_score: 2, log in place of log1p
def loss_from_score(y, z):
    z = np.asarray(z)
    return np.abs(z) * np.abs(y - (z > 0)) + np.log(1 + np.exp(-np.abs(z)))

# %% loss_from_score: 2, log1p of what overflows
def loss_from_score(y, z):
    return np.log1p(np.exp((1 - 2 * np.asarray(y)) * z))

# %% loss_from_score: 2, the scores clipped at 500
def loss_from_score(y, z):
    return np.logaddexp(0, (1 - 2 * np.asarray(y)) * np.clip(z, -500, 500))

# %% loss_from_score: 1, the fee for doubt without its logarithm
def loss_from_score(y, z):
    size = np.abs(z)
    return size * np.abs(y - np.greater(z, 0)) + np.exp(-size)

# %% loss_from_score: 2, takes arrays alone
def loss_from_score(y, z):
    loss = np.log1p(np.exp(-np.abs(z)))
    wrong = (z > 0) != (y == 1)
    loss[wrong] += np.abs(z)[wrong]
    return loss

# %% loss_from_score: 2, turns the scores in the caller's array
def loss_from_score(y, z):
    if np.ndim(z) == 0:
        return np.logaddexp(0, -z if y == 1 else z)
    z[y == 1] *= -1
    return np.logaddexp(0, z)

# %% loss_from_score: 2, a place for whole numbers only
def loss_from_score(y, z):
    if np.ndim(z) == 0:
        return np.logaddexp(0, -z if y == 1 else z)
    loss = np.zeros_like(z)
    loss[y == 1] = np.logaddexp(0, -z[y == 1])
    loss[y == 0] = np.logaddexp(0, z[y == 0])
    return loss

# %% loss_from_score: 0, the labels the wrong way round
def loss_from_score(y, z):
    return np.logaddexp(0, (2 * np.asarray(y) - 1) * z)

# %% loss_from_score: 0, the mean
def loss_from_score(y, z):
    return np.mean(np.logaddexp(0, (1 - 2 * np.asarray(y)) * z))

# %% loss_from_score: 0, in bits
def loss_from_score(y, z):
    return np.logaddexp(0, (1 - 2 * np.asarray(y)) * np.asarray(z)) / np.log(2)

# %% loss_from_score: 0, takes the score for a prediction
def loss_from_score(y, z):
    return -y * np.log(z) - (1 - y) * np.log(1 - z)

# %% loss_from_score: 0, an if decides once for the whole array
def loss_from_score(y, z):
    if y == 1:
        return np.logaddexp(0, -z)
    return np.logaddexp(0, z)

# %% loss_from_score: 0, the size of the score without the fee
def loss_from_score(y, z):
    return np.maximum(0, (1 - 2 * np.asarray(y)) * z) + 0.5

# %% best_factor: right, a coarse list and then a fine one
z = mine["w"] * x + mine["b"]
best = 1.0
for width in (1, 0.1, 0.01, 0.001):
    tried = best + width * np.arange(-20, 21)
    best = min(tried, key=lambda k: loss_from_score(y, k * z).mean())
best_factor = best

# %% best_factor: right, to two digits
z = mine["w"] * x + mine["b"]
tried = [k / 100 for k in range(1, 600)]
best_factor = min(tried, key=lambda k: sum(loss_from_score(y, k * z)))

# %% best_factor: right, by bisection of the slope
z = mine["w"] * x + mine["b"]
low, high = 0.1, 6
while high - low > 1e-9:
    k = (low + high) / 2
    rising = np.mean(loss_from_score(y, (k + 1e-5) * z) - loss_from_score(y, (k - 1e-5) * z)) > 0
    low, high = (low, k) if rising else (k, high)
best_factor = k

# %% best_factor: 0, the lowest cost in place of the factor
z = mine["w"] * x + mine["b"]
best_factor = min(np.mean(loss_from_score(y, k * z)) for k in np.arange(0.1, 5, 0.01))

# %% best_factor: 0, the place in the list
z = mine["w"] * x + mine["b"]
best_factor = np.argmin([np.mean(loss_from_score(y, k * z)) for k in np.arange(0.1, 5, 0.01)])

# %% best_factor: 0, the factor for w alone
tried = np.arange(0.1, 6, 0.001)
costs = [np.mean(loss_from_score(y, k * mine["w"] * x + mine["b"])) for k in tried]
best_factor = tried[np.argmin(costs)]

# %% best_factor: 0, the weight of maximum likelihood
best_factor = 1.642426 / mine["w"]

# %% best_factor: 0, signs the report
best_factor = 1

# %% best_factor: 0, the steepest of the list
z = mine["w"] * x + mine["b"]
tried = np.arange(0.1, 5, 0.01)
best_factor = tried[np.argmax([np.mean(loss_from_score(y, k * z)) for k in tried])]

# %% best_factor: 0, the new weight
z = mine["w"] * x + mine["b"]
tried = np.arange(0.1, 6, 0.001)
best_factor = mine["w"] * tried[np.argmin([np.mean(loss_from_score(y, k * z)) for k in tried])]

# %% best_factor: 0, all factors that were tried
best_factor = np.arange(0.1, 5, 0.01)

# %% next_C: right, by proportion
next_C = mine["C"] * mine["messages"] / mine["more"]

# %% next_C: right, to four digits
next_C = float(f"{mine['C'] * mine['messages'] / mine['more']:.4g}")

# %% next_C: right, as a fraction
from fractions import Fraction
next_C = float(Fraction(mine["messages"], mine["more"]) * Fraction(mine["C"]))

# %% next_C: 0, C stays as it is
next_C = mine["C"]

# %% next_C: 0, more messages, larger C
next_C = mine["C"] * mine["more"] / mine["messages"]

# %% next_C: 0, λ in place of C
next_C = 1 / (mine["messages"] * mine["C"])

# %% next_C: 0, λ of the next month
next_C = 1 / (mine["more"] * mine["C"])

# %% next_C: 0, the penalty is one over C
next_C = 1 / mine["C"]

# %% next_C: 0, a factor in place of C
next_C = mine["messages"] / mine["more"] + 10

# %% saving: right, the formula of two shares
def saving(y, y_hat):
    k, n = np.sum(y), len(y)
    base = -sum(m / n * np.log(m / n) for m in (k, n - k) if m)
    return base - log_loss(y, y_hat)

# %% saving: right, the log of a ratio, point by point
def saving(y, y_hat):
    c = np.mean(y)
    model = np.where(y == 1, y_hat, 1 - y_hat)
    constant = np.where(y == 1, c, 1 - c)
    with np.errstate(divide="ignore"):
        return np.mean(np.log(model / constant))

# %% saving: right, by a search for the best constant
def saving(y, y_hat):
    tried = [k / len(y) for k in range(len(y) + 1)]
    base = min(log_loss(y, np.full(len(y), c)) for c in tried)
    return base - log_loss(y, y_hat)

# %% saving: right, with a loop
def saving(y, y_hat):
    rate = sum(y) / len(y)
    constant = np.array([rate for _ in y])
    return float(log_loss(np.array(y), constant) - log_loss(np.array(y), np.array(y_hat)))

# %% saving: 1, the entropy formula, NaN at both ends
def saving(y, y_hat):
    c = np.mean(y)
    return -c * np.log(c) - (1 - c) * np.log(1 - c) - log_loss(y, y_hat)

# %% saving: 1, the base rate clipped
def saving(y, y_hat):
    c = np.clip(np.mean(y), 0.01, 0.99)
    return log_loss(y, np.full(len(y), c)) - log_loss(y, y_hat)

# %% saving: 0.5, the majority decides with certainty
def saving(y, y_hat):
    c = np.round(np.mean(y))
    return log_loss(y, np.full(len(y), c)) - log_loss(y, y_hat)

# %% saving: 0, one half for a constant
def saving(y, y_hat):
    return np.log(2) - log_loss(y, y_hat)

# %% saving: 0, cost less base
def saving(y, y_hat):
    return log_loss(y, y_hat) - log_loss(y, np.full(len(y), np.mean(y)))

# %% saving: 0, the part that is saved
def saving(y, y_hat):
    return 1 - log_loss(y, y_hat) / log_loss(y, np.full(len(y), np.mean(y)))

# %% saving: 0, the mean of the predictions for a constant
def saving(y, y_hat):
    return log_loss(y, np.full(len(y), np.mean(y_hat))) - log_loss(y, y_hat)

# %% saving: 0, the share of label 0
def saving(y, y_hat):
    return log_loss(y, np.full(len(y), 1 - np.mean(y))) - log_loss(y, y_hat)

# %% saving: 0, the sum over the points
def saving(y, y_hat):
    return len(y) * (log_loss(y, np.full(len(y), np.mean(y))) - log_loss(y, y_hat))

# %% saving: 0, a number where log_loss takes an array
def saving(y, y_hat):
    return log_loss(y, y.mean) - log_loss(y, y_hat)

# %% saving: 0, never negative
def saving(y, y_hat):
    return max(0, log_loss(y, np.full(len(y), np.mean(y))) - log_loss(y, y_hat))
