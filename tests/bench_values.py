"""Single values where a peer's last bits, or all of them, are wrong; the exact ones by mpmath."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from accuracy import ulps
from mpmath import mp, mpf
from peers import torch
from scipy import special, stats
from scipy.spatial.distance import jensenshannon
from sklearn.metrics import log_loss
from test_accuracy import bce, js, kl

import crossent

F = torch and torch.nn.functional


class Value(NamedTuple):
    """One question, its exact answer, ours, a peer's and PyTorch's."""

    name: str
    exact: mpf
    ours: float
    peer: str
    theirs: Callable[[], float]
    pytorch: Callable | None = None


def tensor(x) -> "torch.Tensor":
    return torch.tensor(x, dtype=torch.float64, requires_grad=True)


def slope(loss: Callable, z) -> "torch.Tensor":
    z = tensor(z)
    loss(z).backward()
    return z.grad


def divergences() -> list[Value]:
    """Two pairs of laws so near that the plain sum has no digit left."""
    p, equal = np.array([0.2, 0.3, 0.5]), np.array([0.1, 0.2, 0.7])
    near = p * (1 + np.array([3e-9, -2e-9, 0]))
    beside = equal + np.array([0, 2.0**-54, -(2.0**-54)])
    found = []
    for a, b, what in ((p, near, "1e-9 apart"), (equal, beside, "one bit apart")):
        x, y = ([mpf(v) for v in law.tolist()] for law in (a, b))
        ours = crossent.kl_divergence(a, b)
        found.append(
            Value(f"kl_divergence, laws {what}", kl(x, y), ours, "scipy", lambda a=a, b=b: stats.entropy(a, b),
                  lambda a=a, b=b: F.kl_div(tensor(b).log(), tensor(a), reduction="sum"))
        )  # fmt: skip
        ours = crossent.js_divergence(a, b)
        theirs = lambda a=a, b=b: jensenshannon(a, b) ** 2  # noqa: E731
        found.append(Value(f"js_divergence, laws {what}", js(x, y), ours, "scipy", theirs))
    return found


def of_many_classes() -> list[Value]:
    """A class that is nearly sure."""
    z, class_0 = [40.0, 0.0], torch and torch.tensor(0)
    far = mpf(50.3) - mpf(0.1)
    rest = mp.log(1 + mp.exp(-40))
    return [
        Value("softmax([50.3, 0.1])[1]", 1 / (1 + mp.exp(far)), crossent.softmax([50.3, 0.1])[1],
              "scipy", lambda: special.softmax([50.3, 0.1])[1],
              lambda: F.softmax(tensor([50.3, 0.1]), -1)[1]),
        Value("log_softmax([40, 0])[0]", -rest, crossent.log_softmax(z)[0],
              "scipy", lambda: special.log_softmax(z)[0], lambda: F.log_softmax(tensor(z), -1)[0]),
        Value("logsumexp([0, −40])", rest, crossent.logsumexp([0, -40]),
              "scipy", lambda: special.logsumexp([0, -40]),
              lambda: torch.logsumexp(tensor([0, -40.0]), -1)),
        Value("cross-entropy of class 0 at [40, 0]", rest, crossent.cross_entropy_from_logits(0, z),
              "scikit-learn", lambda: log_loss([0], special.softmax([z], -1), labels=[0, 1]),
              lambda: F.cross_entropy(tensor(z), class_0)),
        Value("  its slope in the first score", -1 / (1 + mp.exp(40)),
              crossent.cross_entropy_from_logits_grad(0, z)[0],
              "q − y", lambda: special.softmax(z)[0] - 1,
              lambda: slope(lambda z: F.cross_entropy(z, class_0), z)[0]),
    ]  # fmt: skip


def of_two_classes() -> list[Value]:
    """Both labels, confident and right; a prediction near ½, near 0; a score where PyTorch cuts."""

    def bce_of_torch(z, y):
        return F.binary_cross_entropy_with_logits(z, tensor(y).detach())

    found = [
        Value(f"log loss of the label {y} at z = {z:g}", bce(y, mpf(z)), crossent.log_loss_from_logits(y, z),
              "scikit-learn", lambda y=y, z=z: log_loss([y], special.expit([z]), labels=[0, 1]),
              lambda y=y, z=z: bce_of_torch(tensor(z), float(y)))
        for y, z in ((1, 40.0), (0, -40.0))
    ]  # fmt: skip
    half = 0.5 - 2.0**-54
    return found + [
        Value("  its slope for the label 1 at z = 40", -1 / (1 + mp.exp(40)),
              crossent.log_loss_from_logits_grad(1, 40),
              "σ(z) − y", lambda: special.expit(40.0) - 1,
              lambda: slope(lambda z: bce_of_torch(z, 1.0), 40.0)),
        Value("log loss of the label 1 at q = 1e−220", -mp.log(mpf(1e-220)), crossent.log_loss(1, 1e-220),
              "scikit-learn", lambda: log_loss([1], [1e-220], labels=[0, 1]),
              lambda: F.binary_cross_entropy(tensor(1e-220), tensor(1.0).detach())),
        Value("logit one float below ½", mp.log(mpf(half) / (1 - mpf(half))), crossent.logit(half),
              "scipy", lambda: special.logit(half), lambda: torch.logit(tensor(half))),
        Value("softplus(20.0001)", mp.log(1 + mp.exp(mpf(20.0001))), crossent.softplus(20.0001),
              "numpy", lambda: np.logaddexp(0, 20.0001), lambda: F.softplus(tensor(20.0001))),
    ]  # fmt: skip


def show_values() -> None:
    """Print the table."""
    print(f"\n{'where peers are wrong':40}{'by':13} {'value':>25} {'error in ulp':>13}")
    for value in divergences() + of_many_classes() + of_two_classes():
        print(f"{value.name:40}{'exact':13} {mp.nstr(value.exact, 17):>25}")
        answers = {"crossent": lambda ours=value.ours: ours, value.peer: value.theirs}
        if torch and value.pytorch:
            answers["PyTorch"] = lambda of=value.pytorch: of().detach()
        for library, answer in answers.items():
            got = float(answer())
            print(f"{'':40}{library:13} {got:25.17g} {ulps(got, value.exact):13.3g}")
