"""MuJoCo against the half-cheetah here: the largest difference after one environment step from random states with 0 to 8
contacts, with and without reached joint limits. MuJoCo's solver stops where an iteration gains less than its tolerance,
now and then short of the minimum; with tolerance 0 it goes on to it. Exit status 1 if a difference from that is above
--tolerance."""

import argparse
import copy
import os
import subprocess
import sys

import gymnasium
import mujoco
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.path.join(HERE, "..", "target", "metagrad.jar")
FILE = os.path.join(os.path.dirname(gymnasium.__file__), "envs", "mujoco", "assets", "half_cheetah.xml")
MOST_CONTACTS = 8
FRAME_SKIP = 5
RADIUS = 0.046

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--states", type=int, default=10_000, help="how many (10000)")
arguments.add_argument("--seed", type=int, default=1)
arguments.add_argument("--bodies", action="store_true", help="draw bodies of halfcheetah-body, one for 20 states")
arguments.add_argument("--tolerance", type=float, default=1e-8, help="relative to max(1, |value|) (1e-8)")
arguments.add_argument("--java", default=os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "java"))
given = arguments.parse_args()


GYMNASIUM = mujoco.MjModel.from_xml_path(FILE)


def compiled(body):
    """half_cheetah.xml with scaled masses and inertias, friction and gear, and what MuJoCo derives of them."""
    model = copy.deepcopy(GYMNASIUM)
    mass, friction, gear = body
    model.body_mass[:] *= mass
    model.body_inertia[:] *= mass
    model.geom_friction[:, 0] *= friction
    model.actuator_gear[:, 0] *= gear
    mujoco.mj_setConst(model, mujoco.MjData(model))
    return model


def lowest(model, data, q):
    """Heights of the lower sides of all ends of capsules, in order, with z of the torso at 0."""
    data.qpos[:] = q
    data.qpos[1] = 0
    mujoco.mj_kinematics(model, data)
    ends = [
        data.geom_xpos[g][2] + sign * data.geom_xmat[g][8] * model.geom_size[g][1] - RADIUS
        for g in range(1, model.ngeom)
        for sign in (1, -1)
    ]
    return np.sort(ends)


def draw(random, model, data, contacts, limits):
    """A state with so many contacts, and hinges within (0) or beyond (1) their ranges."""
    span = model.jnt_range[3:]
    while True:
        q = np.zeros(9)
        q[0] = random.uniform(-10, 10)
        q[2] = random.uniform(-np.pi, np.pi) if contacts > 4 or random.uniform() < 0.5 else random.normal() * 0.3
        within = span[:, 0] + (span[:, 1] - span[:, 0]) * random.uniform(0, 1, 6)
        beyond = np.where(random.uniform(size=6) < 0.5, span[:, 0] - random.uniform(0, 0.1, 6), span[:, 1] + random.uniform(0, 0.1, 6))
        q[3:] = np.where(limits & (random.uniform(size=6) < 0.4), beyond, within)
        ends = lowest(model, data, q)
        if contacts == 0:
            q[1] = -ends[0] + random.uniform(0, 0.5)
        else:
            top = ends[contacts - 1] + random.uniform(0, 0.02)
            if top >= ends[contacts]:
                continue
            q[1] = -top
        v = random.normal(size=9) * np.array([2, 1, 2, 5, 5, 5, 5, 5, 5])
        return np.concatenate([q, v, random.uniform(-1, 1, 6)])


def states(random):
    rows, found, models = [], [], []
    model = data = body = None
    for i in range(given.states):
        if model is None or given.bodies and i % 20 == 0:
            body = (random.uniform(0.5, 1.5), random.uniform(0.5, 1.5), random.uniform(0.7, 1.3)) if given.bodies else (1.0, 1.0, 1.0)
            model = compiled(body)
            data = mujoco.MjData(model)
        row = draw(random, model, data, i % (MOST_CONTACTS + 1), i // (MOST_CONTACTS + 1) % 2)
        rows.append(np.concatenate([body, row]))
        models.append(model)
    return rows, models


def theirs(rows, models, tolerance):
    """Positions and velocities after one environment step, and contacts and limits before it."""
    after, contacts, limits = [], [], []
    for row, model in zip(rows, models):
        model.opt.tolerance = tolerance
        data = mujoco.MjData(model)
        data.qpos[:], data.qvel[:], data.ctrl[:] = row[3:12], row[12:21], row[21:]
        mujoco.mj_forward(model, data)
        contacts.append(data.ncon)
        limits.append(data.nefc - 4 * data.ncon)
        mujoco.mj_resetData(model, data)
        data.qpos[:], data.qvel[:], data.ctrl[:] = row[3:12], row[12:21], row[21:]
        for _ in range(FRAME_SKIP):
            mujoco.mj_step(model, data)
        after.append(np.concatenate([data.qpos, data.qvel]))
    return np.array(after), np.array(contacts), np.array(limits)


def ours(rows):
    text = "\n".join(" ".join(repr(float(x)) for x in row) for row in rows) + "\n"
    command = [given.java, "--class-path", JAR, os.path.join(HERE, "CheetahSteps.java")]
    lines = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    return np.array([[float(x) for x in line.split()] for line in lines[:-1]]), int(lines[-1])


rows, models = states(np.random.default_rng(given.seed))
got, reached = ours(rows)
print(f"MuJoCo {mujoco.__version__}, {len(rows)} states, seed {given.seed}; our solver reached its limit {reached} times")
for tolerance in (1e-8, 0):
    want, contacts, limits = theirs(rows, models, tolerance)
    error = (np.abs(got - want) / np.maximum(1, np.abs(want))).max(axis=1)
    print(f"MuJoCo's solver tolerance {tolerance:g}: largest difference {error.max():.1e}, median {np.median(error):.1e}, 99.9 % within {np.quantile(error, 0.999):.1e}, {(error > given.tolerance).sum()} above {given.tolerance:g}")
print("contacts   states   with limits   largest difference")
for k in range(MOST_CONTACTS + 1):
    some = contacts == k
    if some.any():
        print(f"{k:8d} {some.sum():8d} {(some & (limits > 0)).sum():13d} {error[some].max():20.1e}")
sys.exit(0 if error.max() <= given.tolerance else 1)
