"""A step of the set-up is skipped while its inputs are unchanged, and only then."""

import os
import sys
from pathlib import Path

import console
import prepare
import pytest


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A root with one input, and a step that appends to its output each time it runs."""
    for module in (prepare, console):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "input").write_text("first")
    return tmp_path


def step(folder: Path, name: str = "output", *, inputs=("input",), script: str | None = None) -> prepare.Step:
    script = script or f"open({str(folder / name)!r}, 'a').write('x')"
    return prepare.Step(f"Making {name}", (sys.executable, "-c", script), inputs, folder / name)


def carry_out(folder: Path, *steps: prepare.Step, **words):
    prepare.carry_out(steps or [step(folder)], stamps=folder / "stamps", env=dict(os.environ), **words)


def times(folder: Path, name: str = "output") -> int:
    return len((folder / name).read_text()) if (folder / name).exists() else 0


def test_a_step_runs_once_while_its_inputs_stay_the_same(folder):
    carry_out(folder)
    carry_out(folder)
    assert times(folder) == 1


def test_a_changed_input_makes_the_step_due_again(folder):
    carry_out(folder)
    (folder / "input").write_text("second")
    carry_out(folder)
    assert times(folder) == 2


def test_a_lost_output_makes_the_step_due_again(folder):
    carry_out(folder)
    (folder / "output").unlink()
    carry_out(folder)
    assert times(folder) == 1


def test_a_change_to_an_earlier_step_makes_the_later_ones_due_again(folder):
    steps = (step(folder, "first"), step(folder, "second", inputs=()))
    carry_out(folder, *steps)
    (folder / "input").write_text("changed")
    carry_out(folder, *steps)
    assert (times(folder, "first"), times(folder, "second")) == (2, 2)


def test_a_step_that_failed_shows_what_it_printed_and_is_due_again(folder, capsys):
    broken = step(folder, script="import sys; sys.exit('the disk is full')")
    with pytest.raises(console.SetUpError, match=r"Making output failed: what it printed is above\."):
        carry_out(folder, broken)
    assert "the disk is full" in capsys.readouterr().out
    carry_out(folder)
    assert times(folder) == 1


def test_another_database_than_the_local_file_is_brought_up_to_date_at_every_start(folder):
    carry_out(folder, always=True)
    carry_out(folder, always=True)
    assert times(folder) == 2


def test_the_database_is_filled_in_order_and_without_demonstration_data_where_there_is_none():
    def commands(env):
        return [str(step.command[-1]) for step in prepare.data_steps(env)]

    published = ["migrate", "load_reference", "load_editions", "load_terms"]
    assert commands({"LSIP_DEMONSTRATION": "false"}) == published
    assert commands({}) == [*published, "load_demonstration"]


def test_the_environment_of_a_process_wins_over_the_file(folder, monkeypatch):
    (folder / ".env").write_text(
        "# a note\nPORT=8001\nexport LSIP_LOG_LEVEL='INFO'\n\nLSIP_EMAIL_FROM=\"a@example.org\"\n"
    )
    monkeypatch.setenv("PORT", "8002")
    monkeypatch.delenv("LSIP_LOG_LEVEL", raising=False)
    monkeypatch.delenv("LSIP_EMAIL_FROM", raising=False)
    env = console.environment()
    assert (env["PORT"], env["LSIP_LOG_LEVEL"], env["LSIP_EMAIL_FROM"]) == ("8002", "INFO", "a@example.org")
