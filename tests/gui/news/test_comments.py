"""Comments and the reply form on the screen: what is shown, pressed, typed and said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import Comment, Order, Outcome, Part, Reply, Sent, Standing, threaded
from planetfm.core.comments_view import CommentsView
from planetfm.core.errors import Trouble
from planetfm.core.model import Article
from planetfm.core.outgoing import Draft, Outgoing, OutState, Writer
from planetfm.demo.station import DemoStation
from planetfm.gui.news.comments import PORTION, CommentsSection
from planetfm.gui.news.comments_desk import CommentsDesk
from planetfm.gui.news.reader import Reader
from planetfm.gui.theme import Theme
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.tasks import Lane, Mailbox
from tests.gui.news.conftest import SPEECH
from tests.gui.news.puppet import NOW, PuppetNews
from tests.gui.news.puppet import article as story
from tests.runtime.test_comments import BANDARA, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]


def comment(number: int, parent: int = 0, html: str = "<p>Halo.</p>") -> Comment:
    name = f"Pendengar {number}"
    return Comment(number, parent, name, html, NOW - timedelta(minutes=100 - number % 90))


def view_of(*comments: Comment, **more: object) -> CommentsView:
    base = CommentsView(
        identity="post:1",
        rows=threaded(comments, Order.NEWEST),
        total=len(comments),
        fetched=NOW.timestamp(),
        standing=Standing.OPEN,
        draft=Draft(),
    )
    return replace(base, **more)  # type: ignore[arg-type]


GOING = Outgoing(
    "post:1", 1, "https://a.id/", "Judul", "Halo", 0, "m", 0, NOW.timestamp(), number=4
)


@pytest.fixture
def words(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(assets_dir() / "translations" / "planetfm_id.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def section(qtbot: QtBot, theme: Theme, words: None) -> Iterator[CommentsSection]:
    """In a scroll area, as in the reader."""
    area = QScrollArea()
    made = CommentsSection(theme, SPEECH)
    area.setWidget(made)
    area.resize(660, 500)
    qtbot.addWidget(area)
    made.reshaped.connect(lambda: made.resize(640, made.height_for(640)))
    made.resize(640, made.height_for(640))
    area.show()
    yield made
    area.close()


def show(section: CommentsSection, view: CommentsView) -> None:
    section.show_view(view)
    section.resize(640, section.height_for(640))


def shown_names(section: CommentsSection) -> list[str]:
    rows = [row for row in section._rows.values() if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.y())]


def fill(section: CommentsSection, text: str = "Terima kasih.") -> None:
    section.form.name.setText("Dewi Lestari")
    section.form.email.setText("dewi@contoh.id")
    section.form.text.edit.setPlainText(text)


def sent_by(section: CommentsSection) -> list[tuple[Reply, Writer | None]]:
    sent: list[tuple[Reply, Writer | None]] = []
    section.form.sent.connect(lambda reply, writer: sent.append((reply, writer)))
    return sent


# Reading


def test_comments_stand_in_their_order_replies_further_right(section: CommentsSection) -> None:
    show(section, view_of(comment(1), comment(2), comment(3, parent=1)))
    assert shown_names(section) == ["Pendengar 2", "Pendengar 1", "Pendengar 3"]
    rows = {row.name: row.words.x() for row in section._rows.values()}
    assert rows["Pendengar 3"] == rows["Pendengar 1"] + 44
    assert section.count == 3


def test_a_long_conversation_comes_in_portions(section: CommentsSection) -> None:
    show(section, view_of(*(comment(n) for n in range(1, 101))))
    assert len(shown_names(section)) == PORTION
    while section.more.isVisible():
        section.more.click()
    assert len(shown_names(section)) == 100
    assert not section.more.isVisible()


def test_what_did_not_come_along_is_said_and_leads_to_the_site(section: CommentsSection) -> None:
    show(section, view_of(comment(1), total=1500))
    assert section.rest.text() == "1.499 komentar lagi di situs"
    went: list[bool] = []
    section.site_wanted.connect(lambda: went.append(True))
    section.rest.click()
    assert went == [True]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Belum ada komentar."),
        ({"standing": Standing.CLOSED}, "Tidak ada komentar."),
        ({"fetched": None, "loading": True}, "Memuat komentar"),
        (
            {"fetched": None, "trouble": Trouble.UNREACHABLE},
            "Komentar berita ini belum tersimpan, dan situs tidak menjawab.",
        ),
    ],
)
def test_without_comments_a_sentence_says_why(
    section: CommentsSection, changes: dict[str, object], sentence: str
) -> None:
    show(section, view_of(**changes))
    assert section._state_words() == sentence
    assert section.retry.isVisible() is ("trouble" in changes)


def test_links_leave_and_other_addresses_do_not(section: CommentsSection) -> None:
    show(section, view_of(comment(1, html='<p><a href="https://a.id/x">a</a></p>')))
    gone: list[str] = []
    section.link_opened.connect(gone.append)
    (row,) = section._rows.values()
    for address in ("https://a.id/x", "file:///etc/passwd", "javascript:alert(1)"):
        row.words.anchorClicked.emit(QUrl(address))
    assert gone == ["https://a.id/x"]


def test_a_comment_loads_nothing(section: CommentsSection, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    assert image.save(str(secret))
    show(section, view_of(comment(1, html=f'<p>a</p><img src="{secret}">')))
    (row,) = section._rows.values()
    kind = QTextDocument.ResourceType.ImageResource.value
    answer = row.words.loadResource(kind, QUrl(f"file://{secret}"))
    assert isinstance(answer, QImage) and answer.width() == 1
    shot = section.grab().toImage()
    pixels = {shot.pixelColor(x, y).name() for x in range(0, 640, 5) for y in range(0, 300, 5)}
    assert "#ff00ff" not in pixels


def test_the_order_is_chosen_from_a_menu(section: CommentsSection, qtbot: QtBot) -> None:
    show(section, view_of(comment(1), comment(2)))
    wanted: list[Order] = []
    section.order_wanted.connect(wanted.append)
    section.order.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    newest, oldest = menu.actions()
    assert (newest.text(), newest.isChecked()) == ("Terbaru", True)
    oldest.trigger()
    menu.close()
    assert wanted == [Order.OLDEST]
    show(section, view_of(comment(1), comment(2), order=Order.OLDEST))
    assert section.order.text() == "Terlama"


def test_another_storys_comments_take_the_place_of_the_first(section: CommentsSection) -> None:
    show(section, view_of(comment(1, html="<p>Satu</p>"), comment(2)))
    show(section, view_of(comment(7, html="<p>Tujuh</p>"), identity="post:2"))
    assert shown_names(section) == ["Pendengar 7"]
    assert section._rows[7].words.toPlainText() == "Tujuh"


def test_in_the_reader_the_comments_stand_below_the_story_and_count_in_its_byline(
    section: CommentsSection, make_reader: MakeReader
) -> None:
    news = PuppetNews([story(1, 10, "A", "Wisata"), story(2, 20, "B", "Wisata")])
    reader, _ = make_reader(news)
    wanted: list[Article | None] = []
    section.article_changed.connect(wanted.append)
    page = reader.page
    page.set_comments(section)
    headline = next(row for row in news._matching_all() if row.identity == "1")
    reader.open(headline)
    assert [one.identity if one else None for one in wanted][-1] == "1"
    before = page.minimumHeight()
    section.show_view(view_of(*(comment(n) for n in range(1, 12))))
    assert page.minimumHeight() > before + 500
    assert section.y() > page.body.geometry().bottom()
    assert (section.x(), section.width()) == page.column
    assert page.article is not None and page._comment_count(page.article) == 11
    reader.close_article()
    assert wanted[-1] is None
    assert not section.isVisible()


# Writing


def test_faults_are_shown_at_their_fields_and_nothing_is_sent(section: CommentsSection) -> None:
    show(section, view_of())
    sent = sent_by(section)
    section.form.send.click()
    form = section.form
    assert (form.name.error, form.email.error, form.text.error) == (
        "Isi nama Anda",
        "Isi email Anda",
        "Tulis komentar dulu",
    )
    assert form.name.hasFocus()
    form.name.setText("Dewi")
    assert form.name.error == ""
    form.email.setText("dewi")
    form.send.click()
    assert form.email.error == "Email perlu tanda @"
    assert form.email.hasFocus()
    assert sent == []


def test_ctrl_enter_sends_from_any_field(section: CommentsSection, qtbot: QtBot) -> None:
    show(section, view_of())
    fill(section)
    sent = sent_by(section)
    for target in (section.form.text.edit, section.form.name):
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reply = Reply("Dewi Lestari", "dewi@contoh.id", "Terima kasih.")
    assert sent == [(reply, None), (reply, None)]


def test_the_fields_follow_each_other_by_tab(section: CommentsSection) -> None:
    show(section, view_of())
    form = section.form
    form.name.setFocus()
    met: list[QWidget | None] = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [form.email, form.text.edit, form.remember, form.send]


def test_name_and_email_are_handed_on_only_when_ticked(section: CommentsSection) -> None:
    show(section, view_of())
    fill(section)
    sent = sent_by(section)
    section.form.send.click()
    section.form.remember.click()
    section.form.send.click()
    assert [writer for _, writer in sent] == [None, Writer("Dewi Lestari", "dewi@contoh.id")]


def test_unticking_what_was_remembered_forgets_it_at_once(section: CommentsSection) -> None:
    show(section, view_of(writer=Writer("Dewi", "d@contoh.id")))
    form = section.form
    assert (form.name.text(), form.email.text()) == ("Dewi", "d@contoh.id")
    assert form.remember.isChecked()
    forgotten: list[bool] = []
    form.forgotten.connect(lambda: forgotten.append(True))
    form.remember.click()
    assert forgotten == [True]


def test_an_answer_names_whom_and_can_be_called_off(section: CommentsSection) -> None:
    show(section, view_of(comment(1), comment(2)))
    section._rows[1].reply.click()
    form = section.form
    assert form._title() == "Balas Pendengar 1"
    assert form.text.edit.hasFocus()
    assert form.reply.parent == 1
    form.cancel.click()
    assert form._title() == "Tinggalkan balasan"
    assert form.reply.parent == 0


def test_esc_leaves_the_field_and_not_the_story(section: CommentsSection, qtbot: QtBot) -> None:
    show(section, view_of(comment(1)))
    section._rows[1].reply.click()
    QTest.keyClick(section.form.text.edit, Qt.Key.Key_Escape)
    assert section.form.reply.parent == 0
    assert isinstance(QApplication.focusWidget(), QScrollArea)


def test_a_draft_comes_back_and_another_story_has_its_own(section: CommentsSection) -> None:
    written: list[Draft] = []
    section.form.written.connect(written.append)
    show(section, view_of(comment(1), draft=Draft("Setengah", 1)))
    assert section.form.reply.text == "Setengah"
    assert section.form._title() == "Balas Pendengar 1"
    show(section, view_of(identity="post:2", draft=None))
    assert section.form.reply.text == ""
    assert written == []
    QTest.keyClicks(section.form.text.edit, "Hai")
    show(section, view_of(identity="post:2", draft=Draft("dari disk")))
    assert section.form.reply.text == "Hai"
    assert written[-1] == Draft("Hai", 0)


def test_while_it_goes_out_the_button_rests(section: CommentsSection) -> None:
    show(section, view_of(sending=True))
    fill(section)
    sent = sent_by(section)
    section.form.send.click()
    section.form.press_send()
    assert sent == []
    assert section.form.send.text() == "Mengirim"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome(Sent.ACCEPTED, 9), "Komentar terkirim."),
        (Outcome(Sent.HELD, 9), "Komentar terkirim dan tampil setelah disetujui redaksi."),
        (Outcome(Sent.DUPLICATE), "Komentar yang sama sudah ada."),
        (Outcome(Sent.CLOSED), "Komentar untuk berita ini ditutup."),
        (Outcome(Sent.LOGIN), "Situs meminta Anda masuk dulu sebelum berkomentar."),
        (
            Outcome(Sent.INVALID, said="Isi email."),
            "Situs belum menerima komentar ini. “Isi email.”",
        ),
        (
            Outcome(Sent.REFUSED),
            "Penyaring spam situs menolak komentar ini. Coba langsung di situs.",
        ),
        (
            Outcome(Sent.NO_ARTICLE),
            "Berita ini tidak ada lagi di situs. Tulisan Anda tetap di sini.",
        ),
        (
            Outcome(Sent.UNREACHABLE),
            "Komentar belum terkirim, situs tidak menjawab. Tulisan Anda tetap di sini.",
        ),
        (
            Outcome(Sent.SITE_ERROR, status=500),
            "Komentar belum terkirim, situs menjawab dengan kesalahan (500)."
            " Tulisan Anda tetap di sini.",
        ),
        (
            Outcome(Sent.UNCLEAR),
            "Jawaban situs tidak sampai. Komentar mungkin sudah terkirim.",
        ),
        (
            Outcome(Sent.UNCLEAR, status=502),
            "Situs menjawab dengan kesalahan (502). Komentar mungkin sudah terkirim.",
        ),
        (Outcome(Sent.BROWSER), "Situs ini meminta peramban. Tulisan Anda ada di papan klip."),
        (Outcome(Sent.DISK), "Komentar belum terkirim: disk komputer ini penuh atau terkunci."),
    ],
)
def test_each_outcome_is_said_in_plain_words(
    section: CommentsSection, outcome: Outcome, sentence: str
) -> None:
    show(section, view_of())
    show(section, view_of(outcome=outcome))
    assert section.form.notice == sentence


def test_too_fast_counts_down_and_the_button_waits(
    section: CommentsSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = NOW.timestamp() + 15
    show(section, view_of(outcome=Outcome(Sent.TOO_FAST, wait_s=15), again_at=again))
    form = section.form
    assert form.notice == "Terlalu cepat. Coba lagi dalam 15 dtk."
    assert not form.send.isEnabled()
    monkeypatch.setattr(form, "_speech", replace(SPEECH, now=lambda: again))
    form._tick()
    assert form.send.isEnabled()
    assert form.notice == "Sekarang bisa dikirim."


def test_what_the_site_does_not_like_stands_at_its_field(section: CommentsSection) -> None:
    outcome = Outcome(Sent.INVALID, status=200, said="Surel salah.", part=Part.EMAIL)
    show(section, view_of(outcome=outcome))
    assert section.form.email.error == "Surel salah."


def test_a_closed_story_has_no_form_and_the_text_can_be_copied(section: CommentsSection) -> None:
    show(section, view_of(comment(1), draft=Draft("Sayang sekali"), standing=Standing.CLOSED))
    form = section.form
    assert form.closed_words == "Komentar untuk berita ini ditutup."
    assert not form.send.isVisible() and not form.text.isVisible()
    assert not section._rows[1].reply.isVisible()
    copied: list[str] = []
    form.copied.connect(copied.append)
    form.copy.click()
    assert copied == ["Sayang sekali"]


def test_a_form_with_a_captcha_sends_nothing_but_the_listener_to_the_browser(
    section: CommentsSection,
) -> None:
    show(section, view_of())
    show(section, view_of(obstacle=Obstacle.CAPTCHA))
    sent = sent_by(section)
    texts: list[str] = []
    section.form.browser_wanted.connect(texts.append)
    section.form.text.edit.setPlainText("Halo")
    assert section.form.send.text() == "Lanjut di peramban"
    section.form.send.click()
    assert (sent, texts) == ([], ["Halo"])


def test_a_reply_that_waits_or_may_be_lost_is_shown_with_what_can_be_done(
    section: CommentsSection,
) -> None:
    held = replace(GOING, state=OutState.HELD, number=3)
    unsure = replace(GOING, state=OutState.UNSURE)
    show(section, view_of(outgoing=(held, unsure)))
    assert section._own[3].state == "Menunggu persetujuan redaksi"
    assert section._own[4].state == "Mungkin sudah terkirim"
    looked: list[int] = []
    dropped: list[int] = []
    section.look_wanted.connect(looked.append)
    section.drop_wanted.connect(dropped.append)
    section._own[4].buttons[0].click()  # type: ignore[attr-defined]
    section._own[4].buttons[1].click()  # type: ignore[attr-defined]
    assert (looked, dropped) == ([4], [4])
    assert not section._own[3].buttons[0].isVisible()
    show(section, view_of())
    assert section._own == {}


def test_every_control_has_a_name_for_the_screen_reader(section: CommentsSection) -> None:
    show(
        section,
        view_of(comment(1), comment(2), outgoing=(replace(GOING, state=OutState.UNSURE),)),
    )
    for widget in section.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget


@pytest.mark.parametrize("wide", [312, 380, 640])
def test_nothing_lies_upon_anything_else(section: CommentsSection, wide: int) -> None:
    outcome = Outcome(Sent.REFUSED, said="Kalimat situs yang cukup panjang untuk dua baris penuh.")
    show(section, view_of(comment(1), outcome=outcome))
    section.form.press_send()
    section.resize(wide, section.height_for(wide))
    parts = [
        child.geometry()
        for child in section.form.children()
        if isinstance(child, QWidget) and child.isVisible()
    ]
    for n, one in enumerate(parts):
        assert one.right() < wide and one.bottom() < section.form.height()
        assert not any(one.intersects(other) for other in parts[n + 1 :])


# With the real controller on the demo station


@dataclass
class Room:
    station: DemoStation
    comments: CommentsController
    section: CommentsSection
    opened: list[str]
    told: list[str]


@pytest.fixture
def room(section: CommentsSection, tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    with DemoStation(assets_dir()) as station:
        mailbox = Mailbox()
        io, db = Lane("io", mailbox, 2), Lane("db", mailbox)
        http = Http("PlanetFM-test")
        access = Access(None, f"{station.site}/wp-json/", time.time)
        comments = CommentsController(io, db, http, tmp_path / "c.db", access, open_for_ms=0)
        opened: list[str] = []
        told: list[str] = []

        def say(title: str, detail: str = "", *_: object, **__: object) -> None:
            told.append(title)

        CommentsDesk(comments, section, section.window(), say, opened.append, opened.append)
        yield Room(station, comments, section, opened, told)
        http.hang_up()
        comments.close()
        io.close()
        db.close(finish=True)
        http.close()
        mailbox.close()


def open_story(room: Room, qtbot: QtBot) -> None:
    room.section.show_article(article(room.station, BANDARA))
    qtbot.waitUntil(lambda: len(room.section._rows) >= 7, timeout=8000)


def test_a_reply_written_and_sent_stands_among_the_comments(room: Room, qtbot: QtBot) -> None:
    open_story(room, qtbot)
    fill(room.section, "Semoga lekas dibuka.")
    room.section.form.text.edit.setFocus()
    room.section.form.send.click()
    qtbot.waitUntil(lambda: room.section.form.notice == "Komentar terkirim.", timeout=8000)
    qtbot.waitUntil(lambda: "Dewi Lestari" in shown_names(room.section), timeout=8000)
    assert room.section.form.reply.text == ""
    assert room.section.form.name.text() == "Dewi Lestari"
    assert room.section.count == 8
    window, send = room.section.window(), room.section.form.send
    qtbot.waitUntil(lambda: send.mapTo(window, send.rect().bottomLeft()).y() < window.height())


def test_a_captcha_opens_the_page_with_the_text_on_the_clipboard(room: Room, qtbot: QtBot) -> None:
    open_story(room, qtbot)
    room.station.faults.set(comments="captcha")
    fill(room.section, "Untuk peramban.")
    room.section.form.send.click()
    qtbot.waitUntil(lambda: bool(room.opened), timeout=8000)
    assert room.opened[0].endswith("/#respond")
    assert QGuiApplication.clipboard().text() == "Untuk peramban."
    assert room.told == ["Formulir situs dibuka di peramban"]
    assert room.section.form.reply.text == "Untuk peramban."


def test_focusing_the_form_sees_in_time_that_it_is_closed(room: Room, qtbot: QtBot) -> None:
    open_story(room, qtbot)
    room.station.faults.set(comments="login")
    room.section.form.text.edit.setFocus()
    room.section.form.begun.emit()
    qtbot.waitUntil(lambda: bool(room.section.form.closed_words), timeout=8000)
    assert room.section.form.browse.isVisible()


def test_an_approved_reply_is_told_by_a_toast(room: Room, qtbot: QtBot) -> None:
    open_story(room, qtbot)
    room.station.faults.set(comments="hold")
    fill(room.section)
    room.section.form.send.click()
    qtbot.waitUntil(lambda: bool(room.comments.outgoing), timeout=8000)
    (waits,) = room.comments.outgoing
    assert room.section._own[waits.number].isVisible()
    room.station.newsroom.approve(waits.comment_id)
    room.comments.look_again(waits.number)
    qtbot.waitUntil(lambda: room.told == ["Komentar Anda sudah tampil di situs"], timeout=8000)
    assert room.section._own == {}


def test_an_outcome_that_comes_when_the_story_was_left_is_a_toast(room: Room, qtbot: QtBot) -> None:
    open_story(room, qtbot)
    fill(room.section)
    room.section.form.send.click()
    room.section.show_article(None)
    qtbot.waitUntil(lambda: room.told == ["Komentar terkirim."], timeout=8000)
