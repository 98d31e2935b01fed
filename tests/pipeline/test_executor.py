"""A call that hangs, dies or eats memory costs itself and no other."""

from __future__ import annotations

import errno
import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import as_completed
from pathlib import Path

import pytest

from pipeline.executor import BoundedExecutor, Died, TookTooLong, TookTooMuchMemory
from pipeline.scratch import remove_orphans


def double(number: int) -> int:
    return 2 * number


def fail(message: str) -> None:
    raise LookupError(message)


def hang(pid_file: str) -> None:
    """Waits in a program it called, as OCR does."""
    with subprocess.Popen(["sleep", "600"]) as program:
        Path(pid_file).write_text(str(program.pid))


def wait_for_ever(pid_file: str) -> None:
    Path(pid_file).write_text(str(os.getpid()))
    time.sleep(600)


def die(code: int) -> None:
    os.kill(os.getpid(), code)


def leave() -> None:
    os._exit(7)


def eat(mib: int) -> int:
    eaten = []
    for _ in range(mib):
        eaten.append(os.urandom(1 << 20))
        time.sleep(0.002)
    return len(eaten)


def answer_with_the_unpicklable() -> object:
    return lambda: None


def test_results_come_back_from_other_processes() -> None:
    with BoundedExecutor(2, timeout_s=30, memory_mb=1000) as executor:
        assert list(executor.map(double, range(20))) == [2 * n for n in range(20)]
        assert executor.submit(os.getpid).result() != os.getpid()


def test_what_the_first_call_loads_is_left_out_of_garbage_collection() -> None:
    with BoundedExecutor(1, timeout_s=30, memory_mb=1000) as executor:
        assert executor.submit(gc.get_freeze_count).result() == 0
        assert executor.submit(gc.get_freeze_count).result() > 0


def test_what_a_call_raises_is_raised() -> None:
    with BoundedExecutor(1, timeout_s=30, memory_mb=1000) as executor:
        future = executor.submit(fail, "không thấy")
        with pytest.raises(LookupError, match="không thấy"):
            future.result()
        assert executor.submit(double, 2).result() == 4


def litter(told: str) -> None:
    """Makes a temporary folder as a program's caller does, and dies in it."""
    Path(told).write_text(tempfile.mkdtemp())
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_dies_leaves_no_temporary_files(tmp_path: Path) -> None:
    told = tmp_path / "folder"
    with BoundedExecutor(1, timeout_s=30, memory_mb=1000) as executor:
        with pytest.raises(Died):
            executor.submit(litter, str(told)).result()
        assert not Path(told.read_text()).exists()
        assert executor.submit(double, 2).result() == 4


def test_calls_for_which_no_worker_can_be_started_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pipeline.executor.make_scratch", full)
    with BoundedExecutor(2, timeout_s=30, memory_mb=1000) as executor:
        for future in as_completed([executor.submit(double, n) for n in range(3)], timeout=20):
            with pytest.raises(Died, match="No space"):
                future.result()
    monkeypatch.undo()
    with BoundedExecutor(1, timeout_s=30, memory_mb=1000) as executor:
        assert executor.submit(double, 2).result(timeout=60) == 4


def test_who_waits_for_calls_that_are_given_up_is_told() -> None:
    executor = BoundedExecutor(1, timeout_s=30, memory_mb=1000)
    futures = [executor.submit(time.sleep, 600) for _ in range(3)]
    executor.shutdown(cancel_futures=True)
    assert set(as_completed(futures, timeout=20)) == set(futures)


def test_what_a_killed_run_left_is_removed_when_it_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    old, young = (tmp_path / f"kehoach-{ended.pid}-{name}" for name in ("old", "young"))
    alive, other = tmp_path / f"kehoach-{os.getpid()}-own", tmp_path / "kehoach-of-somebody"
    for folder in (old, young, alive, other):
        (folder / "in").mkdir(parents=True)
        if folder is not young:
            os.utime(folder, (0, 0))
    remove_orphans()
    assert sorted(tmp_path.iterdir()) == sorted([young, alive, other])


def test_a_hung_call_is_stopped_with_the_program_it_waits_for(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    with BoundedExecutor(1, timeout_s=1.5, memory_mb=1000) as executor:
        hung, after = executor.submit(hang, str(pid_file)), executor.submit(double, 4)
        with pytest.raises(TookTooLong):
            hung.result(timeout=20)
        assert after.result(timeout=20) == 8
    assert _is_gone(int(pid_file.read_text()))


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_killed_worker_costs_one_call(end: signal.Signals) -> None:
    with BoundedExecutor(2, timeout_s=30, memory_mb=1000) as executor:
        before, killed, after = (
            [executor.submit(double, n) for n in range(5)],
            executor.submit(die, end),
            [executor.submit(double, n) for n in range(5)],
        )
        with pytest.raises(Died, match=end.name):
            killed.result(timeout=20)
        assert [future.result(timeout=20) for future in before + after] == [0, 2, 4, 6, 8] * 2


def test_a_worker_that_leaves_is_told_by_its_status() -> None:
    with BoundedExecutor(1, timeout_s=30, memory_mb=1000) as executor, pytest.raises(Died, match="exit status 7"):
        executor.submit(leave).result(timeout=20)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is only watched on Linux")
def test_a_call_over_its_memory_is_stopped() -> None:
    with BoundedExecutor(1, timeout_s=60, memory_mb=200) as executor:
        hungry, after = executor.submit(eat, 2000), executor.submit(eat, 20)
        with pytest.raises(TookTooMuchMemory):
            hungry.result(timeout=40)
        assert after.result(timeout=20) == 20


def test_what_cannot_travel_fails_its_own_call() -> None:
    with BoundedExecutor(1, timeout_s=30, memory_mb=1000) as executor:
        there = executor.submit(lambda: 1)  # type: ignore[arg-type]
        with pytest.raises(Exception, match=r"pickle|local object"):
            there.result(timeout=20)
        back = executor.submit(answer_with_the_unpicklable)
        with pytest.raises((Died, AttributeError)):
            back.result(timeout=20)
        assert executor.submit(double, 1).result(timeout=20) == 2


def test_stopping_cancels_what_waits_and_kills_what_runs(tmp_path: Path) -> None:
    executor = BoundedExecutor(1, timeout_s=600, memory_mb=1000)
    running, waiting = executor.submit(hang, str(tmp_path / "pid")), executor.submit(double, 1)
    while not (tmp_path / "pid").exists():
        time.sleep(0.05)
    executor.shutdown(cancel_futures=True)
    assert waiting.cancelled()
    with pytest.raises(Died):
        running.result(timeout=1)
    with pytest.raises(RuntimeError, match="shut down"):
        executor.submit(double, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = (
        "import test_executor, pipeline.executor\n"
        "if __name__ == '__main__':\n"
        "    executor = pipeline.executor.BoundedExecutor(1, 600, 1000)\n"
        f"    executor.submit(test_executor.wait_for_ever, {str(tmp_path / 'pid')!r}).result()\n"
    )
    (tmp_path / "parent.py").write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen([sys.executable, str(tmp_path / "parent.py")], env=environment) as parent:
        for _ in range(600):
            if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
                break
            time.sleep(0.05)
        parent.kill()
    assert _is_gone(int((tmp_path / "pid").read_text()))


def _is_gone(pid: int) -> bool:
    """Whether the process ends within two seconds (a zombie has ended)."""
    for _ in range(20):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_a_queue_of_more_calls_than_a_pipe_holds_does_not_block() -> None:
    with BoundedExecutor(1, timeout_s=60, memory_mb=1000) as executor:
        futures = [executor.submit(double, n) for n in range(20_000)]
        assert futures[0].result(timeout=60) == 0
        executor.shutdown(cancel_futures=True)
    assert futures[-1].cancelled()
