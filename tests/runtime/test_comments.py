"""The comments' controller on the demo station: reading, and every fate of a reply."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import Order, Place, Reply, Sent, Standing
from planetfm.core.comments_view import Elsewhere, MaybeSent, Shown
from planetfm.core.errors import Trouble
from planetfm.core.model import Article
from planetfm.core.outgoing import Draft, OutState, Writer
from planetfm.demo.faults import SiteFault
from planetfm.demo.newsroom import Comment as DemoComment
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.delivery import read_thread
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.comments import CommentStore

REPLY = Reply("Dewi Lestari", "dewi@contoh.id", "Terima kasih, Planet FM.")
BANDARA = 5207
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Desk:
    """One app's comments, with lanes of their own; `shift_s` moves its clock."""

    station: DemoStation
    path: Path
    qtbot: QtBot
    shift_s: float = 0.0
    said: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mailbox = Mailbox()
        self.io = Lane("io", self.mailbox, 2)
        self.db = Lane("db", self.mailbox)
        self.http = Http("PlanetFM-test")
        self.access = Access(None, f"{self.station.site}/wp-json/", self.wall)
        self.comments = CommentsController(
            self.io,
            self.db,
            self.http,
            self.path,
            self.access,
            wall=self.wall,
            open_for_ms=0,
        )
        self.comments.said.connect(self.said.append)

    def wall(self) -> float:
        return datetime.now(UTC).timestamp() + self.shift_s

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=8000)

    def open(self, post_id: int = BANDARA) -> None:
        self.comments.open(article(self.station, post_id))
        self.until(lambda: self.comments.view.draft is not None and not self.comments.view.loading)

    def send(self, reply: Reply = REPLY) -> Sent:
        assert self.comments.send(reply)
        self.until(lambda: not self.comments.view.sending)
        outcome = self.comments.view.outcome
        assert outcome is not None
        return outcome.sent

    def close(self) -> None:
        self.http.hang_up()
        self.comments.close()
        for lane in (self.io, self.db):
            lane.close(finish=lane is self.db)
        self.http.close()
        self.mailbox.close()


def article(station: DemoStation, post_id: int) -> Article:
    found = station.newsroom.article(post_id)
    assert found is not None
    return Article(
        identity=f"post:{post_id}",
        post_id=post_id,
        title=found.title,
        link=f"{station.site}/{found.slug}/",
        author="",
        published=found.published,
        modified=None,
        categories=(),
        excerpt="",
        html="",
        whole=True,
        image_url=None,
        image_caption="",
        comment_count=len(station.newsroom.comments(post_id)),
        comments_feed=f"{station.site}/{found.slug}/feed/",
    )


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(assets_dir()) as running:
        yield running


@pytest.fixture
def make_desk(station: DemoStation, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[], Desk]]:
    made: list[Desk] = []

    def make() -> Desk:
        desk = Desk(station, tmp_path / "comments.db", qtbot)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    return make_desk()


def posts(station: DemoStation) -> int:
    return sum(seen.method == "POST" for seen in station.requests)


# Reading


def test_comments_are_threaded_and_counted(desk: Desk) -> None:
    desk.open()
    view = desk.comments.view
    assert view.total == len(view.rows) == 7
    assert [row.depth for row in view.rows].count(0) == 5
    assert view.rows[0].comment.author == "Sri Rahayu"
    assert view.standing is Standing.OPEN
    desk.comments.set_order(Order.OLDEST)
    assert desk.comments.view.rows[0].comment.author == "Ratna Kusuma"


def test_without_the_site_the_stored_ones_are_shown(
    make_desk: Callable[[], Desk], station: DemoStation
) -> None:
    first = make_desk()
    first.open()
    first.close()
    station.faults.set(site=SiteFault.DOWN)
    second = make_desk()
    second.shift_s = 3600
    second.open()
    view = second.comments.view
    assert len(view.rows) == 7
    assert view.trouble is Trouble.UNREACHABLE
    assert view.fetched is not None


def test_never_had_and_no_site_is_told_as_that(desk: Desk, station: DemoStation) -> None:
    station.faults.set(site=SiteFault.DOWN)
    desk.open()
    view = desk.comments.view
    assert (view.rows, view.fetched, view.trouble) == ((), None, Trouble.UNREACHABLE)


def test_where_rest_is_blocked_the_page_is_read_and_rest_left_alone(
    desk: Desk, station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.REST_BLOCKED)
    desk.open()
    assert len(desk.comments.view.rows) == 7
    assert desk.comments.view.standing is Standing.OPEN
    station.forget_requests()
    desk.comments.refresh()
    desk.until(lambda: not desk.comments.view.loading)
    assert not [seen for seen in station.requests if "wp-json" in seen.path]


def test_a_script_in_a_comment_never_reaches_the_view(desk: Desk, station: DemoStation) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=y>"
    station.newsroom.add_comment(
        DemoComment(0, BANDARA, 0, "<b>x</b>", "", "", bad, datetime.now(UTC))
    )
    desk.open()
    shown = "".join(row.comment.html for row in desk.comments.view.rows)
    assert "<script" not in shown and "<img" not in shown


def test_what_the_site_said_is_kept_raw_and_made_safe_when_it_is_shown(
    make_desk: Callable[[], Desk], station: DemoStation
) -> None:
    first = make_desk()
    first.open()
    first.close()
    raw = '<div class="x" onclick="y()"><script>alert(1)</script><p>Halo</p></div>'
    store = CommentStore(first.path)
    kept = store.thread(f"post:{BANDARA}")
    assert kept is not None and all(one.html for one in kept.told.comments)
    hostile = replace(kept.told.comments[0], html=raw)
    store.keep_thread(f"post:{BANDARA}", replace(kept.told, comments=(hostile,)), first.wall())
    store.close()
    station.faults.set(site=SiteFault.DOWN)
    second = make_desk()
    second.open()
    assert [row.comment.html for row in second.comments.view.rows] == ["<p>Halo</p>"]


def test_comments_that_are_read_are_kept_as_the_site_told_them(
    desk: Desk, station: DemoStation
) -> None:
    station.newsroom.add_comment(
        DemoComment(0, BANDARA, 0, "Sri", "", "", "<b>x</b> & <i>y</i>", datetime.now(UTC))
    )
    desk.open()
    desk.close()
    told = read_thread(Http("PlanetFM-test"), desk.access.rest, Place.of(article(station, BANDARA)))
    store = CommentStore(desk.path)
    kept = store.thread(f"post:{BANDARA}")
    store.close()
    assert kept is not None
    assert {one.id: one.html for one in kept.told.comments} == {
        one.id: one.html for one in told.told.comments
    }


# Writing


def test_an_accepted_reply_stands_below_the_story_at_once(desk: Desk, station: DemoStation) -> None:
    desk.open()
    parent = desk.comments.view.rows[0].comment.id
    assert desk.send(Reply("Dewi Lestari", "dewi@contoh.id", "Setuju.", parent)) is Sent.ACCEPTED
    desk.until(lambda: desk.comments.view.total == 8)
    (own,) = [row for row in desk.comments.view.rows if row.comment.author == "Dewi Lestari"]
    assert (own.depth, own.comment.parent) == (1, parent)
    assert desk.comments.view.outgoing == ()
    assert posts(station) == 1


def test_a_double_press_sends_once(desk: Desk, station: DemoStation) -> None:
    desk.open()
    assert desk.comments.send(REPLY)
    assert not desk.comments.send(REPLY)
    desk.until(lambda: not desk.comments.view.sending)
    assert posts(station) == 1


def test_what_became_of_a_reply_is_told_although_its_story_was_left(
    desk: Desk, station: DemoStation
) -> None:
    desk.open()
    station.faults.set(comments="mute")
    assert desk.comments.send(REPLY)
    desk.comments.close_article()
    assert not desk.comments.send(REPLY)
    desk.open()
    assert desk.comments.view.sending
    assert not desk.comments.send(REPLY)
    desk.comments.close_article()
    station.faults.set(comments="accept")
    desk.until(lambda: bool(desk.said))
    (told,) = desk.said
    assert isinstance(told, Elsewhere) and told.outcome.sent is Sent.ACCEPTED
    assert told.identity == f"post:{BANDARA}"
    assert posts(station) == 1
    desk.open()
    assert desk.comments.view.draft == Draft()


def test_a_held_reply_is_remembered_and_told_once_it_shows(
    make_desk: Callable[[], Desk], station: DemoStation
) -> None:
    first = make_desk()
    station.faults.set(comments="hold")
    first.open()
    assert first.send() is Sent.HELD
    (waits,) = first.comments.view.outgoing
    assert waits.state is OutState.HELD and waits.comment_id
    first.close()
    station.newsroom.approve(waits.comment_id)
    second = make_desk()
    second.shift_s = 60
    second.comments.start()
    second.until(lambda: bool(second.said))
    (told,) = second.said
    assert isinstance(told, Shown) and told.outgoing.comment_id == waits.comment_id
    assert second.comments.outgoing == ()


def test_one_that_is_not_approved_yet_is_looked_for_later(desk: Desk, station: DemoStation) -> None:
    station.faults.set(comments="hold")
    desk.open()
    desk.send()
    (waits,) = desk.comments.outgoing
    desk.comments.look_again(waits.number)
    desk.until(lambda: desk.comments.outgoing[0].checks == 1)
    assert desk.comments.outgoing[0].next_check > waits.next_check
    assert desk.said == []


@pytest.mark.parametrize(
    ("switch", "sent"),
    [
        ("too_fast", Sent.TOO_FAST),
        ("closed", Sent.CLOSED),
        ("login", Sent.LOGIN),
        ("save_error", Sent.SITE_ERROR),
        ("captcha", Sent.BROWSER),
    ],
)
def test_a_reply_that_is_not_taken_leaves_its_text(
    desk: Desk, station: DemoStation, switch: str, sent: Sent
) -> None:
    desk.open()
    station.faults.set(comments=switch)
    assert desk.send() is sent
    assert desk.comments.outgoing == ()
    desk.comments.close_article()
    desk.open()
    assert desk.comments.view.draft == Draft(REPLY.text)


def test_after_too_fast_nothing_goes_out_before_the_pause_is_over(
    desk: Desk, station: DemoStation
) -> None:
    desk.open()
    station.faults.set(comments="too_fast")
    desk.send()
    before = posts(station)
    assert not desk.comments.send(REPLY)
    desk.shift_s = 16
    station.faults.set(comments="accept")
    assert desk.send() is Sent.ACCEPTED
    assert posts(station) == before + 1


def test_the_same_words_again_are_already_there(desk: Desk) -> None:
    desk.open()
    assert desk.send() is Sent.ACCEPTED
    assert desk.send() is Sent.DUPLICATE


def test_a_site_that_is_down_gets_nothing_and_is_not_asked_again(
    desk: Desk, station: DemoStation
) -> None:
    desk.open()
    station.faults.set(site=SiteFault.DOWN)
    assert desk.send() is Sent.UNREACHABLE
    assert posts(station) == 0


def test_a_story_that_left_the_site_keeps_the_text(desk: Desk, station: DemoStation) -> None:
    desk.open()
    station.newsroom.remove(BANDARA)
    assert desk.send() is Sent.NO_ARTICLE
    assert posts(station) == 0


def test_a_site_that_asks_for_a_pause_gets_it(desk: Desk, station: DemoStation) -> None:
    station.faults.set(site=SiteFault.TOO_MANY, retry_after_s=300)
    desk.open()
    assert desk.comments.view.trouble is Trouble.RATE_LIMITED
    station.faults.clear()
    station.forget_requests()
    desk.open(5214)
    assert station.requests == []
    assert desk.comments.view.trouble is Trouble.RATE_LIMITED
    desk.comments.refresh()
    desk.until(lambda: not desk.comments.view.loading)
    assert len(desk.comments.view.rows) == 3


def test_what_the_page_says_of_the_form_outweighs_rest(desk: Desk, station: DemoStation) -> None:
    station.faults.set(comments="login")
    desk.open()
    standings = [desk.comments.view.standing]
    desk.comments.look_at_form()
    desk.until(lambda: desk.comments.view.standing is Standing.LOGIN)
    desk.comments.refresh()
    desk.until(lambda: not desk.comments.view.loading)
    standings.append(desk.comments.view.standing)
    assert standings == [Standing.OPEN, Standing.LOGIN]


def test_an_answer_that_is_lost_is_looked_for_and_found(desk: Desk, station: DemoStation) -> None:
    desk.open()
    station.faults.set(comments="lost")
    assert desk.send() is Sent.ACCEPTED
    assert desk.comments.outgoing == ()
    assert posts(station) == 1


def test_where_it_cannot_be_found_the_listener_is_asked(desk: Desk, station: DemoStation) -> None:
    desk.open()
    station.faults.set(comments="lost", site=SiteFault.OK)
    reply = Reply("Dewi Lestari", "dewi@contoh.id", TWO_LINKS)
    assert desk.send(reply) is Sent.UNCLEAR
    (doubt,) = desk.comments.view.outgoing
    assert doubt.state is OutState.UNSURE
    assert station.newsroom.every_comment()[-1].text == TWO_LINKS
    # Sent again, on the listener's word, the site says that it is there: the doubt is over.
    station.faults.set(comments="accept")
    assert desk.send(reply) is Sent.DUPLICATE
    (waits,) = desk.comments.outgoing
    assert waits.state is OutState.HELD


TWO_LINKS = "Lihat https://contoh.id/a dan https://contoh.id/b"  # waits for approval


def test_an_error_of_a_gateway_is_no_proof_that_nothing_was_sent(
    desk: Desk, station: DemoStation
) -> None:
    desk.open()
    station.faults.set(comments="gateway")
    assert desk.send() is Sent.ACCEPTED, "it is looked for, and there"
    assert desk.send(Reply("Dewi Lestari", "dewi2@contoh.id", TWO_LINKS)) is Sent.UNCLEAR
    assert desk.comments.view.outcome is not None and desk.comments.view.outcome.status == 502
    (doubt,) = desk.comments.view.outgoing
    assert doubt.state is OutState.UNSURE


def test_a_story_that_is_gone_is_not_asked_for_for_ever(desk: Desk, station: DemoStation) -> None:
    station.faults.set(comments="hold")
    desk.open()
    desk.send()
    (waits,) = desk.comments.outgoing
    station.faults.set(site="404")
    for checks in (1, 2):
        desk.comments.look_again(waits.number)
        desk.until(lambda checks=checks: desk.comments.outgoing[0].checks == checks)  # type: ignore[misc]
    assert desk.comments.outgoing[0].next_check > desk.wall() + 500
    desk.shift_s = 31 * 86_400
    desk.comments.look_again(waits.number)
    desk.until(lambda: desk.comments.outgoing == ())


def test_a_site_that_is_away_is_no_word_on_a_reply(desk: Desk, station: DemoStation) -> None:
    station.faults.set(comments="hold")
    desk.open()
    desk.send()
    (waits,) = desk.comments.outgoing
    station.faults.set(site=SiteFault.DOWN)
    desk.shift_s = 31 * 86_400
    desk.comments.look_again(waits.number)
    desk.until(lambda: desk.comments.outgoing[0].next_check > desk.wall())
    assert desk.comments.outgoing[0].checks == 0


def test_a_pause_told_to_the_watch_binds_everybody_and_is_kept_by_it(
    make_desk: Callable[[], Desk], station: DemoStation
) -> None:
    first = make_desk()
    station.faults.set(comments="hold")
    first.open()
    first.send()
    (waits,) = first.comments.outgoing
    station.faults.set(site=SiteFault.TOO_MANY, retry_after_s=900)
    first.comments.look_again(waits.number)
    first.until(lambda: first.access.closed)
    assert first.access.closed_until > first.wall() + 890
    first.close()
    second = make_desk()
    second.shift_s = 3600
    second.access.close_until(second.wall() + 600)
    station.forget_requests()
    second.comments.start()
    second.until(lambda: bool(second.comments.outgoing))
    second.qtbot.wait(100)
    assert station.requests == []


def test_a_clock_that_was_set_back_puts_no_look_off(
    make_desk: Callable[[], Desk], station: DemoStation
) -> None:
    first = make_desk()
    station.faults.set(comments="hold")
    first.shift_s = 365 * 86_400
    first.open()
    first.send()
    first.close()
    second = make_desk()
    second.comments.start()
    second.until(lambda: bool(second.comments.outgoing))
    assert second.comments.outgoing[0].next_check <= second.wall() + 6 * 3600


def test_a_doubt_can_be_dropped(desk: Desk, station: DemoStation) -> None:
    desk.open()
    station.faults.set(comments="lost")
    desk.send(Reply("D", "d@contoh.id", "https://contoh.id/a https://contoh.id/b"))
    (doubt,) = desk.comments.outgoing
    desk.comments.forget(doubt.number)
    assert desk.comments.view.outgoing == ()


def test_killed_between_press_and_answer_the_next_start_says_so_and_looks(
    make_desk: Callable[[], Desk], station: DemoStation, tmp_path: Path
) -> None:
    station.faults.set(comments="mute")
    before = len(station.newsroom.every_comment())
    command = [sys.executable, "-m", "tests.runtime.sender", station.site, str(tmp_path)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        desk = make_desk()
        desk.until(lambda: len(station.newsroom.every_comment()) > before)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait(10)
    station.faults.clear()
    desk.comments.start()
    desk.until(lambda: bool(desk.said))
    assert isinstance(desk.said[0], MaybeSent)
    desk.shift_s = 30
    desk.comments.look_again(desk.said[0].outgoing.number)
    desk.until(lambda: len(desk.said) == 2)
    assert isinstance(desk.said[1], Shown)
    assert len(station.newsroom.every_comment()) == before + 1
    desk.open()
    assert desk.comments.view.draft == Draft()


def test_killed_before_the_site_had_it_the_text_is_still_a_draft(
    make_desk: Callable[[], Desk], station: DemoStation, tmp_path: Path
) -> None:
    station.faults.set(site=SiteFault.SLOW, delay_s=30)
    command = [sys.executable, "-m", "tests.runtime.sender", station.site, str(tmp_path)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "sent\n"
        desk = make_desk()
        desk.comments.start()
        article_of = article(station, BANDARA)
        desk.comments.open(article_of)

        def kept() -> bool:
            desk.comments.close_article()
            desk.comments.open(article_of)
            desk.until(lambda: desk.comments.view.draft is not None)
            return desk.comments.view.draft == Draft("Dari aplikasi yang dimatikan.")

        desk.until(kept)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait(10)
        if child.stdout is not None:
            child.stdout.close()
    station.faults.clear()
    assert desk.said == []
    assert desk.comments.outgoing == ()


# Drafts and the writer


def test_a_draft_is_kept_with_its_story_across_restarts(make_desk: Callable[[], Desk]) -> None:
    first = make_desk()
    first.open()
    first.comments.write(Draft("Setengah jadi", 1203))
    first.comments.close_article()
    first.open(5214)
    assert first.comments.view.draft == Draft()
    first.close()
    second = make_desk()
    second.open()
    assert second.comments.view.draft == Draft("Setengah jadi", 1203)


def test_what_is_written_at_the_end_is_kept_too(make_desk: Callable[[], Desk]) -> None:
    first = make_desk()
    first.open()
    first.comments.write(Draft("Baru saja"))
    first.close()
    second = make_desk()
    second.open()
    assert second.comments.view.draft == Draft("Baru saja")


def test_name_and_email_are_remembered_only_on_request_and_can_be_forgotten(
    make_desk: Callable[[], Desk],
) -> None:
    first = make_desk()
    first.open()
    first.send()
    first.close()
    second = make_desk()
    second.open()
    assert second.comments.view.writer is None
    second.comments.remember(Writer("Dewi Lestari", "dewi@contoh.id"))
    second.close()
    third = make_desk()
    third.open()
    assert third.comments.view.writer == Writer("Dewi Lestari", "dewi@contoh.id")
    third.comments.remember(None)
    third.close()
    fourth = make_desk()
    fourth.open()
    assert fourth.comments.view.writer is None


def test_the_email_is_nowhere_on_the_disk_unless_asked_for(
    make_desk: Callable[[], Desk], station: DemoStation, tmp_path: Path
) -> None:
    station.faults.set(comments="hold")
    desk = make_desk()
    desk.open()
    desk.send()
    desk.close()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert b"dewi@contoh.id" not in content
        assert b"Dewi Lestari" not in content


def test_a_form_that_needs_the_browser_is_seen_before_much_is_written(
    desk: Desk, station: DemoStation
) -> None:
    station.faults.set(comments="captcha")
    desk.open()
    desk.comments.look_at_form()
    desk.until(lambda: desk.comments.view.obstacle is Obstacle.CAPTCHA)
    station.forget_requests()
    desk.comments.look_at_form()
    assert desk.send() is Sent.BROWSER
    assert posts(station) == 0


def test_with_the_disk_refusing_nothing_is_sent(
    station: DemoStation, tmp_path: Path, qtbot: QtBot
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    desk = Desk(station, blocked / "comments.db", qtbot)
    try:
        desk.open()
        assert desk.send() is Sent.DISK
        assert posts(station) == 0
    finally:
        desk.close()
