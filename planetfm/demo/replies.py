"""The form "Tinggalkan balasan": what WordPress answers to a posted comment, by outcome.

The order of the checks is WordPress's (wp_handle_comment_submission, then wp_allow_comment):
post, open or closed, required fields, lengths, duplicate, flood, then approval.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from datetime import datetime
from html import escape

from planetfm.demo.faults import CommentFault
from planetfm.demo.newsroom import Comment, Newsroom
from planetfm.demo.web import Addresses, Reply

FLOOD_S = 15
MAX_LINKS = 2  # WordPress's comment_max_links: from so many on, a person has to look
LIMITS = {"author": 245, "email": 100, "url": 200, "comment": 65_525}
NONCE = "3f9c1a7be2"  # the hidden field of an anti-spam plugin; a reply without it is refused


class ReplyForm:
    """Takes posted forms, one at a time, so that two equal ones cannot both get in."""

    def __init__(self, newsroom: Newsroom, addresses: Addresses) -> None:
        self._news = newsroom
        self._at = addresses
        self._lock = threading.Lock()

    def post(self, form: Mapping[str, str], now: datetime, mode: CommentFault) -> Reply:
        """The answer to a form posted at `now` (UTC)."""
        with self._lock:
            return self._post(form, now, mode)

    def _post(self, form: Mapping[str, str], now: datetime, mode: CommentFault) -> Reply:
        number = form.get("comment_post_ID", "")
        article = self._news.article(int(number)) if number.isdigit() else None
        if article is None:
            return Reply(200)  # WordPress says nothing at all about a post it does not have
        if mode is CommentFault.CLOSED or not article.comments_open:
            return _page(403, "Maaf, komentar telah ditutup untuk item ini.")
        if mode is CommentFault.LOGIN:
            return _page(403, "Maaf, Anda harus masuk log untuk mengirim komentar.")
        author, email = form.get("author", "").strip(), form.get("email", "").strip()
        text = form.get("comment", "").strip()
        if form.get("ak_js_nonce") != NONCE:
            return _page(403, "Pemeriksaan formulir gagal. Muat ulang halaman ini.")
        if not author or not email:
            return _page(200, "<strong>Kesalahan:</strong> Silakan isi ruas yang wajib.")
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}", email):
            return _page(200, "<strong>Kesalahan:</strong> Masukkan alamat email yang sah.")
        if not text:
            return _page(200, "<strong>Kesalahan:</strong> Silakan ketik teks komentar Anda.")
        for name, most in LIMITS.items():
            if len(form.get(name, "").encode()) > most:
                return _page(200, f"<strong>Kesalahan:</strong> Isi ruas {name} terlalu panjang.")
        parent = form.get("comment_parent", "0")
        siblings = {c.id for c in self._news.comments(article.id)}
        earlier = self._news.every_comment()
        if any(c.post_id == article.id and c.text == text and c.email == email for c in earlier):
            return _page(
                409,
                "Komentar duplikat terdeteksi; sepertinya Anda sudah pernah mengatakan itu!",
            )
        recent = [c for c in earlier if c.email == email]
        if mode is CommentFault.TOO_FAST or any(
            abs((now - c.written).total_seconds()) < FLOOD_S for c in recent
        ):
            return _page(429, "Anda terlalu cepat mengirim komentar. Pelan-pelan saja.")
        if mode is CommentFault.SAVE_ERROR:
            return _page(500, "<strong>Kesalahan:</strong> Komentar tidak dapat disimpan.")
        links = len(re.findall(r"https?://", text))
        stored = self._news.add_comment(
            Comment(
                id=0,
                post_id=article.id,
                parent=int(parent) if parent.isdigit() and int(parent) in siblings else 0,
                author=author,
                email=email,
                url=form.get("url", "").strip(),
                text=text,
                written=now,
                approved=mode is not CommentFault.HOLD and links < MAX_LINKS,
            )
        )
        return Reply(302, headers=(("Location", self._at.comment(article, stored)),))


def _page(status: int, sentence: str) -> Reply:
    """WordPress's wp_die page: one sentence and a way back."""
    title = escape("Pengiriman Komentar Gagal")
    html = (
        f'<!DOCTYPE html><html lang="id-ID"><head><meta charset="UTF-8"><title>{title}</title>'
        f'</head><body id="error-page"><div class="wp-die-message"><p>{sentence}</p></div>'
        "<p><a href='javascript:history.back()'>&laquo; Kembali</a></p></body></html>"
    )
    return Reply(status, html.encode())
