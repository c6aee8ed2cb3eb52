"""What a tree builder would drown in is told before it is let loose, however it is dressed up."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planetfm.core.sanitize import INPUT_LIMIT_CHARS
from planetfm.core.tangle import ADOPTED_BLOCKS, ATTRIBUTES_LIMIT, PAGE, regrown, tangled

ROOT = Path(__file__).parents[2]
MEMORY_BYTES = 1024**3
PAIRS = "<div><b>x</b><i class=a>y</i><a href=z><img src=a>z</a></div>"


def repeated(unit: Callable[[int], str], chars: int = INPUT_LIMIT_CHARS) -> str:
    """`unit(0)`, `unit(1)` ... up to `chars` characters."""
    parts: list[str] = []
    length = 0
    while length < chars:
        parts.append(unit(len(parts)))
        length += len(parts[-1])
    return "".join(parts)[:chars]


def test_an_ordinary_article_is_not_tangled() -> None:
    article = "<div><p>teks <b>tebal</b> <a href=x>y</a><ul><li>a<li>b</ul></div>" * 500
    assert not tangled(article)
    assert not regrown(article)


@pytest.mark.parametrize(
    "article",
    [
        "<p><span>never closed</p>" * 300,
        "<div><span><label>x</div>" * 300,
        "<center><b>x</b><p>y</center>" * 300,
        "<b>" + "<p>a <i>b</i> <a href=x>c</a></p>" * 800 + "</b>",
        "<a name=x>" + "<p>a</p>" * 3_000,
        "<a href=x><div><h2>a</h2><p>b</p><img src=c></div></a>" * 900,
        "<table>" + "<tr><td><b>1</b><td><a href=x>2</a></tr>" * 900 + "</table>",
        "<!-- wp:paragraph --><p><strong>a</strong></p><!-- /wp:paragraph -->" * 900,
        "<script>if (a < b) document.write('<b>');</script><p>x</p>" * 50,
        "<a data-caption='<p>Foto</p>' href=x><img alt='<3' src=a></a>" * 300,
        "<svg><path d=M0/><g><path d=M0/></g></svg>" * 900,
    ],
    ids=lambda article: article[:24],
)
def test_what_sites_leave_open_is_not_tangled(article: str) -> None:
    assert not tangled(article)
    assert not regrown(article)


def test_a_theme_may_leave_its_icons_open() -> None:
    page = "<li><i class=icon /></li>" * 4_000
    assert tangled(page)
    assert not tangled(page, PAGE)


@pytest.mark.parametrize(
    "part",
    [
        *("<div>", "<p><b class=x>", "<blockquote>", "<table><td>", "<q><i>", "<svg><g>"),
        *("<div></i>", "<b></i>", "<div></b>", "<div><table></div></table>"),
        *("<div></div.>", "<b></b\u0130>", '<div "></div ">'),
    ],
)
def test_what_a_tree_builder_would_drown_in_is_tangled(part: str) -> None:
    assert tangled(part.replace("</div ", "<div ") * 300)


@pytest.mark.parametrize("before", ["<!-->", "<!--->", "<svg>", "<template>", "<!--a--!>"])
def test_nothing_hides_behind_what_only_seems_to_skip_it(before: str) -> None:
    assert tangled(before + "<div>" * 300)


def test_a_tag_of_more_attributes_than_any_is_tangled() -> None:
    tag = "<b " + "".join(f"a{n} " for n in range(ATTRIBUTES_LIMIT + 1)) + ">"
    assert tangled(tag, PAGE)
    assert tangled(f"<title>x</title>{tag}", PAGE)
    assert not tangled(f"<b title='{tag}'>", PAGE)


UNBELIEVED = [
    *("</i>", "</b.>", "<!--</b>-->", "<!-- --!></b", "<i title='</b>'></i>"),
    *("<object></b></object>", "<select></b></select>", "<table></b></table>"),
    *("<table><td></b></table>", "<template></b></template>", "<svg><desc></b></desc></svg>"),
    *("<title></b></title>", "<select><title></b></select>", "<svg><style></b></style></svg>"),
    "<div>" * ADOPTED_BLOCKS + "</b>" + "</div>" * ADOPTED_BLOCKS,
]


@pytest.mark.parametrize("end", UNBELIEVED)
def test_an_end_that_a_builder_may_ignore_ends_nothing(end: str) -> None:
    assert regrown("".join(f"<p><b class={n}>x{end}" for n in range(450)))
    assert not regrown("".join(f"<p><b class={n}>x</b>{end}" for n in range(450)))


def test_a_long_address_left_open_is_counted_with_its_length() -> None:
    paragraphs = "<p>x</p>" * 1_000
    assert not regrown(f"<a href='{'A' * 500}'>{paragraphs}")
    assert regrown(f"<a href='{'A' * 5_000}'>{paragraphs}")
    assert regrown(f"<a title='<' href='{'A' * 5_000}'>{paragraphs}")
    assert not regrown(f"<a href='{'A' * 5_000}'>x</a>{paragraphs}")


ATTACKS = {
    **{end: repeated(lambda n, end=end: f"<p><b class={n}>x{end}") for end in UNBELIEVED},  # type: ignore[misc]
    **{
        before: before + repeated(lambda n: f"<p><b class={n}>x")
        for before in ("<!-->", "<!--->", "<svg>", "<template>", "<select><title></select>")
    },
    "quotes": repeated(lambda n: f'<p "><b class={n}>x<i ">'),
    "links": repeated(lambda n: f"<a href={n}>" + "<div>" * 9 + "</a>" + "</div>" * 9),
    "address": f"<a href='http://x/{'A' * 100_000}'>" + repeated(lambda _: "<p>x"),
    "address kept": f"<a href='http://x/{'A' * 3_900}'>" + repeated(lambda _: "<div>x</div>"),
    "fifty-nine": "".join(f"<b class={n}>" for n in range(59)) + repeated(lambda _: "<p>x"),
    "sub": "<sub>" * 199 + repeated(lambda _: "<div>x</div>"),
    "sub again": repeated(lambda _: "<sub><p></sub></p>x"),
    "table": "<table>" + repeated(lambda _: "<br>"),
    "nested": repeated(lambda _: "<div><object></div></object>x"),
    "quoted": repeated(lambda _: "<blockquote><object></blockquote></object>x"),
    "pictures": repeated(lambda _: "a<br>", 100_000) + repeated(lambda _: "<img src=a>", 270_000),
    "attributes": f"<b {repeated(lambda n: f'a{n} ')}>x",
}


@pytest.mark.skipif(sys.platform == "win32", reason="limits memory as POSIX does")
def test_the_sanitiser_stays_small_and_quick_whatever_it_is_given(tmp_path: Path) -> None:
    """Without the measure most of these take gigabytes, which end the child."""
    given = tmp_path / "attacks.json"
    given.write_text(json.dumps(ATTACKS))
    code = f"""
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY_BYTES}, {MEMORY_BYTES}))
from planetfm.core.sanitize import sanitise
for name, source in json.load(open(sys.argv[1])).items():
    print(name, flush=True)
    began = time.process_time()
    clean = sanitise(source, "https://radio.example/")
    assert time.process_time() - began < 8, name
    assert len(clean) < 2_500_000, (name, len(clean))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(given)], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0, [*ended.stdout.splitlines()[-1:], ended.stderr[-2_000:]]
