"""HLS lists as stations write them, and which segments come next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.hls import (
    ByteRange,
    SegmentList,
    Variant,
    begin,
    choose,
    follow,
    read_list,
)
from planetfm.core.settings import Quality

AT = "https://radio.example/hls/live.m3u8?token=a"


def listed(first: int, count: int, target_s: int = 6, more: str = "") -> SegmentList:
    lines = ["#EXTM3U", f"#EXT-X-TARGETDURATION:{target_s}", f"#EXT-X-MEDIA-SEQUENCE:{first}"]
    for number in range(first, first + count):
        lines += [f"#EXTINF:{target_s},", f"{number}.ts"]
    read = read_list("\n".join([*lines, more]).encode(), AT)
    assert isinstance(read, SegmentList)
    return read


def numbers(segments: tuple[object, ...]) -> list[int]:
    return [segment.sequence for segment in segments]  # type: ignore[attr-defined]


def test_segments_have_whole_addresses_numbers_and_lengths() -> None:
    read = listed(37, 3)
    assert [segment.part.url for segment in read.segments] == [
        f"https://radio.example/hls/{n}.ts" for n in (37, 38, 39)
    ]
    assert numbers(read.segments) == [37, 38, 39]
    assert (read.target_s, read.segments[0].duration_s, read.ended) == (6.0, 6.0, False)
    assert listed(0, 1, more="#EXT-X-ENDLIST").ended


def test_tags_that_matter_are_read_and_the_rest_disturbs_nobody() -> None:
    body = b"""#EXTM3U
#EXT-X-VERSION:7
#EXT-X-PROGRAM-DATE-TIME:kemarin
#EXT-X-DATERANGE:ID
#EXT-X-MAP:URI="init.mp4",BYTERANGE="700@0"
#EXTINF:6.0,Banyu Band - Angin, dan Hujan
#EXT-X-BYTERANGE:100@5
a.m4s
#EXT-X-DISCONTINUITY
#EXT-X-KEY:METHOD=AES-128,URI="k"
#EXTINF:5,no desc
#EXT-X-BYTERANGE:50
#EXT-X-GAP
a.m4s
#EXT-X-KEY:METHOD=NONE
#EXTINF:5,
b.m4s
"""
    read = read_list(body, AT)
    assert isinstance(read, SegmentList)
    one, two, three = read.segments
    assert one.title == "Banyu Band - Angin, dan Hujan" and two.title == ""
    assert one.init is not None and one.init.byte_range == ByteRange(0, 700)
    assert one.part.byte_range == ByteRange(5, 100)
    assert two.part.byte_range == ByteRange(105, 50)
    assert (one.apart, two.apart, three.apart) == (False, True, False)
    assert (one.encrypted, two.encrypted, three.encrypted) == (False, True, False)
    assert (one.missing, two.missing) == (False, True)


MASTER = b"""#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.5"
hemat.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=192000,CODECS="mp4a.40.2"
sedang.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=320000,CODECS="mp4a.40.2"
tinggi.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=500000,CODECS="ac-3"
dolby.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.42,mp4a.40.2",RESOLUTION=640x360
video.m3u8
"""


@pytest.mark.parametrize(
    ("quality", "name"),
    [(Quality.SAVER, "hemat"), (Quality.AUTO, "sedang"), (Quality.HIGH, "tinggi")],
)
def test_quality_chooses_among_what_is_sound_and_can_be_played(quality: Quality, name: str) -> None:
    variants = read_list(MASTER, AT)
    assert isinstance(variants, tuple)
    assert choose(variants, quality).url == f"https://radio.example/hls/{name}.m3u8"


def test_with_pictures_only_the_smallest_is_taken_whatever_the_quality() -> None:
    variants = [Variant("http://a/1", 900, video=True), Variant("http://a/2", 300, video=True)]
    assert {choose(variants, quality).url for quality in Quality} == {"http://a/2"}


def test_sound_that_is_listed_apart_from_its_pictures_is_taken_alone() -> None:
    body = b"""#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",NAME="id",URI="suara.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.42,mp4a.40.2",AUDIO="aac"
video.m3u8
"""
    variants = read_list(body, AT)
    assert isinstance(variants, tuple)
    assert variants == (Variant("https://radio.example/hls/suara.m3u8", 900_000),)


def test_a_connection_begins_three_segments_behind_the_newest() -> None:
    assert numbers(begin(listed(10, 6)).pending) == [13, 14, 15]
    assert numbers(begin(listed(10, 2)).pending) == [10, 11]


def test_the_next_connection_takes_the_segment_that_was_begun_again() -> None:
    assert numbers(begin(listed(10, 6), last=12).pending) == [12, 13, 14, 15]


def test_what_was_missed_by_little_is_taken_from_the_oldest_there_is() -> None:
    plan = begin(listed(10, 6), last=8)
    assert numbers(plan.pending) == [10, 11, 12, 13, 14, 15] and plan.hole


def test_after_a_long_time_it_begins_at_the_live_edge() -> None:
    assert numbers(begin(listed(500, 6), last=8).pending) == [503, 504, 505]


def test_a_segment_that_is_the_next_to_come_is_waited_for() -> None:
    assert begin(listed(10, 6), last=16).pending == ()
    assert numbers(begin(listed(10, 6), last=400).pending) == [13, 14, 15]


def test_a_recording_is_heard_from_its_beginning() -> None:
    assert numbers(begin(listed(0, 5, more="#EXT-X-ENDLIST")).pending) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("first", "count", "pending", "hole"),
    [
        (10, 6, [], False),  # nothing new
        (11, 6, [16], False),
        (14, 6, [16, 17, 18, 19], False),
        (18, 3, [18, 19, 20], True),  # 16 and 17 were missed
        (8, 6, [], False),  # another cache's older list
        (0, 4, [1, 2, 3], True),  # the broadcast was begun anew
    ],
)
def test_what_comes_after_segment_fifteen(
    first: int, count: int, pending: list[int], hole: bool
) -> None:
    plan = follow(listed(first, count), 15)
    assert (numbers(plan.pending), plan.hole) == (pending, hole)


@given(st.lists(st.integers(0, 4), max_size=30))
def test_no_segment_comes_twice_and_none_is_left_out_while_the_list_moves_on(
    steps: list[int],
) -> None:
    last, heard, first = 5, [5], 0
    for step in steps:
        first += step
        for number in numbers(follow(listed(first, 6), last).pending):
            heard.append(number)
            last = number
    assert heard == list(range(5, last + 1))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"#EXTM3U\n#EXTINF:x,\na.ts",
        b"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=zz\na.m3u8",
        b"#EXTM3U\n#EXT-X-KEY:METHOD\n#EXTINF:1,\na.ts",
    ],
)
def test_what_is_no_list_is_none(body: bytes) -> None:
    assert read_list(body, AT) is None


@given(
    st.lists(
        st.sampled_from(["#EXTINF:", "#EXT-X-KEY:", "#EXT-X-MAP:", "#EXT-X-STREAM-INF:", "a.ts"]),
        max_size=12,
    ),
    st.text(max_size=30),
)
def test_no_list_raises(tags: list[str], rest: str) -> None:
    read_list("\n".join(["#EXTM3U", *(tag + rest for tag in tags)]).encode("utf-8", "replace"), AT)
