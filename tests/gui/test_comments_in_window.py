"""Writing a reply in the main window: the window's single keys keep out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planetfm.core.comments import Standing
from planetfm.core.comments_view import CommentsView
from planetfm.core.outgoing import Draft
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.theme import Theme
from tests.gui.news.conftest import SPEECH
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.gui.test_window import MakeWindow, indonesian, lane, make_window, theme

__all__ = ["indonesian", "lane", "make_window", "theme"]

VIEW = CommentsView(identity="3", standing=Standing.OPEN, draft=Draft(), fetched=1.0)


def test_letters_and_space_are_text_and_esc_leaves_the_field_first(
    make_window: MakeWindow, theme: Theme
) -> None:
    player = PuppetPlayer()
    window = make_window(player=player)
    window.open_article("3")
    section = CommentsSection(theme, SPEECH)
    window.reader.page.set_comments(section)
    section.show_view(VIEW)
    form = section.form
    for field in (form.name, form.text.edit):
        field.setFocus()
        QTest.keyClicks(field, "jlm npbu/")
    assert form.name.text() == form.text.text == "jlm npbu/"
    section.show_view(CommentsView(identity="3", standing=Standing.OPEN, sending=True))
    QTest.keyClicks(form.name, "mj")
    assert player.calls == []
    QTest.keyClick(form.text.edit, Qt.Key.Key_Escape)
    assert window.reading
    assert QApplication.focusWidget() is window.reader.area
    QTest.keyClick(window.reader.area, Qt.Key.Key_Escape)
    assert not window.reading


def test_the_way_by_keys_leads_to_the_form_and_scrolls_it_into_view(
    make_window: MakeWindow, theme: Theme
) -> None:
    window = make_window()
    window.open_article("3")
    section = CommentsSection(theme, SPEECH)
    window.reader.page.set_comments(section)
    section.show_view(VIEW)
    QApplication.processEvents()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is section.form.name:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is section.form.name
    area = window.reader.area.viewport()
    top = section.form.name.mapTo(area, section.form.name.rect().topLeft()).y()
    assert 0 <= top < area.height()
