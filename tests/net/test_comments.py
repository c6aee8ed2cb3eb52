"""Comments and replies on a real WordPress: read three ways, and every answer to the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import Order, Outcome, Part, Place, Reply, Sent, Standing, threaded
from planetfm.core.errors import NetworkError, SiteError, Trouble
from planetfm.core.plain import plain_text
from planetfm.core.verdict import after_refusal, judge
from planetfm.net import comments as net
from planetfm.net.http import Http
from tests.stations.parts import free_port
from tests.stations.wordpress import WordPress

REPLY = Reply("Dewi Lestari", "dewi@example.org", "Terima kasih, Planet FM.")
BLOCK_REST = (
    "add_filter('rest_authentication_errors', fn() => new WP_Error('no', 'no', ['status' => 401]));"
)
BLOCK_PAGES = (
    "add_action('template_redirect', function() { if (!is_feed()) wp_die('no', '', 403); });"
)
QUESTION = """add_action('comment_form_after_fields', function() {
  echo '<p><label for="sum">3 + 4 = <span class="required">*</span></label>'
     . '<input id="sum" name="sum" type="text"></p>'; });"""
CAPTCHA = """add_action('comment_form', function() {
  echo '<div class="g-recaptcha" data-sitekey="x"></div>'; });"""
TRAP = """add_action('comment_form', function() {
  echo '<p style="display:none !important"><textarea name="ak_hp_textarea"></textarea></p>'
     . '<input type="hidden" name="ticket" value="7f3a">'; });
add_action('pre_comment_on_post', function() {
  if (($_POST['ticket'] ?? '') !== '7f3a' || ($_POST['ak_hp_textarea'] ?? 'x') !== '')
    wp_die('Spam!', '', 403); });"""
REFUSAL = """add_action('pre_comment_on_post', function() { wp_die('<p>Spam!</p>', '', 403); });"""


@pytest.fixture
def http() -> Iterator[Http]:
    http = Http("PlanetFM-test")
    yield http
    http.close()


@pytest.fixture(scope="module")
def story(wordpress: WordPress) -> Iterator[Place]:
    """A story of its own with a small conversation."""
    post = wordpress.publish("Kabar untuk ditanggapi", "<p>Cerah di Ijen hari ini.</p>")
    asked = _insert(wordpress, post, "Rini", "Jam berapa buka? <b>Penting</b> & segera")
    _insert(wordpress, post, "Redaksi", "Pukul dua dini hari.", parent=asked)
    _insert(wordpress, post, "Bayu", "Siap.\n\nMatur nuwun.")
    yield Place(f"post:{post}", post, wordpress.url(f"/?p={post}"), "Kabar untuk ditanggapi")
    wordpress.delete(post)


@pytest.fixture
def long_ago(wordpress: WordPress) -> Iterator[None]:
    """What was written before lies too long back to be a flood."""
    wordpress.sql("UPDATE wp_comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 DAY")
    yield


def _insert(site: WordPress, post: int, name: str, text: str, parent: int = 0) -> int:
    facts = {
        "comment_post_ID": post,
        "comment_author": name,
        "comment_content": text,
        "comment_parent": parent,
        "comment_approved": 1,
    }
    return int(site.call("wp_insert_comment", facts))


def outcome_of(http: Http, story: Place, reply: Reply) -> Outcome:
    """As the app does it: the page's form, one POST, the judged answer."""
    form = net.look(http, story.link).form
    assert form is not None and form.obstacle is None
    return judge(net.post(http, form, reply, story.link))


def root(site: WordPress) -> str:
    return site.url("/wp-json/")


def test_rest_tells_every_comment_and_that_more_are_welcome(
    http: Http, wordpress: WordPress, story: Place
) -> None:
    told = net.read(http, root(wordpress), story)
    rows = threaded(told.comments, Order.OLDEST)
    assert [(row.comment.author, row.depth) for row in rows][:3] == [
        ("Rini", 0),
        ("Redaksi", 1),
        ("Bayu", 0),
    ]
    assert told.total == len(told.comments)
    assert told.standing is Standing.OPEN
    assert all(one.written is not None for one in told.comments)


def test_more_comments_than_a_page_of_rest_holds_are_all_read(
    http: Http, wordpress: WordPress
) -> None:
    post = wordpress.publish("Ramai", "<p>Ramai sekali.</p>")
    try:
        rows = ",".join(
            f"({post},'Pendengar {n}','Halo {n}','1','comment',"
            "'2026-11-20 10:00:00','2026-11-20 03:00:00')"
            for n in range(230)
        )
        wordpress.sql(
            "INSERT INTO wp_comments(comment_post_ID, comment_author, comment_content,"
            " comment_approved, comment_type, comment_date, comment_date_gmt) VALUES " + rows
        )
        told = net.read(http, root(wordpress), Place("x", post, wordpress.url(f"/?p={post}"), ""))
    finally:
        wordpress.delete(post)
    assert len(told.comments) == told.total == 230


def test_with_rest_blocked_the_page_tells_the_same(
    http: Http, wordpress: WordPress, story: Place
) -> None:
    by_rest = net.read(http, root(wordpress), story)
    with wordpress.plugin(BLOCK_REST):
        by_page = net.read(http, root(wordpress), story)
    assert by_page.rest_refused
    assert by_page.standing is Standing.OPEN
    told = {one.id: one for one in by_page.comments}
    assert set(told) == {one.id for one in by_rest.comments}
    for one in by_rest.comments:
        assert (told[one.id].author, told[one.id].parent) == (one.author, one.parent)
        assert plain_text(told[one.id].html) == plain_text(one.html)


def test_with_rest_and_pages_refused_the_comment_feed_tells_them(
    http: Http, wordpress: WordPress, story: Place
) -> None:
    by_rest = net.read(http, root(wordpress), story)
    place = replace(story, feed=wordpress.url(f"/?feed=rss2&p={story.post_id}"))
    with wordpress.plugin(BLOCK_REST + BLOCK_PAGES):
        by_feed = net.read(http, root(wordpress), place)
    known = {one.id: one for one in by_rest.comments}
    assert {one.id for one in by_feed.comments} == set(known)
    for one in by_feed.comments:
        assert (one.author, one.parent) == (known[one.id].author, known[one.id].parent)
        assert plain_text(one.html) == plain_text(known[one.id].html)
        assert one.written is not None


def test_a_reply_to_a_comment_is_accepted_and_stands_below_it(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    asked = next(
        one for one in net.read(http, root(wordpress), story).comments if one.author == "Rini"
    )
    reply = replace(REPLY, text='Pukul "dua" -- kata petugas...', parent=asked.id)
    wordpress.forget_requests()
    outcome = outcome_of(http, story, reply)
    posts = [one for one in wordpress.wait_for_requests(2) if one.method == "POST"]
    assert len(posts) == 1
    assert outcome.sent is Sent.ACCEPTED
    told = {one.id: one for one in net.read(http, root(wordpress), story).comments}
    assert told[outcome.comment_id].parent == asked.id
    assert "dewi@" not in str(told)


def test_one_that_waits_for_approval_says_so_and_shows_afterwards(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    wordpress.option("comment_moderation", 1)
    try:
        outcome = outcome_of(http, story, replace(REPLY, text="Mohon disetujui."))
    finally:
        wordpress.option("comment_moderation", 0)
    assert outcome.sent is Sent.HELD
    shown = {one.id for one in net.read(http, root(wordpress), story).comments}
    assert outcome.comment_id not in shown
    wordpress.call("wp_set_comment_status", outcome.comment_id, "approve")
    shown = {one.id for one in net.read(http, root(wordpress), story).comments}
    assert outcome.comment_id in shown


def test_the_same_words_again_are_a_duplicate(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    reply = replace(REPLY, text="Dua kali sama.")
    assert outcome_of(http, story, reply).sent is Sent.ACCEPTED
    assert outcome_of(http, story, reply).sent is Sent.DUPLICATE


def test_others_at_once_are_too_fast(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    assert outcome_of(http, story, replace(REPLY, text="Satu.")).sent is Sent.ACCEPTED
    outcome = outcome_of(http, story, replace(REPLY, text="Dua."))
    assert (outcome.sent, outcome.wait_s) == (Sent.TOO_FAST, 15)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"author": ""}, None),
        ({"email": "bukan alamat"}, Part.EMAIL),
        ({"text": " "}, Part.TEXT),
        ({"author": "a" * 246}, Part.NAME),
    ],
)
def test_what_the_site_does_not_take_it_names(
    http: Http,
    wordpress: WordPress,
    story: Place,
    long_ago: None,
    change: dict[str, str],
    part: Part | None,
) -> None:
    outcome = outcome_of(http, story, replace(REPLY, **change))  # type: ignore[arg-type]
    assert outcome.sent is Sent.INVALID
    assert outcome.part is part
    assert outcome.said and "<" not in outcome.said


def test_a_story_that_closes_while_one_writes_is_told_from_a_refusal(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    form = net.look(http, story.link).form
    assert form is not None and story.post_id is not None
    wordpress.change(story.post_id, comment_status="closed")
    try:
        page = net.look(http, story.link)
        outcome = judge(net.post(http, form, REPLY, story.link))
        standing = net.standing(http, root(wordpress), story)
        told = net.read(http, root(wordpress), story)
    finally:
        wordpress.change(story.post_id, comment_status="open")
    assert page.form is None and page.standing is Standing.CLOSED
    assert outcome.sent is Sent.REFUSED
    assert after_refusal(outcome, standing).sent is Sent.CLOSED
    assert told.standing is Standing.CLOSED


def test_old_stories_that_close_by_themselves_show_it_on_their_page(
    http: Http, wordpress: WordPress
) -> None:
    oldest = int(
        wordpress.sql(
            "SELECT ID FROM wp_posts WHERE post_type='post' AND post_status='publish'"
            " ORDER BY post_date LIMIT 1"
        )
    )
    place = Place(f"post:{oldest}", oldest, wordpress.url(f"/?p={oldest}"), "")
    wordpress.option("close_comments_days_old", 1)
    wordpress.option("close_comments_for_old_posts", 1)
    try:
        assert net.read(http, root(wordpress), place).standing is not Standing.UNKNOWN
        assert net.standing(http, root(wordpress), place) is Standing.CLOSED
    finally:
        wordpress.option("close_comments_for_old_posts", 0)


def test_a_site_that_wants_a_log_in_says_so(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    form = net.look(http, story.link).form
    assert form is not None
    wordpress.option("comment_registration", 1)
    try:
        page = net.look(http, story.link)
        outcome = judge(net.post(http, form, REPLY, story.link))
        standing = net.standing(http, root(wordpress), story)
    finally:
        wordpress.option("comment_registration", 0)
    assert page.form is None and page.standing is Standing.LOGIN
    assert after_refusal(outcome, standing).sent is Sent.LOGIN


def test_a_spam_filters_refusal_is_passed_on_in_its_words(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    with wordpress.plugin(REFUSAL):
        outcome = outcome_of(http, story, REPLY)
        standing = net.standing(http, root(wordpress), story)
    told = after_refusal(outcome, standing)
    assert (told.sent, told.said) == (Sent.REFUSED, "Spam!")


def test_a_story_that_is_gone_answers_with_nothing(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    form = net.look(http, story.link).form
    assert form is not None
    lost = replace(form, echoed=(*form.echoed, ("comment_post_ID", "99999999")))
    assert judge(net.post(http, lost, REPLY, story.link)).sent is Sent.NO_ARTICLE


def test_hidden_fields_are_echoed_and_traps_stay_empty(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    with wordpress.plugin(TRAP):
        outcome = outcome_of(http, story, replace(REPLY, text="Lewat penyaring."))
    assert outcome.sent is Sent.ACCEPTED


@pytest.mark.parametrize(
    ("php", "obstacle"), [(QUESTION, Obstacle.QUESTION), (CAPTCHA, Obstacle.CAPTCHA)]
)
def test_a_form_that_wants_a_person_is_left_to_the_browser(
    http: Http, wordpress: WordPress, story: Place, php: str, obstacle: Obstacle
) -> None:
    with wordpress.plugin(php):
        form = net.look(http, story.link).form
    assert form is not None and form.obstacle is obstacle


def test_what_the_form_requires_follows_the_sites_setting(
    http: Http, wordpress: WordPress, story: Place
) -> None:
    form = net.look(http, story.link).form
    wordpress.option("require_name_email", 0)
    try:
        easy = net.look(http, story.link).form
    finally:
        wordpress.option("require_name_email", 1)
    assert form is not None and easy is not None
    assert form.required == frozenset(Part)
    assert easy.required == {Part.TEXT}


def test_during_maintenance_nothing_is_sent(http: Http, wordpress: WordPress, story: Place) -> None:
    with wordpress.maintenance(), pytest.raises(SiteError) as told:
        net.look(http, story.link)
    assert told.value.trouble is Trouble.RATE_LIMITED


def test_a_form_on_a_port_where_nobody_listens_was_never_sent(
    http: Http, wordpress: WordPress, story: Place
) -> None:
    form = net.look(http, story.link).form
    assert form is not None
    dead = replace(form, action=f"http://127.0.0.1:{free_port()}/wp-comments-post.php")
    with pytest.raises(net.NotSentError):
        net.post(http, dead, REPLY, story.link)


def test_an_answer_that_is_lost_is_no_proof_that_nothing_was_sent(
    http: Http, wordpress: WordPress, story: Place, long_ago: None
) -> None:
    slow = "add_action('comment_post', function() { posix_kill(getmypid(), 9); });"
    form = net.look(http, story.link).form
    assert form is not None
    with wordpress.plugin(slow), pytest.raises(NetworkError) as told:
        net.post(http, form, replace(REPLY, text="Jawaban hilang."), story.link)
    assert not isinstance(told.value, net.NotSentError)
    assert "Jawaban hilang" in str(net.read(http, root(wordpress), story).comments)
