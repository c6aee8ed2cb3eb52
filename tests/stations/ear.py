"""A private PulseAudio with a null sink, and a recording of all that was played into it.

`parec` writes the sink's monitor to a file and no thread of ours takes part, so that a busy test
hears as well as an idle one. A sample's wall-clock time is its number divided by the rate, plus an
offset: the smallest (now - samples / rate) seen, because the file can be late but never early. The
null sink runs on the machine's clock and renders every sample even when it wakes late.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from tests.stations.parts import Child, Station, program, short_folder, wait_until
from tests.stations.recording import RATE_HZ, Sound

SINK = "ear"


class PulseEar(Station):
    """The sound server; `env` leads a child process's sound to it."""

    def __init__(self) -> None:
        """MissingPartError when PulseAudio or its tools aren't installed."""
        super().__init__()
        self._pulseaudio = program("pulseaudio", "pulseaudio")
        self._parec = program("parec", "pulseaudio-utils")
        self._pactl = program("pactl", "pulseaudio-utils")
        self._sinks: dict[str, str] = {}

    def _open(self) -> None:
        self._folder = self._closing.enter_context(short_folder("ear"))
        self._folder.chmod(0o700)
        (self._folder / "config").mkdir()
        self.start()
        self._closing.callback(self.stop)

    def start(self) -> None:
        """Starts the server; the address stays the same from one start to the next."""
        socket = f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}"
        sink = f"module-null-sink sink_name={SINK} rate={RATE_HZ} channels=2"
        command = [self._pulseaudio, "-n", "--daemonize=no", "--exit-idle-time=-1"]
        command += ["--use-pid-file=no", "--realtime=no", "--high-priority=no"]
        command += ["-L", socket, "-L", sink]
        self._server = Child(
            command, self._folder / "pulse.log", env=self._server_env(), is_station=True
        )
        self._server.wait_until(self._answers, 10, "answering PulseAudio")
        modules = [line.split() for line in self._ask("list", "short", "modules").splitlines()]
        self._sinks = {SINK: next(words[0] for words in modules if words[1] == "module-null-sink")}

    def stop(self) -> None:
        """Ends the server: programs that play find no sound device any more."""
        self._server.stop()
        self._socket.unlink(missing_ok=True)

    def stand_still(self) -> None:
        """The server answers nobody, until `go_on`: what asks it for something hangs."""
        self._server.signal_group(signal.SIGSTOP)

    def go_on(self) -> None:
        self._server.signal_group(signal.SIGCONT)

    @property
    def env(self) -> dict[str, str]:
        """What a child process needs in its environment to play here and nowhere else."""
        return {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_SINK": SINK,
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_CLIENTCONFIG": str(self._folder / "client.conf"),
            "PULSE_RUNTIME_PATH": str(self._folder),
        }

    def listen(self, sink: str = SINK) -> Recording:
        """A new recording; use it with `with`."""
        return Recording(self._parec, self.env, sink)

    def add_sink(self, name: str) -> None:
        """Another null sink: a headset is plugged in."""
        made = self._ask("load-module", "module-null-sink", f"sink_name={name}", f"rate={RATE_HZ}")
        self._sinks[name] = made.strip()

    def remove_sink(self, name: str) -> None:
        """And unplugged, whatever plays into it."""
        self._ask("unload-module", self._sinks.pop(name))

    def make_default(self, name: str) -> None:
        """What the listener does in the system's sound settings."""
        self._ask("set-default-sink", name)

    def sinks(self) -> list[str]:
        """The names of all sinks there are."""
        return [line.split()[1] for line in self._ask("list", "short", "sinks").splitlines()]

    def sinks_in_use(self) -> list[str]:
        """The names of the sinks that the streams play into, one for each stream."""
        lines = self._ask("list", "short", "sinks").splitlines()
        names = {words[0]: words[1] for words in (line.split() for line in lines)}
        return [names.get(line.split()[1], "") for line in self.streams()]

    def streams(self) -> list[str]:
        """What plays now, one line a stream, in pactl's short words."""
        return self._ask("list", "short", "sink-inputs").splitlines()

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            [self._pactl, *words],
            env={**os.environ, **self.env},
            capture_output=True,
            text=True,
            timeout=10,
        )
        return done.stdout

    def details(self) -> str:
        """All that pactl says about the streams that play now: volume, mute, properties."""
        return self._ask("list", "sink-inputs")

    def _answers(self) -> bool:
        return self._socket.exists() and SINK in self._ask("list", "short", "sinks")

    @property
    def _socket(self) -> Path:
        return self._folder / "native"

    def _server_env(self) -> dict[str, str]:
        (self._folder / "client.conf").write_text("autospawn = no\n")
        return {
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_STATE_PATH": str(self._folder / "config"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }


class Recording(Station):
    """All that was heard between the beginning and the end of its `with`."""

    def __init__(self, parec: str, env: dict[str, str], sink: str) -> None:
        super().__init__()
        self._command = [parec, "-d", f"{sink}.monitor", "--raw", "--format=s16le"]
        self._command += [f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=10"]
        self._env = env
        self._offset_s = float("inf")

    def _open(self) -> None:
        self._folder = self._closing.enter_context(short_folder("heard"))
        self._file = self._folder / "heard.s16"
        log = self._folder / "parec.log"
        self._child = Child(self._command, log, env=self._env, output=self._file)
        self._closing.callback(self._child.stop)
        self._child.wait_until(self._settled, 10, "sound from the monitor")
        self.began_at = time.time()

    def sound(self) -> Sound:
        """What has been heard up to now; ask it when sound began, for silences, for the lag."""
        self._note_time()
        return Sound.from_bytes(self._file.read_bytes(), self._offset_s)

    def wait_for_sound(self, since: float | None = None, timeout_s: float = 10) -> float:
        """Waits until sound is heard at or after `since`; its wall-clock time (time.time())."""
        start = self.began_at if since is None else since
        found: list[float] = []

        def heard() -> bool:
            first = self.sound().first_sound(start)
            if first is not None:
                found.append(first)
            return bool(found)

        wait_until(heard, timeout_s, "sound")
        return found[0]

    def wait_for_silence(self, length_s: float = 0.3, timeout_s: float = 10) -> None:
        """Waits until the last `length_s` were silent."""
        began = time.time()

        def silent() -> bool:
            sound = self.sound()
            enough = sound.ends_at - max(began, sound.begins_at) >= length_s
            return enough and not sound.loud(sound.ends_at - length_s, sound.ends_at)

        wait_until(silent, timeout_s, f"{length_s:g} s of silence")

    def keep(self, path: Path) -> None:
        """Copies the raw samples, for a closer look."""
        shutil.copy(self._file, path)

    def _settled(self) -> bool:
        """Whether the offset has been seen often enough to be right to some 10 ms."""
        self._note_time()
        return self._samples() > RATE_HZ // 5

    def _samples(self) -> int:
        return self._file.stat().st_size // 2 if self._file.exists() else 0

    def _note_time(self) -> None:
        count = self._samples()
        if count:
            self._offset_s = min(self._offset_s, time.time() - count / RATE_HZ)
