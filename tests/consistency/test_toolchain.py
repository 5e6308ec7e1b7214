"""The two commands, the start scripts, the settings and the production shape agree with one another."""

import ast
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from django.urls import reverse

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
PORTAL_SERVICES = ("web", "worker", "beat", "migrate")
LOCKS = ("requirements/runtime.lock", "requirements/dev.lock")


def settings_read() -> set[str]:
    """Return the names that the settings ask `env` for."""
    tree = ast.parse((ROOT / "lsip_portal" / "settings.py").read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    own = (call for call in calls if isinstance(call.func.value, ast.Name) and call.func.value.id == "env")
    return {call.args[0].value for call in own if call.func.attr != "read_env"}


def settings_named_outside() -> set[str]:
    """Return the names that start scripts, compose file and proxy use."""
    files = [*(ROOT / "bin").iterdir(), ROOT / "docker-compose.yml", ROOT / "deploy" / "Caddyfile", ROOT / "Dockerfile"]
    text = "\n".join(file.read_text("utf-8") for file in files if file.is_file())
    return set(re.findall(r"\b(?:LSIP_[A-Z_]*[A-Z]|DATABASE_URL|POSTGRES_PASSWORD|PORT)\b", text))


def settings_explained() -> set[str]:
    """Return the names in .env.example."""
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))


def targets() -> dict[str, str]:
    """Return the targets of the Makefile with their sentences."""
    return dict(re.findall(r"^([a-z]+):.*?## (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_setting_is_explained_and_every_explained_setting_is_read():
    read = settings_read()
    assert len(read) > 20
    assert settings_explained() == read | settings_named_outside()


def test_every_start_script_of_the_production_shape_exists_and_can_be_run():
    scripts = {COMPOSE["services"][name]["command"][0] for name in PORTAL_SERVICES}
    scripts |= {
        service["healthcheck"]["test"][1] for service in COMPOSE["services"].values() if "healthcheck" in service
    }
    own = {script for script in scripts if script.startswith("bin/")}
    assert own == {"bin/web", "bin/worker", "bin/beat", "bin/migrate", "bin/healthy"}
    assert [script for script in sorted(own) if not os.access(ROOT / script, os.X_OK)] == []


def test_the_supervisor_starts_the_same_scripts_as_production():
    supervisor = (ROOT / "bin" / "supervise.py").read_text("utf-8")
    services = ast.literal_eval(re.search(r"^SERVICES = (.+)$", supervisor, re.MULTILINE)[1])
    assert {f"bin/{name}" for name in services} < {COMPOSE["services"][name]["command"][0] for name in PORTAL_SERVICES}


def test_the_start_says_the_address_of_the_sign_in_page():
    supervisor = (ROOT / "bin" / "supervise.py").read_text("utf-8")
    assert re.search(r'^SIGN_IN = "(.+)"$', supervisor, re.MULTILINE)[1] == reverse("account_login")


def test_production_starts_nothing_before_the_database_is_ready():
    for name in ("web", "worker", "beat"):
        assert COMPOSE["services"][name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert COMPOSE["services"]["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    unhealthy = set(COMPOSE["services"]) - {n for n, service in COMPOSE["services"].items() if "healthcheck" in service}
    assert unhealthy == {"proxy", "migrate"}


def test_every_command_that_loads_something_is_run_by_the_set_up_and_in_production():
    loaders = {path.stem for path in ROOT.glob("*/management/commands/load_*.py")}
    set_up = set(re.findall(r'"(load_\w+)"', (ROOT / "bin" / "prepare.py").read_text("utf-8")))
    production = set(re.findall(r"manage\.py (load_\w+)", (ROOT / "bin" / "migrate").read_text("utf-8")))
    assert set_up == loaders
    assert production == loaders - {"load_demonstration"}


def test_the_compose_file_holds_no_secret():
    environments = [service.get("environment", {}) for service in COMPOSE["services"].values()]
    secrets = {name: value for env in environments for name, value in env.items() if re.search("KEY|PASSWORD", name)}
    wanted = {"LSIP_SECRET_KEY", "LSIP_OLD_SECRET_KEYS", "LSIP_EMAIL_PASSWORD", "LSIP_NOTIFY_KEY", "POSTGRES_PASSWORD"}
    assert set(secrets) == wanted
    assert [value for value in secrets.values() if not value.startswith("${")] == []
    assert "${POSTGRES_PASSWORD" in COMPOSE["services"]["web"]["environment"]["DATABASE_URL"]


def test_production_passes_on_what_the_settings_insist_on():
    env = COMPOSE["services"]["web"]["environment"]
    assert env["LSIP_ENVIRONMENT"] == "production"
    assert env["DATABASE_URL"].startswith("postgres://")
    assert {"LSIP_SECRET_KEY", "LSIP_ALLOWED_HOSTS", "LSIP_BROKER_URL", "LSIP_CACHE_URL"} <= set(env)


def test_the_image_installs_the_libraries_that_the_doctor_asks_for():
    asked = re.search(r"RUN_NEEDS = \((.+?)\n\)\n", (ROOT / "bin" / "doctor.py").read_text("utf-8"), re.DOTALL)[1]
    packages = set(re.findall(r'"((?:lib|fonts-)[a-z0-9.-]+[0-9a-z])"', asked)) - {"libpango-1.0.so.0"}
    packages = {name for name in packages if ".so" not in name}
    assert len(packages) == 5
    assert packages <= set((ROOT / "Dockerfile").read_text("utf-8").split())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_has_a_hash_for_every_package_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z])", text.strip())
    assert len(blocks) > 50
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []
    assert "://" not in text
    assert "index-url" not in text


def test_what_runs_is_what_was_tested():
    runtime, development = (
        {*re.findall(r"^\S+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE)} for lock in LOCKS
    )
    assert runtime - development == set()


def test_the_npm_lock_has_hashes_and_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 10
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_every_target_has_a_sentence_and_help_lists_it():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    assert set(targets()) == phony == set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [
        name for name, sentence in targets().items() if not re.search(rf"make {name} +{re.escape(sentence)}", listed)
    ] == []


@pytest.mark.parametrize("page", ["README.md", "docs/operations.md"])
def test_the_commands_that_a_page_names_exist(page):
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", text, re.MULTILINE))
    assert {"run", "test"} <= named or page != "README.md"
    assert named <= set(targets())
    scripts = set(re.findall(r"\bbin/[a-z_-]+\b", text))
    assert [script for script in sorted(scripts) if not (ROOT / script).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "docs/operations.md"])
def test_the_places_that_a_page_points_to_exist(page):
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


@pytest.mark.parametrize("script", [".ci/run", "bin/py", "bin/lock", "bin/bench", "tools/verify-pdf/run.sh"])
def test_a_script_can_be_run_and_its_shell_understands_it(script):
    path = ROOT / script
    assert os.access(path, os.X_OK)
    shell = path.read_text("utf-8").split("\n")[0].removeprefix("#!").split()
    subprocess.run([*shell, "-n", path], check=True)


def test_continuous_integration_requires_the_servers_and_calls_the_one_command():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert "export CI=true" in lines
    assert lines[-1] == "exec make test"
