"""A filter of kernel calls for bubblewrap: what the other limits do not see is refused.

Shared memory outlives its mapping, so no limit on an address space counts it; and in a user
namespace of its own a process may mount file systems without bounds. The filter is a program of the
kernel's classic BPF, as in ``man 2 seccomp``.
"""

import errno
import platform
import struct

# By machine: the architecture as the kernel's audit.h numbers it, and the numbers of its calls.
CALLS = {
    "x86_64": (0xC000003E, dict(clone=56, clone3=435, memfd_create=319, memfd_secret=447,
        mount=165, setns=308, shmget=29, unshare=272)),
    "aarch64": (0xC00000B7, dict(clone=220, clone3=435, memfd_create=279, memfd_secret=447,
        mount=40, setns=268, shmget=194, unshare=97)),
}  # fmt: skip
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
NEW_NAMESPACE = 0x7E020000  # all of CLONE_NEW…
OTHER_ABI = 0x40000000  # x32 calls, which have numbers of their own


def program() -> bytes | None:
    """The filter for this machine; None where its calls are not known here."""
    if platform.machine() not in CALLS:
        return None
    architecture, calls = CALLS[platform.machine()]
    refused, unknown = REFUSE | errno.EPERM, REFUSE | errno.ENOSYS
    steps = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, refused)]
    steps += [(LOAD, 0, 0, NUMBER), (AT_LEAST, 0, 1, OTHER_ABI), (RETURN, 0, 0, refused)]
    for name, number in calls.items():
        if name != "clone":
            # Told that there is no clone3, the C library takes clone, whose flags can be read here.
            answer = unknown if name == "clone3" else refused
            steps += [(EQUAL, 0, 1, number), (RETURN, 0, 0, answer)]
    steps += [(EQUAL, 0, 3, calls["clone"]), (LOAD, 0, 0, FIRST_ARGUMENT)]
    steps += [(ANY_BIT, 0, 1, NEW_NAMESPACE), (RETURN, 0, 0, refused), (RETURN, 0, 0, ALLOW)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
