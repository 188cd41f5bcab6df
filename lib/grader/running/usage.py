"""How much memory a sandbox holds, all its processes together: no kernel limit counts that."""

from pathlib import Path

PROC = Path("/proc")
COUNTED = ("RssAnon:", "RssShmem:", "VmSwap:")


def memory(process: int) -> int:
    """Bytes that a process and all that it started hold for themselves."""
    total, tree = 0, [str(process)]
    for pid in tree:  # grows while it is walked
        try:
            for line in (PROC / pid / "status").read_text().splitlines():
                if line.startswith(COUNTED):
                    total += int(line.split()[1]) << 10
            for children in (PROC / pid / "task").glob("*/children"):
                tree += children.read_text().split()
        except OSError:  # it has just ended
            continue
    return total
