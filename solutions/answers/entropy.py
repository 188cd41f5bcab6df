"""Answers to the exercise "entropy": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% surprise_bits: right, by the change of base
def surprise_bits(p):
    return -np.log(p) / np.log(2)

# %% surprise_bits: right, with a loop and math
import math
def surprise_bits(p):
    if np.ndim(p):
        return np.array([surprise_bits(x) for x in p])
    return -math.log2(p) if p > 0 else math.inf

# %% surprise_bits: right, with masks
def surprise_bits(p):
    p = np.asarray(p, dtype=float)
    bits = np.full(p.shape, np.inf)
    bits[p > 0] = 0 - np.log2(p[p > 0])
    return bits if bits.ndim else float(bits)

# %% surprise_bits: right, element by element
surprise_bits = np.vectorize(lambda p: float(-np.log2(p)))

# %% surprise_bits: 0, in nats
def surprise_bits(p):
    return -np.log(p)

# %% surprise_bits: 0, the minus forgotten
def surprise_bits(p):
    return np.log2(p)

# %% surprise_bits: 0, one over p
def surprise_bits(p):
    return 1 / p

# %% surprise_bits: 0, the entropy's part
def surprise_bits(p):
    return -p * np.log2(p)

# %% surprise_bits: 0.5, takes one number alone
import math
def surprise_bits(p):
    if p == 0:
        return math.inf
    return -math.log2(p)

# %% surprise_bits: 0.5, one over p overflows
def surprise_bits(p):
    return np.log2(1 / np.asarray(p))

# %% surprise_bits: 0, a little is added
def surprise_bits(p):
    return -np.log2(p + 1e-9)

# %% surprise_bits: 0.5, a tiny amount is added
def surprise_bits(p):
    return -np.log2(p + 1e-12)

# %% surprise_bits: 0.5, clipped
def surprise_bits(p):
    return -np.log2(np.clip(p, 1e-300, 1))

# %% surprise_bits: 0.5, the impossible does not count
def surprise_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.log2(np.where(p > 0, p, 1))

# %% surprise_bits: 0.5, writes into the array
def surprise_bits(p):
    if np.ndim(p) == 0:
        return -np.log2(p)
    p[:] = -np.log2(p)
    return p

# %% surprise_bits: 0, prints and returns nothing
def surprise_bits(p):
    print(-np.log2(p))

# %% double_win: right, the product first
a, b = mine["against"]
double_win = np.log2((a + 1) * (b + 1))

# %% double_win: right, to two digits
double_win = round(sum(np.log2(odds + 1) for odds in mine["against"]), 2)

# %% double_win: right, from nats
p = [1 / (1 + odds) for odds in mine["against"]]
double_win = -np.sum(np.log(p)) / np.log(2)

# %% double_win: right, cut off after two digits
double_win = int(100 * -np.log2(np.prod(1 / (1 + np.array(mine["against"]))))) / 100 + 0.005

# %% double_win: 0, odds for one over p
double_win = sum(np.log2(odds) for odds in mine["against"])

# %% double_win: 0, in nats
double_win = sum(np.log(odds + 1) for odds in mine["against"])

# %% double_win: 0, multiplies the surprises
a, b = mine["against"]
double_win = np.log2(a + 1) * np.log2(b + 1)

# %% double_win: 0, the mean
a, b = mine["against"]
double_win = (np.log2(a + 1) + np.log2(b + 1)) / 2

# %% double_win: 0, the probability
a, b = mine["against"]
double_win = 1 / (a + 1) / (b + 1)

# %% double_win: 0, the sign lost
a, b = mine["against"]
double_win = np.log2(1 / (a + 1) / (b + 1))

# %% double_win: 0, both lose
a, b = mine["against"]
double_win = -np.log2(a / (a + 1)) - np.log2(b / (b + 1))

# %% double_win: 0, adds the probabilities
a, b = mine["against"]
double_win = -np.log2(1 / (a + 1) + 1 / (b + 1))

# %% double_win: 0, adds the chances below the line
a, b = mine["against"]
double_win = np.log2(a + 1 + b + 1)

# %% double_win: 0, two numbers
double_win = surprise_bits(1 / (1 + np.array(mine["against"])))

# %% entropy_bits: right, with a loop
import math
def entropy_bits(p):
    if np.ndim(p) == 2:
        return [entropy_bits(row) for row in p]
    return -sum(x * math.log2(x) for x in p if x > 0)

# %% entropy_bits: right, NaN put away
def entropy_bits(p):
    p = np.array(p, dtype=float)
    with np.errstate(all="ignore"):
        return -np.nansum(p * np.log2(p), axis=-1)

# %% entropy_bits: right, by x to the power of x
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.log2(p**p).sum(axis=p.ndim - 1)

# %% entropy_bits: right, with a place for the result
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    logs = np.zeros_like(p)
    np.log2(p, out=logs, where=p > 0)
    return -(p * logs).sum(-1)

# %% entropy_bits: right, a negligible amount in the logarithm
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(p + 1e-300), axis=-1)

# %% entropy_bits: right, row by row
def entropy_bits(p):
    def one(row):
        row = row[row > 0]
        return np.sum(-row * np.log2(row))
    return np.apply_along_axis(one, -1, np.asarray(p, dtype=float))

# %% entropy_bits: 0, in nats
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)

# %% entropy_bits: 0, the mean in place of the sum
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.mean(p * np.log2(np.where(p > 0, p, 1)), axis=-1)

# %% entropy_bits: 1.5, 0 times log 0
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(p), axis=-1)

# %% entropy_bits: 1.5, everything in one sum
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(np.where(p > 0, p, 1)))

# %% entropy_bits: 1.5, a mask makes one long list
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    p = p[p > 0]
    return -np.sum(p * np.log2(p))

# %% entropy_bits: 0, along the columns
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(np.where(p > 0, p, 1)), axis=0, keepdims=True)

# %% entropy_bits: 1, takes arrays alone
def entropy_bits(p):
    return -np.sum(np.where(p > 0, p * np.log2(np.where(p > 0, p, 1)), 0), axis=-1)

# %% entropy_bits: 1.5, writes a one into the law
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    q = p.copy()
    p[p == 0] = 1
    return -np.sum(q * np.log2(p), axis=-1)

# %% entropy_bits: 0, a small number is added
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(p + 1e-6), axis=-1)

# %% entropy_bits: 1.5, a tiny number is added
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(p + 1e-12), axis=-1)

# %% entropy_bits: 1.5, clipped as in many tutorials
def entropy_bits(p):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1)
    return -np.sum(p * np.log2(p), axis=-1)

# %% entropy_bits: 1.5, takes the nearly impossible for the impossible
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    return -np.sum(p * np.log2(np.where(np.isclose(p, 0), 1, p)), axis=-1)

# %% entropy_bits: 1.5, the columns of a square table
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    terms = -p * np.log2(np.where(p > 0, p, 1))
    return terms.sum(axis=0 if p.ndim == 1 or p.shape[0] == p.shape[1] else 1)

# %% entropy_bits: 1.5, knows the zeros of one law only
def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    if p.ndim == 1:
        p = p[p > 0]
    return -np.sum(p * np.log2(p), axis=-1)

# %% entropy_bits: 0, all equally probable
def entropy_bits(p):
    return np.log2(np.shape(p)[-1])

# %% entropy_bits: 0, without the weights
def entropy_bits(p):
    return -np.sum(np.log2(p), axis=-1)

# %% split_outcome: right, the logarithms first
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-u*(log(p) + log(a)) - v*(log(p) + log(1 - a)) - w*log(w)",
    "-(u + v)*log(p) - u*log(a) - v*log(1 - a) - w*log(w)",
    "-p*log(p) - p*a*log(a) - p*(1 - a)*log(1 - a) - (1 - p)*log(1 - p)",
    "h_p + p*h_a",
]

# %% split_outcome: right, the dry day waits until the end
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) - p*(1 - a)*log(p*(1 - a)) - w*log(w)",
    "-p*a*log(p) - p*a*log(a) - p*(1 - a)*log(p) - p*(1 - a)*log(1 - a) - w*log(w)",
    "-p*log(p) + p*h_a - w*log(w)",
    "h_p + p*h_a",
]

# %% split_outcome: right, with reasons
split_outcome = [
    ["-u*log(u) - v*log(v) - w*log(w)", "the definition"],
    ["-p*a*log(p*a) - p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)", "put in"],
    ["-p*(a*log(p*a) + (1-a)*log(p*(1-a))) - (1-p)*log(1-p)", "p before"],
    ["-p*(log(p) + a*log(a) + (1-a)*log(1-a)) - (1-p)*log(1-p)", "logs are sums, and a + 1 - a = 1"],
    ["p*h_a - p*log(p) - (1-p)*log(1-p)", "the entropy of a"],
    ["p*h_a + h_p", "the entropy of p"],
]

# %% split_outcome: right, from behind, with other signs
split_outcome = [
    "-(w*log(w) + u*log(u) + v*log(v))*1",
    "-u*log(u) - v*log(v) - w*log(w)",
    "-((1-p)*log(1-p) + p*a*log(p*a) + p*(1-a)*log(p*(1-a)))",
    "-((1-p)*log(1-p) + p*log(p) + p*a*log(a) + p*(1-a)*log(1-a))",
    "h_p - p*a*log(a) - p*(1-a)*log(1-a)",
    "h_p - p*(a*log(a) + (1-a)*log(1-a))",
    "h_p + p*h_a",
][1:]

# %% split_outcome: right, the wet days first, with other signs of the times
split_outcome = [
    "−u·log(u) − v·log(v) − w·log(w)",
    "−p·a·log(p·a) − p·(1−a)·log(p·(1−a)) − w·log(w)",
    "−p·(a·log(p) + a·log(a) + (1−a)·log(p) + (1−a)·log(1−a)) − w·log(w)",
    "−p·log(p) − w·log(w) + p·h_a",
    "h_p + p·h_a",
]

# %% split_outcome: 0, the second question counted in full
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) - p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*log(p) - (1-p)*log(1-p) - a*log(a) - (1-a)*log(1-a)",
    "h_p + h_a",
    "h_p + p*h_a",
]

# %% split_outcome: 0, the log of a product taken for a product of logs
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) - p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*a*log(p)*log(a) - p*(1-a)*log(p)*log(1-a) - (1-p)*log(1-p)",
    "-p*log(p) - (1-p)*log(1-p) + p*h_a",
    "h_p + p*h_a",
]

# %% split_outcome: 0, a sign lost
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) + p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*log(p) - (1-p)*log(1-p) + p*h_a",
    "h_p + p*h_a",
]

# %% split_outcome: 0, the start and the end alone
split_outcome = ["-u*log(u) - v*log(v) - w*log(w)", "h_p + p*h_a"]

# %% split_outcome: 0, filled up at both ends
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-u*log(u) - v*log(v) - w*log(w) + u - u",
    "-u*log(u) - v*log(v) - w*log(w) + v - v",
    "h_p + p*h_a + p - p",
    "h_p + p*h_a + a - a",
    "h_p + p*h_a",
]

# %% split_outcome: 0, puts in and fills up, with no logarithm taken apart
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) - p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*a*log(p*a) - (p-p*a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*a*log(p*a) - (p-p*a)*log(p-p*a) - (1-p)*log(1-p) + p - p",
    "h_p + p*h_a",
]

# %% split_outcome: 0, four lines
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) - p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*log(p) - (1-p)*log(1-p) + p*h_a",
    "h_p + p*h_a",
]

# %% split_outcome: 0, stops before the end
split_outcome = [
    "-u*log(u) - v*log(v) - w*log(w)",
    "-p*a*log(p*a) - p*(1-a)*log(p*(1-a)) - (1-p)*log(1-p)",
    "-p*a*(log(p) + log(a)) - p*(1-a)*(log(p) + log(1-a)) - (1-p)*log(1-p)",
    "-p*log(p) - p*a*log(a) - p*(1-a)*log(1-a) - (1-p)*log(1-p)",
    "-p*log(p) - (1-p)*log(1-p) + p*(-a*log(a) - (1-a)*log(1-a))",
]

# %% split_outcome: 0, a function h
split_outcome = ["-u*log(u) - v*log(v) - w*log(w)", "h(p) + p*h(a)", "h_p + p*h_a"]

# %% split_outcome: 0, log2
split_outcome = [
    "-u*log2(u) - v*log2(v) - w*log2(w)",
    "h_p + p*h_a",
]

# %% prefix_free: right, sorted: a beginning stands directly before what it begins
def prefix_free(words):
    words = sorted(words)
    return not any(b.startswith(a) for a, b in zip(words, words[1:]))

# %% prefix_free: right, all beginnings of all words
def prefix_free(words):
    if len(set(words)) < len(words):
        return False
    beginnings = {word[:n] for word in words for n in range(1, len(word))}
    return not beginnings & set(words)

# %% prefix_free: right, with itertools
from itertools import permutations
def prefix_free(words):
    return all(not other.startswith(word) for word, other in permutations(words, 2))

# %% prefix_free: right, by slices of both
def prefix_free(words):
    for i in range(len(words)):
        for j in range(i):
            n = min(len(words[i]), len(words[j]))
            if words[i][:n] == words[j][:n]:
                return False
    return True

# %% prefix_free: right, as a truth value of numpy
def prefix_free(words):
    hits = np.array([[b[: len(a)] == a for b in words] for a in words])
    return hits.sum() == len(words)

# %% prefix_free: right, how many words begin a word: it alone
def prefix_free(words):
    return all(sum(w.startswith(v) for v in words) == 1 for w in words)

# %% prefix_free: right, the pieces of the line do not overlap
def prefix_free(words):
    pieces = sorted((int(word, 2) / 2 ** len(word), 0.5 ** len(word)) for word in words)
    return all(a + long <= b for (a, long), (b, _) in zip(pieces, pieces[1:]))

# %% prefix_free: 0, compares a word with itself
def prefix_free(words):
    return not any(b.startswith(a) for a in words for b in words)

# %% prefix_free: 1, one in the other
def prefix_free(words):
    return not any(words[i] in words[j] for i in range(len(words)) for j in range(len(words)) if i != j)

# %% prefix_free: 1, words, not places
def prefix_free(words):
    return not any(a != b and b.startswith(a) for a in words for b in words)

# %% prefix_free: 1, neighbours alone
def prefix_free(words):
    return not any(b.startswith(a) for a, b in zip(words, words[1:]))

# %% prefix_free: 1, each word with the longer ones after it, and equal words
def prefix_free(words):
    if len(set(words)) < len(words):
        return False
    return not any(b.startswith(a) for i, a in enumerate(words) for b in words[i + 1 :])

# %% prefix_free: 0.5, Kraft's sum
def prefix_free(words):
    return sum(0.5 ** len(word) for word in words) <= 1

# %% prefix_free: 1, a set forgets equal words
def prefix_free(words):
    words = sorted(set(words))
    return not any(b.startswith(a) for a, b in zip(words, words[1:]))

# %% prefix_free: 1, neighbours, the shortest first
def prefix_free(words):
    words = sorted(words, key=len)
    return not any(b.startswith(a) for a, b in zip(words, words[1:]))

# %% prefix_free: 1, looks for one digit more only
def prefix_free(words):
    return len(set(words)) == len(words) and not any(word[:-1] in words for word in words)

# %% prefix_free: 0, the other way round
def prefix_free(words):
    return any(words[j].startswith(words[i]) for i in range(len(words)) for j in range(len(words)) if i != j)

# %% prefix_free: 0.5, looks at the ends
def prefix_free(words):
    return not any(words[j].endswith(words[i]) for i in range(len(words)) for j in range(len(words)) if i != j)

# %% prefix_free: 0.5, returns after the first comparison
def prefix_free(words):
    for i, a in enumerate(words):
        for j, b in enumerate(words):
            if i != j:
                return not b.startswith(a)

# %% prefix_free: 0, words in place of truth values
def prefix_free(words):
    ok = not any(words[j].startswith(words[i]) for i in range(len(words)) for j in range(len(words)) if i != j)
    return "True" if ok else "False"

# %% code_lengths: right, with a heap
from heapq import heapify, heappop, heappush
def code_lengths(p):
    groups = [(float(w), k, [k]) for k, w in enumerate(p)]
    lengths = np.zeros(len(groups), dtype=int)
    heapify(groups)
    new = len(groups)
    while len(groups) > 1:
        (w1, _, g1), (w2, _, g2) = heappop(groups), heappop(groups)
        lengths[g1 + g2] += 1
        heappush(groups, (w1 + w2, new, g1 + g2))
        new += 1
    return lengths

# %% code_lengths: right, from words as in the chapter
from heapq import heapify, heappop, heappush
def code_lengths(p):
    p = np.asarray(p)
    words = [""] * len(p)
    groups = [(weight, -k, [k]) for k, weight in enumerate(p.tolist()) if weight > 0]
    heapify(groups)
    while len(groups) > 1:
        light, last, ones = heappop(groups)
        heavy, other, zeros = heappop(groups)
        for digit, group in (("1", ones), ("0", zeros)):
            for k in group:
                words[k] = digit + words[k]
        heappush(groups, (light + heavy, min(last, other), ones + zeros))
    return [len(w) for w in words]

# %% code_lengths: right, argmin twice
def code_lengths(p):
    weights, members = list(p), [[k] for k in range(len(p))]
    lengths = np.zeros(len(p))
    while len(weights) > 1:
        i = int(np.argmin(weights))
        w, g = weights.pop(i), members.pop(i)
        j = int(np.argmin(weights))
        w, g = w + weights.pop(j), g + members.pop(j)
        lengths[g] += 1
        weights.append(w)
        members.append(g)
    return lengths

# %% code_lengths: right, a tree that is walked
def code_lengths(p):
    nodes = [(w, k) for k, w in enumerate(p)]
    nodes = sorted(nodes, key=lambda node: node[0])
    while len(nodes) > 1:
        a, b = nodes[:2]
        nodes = sorted([*nodes[2:], (a[0] + b[0], (a[1], b[1]))], key=lambda node: node[0])
    lengths = [0] * len(p)
    stack = [(nodes[0][1], 0)]
    while stack:
        tree, depth = stack.pop()
        if isinstance(tree, tuple):
            stack += [(branch, depth + 1) for branch in tree]
        else:
            lengths[tree] = depth
    return lengths

# %% code_lengths: right, two queues, the joined groups in the order of their making
from collections import deque
def code_lengths(p):
    single = deque(sorted(((float(w), [k]) for k, w in enumerate(p)), key=lambda g: g[0]))
    joined, lengths = deque(), np.zeros(len(p))
    def lightest():
        if joined and (not single or joined[0][0] < single[0][0]):
            return joined.popleft()
        return single.popleft()
    while len(single) + len(joined) > 1:
        (a, some), (b, others) = lightest(), lightest()
        joined.append((a + b, some + others))
        lengths[some + others] += 1
    return lengths

# %% code_lengths: 0, two digits for four outcomes
def code_lengths(p):
    return [int(np.ceil(np.log2(len(p))))] * len(p)

# %% code_lengths: 0, the surprises rounded up
def code_lengths(p):
    return np.ceil(-np.log2(p)).astype(int)

# %% code_lengths: 0, the surprises as they are
def code_lengths(p):
    return -np.log2(p)

# %% code_lengths: 1, sorted once: each join adds the next outcome
def code_lengths(p):
    order = sorted(range(len(p)), key=lambda k: p[k])
    lengths = [0] * len(p)
    for last in range(1, len(p)):
        for k in order[: last + 1]:
            lengths[k] += 1
    return lengths

# %% code_lengths: 1.5, split from the top into halves as even as can be (Fano)
def code_lengths(p):
    lengths = np.zeros(len(p), dtype=int)
    todo = [sorted(range(len(p)), key=lambda k: -p[k])]
    while todo:
        group = todo.pop()
        if len(group) > 1:
            sums = np.cumsum([p[k] for k in group])
            cut = 1 + int(np.argmin(np.abs(2 * sums[:-1] - sums[-1])))
            lengths[group] += 1
            todo += [group[:cut], group[cut:]]
    return lengths

# %% code_lengths: 0, weights as keys: equal ones become one
def code_lengths(p):
    groups = {w: [k] for k, w in enumerate(p)}
    lengths = [0] * len(p)
    while len(groups) > 1:
        a, b = sorted(groups)[:2]
        both = groups.pop(a) + groups.pop(b)
        for k in both:
            lengths[k] += 1
        groups[a + b] = both
    return lengths

# %% code_lengths: 0, arrays in tuples, which cannot be compared where weights are equal
from heapq import heapify, heappop, heappush
def code_lengths(p):
    lengths = np.zeros(len(p), dtype=int)
    groups = [(w, np.array([k])) for k, w in enumerate(p)]
    heapify(groups)
    while len(groups) > 1:
        (a, some), (b, others) = heappop(groups), heappop(groups)
        both = np.concatenate([some, others])
        lengths[both] += 1
        heappush(groups, (a + b, both))
    return lengths

# %% code_lengths: 1, the lengths in the order of the sorted law
def code_lengths(p):
    groups = [(w, [k]) for k, w in enumerate(sorted(p, reverse=True))]
    lengths = [0] * len(groups)
    while len(groups) > 1:
        groups.sort(key=lambda g: g[0])
        a, b = groups.pop(0), groups.pop(0)
        for k in a[1] + b[1]:
            lengths[k] += 1
        groups.append((a[0] + b[0], a[1] + b[1]))
    return lengths

# %% code_lengths: 1.5, marks what is used up in the caller's array
def code_lengths(p):
    groups = [[k] for k in range(len(p))]
    lengths = [0] * len(p)
    for _ in range(len(p) - 1):
        i, j = sorted(range(len(p)), key=lambda k: p[k])[:2]
        for k in groups[i] + groups[j]:
            lengths[k] += 1
        groups[i] = groups[i] + groups[j]
        p[i] += p[j]
        p[j] = 2
    return lengths

# %% code_lengths: 1.5, uses up the caller's list
def code_lengths(p):
    weights = p if isinstance(p, list) else p.tolist()
    groups, lengths = [[k] for k in range(len(weights))], [0] * len(weights)
    while len(weights) > 1:
        both, weight = [], 0
        for _ in range(2):
            i = weights.index(min(weights))
            both, weight = both + groups.pop(i), weight + weights.pop(i)
        for k in both:
            lengths[k] += 1
        groups.append(both)
        weights.append(weight)
    return lengths

# %% code_lengths: 1, one digit more for each outcome
def code_lengths(p):
    order = sorted(range(len(p)), key=lambda k: -p[k])
    lengths = [0] * len(p)
    for place, k in enumerate(order, 1):
        lengths[k] = min(place, len(p) - 1)
    return lengths

# %% code_lengths: 0, the last join left out
def code_lengths(p):
    groups = [(w, [k]) for k, w in enumerate(p)]
    lengths = [0] * len(p)
    while len(groups) > 2:
        groups.sort()
        a, b = groups.pop(0), groups.pop(0)
        for k in a[1] + b[1]:
            lengths[k] += 1
        groups.append((a[0] + b[0], a[1] + b[1]))
    return lengths

# %% code_lengths: 0, joins the two heaviest
def code_lengths(p):
    groups = [(w, [k]) for k, w in enumerate(p)]
    lengths = [0] * len(p)
    while len(groups) > 1:
        groups.sort(reverse=True)
        a, b = groups.pop(0), groups.pop(0)
        for k in a[1] + b[1]:
            lengths[k] += 1
        groups.append((a[0] + b[0], a[1] + b[1]))
    return lengths

# %% code_lengths: 0, the words in place of their lengths
def code_lengths(p):
    words = [""] * len(p)
    groups = [(w, [k]) for k, w in enumerate(p)]
    while len(groups) > 1:
        groups.sort()
        a, b = groups.pop(0), groups.pop(0)
        for digit, group in zip("10", (a, b)):
            for k in group[1]:
                words[k] = digit + words[k]
        groups.append((a[0] + b[0], a[1] + b[1]))
    return words

# %% code_lengths: 0, the mean
def code_lengths(p):
    groups, mean = sorted(p), 0
    while len(groups) > 1:
        a, b, *rest = groups
        mean += a + b
        groups = sorted([a + b, *rest])
    return mean

# %% block_size: right, from one to eight
part = np.array([mine["faulty"], 1 - mine["faulty"]])
law = np.ones(1)
sizes = []
for n in range(1, 9):
    law = np.kron(law, part)
    if np.dot(law, code_lengths(law)) / n < mine["budget"]:
        sizes.append(n)
block_size = min(sizes)

# %% block_size: right, each sequence by itself
from itertools import product
def digits_a_part(n):
    p = mine["faulty"]
    law = [p ** sum(s) * (1 - p) ** (n - sum(s)) for s in product((0, 1), repeat=n)]
    return sum(x * l for x, l in zip(law, code_lengths(law))) / n
block_size = next(n for n in range(1, 9) if digits_a_part(n) < mine["budget"])

# %% block_size: right, as a float, with the other outcome first
law, n = [1 - mine["faulty"], mine["faulty"]], 1.0
part = list(law)
while np.array(law) @ np.array(code_lengths(law)) >= mine["budget"] * n:
    law = [x * y for x in law for y in part]
    n += 1
block_size = n

# %% block_size: 0, where the bound promises it
block_size = 1
while entropy_bits([mine["faulty"], 1 - mine["faulty"]]) + 1 / block_size >= mine["budget"]:
    block_size += 1

# %% block_size: 0, where the bound meets the budget, not rounded
block_size = 1 / (mine["budget"] - entropy_bits([mine["faulty"], 1 - mine["faulty"]]))

# %% block_size: 0, words for the number of faulty parts
from math import comb
p = mine["faulty"]
for n in range(1, 9):
    law = np.array([comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)])
    if law @ np.array(code_lengths(law)) / n < mine["budget"]:
        break
block_size = n

# %% block_size: 0, the digits a part
part = np.array([mine["faulty"], 1 - mine["faulty"]])
law, n = part, 1
while (digits := law @ np.array(code_lengths(law)) / n) >= mine["budget"]:
    law, n = np.kron(law, part), n + 1
block_size = digits

# %% block_size: 0, one too few
part = np.array([mine["faulty"], 1 - mine["faulty"]])
law, n = part, 1
while law @ np.array(code_lengths(law)) / n >= mine["budget"]:
    law, n = np.kron(law, part), n + 1
block_size = n - 1

# %% block_size: 0, the largest that was tried
block_size = 8

# %% block_size: 0, the number of words
part = np.array([mine["faulty"], 1 - mine["faulty"]])
law, n = part, 1
while law @ np.array(code_lengths(law)) / n >= mine["budget"]:
    law, n = np.kron(law, part), n + 1
block_size = len(law)

# %% block_size: 0, the entropy is below the budget, so one part will do
block_size = 1

# %% block_size: 0, all digits in a list
part = np.array([mine["faulty"], 1 - mine["faulty"]])
block_size = [float(part @ np.array(code_lengths(part)))]

# %% compressor: right, a capital letter
compressor = "D"

# %% compressor: right, with blanks
compressor = " d "

# %% compressor: right, counted
compressor = "d" if sum(2**n for n in range(1000)) < 2**1000 else "a"

# %% compressor: 0, close to the entropy, so as short as one likes
compressor = "a"

# %% compressor: 0, an entropy of one file
compressor = "b"

# %% compressor: 0, the choice of the code is free
compressor = "c"

# %% compressor: 0, a truth value
compressor = False

# %% compressor: 0, a letter that is not there
compressor = "e"
