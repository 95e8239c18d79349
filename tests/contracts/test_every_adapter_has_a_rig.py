from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
_ADAPTERS = _HERE.parent.parent / "adapters"


def test_every_platform_has_a_rig() -> None:
    platforms = {path.parent.name for path in _ADAPTERS.glob("*/adapter.py")}
    rigs = {path.stem for path in (_HERE / "rigs").glob("*.py")}

    assert platforms <= rigs
    assert platforms
