"""The mathematics of *From Odds to Cross-Entropy*, in numpy alone: what every chapter calls."""

from crossent._estimator import NotConvergedWarning, SeparableWarning
from crossent.calibration import brier_score, expected_calibration_error, reliability_curve
from crossent.class_losses import (
    cross_entropy_from_logits,
    cross_entropy_from_logits_grad,
    cross_entropy_loss,
    hinge_loss,
    hinge_loss_grad,
)
from crossent.classes import log_softmax, logsumexp, softmax
from crossent.codes import huffman
from crossent.costs import LogisticCost, SoftmaxCost
from crossent.data import (
    animal_scores,
    colour_probabilities,
    colour_scores,
    count_table,
    linear_scores,
    loan,
    ten_balls,
    ten_points,
    two_laws,
)
from crossent.descent import gradient_descent, newton
from crossent.features import bins, crosses, one_hot, quantile_edges
from crossent.information_theory import (
    cross_entropy,
    entropy,
    information,
    js_divergence,
    kl_divergence,
)
from crossent.likelihood import bernoulli_log_likelihood, categorical_log_likelihood
from crossent.logistic import log_sigmoid, logit, odds, sigmoid, sigmoid_grad, softplus
from crossent.losses import (
    log_loss,
    log_loss_from_logits,
    log_loss_from_logits_grad,
    margin_loss,
    margin_loss_grad,
)
from crossent.many_classes import OneVsOne, OneVsRest
from crossent.models import LogisticRegression, SoftmaxRegression
from crossent.path import Path

__all__ = [
    "LogisticCost",
    "LogisticRegression",
    "NotConvergedWarning",
    "OneVsOne",
    "OneVsRest",
    "Path",
    "SeparableWarning",
    "SoftmaxCost",
    "SoftmaxRegression",
    "animal_scores",
    "bernoulli_log_likelihood",
    "bins",
    "brier_score",
    "categorical_log_likelihood",
    "colour_probabilities",
    "colour_scores",
    "count_table",
    "cross_entropy",
    "cross_entropy_from_logits",
    "cross_entropy_from_logits_grad",
    "cross_entropy_loss",
    "crosses",
    "entropy",
    "expected_calibration_error",
    "gradient_descent",
    "hinge_loss",
    "hinge_loss_grad",
    "huffman",
    "information",
    "js_divergence",
    "kl_divergence",
    "linear_scores",
    "loan",
    "log_loss",
    "log_loss_from_logits",
    "log_loss_from_logits_grad",
    "log_sigmoid",
    "log_softmax",
    "logit",
    "logsumexp",
    "margin_loss",
    "margin_loss_grad",
    "newton",
    "odds",
    "one_hot",
    "quantile_edges",
    "reliability_curve",
    "sigmoid",
    "sigmoid_grad",
    "softmax",
    "softplus",
    "ten_balls",
    "ten_points",
    "two_laws",
]
