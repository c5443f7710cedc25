"""Value, gradient and Hessian-vector product of what the program builder and nn compose, by PyTorch in double.

    python torch_primitives.py | gzip -n -9 > test-fixtures/src/main/resources/org/metagrad/fixtures/torch/primitives.csv.gz

Each case is a function y = f(x0, x1, ...) of matrices, and the loss is sum(w y) + sum(y y) / 2. Lines are NAME.x0 (the
arguments), NAME.v0 (the direction), NAME.w, NAME.value, NAME.grad0 and NAME.hvp0, as TensorFile reads them. The batch lies
along the columns, so images and sequences are moved about on the way into PyTorch's functions and back."""

import torch
import torch.nn.functional as F

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)


def line(name, x):
    dims = "x".join(str(d) for d in x.shape) if x.dim() else "scalar"
    print(",".join([name, dims] + [repr(v) for v in x.detach().flatten().tolist()]))


def case(name, f, *x):
    x = [t.clone().requires_grad_() for t in x]
    v = [torch.rand_like(t) * 2 - 1 for t in x]
    y = f(*x)
    w = torch.rand_like(y) * 2 - 1
    loss = (w * y).sum() + (y * y).sum() / 2
    g = torch.autograd.grad(loss, x, create_graph=True)
    slope = sum((a * b).sum() for a, b in zip(g, v))
    h = torch.autograd.grad(slope, x, allow_unused=True)
    line(name + ".w", w)
    line(name + ".value", loss)
    for i in range(len(x)):
        line(f"{name}.x{i}", x[i])
        line(f"{name}.v{i}", v[i])
        line(f"{name}.grad{i}", g[i])
        line(f"{name}.hvp{i}", torch.zeros_like(x[i]) if h[i] is None else h[i])


def some(*shape):
    return torch.rand(*shape) * 2 - 1


def positive(*shape):
    return torch.rand(*shape) + 0.1


def images(x, channels, *extents):
    """[channels x extents, n] -> [n, channels, extents]"""
    return x.T.reshape(x.shape[1], channels, *extents)


def rows(x):
    return x.reshape(x.shape[0], -1).T


case("sin", torch.sin, some(3, 4) * 9)
case("cos", torch.cos, some(3, 4) * 9)
case("abs", torch.abs, torch.tensor([[-1.5, 0.0, 2.0]]))
case("sign", lambda x: x * x * torch.sign(x), torch.tensor([[-1.5, 0.0, 2.0]]))
case("power_2.5", lambda x: x ** 2.5, positive(3, 4))
case("power_-0.75", lambda x: x ** -0.75, positive(3, 4))
case("power_0.5", lambda x: x ** 0.5, positive(3, 4))
case("power_3", lambda x: x ** 3, torch.tensor([[-1.5, 0.0, 2.0]]))
case("power_7", lambda x: x ** 7, some(2, 3))
case("power_-2", lambda x: x ** -2.0, some(3, 4))
case("power_of_two", torch.pow, positive(3, 4), some(3, 4))
tied = torch.tensor([[1.0, 2.0, 3.0, 2.0], [1.0, 0.5, 3.0, 4.0], [1.0, 2.0, -3.0, 5.0]])
other = torch.tensor([[1.0, 1.0, 4.0, 2.0], [0.0, 0.5, 3.0, 6.0], [1.0, 1.0, -2.0, 5.0]])
case("maximum", torch.maximum, tied, other)
case("minimum", torch.minimum, tied, other)
case("max_rows", lambda x: x.amax(0, keepdim=True), tied)
case("min_rows", lambda x: x.amin(0, keepdim=True), tied)
case("max_columns", lambda x: x.amax(1, keepdim=True), tied)
case("min_columns", lambda x: x.amin(1, keepdim=True), tied)
case("mean_rows", lambda x: x.mean(0, keepdim=True), some(3, 4))
case("mean_columns", lambda x: x.mean(1, keepdim=True), some(3, 4))
case("mean", lambda x: x.mean().reshape(1, 1), some(3, 4))
case("log_sum_exp_rows", lambda x: torch.logsumexp(x, 0, keepdim=True), some(3, 4) * 40)
case("log_sum_exp_columns", lambda x: torch.logsumexp(x, 1, keepdim=True), some(3, 4) * 3)
case("broadcast", lambda x: x.expand(3, 4).contiguous(), some(1, 1))
case("outer", lambda a, b: torch.outer(a[:, 0], b[:, 0]), some(3, 1), some(4, 1))
case("transpose", lambda x: x.T, some(3, 4))
case("reshape", lambda x: x.reshape(2, 6), some(3, 4))
case("slice_columns", lambda x: x[:, 1:3], some(3, 4))
case("concatenate_columns", lambda a, b: torch.cat([a, b], 1), some(3, 4), some(3, 2))
index = torch.tensor([2, 0, 2, 1, 2])
case("gather", lambda x: x.index_select(0, index), some(3, 4))
case("scatter_add", lambda x: torch.zeros(4, 2).index_add(0, index, x), some(5, 2))

case("stack_nn", lambda a, b: torch.bmm(a.reshape(3, 2, 4), b.reshape(3, 4, 5)).reshape(6, 5), some(6, 4), some(12, 5))
case("stack_tn", lambda a, b: torch.bmm(a.reshape(3, 2, 4).mT, b.reshape(3, 2, 5)).reshape(12, 5), some(6, 4), some(6, 5))
case("stack_nt", lambda a, b: torch.bmm(a.reshape(3, 2, 4), b.reshape(3, 5, 4).mT).reshape(6, 5), some(6, 4), some(15, 4))
case(
    "conv1d",
    lambda w, c, x: rows(F.conv1d(images(x, 2, 7), w.reshape(3, 2, 3), c[:, 0], stride=2, padding=1)),
    some(3, 6), some(3, 1), some(14, 4))
case(
    "conv2d",
    lambda w, c, x: rows(F.conv2d(images(x, 2, 5, 6), w.reshape(3, 2, 3, 3), c[:, 0], stride=2, padding=1)),
    some(3, 18), some(3, 1), some(60, 3))
case(
    "conv2d_oblong",
    lambda w, c, x: rows(F.conv2d(images(x, 1, 5, 6), w.reshape(2, 1, 2, 3), c[:, 0], stride=(1, 2), padding=(0, 2))),
    some(2, 6), some(2, 1), some(30, 2))
case(
    "conv2d_1x1",
    lambda w, c, x: rows(F.conv2d(images(x, 3, 2, 2), w.reshape(2, 3, 1, 1), c[:, 0])),
    some(2, 3), some(2, 1), some(12, 2))
case("max_pool2d", lambda x: rows(F.max_pool2d(images(x, 2, 5, 4), 2)), some(40, 3))
case("max_pool1d", lambda x: rows(F.max_pool1d(images(x, 2, 7), 3, stride=2)), some(14, 3))
case("average_pool2d", lambda x: rows(F.avg_pool2d(images(x, 2, 5, 4), 3, stride=2, padding=1)), some(40, 3))

case("silu", F.silu, some(3, 4) * 4)
case("gelu", lambda x: F.gelu(x, approximate="tanh"), some(3, 4) * 4)
case("leaky_relu", lambda x: F.leaky_relu(x, 0.01), some(3, 4))
case(
    "layer_norm",
    lambda g, c, x: F.layer_norm(x.T, (5,), g[:, 0], c[:, 0], eps=1e-5).T,
    some(5, 1), some(5, 1), some(5, 4))


def attention(sequences, heads, causal):
    def f(wq, bq, wk, bk, wv, bv, wo, bo, x):
        width, columns = x.shape
        length = columns // sequences
        at = x.reshape(width, sequences, length).permute(2, 1, 0)
        mask = torch.full((length, length), -1e9).triu(1) if causal else None
        y, _ = F.multi_head_attention_forward(
            at, at, at, width, heads, torch.cat([wq, wk, wv]), torch.cat([bq, bk, bv])[:, 0],
            None, None, False, 0.0, wo, bo[:, 0], need_weights=True, attn_mask=mask)
        return y.permute(2, 1, 0).reshape(width, columns)

    return f


def attention_arguments(width, columns):
    layers = [some(width, width) if i % 2 == 0 else some(width, 1) for i in range(8)]
    return layers + [some(width, columns)]


case("attention", attention(1, 1, False), *attention_arguments(3, 4))
case("attention_heads_causal", attention(2, 2, True), *attention_arguments(4, 6))

labels = torch.tensor([1, 0, 2, 1])


def network(w1, c1, w2, c2, x):
    h = F.max_pool2d(F.relu(F.conv2d(images(x, 1, 6, 6), w1.reshape(3, 1, 3, 3), c1[:, 0], padding=1)), 2)
    y = h.flatten(1) @ w2.T + c2[:, 0]
    return F.cross_entropy(y, labels, reduction="sum").reshape(1, 1)


case("network", network, some(3, 9), some(3, 1), some(3, 27), some(3, 1), some(36, 4))
