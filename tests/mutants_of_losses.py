"""Wrong versions of softmax, entropy and its kin, the losses, and their gradients."""

import numpy as np
from mutants import Mutant, dressed

import crossent


def grown(z):
    return np.exp(z - z.max(-1, keepdims=True))


def shares(e):
    return e / e.sum(-1, keepdims=True)


def lse(z):
    top = z.max(-1)
    return top + np.log(grown(z).sum(-1))


def safe(weight, x):
    return np.where(weight == 0, 0, weight * x)


def log(x, unit):
    return np.log2(x) if unit == "bits" else np.log(x)


def kl_sum(p, q, unit="nats"):
    return safe(p, log(p / q, unit)).sum(-1)


def kl_kept(p, q, unit="nats"):
    return (safe(p, log(p / q, unit)) - (p - q) / (np.log(2) if unit == "bits" else 1)).sum(-1)


def mixed(p, q):
    return (p + q) / 2


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def bce(y, z):
    return np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - y * z


def smooth(y, epsilon):
    return (1 - epsilon) * y + epsilon / y.shape[-1]


def ce(y, z, label_smoothing=0.0):
    return -safe(smooth(y, label_smoothing), crossent.log_softmax(z)).sum(-1)


def ce_grad(y, z, label_smoothing=0.0):
    return crossent.softmax(z) - smooth(y, label_smoothing)


def lead(y, z):
    return z - safe(y, z).sum(-1, keepdims=True)


def hinge(y, z):
    return np.where(y == 1, 0, np.maximum(0, 1 + lead(y, z)))


WRONG_FORMULAS = [
    ("information", "missing minus", lambda p, unit: log(p, unit)),
    ("information", "1 / p, not its logarithm", lambda p, unit: 1 / p),
    ("information", "log2 for log", lambda p, unit: 0 - np.log2(p)),
    ("information", "nats for bits", lambda p, unit: 0 - np.log(p)),
    ("information", "log10 for log2", lambda p, unit: 0 - (np.log10(p) if unit == "bits" else np.log(p))),
    ("information", "an epsilon in the log", lambda p, unit: 0 - log(p + 1e-15, unit)),
    ("information", "-0.0 for the sure event", lambda p, unit: -log(p, unit)),
    ("information", "divided by a rounded log 2", lambda p, unit: 0 - np.log(p) / (0.6931 if unit == "bits" else 1)),
    ("entropy", "missing minus", lambda p, unit: safe(p, log(p, unit)).sum(-1)),
    ("entropy", "mean for sum", lambda p, unit: 0 - safe(p, log(p, unit)).mean(-1)),
    ("entropy", "0 log 0 is NaN", lambda p, unit: 0 - (p * log(p, unit)).sum(-1)),
    ("entropy", "an epsilon in the log", lambda p, unit: 0 - (p * log(p + 1e-12, unit)).sum(-1)),
    ("entropy", "of the event only", lambda p, unit: 0 - safe(p, log(p, unit))[..., 0]),
    ("entropy", "nats for bits", lambda p, unit: 0 - safe(p, np.log(p)).sum(-1)),
    ("cross_entropy", "the laws exchanged", lambda p, q, unit: 0 - safe(q, log(p, unit)).sum(-1)),
    ("cross_entropy", "the log of the truth", lambda p, q, unit: 0 - safe(p, log(p, unit)).sum(-1)),
    ("cross_entropy", "0 × ∞ is NaN", lambda p, q, unit: 0 - (p * log(q, unit)).sum(-1)),
    ("cross_entropy", "an epsilon in the log", lambda p, q, unit: 0 - (p * log(q + 1e-15, unit)).sum(-1)),
    ("cross_entropy", "q clipped at 1e-15", lambda p, q, unit: 0 - (p * log(np.maximum(q, 1e-15), unit)).sum(-1)),
    ("cross_entropy", "the divergence", kl_kept),
    ("cross_entropy", "missing minus", lambda p, q, unit: safe(p, log(q, unit)).sum(-1)),
    ("kl_divergence", "the laws exchanged", lambda p, q, unit: kl_kept(q, p, unit)),
    ("kl_divergence", "the plain sum, at times negative", kl_sum),
    ("kl_divergence", "the absolute value of the plain sum", lambda *a, **k: np.abs(kl_sum(*a, **k))),
    ("kl_divergence", "never below 0 by force", lambda *a, **k: np.maximum(kl_sum(*a, **k), 0)),
    ("kl_divergence", "each term kept, but rounded first", kl_kept),
    ("kl_divergence", "cross-entropy less entropy", lambda p, q, unit:
        safe(p, log(p, unit)).sum(-1) - safe(p, log(q, unit)).sum(-1)),
    ("kl_divergence", "an epsilon in both logs", lambda p, q, unit:
        (p * (log(p + 1e-15, unit) - log(q + 1e-15, unit))).sum(-1)),
    ("kl_divergence", "nats for bits", lambda p, q, unit: crossent.kl_divergence(p, q)),
    ("kl_divergence", "both directions added", lambda p, q, unit:
        crossent.kl_divergence(p, q, unit=unit) + crossent.kl_divergence(q, p, unit=unit)),
    ("js_divergence", "by way of the rounded mixture", lambda p, q, unit:
        (kl_sum(p, mixed(p, q), unit) + kl_sum(q, mixed(p, q), unit)) / 2),
    ("js_divergence", "exact, but of the rounded mixture", lambda p, q, unit:
        (crossent.kl_divergence(p, (p + q) / 2, unit=unit) + crossent.kl_divergence(q, (p + q) / 2, unit=unit)) / 2),
    ("js_divergence", "not halved", lambda p, q, unit: 2 * crossent.js_divergence(p, q, unit=unit)),
    ("js_divergence", "the distance, its root", lambda p, q, unit: np.sqrt(crossent.js_divergence(p, q, unit=unit))),
    ("js_divergence", "to the mixture from p alone", lambda p, q, unit: crossent.kl_divergence(p, mixed(p, q), unit=unit)),
    ("js_divergence", "nats for bits", lambda p, q, unit: crossent.js_divergence(p, q)),
    ("logsumexp", "exp overflows", lambda z: np.log(np.exp(z).sum(-1))),
    ("logsumexp", "the 1 swallows the rest", lse),
    ("logsumexp", "the maximum", lambda z: z.max(-1)),
    ("logsumexp", "mean for sum", lambda z: lse(z) - np.log(z.shape[-1])),
    ("logsumexp", "the maximum not added again", lambda z: lse(z) - z.max(-1)),
    ("logsumexp", "∞ − ∞ for infinite scores", lambda z: z.max(-1) + np.log1p(np.sort(grown(z), -1)[..., :-1].sum(-1))),
    ("softmax", "axis 0 for −1", lambda z, temperature: grown(z / temperature) / grown(z / temperature).sum(0, keepdims=True)),
    ("softmax", "naive exp", lambda z, temperature: shares(np.exp(z / temperature))),
    ("softmax", "the rounding of z − max is lost", lambda z, temperature: shares(grown(z / temperature))),
    ("softmax", "divided by the temperature before the maximum is off", lambda z, temperature: crossent.softmax(z / temperature)),
    ("softmax", "multiplied by the temperature", lambda z, temperature: crossent.softmax(z, 1 / temperature)),
    ("softmax", "the temperature forgotten", lambda z, temperature: crossent.softmax(z)),
    ("softmax", "the scores divided by their sum", lambda z, temperature: shares(np.abs(z))),
    ("softmax", "each class its own sigmoid", lambda z, temperature: sigmoid(z / temperature)),
    ("softmax", "the largest only", lambda z, temperature: (z == z.max(-1, keepdims=True)) * 1.0),
    ("softmax", "2 for e", lambda z, temperature: crossent.softmax(z * np.log(2), temperature)),
    ("log_softmax", "log of a rounded softmax", lambda z: np.log(crossent.softmax(z))),
    ("log_softmax", "the 1 swallows the rest", lambda z: z - z.max(-1, keepdims=True) - np.log(grown(z).sum(-1, keepdims=True))),
    ("log_softmax", "naive exp", lambda z: z - np.log(np.exp(z).sum(-1, keepdims=True))),
    ("log_softmax", "missing minus", lambda z: -crossent.log_softmax(z)),
    ("log_softmax", "an epsilon in the log", lambda z: np.log(crossent.softmax(z) + 1e-12)),
    ("log_softmax", "axis 0 for −1", lambda z: z - np.log(np.exp(z).sum(0, keepdims=True))),
    ("log_loss", "missing minus", lambda y, q: safe(y, np.log(q)) + safe(1 - y, np.log1p(-q))),
    ("log_loss", "labels exchanged", lambda y, q: 0 - safe(1 - y, np.log(q)) - safe(y, np.log1p(-q))),
    ("log_loss", "the label 1 only", lambda y, q: 0 - safe(y, np.log(q))),
    ("log_loss", "0 × ∞ is NaN", lambda y, q: 0 - y * np.log(q) - (1 - y) * np.log1p(-q)),
    ("log_loss", "q clipped at 1e-15", lambda y, q: (q := np.clip(q, 1e-15, 1 - 1e-15)) * 0 - y * np.log(q) - (1 - y) * np.log1p(-q)),
    ("log_loss", "an epsilon in the log", lambda y, q: 0 - y * np.log(q + 1e-12) - (1 - y) * np.log(1 - q + 1e-12)),
    ("log_loss", "at most 100, as in PyTorch", lambda y, q: np.minimum(crossent.log_loss(y, q, reduction="none"), 100)),
    ("log_loss", "log10 for log", lambda y, q: crossent.log_loss(y, q, reduction="none") / np.log(10)),
    ("log_loss", "log2 for log", lambda y, q: crossent.log_loss(y, q, reduction="none") / np.log(2)),
    ("log_loss", "a label of ½ and above is 1", lambda y, q: crossent.log_loss(np.where(np.isnan(y), y, (y >= 0.5) * 1), q, reduction="none")),
    ("log_loss_from_logits", "through the probability", lambda y, z: crossent.log_loss(y, crossent.sigmoid(z), reduction="none")),
    ("log_loss_from_logits", "y z taken off last", bce),
    ("log_loss_from_logits", "exp overflows", lambda y, z: np.log(1 + np.exp(z)) - y * z),
    ("log_loss_from_logits", "missing minus", lambda y, z: np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) + y * z),
    ("log_loss_from_logits", "labels exchanged", lambda y, z: crossent.log_loss_from_logits(1 - y, z, reduction="none")),
    ("log_loss_from_logits", "0 × ∞ is NaN", lambda y, z: np.log1p(np.exp(-np.abs(z))) + np.abs(y - (z > 0)) * np.abs(z)),
    ("log_loss_from_logits_grad", "p − 1 cancels", lambda y, z: sigmoid(z) - y),
    ("log_loss_from_logits_grad", "label less prediction", lambda y, z: -crossent.log_loss_from_logits_grad(y, z, reduction="none")),
    ("log_loss_from_logits_grad", "times σ′, as for squared error", lambda y, z: (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z))),
    ("log_loss_from_logits_grad", "divided by p(1 − p)", lambda y, z: (sigmoid(z) - y) / sigmoid(z) / (1 - sigmoid(z))),
    ("margin_loss", "missing minus", lambda y, z: crossent.softplus(y * z)),
    ("margin_loss", "exp overflows", lambda y, z: np.log(1 + np.exp(-y * z))),
    ("margin_loss", "labels 0 and 1", lambda y, z: crossent.log_loss_from_logits(np.maximum(y, 0), -z, reduction="none")),
    ("margin_loss", "the hinge", lambda y, z: np.maximum(0, 1 - y * z)),
    ("margin_loss_grad", "the sign forgotten", lambda y, z: crossent.sigmoid(-y * z)),
    ("margin_loss_grad", "the label forgotten", lambda y, z: -crossent.sigmoid(-y * z)),
    ("margin_loss_grad", "1 − p cancels", lambda y, z: -y * (1 - crossent.sigmoid(y * z))),
    ("cross_entropy_loss", "missing minus", lambda y, q: safe(y, np.log(q)).sum(-1)),
    ("cross_entropy_loss", "all classes, as many log losses", lambda y, q: -(safe(y, np.log(q)) + safe(1 - y, np.log1p(-q))).sum(-1)),
    ("cross_entropy_loss", "q clipped at 1e-15", lambda y, q: -(y * np.log(np.maximum(q, 1e-15))).sum(-1)),
    ("cross_entropy_loss", "no logarithm, as NLLLoss on softmax", lambda y, q: -(y * q).sum(-1)),
    ("cross_entropy_loss", "the class before", lambda y, q: 0 - safe(np.roll(y, -1, -1), np.log(q)).sum(-1)),
    ("cross_entropy_loss", "divided by the classes", lambda y, q: 0 - safe(y, np.log(q)).mean(-1)),
    ("cross_entropy_from_logits", "through the probabilities", lambda y, z, label_smoothing: -safe(smooth(y, label_smoothing), np.log(crossent.softmax(z))).sum(-1)),
    ("cross_entropy_from_logits", "the 1 swallows the rest", lambda y, z, label_smoothing: lse(z) - safe(smooth(y, label_smoothing), z).sum(-1)),
    ("cross_entropy_from_logits", "missing minus", lambda y, z, label_smoothing: -ce(y, z, label_smoothing)),
    ("cross_entropy_from_logits", "smoothing forgotten", lambda y, z, label_smoothing: ce(y, z)),
    ("cross_entropy_from_logits", "ε shared by the other classes", lambda y, z, label_smoothing:
        ce(y * (1 - label_smoothing) + (1 - y) * label_smoothing / (z.shape[-1] - 1), z)),
    ("cross_entropy_from_logits", "log10 for log", lambda y, z, label_smoothing: ce(y, z, label_smoothing) / np.log(10)),
    ("cross_entropy_from_logits_grad", "p − 1 cancels", ce_grad),
    ("cross_entropy_from_logits_grad", "label less prediction", lambda y, z, label_smoothing: -ce_grad(y, z, label_smoothing)),
    ("cross_entropy_from_logits_grad", "the true class only", lambda y, z, label_smoothing: y * ce_grad(y, z, label_smoothing)),
    ("cross_entropy_from_logits_grad", "smoothing forgotten", lambda y, z, label_smoothing: crossent.cross_entropy_from_logits_grad(y, z, reduction="none")),
    ("hinge_loss", "the true class counted", lambda y, z: np.maximum(0, 1 + lead(y, z)).sum(-1)),
    ("hinge_loss", "the worst class only", lambda y, z: hinge(y, z).max(-1)),
    ("hinge_loss", "no margin", lambda y, z: np.maximum(0, lead(y, z)).sum(-1)),
    ("hinge_loss", "mean for sum", lambda y, z: hinge(y, z).mean(-1)),
    ("hinge_loss", "squared", lambda y, z: (hinge(y, z) ** 2).sum(-1)),
    ("hinge_loss", "the sign of the lead turned", lambda y, z: np.where(y == 1, 0, np.maximum(0, 1 - lead(y, z))).sum(-1)),
    ("hinge_loss", "the rounding of the lead is lost", lambda y, z: hinge(y, z).sum(-1)),
    ("hinge_loss_grad", "nothing for the true class", lambda y, z: np.sign(hinge(y, z))),
    ("hinge_loss_grad", "−1 for the true class", lambda y, z: np.sign(hinge(y, z)) - y),
    ("hinge_loss_grad", "missing minus", lambda y, z: -crossent.hinge_loss_grad(y, z, reduction="none")),
]  # fmt: skip


def likelihood(name, formula):
    return lambda y, q, **axis: formula(getattr(crossent, name)(y, q, **axis), np.size(y))


# Right formulas, one promise broken in each.
WRONG_MANNERS = [
    ("bernoulli_log_likelihood", "missing minus", likelihood("bernoulli_log_likelihood", lambda s, n: -s)),
    ("bernoulli_log_likelihood", "mean for sum", likelihood("bernoulli_log_likelihood", lambda s, n: s / n)),
    ("bernoulli_log_likelihood", "log of the product", lambda y, q:
        float(np.log(np.prod(np.where(np.asarray(y) == 1, q, 1 - np.asarray(q)))))),
    ("categorical_log_likelihood", "missing minus", likelihood("categorical_log_likelihood", lambda s, n: -s)),
    ("categorical_log_likelihood", "mean for sum", likelihood("categorical_log_likelihood", lambda s, n: s / n)),
    ("categorical_log_likelihood", "one-hot rows taken for class numbers", lambda k, q, **axis:
        crossent.categorical_log_likelihood(np.ravel(k) if np.ndim(q) == 1 else k, q, **axis)),
    ("log_loss", "the sum by default", lambda y, q, *, reduction="sum": crossent.log_loss(y, q, reduction=reduction)),
    ("log_loss", "(n,) meets (n, 1)", lambda y, q, **k: crossent.log_loss(*np.broadcast_arrays(y, q), **k)),
    ("log_loss", "a mean of blocks, not of samples", lambda y, q, *, reduction="mean":
        crossent.log_loss(y, q, reduction=reduction) if np.size(q) < 16384 or reduction != "mean"
        else float(np.mean([crossent.log_loss(np.ravel(y)[i:i + 16384], np.ravel(q)[i:i + 16384]) for i in range(0, np.size(q), 16384)]))),
    ("log_loss_from_logits_grad", "not divided by n", lambda y, z, *, reduction="mean":
        crossent.log_loss_from_logits_grad(y, z, reduction="none")),
    ("cross_entropy_from_logits_grad", "divided by all scores", lambda k, z, *, reduction="mean", **o:
        crossent.cross_entropy_from_logits_grad(k, z, reduction=reduction, **o)
        / (np.shape(z)[o.get("axis", -1)] if reduction == "mean" else 1)),
    ("cross_entropy_from_logits", "labels from 1", lambda k, z, **o:
        crossent.cross_entropy_from_logits(np.asarray(k) - 1 if np.ndim(k) < np.ndim(z) else k, z, **o)),
    ("cross_entropy_loss", "labels that are no class are wrapped", lambda k, q, **o:
        crossent.cross_entropy_loss(np.mod(k, np.shape(q)[-1]) if np.ndim(k) < np.ndim(q) else k, q, **o)),
    ("hinge_loss", "a soft label is rounded", lambda k, z, **o:
        crossent.hinge_loss(np.argmax(k, -1) if np.ndim(k) == np.ndim(z) else k, z, **o)),
    ("margin_loss", "labels 0 are taken for −1", lambda y, z, **o:
        crossent.margin_loss(np.where(np.asarray(y) == 0, -1, y), z, **o)),
    ("softmax", "renormalises once more", lambda z, *a, axis=-1:
        (q := crossent.softmax(z, *a, axis=axis)) / q.sum(axis, keepdims=True)),
    ("entropy", "a law is made of anything", lambda p, **k: crossent.entropy(np.abs(p) / np.abs(p).sum(), **k)),
    ("entropy", "sums that are off by 1e-5 pass", lambda p, **k: crossent.entropy(
        np.asarray(p) / (s if abs((s := np.sum(p, k.get("axis", -1), keepdims=True)) - 1).max() < 1e-5 else 1), **k)),
    ("logsumexp", "along the first axis", lambda z, *, axis=0: crossent.logsumexp(z, axis=axis)),
    ("cross_entropy", "one law does not meet many", lambda p, q, **k:
        crossent.cross_entropy(np.reshape(p, np.shape(q)), q, **k)),
    ("information", "reads the text '0.5'", lambda p, **k: crossent.information(np.asarray(p, float), **k)),
    ("js_divergence", "an array for a number", lambda p, q, **k: np.asarray(crossent.js_divergence(p, q, **k))),
    ("log_softmax", "changes its input", lambda z, **k: changes(z, crossent.log_softmax(z, **k))),
]  # fmt: skip


def changes(z, y):
    if isinstance(z, np.ndarray) and z.shape == np.shape(y) and z.flags.writeable:
        z[...] = y
    return y


MUTANTS = [Mutant(f, what, dressed(f, formula)) for f, what, formula in WRONG_FORMULAS]
MUTANTS += [Mutant(f, what, manner) for f, what, manner in WRONG_MANNERS]
