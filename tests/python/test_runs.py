# SPDX-License-Identifier: Apache-2.0
"""Runs: the bits of the program, progress, Ctrl-C, and runs that go on."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
import unittest

import h5py
from support import WithFolder

import surge
from surge.progress import Bar, bar


class Runs(WithFolder):
    def test_the_file_is_that_of_the_program_bit_for_bit(self):
        self.program("run", "minimal", "--replications", "7", "--seed", "5", "--quiet", "-o", "program.h5")
        for threads in (1, 3):
            results = surge.run("minimal", 7, seed=5, threads=threads, progress=False)
            self.assert_same_results(self.file("program.h5"), results.path)

    def test_two_at_a_time_do_not_mix(self):
        alone = [surge.run("minimal", 20, seed=seed, progress=False) for seed in (1, 2)]
        together = [None, None]

        def run(place):
            together[place] = surge.run("minimal", 20, seed=place + 1, progress=False)
            together[place].metrics

        threads = [threading.Thread(target=run, args=(place,)) for place in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for one, other in zip(alone, together):
            self.assert_same_results(one.path, other.path)

    def test_other_threads_of_python_go_on(self):
        begun, met = threading.Event(), []

        def wait(done, count):
            begun.set()
            time.sleep(0.001)

        def other():
            begun.wait()
            met.append(time.monotonic())

        thread = threading.Thread(target=other)
        thread.start()
        surge.run("minimal", 200, threads=1, progress=wait)
        ended = time.monotonic()
        thread.join()
        self.assertLess(met[0], ended - 0.1)

    def test_wrong_numbers_are_refused_in_a_sentence(self):
        for wrong, sentence in (
            ({"replications": 0}, "replications: found 0, expected 1 or more"),
            ({"threads": 0}, "threads: found 0, expected 1 or more"),
            ({"replications": 2.5}, "replications: found 2.5, expected a whole number"),
            ({"seed": -1}, "seed: found -1, expected 0 or more"),
            ({"seed": 2**64}, "seed: found 18446744073709551616, expected 18446744073709551615 or less"),
            ({"resume": True}, "resume: needs output"),
        ):
            with self.assertRaisesRegex(ValueError, sentence):
                surge.run("minimal", **{"replications": 1, **wrong})

    def test_the_folder_of_the_output_is_made_if_it_can_be(self):
        surge.run("minimal", 1, output=self.file("a/b/run.h5"), progress=False)
        self.assertEqual(surge.open(self.file("a/b/run.h5")).replications, 1)
        with self.assertRaisesRegex(surge.UsageError, "is not a folder"):
            surge.run("minimal", 1, output=self.file("a/b/run.h5/run.h5"), progress=False)

    def test_a_failed_replication_is_warned_of(self):
        path = self.file("run.h5")
        surge.run("minimal", 3, output=path, progress=False)
        with h5py.File(path, "r+") as file:
            file["status/kind"][1] = 3
            file["status/what"][1] = "a bridge is missing"
        with self.assertWarnsRegex(RuntimeWarning, r"^replication 1 failed after 240.0 h: a bridge is missing$"):
            results = surge.run("minimal", 3, output=path, resume=True, progress=False)
        self.assertEqual(list(results.status["kind"]), ["horizon", "failed", "horizon"])

    def test_a_temporary_file_goes_with_its_results(self):
        results = surge.run("minimal", 1, progress=False)
        path = results.path
        results.save(self.file("kept.h5"))
        del results
        self.assertFalse(os.path.exists(os.path.dirname(path)))
        self.assertEqual(surge.open(self.file("kept.h5")).replications, 1)
        self.assertEqual(os.listdir(self.folder), ["kept.h5"])


class ProgressOfRuns(WithFolder):
    def test_a_function_hears_of_every_replication(self):
        told = []
        surge.run("minimal", 4, threads=2, progress=lambda done, count: told.append((done, count)))
        self.assertEqual(told, [(1, 4), (2, 4), (3, 4), (4, 4)])

    def test_what_it_raises_ends_the_run_and_keeps_what_is_done(self):
        def stop(done, _):
            if done == 3:
                raise RuntimeError("enough")

        with self.assertRaisesRegex(RuntimeError, "enough") as raised:
            surge.run("minimal", 500, output=self.file("run.h5"), threads=1, progress=stop)
        self.assertFalse(os.path.exists(self.file("run.h5")))
        with self.assertRaisesRegex(surge.ResultFileError, "not finished"):
            surge.open(self.file("run.partial.h5"))
        kept = surge.open(self.file("run.partial.h5"), partial=True)
        self.assertFalse(kept.complete)
        self.assertTrue(3 <= kept.replications < 500)
        self.assertEqual(raised.exception.partial.replications, kept.replications)

    def test_the_bar_is_for_people_and_leaves_a_clean_line(self):
        self.assertIsNone(bar(io.StringIO()))
        out = io.StringIO()
        shown = Bar(out)
        shown._next = 0
        shown(11, 20)
        self.assertRegex(out.getvalue(), r"^\r\[#{16}\.{14}\] 11/20  .*/s  \d+ s left$")
        width = len(out.getvalue()) - 1
        shown.close()
        self.assertTrue(out.getvalue().endswith("\r" + " " * width + "\r"))


class EndedRuns(WithFolder):
    def begin(self, arguments):
        """A child in the middle of a run of 1,000,000 replications."""
        code = (
            "import surge\n"
            "def tell(done, count):\n"
            "    print(done, flush=True)\n"
            "try:\n"
            f"    surge.run('minimal', 1000000, progress=tell, {arguments})\n"
            "except KeyboardInterrupt as error:\n"
            "    print('interrupted', error.partial.replications, error.partial.complete)\n"
        )
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        self.addCleanup(child.stdout.close)
        for _ in range(3):
            child.stdout.readline()
        return child

    def interrupted(self, child):
        """How many replications Ctrl-C leaves."""
        child.send_signal(signal.SIGINT)
        word, count, complete = child.communicate(timeout=120)[0].splitlines()[-1].split()
        self.assertEqual((word, complete, child.returncode), ("interrupted", "False", 0))
        return int(count)

    def test_ctrl_c_is_a_keyboard_interrupt_with_what_is_done(self):
        self.assertGreaterEqual(self.interrupted(self.begin("")), 3)

    def test_with_output_it_stays_in_a_file_that_the_program_reads(self):
        count = self.interrupted(self.begin(f"output={self.file('run.h5')!r}"))
        self.assertEqual(surge.open(self.file("run.partial.h5"), partial=True).replications, count)
        self.program("describe", "run.partial.h5")

    def test_a_killed_run_goes_on_and_gives_the_same_bits(self):
        path = self.file("run.h5")
        whole = surge.run("minimal", 40, output=self.file("whole.h5"), progress=False)

        def end(done, _):
            if done == 11:
                os.kill(os.getpid(), signal.SIGKILL)

        child = os.fork()
        if child == 0:
            surge.run("minimal", 40, output=path, threads=2, progress=end)
        os.waitpid(child, 0)
        with self.assertRaisesRegex(surge.UsageError, "11 of 40.*resume=True continues it, resume=False discards it"):
            surge.run("minimal", 40, output=path)
        told = []
        resumed = surge.run("minimal", 40, output=path, resume=True, progress=lambda done, _: told.append(done))
        self.assertEqual(told, list(range(12, 41)))
        self.assert_same_results(whole.path, resumed.path)
        self.assertEqual(sorted(os.listdir(self.folder)), ["run.h5", "whole.h5"])

    def test_the_program_continues_a_run_of_python(self):
        def stop(done, _):
            if done == 5:
                raise RuntimeError

        with self.assertRaises(RuntimeError):
            surge.run("minimal", 20, output=self.file("run.h5"), threads=1, progress=stop)
        self.program("run", "minimal", "--replications", "20", "-o", "run.h5", "--resume", "--quiet")
        whole = surge.run("minimal", 20, progress=False)
        self.assert_same_results(whole.path, self.file("run.h5"))

    def test_a_finished_run_is_taken_as_it_is(self):
        path = self.file("run.h5")
        surge.run("minimal", 3, output=path, resume=True, progress=False)
        written = os.stat(path).st_mtime_ns
        told = []
        again = surge.run("minimal", 3, output=path, resume=True, progress=lambda *done: told.append(done))
        self.assertEqual((told, os.stat(path).st_mtime_ns, again.replications), ([], written, 3))
        with self.assertRaisesRegex(surge.UsageError, "seed"):
            surge.run("minimal", 3, seed=8, output=path, resume=True)
        self.assertEqual(surge.run("minimal", 2, output=path, progress=False).replications, 2)


if __name__ == "__main__":
    unittest.main()
