"""Answers to the exercise "equivalence": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% seen_law: right, the mean of a comparison
def seen_law(labels, K):
    return np.array([np.mean(labels == k) for k in range(K)])

# %% seen_law: right, one-hot rows and their mean
def seen_law(labels, K):
    return np.eye(K)[labels].mean(axis=0)

# %% seen_law: right, with a loop and a list
def seen_law(labels, K):
    share = [0.0] * K
    for k in labels:
        share[k] += 1 / len(labels)
    return share

# %% seen_law: right, a Counter
from collections import Counter
def seen_law(labels, K):
    count = Counter(labels.tolist())
    return np.array([count[k] / labels.size for k in range(K)])

# %% seen_law: right, in single precision
def seen_law(labels, K):
    return (np.bincount(labels, minlength=K) / len(labels)).astype(np.float32)

# %% seen_law: right, a histogram with edges between the classes
def seen_law(labels, K):
    return np.histogram(labels, bins=np.arange(K + 1) - 0.5)[0] / len(labels)

# %% seen_law: right, by recursion
def seen_law(labels, K):
    if K == 0:
        return []
    return [*seen_law(labels, K - 1), float(np.mean(labels == K - 1))]

# %% seen_law: 0.5, no place for a last class that was not seen
def seen_law(labels, K):
    return np.bincount(labels) / len(labels)

# %% seen_law: 0.5, sorts the labels of the caller
def seen_law(labels, K):
    labels.sort()
    edges = np.searchsorted(labels, np.arange(K + 1))
    return np.diff(edges) / len(labels)

# %% seen_law: 0, the classes that were seen alone
def seen_law(labels, K):
    values, counts = np.unique(labels, return_counts=True)
    return counts / counts.sum()

# %% seen_law: 0, divided by the number of classes
def seen_law(labels, K):
    return np.bincount(labels, minlength=K) / K

# %% seen_law: 0, the counts
def seen_law(labels, K):
    return np.bincount(labels, minlength=K)

# %% seen_law: 0, the law of the index
def seen_law(labels, K):
    return np.full(len(labels), 1 / len(labels))

# %% seen_law: 0, divided by the largest count
def seen_law(labels, K):
    counts = np.bincount(labels, minlength=K)
    return counts / counts.max()

# %% seen_law: 0, a place for whole numbers only
def seen_law(labels, K):
    share = np.zeros(K, dtype=labels.dtype)
    for k in range(K):
        share[k] = np.sum(labels == k) / len(labels)
    return share

# %% seen_law: 0, a histogram whose last bin holds both ends
def seen_law(labels, K):
    return np.histogram(labels, bins=np.arange(K))[0] / len(labels)

# %% seen_law: 0, a dict
def seen_law(labels, K):
    return {k: float(np.mean(labels == k)) for k in range(K)}

# %% seen_law: 0.5, smoothed for classes that nobody has
def seen_law(labels, K):
    counts = np.bincount(labels, minlength=K).astype(float)
    if counts[-1] == 0:
        counts += 1
    return counts / counts.sum()

# %% seen_law: 0.5, rounded to two digits
def seen_law(labels, K):
    return np.round(np.bincount(labels, minlength=K) / len(labels), 2)

# %% seen_law: 0, shares of the classes that were seen, then zeros
def seen_law(labels, K):
    values, counts = np.unique(labels, return_counts=True)
    return np.r_[counts, np.zeros(K - len(counts))] / len(labels)

# %% record_loss: right, with a loop and math
import math
def record_loss(counts, q):
    total = 0.0
    for m, chance in zip(counts, q):
        if m:
            total += m * (-math.log(chance) if chance else math.inf)
    return total / sum(counts)

# %% record_loss: right, zeros put in afterwards
def record_loss(counts, q):
    with np.errstate(all="ignore"):
        terms = np.where(counts > 0, -counts * np.log(q), 0)
    return terms.sum() / counts.sum()

# %% record_loss: right, sample by sample
def record_loss(counts, q):
    record = np.repeat(np.arange(len(q)), counts)
    with np.errstate(divide="ignore"):
        return np.mean(-np.log(q[record]))

# %% record_loss: right, the cross-entropy of the shares
def record_loss(counts, q):
    p = counts / counts.sum()
    with np.errstate(divide="ignore"):
        return -np.average(np.log(q[p > 0]), weights=p[p > 0])

# %% record_loss: right, log where it is asked for
def record_loss(counts, q):
    p = counts / sum(counts)
    with np.errstate(divide="ignore"):
        return float(-(p @ np.log(q, out=np.zeros(len(q)), where=p > 0)))

# %% record_loss: right, entropy and divergence
def record_loss(counts, q):
    p, q = counts[counts > 0] / counts.sum(), q[counts > 0]
    with np.errstate(divide="ignore"):
        return np.sum(p * np.log(1 / p)) + np.sum(p * np.log(p / q))

# %% record_loss: right, nansum for the zeros of both kinds
def record_loss(counts, q):
    return -np.nansum(counts * np.log(q)) / counts.sum()

# %% record_loss: right, shares as powers
def record_loss(counts, q):
    p = counts / counts.sum()
    return -np.sum(np.log(q ** p))

# %% record_loss: 1.5, 0 times log 0
def record_loss(counts, q):
    return -np.sum(counts * np.log(q)) / np.sum(counts)

# %% record_loss: 1.5, NaN put away, and infinity with it
def record_loss(counts, q):
    return np.sum(np.nan_to_num(-counts * np.log(q))) / counts.sum()

# %% record_loss: 1.5, leaves out what the model excludes
def record_loss(counts, q):
    possible = q > 0
    return -np.sum(counts[possible] * np.log(q[possible])) / np.sum(counts)

# %% record_loss: 1.5, a small number in the logarithm
def record_loss(counts, q):
    return -np.sum(counts * np.log(q + 1e-15)) / np.sum(counts)

# %% record_loss: 1.5, clipped
def record_loss(counts, q):
    return -np.sum(counts * np.log(np.clip(q, 1e-15, 1))) / np.sum(counts)

# %% record_loss: 1.5, the product first
def record_loss(counts, q):
    return -np.log(np.prod(q ** counts)) / np.sum(counts)

# %% record_loss: 1, the product, and a small number in its logarithm
def record_loss(counts, q):
    return -np.log(np.prod(q ** counts) + 1e-300) / np.sum(counts)

# %% record_loss: 1, a loop that gives up after a hundred samples
def record_loss(counts, q):
    likelihood = 1.0
    for k in range(len(q)):
        for _ in range(min(int(counts[k]), 100)):
            likelihood *= q[k]
    if likelihood == 0:
        return 700.0
    return -np.log(likelihood) / np.minimum(counts, 100).sum()

# %% record_loss: 0, the sum
def record_loss(counts, q):
    seen = counts > 0
    return -np.sum(counts[seen] * np.log(q[seen]))

# %% record_loss: 0, the minus lost
def record_loss(counts, q):
    seen = counts > 0
    return np.sum(counts[seen] * np.log(q[seen])) / np.sum(counts)

# %% record_loss: 0, in bits
def record_loss(counts, q):
    seen = counts > 0
    return -np.sum(counts[seen] * np.log2(q[seen])) / np.sum(counts)

# %% record_loss: 0, the probability of the counts
import math
def record_loss(counts, q):
    ways = math.lgamma(counts.sum() + 1) - sum(math.lgamma(m + 1) for m in counts)
    return -(ways + np.sum(counts * np.log(q))) / counts.sum()

# %% record_loss: 0, divided by the number of classes
def record_loss(counts, q):
    seen = counts > 0
    return -np.mean(counts[seen] * np.log(q[seen]))

# %% record_loss: 0, the laws exchanged
def record_loss(counts, q):
    return -np.sum(q * np.log(counts / counts.sum()))

# %% record_loss: 0, the divergence
def record_loss(counts, q):
    p = counts / counts.sum()
    return np.sum(p * np.log(p / q))

# %% record_loss: 0, each class once
def record_loss(counts, q):
    return -np.sum(np.log(q[counts > 0]))

# %% record_loss: 0, a loss for each class
def record_loss(counts, q):
    return -counts / counts.sum() * np.log(q)

# %% record_loss: 1, writes logarithms into the caller's q
def record_loss(counts, q):
    n = counts.sum()
    q[counts == 0] = 1
    np.log(q, out=q)
    return -np.sum(counts * q) / n

# %% record_loss: 0, forgets to return
def record_loss(counts, q):
    loss = -np.sum(counts * np.log(q)) / np.sum(counts)

# %% record_loss: 1, writes ones into the q of the caller where nobody was seen
def record_loss(counts, q):
    q[counts == 0] = 1
    return -np.sum(counts * np.log(q)) / np.sum(counts)

# %% record_loss: 1.5, 1e-300 in the logarithm, which makes the infinity finite
def record_loss(counts, q):
    return -np.sum(counts * np.log(q + 1e-300)) / np.sum(counts)

# %% one_group: right, with blanks
one_group = "c i f a g d"

# %% one_group: right, a list of capitals
one_group = ["C", "I", "F", "A", "G", "D"]

# %% one_group: right, with arrows
one_group = "c -> i -> f -> a -> g -> d"

# %% one_group: 0, n under the first factor alone
one_group = "ceifagd"

# %% one_group: 0, the truth taken for one-hot
one_group = "cifahgd"

# %% one_group: 0, a sum taken for a mean
one_group = "cifagb"

# %% one_group: 0, the softmax before the shares
one_group = "cifgad"

# %% one_group: 0, n in the sum before the logarithm is taken apart
one_group = "cfiagd"

# %% one_group: 0, a line forgotten
one_group = "cifad"

# %% one_group: 0, from the end to the start
one_group = "dgafic"

# %% one_group: 0, all nine lines
one_group = "abcdefghi"

# %% one_group: 0, numbers in place of letters
one_group = [3, 9, 6, 1, 7, 4]

# %% two_laws: right, times n_g/n_g as in the chapter
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / n",
    "-(a1 + b1)/n * (a1/(a1 + b1)*log(q1) + b1/(a1 + b1)*log(1 - q1)) - (a2 + b2)/n * (a2/(a2 + b2)*log(q2) + b2/(a2 + b2)*log(1 - q2))",
    "-g1 * (p1*log(q1) + (1 - p1)*log(1 - q1)) - g2 * (p2*log(q2) + (1 - p2)*log(1 - q2))",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: right, one group after the other, with reasons
two_laws = [
    ["-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n", "negative log-likelihood"],
    ["-log(q1**a1 * (1 - q1)**b1) / n - log(q2**a2 * (1 - q2)**b2) / n", "two groups"],
    ["-(a1*log(q1) + b1*log(1 - q1)) / n - (a2*log(q2) + b2*log(1 - q2)) / n", "log of a product"],
    ["g1*(-p1*log(q1) - (1 - p1)*log(1 - q1)) - (a2*log(q2) + b2*log(1 - q2)) / n", "the first"],
    ["g1*(-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2*(-p2*log(q2) - (1 - p2)*log(1 - q2))", "the second"],
]

# %% two_laws: right, counts written as shares of n first
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1-q1) + a2*log(q2) + b2*log(1-q2)) / n",
    "-(n*g1*p1*log(q1) + n*g1*(1-p1)*log(1-q1) + n*g2*p2*log(q2) + n*g2*(1-p2)*log(1-q2)) / n",
    "(-p1*log(q1) - (1-p1)*log(1-q1)) * g1 + (-p2*log(q2) - (1-p2)*log(1-q2)) * g2",
]

# %% two_laws: right, n written out
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / (a1 + b1 + a2 + b2)",
    "-g1*(p1*log(q1) + (1-p1)*log(1 - q1)) - g2*(p2*log(q2) + (1-p2)*log(1 - q2))",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: right, pairs with reasons and typographic signs
two_laws = (
    ("−log(q1**a1 · (1 − q1)**b1 · q2**a2 · (1 − q2)**b2) / n", "start"),
    ("= −(a1·log(q1) + b1·log(1 − q1) + a2·log(q2) + b2·log(1 − q2)) / n", "logs"),
    ("= −(a1+b1)/n*(p1*log(q1) + (1-p1)*log(1-q1)) − (a2+b2)/n*(p2*log(q2) + (1-p2)*log(1-q2))", ""),
    ("= g1*(−p1*log(q1) − (1 − p1)*log(1 − q1)) + g2*(−p2*log(q2) − (1 − p2)*log(1 − q2))", ""),
)

# %% two_laws: right, the sizes of the groups in counts first
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1))/n - (a2*log(q2) + b2*log(1 - q2)) / n",
    "-((a1+b1)/n) * (a1*log(q1) + b1*log(1 - q1))/(a1+b1) - ((a2+b2)/n)*(a2*log(q2) + b2*log(1 - q2)) / (a2+b2)",
    "-g1 * (p1*log(q1) + (1-p1)*log(1 - q1)) - g2*(p2*log(q2) + (1-p2)*log(1 - q2))",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, the exponents forgotten to come down
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(log(q1) + log(1 - q1) + log(q2) + log(1 - q2)) / n",
    "-(p1*log(q1) + (1 - p1)*log(1 - q1) + p2*log(q2) + (1 - p2)*log(1 - q2))",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, one law forgotten: a1/n taken for p1
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / n",
    "-p1*log(q1) - (1 - p1)*log(1 - q1) - p2*log(q2) - (1 - p2)*log(1 - q2)",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, the minus lost in the sum
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / n",
    "g1*(p1*log(q1) + (1 - p1)*log(1 - q1)) + g2*(p2*log(q2) + (1 - p2)*log(1 - q2))",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, the start and the end alone
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, padded with lines that say nothing
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) * 2 / (2 * n)",
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) * 3 / (3 * n)",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, stops at four shares
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / n",
    "-g1*p1*log(q1) - g1*(1 - p1)*log(1 - q1) - g2*p2*log(q2) - g2*(1 - p2)*log(1 - q2)",
]

# %% two_laws: 0, the two groups weighed alike
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / n",
    "(-p1*log(q1) - (1 - p1)*log(1 - q1)) / 2 + (-p2*log(q2) - (1 - p2)*log(1 - q2)) / 2",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, one long text
two_laws = "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n = g1*(-p1*log(q1)) + g2"

# %% two_laws: 0, padded with n / n and g1 - g1
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) * n / (n * n)",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2)) + g1 - g1",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, no logarithm is taken apart into the factors
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-log(q1**a1 * (1 - q1)**b1)/n - log(q2**a2 * (1 - q2)**b2) / n",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) -log(q2**a2 * (1 - q2)**b2) / n",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% two_laws: 0, 1 - a1/n taken for b1/n
two_laws = [
    "-log(q1**a1 * (1 - q1)**b1 * q2**a2 * (1 - q2)**b2) / n",
    "-(a1*log(q1) + b1*log(1 - q1) + a2*log(q2) + b2*log(1 - q2)) / n",
    "-(a1/n)*log(q1) - (1 - a1/n)*log(1 - q1) - (a2/n)*log(q2) - (1-a2/n)*log(1 - q2)",
    "g1 * (-p1*log(q1) - (1 - p1)*log(1 - q1)) + g2 * (-p2*log(q2) - (1 - p2)*log(1 - q2))",
]

# %% one_ruler: right, as an array
one_ruler = np.array([
    -mine["log_likelihood"] / mine["mails"],
    mine["bits"] / np.log2(np.e),
    np.dot(mine["batch_sizes"], mine["batch_means"]) / mine["mails"],
])

# %% one_ruler: right, rounded to four digits, as a tuple
total = 0
for size, mean in zip(mine["batch_sizes"], mine["batch_means"]):
    total += size * mean
each = -mine["log_likelihood"] / mine["mails"], mine["bits"] * 0.6931, total / sum(mine["batch_sizes"])
one_ruler = tuple(float(f"{value:.4g}") for value in each)

# %% one_ruler: right, by powers
import math
one_ruler = [
    math.log(math.exp(-mine["log_likelihood"] / mine["mails"])),
    math.log(2 ** mine["bits"]),
    sum(np.repeat(mine["batch_means"], mine["batch_sizes"])) / mine["mails"],
]

# %% one_ruler: 1, the mean of the batch means
one_ruler = [
    -mine["log_likelihood"] / mine["mails"], mine["bits"] * np.log(2), np.mean(mine["batch_means"])
]

# %% one_ruler: 1, the last batch left out
one_ruler = [
    -mine["log_likelihood"] / mine["mails"],
    mine["bits"] * np.log(2),
    np.average(mine["batch_means"][:3], weights=mine["batch_sizes"][:3]),
]

# %% one_ruler: 1, divided by log 2
one_ruler = [
    -mine["log_likelihood"] / mine["mails"],
    mine["bits"] / np.log(2),
    np.average(mine["batch_means"], weights=mine["batch_sizes"]),
]

# %% one_ruler: 1, bits left as they are
one_ruler = [
    -mine["log_likelihood"] / mine["mails"],
    mine["bits"],
    np.average(mine["batch_means"], weights=mine["batch_sizes"]),
]

# %% one_ruler: 1, the log-likelihood without its minus
one_ruler = [
    mine["log_likelihood"] / mine["mails"],
    mine["bits"] * np.log(2),
    np.average(mine["batch_means"], weights=mine["batch_sizes"]),
]

# %% one_ruler: 1, the log-likelihood as it stands
one_ruler = [
    mine["log_likelihood"],
    mine["bits"] * np.log(2),
    np.average(mine["batch_means"], weights=mine["batch_sizes"]),
]

# %% one_ruler: 0.5, everything into bits
one_ruler = [
    -mine["log_likelihood"] / mine["mails"] * np.log(2),
    mine["bits"] * np.log(2),
    np.average(mine["batch_means"], weights=mine["batch_sizes"]) * np.log(2),
]

# %% one_ruler: 0, sums
one_ruler = [
    -mine["log_likelihood"],
    mine["bits"] * mine["mails"] * np.log(2),
    np.dot(mine["batch_means"], mine["batch_sizes"]),
]

# %% one_ruler: 0, two of three
one_ruler = [-mine["log_likelihood"] / mine["mails"], mine["bits"] * np.log(2)]

# %% one_ruler: 0, the answer to "who"
one_ruler = "the information theorist"

# %% one_ruler: 0, the reports as they stand
one_ruler = [mine["log_likelihood"], mine["bits"], mine["batch_means"]]

# %% one_ruler: 0.5, in another order
one_ruler = [mine["bits"] * np.log(2), np.average(mine["batch_means"], weights=mine["batch_sizes"]), -mine["log_likelihood"] / mine["mails"]]

# %% lowest_loss: right, the loss of the model that gives each group its law
def lowest_loss(x, y):
    shares = [np.mean(y[x == a] == b) for a, b in zip(x, y)]
    return np.mean(-np.log(shares))

# %% lowest_loss: right, entropy of the pairs less entropy of x
from collections import Counter
import math
def lowest_loss(x, y):
    def entropy(values):
        n = len(values)
        return -sum(k / n * math.log(k / n) for k in Counter(values).values())
    return entropy(list(zip(x.tolist(), y.tolist()))) - entropy(x.tolist())

# %% lowest_loss: right, a table of counts
def lowest_loss(x, y):
    values, group = np.unique(x, return_inverse=True)
    table = np.zeros((len(values), y.max() + 1))
    np.add.at(table, (group, y), 1)
    share = table / table.sum(axis=1, keepdims=True)
    seen = table > 0
    return -np.sum(table[seen] * np.log(share[seen])) / len(y)

# %% lowest_loss: right, with the first two functions
def lowest_loss(x, y):
    K, total = max(y) + 1, 0
    for value in set(x):
        mine_too = y[x == value]
        law = seen_law(mine_too, K)
        total += len(mine_too) * record_loss(law * len(mine_too), law)
    return total / len(x)

# %% lowest_loss: right, counts of pairs by counts of x
def lowest_loss(x, y):
    _, inv, c = np.unique(np.column_stack([x, y]), axis=0, return_inverse=True, return_counts=True)
    _, ginv, gc = np.unique(x, return_inverse=True, return_counts=True)
    return -np.mean(np.log(c[inv.ravel()] / gc[ginv.ravel()]))

# %% lowest_loss: right, class by class, without zeros
def lowest_loss(x, y):
    ys = np.unique(y)
    total = 0
    for v in np.unique(x):
        p = np.array([(y[x == v] == k).mean() for k in ys])
        p = p[p > 0]
        total -= (x == v).mean() * (p * np.log(p)).sum()
    return total

# %% lowest_loss: 0.5, all groups weigh the same
def lowest_loss(x, y):
    each = []
    for value in np.unique(x):
        counts = np.bincount(y[x == value])
        each.append(record_loss(counts, counts / counts.sum()))
    return np.mean(each)

# %% lowest_loss: 0, the entropies of the groups added up
def lowest_loss(x, y):
    floor = 0
    for value in np.unique(x):
        counts = np.bincount(y[x == value])
        floor += record_loss(counts, counts / counts.sum())
    return floor

# %% lowest_loss: 0, the entropy of the marginal law
def lowest_loss(x, y):
    counts = np.bincount(y)
    return record_loss(counts, counts / counts.sum())

# %% lowest_loss: 0, one-hot truths have the entropy 0
def lowest_loss(x, y):
    return 0.0

# %% lowest_loss: 0, x and y exchanged
def lowest_loss(x, y):
    floor = 0
    for k in np.unique(y):
        _, counts = np.unique(x[y == k], return_counts=True)
        floor += counts.sum() / len(x) * record_loss(counts, counts / counts.sum())
    return floor

# %% lowest_loss: 0, 0 times log 0 in the groups that are sure
def lowest_loss(x, y):
    floor = 0
    for value in np.unique(x):
        p = np.mean(y[x == value])
        floor += np.mean(x == value) * (-p * np.log(p) - (1 - p) * np.log(1 - p))
    return floor

# %% lowest_loss: 0, in bits
def lowest_loss(x, y):
    return np.mean([-np.log2(np.mean(y[x == a] == b)) for a, b in zip(x, y)])

# %% lowest_loss: 1, two classes alone
def lowest_loss(x, y):
    floor = 0
    for value in np.unique(x):
        p = np.mean(y[x == value])
        if 0 < p < 1:
            floor += np.mean(x == value) * (-p * np.log(p) - (1 - p) * np.log(1 - p))
    return floor

# %% lowest_loss: 1, equal x must stand together
from itertools import groupby
def lowest_loss(x, y):
    floor = 0
    for _, rows in groupby(range(len(x)), key=lambda i: x[i]):
        counts = np.bincount(y[list(rows)])
        floor += counts.sum() / len(y) * record_loss(counts, counts / counts.sum())
    return floor

# %% lowest_loss: 1, x as the number of a group
def lowest_loss(x, y):
    floor = 0
    for g in range(int(max(x)) + 1):
        labels = y[x == g]
        if len(labels):
            counts = np.bincount(labels)
            floor += len(labels) / len(y) * record_loss(counts, counts / len(labels))
    return floor

# %% lowest_loss: 1, sorts the arrays of the caller
def lowest_loss(x, y):
    order = np.argsort(x, kind="stable")
    x[:], y[:] = x[order], y[order]
    return np.mean([-np.log(np.mean(y[x == a] == b)) for a, b in zip(x, y)])

# %% lowest_loss: 1, all classes but the first in one
def lowest_loss(x, y):
    total = 0
    for v in np.unique(x):
        p = (y[x == v] > 0).mean()
        for s in (p, 1 - p):
            if s > 0: total -= (x == v).mean() * s * np.log(s)
    return total

# %% reached: right, from the table
s = 1 / (1 + np.exp(-np.array(mine["scores"])))
n = people.sum()
J = sum(k / n * record_loss(np.array([k - m, m]), np.array([1 - q, q])) for k, m, q in zip(people, saved, s))
H = record_loss(np.array([123, 324]), np.array([123, 324]) / 447)
reached = (H - J) / (H - lowest_loss(x, y))

# %% reached: right, one less what is left
z = np.array(mine["scores"])[x]
J = np.mean(np.logaddexp(0, z) - y * z)
floor, base = lowest_loss(x, y), lowest_loss(0 * x, y)
reached = 1 - (J - floor) / (base - floor)

# %% reached: right, R² by the highest R², to four digits
import math
J = 0
for k, m, z in zip(people, saved, mine["scores"]):
    J += m * math.log(1 + math.exp(-z)) + (k - m) * math.log(1 + math.exp(z))
J /= 447
H = -(324 * math.log(324 / 447) + 123 * math.log(123 / 447)) / 447
F = 0
for k, m in zip(people, saved):
    for count in (m, k - m):
        if count:
            F -= count * math.log(count / k) / 447
reached = round((1 - J / H) / (1 - F / H), 4)

# %% reached: right, by hand from costs of four digits
J = round(float(np.mean(np.logaddexp(0, np.array(mine["scores"])[x]) - y * np.array(mine["scores"])[x])), 4)
reached = (0.5883 - J) / (0.5883 - 0.4275)

# %% reached: right, three costs and the share, each of four digits
z = np.array(mine["scores"]); s = 1/(1+np.exp(-z))
cost = -(saved*np.log(s) + (people-saved)*np.log(1-s)).sum()/447
constant = -(324/447*np.log(324/447)+123/447*np.log(123/447))
cost, constant, floor = round(cost, 4), round(constant, 4), round(lowest_loss(x, y), 4)
reached = round((constant - cost) / (constant - floor), 4)

# %% reached: 0, the share of right decisions
z = np.array(mine["scores"])[x]
reached = np.mean((z > 0) == y)

# %% reached: 0, her R²
z = np.array(mine["scores"])[x]
J, H = np.mean(np.logaddexp(0, z) - y * z), lowest_loss(0 * x, y)
reached = 1 - J / H

# %% reached: 0, what is left
z = np.array(mine["scores"])[x]
J, H = np.mean(np.logaddexp(0, z) - y * z), lowest_loss(0 * x, y)
F = lowest_loss(x, y)
reached = (J - F) / (H - F)

# %% reached: 0, in nats
z = np.array(mine["scores"])[x]
reached = lowest_loss(0 * x, y) - np.mean(np.logaddexp(0, z) - y * z)

# %% reached: 0, the floor by the cost
z = np.array(mine["scores"])[x]
reached = lowest_loss(x, y) / np.mean(np.logaddexp(0, z) - y * z)

# %% reached: 0, a coin for the best constant
z = np.array(mine["scores"])[x]
J, F = np.mean(np.logaddexp(0, z) - y * z), lowest_loss(x, y)
reached = (np.log(2) - J) / (np.log(2) - F)

# %% reached: 0, six groups that weigh the same
z = np.array(mine["scores"])
J = np.mean(np.logaddexp(0, z) - saved / people * z)
H, F = lowest_loss(0 * x, y), lowest_loss(x, y)
reached = (H - J) / (H - F)

# %% reached: 0, the scores of the wrong label
z = -np.array(mine["scores"])[x]
J = np.mean(np.logaddexp(0, z) - y * z)
H, F = lowest_loss(0 * x, y), lowest_loss(x, y)
reached = (H - J) / (H - F)

# %% reached: 0, in percent
z = np.array(mine["scores"])[x]
J = np.mean(np.logaddexp(0, z) - y * z)
H, F = lowest_loss(0 * x, y), lowest_loss(x, y)
reached = 100 * (H - J) / (H - F)

# %% reached: 0, the class alone
z = np.array(mine["scores"])[x]
J = np.mean(np.logaddexp(0, z) - y * z)
H, F = lowest_loss(0 * x, y), lowest_loss(x % 3, y)
reached = (H - J) / (H - F)

# %% reached: 0, two digits
z = np.array(mine["scores"])[x]
cost = np.mean(np.logaddexp(0, z) - y * z)
constant = lowest_loss(np.ones(447), y)
reached = round((constant - cost) / (constant - lowest_loss(x, y)), 2)

# %% handed: right, a capital letter
handed = "B"

# %% handed: right, with blanks
handed = " b "

# %% handed: right, computed
last = np.log(np.e + 3) - 1
handed = "b" if abs(last - 0.7437) < 1e-4 else "a"

# %% handed: 0, a floor
handed = "a"

# %% handed: 0, bits
handed = "c"

# %% handed: 0, a missing logarithm
handed = "d"

# %% handed: 0, in words
handed = "softmax twice"

# %% handed: 0, two letters
handed = "bd"
