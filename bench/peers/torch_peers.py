"""PyTorch, eager and compiled, at the shapes of ./metagrad bench peers: gradient, gradient with Hessian-vector product, and the
mean meta-gradients of FOMAML and MAML. JSON on the standard output, progress on the error stream."""

from rows import ALPHA, Rows, arguments, draws, measure, parameters

given = arguments("PyTorch")

import sys

import numpy as np
import torch

torch.set_num_threads(given.threads)
DTYPE = np.float32 if given.precision == "float" else np.float64


def leaves(theta):
    return [torch.from_numpy(x).requires_grad_() for x in theta]


def loss(theta, draw):
    """-sum w exp(d), the surrogate LVC; samples along the rows."""
    h, actions, weights = draw
    for l in range(0, len(theta), 2):
        h = torch.addmm(theta[l + 1], h, theta[l])
        h = torch.tanh(h) if l + 2 < len(theta) else h
    log_probability = torch.log_softmax(h, 1).gather(1, actions[:, None])[:, 0]
    return -(weights * torch.exp(log_probability - log_probability.detach())).sum()


def gradient(theta, draw, again=False):
    return torch.autograd.grad(loss(theta, draw), theta, create_graph=again)


def gradient_and_product(theta, v, draw):
    """Reverse over reverse."""
    g = gradient(theta, draw, again=True)
    return g, torch.autograd.grad(sum((a * b).sum() for a, b in zip(g, v)), theta)


def meta_gradient(theta, task, steps, exact):
    at = theta
    for s in range(steps):
        g = gradient(at, [x[s] for x in task], again=exact)
        at = [x - ALPHA * dx for x, dx in zip(at, g)]
        if not exact:
            at = [x.detach().requires_grad_() for x in at]
    return torch.autograd.grad(loss(at, [x[steps] for x in task]), theta if exact else at)


def mean(theta, tasks, steps, exact):
    total = None
    for task in tasks:
        g = meta_gradient(theta, task, steps, exact)
        total = list(g) if total is None else [a.add_(b) for a, b in zip(total, g)]
    return [a / len(tasks) for a in total]


def compiled_mean(steps, exact):
    """The mean by torch.func.grad, one task's part compiled: the fastest PyTorch on two cores."""

    def adapt(theta, task):
        for s in range(steps):
            g = torch.func.grad(lambda at: loss(at, [x[s] for x in task]))(theta)
            theta = tuple(x - ALPHA * (dx if exact else dx.detach()) for x, dx in zip(theta, g))
        return theta

    def one(theta, task):
        outer = [x[steps] for x in task]
        if exact:
            return torch.func.grad(lambda at: loss(adapt(at, task), outer))(theta)
        return torch.func.grad(lambda at: loss(at, outer))(adapt(theta, task))

    one = torch.compile(one)

    def of(theta, tasks):
        total = None
        for task in tasks:
            g = one(theta, task)
            total = list(g) if total is None else [a.add_(b) for a, b in zip(total, g)]
        return [a / len(tasks) for a in total]

    return of


def require_equal(ours, theirs):
    """Two ways to the same gradient."""
    for a, b in zip(ours, theirs):
        assert torch.allclose(a, b, rtol=1e-3, atol=1e-4 * float(a.abs().max())), (a - b).abs().max()


def tensors(draw):
    return [torch.from_numpy(np.ascontiguousarray(x)) for x in draw]


def main():
    rows = Rows("PyTorch", torch.__version__)
    print(f"CPU capability {torch.backends.cpu.get_cpu_capability()}", file=sys.stderr)
    random = np.random.default_rng(2)
    sizes = [4, given.width, given.width, 2]
    network = "-".join(map(str, sizes))
    theta = leaves(parameters(random, sizes, DTYPE))
    v = tensors(parameters(random, sizes, DTYPE))
    shared = {"precision": given.precision, "threads": given.threads}
    for samples in given.samples:
        draw = tensors(x[0] for x in draws(random, 1, samples, sizes, DTYPE))
        params = {"network": network, "samples": samples, **shared}
        rows.add("Derivatives.gradient", params, measure(lambda: gradient(theta, draw), given), "us/op")
        rows.add(
            "Derivatives.gradientAndProduct",
            params,
            measure(lambda: gradient_and_product(theta, v, draw), given),
            "us/op",
        )
    for steps in given.inner_steps:
        tasks = [tensors(draws(random, steps + 1, given.rows, sizes, DTYPE)) for _ in range(given.tasks)]
        for learner in ("fomaml", "maml"):
            exact = learner == "maml"
            plain = tuple(x.detach() for x in theta)
            compiled = compiled_mean(steps, exact)
            require_equal(mean(theta, tasks, steps, exact), compiled(plain, tasks))
            for mode, run in (
                ("eager", lambda: mean(theta, tasks, steps, exact)),
                ("compiled", lambda: compiled(plain, tasks)),
            ):
                rows.add(
                    "MetaGradient.mean",
                    {
                        "learner": learner,
                        "innerSteps": steps,
                        "tasks": given.tasks,
                        "width": given.width,
                        "rows": given.rows,
                        "ends": "4-2",
                        "mode": mode,
                        **shared,
                    },
                    measure(run, given),
                    "ms/op",
                )
    rows.print()


main()
