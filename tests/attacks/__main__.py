"""Attack the grader and print what came of it: `python -m tests.attacks [SANDBOX]`; exit status 1 if anybody gained."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.attacks.campaign import HONEST, run
from tests.attacks.collection import attacks


def main() -> int:
    """Run the whole collection against one sandbox, bubblewrap unless the command line names another."""
    sandbox = sys.argv[1] if len(sys.argv) > 1 else "bubblewrap"
    with tempfile.TemporaryDirectory() as folder:
        campaign = run(attacks(), Path(folder), workers=os.cpu_count() or 1, sandbox=sandbox)
    forms = Counter(attack.id.partition("_")[0] for attack in campaign.attacks)
    written = {name: forms[name] for name in ("python", "notebook", "octave")}
    rest = len(campaign.attacks) - sum(written.values())
    verdicts = Counter(check["status"] for item in campaign.results.values() for check in item["checks"])
    print(f"attacks tried            {len(campaign.attacks)} against {sandbox}")
    print("  " + ", ".join(f"{name} {count}" for name, count in written.items()) + f", archives, files, names {rest}")
    print(f"marks gained             {sum(campaign.gained.values()):g}")
    print(f"secrets found            {len(campaign.stolen)}")
    print(f"things broken            {len(campaign.harmed)}")
    print(f"honest submissions       {len(HONEST)}, marks lost: {sum(campaign.honest_losses.values()):g}")
    print(f"results lost             {len(campaign.lost)}")
    print(f"texts that became code   {len(campaign.injected)}")
    print(f"processes left           {len(campaign.processes)}")
    print(f"files left               {len(campaign.files)}")
    print(f"checks ended by a limit  {verdicts['timeout'] + verdicts['killed']} of {verdicts.total()}")
    print(f"seconds                  {campaign.seconds:.0f}, largest process {campaign.peak_mb:.0f} MiB")
    troubles = (
        *(f"gained {points:g}: {name}" for name, points in campaign.gained.items()),
        *(f"lost {points:g}: {name}" for name, points in campaign.honest_losses.items()),
        *(campaign.stolen + campaign.harmed + campaign.lost),
        *(campaign.injected + campaign.processes + campaign.files),
    )
    print(*troubles, sep="\n")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
