"""JAX, jitted, at the shapes of ./metagrad bench peers: gradient, gradient with Hessian-vector product, and the
mean meta-gradients of FOMAML and MAML. JSON on the standard output, progress on the error stream."""

from rows import ALPHA, Rows, arguments, draws, measure, parameters

given = arguments("JAX")

import functools

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
DTYPE = np.float32 if given.precision == "float" else np.float64


def log_probabilities(theta, draw):
    h, actions, _ = draw
    for l in range(0, len(theta), 2):
        h = h @ theta[l] + theta[l + 1]
        h = jnp.tanh(h) if l + 2 < len(theta) else h
    return jnp.take_along_axis(jax.nn.log_softmax(h), actions[:, None], 1)[:, 0]


def loss(theta, draw, drawn_with=None):
    """-sum w exp(d), the surrogate LVC: d is the log-ratio to the policy that has drawn, usually this one."""
    log_probability = log_probabilities(theta, draw)
    old = jax.lax.stop_gradient(log_probability) if drawn_with is None else drawn_with
    return -jnp.sum(draw[2] * jnp.exp(log_probability - old))


gradient = jax.grad(loss)


def gradient_and_product(theta, v, draw):
    """Forward over reverse."""
    return jax.jvp(lambda at: gradient(at, draw), (theta,), (v,))


def adapt(theta, draw, steps, exact):
    for s in range(steps):
        g = gradient(theta, jax.tree.map(lambda x: x[s], draw))
        theta = jax.tree.map(lambda x, dx: x - ALPHA * (dx if exact else jax.lax.stop_gradient(dx)), theta, g)
    return theta


def meta_gradient(theta, draw, steps, exact):
    """Of one task, whose draws are [steps + 1, rows, ...]."""
    outer = jax.tree.map(lambda x: x[steps], draw)
    return jax.grad(lambda at: loss(adapt(at, draw, steps, exact), outer))(theta)


def mean(theta, tasks, steps, exact, batched):
    one = functools.partial(meta_gradient, theta, steps=steps, exact=exact)
    all_tasks = jax.vmap(one)(tasks) if batched else jax.lax.map(one, tasks)
    return jax.tree.map(lambda g: g.mean(0), all_tasks)


def require_exact():
    """The meta-gradient along a direction against a difference quotient, in double."""
    random = np.random.default_rng(1)
    sizes = [4, 8, 2]
    theta, v = (parameters(random, sizes, np.float64) for _ in range(2))
    draw = draws(random, 3, 32, sizes, np.float64)
    at = lambda s: jax.tree.map(lambda x: x[s], draw)
    # The policies that have drawn stay as they are while theta moves.
    iterates = [theta] + [adapt(theta, draw, s, True) for s in (1, 2)]
    drawn_with = [log_probabilities(iterates[s], at(s)) for s in range(3)]

    def meta_loss(t):
        moved = jax.tree.map(lambda x, dx: x + t * dx, theta, v)
        for s in range(2):
            g = jax.grad(loss)(moved, at(s), drawn_with[s])
            moved = jax.tree.map(lambda x, dx: x - ALPHA * dx, moved, g)
        return loss(moved, at(2), drawn_with[2])

    slope = sum(jnp.vdot(g, d) for g, d in zip(meta_gradient(theta, draw, 2, True), v))
    quotient = (meta_loss(1e-5) - meta_loss(-1e-5)) / 2e-5
    assert abs(slope - quotient) < 1e-7 * abs(quotient), (slope, quotient)


def main():
    require_exact()
    rows = Rows("Jax", jax.__version__)
    random = np.random.default_rng(2)
    sizes = [4, given.width, given.width, 2]
    network = "-".join(map(str, sizes))
    # On the device before anything is timed: from numpy they would cost 12 us a call.
    theta, v = (jax.device_put(parameters(random, sizes, DTYPE)) for _ in range(2))
    shared = {"precision": given.precision, "threads": given.threads}
    for samples in given.samples:
        draw = jax.device_put(jax.tree.map(lambda x: x[0], draws(random, 1, samples, sizes, DTYPE)))
        params = {"network": network, "samples": samples, **shared}
        f = jax.jit(gradient)
        rows.add("Derivatives.gradient", params, measure(lambda: jax.block_until_ready(f(theta, draw)), given), "us/op")
        h = jax.jit(gradient_and_product)
        rows.add(
            "Derivatives.gradientAndProduct",
            params,
            measure(lambda: jax.block_until_ready(h(theta, v, draw)), given),
            "us/op",
        )
    for steps in given.inner_steps:
        flat = draws(random, given.tasks * (steps + 1), given.rows, sizes, DTYPE)
        tasks = jax.device_put(jax.tree.map(lambda x: x.reshape(given.tasks, steps + 1, *x.shape[1:]), flat))
        for learner in ("fomaml", "maml"):
            for batched in (False, True):
                m = jax.jit(functools.partial(mean, steps=steps, exact=learner == "maml", batched=batched))
                rows.add(
                    "MetaGradient.mean",
                    {
                        "learner": learner,
                        "innerSteps": steps,
                        "tasks": given.tasks,
                        "width": given.width,
                        "rows": given.rows,
                        "ends": "4-2",
                        "over": "vmap" if batched else "map",
                        **shared,
                    },
                    measure(lambda: jax.block_until_ready(m(theta, tasks)), given),
                    "ms/op",
                )
    rows.print()


main()
