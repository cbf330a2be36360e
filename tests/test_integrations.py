"""The pre-commit hook and the GitHub Action, run in a scratch repository as their hosts run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from repository import commit, git

ROOT = Path(__file__).parent.parent
SHOUTING = "# Heron ends the night before payday!\n\nSmall firms run payroll in four minutes.\n"
CALM = "# Heron pays everybody by noon\n\nSmall firms run payroll in four minutes.\n"
SETTINGS = "[check.rules]\n" + "".join(
    f'{rule} = "off"\n' for rule in ("missing-part", "no-internal-faq", "unanswered-price")
)
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

# What tellback needs is there already: only tellback itself is installed anew.
QUICK = {"PIP_NO_DEPS": "1", "PYTHONPATH": sysconfig.get_path("purelib"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(*words: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    whole = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | QUICK | env
    return subprocess.run(words, cwd=folder, env=whole, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a story in it."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init")
    commit(folder / "story.md", CALM)
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it would be fetched."""
    folder = tmp_path_factory.mktemp("published")
    for name in ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "Publish")
    return folder


@pytest.mark.slow
def test_the_hook_stops_a_commit_that_shouts(project: Path, published: Path, tmp_path: Path) -> None:
    head = subprocess.check_output(["git", "-C", published, "rev-parse", "HEAD"], text=True).strip()
    hook = {"id": "tellback-check", "args": ["--changed", "--fast"]}
    config = {"repos": [{"repo": str(published), "rev": head, "hooks": [hook]}]}
    commit(project / ".pre-commit-config.yaml", yaml.safe_dump(config))
    env = {"PRE_COMMIT_HOME": str(tmp_path / "home")}

    def hooked() -> subprocess.CompletedProcess[str]:
        git(project, "add", ".")
        return run(sys.executable, "-m", "pre_commit", "run", "--all-files", folder=project, env=env)

    assert "Passed" in (first := hooked()).stdout, first.stdout + first.stderr
    (project / "story.md").write_text(SHOUTING, encoding="utf-8")
    second = hooked()
    assert second.returncode == 1
    assert "story.md:1:3: Let the benefit carry the title" in second.stdout


def test_no_input_of_the_action_reaches_a_shell_unquoted() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_and_output_of_the_action_is_described_and_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name, given in ACTION["inputs"].items():
        assert given["description"]
        assert re.search(rf"inputs\.{name}\b", text)


class Runner:
    """Runs the action's own `run` steps, with the variables a runner sets."""

    def __init__(self, project: Path, published: Path, temp: Path) -> None:
        self.project, self.published, self.temp = project, published, temp
        self.inputs = {name: str(given["default"]) for name, given in ACTION["inputs"].items()}

    def steps(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """All of them, up to the first that fails; answers as the last."""
        self.inputs |= {name.replace("_", "-"): value for name, value in inputs.items()}
        done = subprocess.CompletedProcess[str]([], 0, "", "")
        for step in ACTION["runs"]["steps"]:
            installed = (self.temp / "tellback").is_dir() and "install" in step.get("name", "").lower()
            if "run" in step and not installed:
                done = self._step(step)
                if done.returncode:
                    break
        return done

    def _step(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        env = {name: self._filled(value) for name, value in step.get("env", {}).items()}
        env |= {"RUNNER_TEMP": str(self.temp), "GITHUB_ACTIONS": "true"}
        env |= {"GITHUB_OUTPUT": str(self.temp / "output"), "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md")}
        env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        folder = self.project / self._filled(step.get("working-directory", "."))
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        return run("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), folder=folder, env=env)

    def _filled(self, value: str) -> str:
        known = {f"inputs.{name}": given for name, given in self.inputs.items()}
        known["github.action_path"] = str(self.published)
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: known[found[1]], value)


@pytest.mark.slow
def test_the_action_annotates_sums_up_and_fails(project: Path, published: Path, tmp_path: Path) -> None:
    runner = Runner(project, published, tmp_path)
    (project / "story.md").write_text(SHOUTING, encoding="utf-8")
    (project / "tellback.toml").write_text(SETTINGS, encoding="utf-8")
    done = runner.steps(files="story.md\n")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "::warning file=story.md,line=1,col=3,endLine=1,endColumn=38,title=shouted-headline::" in done.stdout
    assert "| shouted-headline |" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    sarif = Path((tmp_path / "output").read_text(encoding="utf-8").split("=")[1].strip())
    found = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "shouted-headline" in {each["ruleId"] for each in found}
    assert runner.steps(fail_on="never").returncode == 0
    assert runner.steps(fail_on="should", since="HEAD").returncode == 1
    commit(project / "story.md", SHOUTING)
    assert runner.steps(since="HEAD").returncode == 0
    assert "has no version" in runner.steps(since="$(touch hacked)").stderr
    assert not (project / "hacked").exists()
    assert runner.steps(since="", files="missing.md").returncode == 1
