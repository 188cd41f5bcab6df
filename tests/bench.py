"""`make bench`: crossent beside its peers, measured in one run. It prints tables and never fails.

Times are medians of interleaved rounds on one thread, so that a busy machine slows all columns
alike. PyTorch takes part where it is installed (`.venv/bin/pip install torch==2.13.0`).
"""

import statistics
import subprocess
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
import scipy
import sklearn
from accuracy import DIGITS
from bench_values import show_values
from mpmath import mp
from peers import torch
from scipy import special, stats
from scipy.spatial.distance import jensenshannon
from sklearn.datasets import load_digits, load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

import crossent

NOISE = 1.15  # the same code run twice differs by as much


class Race(NamedTuple):
    """One job: how we do it, how the peers do it, and what we want."""

    name: str
    ours: Callable
    peer: str
    theirs: Callable
    pytorch: Callable | None
    args: tuple
    ratio: float  # of the peer's time, the most that we want to take
    memory: float  # of the input's bytes, the most that we want to hold


def in_torch(name: str, order: str = "ab", **options) -> Callable | None:
    """Return a function of PyTorch, if it is there, that gets its arguments in another order."""
    if not torch:
        return None
    f = getattr(torch.nn.functional, name, None) or getattr(torch, name)
    return lambda *args: f(
        *(args[-1:] if len(args) == 1 else args[:: 1 if order == "ab" else -1]), **options
    )


def elementwise(n: int, rng: np.random.Generator) -> Iterator[Race]:
    """Races on n scores, n probabilities or n of them with labels."""
    z, p, y = rng.normal(0, 10, n), rng.uniform(0, 1, n), rng.integers(0, 2, n)

    def by_hand(y, z):
        return -np.mean(special.log_expit(y * z))

    for name, peer, theirs, pytorch, x in [
        ("sigmoid", "scipy expit", special.expit, in_torch("sigmoid"), z),
        ("log_sigmoid", "scipy log_expit", special.log_expit, in_torch("logsigmoid"), z),
        ("softplus", "numpy logaddexp", partial(np.logaddexp, 0), in_torch("softplus"), z),
        ("logit", "scipy logit", special.logit, in_torch("logit"), p),
    ]:
        yield Race(name, getattr(crossent, name), peer, theirs, pytorch, (x,), 1, 1.2)
    for name, peer, theirs, pytorch, args in [
        ("log_loss", "scikit-learn log_loss", partial(log_loss, labels=[0, 1]),
         in_torch("binary_cross_entropy", "ba"), (y, p)),
        ("log_loss_from_logits", "scikit-learn log_loss of expit",
         lambda y, z: log_loss(y, special.expit(z), labels=[0, 1]),
         in_torch("binary_cross_entropy_with_logits", "ba"), (y, z)),
        ("margin_loss", "scipy log_expit, by hand", by_hand,
         in_torch("soft_margin_loss", "ba"), (2 * y - 1, z)),
    ]:  # fmt: skip
        yield Race(name, getattr(crossent, name), peer, theirs, pytorch, args, 0.5, 0.2)


def rows(samples: int, classes: int, rng: np.random.Generator) -> Iterator[Race]:
    """Races on rows of scores, and of probabilities (a tenth of the rows where they are long)."""
    z, k = rng.normal(0, 5, (samples, classes)), rng.integers(0, classes, samples)

    def by_hand(k, z):
        return -np.mean(special.log_softmax(z, -1)[np.arange(len(k)), k])

    def of_softmax(k, z):
        return log_loss(k, special.softmax(z, -1), labels=np.arange(classes))

    for name, ratio, memory in [
        ("softmax", 1, 1.2),
        ("log_softmax", 1, 1.2),
        ("logsumexp", 0.5, 1.2),
    ]:
        theirs = partial(getattr(special, name), axis=-1)
        pytorch = in_torch(name, dim=-1)
        yield Race(
            name, getattr(crossent, name), f"scipy {name}", theirs, pytorch, (z,), ratio, memory
        )
    ours, pytorch = crossent.cross_entropy_from_logits, in_torch("cross_entropy", "ba")
    for peer, theirs, ratio in [
        ("scikit-learn log_loss of softmax", of_softmax, 0.5),
        ("scipy log_softmax, by hand", by_hand, 1),
    ]:
        yield Race("cross_entropy_from_logits", ours, peer, theirs, pytorch, (k, z), ratio, 0.2)
    z = z[: max(1, samples // 10)] if classes > 1000 else z
    p, q = special.softmax(z / 5, -1), special.softmax(z[:, ::-1] / 5, -1)
    for name, peer, theirs, args in [
        ("entropy", "scipy entropy", partial(stats.entropy, axis=-1), (p,)),
        ("kl_divergence", "scipy entropy", partial(stats.entropy, axis=-1), (p, q)),
        ("js_divergence", "scipy jensenshannon", partial(jensenshannon, axis=-1), (p, q)),
    ]:
        yield Race(name, getattr(crossent, name), peer, theirs, None, args, 1, 1.2)


def rounds(functions: list[Callable], seconds: float = 0.4) -> list[float]:
    """Median time of one call of each, taken in turn, in seconds."""
    started = time.perf_counter()
    for f in functions:
        f()
    calls = max(1, int(2e-4 / (time.perf_counter() - started)))  # a clock has its limits
    found: list[list[float]] = [[] for _ in functions]
    while sum(map(sum, found)) * calls < seconds or len(found[0]) < 5:
        for f, times in zip(functions, found, strict=True):
            started = time.perf_counter()
            for _ in range(calls):
                f()
            times.append((time.perf_counter() - started) / calls)
    return [statistics.median(times) for times in found]


def peak(f: Callable, size: int) -> float:
    """Most memory held at once during a call, as a part of its input."""
    tracemalloc.start()
    f()
    found = tracemalloc.get_traced_memory()[1] / size
    tracemalloc.stop()
    return found


def amount(seconds: float) -> str:
    """Return a time with its unit."""
    unit, size = next(((u, s) for u, s in (("s", 1), ("ms", 1e-3)) if seconds >= s), ("µs", 1e-6))
    return f"{seconds / size:.3g} {unit}"


def show_speed(title: str, races: Iterable[Race], most: float = 0, goals: bool = True) -> None:
    """Print one table; `most` is the goal, in seconds, where the call itself is what counts."""
    print(
        f"\n{title:26}{'crossent':>9} {'peer':>9} {'ratio':>6} {'goal':>7}   {'memory':>6} {'goal':>5}"
        f" {'peer':>6}   {'PyTorch':>8} {'ratio':>6}   peer"
    )
    for race in races:
        functions = [partial(race.ours, *race.args), partial(race.theirs, *race.args)]
        if race.pytorch:
            given = [
                x if x.dtype == float or race.args[-1].ndim == 2 else x + 0.0 for x in race.args
            ]
            functions.append(partial(race.pytorch, *(torch.from_numpy(x.copy()) for x in given)))
        ours, theirs, *others = rounds(functions)
        wanted = most or race.ratio * theirs
        goal = "" if not goals else amount(most) if most else f"{race.ratio:.1f}"
        line = f"{race.name:26}{amount(ours):>9} {amount(theirs):>9} {ours / theirs:6.2f} {goal:>7}"
        line += " ! " if goals and ours > wanted * NOISE else "   "
        size = sum(x.nbytes for x in race.args)
        if size > 1e6:
            mine, other = peak(functions[0], size), peak(functions[1], size)
            line += f"{mine:6.2f} {race.memory:5.1f} {other:6.2f}{' ! ' if mine > race.memory else '   '}"
        else:
            line += " " * 22
        line += f"{amount(others[0]):>8} {ours / others[0]:6.2f}" if others else " " * 15
        print(f"{line}   {race.peer}")


def show_models() -> None:
    """Print fits of logistic and of softmax regression beside scikit-learn's."""
    print(
        f"\n{'fit':44}{'crossent':>9} {'peer':>9} {'ratio':>6} {'goal':>5}   {'memory / X':>10}"
        f"   {'objective less the peer’s':>25}"
    )
    rng = np.random.default_rng(0)
    for n, d in ((10**5, 20), (10**4, 200)):
        X = rng.normal(size=(n, d))
        y = (rng.uniform(size=n) < crossent.sigmoid(X @ rng.normal(0, 2 / d**0.5, d))).astype(int)
        for l2 in (0.0, 1e-3):
            show_fit(
                f"LogisticRegression(l2={l2:g}), {n:,} × {d}", crossent.LogisticRegression(l2), X, y
            )
    for load in (load_iris, load_digits):
        X, y = load(return_X_y=True)
        name = load.__name__.removeprefix("load_")
        show_fit(f"SoftmaxRegression(l2=1/n), {name}", crossent.SoftmaxRegression(1 / len(X)), X, y)


def show_fit(title: str, model, X: np.ndarray, y: np.ndarray) -> None:
    """Print one line: the same objective, minimised by us and by scikit-learn."""
    C = 1 / (model.l2 * len(X)) if model.l2 else np.inf
    peer = LogisticRegression(C=C, solver="newton-cholesky", tol=1e-12)
    ours, theirs = rounds([partial(model.fit, X, y), partial(peer.fit, X, y)], seconds=3)

    def objective(fitted) -> float:
        z = X @ fitted.coef_.T + fitted.intercept_
        scores = z if z.shape[1] > 1 else np.hstack([0 * z, z])
        loss = crossent.cross_entropy_from_logits(y, scores)
        return loss + model.l2 / 2 * np.square(fitted.coef_).sum()

    print(
        f"{title:44}{amount(ours):>9} {amount(theirs):>9} {ours / theirs:6.2f} {1.3:5}"
        f"{' ! ' if ours > 1.3 * NOISE * theirs else '   '}{peak(partial(model.fit, X, y), X.nbytes):10.2f}"
        f"   {objective(model) - objective(peer):25.1e}"
    )


def show_import() -> None:
    """Print how long the import takes beyond numpy's."""
    found: dict[str, list[float]] = {"import numpy": [], "import numpy, crossent": []}
    for _ in range(15):
        for code, times in found.items():
            started = time.perf_counter()
            subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
            times.append(time.perf_counter() - started)
    alone, both = map(statistics.median, found.values())
    print(f"\nimport crossent, beyond numpy: {both - alone:.3f} s (goal 0.15 s)")


def main() -> None:
    """Print all tables."""
    print(f"numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__},")
    print(f"PyTorch {torch.__version__}" if torch else "PyTorch is not installed: no column for it")
    print(f"'!' marks a goal that is missed by more than the noise, {NOISE:.2f}.")
    warnings.simplefilter("ignore")  # of the peers
    show_import()
    with mp.workdps(DIGITS):
        show_values()
    rng = np.random.default_rng(0)
    show_speed("n = 10", elementwise(10, rng), most=10e-6)
    show_speed("n = 1,000", elementwise(1000, rng), goals=False)
    show_speed("n = 1,000,000", elementwise(10**6, rng))
    show_speed("1 × 10", rows(1, 10, rng), most=30e-6)
    show_speed("100,000 × 10", rows(10**5, 10, rng))
    show_speed("1,000 × 50,257", rows(1000, 50257, rng))
    show_models()


if __name__ == "__main__":
    main()
