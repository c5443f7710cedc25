"""Compares what `./metagrad export RUN --onnx policy.onnx --state-dict policy.safetensors --outputs outputs.csv`
wrote with what ONNX Runtime and, where it is installed, PyTorch make of it."""

import argparse
import csv

import numpy as np
import onnxruntime
from safetensors import safe_open

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("onnx")
parser.add_argument("state_dict")
parser.add_argument("outputs")
given = parser.parse_args()

with open(given.outputs, encoding="utf-8") as file:
    rows = list(csv.reader(file))
table = np.array(rows[1:], dtype=np.float32)


def columns(name):
    return table[:, [i for i, column in enumerate(rows[0]) if column.rstrip("0123456789") == name]]


def compare(what, came, wanted):
    apart = np.max(np.abs(came - wanted) / (1 + np.abs(wanted)))
    print(f"{what}: {apart:.1e} apart")
    assert apart <= 1e-6, what


observation = columns("observation")
wanted = columns("distribution")
session = onnxruntime.InferenceSession(given.onnx, providers=["CPUExecutionProvider"])
names = [output.name for output in session.get_outputs()]
for batch in (1, 7, len(table)):
    came = dict(zip(names, session.run(names, {"observation": observation[:batch]})))
    if "mean" in came:
        distribution = np.concatenate([came["mean"], came["log_std"]], axis=1)
        compare(f"actions of {batch}", came["action"], columns("action")[:batch])
    else:
        distribution = came["log_probabilities"]
        assert np.array_equal(came["action"], columns("action")[:batch, 0]), "actions"
    compare(f"ONNX, a batch of {batch}", distribution, wanted[:batch])

with safe_open(given.state_dict, framework="np") as file:
    activation = file.metadata()["activation"]
    tensors = {name: file.get_tensor(name) for name in file.keys()}
x = observation
if "observations.mean" in tensors:
    variance = tensors["observations.variance"].astype(np.float64)
    inverse = (1 / np.sqrt(np.where(variance < 1e-8, 1, variance))).astype(np.float32)
    x = np.clip((x - tensors["observations.mean"]) * inverse, -10, 10)
if "context" in tensors:
    x = np.concatenate([x, np.tile(tensors["context"], (len(x), 1))], axis=1)
layers = sum(name.endswith(".weight") for name in tensors)
size = wanted.shape[1] // (2 if "log_std" in tensors else 1)


def rows_of(output):
    """What of the distribution the network gives."""
    if "log_std" in tensors:
        return output[:, :size]
    shifted = output - output.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


try:
    import torch
except ImportError:
    functions = {
        "TANH": np.tanh,
        "RELU": lambda z: np.maximum(z, 0),
        "SIGMOID": lambda z: 1 / (1 + np.exp(-z)),
        "SOFTPLUS": lambda z: np.logaddexp(0, z),
        "IDENTITY": lambda z: z,
    }
    h = x
    for l in range(layers):
        h = h @ tensors[f"net.{2 * l}.weight"].T + tensors[f"net.{2 * l}.bias"]
        h = functions[activation](h) if l + 1 < layers else h
    compare("state_dict in NumPy", rows_of(h), wanted[:, :size])
else:
    functions = {
        "TANH": torch.nn.Tanh,
        "RELU": torch.nn.ReLU,
        "SIGMOID": torch.nn.Sigmoid,
        "SOFTPLUS": torch.nn.Softplus,
        "IDENTITY": torch.nn.Identity,
    }
    modules = []
    for l in range(layers):
        out, inputs = tensors[f"net.{2 * l}.weight"].shape
        modules += [torch.nn.Linear(inputs, out), functions[activation]()]
    net = torch.nn.Sequential(*modules[:-1])
    net.load_state_dict({k[4:]: torch.from_numpy(v) for k, v in tensors.items() if k.startswith("net.")})
    with torch.no_grad():
        compare("state_dict in PyTorch", rows_of(net(torch.from_numpy(x)).numpy()), wanted[:, :size])
