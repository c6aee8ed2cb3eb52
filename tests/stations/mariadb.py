"""A MariaDB server of its own: no network, one socket, one data folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from tests.stations.parts import Child, Station, program

SMALL = (
    "--innodb-log-file-size=8M",
    "--innodb-buffer-pool-size=32M",
    "--innodb-flush-log-at-trx-commit=0",
    "--skip-log-bin",
    "--performance-schema=OFF",
)


class MariaDb(Station):
    """Runs on `folder`/data; started as root it runs as the user mysql or nobody."""

    def __init__(self, folder: Path) -> None:
        """MissingPartError when a program isn't installed."""
        super().__init__()
        self._server = program("mariadbd", "mariadb-server")
        self._install = program("mariadb-install-db", "mariadb-server")
        self._client = program("mariadb", "mariadb-client")
        self.data = folder / "data"
        self.socket = folder / "sql" / "sock"
        self._log = folder / "mariadb.log"

    def _open(self) -> None:
        self.socket.parent.mkdir(exist_ok=True)
        if not self.data.exists():
            self._make_data()
        self._give_to_server_user()
        command = [self._server, "--no-defaults", f"--datadir={self.data}", "--skip-networking"]
        command += [f"--socket={self.socket}", f"--pid-file={self.socket.parent / 'pid'}", *SMALL]
        child = Child([*command, *_as_server_user()], self._log, is_station=True)
        self._closing.callback(child.stop, 20)
        child.wait_until(self._answers, 30, "answering MariaDB")

    def ask(self, sql: str, database: str = "") -> str:
        """Carries out SQL as the server's owner; rows as lines, columns split by tabs."""
        command = [self._client, "--no-defaults", f"--socket={self.socket}", "-N", "-B"]
        command += [f"--user={_owner()}", "--default-character-set=utf8mb4", database]
        return subprocess.run(
            command, input=sql, capture_output=True, text=True, timeout=60, check=True
        ).stdout

    def _answers(self) -> bool:
        if not self.socket.exists():
            return False
        try:
            return self.ask("SELECT 1") == "1\n"
        except subprocess.SubprocessError:
            return False

    def _make_data(self) -> None:
        self.data.mkdir()
        self._give_to_server_user()
        command = [self._install, "--no-defaults", f"--datadir={self.data}", "--skip-test-db"]
        command += [
            "--auth-root-authentication-method=socket",
            f"--auth-root-socket-user={_owner()}",
        ]
        done = subprocess.run(
            [*command, *SMALL, *_as_server_user()], capture_output=True, text=True, timeout=120
        )
        if done.returncode:
            raise RuntimeError(f"no database: {done.stdout}\n{done.stderr}")

    def _give_to_server_user(self) -> None:
        if os.geteuid() == 0:
            for folder in (self.data, self.socket.parent):
                for path in (folder, *folder.rglob("*")):
                    shutil.chown(path, _server_user())


def _server_user() -> str:
    """Whom the server runs as when root starts it; Debian's core package brings no mysql user."""
    try:
        return pwd.getpwnam("mysql").pw_name
    except KeyError:
        return "nobody"


def _as_server_user() -> list[str]:
    return [f"--user={_server_user()}"] if os.geteuid() == 0 else []


def _owner() -> str:
    """The database user that the socket lets in: the one who runs the tests."""
    return pwd.getpwuid(os.geteuid()).pw_name
