"""The mathematics of *From Odds to Cross-Entropy*, in numpy alone: what every chapter calls."""

from crossent.logistic import log_sigmoid, logit, odds, sigmoid, sigmoid_grad, softplus

__all__ = ["log_sigmoid", "logit", "odds", "sigmoid", "sigmoid_grad", "softplus"]
