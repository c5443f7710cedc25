"""A policy trained here in Gymnasium's own environment: its parameters are read from parameters.safetensors, and its mean
return is compared with that of the same policy here. Exit status 1 if they are more than four standard errors apart."""

import argparse
import os
import subprocess
import sys
import tempfile

import gymnasium
import numpy as np
from safetensors.numpy import load_file

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.path.join(HERE, "..", "target", "metagrad.jar")

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("run", help="folder of a run of maml, fomaml, reptile or joint on cartpole-dynamics, lunarlander-gravity, lunarlander-continuous or a half-cheetah")
arguments.add_argument("--direction", type=float, default=1, help="of halfcheetah-dir (1)")
arguments.add_argument("--speed", type=float, default=1, help="of halfcheetah-vel (1)")
arguments.add_argument("--steps", type=int, default=0, help="of adaptation, made here before both (0)")
arguments.add_argument("--episodes", type=int, default=100)
arguments.add_argument("--seed", type=int, default=1)
arguments.add_argument("--java", default=os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "java"))
given = arguments.parse_args()


def properties(path):
    with open(path, encoding="utf-8") as lines:
        return dict(line.strip().split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


CONFIG = properties(os.path.join(given.run, "config.properties"))
for key, value in {"action-repeat": "1", "normalise-observations": "false"}.items():
    if CONFIG.get(key, value) != value:
        sys.exit(f"{given.run}: {key} is {CONFIG[key]}, only {value} is known here")


def cheetah(cost):
    return lambda: gymnasium.make("HalfCheetah-v5", ctrl_cost_weight=cost, max_episode_steps=200)


def control(action, weight):
    return weight * float(np.square(np.clip(action, -1, 1)).sum())


# name of ours: the same task here, Gymnasium's environment, and the reward of a step
KNOWN = {
    "cartpole-dynamics": ("gravity=9.8,half-length=0.5,pole-mass=0.1", lambda: gymnasium.make("CartPole-v1"), lambda r, a, i: r),
    "lunarlander-gravity": ("gravity=-10", lambda: gymnasium.make("LunarLander-v3", max_episode_steps=400), lambda r, a, i: r),
    "lunarlander-continuous": ("gravity=-10", lambda: gymnasium.make("LunarLander-v3", continuous=True, max_episode_steps=400), lambda r, a, i: r),
    "halfcheetah-dir": (f"direction={given.direction}", cheetah(0.05), lambda r, a, i: given.direction * i["x_velocity"] - control(a, 0.05)),
    "halfcheetah-vel": (f"speed={given.speed}", cheetah(0.05), lambda r, a, i: -abs(i["x_velocity"] - given.speed) - control(a, 0.05)),
    "halfcheetah-body": ("mass=1,friction=1,gear=1", cheetah(0.1), lambda r, a, i: r),
}
if CONFIG["env"] not in KNOWN:
    sys.exit(f"{given.run}: is of a run on {CONFIG['env']}, known are {', '.join(KNOWN)}")
TASK, MAKE, REWARD = KNOWN[CONFIG["env"]]
ACTIVATION = {"tanh": np.tanh, "relu": lambda x: np.maximum(x, 0)}[CONFIG["activation"]]


def here():
    """Returns of the policy here, and its parameters after adaptation."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "adapted.safetensors")
        command = [given.java, "--add-modules", "jdk.incubator.vector", "--class-path", JAR, os.path.join(HERE, "PolicyReturns.java")]
        command += [given.run, TASK, str(given.steps), str(given.seed), str(given.episodes), file]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return np.array([float(line) for line in text.split()]), load_file(file)


class Policy:
    def __init__(self, parameters, random):
        self.layers = []
        while f"policy.W{len(self.layers) + 1}" in parameters:
            n = len(self.layers) + 1
            self.layers.append((parameters[f"policy.W{n}"], parameters[f"policy.b{n}"]))
        self.log_std = parameters.get("policy.log_std")
        self.random = random

    def act(self, observation):
        h = observation.astype(np.float32)
        for n, (w, b) in enumerate(self.layers):
            h = w @ h + b
            if n + 1 < len(self.layers):
                h = ACTIVATION(h)
        if self.log_std is None:
            p = np.exp(h - h.max())
            return int(self.random.choice(len(h), p=p.astype(np.float64) / p.astype(np.float64).sum()))
        # all boxes known here reach from -1 to 1, where normalised and raw actions are the same
        return np.clip(h + np.exp(self.log_std) * self.random.standard_normal(len(h)), -1, 1).astype(np.float32)


def there(policy):
    # what LunarLander's instances keep between episodes is not reset, so each has its own
    returns = []
    for episode in range(given.episodes):
        environment = MAKE()
        observation, _ = environment.reset(seed=given.seed + episode)
        total, ended = 0.0, False
        while not ended:
            action = policy.act(observation)
            observation, reward, terminated, truncated, info = environment.step(action)
            total += REWARD(reward, action, info)
            ended = terminated or truncated
        environment.close()
        returns.append(total)
    return np.array(returns)


def error(returns):
    return returns.std(ddof=1) / np.sqrt(len(returns))


ours, parameters = here()
theirs = there(Policy(parameters, np.random.default_rng(given.seed)))
apart = abs(ours.mean() - theirs.mean())
allowed = 4 * np.hypot(error(ours), error(theirs))
print(f"{CONFIG['env']}, {TASK}, {given.steps} adaptation steps, {given.episodes} episodes each")
print(f"here:      {ours.mean():.1f} +- {error(ours):.1f}")
print(f"Gymnasium: {theirs.mean():.1f} +- {error(theirs):.1f} ({gymnasium.__version__})")
sys.exit(0 if apart <= allowed + 1e-9 else 1)
