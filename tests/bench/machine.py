"""What the figures were measured on, without which they say nothing."""

from __future__ import annotations

import os
import platform
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil

FSYNCS = 50


def described() -> str:
    """Cores, processor, memory, versions, how busy it is just now, and what the disk needs to make a page durable."""
    memory = psutil.virtual_memory().total / 2**30
    load = psutil.getloadavg()[0]
    return (
        f"{psutil.cpu_count()} cores ({_processor()}), {memory:.0f} GiB of memory, "
        f"{platform.system()} {platform.release()}, {platform.python_implementation()} {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}; data on {_file_system()}, where an fsync takes {fsync() * 1000:.2f} ms; "
        f"load {load:.1f} at the beginning"
    )


def _processor() -> str:
    """As the kernel names it, where it does."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def _file_system() -> str:
    """Of the folder that all databases are made in: on a tmpfs nothing would be durable."""
    folder = Path(tempfile.gettempdir()).resolve()
    mounts = [each for each in psutil.disk_partitions(all=True) if folder.is_relative_to(each.mountpoint)]
    nearest = max(mounts, key=lambda each: len(each.mountpoint), default=None)
    return nearest.fstype if nearest else "an unknown file system"


def fsync() -> float:
    """Seconds, the median just now: what every commit costs at least. It depends on what else is written meanwhile."""
    took: list[float] = []
    with tempfile.TemporaryFile() as file:
        for _ in range(FSYNCS):
            file.write(bytes(4096))
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return median(took)
