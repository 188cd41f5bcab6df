"""Answers to the exercise "divergence": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% bits_paid: right, with loops and math
import math
def bits_paid(p, q):
    if q.ndim == 2:
        return [bits_paid(p, row) for row in q]
    total = 0.0
    for truth, model in zip(p, q):
        if truth > 0:
            total += math.inf if model == 0 else -truth * math.log2(model)
    return total

# %% bits_paid: right, np.where on both sides
def bits_paid(p, q):
    with np.errstate(all="ignore"):
        return -np.where(p == 0, 0, p * np.log2(np.where(p == 0, 1, q))).sum(axis=-1)

# %% bits_paid: right, in nats first, as a matrix product
def bits_paid(p, q):
    here = np.flatnonzero(p)
    return -(np.log(q[..., here]) @ p[here]) / np.log(2)

# %% bits_paid: right, NaN put away after the product, infinity kept
def bits_paid(p, q):
    terms = p * -np.log2(q)
    terms[np.isnan(terms)] = 0
    return np.sum(terms, axis=-1)

# %% bits_paid: right, p to the power p
def bits_paid(p, q):
    return -np.sum(p * np.log2(q, where=p * np.ones_like(q) > 0, out=np.zeros(q.shape)), axis=q.ndim - 1)

# %% bits_paid: right, what is no number left out of the sum
def bits_paid(p, q):
    return -np.nansum(p * np.log2(q), axis=-1)

# %% bits_paid: 0, 0 times log 0 is NaN, and the rows backwards
def bits_paid(p, q):
    if q.ndim == 1:
        return -np.sum(p * np.log2(q))
    return np.array([-np.nansum(p * np.log2(row)) for row in q])[::-1]

# %% bits_paid: 1, the definition as it stands, NaN for 0 log 0
def bits_paid(p, q):
    return -np.sum(p * np.log2(q), axis=-1)

# %% bits_paid: 1, a small number inside the logarithm
def bits_paid(p, q):
    return -np.sum(p * np.log2(q + 1e-12), axis=-1)

# %% bits_paid: 1, clipped as in many tutorials
def bits_paid(p, q):
    return -np.sum(p * np.log2(np.clip(q, 1e-15, 1)), axis=-1)

# %% bits_paid: 1, NaN and infinity put away together
def bits_paid(p, q):
    return np.sum(np.nan_to_num(-p * np.log2(q), posinf=0), axis=-1)

# %% bits_paid: 1.5, an if for the whole table
def bits_paid(p, q):
    here = p > 0
    if np.any(q[..., here] == 0):
        return np.inf if q.ndim == 1 else np.full(len(q), np.inf)
    return np.sum(-p[here] * np.log2(q[..., here]), axis=-1)

# %% bits_paid: 1.5, writes a 1 into the caller's table
def bits_paid(p, q):
    q[..., p == 0] = 1
    return np.sum(-p * np.log2(q), axis=-1)

# %% bits_paid: 1.5, leaves out what the model excludes
def bits_paid(p, q):
    if q.ndim == 2:
        return np.array([bits_paid(p, row) if np.all(row) else np.inf for row in q])
    here = p > 0
    return np.sum(-p[here] * np.log2(q[here]))

# %% bits_paid: 0, in nats
def bits_paid(p, q):
    here = p > 0
    return np.sum(-p[here] * np.log(q[..., here]), axis=-1)

# %% bits_paid: 0, the laws exchanged
def bits_paid(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(q > 0, -q * np.log2(p), 0), axis=-1)

# %% bits_paid: 0, the divergence
def bits_paid(p, q):
    here = p > 0
    return np.sum(p[here] * np.log2(p[here] / q[..., here]), axis=-1)

# %% bits_paid: 0, the mean over the classes
def bits_paid(p, q):
    here = p > 0
    return np.mean(-p[here] * np.log2(q[..., here]), axis=-1)

# %% bits_paid: 1.5, takes a rare class for one that never happens
def bits_paid(p, q):
    here = ~np.isclose(p, 0)
    return np.sum(-p[here] * np.log2(q[..., here]), axis=-1)

# %% bits_paid: 1.5, a truth below 1e-12 does not count
def bits_paid(p, q):
    here = p > 1e-12
    return -np.log2(q[..., here]) @ p[here]

# %% bits_paid: 1.5, a square table by its columns
def bits_paid(p, q):
    here = p > 0
    if q.ndim == 2 and len(q) == len(p):
        q = q.T
    return np.sum(-p[here] * np.log2(q[..., here]), axis=-1)

# %% bits_paid: 1.5, a table of one model taken for a model
def bits_paid(p, q):
    here = p > 0
    paid = np.sum(-p[here] * np.log2(q[..., here]), axis=-1)
    return float(paid.squeeze()) if paid.size == 1 else paid

# %% bits_paid: 1, a place for whole numbers only
def bits_paid(p, q):
    if q.ndim == 2:
        return np.array([bits_paid(p, row) for row in q])
    terms = np.zeros_like(p)
    terms[p > 0] = -p[p > 0] * np.log2(q[p > 0])
    return terms.sum()

# %% bits_paid: 1, one model only
def bits_paid(p, q):
    here = p > 0
    if q.ndim == 2:
        return np.sum(-p * np.log2(q), axis=-1)
    return np.sum(-p[here] * np.log2(q[here] + 1e-16))

# %% bits_paid: 0.5, all rows in one sum
def bits_paid(p, q):
    return np.sum(-p[p > 0] * np.log2(q[..., p > 0]))

# %% bits_paid: 0.5, the sum over the rows
def bits_paid(p, q):
    return np.sum(-p[p > 0] * np.log2(q[..., p > 0]), axis=0) if q.ndim == 2 else np.sum(-p[p > 0] * np.log2(q[p > 0]))

# %% bits_paid: 0, the minus lost
def bits_paid(p, q):
    return np.sum(p[p > 0] * np.log2(q[..., p > 0]), axis=-1)

# %% bits_paid: 0, an if about an array
def bits_paid(p, q):
    if p > 0:
        return -p * np.log2(q)
    return 0

# %% bits_paid: 0, the terms, not their sum
def bits_paid(p, q):
    return -p * np.log2(q)

# %% bits_paid: 0, printed and not returned
def bits_paid(p, q):
    print(np.sum(-p[p > 0] * np.log2(q[..., p > 0]), axis=-1))

# %% break_even: right, with a loop
old = sum(p * len(word) for p, word in zip(mine["winds"], mine["words"]))
new = sum(p * -np.log2(p) for p in mine["winds"])
free = old if old < 3 else 3
break_even = mine["crowns"] / (free - new)

# %% break_even: right, every book is a belief
winds = np.array(mine["winds"])
belief = np.array([0.5 ** len(word) for word in mine["words"]])
saved = min(bits_paid(winds, belief), 3.0) - bits_paid(winds, winds)
break_even = mine["crowns"] / saved

# %% break_even: right, day by day
winds = np.array(mine["winds"])
old = winds @ np.array([len(word) for word in mine["words"]])
day = 0
while mine["crowns"] + 1.875 * day > min(old, 3) * day:
    day += 1
break_even = day

# %% break_even: right, as a fraction
from fractions import Fraction
winds = [Fraction(p) for p in mine["winds"]]
old = sum(p * len(word) for p, word in zip(winds, mine["words"]))
break_even = float(mine["crowns"] / (min(old, Fraction(3)) - Fraction(15, 8)))

# %% break_even: right, by the joins of Huffman
groups, new = sorted(mine["winds"]), 0
while len(groups) > 1:
    a, b, *rest = groups
    new += a + b
    groups = sorted([a + b, *rest])
old = sum(p * len(word) for p, word in zip(mine["winds"], mine["words"]))
break_even = np.float32(mine["crowns"] / (min(old, 3) - new))

# %% break_even: 0, against the dearer free book
winds = np.array(mine["winds"])
old = winds @ [len(word) for word in mine["words"]]
break_even = mine["crowns"] / (max(old, 3) - 1.875)

# %% break_even: 0, the price in nats
winds = np.array(mine["winds"])
old = winds @ [len(word) for word in mine["words"]]
break_even = mine["crowns"] / ((min(old, 3) - 1.875) * np.log(2))

# %% break_even: 0, an entropy in nats among digits
winds = np.array(mine["winds"])
old = winds @ [len(word) for word in mine["words"]]
break_even = mine["crowns"] / (min(old, 3) + np.sum(winds * np.log(winds)))

# %% break_even: 0, the digits of the free book alone
winds = np.array(mine["winds"])
break_even = mine["crowns"] / min(winds @ [len(word) for word in mine["words"]], 3)

# %% break_even: 0, the digits of the new book alone
break_even = mine["crowns"] / 1.875

# %% break_even: 0, the laws exchanged
winds = np.array(mine["winds"])
belief = np.array([0.5 ** len(word) for word in mine["words"]])
break_even = mine["crowns"] / (bits_paid(belief, winds) - bits_paid(winds, winds))

# %% break_even: 0, a plain book with words of log2 5 digits
break_even = mine["crowns"] / (np.log2(5) - 1.875)

# %% break_even: 0, no weights
break_even = mine["crowns"] / (np.mean([len(word) for word in mine["words"]]) - 1.875)

# %% break_even: 0, what is saved in a day
winds = np.array(mine["winds"])
break_even = min(winds @ [len(word) for word in mine["words"]], 3) - 1.875

# %% break_even: 0, the first day with a gain
winds = np.array(mine["winds"])
old = winds @ [len(word) for word in mine["words"]]
break_even = mine["crowns"] / (min(old, 3) - 1.875) + 1

# %% break_even: 0, against the mean of the two free books
winds = np.array(mine["winds"])
old = winds @ [len(word) for word in mine["words"]]
break_even = mine["crowns"] / ((old + 3) / 2 - 1.875)

# %% break_even: 0, text
break_even = "after 400 days"

# %% divergence: right, as the chapter writes its terms
def divergence(p, q):
    here = p > 0
    x = q[here] / p[here]
    return p[here] @ (x - 1 - np.log(x)) + q[~here].sum()

# %% divergence: 1.5, a place for whole numbers only
def divergence(p, q):
    terms = np.zeros_like(p)
    for k in range(len(p)):
        x = q[k] / p[k] if p[k] > 0 else 0
        terms[k] = p[k] * (x - 1 - np.log(x)) if p[k] > 0 and x > 0 else np.inf if p[k] > 0 else q[k]
    return terms.sum()

# %% divergence: right, the far terms by the definition
def divergence(p, q):
    total = 0.0
    for a, b in zip(np.asarray(p, dtype=float), np.asarray(q, dtype=float)):
        if a == 0:
            total += b
        elif abs(b - a) < a / 4:
            d = (b - a) / a
            total += a * (d - np.log1p(d))
        elif b == 0:
            return np.inf
        else:
            total += a * np.log(a / b) - a + b
    return total

# %% divergence: right, with masks
def divergence(p, q):
    p = p * 1.0
    terms = q * 1.0
    here = p > 0
    a, b = p[here], q[here]
    d = (b - a) / a
    with np.errstate(divide="ignore"):
        log = np.where(d > -0.9, np.log1p(d), np.log(b) - np.log(a))
    terms[here] = a * (d - log)
    return terms.sum()

# %% divergence: right, decimals of fifty digits
from decimal import Decimal, getcontext
def divergence(p, q):
    getcontext().prec = 60
    total = Decimal(0)
    for a, b in zip(p.tolist(), q.tolist()):
        a, b = Decimal(a), Decimal(b)
        if a > 0 and b == 0:
            return float("inf")
        total += (a * (a / b).ln() if a > 0 else 0) - a + b
    return float(total)

# %% divergence: right, decimals and the definition
from decimal import Decimal, getcontext
def divergence(p, q):
    getcontext().prec = 50
    pairs = [(Decimal(a), Decimal(b)) for a, b in zip(p.tolist(), q.tolist()) if a > 0]
    if any(b == 0 for a, b in pairs):
        return np.inf
    return float(sum(a * (a.ln() - b.ln()) for a, b in pairs))

# %% divergence: right, by the inverse hyperbolic tangent where the laws are near
def divergence(p, q):
    with np.errstate(all="ignore"):
        d, s = (q - p) / p, (q - p) / (q + p)
        log = np.where(np.abs(s) < 0.3, 2 * np.arctanh(s), np.log(q) - np.log(p))
        return float(np.where(p > 0, p * (d - log), q).sum())

# %% divergence: right, a series with enough terms
def divergence(p, q):
    total = 0
    for a, b in zip(p, q):
        if a == 0:
            total += b
            continue
        d = (b - a) / a
        if abs(d) < 0.1:
            total += a * sum((-d) ** n / n for n in range(2, 30))
        else:
            total += a * (d - np.log(b / a))
    return total

# %% divergence: right, what is left of the sum for the classes that never happen
def divergence(p, q):
    here = p > 0
    x = q[here] / p[here]
    with np.errstate(divide="ignore"):
        return p[here] @ (x - 1 - np.log(x)) + (1 - q[here].sum())

# %% divergence: 0.5, the definition as it stands
def divergence(p, q):
    return np.sum(p * np.log(p / q))

# %% divergence: 2, the definition over the support
def divergence(p, q):
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q))

# %% divergence: 2, cut off at 0
def divergence(p, q):
    here = p > 0
    return max(0.0, np.sum(p[here] * np.log(p[here] / q[here])))

# %% divergence: 2, its minus taken away
def divergence(p, q):
    here = p > 0
    return abs(np.sum(p[here] * np.log(p[here] / q[here])))

# %% divergence: 2, the safe terms, with a logarithm that rounds too early
def divergence(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p > 0, p * np.log(p / q) - p + q, q))

# %% divergence: 2, cross-entropy less entropy
def divergence(p, q):
    return (bits_paid(p, q) - bits_paid(p, p)) * np.log(2)

# %% divergence: right, log1p of a quotient that is rounded already
def divergence(p, q):
    here = p > 0
    x = q[here] / p[here]
    with np.errstate(divide="ignore"):
        log = np.where(x > 0.5, np.log1p(x - 1), np.log(x))
    return np.sum(p[here] * (x - 1 - log)) + np.sum(q[p == 0])

# %% divergence: 2, log1p everywhere
def divergence(p, q):
    with np.errstate(all="ignore"):
        d = (q - p) / p
        return np.sum(np.where(p > 0, p * (d - np.log1p(d)), q))

# %% divergence: 1.5, half the squares where the laws are near
def divergence(p, q):
    here = p > 0
    if np.max(np.abs(q - p)) < 1e-3:
        return np.sum((q - p)[here] ** 2 / (2 * p[here]))
    with np.errstate(all="ignore"):
        return np.sum(p[here] * np.log(p[here] / q[here]))

# %% divergence: 2, half the squares for very near laws, the definition for all others
def divergence(p, q):
    here = p > 0
    if np.any(q[here] == 0):
        return np.inf
    p, q = p[here], q[here]
    if np.max(np.abs(q - p)) < 5e-8:
        return np.sum((q - p) ** 2 / (2 * p))
    return np.sum(p * np.log(p / q))

# %% divergence: 2, more digits, and the definition
def divergence(p, q):
    p, q = (x[p > 0].astype(np.longdouble) for x in (p, q))
    return np.sum(p * np.log(p / q))

# %% divergence: 2, a truth below 1e-12 does not count
def divergence(p, q):
    here = p > 1e-12
    x = q[here] / p[here]
    return p[here] @ (x - 1 - np.log(x)) + q[~here].sum()

# %% divergence: 2, only the classes that both laws have
def divergence(p, q):
    both = (p > 0) & (q > 0)
    x = q[both] / p[both]
    return p[both] @ (x - 1 - np.log(x)) + q[p == 0].sum()

# %% divergence: 2, a series that is used too far out
def divergence(p, q):
    with np.errstate(all="ignore"):
        d = (q - p) / p
        gap = np.where(np.abs(d) < 0.3, d**2 / 2 - d**3 / 3 + d**4 / 4, d - np.log(q / p))
        return np.sum(np.where(p > 0, p * gap, q))

# %% divergence: 1, the classes that never happen left out of the safe sum
def divergence(p, q):
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        d = (q - p) / p
        return np.sum(p * (d - np.where(np.abs(d) < 0.5, np.log1p(d), np.log(q / p))))

# %% divergence: 2, clipped
def divergence(p, q):
    q = np.clip(q, 1e-12, 1)
    with np.errstate(all="ignore"):
        d = (q - p) / p
        return np.sum(np.where(p > 0, p * (d - np.where(np.abs(d) < 0.5, np.log1p(d), np.log(q / p))), q))

# %% divergence: 2, writes into the caller's array
def divergence(p, q):
    p = np.asarray(p)
    if p.dtype.kind == "f":
        p[p == 0] = 1e-300
    else:
        p = np.where(p == 0, 1e-300, p)
    with np.errstate(all="ignore"):
        d = (q - p) / p
        return np.sum(p * (d - np.where(np.abs(d) < 0.5, np.log1p(d), np.log(q / p))))

# %% divergence: 0, in bits
def divergence(p, q):
    here = p > 0
    return np.sum(p[here] * np.log2(p[here] / q[here]))

# %% divergence: 0, the way back
def divergence(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(q > 0, q * np.log(q / p), 0))

# %% divergence: 0, the cross-entropy
def divergence(p, q):
    return -np.sum(p[p > 0] * np.log(q[p > 0]))

# %% divergence: 0, the distance of the probabilities
def divergence(p, q):
    return np.abs(p - q).sum()

# %% divergence: 0, not answered with a number
def divergence(p, q):
    return p * np.log(p / q)

# %% there_and_back: right, without collecting first
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "p*r + (1-p)*t + q*(-r) + (1-q)*(-t)",
    "p*r + t - p*t - q*r - t + q*t",
    "(p - q)*r - (p - q)*t",
    "(p - q)*(log(p/q) - log((1-p)/(1-q)))",
    "(p - q)*log(p*(1-q)/(q*(1-p)))",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
]

# %% there_and_back: right, in four lines with reasons
there_and_back = [
    ["p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))", "both prices"],
    ["(p - q)*r + (q - p)*t", "log(q/p) = -r"],
    ["(p - q)*(log(p) - log(q) - log(1-p) + log(1-q))", "split"],
    ["(p - q)*(log(p/(1-p)) - log(q/(1-q)))", "join"],
]

# %% there_and_back: right, splits the logarithms first
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) - q*log(p/q) - (1-q)*log((1-p)/(1-q))",
    "(p-q)*log(p/q) + ((1-p)-(1-q))*log((1-p)/(1-q))",
    "(p-q)*r - (p-q)*t",
    "(p-q)*(r - t)",
    "(log(p/(1-p)) - log(q/(1-q))) * (p - q)",
]

# %% there_and_back: right, all logarithms taken apart before r and t come in
there_and_back = [
    "p·log(p/q) + (1−p)·log((1−p)/(1−q)) + q·log(q/p) + (1−q)·log((1−q)/(1−p))",
    "p*(log(p)-log(q)) + (1-p)*(log(1-p)-log(1-q)) + q*(log(q)-log(p)) + (1-q)*(log(1-q)-log(1-p))",
    "(p-q)*(log(p)-log(q)) - (p-q)*(log(1-p)-log(1-q))",
    "(p-q)*(r-t)",
    "(p−q)·(log(p/(1−p)) − log(q/(1−q)))",
]

# %% there_and_back: 0, the sign of the way back lost
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "p*r + (1-p)*t + q*r + (1-q)*t",
    "(p - q)*(r - t)",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
]

# %% there_and_back: 0, 1 - p - (1 - q) taken for p - q
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "p*r + (1-p)*t - q*r - (1-q)*t",
    "(p - q)*r + (p - q)*t",
    "(p - q)*(r + t)",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
]

# %% there_and_back: 0, the start and the end alone
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
]

# %% there_and_back: 0, filled up without a step
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "(p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p)))*2/2",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))*2/2",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
]

# %% there_and_back: 0, stops at r and t
there_and_back = [
    "p*log(p/q) + (1-p)*log((1-p)/(1-q)) + q*log(q/p) + (1-q)*log((1-q)/(1-p))",
    "p*r + (1-p)*t - q*r - (1-q)*t",
    "(p - q)*r + (q - p)*t",
    "(p - q)*(r - t)",
]

# %% there_and_back: 0, numpy's names
there_and_back = [
    "p*np.log(p/q) + (1-p)*np.log((1-p)/(1-q)) + q*np.log(q/p) + (1-q)*np.log((1-q)/(1-p))",
    "(p - q)*(r - t)",
    "(p - q) * (log(p/(1-p)) - log(q/(1-q)))",
]

# %% there_and_back: 0, begins in the middle
there_and_back = ["p*r + (1-p)*t - q*r - (1-q)*t", "(p - q)*r + (q - p)*t", "(p - q)*(r - t)", "(p - q) * (log(p/(1-p)) - log(q/(1-q)))"]

# %% which_price: right, a capital letter
which_price = "B"

# %% which_price: right, with blanks
which_price = " b"

# %% which_price: right, chosen from a table
which_price = {"KL(p, q)": "a", "KL(q, p)": "b"}["KL(q, p)"]

# %% which_price: 0, the other direction
which_price = "a"

# %% which_price: 0, the right price, the wrong consequence
which_price = "c"

# %% which_price: 0, takes equal minima for equal models
which_price = "d"

# %% which_price: 0, the answer in words
which_price = "KL(q||p)"

# %% which_price: 0, a letter that is not there
which_price = "e"

# %% common_price: right, the cross-entropies with the mixture less the entropies
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    paid = bits_paid(m, m)
    return paid - share * bits_paid(p, p) - (1 - share) * bits_paid(q, q)

# %% common_price: right, the ends first
def common_price(p, q, share):
    if share == 0 or share == 1:
        return 0
    m = share * p + (1 - share) * q
    nats = share * divergence(p, m) + (1 - share) * divergence(q, m)
    return nats / np.log(2)

# %% common_price: right, a loop over the classes
import math
def common_price(p, q, share):
    total = 0.0
    for a, b in zip(p, q):
        m = share * a + (1 - share) * b
        for weight, x in ((share * a, a), ((1 - share) * b, b)):
            if weight > 0:
                total += weight * math.log2(x / m)
    return total

# %% common_price: right, NaN of 0 times infinity put away
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    parts = [share * divergence(p, m), (1 - share) * divergence(q, m)]
    return np.nansum(parts) / np.log(2)

# %% common_price: right, the entropy of the mixture less the mean of the entropies
def common_price(p, q, share):
    def entropy(x):
        return -np.sum(x[x > 0] * np.log2(x[x > 0]))
    print(share)
    return entropy(share * p + (1 - share) * q) - share * entropy(p) - (1 - share) * entropy(q)

# %% common_price: 1, 0 times infinity
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    return (share * divergence(p, m) + (1 - share) * divergence(q, m)) / np.log(2)

# %% common_price: 1, looks at one end only
def common_price(p, q, share):
    if share == 0:
        return 0.0
    m = share * p + (1 - share) * q
    return (share * divergence(p, m) + (1 - share) * divergence(q, m)) / np.log(2)

# %% common_price: 1, a small number keeps the mixture above 0
def common_price(p, q, share):
    share = min(max(share, 0.001), 0.999)
    m = share * p + (1 - share) * q
    return (share * divergence(p, m) + (1 - share) * divergence(q, m)) / np.log(2)

# %% common_price: 1, what is near an end is taken for the end
def common_price(p, q, share):
    if np.isclose(share, 0, atol=0.01) or np.isclose(share, 1, atol=0.01):
        return 0.0
    m = share * p + (1 - share) * q
    return (share * divergence(p, m) + (1 - share) * divergence(q, m)) / np.log(2)

# %% common_price: 0.5, knows the ends, in nats
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    if share in (0, 1):
        return 0.0
    return share * bits_paid(p, m) - share * bits_paid(p, p) + (1 - share) * (bits_paid(q, m) - bits_paid(q, q)) if q[0] == 0 else np.log(2)

# %% common_price: 0, in nats
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    return share * divergence(p, m) + (1 - share) * divergence(q, m)

# %% common_price: 0, the even mixture
def common_price(p, q, share):
    m = (p + q) / 2
    return (share * divergence(p, m) + (1 - share) * divergence(q, m)) / np.log(2)

# %% common_price: 0, the share given to the other law
def common_price(p, q, share):
    m = share * q + (1 - share) * p
    return (share * divergence(q, m) + (1 - share) * divergence(p, m)) / np.log(2)

# %% common_price: 0, even weights
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    return (divergence(p, m) + divergence(q, m)) / 2 / np.log(2)

# %% common_price: 0, bits the wrong way
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    return (share * divergence(p, m) + (1 - share) * divergence(q, m)) * np.log(2)

# %% common_price: 0, the mixture in front
def common_price(p, q, share):
    m = share * p + (1 - share) * q
    return (share * divergence(m, p) + (1 - share) * divergence(m, q)) / np.log(2)

# %% common_price: 0, the part of p alone
def common_price(p, q, share):
    return share * divergence(p, share * p + (1 - share) * q) / np.log(2)

# %% hedge_proof: right, with commas
hedge_proof = "e, a, d, c, g"

# %% hedge_proof: right, a list
hedge_proof = ["e", "a", "d", "c", "g"]

# %% hedge_proof: right, capital letters
hedge_proof = "EADCG"

# %% hedge_proof: right, with arrows
hedge_proof = "e -> a -> d -> c -> g"

# %% hedge_proof: 0, the hedge taken for a loss in every class
hedge_proof = "badcg"

# %% hedge_proof: 0, the sign of the logarithm
hedge_proof = "eafcg"

# %% hedge_proof: 0, sums before it takes logarithms
hedge_proof = "eacdg"

# %% hedge_proof: 0, backwards
hedge_proof = "gcdae"

# %% hedge_proof: 0, the last line left out
hedge_proof = "eadc"

# %% hedge_proof: 0, all lines
hedge_proof = "abcdefg"

# %% best_hedge: right, to two digits, with a loop
q = [n / sum(mine["seen"]) for n in mine["seen"]]
p = [n / sum(mine["later"]) for n in mine["later"]]
best, lowest = 0, np.inf
for i in range(1, 101):
    r = [(1 - i / 100) * a + i / 100 * 0.2 for a in q]
    cost = -sum(a * np.log(b) for a, b in zip(p, r))
    if cost < lowest:
        best, lowest = i / 100, cost
best_hedge = best

# %% best_hedge: right, by the least divergence
q = np.array(mine["seen"]) / sum(mine["seen"])
p = np.array(mine["later"]) / sum(mine["later"])
best_hedge = min(np.linspace(0.001, 0.999, 999), key=lambda e: divergence(p, (1 - e) * q + e / 5))

# %% best_hedge: right, by the largest likelihood of the counts
q = np.array(mine["seen"]) / sum(mine["seen"])
hedges = np.linspace(0.005, 1, 200)[:, None]
best_hedge = float(hedges[np.argmax(np.log((1 - hedges) * q + hedges * 0.2) @ np.array(mine["later"])), 0])

# %% best_hedge: right, by bisection of the slope
q = np.array(mine["seen"]) / sum(mine["seen"])
p = np.array(mine["later"]) / sum(mine["later"])
low, high = 1e-9, 1
while high - low > 1e-9:
    e = (low + high) / 2
    rising = np.sum(p * (q - 0.2) / ((1 - e) * q + e * 0.2)) > 0
    low, high = (low, e) if rising else (e, high)
best_hedge = e

# %% best_hedge: right, on a fine grid, rounded to two digits
q, p = (np.array(mine[year]) / sum(mine[year]) for year in ("seen", "later"))
tried = np.linspace(0.0001, 1, 10000)[:, None]
best_hedge = np.round(tried[np.argmax(np.log((1 - tried) * q + tried / 5) @ p), 0], 2)

# %% best_hedge: 0, the part of last year's shares
q = np.array(mine["seen"]) / sum(mine["seen"])
p = np.array(mine["later"]) / sum(mine["later"])
tried = np.arange(0.01, 1, 0.01)
best_hedge = tried[np.argmin([bits_paid(p, e * q + (1 - e) / 5) for e in tried])]

# %% best_hedge: 0, the years exchanged
p = np.array(mine["seen"]) / sum(mine["seen"])
q = np.array(mine["later"]) / sum(mine["later"])
tried = np.arange(0, 1, 0.01)
best_hedge = tried[np.argmin([bits_paid(p, (1 - e) * q + e / 5) for e in tried])]

# %% best_hedge: 0, the laws exchanged
q = np.array(mine["seen"]) / sum(mine["seen"])
p = np.array(mine["later"]) / sum(mine["later"])
tried = np.arange(0, 1, 0.01)
best_hedge = tried[np.argmin([bits_paid((1 - e) * q + e / 5, p) for e in tried])]

# %% best_hedge: 0, the best for last year
q = np.array(mine["seen"]) / sum(mine["seen"])
tried = np.arange(0, 1, 0.01)
best_hedge = tried[np.argmin([bits_paid(q, (1 - e) * q + e / 5) for e in tried])]

# %% best_hedge: 0, the lowest price in place of the hedge
q = np.array(mine["seen"]) / sum(mine["seen"])
p = np.array(mine["later"]) / sum(mine["later"])
best_hedge = min(bits_paid(p, (1 - e) * q + e / 5) for e in np.arange(0.001, 1, 0.001))

# %% best_hedge: 0, the place in the list
q = np.array(mine["seen"]) / sum(mine["seen"])
p = np.array(mine["later"]) / sum(mine["later"])
best_hedge = int(np.argmin([bits_paid(p, (1 - e) * q + e / 5) for e in np.arange(0.01, 1, 0.01)]))

# %% best_hedge: 0, 1 added to each count
best_hedge = 5 / (sum(mine["seen"]) + 5)

# %% best_hedge: 0, fitted to both years
both = np.array(mine["seen"]) + np.array(mine["later"])
q = np.array(mine["seen"]) / sum(mine["seen"])
tried = np.arange(0.001, 1, 0.001)
best_hedge = tried[np.argmin([bits_paid(both / both.sum(), (1 - e) * q + e / 5) for e in tried])]

# %% best_hedge: 0, the share of the wind that never came
best_hedge = mine["later"][int(np.argmin(mine["seen"]))] / sum(mine["later"])

# %% best_hedge: 0, five times the share of the wind that never came
best_hedge = 5 * mine["later"][mine["seen"].index(0)] / sum(mine["later"])

# %% best_hedge: 0, an even law of ones
q, p = (np.array(mine[year]) / sum(mine[year]) for year in ("seen", "later"))
tried = np.linspace(0.001, 0.999, 999)[:, None]
best_hedge = tried[np.argmax(np.log((1 - tried) * q + tried) @ p), 0]
