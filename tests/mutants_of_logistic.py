"""Wrong versions of odds, logit, sigmoid and what goes with them."""

import numpy as np
from mutants import Mutant, dressed

import crossent


def naive(z):
    return 1 / (1 + np.exp(-z))


def grown(z):
    return np.exp(-np.abs(z))


def log1p_form(p):
    return np.copysign(np.log1p(np.abs(2 * p - 1) / np.minimum(p, 1 - p)), 2 * p - 1)


WRONG_FORMULAS = [
    ("odds", "plus for minus", lambda p: p / (1 + p)),
    ("odds", "upside down", lambda p: (1 - p) / p),
    ("odds", "the probability itself", lambda p: p + 0),
    ("odds", "an epsilon under the bar", lambda p: p / (1 - p + 1e-15)),
    ("odds", "p clipped at 1e-15", lambda p: np.clip(p, 1e-15, 1) / (1 - p)),
    ("odds", "by way of logs", lambda p: np.exp(np.log(p) - np.log1p(-p))),
    ("logit", "log2 for log", lambda p: np.log2(p / (1 - p))),
    ("logit", "log10 for log", lambda p: np.log10(p / (1 - p))),
    ("logit", "the sides swapped", lambda p: np.log((1 - p) / p)),
    ("logit", "no sign below one half", lambda p: np.abs(log1p_form(p))),
    ("logit", "plus for minus", lambda p: np.log(p) + np.log1p(-p)),
    ("logit", "the log of p alone", np.log),
    ("logit", "the log of a rounded quotient", lambda p: np.log(p / (1 - p))),
    ("logit", "a difference of logs", lambda p: np.log(p) - np.log1p(-p)),
    ("logit", "an epsilon in the log", lambda p: np.log((p + 1e-12) / (1 - p + 1e-12))),
    ("logit", "p clipped at 1e-15", lambda p: log1p_form(np.clip(p, 1e-15, 1 - 1e-15))),
    ("logit", "overflow for subnormal p", log1p_form),
    ("sigmoid", "missing minus", lambda z: 1 / (1 + np.exp(z))),
    ("sigmoid", "exp overflows below -709", naive),
    ("sigmoid", "exp overflows above 709", lambda z: np.exp(z) / (1 + np.exp(z))),
    ("sigmoid", "branches swapped", lambda z: np.where(z < 0, 1, grown(z)) / (1 + grown(z))),
    ("sigmoid", "2 for e", lambda z: 1 / (1 + 2.0**-z)),
    ("sigmoid", "tanh, another member of the family", np.tanh),
    ("sigmoid", "tanh form cancels for z < 0", lambda z: (1 + np.tanh(z / 2)) / 2),
    ("sigmoid", "clipped at 1e-15", lambda z: np.clip(naive(z), 1e-15, 1 - 1e-15)),
    ("sigmoid", "computed in float32", lambda z: naive(z.astype("f4")).astype("f8")),
    ("sigmoid", "e^z is not divided", lambda z: np.exp(np.minimum(z, 0))),
    ("sigmoid_grad", "1 - s cancels", lambda z: naive(z) * (1 - naive(z))),
    ("sigmoid_grad", "plus for minus", lambda z: naive(z) * (1 + naive(z))),
    ("sigmoid_grad", "the square forgotten", lambda z: grown(z) / (1 + grown(z))),
    ("sigmoid_grad", "slope of tanh", lambda z: 1 - np.tanh(z) ** 2),
    ("sigmoid_grad", "no |z|", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    ("sigmoid_grad", "a factor 4", lambda z: 4 * grown(z) / (1 + grown(z)) ** 2),
    ("log_sigmoid", "log of a rounded sigmoid", lambda z: np.log(naive(z))),
    ("log_sigmoid", "missing minus", lambda z: np.log1p(grown(z)) - np.minimum(z, 0)),
    ("log_sigmoid", "plus for minus", lambda z: np.minimum(z, 0) + np.log1p(grown(z))),
    ("log_sigmoid", "max for min", lambda z: np.maximum(z, 0) - np.log1p(grown(z))),
    ("log_sigmoid", "log2 for log", lambda z: np.minimum(z, 0) - np.log2(1 + grown(z))),
    ("log_sigmoid", "an epsilon in the log", lambda z: np.log(naive(z) + 1e-12)),
    ("softplus", "exp overflows", lambda z: np.log(1 + np.exp(z))),
    ("softplus", "log for log1p", lambda z: np.maximum(z, 0) + np.log(1 + grown(z))),
    ("softplus", "z itself from 20 on", lambda z: np.where(z > 20, z, np.log1p(np.exp(z)))),
    ("softplus", "max(z, 0), not smooth", lambda z: np.maximum(z, 0)),
    ("softplus", "min for max", lambda z: np.minimum(z, 0) + np.log1p(grown(z))),
    ("softplus", "the sign of z turned", lambda z: np.log1p(np.exp(-z))),
]


def in_place(z):
    y = crossent.softplus(z)
    if isinstance(z, np.ndarray):
        z[...] = y
    return y


# Right numbers, wrong manners: one promise of the library broken in each.
WRONG_MANNERS = [
    ("odds", "lets numpy warn of 1 / 0", crossent.odds.__wrapped__),
    ("logit", "p outside [0, 1] is clipped", lambda p: crossent.logit(np.clip(p, 0, 1))),
    ("sigmoid", "reads the text '0.5'", lambda z: crossent.sigmoid(np.asarray(z, float))),
    ("sigmoid_grad", "numpy's scalar", lambda z: np.asarray(crossent.sigmoid_grad(z))[()]),
    ("log_sigmoid", "an array for a scalar", lambda z: np.asarray(crossent.log_sigmoid(z))),
    ("log_sigmoid", "a flat array", lambda z: crossent.log_sigmoid(np.ravel(z))),
    ("softplus", "NaN is read as 0", lambda z: crossent.softplus(np.where(np.isnan(z), 0, z))),
    ("softplus", "changes its input", in_place),
]

MUTANTS = [Mutant(f, what, dressed(f, formula)) for f, what, formula in WRONG_FORMULAS]
MUTANTS += [Mutant(f, what, manner) for f, what, manner in WRONG_MANNERS]
