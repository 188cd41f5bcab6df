"""Answers to the exercise "softmax": right ones written differently, and wrong ones that people write.

Each stands in the place of the worked answer, in a notebook that is graded as a submission is. The
head says what it must get, and how it was written or what it mistakes.
"""

# %% ticket: right, with the battery for the reference
battery = 1
plastic = battery * np.exp(mine["plastic_battery"])
paper = plastic * np.exp(mine["paper_plastic"])
ticket = 100 * plastic / (paper + plastic + battery)

# %% ticket: right, by scores with plastic at 0
z = np.array([mine["paper_plastic"], 0, -mine["plastic_battery"]])
ticket = 100 * (np.exp(z) / np.exp(z).sum())[1]

# %% ticket: right, to two digits
u, v = mine["paper_plastic"], mine["plastic_battery"]
ticket = round(100 * np.exp(v) / (np.exp(u + v) + np.exp(v) + 1), 2)

# %% ticket: right, as an array with one number
u, v = np.array(mine["paper_plastic"]), np.array(mine["plastic_battery"])
ticket = 100 / (np.exp(u) + 1 + np.exp(-v))

# %% ticket: 0, no chain
u, v = np.exp(mine["paper_plastic"]), np.exp(mine["plastic_battery"])
ticket = 100 * v / (u + v + 1)

# %% ticket: 0, the logistic function of the second log-odds
ticket = 100 / (1 + np.exp(-mine["plastic_battery"]))

# %% ticket: 0, the logistic function of the first, turned
ticket = 100 / (1 + np.exp(mine["paper_plastic"]))

# %% ticket: 0, two curves multiplied
ticket = 100 / (1 + np.exp(mine["paper_plastic"])) / (1 + np.exp(-mine["plastic_battery"]))

# %% ticket: 0, the probability
ticket = 1 / (np.exp(mine["paper_plastic"]) + 1 + np.exp(-mine["plastic_battery"]))

# %% ticket: 0, paper
u, v = mine["paper_plastic"], mine["plastic_battery"]
ticket = 100 * np.exp(u + v) / (np.exp(u + v) + np.exp(v) + 1)

# %% ticket: 0, the last class
u, v = mine["paper_plastic"], mine["plastic_battery"]
ticket = 100 / (np.exp(u + v) + np.exp(v) + 1)

# %% ticket: 0, a share of the log-odds
u, v = mine["paper_plastic"], mine["plastic_battery"]
ticket = 100 * v / (u + v + v)

# %% ticket: 0, a text
ticket = "29.75 coins"

# %% ticket: 0, the whole law
u, v = mine["paper_plastic"], mine["plastic_battery"]
ticket = 100 * np.array([np.exp(u + v), np.exp(v), 1]) / (np.exp(u + v) + np.exp(v) + 1)

# %% softmax: right, by the logarithm of the sum
def softmax(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))

# %% softmax: right, row by row with a loop and math
import math
def softmax(z):
    if np.ndim(z) > 1:
        return np.array([softmax(row) for row in z])
    top = max(z)
    powers = [math.exp(score - top) for score in z]
    return np.array([power / sum(powers) for power in powers])

# %% softmax: right, each class over the others
def softmax(z):
    z = np.array(z, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)

# %% softmax: right, the axis moved to the front and back
def softmax(z):
    z = np.moveaxis(np.array(z, dtype=float), -1, 0)
    z = z - z.max(axis=0)
    powers = np.exp(z)
    return np.moveaxis(powers / powers.sum(axis=0), 0, -1)

# %% softmax: right, a list of lists goes out
def softmax(z):
    z = np.asarray(z)
    powers = np.exp(z - z.max(axis=-1)[..., None])
    return (powers / powers.sum(axis=-1)[..., None]).tolist()

# %% softmax: right, in a copy
def softmax(z):
    q = np.array(z, dtype=float)
    q -= q.max(axis=-1, keepdims=True)
    np.exp(q, out=q)
    q /= q.sum(axis=-1, keepdims=True)
    return q

# %% softmax: 1.5, as the formula says
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1.5, half of the digits
def softmax(z):
    z = np.asarray(z, dtype=np.float32)
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1.5, the largest of the whole table
def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1.5, cut off at 500
def softmax(z):
    powers = np.exp(np.clip(z, -500, 500))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1.5, the largest size, not the largest score
def softmax(z):
    powers = np.exp(z - np.max(np.abs(z), axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1.5, NaN put away
def softmax(z):
    powers = np.exp(z)
    return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True))

# %% softmax: 1.5, the mean in place of the largest
def softmax(z):
    powers = np.exp(z - np.mean(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 0, an epsilon in the sum
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / (powers.sum(axis=-1, keepdims=True) + 1e-8)

# %% softmax: 1.5, turned over for rows, which is right for tables alone
def softmax(z):
    z = np.asarray(z)
    powers = np.exp(z.T - z.max(axis=-1))
    return (powers / powers.sum(axis=0)).T

# %% softmax: 1.5, the second axis
def softmax(z):
    z = np.asarray(z)
    axis = 1 if z.ndim > 1 else 0
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)

# %% softmax: 1.5, writes into the scores of whoever calls it
def softmax(z):
    z = np.asarray(z)
    z -= z.max(axis=-1, keepdims=True)
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1.5, a table with one row comes back as a row
def softmax(z):
    z = np.atleast_2d(np.asarray(z, dtype=float))
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    q = powers / powers.sum(axis=-1, keepdims=True)
    return q[0] if len(q) == 1 else q

# %% softmax: 1, takes arrays alone
def softmax(z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 0, the first axis
def softmax(z):
    powers = np.exp(z - np.max(z, axis=0))
    return powers / powers.sum(axis=0)

# %% softmax: 0, one law for the whole table
def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum()

# %% softmax: 0, no keepdims
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1))
    return powers / powers.sum(axis=-1)

# %% softmax: 0, divided by the sum of the scores
def softmax(z):
    return z / np.sum(z, axis=-1, keepdims=True)

# %% softmax: 0, a curve for each class, divided by the sum
def softmax(z):
    curves = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return curves / curves.sum(axis=-1, keepdims=True)

# %% softmax: 0, powers of 2
def softmax(z):
    powers = 2.0 ** (z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 0, the powers alone
def softmax(z):
    return np.exp(z - np.max(z, axis=-1, keepdims=True))

# %% softmax: 0, the scores turned over
def softmax(z):
    powers = np.exp(np.min(z, axis=-1, keepdims=True) - z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% softmax: 1, a place for whole numbers
def softmax(z):
    z = np.asarray(z)
    q = np.zeros_like(z)
    q[...] = np.exp(z - z.max(axis=-1, keepdims=True))
    return q / q.sum(axis=-1, keepdims=True)

# %% softmax: 0, rounded
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return np.round(powers / powers.sum(axis=-1, keepdims=True), 4)

# %% softmax: 0, printed and not returned
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    print(powers / powers.sum(axis=-1, keepdims=True))

# %% softmax: 0, the logarithm of it
def softmax(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)

# %% read_weights: right, a capital letter
read_weights = "B"

# %% read_weights: right, with blanks
read_weights = " b "

# %% read_weights: right, tried on many intercepts
rng = np.random.default_rng(1)
tried = rng.normal(size=(1000, 3))
falls = softmax(tried + [0.3, 0.8, 0.1])[:, 2] < softmax(tried)[:, 2]
read_weights = "b" if falls.all() else "c"

# %% read_weights: 0, a positive weight is taken for a rise
read_weights = "a"

# %% read_weights: 0, waits for the intercepts
read_weights = "c"

# %% read_weights: 0, a weight is taken for log-odds
read_weights = "d"

# %% read_weights: 0, the class in place of the letter
read_weights = "battery"

# %% read_weights: 0, two letters
read_weights = "b, c"

# %% cooled: right, by logarithms
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "exp(log(p)/T) / (exp(log(p)/T) + exp(log(q)/T) + exp(log(r)/T))",
    "exp((a - log(S))/T) / (exp((a - log(S))/T) + exp((b - log(S))/T) + exp((c - log(S))/T))",
    "exp(a/T) * exp(-log(S)/T) / ((exp(a/T) + exp(b/T) + exp(c/T)) * exp(-log(S)/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: right, S multiplied above and below, with a reason beside each line
cooled = [
    ["p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))", "the law, cooled"],
    ["(S*p)**(1/T) / ((S*p)**(1/T) + (S*q)**(1/T) + (S*r)**(1/T))", "times S^(1/T)"],
    ["(exp(a)/S*S)**(1/T) / (exp(a)**(1/T) + exp(b)**(1/T) + exp(c)**(1/T))", "put in"],
    ["exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))", "a power of a power"],
]

# %% cooled: right, with e for exp and another order
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "(e**a/S)**(1/T) / ((e**b/S)**(1/T) + (e**a/S)**(1/T) + (e**c/S)**(1/T))",
    "e**(a/T) * S**(-1/T) / (S**(-1/T) * (e**(a/T) + e**(b/T) + e**(c/T)))",
    "e**(a/T) / (e**(c/T) + e**(b/T) + e**(a/T))",
]

# %% cooled: right, by the odds
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "1 / (1 + (q/p)**(1/T) + (r/p)**(1/T))",
    "1 / (1 + ((exp(b)/S) / (exp(a)/S))**(1/T) + ((exp(c)/S) / (exp(a)/S))**(1/T))",
    "1 / (1 + exp((b - a)/T) + exp((c - a)/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, the start and the end alone
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, filled up with a 2
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "2*p**(1/T) / (2*p**(1/T) + 2*q**(1/T) + 2*r**(1/T))",
    "2*exp(a/T) / (2*exp(a/T) + 2*exp(b/T) + 2*exp(c/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, one step too few
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "(exp(a)/S)**(1/T) / ((exp(a)/S)**(1/T) + (exp(b)/S)**(1/T) + (exp(c)/S)**(1/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, S forgotten below
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "(exp(a)/S)**(1/T) / (exp(a)**(1/T) + exp(b)**(1/T) + exp(c)**(1/T))",
    "exp(a/T)/S**(1/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, the power taken of a sum term by term
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "p**(1/T) / (p + q + r)**(1/T)",
    "(exp(a)/S)**(1/T)",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, the temperature below and not above
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "(exp(a)/S)**(1/T) / ((exp(a)/S)**(1/T) + (exp(b)/S)**(1/T) + (exp(c)/S)**(1/T))",
    "exp(a*T)/S**T / (exp(a*T)/S**T + exp(b*T)/S**T + exp(c*T)/S**T)",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, a power of e taken for a product
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "exp(a)/S/T / (exp(a)/S/T + exp(b)/S/T + exp(c)/S/T)",
    "exp(a)/T / (exp(a)/T + exp(b)/T + exp(c)/T)",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, puts in one of the three
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "(exp(a)/S)**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "exp(a/T) * S**(-1/T) / (exp(a/T) * S**(-1/T) + q**(1/T) + r**(1/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, stops before the end
cooled = [
    "p**(1/T) / (p**(1/T) + q**(1/T) + r**(1/T))",
    "(exp(a)/S)**(1/T) / ((exp(a)/S)**(1/T) + (exp(b)/S)**(1/T) + (exp(c)/S)**(1/T))",
    "exp(a)**(1/T) / (exp(a)**(1/T) + exp(b)**(1/T) + exp(c)**(1/T))",
    "exp(a)**(1/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% cooled: 0, a hat for a power
cooled = [
    "p^(1/T) / (p^(1/T) + q^(1/T) + r^(1/T))",
    "exp(a/T) / (exp(a/T) + exp(b/T) + exp(c/T))",
]

# %% reheat: right, divided by the largest before the power
def reheat(law, T):
    law = np.asarray(law, dtype=float)
    powers = (law / law.max(axis=-1, keepdims=True)) ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: right, with a loop and math
import math
def reheat(law, T):
    if np.ndim(law) == 2:
        return [reheat(row, T) for row in law]
    top = max(law)
    powers = [math.exp(math.log(p / top) / T) if p else 0.0 for p in law]
    return [power / sum(powers) for power in powers]

# %% reheat: right, with a mask
def reheat(law, T):
    law = np.array(law, dtype=float)
    z = np.full(law.shape, -np.inf)
    z[law > 0] = np.log(law[law > 0])
    z = (z - z.max(axis=-1, keepdims=True)) / T
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)

# %% reheat: right, log first and the zeros put back
def reheat(law, T):
    law = np.asarray(law)
    powers = np.where(law > 0, np.log(np.where(law > 0, law, 1)), -1e18) / T
    powers = np.exp(powers - powers.max(axis=-1)[..., None])
    return powers / powers.sum(axis=-1)[..., None]

# %% reheat: 1, the formula of question 4
def reheat(law, T):
    powers = np.asarray(law) ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: 1, NaN put away
def reheat(law, T):
    powers = np.asarray(law) ** (1 / T)
    return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True))

# %% reheat: 1, a small number inside the logarithm
def reheat(law, T):
    return softmax(np.log(np.asarray(law) + 1e-15) / T)

# %% reheat: 1, the zeros clipped
def reheat(law, T):
    z = np.log(np.clip(law, 1e-12, 1)) / T
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: 1, a temperature that is kept from freezing
def reheat(law, T):
    with np.errstate(divide="ignore"):
        return softmax(np.log(law) / max(T, 0.05))

# %% reheat: 1, writes into the law of whoever calls it
def reheat(law, T):
    law = np.asarray(law)
    law /= law.max(axis=-1, keepdims=True)
    law **= 1 / T
    return law / law.sum(axis=-1, keepdims=True)

# %% reheat: 1, powers of the law, and an epsilon below
def reheat(law, T):
    powers = np.asarray(law) ** (1 / T)
    return powers / (powers.sum(axis=-1, keepdims=True) + 1e-12)

# %% reheat: 1, below a thousandth the largest takes all
def reheat(law, T):
    law = np.asarray(law, dtype=float)
    if T < 1e-3:
        return np.eye(law.shape[-1])[law.argmax(axis=-1)]
    powers = (law / law.max(axis=-1, keepdims=True)) ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: 1, below a thousandth the largest ones share, and nobody else
def reheat(law, T):
    law = np.asarray(law, dtype=float)
    powers = (law / law.max(axis=-1, keepdims=True)) ** (1 / T)
    if T < 1e-3:
        powers = law == law.max(axis=-1, keepdims=True)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: right, the sum of the odds against each class
def reheat(law, T):
    law = np.asarray(law, dtype=float)
    odds = law[..., None, :] / law[..., :, None]
    return np.nan_to_num(1 / (odds ** (1 / T)).sum(axis=-1))

# %% reheat: 0, takes the law for scores
def reheat(law, T):
    return softmax(np.asarray(law) / T)

# %% reheat: 0, the temperature above
def reheat(law, T):
    powers = np.asarray(law) ** T
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: 0, divides by T and normalises
def reheat(law, T):
    hot = np.asarray(law) / T
    return hot / hot.sum(axis=-1, keepdims=True)

# %% reheat: 0, the powers alone
def reheat(law, T):
    return np.asarray(law) ** (1 / T)

# %% reheat: 0, one law for the whole table
def reheat(law, T):
    powers = np.asarray(law) ** (1 / T)
    return powers / powers.sum()

# %% reheat: 0, one law alone, its power by a list
def reheat(law, T):
    powers = [p ** (1 / T) for p in law]
    return np.array(powers) / sum(powers)

# %% reheat: 1, takes arrays alone
def reheat(law, T):
    powers = (law / law.max(axis=-1, keepdims=True)) ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: 0.5, takes arrays alone, and no cold
def reheat(law, T):
    powers = law ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% reheat: 0.5, log-odds, which 0 has not
def reheat(law, T):
    z = np.log(np.asarray(law)) / T
    z = z - z[..., -1:]
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)

# %% bell_border: right, the formula solved on paper
(m0, m1, _), s = mine["means"], mine["deviation"]
P0, P1, _ = mine["shares"]
bell_border = (m0 + m1) / 2 + s**2 * np.log(P0 / P1) / (m1 - m0)

# %% bell_border: right, by a search on a grid
tried = np.arange(0, 300, 0.001)
m, s, P = mine["means"], mine["deviation"], mine["shares"]
gap = np.log(P[0] / P[1]) - (tried - m[0]) ** 2 / (2 * s**2) + (tried - m[1]) ** 2 / (2 * s**2)
bell_border = tried[np.argmin(np.abs(gap))]

# %% bell_border: right, by bisection with the densities
m, s, P = mine["means"], mine["deviation"], mine["shares"]
low, high = -200.0, 400.0
for _ in range(80):
    middle = (low + high) / 2
    z = [np.log(P[k]) - (middle - m[k]) ** 2 / (2 * s**2) for k in (0, 1)]
    low, high = (middle, high) if z[0] > z[1] else (low, middle)
bell_border = middle

# %% bell_border: right, to two digits
(m0, m1, _), s = mine["means"], mine["deviation"]
bell_border = round(float((m0 + m1) / 2 + s * s * np.log(mine["shares"][0] / mine["shares"][1]) / (m1 - m0)), 2)

# %% bell_border: 0, the middle of the means
bell_border = (mine["means"][0] + mine["means"][1]) / 2

# %% bell_border: 0, to the wrong side
(m0, m1, _), s = mine["means"], mine["deviation"]
bell_border = (m0 + m1) / 2 - s**2 * np.log(mine["shares"][0] / mine["shares"][1]) / (m1 - m0)

# %% bell_border: 0, s for the variance
m, s = np.array(mine["means"]), mine["deviation"]
w, b = m / s, np.log(mine["shares"]) - m**2 / (2 * s)
bell_border = (b[0] - b[1]) / (w[1] - w[0])

# %% bell_border: 0, m / s and the rest right
m, s = np.array(mine["means"]), mine["deviation"]
w, b = m / s, np.log(mine["shares"]) - m**2 / (2 * s**2)
bell_border = (b[0] - b[1]) / (w[1] - w[0])

# %% bell_border: 0, the half forgotten
m, s = np.array(mine["means"]), mine["deviation"]
w, b = m / s**2, np.log(mine["shares"]) - m**2 / s**2
bell_border = (b[0] - b[1]) / (w[1] - w[0])

# %% bell_border: 0, the shares without their logarithm
m, s = np.array(mine["means"]), mine["deviation"]
w, b = m / s**2, np.array(mine["shares"]) - m**2 / (2 * s**2)
bell_border = (b[0] - b[1]) / (w[1] - w[0])

# %% bell_border: 0, paper against all the rest
(m0, m1, _), s = mine["means"], mine["deviation"]
P = mine["shares"][0]
bell_border = (m0 + m1) / 2 + s**2 * np.log(P / (1 - P)) / (m1 - m0)

# %% bell_border: 0, the border of battery and paper
m, s = np.array(mine["means"]), mine["deviation"]
w, b = m / s**2, np.log(mine["shares"]) - m**2 / (2 * s**2)
bell_border = (b[2] - b[0]) / (w[0] - w[2])

# %% bell_border: 0, the logarithm to the base 10
(m0, m1, _), s = mine["means"], mine["deviation"]
bell_border = (m0 + m1) / 2 + s**2 * np.log10(mine["shares"][0] / mine["shares"][1]) / (m1 - m0)

# %% bell_border: 0, the plus of the intercept
m, s = np.array(mine["means"]), mine["deviation"]
w, b = m / s**2, np.log(mine["shares"]) + m**2 / (2 * s**2)
bell_border = (b[0] - b[1]) / (w[1] - w[0])

# %% cheapest: right, with a loop
def cheapest(q, price):
    if np.ndim(q) == 2:
        return [cheapest(row, price) for row in q]
    costs = []
    for a in range(len(price[0])):
        costs.append(sum(q[k] * price[k][a] for k in range(len(q)) if q[k] > 0))
    return costs.index(min(costs))

# %% cheapest: right, the product, and the forbidden put in afterwards
def cheapest(q, price):
    q, price = np.asarray(q, dtype=float), np.asarray(price, dtype=float)
    never = np.isinf(price)
    cost = q @ np.where(never, 0, price)
    return np.argmin(np.where((q > 0) @ never, np.inf, cost), axis=-1)

# %% cheapest: right, over the rows with a mask
def cheapest(q, price):
    q, price = np.array(q, dtype=float), np.array(price, dtype=float)
    rows = np.atleast_2d(q)
    best = np.array([np.argmin(row[row > 0] @ price[row > 0]) for row in rows])
    return best if q.ndim == 2 else best[0]

# %% cheapest: 1.5, a large number for infinity, which a tiny probability makes small
def cheapest(q, price):
    price = np.nan_to_num(np.array(price, dtype=float), posinf=1e306)
    return (np.asarray(q)[..., None] * price).sum(axis=-2).argmin(axis=-1)

# %% cheapest: 1.5, the product as it stands
def cheapest(q, price):
    return np.argmin(np.asarray(q) @ np.asarray(price), axis=-1)

# %% cheapest: 1.5, a million for infinity
def cheapest(q, price):
    price = np.where(np.isinf(price), 1e6, price)
    return np.argmin(np.asarray(q) @ price, axis=-1)

# %% cheapest: right, NaN left out of the sum
def cheapest(q, price):
    return np.nansum(np.array(q)[..., None] * np.array(price), axis=-2).argmin(axis=-1)

# %% cheapest: 1.5, a tiny probability counts for 0
def cheapest(q, price):
    q, price = np.asarray(q)[..., None], np.asarray(price)
    return np.where(np.isclose(q, 0), 0, q * price).sum(axis=-2).argmin(axis=-1)

# %% cheapest: 1.5, forbidden whatever the law says
def cheapest(q, price):
    price = np.asarray(price, dtype=float)
    cost = np.asarray(q) @ np.where(np.isinf(price), 0, price)
    cost = np.where(np.isinf(price).any(axis=0), np.inf, cost)
    return np.argmin(cost, axis=-1)

# %% cheapest: 1.5, a decision without a price is left out
def cheapest(q, price):
    return np.nanargmin(np.asarray(q) @ np.asarray(price), axis=-1)

# %% cheapest: 1.5, the last of equal ones
def cheapest(q, price):
    q, price = np.asarray(q, dtype=float)[..., None], np.asarray(price, dtype=float)
    cost = np.where(q == 0, 0, q * price).sum(axis=-2)
    return cost.shape[-1] - 1 - np.argmin(cost[..., ::-1], axis=-1)

# %% cheapest: 1, a loop that starts from a price
def cheapest(q, price):
    if np.ndim(q) == 2:
        return np.array([cheapest(row, price) for row in q])
    best, least = 0, 1000
    for a in range(np.shape(price)[1]):
        cost = sum(q[k] * price[k][a] for k in range(len(q)) if q[k])
        if cost < least:
            best, least = a, cost
    return best

# %% cheapest: 1.5, a price below 0 is taken for its size
def cheapest(q, price):
    q, price = np.asarray(q)[..., None], np.abs(np.asarray(price, dtype=float))
    return np.argmin(np.where(q == 0, 0, q * price).sum(axis=-2), axis=-1)

# %% cheapest: 1.5, writes into the prices of whoever calls it
def cheapest(q, price):
    q, price = np.asarray(q), np.asarray(price)
    never = np.isinf(price)
    if never.any():
        price[never] = 0
    return np.argmin(np.where((q > 0) @ never, np.inf, q @ price), axis=-1)

# %% cheapest: 0, the largest class
def cheapest(q, price):
    return np.argmax(q, axis=-1)

# %% cheapest: 0, the table of prices turned
def cheapest(q, price):
    return np.argmin(np.asarray(q) @ np.asarray(price).T, axis=-1)

# %% cheapest: 0, the dearest
def cheapest(q, price):
    return np.argmax(np.asarray(q) @ np.asarray(price), axis=-1)

# %% cheapest: 0, the price in place of the number
def cheapest(q, price):
    return np.min(np.asarray(q) @ np.asarray(price), axis=-1)

# %% cheapest: 0, one number for the whole table
def cheapest(q, price):
    return np.argmin(np.asarray(q) @ np.asarray(price))

# %% cheapest: 0, the price of the largest class alone
def cheapest(q, price):
    return np.argmin(np.asarray(price)[np.argmax(q, axis=-1)], axis=-1)

# %% cheapest: 0, the mean price, whatever the law
def cheapest(q, price):
    best = np.argmin(np.mean(price, axis=0))
    return best if np.ndim(q) == 1 else np.full(len(q), best)

# %% cheapest: 1, takes arrays alone
def cheapest(q, price):
    q = q[..., None]
    return np.where(q == 0, 0, q * price).sum(axis=-2).argmin(axis=-1)

# %% cheapest: 0, numbers from 1 on
def cheapest(q, price):
    return np.argmin(np.asarray(q) @ np.asarray(price), axis=-1) + 1

# %% cheapest: 0, a list with one number for one law
def cheapest(q, price):
    return np.argmin(np.atleast_2d(q) @ np.asarray(price), axis=1)

# %% law_uses: right, capital letters
law_uses = "DACBAC"

# %% law_uses: right, set apart
law_uses = "d, a, c, b, a, c"

# %% law_uses: right, a list of letters
law_uses = ["d", "a", "c", "b", "a", "c"]

# %% law_uses: 1, the lot, to be fair
law_uses = "dacbdc"

# %% law_uses: 1, prices decide for the guesser
law_uses = "dbcbac"

# %% law_uses: 1, the clerk notes the largest class
law_uses = "dacbaa"

# %% law_uses: 1, the clerk decides today
law_uses = "dacbab"

# %% law_uses: 1, the largest classes make a load
law_uses = "aacbac"

# %% law_uses: 1, the operator names the largest class
law_uses = "dacaac"

# %% law_uses: 1, the forecaster names the largest class
law_uses = "daabac"

# %% law_uses: 0.5, the largest class for everybody
law_uses = "aaaaaa"

# %% law_uses: 0, a lot for everybody
law_uses = "dddddd"

# %% law_uses: 0, five letters
law_uses = "dacba"

# %% law_uses: 0, words
law_uses = "lot, largest, law, cheapest, largest, law"

# %% law_uses: 0, a set, which has no order
law_uses = {"a", "b", "c", "d"}
