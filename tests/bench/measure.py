"""Runs a command and tells wall time, processor time and peak memory of it and its children. Linux."""
import dataclasses
import os
import signal
import statistics
import subprocess
import threading
import time


@dataclasses.dataclass(frozen=True)
class Run:
    wall: float       # seconds
    cpu: float        # seconds, user and system, all threads
    peak_bytes: int   # largest resident set

    def __str__(self) -> str:
        return f"{self.wall:.2f} s wall, {self.cpu:.2f} s cpu, {self.peak_bytes / 1e6:.0f} MB peak"


def run_once(command: list[str], timeout: float = 600, cwd: str | None = None) -> Run:
    """Raises RuntimeError when the command fails or takes longer than `timeout` seconds."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, start_new_session=True)
    late = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
    late.start()
    try:
        errors = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        late.cancel()
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        why = f"no end after {timeout:.0f} s" if wall >= timeout else f"exit status {process.returncode}"
        raise RuntimeError(f"{command[0]}: {why}\n{errors[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def interleaved(commands: dict[str, list[str]], repeat: int, timeout: float = 600, warm_up: bool = True,
                cwd: str | None = None) -> dict[str, Run]:
    """Medians over `repeat` runs of each command, taken in turns (A B A B), after one run that does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(-1 if warm_up else 0, repeat):
        for name, command in commands.items():
            run = run_once(command, timeout, cwd)
            if turn >= 0:
                runs[name].append(run)
    return {name: median(list_) for name, list_ in runs.items()}


def median(runs: list[Run]) -> Run:
    """Of each figure by itself."""
    return Run(statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs),
               int(statistics.median(run.peak_bytes for run in runs)))


def table(medians: dict[str, Run]) -> str:
    """A Markdown table; the ratio is wall time against the first row."""
    first = next(iter(medians.values()))
    lines = ["| run | wall s | cpu s | peak MB | against the first |", "|---|---:|---:|---:|---:|"]
    for name, run in medians.items():
        ratio = run.wall / first.wall if first.wall > 0 else float("nan")
        lines.append(f"| {name} | {run.wall:.3f} | {run.cpu:.3f} | {run.peak_bytes / 1e6:.0f} | {ratio:.2f} × |")
    return "\n".join(lines)
