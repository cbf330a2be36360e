import os
import subprocess
import sys
from pathlib import Path


def test_an_installed_package_offers_its_plugs_behind_ours(tmp_path: Path) -> None:
    described = tmp_path / "heron-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: heron\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text("[tellback.narrative.profiles]\nheron = heron:profile\n")
    (tmp_path / "heron.py").write_text("profile = 'the profile of Heron'\n")
    asking = "from tellback.plugins import find; print(find('narrative.profiles')[-1])"
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", asking], env=env, capture_output=True, text=True, check=True).stdout
    assert told == "the profile of Heron\n"
