"""What the scripts of this folder share: arguments, random samples, timing, and rows like JMH's JSON."""

import argparse
import json
import os
import sys
import time

# They hold a library to other kernels than it would choose.
for held in (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
    "ATEN_CPU_CAPABILITY",
    "ONEDNN_MAX_CPU_ISA",
    "DNNL_MAX_CPU_ISA",
    "MKL_ENABLE_INSTRUCTIONS",
):
    if os.environ.pop(held, None) is not None:
        print(f"{held} was set and is not any more", file=sys.stderr)

import numpy as np

ALPHA = 0.1


def arguments(library):
    """The command line; keeps the process on as many cores as it may use, before the library is loaded."""
    parser = argparse.ArgumentParser(description=f"Times {library} at the shapes of ./metagrad bench peers.")
    parser.add_argument("--threads", type=int, default=1, help="cores to run on")
    parser.add_argument("--precision", choices=["float", "double"], default="float")
    parser.add_argument("--samples", type=int, nargs="*", default=[20, 256, 4000], help="of the derivatives")
    parser.add_argument("--tasks", type=int, default=20)
    parser.add_argument("--rows", type=int, default=4000, help="samples of a task's draw")
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--inner-steps", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--repeats", type=int, default=15, help="timed blocks of each row")
    parser.add_argument("--seconds", type=float, default=0.3, help="of each block")
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: given.threads])
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(given.threads)
    return given


def parameters(random, sizes, dtype):
    """W1, b1, W2, b2, ... uniform in +-0.2, each W [inputs, outputs]."""
    result = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        result.append(random.uniform(-0.2, 0.2, (inputs, outputs)).astype(dtype))
        result.append(random.uniform(-0.2, 0.2, outputs).astype(dtype))
    return result


def draws(random, count, rows, sizes, dtype):
    """States [count, rows, inputs], actions [count, rows], weights [count, rows] of size 1 / rows."""
    return (
        random.uniform(-1, 1, (count, rows, sizes[0])).astype(dtype),
        random.integers(0, sizes[-1], (count, rows)),
        (random.uniform(-1, 1, (count, rows)) / rows).astype(dtype),
    )


def measure(run, given):
    """Seconds of one call, a mean for each block; run must not return before its result is there."""
    start = time.perf_counter()
    while time.perf_counter() - start < 2 * given.seconds:
        run()
    start = time.perf_counter()
    run()
    calls = max(1, int(given.seconds / max(1e-7, time.perf_counter() - start)))
    blocks = []
    for _ in range(given.repeats):
        start = time.perf_counter()
        for _ in range(calls):
            run()
        blocks.append((time.perf_counter() - start) / calls)
    return blocks


class Rows:
    """The results, in the form of JMH's JSON as far as it goes."""

    def __init__(self, library, version):
        self.library = library
        self.version = version
        self.rows = []

    def add(self, benchmark, params, seconds, unit):
        scale = {"us/op": 1e6, "ms/op": 1e3}[unit]
        raw = [scale * s for s in seconds]
        row = {
            "benchmark": f"python.{self.library}{benchmark}",
            "mode": "avgt",
            "params": {name: str(value) for name, value in params.items()},
            "version": self.version,
            "primaryMetric": {
                "score": float(np.mean(raw)),
                "scoreUnit": unit,
                "rawData": [raw],
            },
            "secondaryMetrics": {},
        }
        self.rows.append(row)
        print(f"{row['benchmark']} {row['params']}: median {np.median(raw):.4g} {unit}", file=sys.stderr)

    def print(self):
        json.dump(self.rows, sys.stdout, indent=2)
        print()
