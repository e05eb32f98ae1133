"""The minimal guide and its helpers lie in tests/check."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "check"))
