"""The site's HTML: home page, article pages, category pages, and the pages of its bad days."""

from __future__ import annotations

import json
from datetime import datetime
from html import escape

from planetfm.demo.faults import CommentFault
from planetfm.demo.newsroom import Article, Comment, Newsroom
from planetfm.demo.replies import NONCE
from planetfm.demo.web import NAME, TAGLINE, WIB, Addresses, Reply

# A number that no network hands out: 000 is not an Indonesian operator's prefix.
WHATSAPP = "6200012345678"
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_STYLE = """
body{margin:0;font:17px/1.6 Georgia,serif;color:#1d2436;background:#fcfaf6}
header,main,footer{max-width:880px;margin:0 auto;padding:16px 24px}
header a{font:700 26px sans-serif;color:#0b6069;text-decoration:none}
nav a{margin-right:14px;font:14px sans-serif;color:#0b6069} img{max-width:100%;height:auto}
article{border-bottom:1px solid #e5e0d6;padding:18px 0} h1,h2,h3{font-family:sans-serif}
figure{margin:0 0 16px} figcaption,.meta{font:13px sans-serif;color:#6b7080}
#siaran{background:#16203f;color:#fff;padding:18px;border-radius:10px;font-family:sans-serif}
"""


class Pages:
    """Makes pages from the newsroom. Holds no state of its own."""

    def __init__(self, newsroom: Newsroom, addresses: Addresses) -> None:
        self._news = newsroom
        self._at = addresses

    def home(self, page: int = 1) -> Reply:
        """The front page; older news on /page/N/, 404 past the end."""
        articles = self._news.articles()[(page - 1) * 10 : page * 10]
        if not articles:
            return self.not_found()
        teasers = "\n".join(self._teaser(article) for article in articles)
        older = (
            f'<a class="next page-numbers" href="{self._at.site}/page/{page + 1}/">Berikutnya</a>'
        )
        body = f"""{self._player() if page == 1 else ""}
<section id="berita"><h2>Berita Terbaru</h2>
{teasers}
<nav class="pagination">{older}</nav></section>"""
        return self._page(f"{NAME} &#8211; {TAGLINE}", body)

    def category(self, slug: str) -> Reply:
        articles = [a for a in self._news.articles() if a.category.slug == slug]
        if not articles:
            return self.not_found()
        name = articles[0].category.name
        teasers = "\n".join(self._teaser(article) for article in articles)
        return self._page(f"{name} &#8211; {NAME}", f"<h1>{name}</h1>\n{teasers}")

    def article(self, article: Article, mode: CommentFault = CommentFault.ACCEPT) -> Reply:
        """An article with its related block, its comments and the form, if it has one."""
        comments = self._news.comments(article.id)
        title = article.title
        body = f"""<article id="post-{article.id}" class="post-{article.id} post type-post">
<header class="entry-header"><h1 class="entry-title">{title}</h1>
<p class="meta"><a rel="category tag" href="{self._at.site}/category/{article.category.slug}/">\
{article.category.name}</a> &middot; <time class="entry-date published" \
datetime="{article.published.astimezone(WIB).isoformat()}">{long_date(article.published)}</time>
&middot; Oleh <span class="author vcard">{article.author}</span></p></header>
<div class="entry-content">
{self._at.fill(article.content)}
</div></article>
{self._related(article)}
{self._comments(article, comments, mode)}"""
        head = f"""<link rel="canonical" href="{self._at.article(article)}" />
<link rel="shortlink" href="{self._at.guid(article)}" />
<link rel="alternate" title="JSON" type="application/json" \
href="{self._at.rest(f"/wp/v2/posts/{article.id}")}" />
<meta property="og:type" content="article" /><meta property="og:title" content="{title}" />"""
        if article.picture:
            image = self._at.picture(article.picture)
            head += f'\n<meta property="og:image" content="{image}" />'
        return self._page(f"{title} &#8211; {NAME}", body, head)

    def not_found(self) -> Reply:
        page = self._page(
            f"Halaman tidak ditemukan &#8211; {NAME}",
            "<h1>Halaman itu tidak dapat ditemukan.</h1><p>Mungkin tautannya sudah berubah.</p>",
        )
        return Reply(404, page.body)

    def _player(self) -> str:
        media = json.dumps({"title": "Planet FM", "mp3": self._at.stream}).replace("/", "\\/")
        return f"""<section id="siaran"><h2>DENGARKAN PLANET FM MELALUI STREAMING</h2>
<div id="jquery_jplayer_1" class="jp-jplayer"></div>
<div id="jp_container_1" class="jp-audio-stream" role="application" aria-label="media player">
<button class="jp-play" role="button" tabindex="0">putar</button></div>
<script type="text/javascript">
/* <![CDATA[ */
var planetfm_player = {{"container":"#jp_container_1","preload":"none","volume":"0.8",\
"station":{media},"supplied":"mp3"}};
/* ]]> */
jQuery(document).ready(function($){{
  $("#jquery_jplayer_1").jPlayer({{
    ready: function(){{ $(this).jPlayer("setMedia", planetfm_player.station); }},
    cssSelectorAncestor: planetfm_player.container, supplied: planetfm_player.supplied
  }});
}});
</script>
<p>Kirim salam dan permintaan lagu: <a href="https://wa.me/{WHATSAPP}?text=Halo%20Planet%20FM">\
WhatsApp studio</a></p></section>"""

    def _teaser(self, article: Article) -> str:
        link = self._at.article(article)
        image = ""
        if article.picture:
            image = (
                f'<a href="{link}"><img width="1280" height="720" loading="lazy" '
                f'class="attachment-post-thumbnail wp-post-image" '
                f'src="{self._at.picture(article.picture)}" alt="{article.picture.alt}" /></a>'
            )
        return f"""<article id="post-{article.id}" class="post type-post">{image}
<h3 class="entry-title"><a href="{link}" rel="bookmark">{article.title}</a></h3>
<p class="meta">{article.category.name} &middot; {long_date(article.published)}</p>
<p>{article.excerpt}</p></article>"""

    def _related(self, article: Article) -> str:
        others = [a for a in self._news.articles() if a.id != article.id]
        others.sort(key=lambda a: a.category.id != article.category.id)  # stable: newest first
        items = "\n".join(
            f'<li><a href="{self._at.article(a)}">{a.title}</a></li>' for a in others[:3]
        )
        return f"""<aside class="related-posts"><h3>Berita terkait</h3>
<ul>
{items}
</ul></aside>"""

    def _comments(self, article: Article, comments: list[Comment], mode: CommentFault) -> str:
        def thread(parent: int) -> str:
            own = [c for c in comments if c.parent == parent]
            return "\n".join(
                f"""<li id="comment-{c.id}" class="comment"><article class="comment-body">
<footer class="comment-meta"><b class="fn">{escape(c.author)}</b>
<time datetime="{c.written.astimezone(WIB).isoformat()}">{long_date(c.written)}</time></footer>
<div class="comment-content"><p>{escape(c.text)}</p></div></article>
<ol class="children">{thread(c.id)}</ol></li>"""
                for c in own
            )

        captcha = ""
        if mode is CommentFault.CAPTCHA:
            captcha = '<div class="g-recaptcha" data-sitekey="contoh"></div>'
        form = "<p class='no-comments'>Komentar ditutup.</p>"
        if mode is CommentFault.LOGIN:
            form = "<p class='must-log-in'>Anda harus masuk log untuk berkomentar.</p>"
        elif article.comments_open and mode is not CommentFault.CLOSED:
            form = f"""<div id="respond" class="comment-respond">
<h3 id="reply-title" class="comment-reply-title">Tinggalkan balasan</h3>
<form action="{self._at.site}/wp-comments-post.php" method="post" id="commentform">
<p class="comment-notes">Alamat email Anda tidak akan dipublikasikan. \
Ruas yang wajib ditandai <span class="required">*</span></p>
<p><label for="comment">Komentar *</label>
<textarea id="comment" name="comment" cols="45" rows="8" maxlength="65525" required></textarea></p>
<p><label for="author">Nama *</label>
<input id="author" name="author" type="text" size="30" maxlength="245" required /></p>
<p><label for="email">Email *</label>
<input id="email" name="email" type="email" size="30" maxlength="100" required /></p>
<p><label for="url">Situs Web</label>
<input id="url" name="url" type="url" size="30" maxlength="200" /></p>
<p class="form-submit"><input name="submit" type="submit" id="submit" value="Kirim Komentar" />
<input type='hidden' name='comment_post_ID' value='{article.id}' id='comment_post_ID' />
<input type='hidden' name='comment_parent' id='comment_parent' value='0' />
<input type="hidden" name="ak_js_nonce" value="{NONCE}" /></p>{captcha}</form></div>"""
        count = f"{len(comments)} komentar pada &#8220;{article.title}&#8221;" if comments else ""
        return f"""<section id="comments" class="comments-area"><h2>{count}</h2>
<ol class="comment-list">{thread(0)}</ol>
{form}</section>"""

    def _page(self, title: str, body: str, head: str = "") -> Reply:
        at = self._at
        menu = "".join(
            f'<a href="{at.site}/category/{c.slug}/">{c.name}</a>' for c in self._news.categories
        )
        html = f"""<!DOCTYPE html>
<html lang="id-ID">
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
<link rel="alternate" type="application/rss+xml" title="{NAME} &raquo; Feed" \
href="{at.site}/feed/" />
<link rel="alternate" type="application/rss+xml" title="{NAME} &raquo; Umpan Komentar" \
href="{at.site}/comments/feed/" />
<link rel="https://api.w.org/" href="{at.rest("/")}" />
<link rel="icon" href="{at.site}/wp-content/uploads/ikon.png" sizes="192x192" />
<link rel="apple-touch-icon" href="{at.site}/wp-content/uploads/ikon.png" />
<meta name="generator" content="WordPress 6.6.2" />
<meta property="og:site_name" content="{NAME}" />
{head}
<style>{_STYLE}</style>
</head>
<body class="wp-theme">
<header><a href="{at.site}/" rel="home">{NAME}</a><p>{TAGLINE}</p><nav>{menu}</nav></header>
<main>
{body}
</main>
<footer><p>&copy; {NAME}. Jalan Contoh 1, Banyuwangi.
<a href="https://wa.me/{WHATSAPP}">WhatsApp</a> <a href="tel:+{WHATSAPP}">Telepon</a>
<a href="mailto:studio@planetfm.example">Email</a>
<a href="https://www.instagram.com/planetfm_contoh_demo/">Instagram</a>
<a href="https://www.facebook.com/planetfm.contoh.demo/">Facebook</a></p></footer>
</body>
</html>
"""
        links = (("Link", f'<{at.rest("/")}>; rel="https://api.w.org/"'),)
        return Reply(200, html.encode(), headers=links)


def long_date(moment: datetime) -> str:
    """A moment as the site prints it: 25 November 2026, 08.54 WIB."""
    local = moment.astimezone(WIB)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H.%M} WIB"


def challenge() -> Reply:
    """What a content network shows to those it takes for robots."""
    html = (
        '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
        '<meta name="robots" content="noindex,nofollow"></head><body>'
        "<noscript>Enable JavaScript and cookies to continue</noscript>"
        "<script>window._cf_chl_opt={};</script></body></html>"
    )
    headers = (("cf-mitigated", "challenge"), ("CF-RAY", "8e0f00d5cafe0000-SIN"))
    return Reply(403, html.encode(), headers=headers)


def portal() -> Reply:
    """What a hotel's network answers to every address until its guest has logged in."""
    html = (
        "<!DOCTYPE html><html><head><title>Wi-Fi Tamu</title></head><body><h1>Selamat datang</h1>"
        "<form method='post' action='/login'>Nomor kamar <input name='room'>"
        "<button>Masuk</button></form></body></html>"
    )
    return Reply(200, html.encode())


def apology(status: int, retry_after_s: int | None) -> Reply:
    """An error page in a sentence, with Retry-After when there is one."""
    sentences = {429: "Terlalu banyak permintaan.", 503: "Situs sedang dalam perawatan."}
    sentence = sentences.get(status, "Halaman tidak dapat ditampilkan.")
    headers = () if retry_after_s is None else (("Retry-After", str(retry_after_s)),)
    title = f"<head><title>{status}</title></head>"
    html = f"<!DOCTYPE html><html>{title}<body>{sentence}</body></html>"
    return Reply(status, html.encode(), headers=headers)
