#!/usr/bin/env python3
"""The face of the choice guide: `python3 build.py` makes the site, `python3 build.py test` proves it sound (`--help` for the rest)."""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main(argv: list[str]) -> int:
    """Prepare the environment when needed, then do what the arguments say. Returns the exit code (README: 0, 1, 2 or 3)."""
    sys.path.insert(0, str(ROOT))
    from choice_guide import environment

    lock = "requirements/tests.txt" if argv[:1] == ["test"] else "requirements/runtime.txt"
    try:
        code = environment.enter(ROOT, lock, argv)
    except environment.CannotPrepare as problem:
        print(problem, file=sys.stderr)
        return 3
    if code is not None:
        return code
    from choice_guide import cli

    return cli.main(argv, ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
