"""The models of `crossent` against scikit-learn, hand-worked numbers and their own promises.

Every test that takes `c=crossent` is also called with a wrong version of one name in the place of
the right one.
"""

import tracemalloc
import warnings

import numpy as np
import pytest
from sklearn.base import clone, is_classifier
from sklearn.datasets import load_digits, load_iris
from sklearn.linear_model import LogisticRegression as Peer
from sklearn.model_selection import cross_val_score
from sklearn.multiclass import OneVsOneClassifier, OneVsRestClassifier
from test_descent import X10, Y10, refusal, samples

import crossent

inf, nan = np.inf, np.nan
MANY = ("SoftmaxRegression", "OneVsRest", "OneVsOne")
MODELS = ("LogisticRegression", *MANY)


def peer(l2, n):
    """The model of scikit-learn with the same objective."""
    C = 1 / (l2 * n) if l2 else inf
    return Peer(solver="newton-cholesky", tol=1e-12, C=C, max_iter=1000)


IRIS = load_iris()


def flowers():
    """150 irises of three kinds, their measures scaled."""
    X = (IRIS.data - IRIS.data.mean(0)) / IRIS.data.std(0)
    return X, IRIS.target_names[IRIS.target]


def table(name, n=90, size=2.0):
    """A table with labels 3, 5 (and 8) that a model can learn without a penalty."""
    classes = [3, 5] if name == "LogisticRegression" else [3, 5, 8]
    X, labels = samples(n, 3, len(classes), size=size)
    # The first sample is of the last class, so that the order of appearance is another one.
    return X, np.take(classes, labels - labels[0] - 1, mode="wrap")


def said(f, *args):
    """The result of a call, and the warnings: their class and their words."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = f(*args)
    return result, [(warning.category, str(warning.message)) for warning in caught]


def test_ten_points_get_the_weights_of_the_ledger(c=crossent):
    for solver in ("newton", "gradient"):
        for l2, w, b, loss in [(0, 1.64243, 0.80284, 0.305159), (0.1, 0.97193, 0.65554, 0.332911)]:
            model = c.LogisticRegression(l2, solver).fit(X10, Y10)
            assert model.coef_.shape == (1, 1) and model.intercept_.shape == (1,)
            assert [*model.coef_[0], *model.intercept_] == pytest.approx([w, b], abs=6e-6)
            z = model.decision_function(X10)
            assert np.mean(np.logaddexp(0, z) - Y10 * z) == pytest.approx(loss, abs=6e-7)


def test_the_weights_are_those_of_scikit_learn(c=crossent):
    for l2 in (0, 1e-3, 0.1):
        X, y = samples(400, 5)
        model, other = c.LogisticRegression(l2).fit(X, y), peer(l2, 400).fit(X, y)
        np.testing.assert_allclose(model.coef_, other.coef_, atol=1e-8)
        np.testing.assert_allclose(model.intercept_, other.intercept_, atol=1e-8)
        np.testing.assert_allclose(model.predict_proba(X), other.predict_proba(X), atol=1e-8)
        np.testing.assert_array_equal(model.predict(X), other.predict(X))
        X, y = samples(400, 5, classes=3)
        model, other = c.SoftmaxRegression(l2).fit(X, y), peer(l2, 400).fit(X, y)
        np.testing.assert_allclose(model.predict_proba(X), other.predict_proba(X), atol=1e-8)
        np.testing.assert_array_equal(model.predict(X), other.predict(X))


def test_the_objective_is_that_of_scikit_learn_on_flowers_and_digits():
    digits = load_digits(return_X_y=True)
    for (X, y), l2 in [(flowers(), 1e-3), (flowers(), 0.1), (digits, 0.01)]:
        model, other = crossent.SoftmaxRegression(l2).fit(X, y), peer(l2, len(X)).fit(X, y)
        np.testing.assert_allclose(model.coef_, other.coef_, atol=1e-7)
        labels = np.searchsorted(model.classes_, y)
        cost = crossent.SoftmaxCost(X, labels, l2)
        theirs = cost(np.column_stack([other.coef_, other.intercept_]))
        assert model.converged_ and abs(model.path_.costs[-1] - theirs) <= 1e-12


def test_both_solvers_find_the_same(c=crossent):
    for name in MODELS:
        for l2 in (0, 0.1):
            X, y = table(name, n=200, size=0.5)
            fast, slow = (
                getattr(c, name)(l2, solver).fit(X, y) for solver in ("newton", "gradient")
            )
            assert fast.converged_ and slow.converged_
            np.testing.assert_allclose(fast.coef_, slow.coef_, atol=1e-4)
            np.testing.assert_allclose(fast.intercept_, slow.intercept_, atol=1e-4)
            assert np.max(slow.n_iter_) > np.max(fast.n_iter_) > 2


def test_predictions_add_up_to_what_was_seen(c=crossent):
    X, y = table("LogisticRegression")
    p = c.LogisticRegression().fit(X, y).predict_proba(X)
    assert p.sum(0) == pytest.approx([np.sum(y == 3), np.sum(y == 5)], rel=1e-9)
    np.testing.assert_allclose(p[:, 1] @ X, (y == 5) @ X, rtol=1e-9)
    # Without a penalty on the intercept this holds with one on the weights too.
    p = c.LogisticRegression(0.5).fit(X, y).predict_proba(X)
    assert p.sum(0) == pytest.approx([np.sum(y == 3), np.sum(y == 5)], rel=1e-9)
    X, y = table("SoftmaxRegression")
    for l2 in (0, 0.5):
        model = c.SoftmaxRegression(l2).fit(X, y)
        counts = [np.sum(y == label) for label in (3, 5, 8)]
        assert model.predict_proba(X).sum(0) == pytest.approx(counts, rel=1e-9)
        assert np.abs(model.coef_.sum(0)).max() < 1e-9 > abs(model.intercept_.sum())


def test_probabilities_are_a_law_and_the_largest_is_predicted(c=crossent):
    for name in ("LogisticRegression", "SoftmaxRegression", "OneVsRest"):
        X, y = table(name)
        model = getattr(c, name)(0.1).fit(X, y)
        p = model.predict_proba(X)
        assert p.shape == (90, len(model.classes_)) and ((0 < p) & (p < 1)).all()
        np.testing.assert_array_equal(model.predict(X), model.classes_[p.argmax(1)])
        far = model.predict_proba(200 * X)
        np.testing.assert_allclose(np.concatenate([p, far]).sum(1), 1, rtol=1e-13)
        # A small probability keeps its digits beside one that is 1.
        assert (np.where(far > 0, far, 1).min(0) < 1e-30).all()
    # A sample that each of three models says is none of its own still gets a law.
    nowhere = np.linalg.solve(model.coef_, -1e4 - model.intercept_)
    np.testing.assert_allclose(model.predict_proba([nowhere]), 1 / 3, rtol=1e-9)


def test_two_classes_by_softmax_are_logistic_regression_with_half_the_penalty(c=crossent):
    X, y = table("LogisticRegression")
    for l2 in (0, 0.2):
        two, one = c.SoftmaxRegression(l2).fit(X, y), c.LogisticRegression(l2 / 2).fit(X, y)
        np.testing.assert_allclose(two.coef_[1] - two.coef_[0], one.coef_[0], atol=1e-8)
        np.testing.assert_allclose(two.predict_proba(X), one.predict_proba(X), atol=1e-9)


def test_one_against_the_rest_is_that_of_scikit_learn(c=crossent):
    for (X, y), l2 in [(flowers(), 1e-3), (flowers(), 0.1), (table("OneVsRest"), 0)]:
        ours, theirs = c.OneVsRest(l2).fit(X, y), OneVsRestClassifier(peer(l2, len(X))).fit(X, y)
        np.testing.assert_allclose(
            ours.decision_function(X), theirs.decision_function(X), atol=1e-7
        )
        np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-9)
        np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
        assert len(ours.estimators_) == 3 and ours.coef_.shape == (3, X.shape[1])


def test_separate_probabilities_answer_separate_questions(c=crossent):
    X, y = flowers()
    model = c.OneVsRest(0.01).fit(X, y)
    separate = model.separate_probabilities(X)
    for k, label in enumerate(model.classes_):
        one = crossent.LogisticRegression(0.01).fit(X, y == label)
        np.testing.assert_allclose(separate[:, k], one.predict_proba(X)[:, 1], rtol=1e-12)
    total = separate.sum(1, keepdims=True)
    assert total.min() < 0.8 and total.max() > 1.2
    assert {0, 1, 2} == set((separate > 0.5).sum(1))  # classes that claim a flower
    np.testing.assert_allclose(model.predict_proba(X), separate / total, rtol=1e-12)


def test_one_against_one_is_that_of_scikit_learn(c=crossent):
    for (X, y), l2 in [(flowers(), 1e-3), (flowers(), 0.1)]:
        # Each pair of kinds has 100 flowers.
        ours, theirs = c.OneVsOne(l2).fit(X, y), OneVsOneClassifier(peer(l2, 100)).fit(X, y)
        np.testing.assert_allclose(
            ours.decision_function(X), theirs.decision_function(X), atol=1e-7
        )
        np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    X, y = samples(300, 2, classes=5, size=4)
    ours, theirs = c.OneVsOne().fit(X, y), OneVsOneClassifier(peer(0, 0)).fit(X, y)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), atol=1e-6)


def test_votes_are_counted_and_ties_broken_by_scores(c=crossent):
    X, _ = samples(300, 2)
    y = np.random.default_rng(2).integers(0, 4, 300)  # so that the models contradict each other
    model = c.OneVsOne().fit(X, y)
    votes, decision = model.votes(X), model.decision_function(X)
    assert model.pairs_.tolist() == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]
    assert (votes.sum(1) == 6).all() and votes.max() == 3 and votes.min() == 0
    expected = np.zeros((300, 4))
    for one in model.estimators_:
        expected[np.arange(300), one.predict(X)] += 1
    np.testing.assert_array_equal(votes, expected)
    assert np.abs(decision - votes).max() < 1 / 3
    ties = (votes == votes.max(1, keepdims=True)).sum(1) > 1
    assert ties.any() and not ties.all()
    np.testing.assert_array_equal(model.predict(X)[~ties], votes.argmax(1)[~ties])
    assert (model.predict(X)[ties] != votes.argmax(1)[ties]).any()


def test_labels_may_be_anything_that_has_an_order(c=crossent):
    for name in MODELS:
        X, y = table(name)
        model = getattr(c, name)(0.1).fit(X, y)
        numbers = np.searchsorted(model.classes_, model.predict(X))
        assert model.classes_.tolist() == sorted(set(y)) and len(set(numbers)) == len(set(y))
        kinds = [
            ["no", "yes", "zebra"],
            [-1.0, 1.0, 2.5],
            [b"a", b"b", b"c"],
            [10**20, 10**21, 10**22],
        ]
        if name == "LogisticRegression":
            kinds.append([False, True])
        for kind in kinds:
            renamed = [kind[i] for i in np.searchsorted([3, 5, 8], y)]
            other = getattr(c, name)(0.1).fit(X.tolist(), renamed)
            assert other.classes_.tolist() == kind[: len(model.classes_)]
            assert other.predict(X).tolist() == [kind[i] for i in numbers]
            np.testing.assert_array_equal(other.coef_, model.coef_)
            assert other.score(X, renamed) == np.mean(model.predict(X) == y) > 0.5


def test_the_conventions_of_scikit_learn_hold(c=crossent):
    for name in MODELS:
        X, y = table(name)
        K = len(set(y))
        model = getattr(c, name)(l2=0.1, solver="gradient")
        assert model.get_params() == {"l2": 0.1, "solver": "gradient"}
        assert repr(clone(model)) == f"{name}(l2=0.1, solver='gradient')"
        assert model.set_params(l2=0.2, solver="newton") is model.fit(X, y) is model
        assert model.get_params(deep=True) == {"l2": 0.2, "solver": "newton"}
        rows = K if name in MANY else 1
        assert model.coef_.shape == (rows, 3) and model.intercept_.shape == (rows,)
        assert model.n_features_in_ == 3 and model.converged_ is True
        assert model.predict(X).shape == (90,) == model.predict(X[:, :]).shape
        expected = (90, K) if name in MANY else (90,)
        assert model.decision_function(X).shape == expected
        assert np.min(model.n_iter_) > 2 and np.shape(model.n_iter_) == (
            (rows,) if name.startswith("One") else ()
        )
        if not name.startswith("One"):
            assert model.path_.converged and len(model.path_.costs) == model.n_iter_ + 1
            end = np.column_stack([model.coef_, model.intercept_])
            np.testing.assert_array_equal(np.atleast_2d(model.path_.parameters[-1]), end)
        assert is_classifier(model) and cross_val_score(model, X, y).mean() > 0.6
        # Fitting again forgets.
        again = model.fit(X[:60, :2], y[:60])
        assert again.coef_.shape[1] == 2 and again.n_features_in_ == 2
        fresh = getattr(c, name)(l2=0.2).fit(X[:60, :2], y[:60])
        np.testing.assert_array_equal(again.coef_, fresh.coef_)


def test_a_table_may_come_in_any_form_and_is_never_changed(c=crossent):
    for name in MODELS:
        X, y = table(name)
        X = np.round(8 * X)
        model = getattr(c, name)(0.1).fit(X, y)
        wide = np.zeros((180, 6))
        wide[::2, ::2] = X
        forms = [X.astype("f4"), X.astype(int), np.asfortranarray(X), wide[::2, ::2], X.tolist()]
        for form in [*forms, X.astype(">f8"), X.astype(object)]:
            before = np.array(form)
            if isinstance(form, np.ndarray):
                form.flags.writeable = False
            other = getattr(c, name)(0.1).fit(form, y)
            np.testing.assert_allclose(other.coef_, model.coef_, atol=1e-10)
            np.testing.assert_array_equal(other.predict(form), model.predict(X))
            np.testing.assert_array_equal(before, form)


def test_a_fit_needs_little_memory_beside_its_table():
    X, y = samples(100_000, 20)
    for name, limit in [("LogisticRegression", 0.3), ("SoftmaxRegression", 0.6)]:
        tracemalloc.start()
        try:
            getattr(crossent, name)(0.01).fit(X, y)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak / X.nbytes < limit


def test_separable_classes_are_named_with_the_remedy(c=crossent):
    words = "can be separated, so no finite weights are best: set l2, for instance l2=0.01"
    X, y = flowers()
    pairs = "'setosa' and 'versicolor'; 'setosa' and 'virginica'"
    who = ["the classes", "the classes", "'setosa' and the rest", pairs]
    for name, what in zip(MODELS, who, strict=True):
        labels = y == "setosa" if name == "LogisticRegression" else y
        model, warned = said(getattr(c, name)().fit, X, labels)
        assert warned == [(c.SeparableWarning, f"{name}: {what} {words}")]
        assert model.converged_ is False and np.isfinite(model.coef_).all()
        assert model.score(X, labels) > 0.9
        assert getattr(c, name)(l2=1e-3).fit(X, labels).converged_
    corners = np.array([[0, 1], [1, 0], [0, -1], [-1, 0], [2, 2]]).repeat(2, axis=0)
    _, [(_, words)] = said(c.OneVsOne().fit, corners, np.arange(5).repeat(2))
    assert words.startswith("OneVsOne: 0 and 1; 0 and 2; 0 and 3; and 7 more can be separated, ")


def test_separable_classes_are_noticed_by_either_solver(c=crossent):
    x, y = np.array([[-2], [-1], [1], [2]]), [0, 0, 1, 1]
    for name in ("LogisticRegression", "SoftmaxRegression"):
        for solver in ("newton", "gradient"):
            model, [(kind, _)] = said(getattr(c, name)(0, solver).fit, x, y)
            assert kind is c.SeparableWarning
            assert not model.converged_ and np.isfinite(model.coef_).all()
            assert model.path_.unbounded and "no minimum" in model.path_.message


def test_classes_that_touch_are_separable_and_classes_that_overlap_are_not(c=crossent):
    y = [0, 0, 0, 1, 1, 1]
    for name in ("LogisticRegression", "SoftmaxRegression"):
        model, [(kind, _)] = said(getattr(c, name)().fit, [[-2], [-1], [0], [0], [1], [2]], y)
        assert kind is c.SeparableWarning
        assert not model.converged_ and np.abs(model.coef_).max() < 100
        model, warned = said(getattr(c, name)().fit, [[-2], [-1], [1e-4], [-1e-4], [1], [2]], y)
        assert warned == [] and model.converged_ and np.abs(model.coef_).max() > 4


def test_an_endless_descent_along_the_slope_is_told_from_a_slow_one():
    x, y = np.array([[-2], [-1], [0], [0], [1], [2]]), [0, 0, 0, 1, 1, 1]
    with pytest.warns(crossent.SeparableWarning):
        model = crossent.LogisticRegression(solver="gradient").fit(x, y)
    assert not model.converged_ and model.path_.unbounded and model.n_iter_ == 10_000
    X, y = table("LogisticRegression")
    with pytest.warns(crossent.NotConvergedWarning) as caught:
        model = crossent.LogisticRegression(0.01, "gradient").fit(X * [1e3, 1, 1e-3], y)
    expected = (
        "LogisticRegression: the best weights for the classes were not reached. 10000 steps were "
        "too few. Scale the features (mean 0, spread 1), or use solver='newton'."
    )
    assert [str(warning.message) for warning in caught] == [expected]
    assert not model.converged_ and model.n_iter_ == 10_000 and caught[0].filename == __file__


def test_what_cannot_be_learnt_is_refused_by_name_and_place(c=crossent):
    X, y = [[0, 1], [2, 3], [4, 5], [6, 0]], [0, 1, 1, 0]
    wrong = [
        ([1, 2], [0, 1], "X has the shape (2,); it must have a row for each sample and a column "
         "for each feature; X.reshape(-1, 1) makes a column of it"),
        (3, [0, 1], "X has the shape (); it must have a row for each sample and a column for each "
         "feature"),
        ([[0], [1], [inf]], [0, 1, 1], "X[2, 0] = inf is not a finite number"),
        ([[0, 1], [2, nan], [nan, 0]], [0, 1, 1], "X[1, 1] = nan is not a finite number"),
        (X, [0, 1, 1], "y has the shape (3,); X has 4 rows, so it must be (4,)"),
        (X, [[0], [1], [1], [0]], "y has the shape (4, 1); X has 4 rows, so it must be (4,)"),
        ([[1, 2]], [0], "X has the shape (1, 2); a model needs 2 rows and 1 column at least"),
        ([[], []], [0, 1], "X has the shape (2, 0); a model needs 2 rows and 1 column at least"),
        (X, [1, 1, 1, 1], "y holds one class only, 1; a model needs 2 at least"),
        (X, ["no"] * 4, "y holds one class only, 'no'; a model needs 2 at least"),
        (X, [0, 1, nan, 1], "y[2] = nan is not a label"),
        (X, [0, None, 2, 1], "y[1] = None is not a label"),
    ]  # fmt: skip
    for name in MODELS:
        make = getattr(c, name)
        for table_, labels, words in wrong:
            assert refusal(make().fit, table_, labels) == f"ValueError: {name}: {words}"
        words = f"TypeError: {name}: X[0, 1] = 'a' is a str, not a real number"
        assert refusal(make().fit, [[0.5, "a"]], [1]) in (
            words,
            words.replace("[0, 1] = 'a'", "[0, 0] = '0.5'"),
        )
        mixed = np.array([0, "a", 1, 0], dtype=object)
        words = f"TypeError: {name}: y mixes int and str, which have no order"
        assert refusal(make().fit, X, mixed) == words
        for l2 in (-0.1, nan, inf, "1", None):
            words = f"ValueError: {name}: l2 = {l2!r} is not a penalty (a finite number, 0 or more)"
            assert refusal(make(l2).fit, X, y) == words
        for solver in ("lbfgs", None, 3):
            words = f"ValueError: {name}: solver = {solver!r} is not 'newton' or 'gradient'"
            assert refusal(make(0, solver).fit, X, y) == words
        words = f"ValueError: {name}: C is not a parameter: they are l2 and solver"
        assert refusal(make().set_params, C=1) == words
    words = (
        "ValueError: LogisticRegression: y holds 3 classes, and this model tells two apart; "
        "SoftmaxRegression, OneVsRest and OneVsOne take more"
    )
    assert refusal(c.LogisticRegression().fit, X, [0, 1, 2, 0]) == words


def test_what_cannot_be_predicted_is_refused_by_name_and_place(c=crossent):
    for name in MODELS:
        model = getattr(c, name)(0.1)
        asked = ["predict", "decision_function"]
        asked += {
            "OneVsOne": ["votes"],
            "OneVsRest": ["predict_proba", "separate_probabilities"],
        }.get(name, ["predict_proba"])
        for ask in asked:
            words = f"ValueError: {name}: not fitted yet; fit(X, y) comes first"
            assert refusal(getattr(model, ask), [[1, 2, 3]]) == words
        X, y = table(name)
        model.fit(X, y)
        for ask in asked:
            for wrong, words in [
                ([[1, 2]], "X has the shape (1, 2); the model was fitted to 3 features, so it "
                 "must be (1, 3)"),
                ([[1, 2, nan]], "X[0, 2] = nan is not a finite number"),
                ([1, 2, 3], "X has the shape (3,); it must have a row for each sample and a "
                 "column for each feature; X.reshape(-1, 1) makes a column of it"),
            ]:  # fmt: skip
                assert refusal(getattr(model, ask), wrong) == f"ValueError: {name}: {words}"
            assert len(getattr(model, ask)(np.zeros((0, 3)))) == 0
        words = f"ValueError: {name}: y has the shape (90, 1); it must be (90,)"
        assert refusal(model.score, X, y[:, None]) == words


CHECKS = [
    value
    for name, value in list(globals().items())
    if name.startswith("test_") and value.__defaults__ is not None
]
