"""Reads the scalars of a run by TensorBoard's own reader, and compares them with its metrics.csv.

    python3 bench/peers/tensorboard_scalars.py RUN

RUN is a folder of `metagrad train --tensorboard`. Every number of metrics.csv must be there once, at its
iteration, equal in single precision.
"""

import csv
import pathlib
import struct
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def tag(column, tags):
    """The tag of a column: the part behind the stroke says it."""
    names = {
        "return_before": "before_adaptation",
        "return_after": "after_adaptation",
        "seconds": "iteration",
    }
    name = names.get(column, column.removesuffix("_seconds"))
    found = [one for one in tags if one.split("/")[-1] == name]
    if len(found) != 1:
        raise SystemExit(f"column {column}: tags {found}, one is wanted")
    return found[0]


def single(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def main(run):
    reader = EventAccumulator(str(run), size_guidance={"scalars": 0})
    reader.Reload()
    tags = reader.Tags()["scalars"]
    with open(run / "metrics.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        raise SystemExit(f"{run}: has no iteration yet")
    compared = 0
    for column in rows[0]:
        if column == "iteration":
            continue
        name = tag(column, tags)
        wanted = [(int(row["iteration"]), single(float(row[column]))) for row in rows]
        came = [(event.step, event.value) for event in reader.Scalars(name)]
        if came != wanted:
            raise SystemExit(f"{name}: {came[:3]}..., wanted {wanted[:3]}...")
        compared += len(came)
    print(f"{compared} numbers of {len(rows)} iterations, {len(tags)} tags, all equal: {', '.join(tags)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(pathlib.Path(sys.argv[1]))
