"""A real WordPress on MariaDB, served by PHP, as a station's news site: posts with pictures,
categories and comments, feeds, REST, the comment form, and a player on its home page.

Installing and filling it takes a while, so the filled database and uploads are kept in a cache
folder and copied for each session. The addresses in them hold a placeholder port, which the copy
changes to its own.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.stations.mariadb import MariaDb
from tests.stations.parts import (
    Child,
    MissingPartError,
    Station,
    answers,
    free_port,
    program,
    short_folder,
    wait_until,
)

SITE = Path(__file__).with_name("site")
SHARE = Path("/usr/share/wordpress")
SEED_HOME = "http://127.0.0.1:9"
NO_PLAYER = "<p>Dengarkan Planet FM melalui streaming</p>"

CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{home}'); define('WP_SITEURL', '{home}');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true); define('FS_METHOD', 'direct');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {{
    define("{{$name}}_KEY", "test $name key"); define("{{$name}}_SALT", "test $name salt");
}}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the site's access log."""

    status: int
    method: str
    address: str
    conditional: bool


class WordPress(Station):
    """`with WordPress(cache) as site:` then read `site.home`."""

    def __init__(self, cache: Path, posts: int = 60) -> None:
        """`cache` keeps the filled database; MissingPartError when a part isn't installed."""
        super().__init__()
        self._php = program("php", "php-cli")
        if not (SHARE / "wp-load.php").exists():
            raise MissingPartError("WordPress is not installed (Debian package: wordpress)")
        _need_php_modules(self._php)
        self._cache = cache
        self._posts = posts

    def _open(self) -> None:
        template = self._template()
        self._folder = self._closing.enter_context(short_folder("wordpress"))
        for name in ("data", "uploads"):
            shutil.copytree(template / name, self._folder / name)
        self._database = self._closing.enter_context(MariaDb(self._folder))
        self.port = free_port()
        self.home = f"http://127.0.0.1:{self.port}"
        self._lay_out(self._folder, self.home)
        self._move_addresses()
        self._serve()

    def url(self, path: str) -> str:
        """The address of a path of the site, as `/feed/`."""
        return self.home + path

    def show_stream(self, address: str) -> None:
        """The home page's player plays this address from now on."""
        self.show_player(
            f'<audio controls preload="none"><source src="{address}" type="audio/mpeg"></audio>'
        )

    def show_player(self, html: str = NO_PLAYER) -> None:
        """Puts any HTML where the home page has its player."""
        (self._folder / "player.html").write_text(html, encoding="utf-8")

    def requests(self) -> list[Request]:
        """What has been asked of the site since the last `forget_requests`, oldest first.

        A line is written when its answer has been sent: the newest may be a moment late.
        """
        lines = self._access_log.read_text("utf-8").splitlines()
        return [
            Request(int(status), method, address, kind == "conditional")
            for status, method, address, kind in (line.split(" ") for line in lines)
        ]

    def wait_for_requests(self, count: int, timeout_s: float = 5) -> list[Request]:
        """The requests, once there are at least `count` of them."""
        wait_until(lambda: len(self.requests()) >= count, timeout_s, f"{count} requests")
        return self.requests()

    def forget_requests(self) -> None:
        """Begins the access log anew."""
        self._access_log.write_text("")

    def publish(self, title: str, html: str, **fields: Any) -> int:
        """A new post, published now; `fields` are those of wp_insert_post. Returns its id.

        It is a draft first, as in every newsroom: that is why its GUID is `?p=` and its id.
        """
        draft = {"post_title": title, "post_content": html, "post_status": "draft", **fields}
        post_id = int(self.call("wp_insert_post", draft, True))
        self.change(post_id, post_status="publish")
        return post_id

    def change(self, post_id: int, **fields: Any) -> None:
        """Changes fields of a post, as `post_title="..."`; its modification time becomes now."""
        self.call("wp_update_post", {"ID": post_id, **fields}, True)

    def delete(self, post_id: int) -> None:
        """Deletes a post for good."""
        self.call("wp_delete_post", post_id, True)

    def option(self, name: str, value: Any) -> None:
        """Sets one of WordPress's options, as `comment_moderation`."""
        self.call("update_option", name, value)

    def call(self, function: str, *arguments: Any) -> Any:
        """Calls a PHP function inside this WordPress as its administrator; the result by JSON.

        RuntimeError with WordPress's words when it answers with an error.
        """
        words = [self._php, str(SITE / "edit.php"), str(self._folder / "www"), function]
        done = subprocess.run(
            [*words, json.dumps(arguments)], capture_output=True, text=True, timeout=30
        )
        if done.returncode:
            raise RuntimeError(f"{function}: {done.stderr or done.stdout}")
        return json.loads(done.stdout or "null")

    def sql(self, query: str) -> str:
        """What the database says: rows as lines, columns split by tabs. Tables begin with wp_."""
        return self._database.ask(query, "wp")

    @contextmanager
    def maintenance(self) -> Iterator[None]:
        """Within the `with` WordPress answers 503 with Retry-After, as during its own update."""
        mark = self._folder / "www" / ".maintenance"
        mark.write_text("<?php $upgrading = time();")
        try:
            yield
        finally:
            mark.unlink()

    @contextmanager
    def plugin(self, php: str) -> Iterator[None]:
        """Within the `with` WordPress runs this PHP (without its opening tag) as a plugin."""
        folder = self._folder / "www" / "wp-content" / "mu-plugins"
        folder.mkdir(exist_ok=True)
        file = folder / f"test-{hashlib.sha256(php.encode()).hexdigest()[:12]}.php"
        file.write_text(f"<?php\n{php}\n", encoding="utf-8")
        try:
            yield
        finally:
            file.unlink()

    @property
    def folder(self) -> Path:
        """Where the site lies: its files in www."""
        return self._folder

    @property
    def _access_log(self) -> Path:
        return self._folder / "access.log"

    def _lay_out(self, folder: Path, home: str) -> None:
        """WordPress's own files by link, with what belongs to this site beside them.

        The files at the top are copies: WordPress takes its root from where wp-load.php lies.
        """
        www = folder / "www"
        www.mkdir()
        for path in SHARE.glob("*.php"):
            shutil.copy(path, www)
        for name in ("wp-includes", "wp-admin"):
            (www / name).symlink_to(SHARE / name)
        content = www / "wp-content"
        (content / "themes").mkdir(parents=True)
        shutil.copytree(SITE / "theme", content / "themes" / "planetfm")
        (content / "uploads").symlink_to(folder / "uploads")
        (folder / "uploads").mkdir(exist_ok=True)
        config = CONFIG.format(socket=folder / "sql" / "sock", home=home)
        (www / "wp-config.php").write_text(config)
        (folder / "player.html").write_text(NO_PLAYER)
        (folder / "access.log").write_text("")

    def _move_addresses(self) -> None:
        self._database.ask(
            f"UPDATE wp_posts SET guid = REPLACE(guid, '{SEED_HOME}', '{self.home}'),"
            f" post_content = REPLACE(post_content, '{SEED_HOME}/', '{self.home}/')",
            "wp",
        )

    def _serve(self) -> None:
        router = SITE / "router.php"
        www = self._folder / "www"
        command = [self._php, "-S", f"127.0.0.1:{self.port}", "-t", str(www), str(router)]
        env = {"PHP_CLI_SERVER_WORKERS": "4"}
        child = Child(command, self._folder / "php.log", env=env, cwd=www, is_station=True)
        self._closing.callback(child.stop)
        child.wait_until(lambda: answers(self.url("/feed/")), 20, "feed from WordPress")
        self.forget_requests()

    def _template(self) -> Path:
        """The cached filled site; made now when there is none for this seed and these versions."""
        self._cache.mkdir(parents=True, exist_ok=True)
        with (self._cache / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            template = self._cache / self._template_name()
            if not template.exists():
                self._make_template(template)
            return template

    def _template_name(self) -> str:
        digest = hashlib.sha256()
        for path in (*sorted(SITE.rglob("*.php")), SHARE / "wp-includes" / "version.php"):
            digest.update(path.read_bytes())
        digest.update(Path(__file__).with_name("mariadb.py").read_bytes())
        digest.update(Path(program("mariadbd", "mariadb-server")).stat().st_mtime_ns.to_bytes(9))
        return f"{self._posts}-posts-{os.geteuid()}-{digest.hexdigest()[:16]}"

    def _make_template(self, template: Path) -> None:
        for old in self._cache.glob("*-posts-*"):
            shutil.rmtree(old)
        with short_folder("seed") as folder:
            self._lay_out(folder, SEED_HOME)
            with MariaDb(folder) as database:
                database.ask(
                    "CREATE DATABASE wp CHARACTER SET utf8mb4;"
                    "CREATE USER wp@localhost IDENTIFIED BY 'wp';"
                    "GRANT ALL ON wp.* TO wp@localhost;"
                )
                self._seed(folder)
            part = template.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            for name in ("data", "uploads"):
                shutil.copytree(folder / name, part / name)
            part.rename(template)

    def _seed(self, folder: Path) -> None:
        command = [self._php, "-d", "memory_limit=512M", str(SITE / "seed.php")]
        command += [str(folder / "www"), str(self._posts)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180)
        if done.returncode:
            raise RuntimeError(f"no seeded WordPress: {done.stdout}\n{done.stderr}")


def _need_php_modules(php: str) -> None:
    told = subprocess.run([php, "-m"], capture_output=True, text=True, timeout=20).stdout
    loaded = {line.strip().lower() for line in told.splitlines()}
    for module, package in (
        ("mysqli", "php-mysql"),
        ("gd", "php-gd"),
        ("mbstring", "php-mbstring"),
        ("dom", "php-xml"),
    ):
        if module not in loaded:
            raise MissingPartError(f"PHP has no {module} (Debian package: {package})")
