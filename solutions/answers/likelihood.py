"""Answers to the exercise "likelihood": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% bernoulli: right, with np.where
def bernoulli(y, p):
    result = np.where(np.asarray(y) == 1, p, 1 - np.asarray(p))
    return result if result.ndim else float(result)

# %% bernoulli: right, a sum in place of powers
def bernoulli(y, p):
    return y * p + (1 - y) * (1 - p)

# %% bernoulli: right, with a loop
def bernoulli(y, p):
    if np.ndim(y) == 0:
        return p if y == 1 else 1 - p
    ps = np.broadcast_to(p, np.shape(y))
    return [bernoulli(a, b) for a, b in zip(y, ps)]

# %% bernoulli: right, what is left of 1
def bernoulli(y, p):
    return 1 - abs(y - p)

# %% bernoulli: 0, the labels exchanged
def bernoulli(y, p):
    return p ** (1 - y) * (1 - p) ** y

# %% bernoulli: 0, the label 0 forgotten
def bernoulli(y, p):
    return p**y

# %% bernoulli: 0, a plus between the factors
def bernoulli(y, p):
    return p**y + (1 - p) ** (1 - y)

# %% bernoulli: 0, its logarithm
def bernoulli(y, p):
    return y * np.log(p) + (1 - y) * np.log(1 - p)

# %% bernoulli: 0, printed and not returned
def bernoulli(y, p):
    print(p**y * (1 - p) ** (1 - y))

# %% bernoulli: 0, the probability of a 1, whatever the label
def bernoulli(y, p):
    return p

# %% bernoulli: 0, parentheses left out
def bernoulli(y, p):
    return p**y * (1 - p)**1 - y

# %% bernoulli: 0, an if decides once for the whole array
def bernoulli(y, p):
    if y == 1:
        return p
    return 1 - p

# %% bernoulli: 0, one number for the whole array
def bernoulli(y, p):
    return np.prod(p**y * (1 - p) ** (1 - y))

# %% bernoulli: 1, changes the array of whoever calls it
def bernoulli(y, p):
    if np.ndim(y) == 0 or np.ndim(p) == 0:
        return p**y * (1 - p) ** (1 - y)
    p[y == 0] = 1 - p[y == 0]
    return p

# %% bernoulli: 1, takes arrays alone
def bernoulli(y, p):
    result = np.zeros(y.shape)
    result[:] = p
    result[y == 0] = 1 - result[y == 0]
    return result

# %% bernoulli: 1, one axis alone
def bernoulli(y, p):
    if np.ndim(y) == 0:
        return p if y == 1 else 1 - p
    if np.ndim(p) == 0:
        p = [p] * len(y)
    return np.array([b if a == 1 else 1 - b for a, b in zip(y.ravel(), np.ravel(p))])

# %% bernoulli: 1, by logarithms, which have no 0 · log 0
def bernoulli(y, p):
    p = np.asarray(p, dtype=float)
    return np.exp(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% bernoulli: 1, a clip against the edges
def bernoulli(y, p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return p**y * (1 - p) ** (1 - y)

# %% bernoulli: 1, refuses the edges
def bernoulli(y, p):
    if np.any(np.asarray(p) <= 0) or np.any(np.asarray(p) >= 1):
        raise ValueError("p must be between 0 and 1")
    return p**y * (1 - p) ** (1 - y)

# %% log_likelihood: right, the formula, with the choice made first
def log_likelihood(y, p):
    y = np.asarray(y)
    p = np.broadcast_to(np.asarray(p, dtype=float), y.shape)
    chance = np.where(y == 1, p, 1 - p)
    with np.errstate(divide="ignore"):
        return float(np.log(chance).sum())

# %% log_likelihood: right, with a loop and math
import math
def log_likelihood(y, p):
    total = 0.0
    for label, q in zip(y, np.broadcast_to(p, np.shape(y))):
        chance = q if label == 1 else 1 - q
        if chance == 0:
            return -math.inf
        total += math.log(chance)
    return total

# %% log_likelihood: right, leaves out each 0 · log 0
def log_likelihood(y, p):
    with np.errstate(all="ignore"):
        return np.nansum(y * np.log(p)) + np.nansum((1 - y) * np.log(1 - np.asarray(p)))

# %% log_likelihood: right, with masks
def log_likelihood(y, p):
    p = p * np.ones(len(y))
    with np.errstate(divide="ignore"):
        return np.log(p[y == 1]).sum() + np.log1p(-p[y == 0]).sum()

# %% log_likelihood: 0.5, the mean
def log_likelihood(y, p):
    return np.mean(np.log(bernoulli(y, p)))

# %% log_likelihood: 0.5, the sign turned as in a loss
def log_likelihood(y, p):
    return -np.sum(np.log(bernoulli(y, p)))

# %% log_likelihood: 1, in bits
def log_likelihood(y, p):
    return np.sum(np.log2(bernoulli(y, p)))

# %% log_likelihood: 0, the product without its logarithm
def log_likelihood(y, p):
    return np.prod(bernoulli(y, p))

# %% log_likelihood: 0.5, the ones alone
def log_likelihood(y, p):
    return np.sum(y * np.log(p))

# %% log_likelihood: 0, a number for each label
def log_likelihood(y, p):
    return np.log(bernoulli(y, p))

# %% log_likelihood: 0, the logarithm of the sum
def log_likelihood(y, p):
    return np.log(np.sum(bernoulli(y, p)))

# %% log_likelihood: 1.5, the logarithm of the product
def log_likelihood(y, p):
    return np.log(np.prod(bernoulli(y, p)))

# %% log_likelihood: 1.5, as the formula stands, 0 · log 0 and all
def log_likelihood(y, p):
    p = np.asarray(p, dtype=float)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% log_likelihood: 1.5, a clip in place of the infinities
def log_likelihood(y, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% log_likelihood: 0.5, a small number inside the logarithm
def log_likelihood(y, p):
    p = np.asarray(p, dtype=float)
    return np.sum(y * np.log(p + 1e-7) + (1 - y) * np.log(1 - p + 1e-7))

# %% log_likelihood: 1.5, every nan taken for 0, and so is every infinity
def log_likelihood(y, p):
    p = np.asarray(p, dtype=float)
    terms = y * np.log(p) + (1 - y) * np.log(1 - p)
    return np.sum(np.where(np.isfinite(terms), terms, 0))

# %% log_likelihood: 0, one claim for all and no other
def log_likelihood(y, p):
    k, n = sum(y), len(y)
    with np.errstate(all="ignore"):
        ones = k * np.log(p) if k else 0.0
        return ones + ((n - k) * np.log(1 - p) if k < n else 0.0)

# %% evidence: right, sums of factors first
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "log((p / q)**k * ((1 - p) / (1 - q))**(n - k))",
    "log((p / q)**k) + log(((1 - p) / (1 - q))**(n - k))",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: right, each line with its reason
evidence = [
    ["log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))", "the start"],
    ["log(p**k * (1 - p)**(n - k)) - log(q**k * (1 - q)**(n - k))", "log of a quotient"],
    ["log(p**k) + log((1 - p)**(n - k)) - log(q**k) - log((1 - q)**(n - k))", "log of a product"],
    ["k*log(p) + (n - k)*log(1 - p) - k*log(q) - (n - k)*log(1 - q)", "powers"],
    ["k*log(p/q) + (n - k)*log((1 - p)/(1 - q))", "collect"],
]

# %% evidence: right, sums and factors in another order
evidence = [
    "log((1 - p)**(n - k) * p**k / ((1 - q)**(n - k) * q**k))",
    "log(p**k / q**k) + log((1 - p)**(n - k) / (1 - q)**(n - k))",
    "log(p / q) * k + log((1 - p)**(n - k) / (1 - q)**(n - k))",
    "log((1 - p) / (1 - q)) * (n - k) + log(p / q) * k",
]

# %% evidence: 0, the logarithm of a product taken for a product of logarithms
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "log(p**k) * log((1 - p)**(n - k)) - log(q**k) * log((1 - q)**(n - k))",
    "k * log(p) + (n - k) * log(1 - p) - k * log(q) - (n - k) * log(1 - q)",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: 0, the minus lost for the second half of the bottom
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "log(p**k * (1 - p)**(n - k)) - log(q**k * (1 - q)**(n - k))",
    "k * log(p) + (n - k) * log(1 - p) - k * log(q) + (n - k) * log(1 - q)",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: 0, a quotient of logarithms
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "log(p**k * (1 - p)**(n - k)) / log(q**k * (1 - q)**(n - k))",
    "(k * log(p) + (n - k) * log(1 - p)) / (k * log(q) + (n - k) * log(1 - q))",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: 0, the start and the end alone
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: 0, one line repeated to have enough
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "log(p**k * (1 - p)**(n - k)) - log(q**k * (1 - q)**(n - k))",
    "log(p**k * (1 - p)**(n - k)) - log(q**k * (1 - q)**(n - k))",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: 0, stops before the end
evidence = [
    "log(p**k * (1 - p)**(n - k) / (q**k * (1 - q)**(n - k)))",
    "log(p**k * (1 - p)**(n - k)) - log(q**k * (1 - q)**(n - k))",
    "log(p**k) + log((1 - p)**(n - k)) - log(q**k) - log((1 - q)**(n - k))",
    "k * log(p) + (n - k) * log(1 - p) - k * log(q) - (n - k) * log(1 - q)",
]

# %% evidence: 0, the claims exchanged
evidence = [
    "log(q**k * (1 - q)**(n - k) / (p**k * (1 - p)**(n - k)))",
    "log(q**k * (1 - q)**(n - k)) - log(p**k * (1 - p)**(n - k))",
    "k * log(q) + (n - k) * log(1 - q) - k * log(p) - (n - k) * log(1 - p)",
    "k * log(q / p) + (n - k) * log((1 - q) / (1 - p))",
]

# %% evidence: 0, the caret of the blackboard
evidence = [
    "log(p^k * (1 - p)^(n - k) / (q^k * (1 - q)^(n - k)))",
    "k * log(p) + (n - k) * log(1 - p) - k * log(q) - (n - k) * log(1 - q)",
    "k * log(p / q) + (n - k) * log((1 - p) / (1 - q))",
]

# %% evidence: 0, words in place of formulas
evidence = ["take logs", "collect k", "done"]

# %% support: right, from the counts
k, n = sum(mine["labels"]), len(mine["labels"])
p, q = mine["gardener"], mine["packet"]
support = k * np.log(p / q) + (n - k) * np.log((1 - p) / (1 - q))

# %% support: right, the logarithm of the likelihood ratio
y = np.array(mine["labels"])
support = np.log(np.prod(bernoulli(y, mine["gardener"])) / np.prod(bernoulli(y, mine["packet"])))

# %% support: right, seed by seed and in plain Python
import math
support = 0
for label in mine["labels"]:
    if label:
        support += math.log(mine["gardener"]) - math.log(mine["packet"])
    else:
        support += math.log(1 - mine["gardener"]) - math.log(1 - mine["packet"])

# %% support: right, rounded to three digits
better = log_likelihood(record, mine["gardener"])
support = float(f"{better - log_likelihood(record, mine['packet']):.3g}")

# %% support: 0, the packet against the gardener
y = np.array(mine["labels"])
support = log_likelihood(y, mine["packet"]) - log_likelihood(y, mine["gardener"])

# %% support: 0, the ratio of the likelihoods itself
y = np.array(mine["labels"])
support = np.exp(log_likelihood(y, mine["gardener"]) - log_likelihood(y, mine["packet"]))

# %% support: 0, in bits
y = np.array(mine["labels"])
support = (log_likelihood(y, mine["gardener"]) - log_likelihood(y, mine["packet"])) / np.log(2)

# %% support: 0, in base 10
y = np.array(mine["labels"])
support = (log_likelihood(y, mine["gardener"]) - log_likelihood(y, mine["packet"])) / np.log(10)

# %% support: 0, log-likelihoods divided as likelihoods are
y = np.array(mine["labels"])
support = log_likelihood(y, mine["gardener"]) / log_likelihood(y, mine["packet"])

# %% support: 0, likelihoods subtracted as their logarithms are
y = np.array(mine["labels"])
support = np.prod(bernoulli(y, mine["gardener"])) - np.prod(bernoulli(y, mine["packet"]))

# %% support: 0, the mean over the seeds
y = np.array(mine["labels"])
support = np.mean(np.log(bernoulli(y, mine["gardener"]) / bernoulli(y, mine["packet"])))

# %% support: 0, one claim alone
support = log_likelihood(np.array(mine["labels"]), mine["gardener"])

# %% support: 0, the seeds that did not sprout forgotten
support = sum(mine["labels"]) * np.log(mine["gardener"] / mine["packet"])

# %% support: 0, a number for each seed
y = np.array(mine["labels"])
support = np.log(bernoulli(y, mine["gardener"])) - np.log(bernoulli(y, mine["packet"]))

# %% tiny: right, a capital letter
tiny = "B"

# %% tiny: right, with blanks
tiny = " b "

# %% tiny: right, from a list
tiny = list("abcd")[1]

# %% tiny: 0, small means false
tiny = "a"

# %% tiny: 0, a likelihood taken for the chance of a claim
tiny = "c"

# %% tiny: 0, a likelihood taken for a law over the claims
tiny = "d"

# %% tiny: 0, a number in place of the letter
tiny = 2.3

# %% tiny: 0, two letters
tiny = "bc"

# %% best_claim: right, with max and a key
def best_claim(y, claims):
    return max(claims, key=lambda p: log_likelihood(y, p))

# %% best_claim: right, with a loop that keeps the best
def best_claim(y, claims):
    best, most = None, -np.inf
    for p in claims:
        ell = log_likelihood(y, p)
        if ell > most:
            best, most = p, ell
    return best

# %% best_claim: right, all claims at once from the counts
def best_claim(y, claims):
    k, n = np.sum(y), len(y)
    with np.errstate(all="ignore"):
        ones = k * np.log(claims) if k > 0 else 0
        zeros = (n - k) * np.log(1 - claims) if k < n else 0
    return claims[np.argmax(ones + zeros)]

# %% best_claim: right, least loss
def best_claim(y, claims):
    losses = [-log_likelihood(y, p) / len(y) for p in claims]
    return claims[int(np.argmin(losses))]

# %% best_claim: 1, nearest to the fraction that was seen
def best_claim(y, claims):
    return claims[np.argmin(np.abs(claims - np.mean(y)))]

# %% best_claim: 0.5, k/n whatever the claims are
def best_claim(y, claims):
    return np.mean(y)

# %% best_claim: 0, the place and not the claim
def best_claim(y, claims):
    return int(np.argmax([log_likelihood(y, p) for p in claims]))

# %% best_claim: 0, the log-likelihood of the best
def best_claim(y, claims):
    return max(log_likelihood(y, p) for p in claims)

# %% best_claim: 0, the worst claim
def best_claim(y, claims):
    return claims[np.argmin([log_likelihood(y, p) for p in claims])]

# %% best_claim: 0, all claims given to log_likelihood at once
def best_claim(y, claims):
    return claims[np.argmax(log_likelihood(y, claims))]

# %% best_claim: 1.5, by the products
def best_claim(y, claims):
    return claims[np.argmax([np.prod(bernoulli(y, p)) for p in claims])]

# %% best_claim: 1.5, by the products of the counts
def best_claim(y, claims):
    k = np.sum(y)
    return claims[np.argmax(claims**k * (1 - claims) ** (len(y) - k))]

# %% best_claim: right, from the counts; its nan stands where the answer is
def best_claim(y, claims):
    k, n = np.sum(y), len(y)
    return claims[np.argmax(k * np.log(claims) + (n - k) * np.log(1 - claims))]

# %% best_claim: 1.5, 0 · log 0 is nan, and nothing is greater than a nan
def best_claim(y, claims):
    k, n = np.sum(y), len(y)
    return max(claims, key=lambda p: k * np.log(p) + (n - k) * np.log(1 - p))

# %% best_claim: 1.5, a nan for each claim at an edge, and argmax takes the first
def best_claim(y, claims):
    ell = [np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) for p in claims]
    return claims[np.argmax(ell)]

# %% best_claim: 1.5, the claims 0 and 1 left out
def best_claim(y, claims):
    inside = [p for p in claims if 0 < p < 1]
    return max(inside, key=lambda p: log_likelihood(y, p), default=0.5)

# %% best_claim: 1.5, the claims in order, and the last before the fall
def best_claim(y, claims):
    claims = np.sort(claims)
    for p, after in zip(claims, claims[1:]):
        if 0 < p and log_likelihood(y, after) < log_likelihood(y, p):
            return p
    return claims[-1]

# %% objective: right, with masks
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-w * x - b))
    losses = np.where(y == 1, -np.log(q), -np.log(1 - q))
    return losses.mean() + strength * w * w / 2

# %% objective: right, from the scores
def objective(w, b, x, y, strength):
    z = w * x + b
    return np.mean(np.logaddexp(0, z) - y * z) + 0.5 * strength * w**2

# %% objective: right, with a loop and math
import math
def objective(w, b, x, y, strength):
    total = 0
    for a, label in zip(x, y):
        q = 1 / (1 + math.exp(-(w * a + b)))
        total -= math.log(q if label else 1 - q)
    return total / len(x) + strength / 2 * w**2

# %% objective: 0, the sum of the losses
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -log_likelihood(y, q) + strength / 2 * w**2

# %% objective: 1, the minus forgotten
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return log_likelihood(y, q) / len(y) + strength / 2 * w**2

# %% objective: 0, always ten points
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -log_likelihood(y, q) / 10 + strength / 2 * w**2

# %% objective: 0, scores taken for predictions
def objective(w, b, x, y, strength):
    return -log_likelihood(y, w * x + b) / len(y) + strength / 2 * w**2

# %% objective: 1, the curve mirrored
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(w * x + b))
    return -log_likelihood(y, q) / len(y) + strength / 2 * w**2

# %% objective: 0, minus the likelihood
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -np.prod(bernoulli(y, q)) + strength / 2 * w**2

# %% objective: 0, the loss of each point
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -np.log(bernoulli(y, q)) + strength / 2 * w**2

# %% objective: 0, b left out of the score and put into the penalty
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-w * x))
    return -log_likelihood(y, q) / len(y) + strength / 2 * (w**2 + b**2)

# %% objective: 1, the penalty left out
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -log_likelihood(y, q) / len(y)

# %% objective: 1, the half forgotten
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -log_likelihood(y, q) / len(y) + strength * w**2

# %% objective: 1, b in the penalty
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -log_likelihood(y, q) / len(y) + strength / 2 * (w**2 + b**2)

# %% objective: 1, the penalty divided by n with the losses
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return (-log_likelihood(y, q) + strength / 2 * w**2) / len(y)

# %% objective: 1, the penalty subtracted
def objective(w, b, x, y, strength):
    q = 1 / (1 + np.exp(-(w * x + b)))
    return -log_likelihood(y, q) / len(y) - strength / 2 * w**2

# %% objective: 1, changes the array of whoever calls it
def objective(w, b, x, y, strength):
    x *= w
    x += b
    q = 1 / (1 + np.exp(-x))
    return -log_likelihood(y, q) / len(y) + strength / 2 * w**2

# %% new_c: right, from λ
strength = 1 / (40 * 1.5)
new_c = 1 / (120 * strength)

# %% new_c: right, the product of n and C is kept
new_c = 40 * 1.5 / 120

# %% new_c: right, a fraction's value
from fractions import Fraction
new_c = float(Fraction(3, 2) / 3)

# %% new_c: 0, the wrong way round
new_c = 1.5 * 3

# %% new_c: 0, a copied point changes nothing
new_c = 1.5

# %% new_c: 0, λ in place of C
new_c = 1 / (40 * 1.5)

# %% new_c: 0, λ of the old C with the new rows
new_c = 1 / (120 * 1.5)

# %% new_c: 0, a root, as if the weight were scaled
new_c = 1.5 / 3**0.5

# %% new_c: 0, words
new_c = "a third"
