"""The machines that trials run on: kinds, boots, the guest's initramfs and QEMU's command line."""

import hashlib
import lzma
import os
import pathlib
import subprocess

LAB = pathlib.Path(__file__).resolve().parent
CACHE = LAB / ".cache"

# The machines: the guest's mode and how much swap there is, in kB, at least and at most. Swap stays
# the same for a whole boot: a memcg's report does not tell how much there is, only other reports do.
MACHINES = {
    "plain": ("v2", None, (0, 0)),
    "swap": ("v2", "swap", (8 << 10, 20 << 10)),
    "zram": ("v2", "zram", (8 << 10, 20 << 10)),
    "v1": ("v1", None, (0, 0)),
    "v1-swap": ("v1", "swap", (8 << 10, 16 << 10)),
    "numa": ("numa", None, (0, 0)),
    "numa-swap": ("numa", "swap", (8 << 10, 16 << 10)),
    "panic": ("panic", None, (0, 0)),
    "panic-numa": ("panic-numa", None, (0, 0)),
}
RARE = {"panic": 4}
USUAL = ("plain", "plain", "plain", "swap")

# Each kind of trial and the machines it runs on.
KINDS = {
    "global": USUAL,
    "memcg": USUAL,
    "nested": USUAL,
    "group": USUAL,
    "swap": ("swap",),
    "zram": ("zram",),
    "adj": USUAL,
    "threads": USUAL,
    "shared": USUAL,
    "vfork": USUAL,
    "growers": USUAL,
    "shmem": USUAL,
    "mlock": ("plain", "swap"),
    "cpuset": ("numa", "numa", "numa-swap"),
    "mempolicy": ("numa", "numa", "numa-swap"),
    "allocating": USUAL,
    "panic": ("panic", "panic", "panic-numa"),
    "spared": ("plain", "numa"),
    "sysrq": USUAL,
    "protect": ("plain", "swap"),
    "v1": ("v1", "v1-swap"),
    "hugetlb": USUAL,
}

# Swap and file pages live on persistent memory: unlike a disk it answers at once, so runs repeat.
PMEM = {
    "numa": ["memmap=32M!128M", "memmap=32M!160M"],
    "other": ["memmap=64M!96M", "memmap=32M!160M"],
}
MODULES = ["nd_pmem", "nd_e820", "lzo_rle", "zram"]
TRIALS_PER_BOOT = 100
BOOT_TIMEOUT_S = 1800
MOST_NAMED = 3


class LabError(Exception):
    """Something that the user can put right; shown as one line."""


class Random:
    """splitmix64, as in the guest."""

    def __init__(self, seed):
        self.state = seed & (2**64 - 1)

    def next(self):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.next() % (i + 1)
            items[i], items[j] = items[j], items[i]
        return items


class Boot:
    """One start of a machine and the trials it runs, as (number, kind)."""

    def __init__(self, name, machine, seed, trials):
        self.name = name
        self.mode, swap, (least, most) = MACHINES[machine]
        self.seed = seed
        self.trials = trials
        kb = least + 4 * (Random(seed).next() % ((most - least) // 4 + 1))
        self.swap = f"{swap} {kb}\n" if swap else ""


def plan(kinds, trials, seed):
    """The boots of a run. All kinds come equally often, but for those that need a boot for each trial."""
    random = Random(seed)
    order = []
    rounds = 0
    while len(order) < trials:
        order += random.shuffled(k for k in kinds if len(kinds) == 1 or rounds % RARE.get(k, 1) == 0)
        rounds += 1
    by_machine = {}
    for number, kind in enumerate(order[:trials]):
        machines = KINDS[kind]
        by_machine.setdefault(machines[random.next() % len(machines)], []).append((number, kind))
    boots = []
    for machine in sorted(by_machine):
        size = 1 if machine.startswith("panic") else TRIALS_PER_BOOT
        mine = by_machine[machine]
        chunks = [mine[i : i + size] for i in range(0, len(mine), size)]
        for i, chunk in enumerate(chunks):
            name = machine if len(chunks) == 1 else f"{machine}-{i + 1}"
            boots.append(Boot(name, machine, seed, chunk))
    return boots


def run_label(kinds, trials, seed):
    """What tells this run's logs from another's; kinds are written out while there are few of them."""
    if kinds == list(KINDS):
        named = "all"
    elif len(kinds) <= MOST_NAMED:
        named = "+".join(kinds)
    else:
        named = f"{len(kinds)}kinds-" + hashlib.sha256(",".join(kinds).encode()).hexdigest()[:6]
    return f"seed{seed}-{trials}x-{named}"


def kernel_dir(name):
    directory = CACHE / "kernels" / name
    if not (directory / "bzImage").exists():
        raise LabError(f'no kernel "{name}" here; run kernel-lab/setup (kernels are listed in kernel-lab/kernels)')
    return directory


def build_guest():
    """Compiles the guest when a source is newer."""
    binary = CACHE / "init"
    sources = list((LAB / "guest").iterdir())
    if not binary.exists() or any(s.stat().st_mtime > binary.stat().st_mtime for s in sources):
        fresh = CACHE / f"init.{os.getpid()}"
        CACHE.mkdir(exist_ok=True)
        if subprocess.run([LAB / "build-guest", fresh], check=False).returncode != 0:
            raise LabError("the guest does not compile")
        fresh.replace(binary)
    return binary.read_bytes()


def module_files(kernel):
    """The wanted modules and what they need, in loading order, as (name, bytes)."""
    base = kernel / "modules"
    if not base.exists():
        return []
    needs = {}
    by_name = {}
    for line in (base / "modules.dep").read_text().splitlines():
        path, _, rest = line.partition(":")
        needs[path] = rest.split()
        by_name[pathlib.Path(path).name.split(".")[0].replace("-", "_")] = path
    ordered = []

    def visit(path):
        for need in reversed(needs[path]):
            visit(need)
        if path not in ordered:
            ordered.append(path)

    for name in MODULES:
        if name in by_name:
            visit(by_name[name])
    return [(pathlib.Path(p).name.split(".")[0] + ".ko", unpacked(base / p)) for p in ordered]


def unpacked(path):
    data = path.read_bytes()
    if path.suffix == ".xz":
        return lzma.decompress(data)
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dcq", path], check=True, capture_output=True).stdout
    return data


def newc(entries):
    """A cpio archive of (path, mode, bytes), in the layout that the kernel unpacks."""
    out = bytearray()
    for inode, (path, mode, data) in enumerate([*entries, ("TRAILER!!!", 0, b"")], 1):
        name = path.encode() + b"\0"
        fields = [inode, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0]
        out += b"070701" + b"".join(b"%08X" % f for f in fields) + name
        out += b"\0" * (-len(out) % 4)
        out += data
        out += b"\0" * (-len(out) % 4)
    return bytes(out)


def initramfs(kernel, boot):
    """The guest's files: init, the modules it loads and the trials it is to run."""
    modules = module_files(kernel)
    conf = f"mode {boot.mode}\nseed {boot.seed}\n{boot.swap}"
    conf += "".join(f"trial {number} {kind}\n" for number, kind in boot.trials)
    entries = [(d, 0o040755, b"") for d in ("dev", "proc", "sys", "shm")]
    entries += [("init", 0o100755, build_guest()), ("lab.conf", 0o100644, conf.encode())]
    entries += [(name, 0o100644, data) for name, data in modules]
    entries += [("modules.txt", 0o100644, "".join(f"/{name}\n" for name, _ in modules).encode())]
    return newc(entries)


def qemu_command(kernel, mode, initrd, console, results):
    """
    One CPU, a clock that counts instructions, and no device that answers when it likes. No CMPXCHG16B:
    QEMU 7.2 now and then loses the flags when an interrupt follows it, and the guest crashes.
    """
    numa = mode.endswith("numa")
    command_line = [
        "console=ttyS0,115200",
        "loglevel=8" if mode.startswith("panic") else "loglevel=1",
        "panic=-1 log_buf_len=4M nokaslr norandmaps mitigations=off no_timer_check",
        "tsc=reliable random.trust_cpu=off",
        *PMEM["numa" if numa else "other"],
    ]
    command = ["qemu-system-x86_64", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"]
    command += ["-M", "pc", "-cpu", "qemu64,-cx16", "-smp", "1", "-accel", "tcg,thread=single"]
    command += ["-icount", "shift=1,sleep=off", "-rtc", "base=2020-01-01T00:00:00,clock=vm"]
    command += ["-m", "256M" if numa else "224M", "-seed", "1"]
    if numa:
        for node in (0, 1):
            command += ["-object", f"memory-backend-ram,id=m{node},size=128M"]
            command += ["-numa", f"node,nodeid={node},memdev=m{node}" + (",cpus=0" if node == 0 else "")]
    command += ["-kernel", str(kernel / "bzImage"), "-initrd", str(initrd)]
    command += ["-append", " ".join(command_line)]
    command += ["-serial", f"file:{console}", "-serial", f"file:{results}"]
    return command
