"""What leaves the reader with an article: its link, its text with the source, links that share it.

Pure: from an article to text and addresses. The addresses are those the services publish for
sharing; they carry headline and link and nothing of the listener.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from planetfm.core.model import Article

TEXT_CHARS = 100_000
NAME_CHARS = 80


def source_of(article: Article) -> str:
    """The site an article comes from, as it is shown."""
    try:
        host = urlsplit(article.link).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.")


def text_with_source(article: Article, date: str, text: str, label: str) -> str:
    """Headline, date and text, and under them where it stands. `label`: the word for source."""
    head = [article.title, " · ".join(part for part in (article.author, date) if part)]
    source = f"{label} {source_of(article)}, {article.link}"
    return "\n\n".join(("\n".join(head), text.strip()[:TEXT_CHARS], source))


def whatsapp(article: Article) -> str:
    words = article.title + "\n" + article.link
    return "https://wa.me/?text=" + quote(words, safe="")


def telegram(article: Article) -> str:
    title = quote(article.title, safe="")
    return f"https://t.me/share/url?url={quote(article.link, safe='')}&text={title}"


def mail(article: Article) -> str:
    body = quote(article.title + "\r\n" + article.link + "\r\n", safe="")
    return f"mailto:?subject={quote(article.title, safe='')}&body={body}"


def file_name(article: Article, otherwise: str) -> str:
    """A name for a file of this article, without its ending; `otherwise`: where none is left."""
    kept = "".join(
        letter if letter.isalnum() or letter in " -_" else " " for letter in article.title
    )
    return " ".join(kept.split())[:NAME_CHARS].strip() or otherwise
