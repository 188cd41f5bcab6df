"""PyTorch, where it is installed: an oracle too heavy to ask of everybody."""

try:
    import torch
except ImportError:
    torch = None
else:
    torch.set_num_threads(1)
