"""Pictures of sea, mountain and movement: ferry, dancers, coffee, boat, crater, train, kites."""

# ruff: noqa: E501 - rows of coordinates read better unbroken

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from tests.make_demo.paint import WIDTH, Canvas, color, mix, shade

SKINS = ("#8a5a3c", "#a06a47", "#75492f", "#96613f")


def feri() -> Canvas:
    c = Canvas(5)
    c.sky(400, "#3d7fb6", "#84b9d8", "#cfe4e4", "#fbe6c0")
    c.glow(1060, 360, 420, "#fff0c4", 0.7)
    c.clouds(12, 50, 270, "#ffffff", 0.75, (220, 560))
    c.ridge(398, 150, "#86a8bd", "#a6c2c8", floor=440)
    c.ridge(404, 90, "#668fa8", "#7ba4ae", floor=440)
    c.mist(396, 30, "#f3ead4", 0.5)
    c.water(400, 720, "#7fb4c2", "#14506f", "#e2f3ee", 320, 0.5)
    c.sun_path(1060, 404, 700, "#fff2cc", 1.1)
    # A far ferry and a few fishing boats give the strait its size.
    c.poly([(196, 402), (300, 402), (292, 414), (204, 414)], "#dbe5e6")
    c.rect(216, 392, 62, 10, "#f4f6f2", 2)
    c.rect(252, 382, 8, 10, "#c9523a")
    for x, y in ((930, 424), (1120, 436)):
        c.curve(
            (x, y), ((x + 20, y + 12), (x + 44, y - 2)), ((x + 20, y + 5), (x, y)), brush="#5b4a3c"
        )
        c.poly([(x + 18, y + 2), (x + 20, y - 26), (x + 36, y + 1)], "#f1d9a0")
    c.shadow(620, 566, 480, 24, 0.5)
    # Hull, car deck, cabins, bridge, funnel.
    c.curve((180, 470), ((180, 540), (232, 572)), ((640, 584), (1010, 572)), ((1066, 530), (1092, 466)),
            ((640, 476), (180, 470)), brush=shade(466, 580, "#2f63a6", "#173c72", "#0f2c57"))  # fmt: skip
    c.curve((214, 556), ((640, 572), (1028, 556)), ((1016, 568), (1010, 572)), ((640, 584), (232, 572)),
            ((222, 566), (214, 556)), brush="#a73528")  # fmt: skip
    c.curve((182, 484), ((640, 492), (1086, 482)), ink="#ffffff", width=4)
    c.poly(
        [(196, 418), (1066, 418), (1092, 468), (182, 472)], shade(418, 472, "#ffffff", "#d9e2e8")
    )
    for i in range(24):
        c.rect(226 + i * 34, 436, 20, 16, shade(436, 452, "#34506e", "#6288a3"), 5)
    c.rect(236, 362, 760, 58, shade(362, 420, "#ffffff", "#e4ebee"), 5)
    for i in range(33):
        c.rect(252 + i * 22.2, 376, 15, 20, shade(376, 396, "#3a5878", "#86aec3"), 3)
    c.rect(228, 412, 776, 8, "#e0892f", 2)
    c.rect(300, 312, 560, 52, shade(312, 364, "#ffffff", "#e9eef0"), 6)
    for i in range(22):
        c.rect(318 + i * 24, 326, 16, 18, shade(326, 344, "#3a5878", "#86aec3"), 3)
    c.rect(292, 358, 576, 7, "#e0892f", 2)
    c.poly([(706, 262), (836, 262), (858, 314), (692, 314)], shade(262, 314, "#ffffff", "#dfe7ea"))
    c.poly([(712, 274), (830, 274), (840, 294), (706, 294)], shade(274, 294, "#1f3852", "#4c7390"))
    for i in range(7):
        c.line([(722 + i * 16, 274), (720 + i * 17, 294)], "#f2f5f5", 3)
    c.poly([(470, 312), (484, 226), (566, 226), (574, 312)], shade(226, 312, "#d8492f", "#a43220"))
    c.poly([(480, 254), (569, 254), (570, 272), (478, 272)], "#ffffff")
    c.rect(480, 220, 90, 12, "#2a2f40", 3)
    c.smoke([(525, 216), (470, 180), (380, 158), (270, 150)], 10, 44, ("#f2efe9", "#b9c0c6"), 0.35)
    c.line([(771, 262), (771, 176)], "#c4ccd1", 4)
    c.line([(748, 206), (794, 206)], "#c4ccd1", 3)
    c.poly([(773, 178), (818, 188), (773, 200)], "#d43a2f")
    for i in range(3):
        c.rect(590 + i * 33, 298, 24, 15, "#f0862f", 6)
        c.rect(326 + i * 40, 298, 28, 15, "#f0862f", 6)
    for i in range(38):
        c.line([(238 + i * 20, 362), (238 + i * 20, 350)], color("#ffffff", 0.8), 1.6)
    c.line([(236, 350), (300, 350)], "#ffffff", 2)
    c.line([(864, 350), (996, 350)], "#ffffff", 2)
    for i in range(12):
        x = 880 + i * 10
        c.oval(x, 346, 3.4, 3.8, SKINS[i % 4])
        c.rect(x - 4, 349, 8, 12, ("#c9472f", "#f3efe4", "#2f6f86", "#e0a93c")[i % 4], 2)
    # Bow wave and wake.
    for k in range(5):
        y = 566 + k * 9
        c.curve((150 - k * 46, y + 6), ((420, y - 10 + k * 6), (700, y + 6)), ((980, y - 2), (1060 + k * 36, y - 8)),
                ink=color("#ffffff", 0.75 - k * 0.13), width=6 - k)  # fmt: skip
    for _ in range(160):
        foam_x = c.rng.triangular(120, 1110, 1040)
        c.oval(foam_x, 570 + c.rng.gauss(0, 6), c.rng.uniform(3, 12), c.rng.uniform(2, 5),
               color("#ffffff", c.rng.uniform(0.2, 0.7)))  # fmt: skip
    c.birds(9, 250, 240, 70, "#f7fafa")
    c.vignette(0.25, "#062038")
    return c


def dancer(c: Canvas, x: float, y: float, h: float, lean: float) -> None:
    """A gandrung dancer with a red fan, gold crown and flowing shawl."""
    u = h / 10
    c.shadow(x, y, u * 3, u * 0.6, 0.3)
    c.curve((x - u * 1.3, y), ((x - u * 1.2, y - u * 3), (x - u * 0.8, y - u * 5)),
            ((x, y - u * 5.5), (x + u * 0.8, y - u * 5)), ((x + u * 1.3, y - u * 3), (x + u * 1.5, y)),
            ((x, y - u * 0.5), (x - u * 1.3, y)),
            brush=shade(y - u * 5, y, "#c8372c", "#6d1730"))  # fmt: skip
    for k in range(3):
        c.line([(x - u * 0.7 + k * u * 0.6, y - u * 4.4), (x - u * 0.9 + k * u * 0.8, y - u * 0.6)],
               color("#f5c04a", 0.6), u * 0.16)  # fmt: skip
    c.rect(x - u * 1.0, y - u * 5.5, u * 2.0, u * 0.7, "#f3bf45", u * 0.2)
    c.curve((x - u * 0.9, y - u * 5.2), ((x - u * 1.2, y - u * 7), (x - u, y - u * 7.8)),
            ((x, y - u * 8.2), (x + u, y - u * 7.8)), ((x + u * 1.2, y - u * 7), (x + u * 0.9, y - u * 5.2)),
            ((x, y - u * 5), (x - u * 0.9, y - u * 5.2)), brush="#1f1a2b")  # fmt: skip
    c.poly([(x - u * 0.8, y - u * 7.7), (x + u * 0.8, y - u * 7.7), (x, y - u * 6.0)], "#f3bf45")
    skin = "#9c5f3b"
    fx, fy = x + u * (2.1 + lean), y - u * 9.2
    c.line(
        [(x + u * 0.9, y - u * 7.5), (x + u * 1.9, y - u * 7.6), (fx, fy + u * 0.5)], skin, u * 0.42
    )
    c.line([(x - u * 0.9, y - u * 7.5), (x - u * 2.1, y - u * 7.0), (x - u * 2.5, y - u * 5.9)], skin,
           u * 0.42)  # fmt: skip
    c.curve(
        (x - u * 2.5, y - u * 5.9),
        ((x - u * 3.4, y - u * 3.6), (x - u * 2.6, y - u * 1.4)),
        ((x - u * 2.7, y - u * 3.8), (x - u * 2.1, y - u * 5.8)),
        brush=color("#ffcf57", 0.95),
    )
    fan = [(fx, fy + u * 0.4)]
    for k in range(9):
        a = math.radians(-165 + k * 19 + lean * 12)
        r = u * (2.0 if k % 2 else 1.85)
        fan.append((fx + math.cos(a) * r, fy + math.sin(a) * r))
    c.poly(fan, shade(fy - u * 2, fy, "#ff5540", "#b81f2b"))
    for k in range(1, 10, 2):
        c.line([fan[0], fan[min(k, len(fan) - 1)]], color("#ffd76a", 0.8), u * 0.10)
    c.rect(x - u * 0.22, y - u * 8.5, u * 0.44, u * 0.7, skin)
    c.oval(x + lean * u * 0.2, y - u * 9.0, u * 0.72, u * 0.85, skin)
    c.curve((x - u * 0.75, y - u * 9.1), ((x - u * 0.9, y - u * 10.4), (x, y - u * 10.6)),
            ((x + u * 0.9, y - u * 10.4), (x + u * 0.75, y - u * 9.1)),
            ((x, y - u * 9.9), (x - u * 0.75, y - u * 9.1)), brush="#f6c64d")  # fmt: skip
    for k in (-1, 0, 1):
        c.oval(x + k * u * 0.55, y - u * 10.6 - (k == 0) * u * 0.3, u * 0.2, u * 0.28, "#e23b3b")


def gandrung() -> Canvas:
    c = Canvas(9)
    c.sky(400, "#3c2a5e", "#7c3f77", "#d15f6d", "#f6a05f", "#fddb8e")
    c.glow(640, 370, 560, "#ffe39a", 0.95, 0.7)
    c.oval(640, 352, 62, 62, shade(290, 414, "#fff6d2", "#ffd37a"))
    c.clouds(12, 50, 270, "#f0837a", 0.5, (260, 620))
    c.clouds(6, 40, 180, "#4c3470", 0.45, (260, 520))
    c.ridge(392, 100, "#70466f", "#a05d72", floor=420)
    c.ridge(398, 46, "#54365f", "#7c4a66", floor=420)
    c.water(396, 500, "#f5b070", "#8f4d74", "#ffe6a8", 130, 0.6)
    c.sun_path(640, 398, 500, "#fff3c0", 1.0)
    c.rect(0, 492, WIDTH, 230, shade(492, 720, "#efb582", "#cf8a66", "#8f5558"))
    for k in range(5):
        y = 490 + k * 4
        c.curve((0, y), ((300, y + 12 - k * 3), (640, y + 2)), ((980, y - 8 + k * 3), (1280, y + 4)),
                ink=color("#fff0d2", 0.55 - k * 0.1), width=3)  # fmt: skip
    for x, s in ((40, 1), (1240, -1)):
        for k in range(2):
            px = x + s * k * 74
            c.line([(px, 600), (px + s * 6, 260)], "#3a2438", 6)
            c.curve((px + s * 6, 262), ((px + s * 60, 250), (px + s * 66, 330)),
                    ((px + s * 40, 360), (px + s * 58, 420)), ((px + s * 20, 350), (px + s * 6, 262)),
                    brush=("#e0483c", "#f3bf45")[k])  # fmt: skip
    for row in range(7):
        depth = row / 6
        h = 34 + 150 * depth**1.5
        gap = 30 + 128 * depth**1.4
        y = 500 + 212 * depth**1.25
        count = int(WIDTH / gap) + 3
        for i in range(count):
            x = 640 + (i - count / 2 + (row % 2) * 0.5) * gap
            wave = math.sin(x / 190 + row * 0.9)
            dancer(c, x, y + wave * 5, h, 0.35 * wave)
    c.glow(640, 470, 640, "#ffcf86", 0.28, 0.5)
    c.vignette(0.38, "#1c0c26")
    return c


def kopi() -> Canvas:
    c = Canvas(14)
    c.rect(0, 0, WIDTH, 720, shade(0, 720, "#8fbf6a", "#3f7a46", "#173c2c"))
    for _ in range(70):
        c.glow(c.rng.uniform(0, WIDTH), c.rng.uniform(0, 420), c.rng.uniform(40, 130),
               c.rng.choice(("#d6ee8c", "#77b356", "#2c6a41", "#f7f2b0")), 0.32)  # fmt: skip
    c.glow(1000, 60, 520, "#fff7bf", 0.75)

    def leaf(x: float, y: float, length: float, angle: float, ink: str) -> None:
        c.p.save()
        c.p.translate(x, y)
        c.p.rotate(angle)
        w = length * 0.24
        c.curve(
            (0, 0),
            ((length * 0.45, -w * 1.7), (length, 0)),
            ((length * 0.5, w * 1.6), (0, 0)),
            brush=shade(-w, w, mix(ink, "#e6f5a0", 0.35), ink, mix(ink, "#0b2a1c", 0.4)),
        )
        c.curve((0, 0), ((length * 0.5, -w * 0.2), (length, 0)), ink=color("#eaf7b8", 0.6), width=2)
        for k in range(1, 6):
            t = k / 7
            reach = w * 0.8 * math.sin(math.pi * (t + 0.1))  # stays inside the leaf's outline
            for side in (-1, 1):
                c.curve(
                    (length * t, -w * 0.1),
                    ((length * (t + 0.05), side * reach * 0.6), (length * (t + 0.1), side * reach)),
                    ink=color("#eaf7b8", 0.28),
                    width=1.3,
                )
        c.p.restore()

    def cherry(x: float, y: float, r: float, ripe: float) -> None:
        base = mix("#d9a03a", "#c81f26", ripe)
        c.oval(x, y + r * 0.12, r, r * 0.98, mix(base, "#3a0710", 0.55))
        c.oval(x, y, r * 0.97, r * 0.94, base)
        c.glow(x - r * 0.25, y - r * 0.3, r * 0.9, mix(base, "#ffd0a0", 0.6), 0.75)
        c.oval(x - r * 0.34, y - r * 0.40, r * 0.22, r * 0.15, color("#ffffff", 0.8))
        c.oval(x + r * 0.08, y + r * 0.55, r * 0.13, r * 0.09, mix(base, "#2a0508", 0.7))

    # A branch with its clusters above.
    c.curve((-20, 60), ((380, 130), (700, 96)), ((1000, 70), (1310, 170)), ink="#6b4a2c", width=15)
    c.curve((-20, 56), ((380, 126), (700, 92)), ((1000, 66), (1310, 164)), ink="#a07a4c", width=4)
    for x, y, a in ((60, 70, 40), (150, 84, -30), (300, 106, 58), (420, 112, -28), (560, 108, 62),
                    (700, 96, -22), (830, 88, 48), (960, 92, -24), (1090, 112, 60), (1200, 140, -10),
                    (240, 98, 128), (500, 110, 140), (770, 92, 132), (1030, 100, 138)):  # fmt: skip
        leaf(
            x,
            y,
            c.rng.uniform(170, 250),
            a + c.rng.uniform(-8, 8),
            c.rng.choice(("#3f8a4a", "#2f7546", "#58a04e")),
        )
    for x, y in ((180, 100), (365, 118), (630, 108), (890, 96), (1130, 132)):
        for k in range(11):
            turn = k * 2.4
            cherry(x + math.cos(turn) * 12 * math.sqrt(k), y + 22 + math.sin(turn) * 9 * math.sqrt(k),
                   c.rng.uniform(15, 19), c.rng.uniform(0.3, 1))  # fmt: skip
    # The tray of woven bamboo, full.
    c.shadow(640, 690, 640, 60, 0.6)
    c.oval(640, 620, 610, 250, shade(400, 870, "#e2b873", "#8f6330"))
    for k in range(120):
        turn = k * math.tau / 120
        c.line([(640 + math.cos(turn) * 612, 620 + math.sin(turn) * 250),
                (640 + math.cos(turn + 0.05) * 556, 618 + math.sin(turn + 0.05) * 218)],
               color("#5c3b18" if k % 2 else "#f7dda0", 0.6), 5)  # fmt: skip
    c.oval(640, 618, 556, 216, shade(410, 830, "#5e3a1c", "#8a5c2c"))
    spots = []
    for _ in range(900):
        turn, d = c.rng.uniform(0, math.tau), math.sqrt(c.rng.random())
        spots.append(
            (600 - 0 + 430 + math.cos(turn) * d * 540 - 390, 622 + math.sin(turn) * d * 202)
        )
    for sx, sy in sorted(spots, key=lambda s: s[1]):
        if sy < 745:
            c_r = 19 + (sy - 420) * 0.035
            heap = 44 * max(0.0, 1 - ((sx - 640) / 520) ** 2)
            cherry(sx, sy - heap * max(0.2, 1 - (sy - 420) / 330), c_r * c.rng.uniform(0.9, 1.1),
                   min(1.0, max(0.0, c.rng.gauss(0.88, 0.16))))  # fmt: skip
    leaf(330, 520, 190, 14, "#3f8a4a")
    leaf(330, 522, 150, -28, "#58a04e")
    leaf(900, 560, 180, 152, "#2f7546")
    c.glow(980, 120, 640, "#fff3b4", 0.28)
    c.vignette(0.35, "#06170f")
    return c


def nelayan() -> Canvas:
    c = Canvas(17)
    c.sky(380, "#39475e", "#5f7186", "#94a3ab", "#c9c9bd")
    c.clouds(16, 20, 220, "#2c384c", 0.6, (300, 700))
    c.clouds(12, 80, 300, "#dfe2dc", 0.5, (240, 560))
    c.glow(960, 250, 420, "#fff0cc", 0.55)
    c.ridge(372, 60, "#5c6c7a", "#74838a", floor=420)
    c.water(374, 720, "#8099a0", "#173b4c", "#e4eeea", 120, 0.4)

    def wave(
        y: float, amp: float, length: float, ph: float, top: str, bottom: str, foam: float
    ) -> list[tuple[float, float]]:
        pts = []
        for x in range(-10, 1300, 6):
            t = (x / length + ph) % 1.0
            rise = (t / 0.62) ** 1.6 if t < 0.62 else (1 - (t - 0.62) / 0.38) ** 2.2
            pts.append((float(x), y - amp * rise + 3 * math.sin(x / 23 + ph * 9)))
        c.poly([*pts, (1300, 740), (-10, 740)], shade(y - amp, y + amp * 2.2, top, bottom))
        c.line(pts, color("#f4faf6", foam), 2.2 + amp * 0.03)
        for xx, yy in pts:
            t = (xx / length + ph) % 1.0
            if 0.44 < t < 0.80:
                for _ in range(2):
                    c.oval(xx + c.rng.gauss(0, 5), yy + abs(c.rng.gauss(0, amp * 0.13)),
                           c.rng.uniform(2, 7), c.rng.uniform(1.4, 4), color("#ffffff", foam * 0.5))  # fmt: skip
        return pts

    wave(430, 26, 260, 0.1, "#86a3a8", "#456a78", 0.5)
    wave(470, 42, 350, 0.55, "#6d949c", "#31596a", 0.6)
    wave(525, 64, 470, 0.05, "#5b8893", "#264d60", 0.7)
    # The boat rides the shoulder of the next wave.
    c.p.save()
    c.p.translate(610, 500)
    c.p.rotate(-9)
    c.curve((-270, -60), ((-220, 66), (-120, 86)), ((20, 96), (150, 78)), ((240, 40), (300, -106)),
            ((190, -34), (0, -22)), ((-150, -22), (-270, -60)),
            brush=shade(-90, 90, "#2f7f86", "#174f5c"))  # fmt: skip
    c.curve(
        (-270, -60),
        ((-150, -20), (0, -22)),
        ((190, -34), (300, -106)),
        ((194, -14), (0, 0)),
        ((-150, 0), (-258, -34)),
        ((-264, -46), (-270, -60)),
        brush="#f2b63c",
    )
    c.curve((-250, -20), ((-150, 18), (0, 20)), ((170, 10), (270, -42)), ink="#f6efe0", width=5)
    c.curve(
        (-214, 38),
        ((-100, 74), (30, 74)),
        ((150, 66), (220, 26)),
        ink=color("#0d3540", 0.5),
        width=9,
    )
    for x in range(-170, 190, 60):
        c.oval(x, 44 - abs(x) * 0.02, 9, 9, "#f2b63c")
        c.oval(x, 44 - abs(x) * 0.02, 4, 4, "#d4472f")
    c.oval(232, -36, 13, 13, "#fff6e0")
    c.oval(235, -36, 6, 6, "#1d2438")
    c.rect(-140, -120, 140, 102, shade(-120, -18, "#f7f2e4", "#d5cbb4"), 4)
    c.rect(-152, -132, 164, 16, "#d4472f", 4)
    for x in (-126, -82, -38):
        c.rect(x, -104, 32, 34, shade(-104, -70, "#2b4a66", "#6f9bb0"), 4)
    c.rect(-140, -48, 140, 10, "#2f6fa8")
    c.line([(60, -24), (66, -250)], "#6b4a2c", 9)
    c.line([(66, -230), (196, -70)], "#8c6a45", 5)
    c.line([(66, -240), (292, -104)], color("#e8e0cf", 0.8), 2)
    c.line([(66, -240), (-262, -58)], color("#e8e0cf", 0.8), 2)
    c.curve((68, -250), ((110, -262), (150, -240)), ((120, -226), (68, -218)), brush="#e0452f")
    for i in range(13):
        t = i / 12
        fx, fy = 66 - 328 * t, -240 + 182 * t
        c.poly([(fx - 7, fy), (fx + 7, fy - 3), (fx, fy + 20)],
               ("#f2b63c", "#e0452f", "#2f7f86", "#f6efe0")[i % 4])  # fmt: skip
    for k in range(5):
        c.oval(120 + k * 11, -40 + k % 2 * 3, 11, 8, ("#e8862f", "#f2c24a")[k % 2])
    c.person(34, -14, 98, "#e8862f", "#2a3350", SKINS[0], hat="#e0c580")
    c.person(-186, -20, 94, "#3a6f9c", "#2a3350", SKINS[2], wave=False, hat="#e0c580")
    c.p.restore()
    wave(598, 76, 620, 0.42, "#4a7d8a", "#18394c", 0.85)
    for _ in range(150):
        c.oval(c.rng.gauss(430, 120), 560 + c.rng.gauss(0, 16), c.rng.uniform(2, 6), c.rng.uniform(2, 5),
               color("#ffffff", c.rng.uniform(0.2, 0.7)))  # fmt: skip
    wave(678, 70, 760, 0.86, "#3c6d7c", "#0f2b3d", 0.9)
    c.birds(8, 250, 200, 80, "#eef2f0")
    for _ in range(150):
        rx, ry = c.rng.uniform(0, WIDTH), c.rng.uniform(0, 560)
        c.line([(rx, ry), (rx - 5, ry + 20)], color("#e8eef0", 0.16), 1.2)
    c.vignette(0.4, "#081420")
    return c


def kawah() -> Canvas:
    c = Canvas(19)
    c.sky(330, "#4a8fc9", "#92c4e2", "#dcecea", "#fdeccb")
    c.clouds(11, 20, 200, "#ffffff", 0.8, (240, 560))
    c.ridge(300, 110, "#93a5b1", "#b3b7b2", floor=420)
    c.glow(1050, 180, 380, "#fff3d0", 0.75)

    def wall(points: Sequence[tuple[float, float]], top: str, bottom: str, gullies: int) -> None:
        ys = [y for _, y in points]
        c.poly(
            [*points, (points[-1][0], 740), (points[0][0], 740)], shade(min(ys), 560, top, bottom)
        )
        for _ in range(gullies):
            i = c.rng.randrange(1, len(points) - 1)
            x, y = points[i]
            run = [(x, y + 3)]
            for k in range(1, 9):
                run.append(
                    (
                        x + (640 - x) * 0.02 * k + c.rng.uniform(-2, 2),
                        y + k * 19 + c.rng.uniform(-3, 3),
                    )
                )
            ink = color("#fff1d6", 0.20) if c.rng.random() < 0.5 else color("#4a3a30", 0.20)
            c.line(run[: c.rng.randint(4, 9)], ink, c.rng.uniform(2, 7))

    far = [(x, 300 - 46 * math.sin(x / 210) - 30 * math.sin(x / 77 + 1) + c.rng.uniform(-5, 5))
           for x in range(-20, 1310, 16)]  # fmt: skip
    wall(far, "#cdb79b", "#8f7f6e", 90)
    for _ in range(70):
        x = c.rng.uniform(0, WIDTH)
        c.line([(x, c.rng.uniform(330, 400)), (x + c.rng.uniform(40, 160), c.rng.uniform(340, 410))],
               color("#f6e6c2", 0.16), c.rng.uniform(2, 6))  # fmt: skip
    c.mist(392, 46, "#fff0d6", 0.5)
    # The lake.
    c.oval(660, 500, 620, 128, color("#f4e7c0", 0.65))
    c.oval(660, 500, 600, 118, shade(382, 618, "#a6ece0", "#3cc4bd", "#138f9a", "#0d6f80"))
    for _ in range(240):
        a, d = c.rng.uniform(0, math.tau), math.sqrt(c.rng.random())
        x, y = 660 + math.cos(a) * d * 570, 500 + math.sin(a) * d * 108
        w = c.rng.uniform(14, 70)
        c.curve((x - w / 2, y), ((x, y - 2.5), (x + w / 2, y)), ink=color("#e4fff6", c.rng.uniform(0.05, 0.35)),
                width=1.6)  # fmt: skip
    c.glow(860, 440, 300, "#f2fff4", 0.55, 0.22)
    # Sulphur and its smoke on the left shore.
    for _ in range(30):
        c.glow(
            c.rng.gauss(205, 52), c.rng.gauss(560, 18), c.rng.uniform(24, 52), "#e9c02e", 0.5, 0.5
        )
    for _ in range(420):
        x, y = c.rng.gauss(205, 62), c.rng.gauss(560, 20)
        c.oval(x, y, c.rng.uniform(2, 8), c.rng.uniform(1.5, 5),
               color(c.rng.choice(("#f7de5a", "#e6bd2c", "#fdf0a0", "#b98c22")), 0.85))  # fmt: skip
    c.smoke([(210, 536), (250, 440), (330, 350), (470, 270), (700, 190)], 22, 120,
            ("#ffffff", "#d8d9d2"), 0.42)  # fmt: skip
    c.smoke([(150, 556), (170, 470), (240, 400), (360, 350)], 16, 70, ("#fff9e0", "#e2dcc4"), 0.38)
    left = [
        (-20, 400),
        (60, 430),
        (130, 486),
        (190, 560),
        (300, 604),
        (420, 640),
        (540, 690),
        (600, 740),
    ]
    fine = []
    for (x0, y0), (x1, y1) in pairwise(left):
        for k in range(6):
            fine.append((x0 + (x1 - x0) * k / 6, y0 + (y1 - y0) * k / 6 + c.rng.uniform(-5, 5)))
    wall(fine, "#b39a7c", "#5f4d40", 60)
    near = [(x, 640 - 120 * ((x - 560) / 740) ** 2 * (x > 560) - 22 * math.sin(x / 90) + c.rng.uniform(-4, 4))
            for x in range(400, 1310, 12)]  # fmt: skip
    wall(near, "#a58b6e", "#4a3a32", 80)
    for _ in range(200):
        x, y = c.rng.uniform(0, WIDTH), c.rng.uniform(650, 720)
        c.oval(x, y, c.rng.uniform(3, 13), c.rng.uniform(2, 7),
               mix("#5b4a3d", "#bfa587", c.rng.random()))  # fmt: skip
    for x, y in ((900, 626), (1010, 600), (1120, 560)):
        c.line([(x, y), (x, y - 40)], "#4b3828", 6)
    c.line([(840, 612), (900, 590), (1010, 564), (1120, 524), (1240, 490)], "#6b5238", 4)
    c.person(930, 640, 120, "#d4472f", "#27304a", SKINS[0])
    c.person(984, 634, 112, "#e9b33c", "#27304a", SKINS[1], wave=True)
    c.person(770, 668, 124, "#3d6f9c", "#3a3328", SKINS[2])
    # A bearer with two baskets of sulphur.
    c.line([(722, 570), (818, 570)], "#a9783f", 6)
    for x in (724, 816):
        c.line([(x, 570), (x, 606)], "#7a5630", 2)
        c.poly([(x - 22, 604), (x + 22, 604), (x + 16, 636), (x - 16, 636)], "#a9783f")
        for k in range(5):
            c.oval(x - 14 + k * 7, 602 - k % 2 * 5, 8, 7, ("#f4d64a", "#e6bd2c")[k % 2])
    c.vignette(0.28, "#1a1410")
    return c


def kereta() -> Canvas:
    c = Canvas(23)
    c.sky(430, "#4f6fa8", "#9a9fc4", "#f0b59a", "#fcd9a0")
    c.glow(240, 380, 460, "#ffe9b4", 0.9, 0.8)
    c.clouds(11, 40, 240, "#ffd9c2", 0.6, (260, 600))
    c.volcano(980, 150, 430, 420, 26, "#a79bb8", "#5c6590", sun=-1)
    c.ridge(420, 110, "#7d84a4", "#a596a0", floor=520)
    c.mist(420, 46, "#ffdcb0", 0.55)
    c.ridge(470, 90, "#557a72", "#7b9472", floor=600)
    c.ridge(560, 60, "#4f8052", "#5f9450", floor=720)
    for y in range(566, 600, 6):
        for _ in range(9):
            c.tree(c.rng.uniform(0, WIDTH), y, c.rng.uniform(12, 22), "#a3c270", "#2f6048")
    c.water(600, 720, "#e8b98c", "#3d6478", "#fff0c8", 120, 0.5)
    c.sun_path(240, 602, 720, "#fff1c4", 1.0)
    c.curve((-10, 600), ((200, 570), (380, 604)), ((300, 660), (-10, 690)), brush="#4c7a45")
    c.curve((1290, 580), ((1080, 570), (880, 608)), ((1000, 680), (1290, 740)), brush="#3f6d43")
    # Viaduct with arches.
    c.rect(0, 448, WIDTH, 20, shade(448, 468, "#e6c8a2", "#b28e6c"))
    for i in range(9):
        x = i * 164 - 60
        c.rect(x, 466, 34, 210, shade(466, 676, "#d3ad86", "#7a5c4c"))
        c.rect(x, 466, 9, 210, color("#ffe3b8", 0.4))
        c.rect(x - 6, 600, 46, 12, "#a68468")
        c.curve((x + 34, 468), ((x + 34, 500), (x + 34, 540)), ((x + 40, 486), (x + 99, 486)),
                ((x + 158, 486), (x + 164, 540)), ((x + 164, 500), (x + 164, 468)),
                brush=shade(468, 540, "#cba57e", "#a98468"))  # fmt: skip
    c.rect(0, 440, WIDTH, 9, "#8a6b58")
    for i in range(86):
        c.rect(i * 15, 436, 8, 5, "#5f4a44")
    c.rect(0, 432, WIDTH, 4, "#4c4a58")
    for i in range(22):
        c.line([(i * 60, 436), (i * 60, 404)], color("#6e5a58", 0.8), 3)
    c.line([(0, 408), (WIDTH, 408)], color("#6e5a58", 0.8), 2)

    def coach(x: float, w: float, stripe: str) -> None:
        c.rect(x, 326, w, 98, shade(326, 424, "#fdfdfb", "#d8dce4"), 8)
        c.rect(x + 4, 320, w - 8, 12, shade(320, 332, "#9ba4b6", "#6f788c"), 5)
        c.rect(x, 394, w, 14, stripe)
        c.rect(x, 410, w, 5, "#e9902f")
        for k in range(int((w - 50) / 33)):
            c.rect(x + 30 + k * 33, 346, 24, 32, shade(346, 378, "#ffe9b4", "#f2b766")
                   if (k + int(x)) % 3 else shade(346, 378, "#41567c", "#6f8bad"), 4)  # fmt: skip
        c.rect(x + 8, 346, 15, 72, color("#a6afc2", 0.9), 2)
        for wheel in (36, 62, w - 62, w - 36):
            c.oval(x + wheel, 426, 11, 11, "#23283a")
            c.oval(x + wheel, 426, 4, 4, "#98a0b2")
        c.rect(x + w - 2, 370, 12, 44, "#3a4052")

    for i in range(4):
        coach(-96 + i * 252, 244, "#2b4fa0")
    c.curve((916, 424), ((912, 330), (922, 322)), ((1060, 314), (1140, 324)), ((1198, 338), (1232, 400)),
            ((1240, 420), (1228, 426)), ((1060, 430), (916, 424)),
            brush=shade(318, 428, "#ffffff", "#f3f3f3", "#c7ccd8"))  # fmt: skip
    c.curve((914, 392), ((1060, 396), (1226, 386)), ((1236, 402), (1238, 414)), ((1060, 420), (915, 412)),
            ((914, 402), (914, 392)), brush="#e2572b")  # fmt: skip
    c.curve((1122, 334), ((1170, 338), (1204, 374)), ((1160, 378), (1124, 376)), ((1120, 354), (1122, 334)),
            brush=shade(334, 376, "#20304c", "#5f82a8"))  # fmt: skip
    for k in range(5):
        c.rect(944 + k * 34, 346, 22, 26, "#2b3a58", 3)
    c.oval(1222, 398, 8, 8, "#fff7d0")
    c.glow(1224, 398, 110, "#fff3c0", 0.8)
    for k in (950, 982, 1014, 1130, 1162, 1194):
        c.oval(k, 427, 12, 12, "#1d2232")
        c.oval(k, 427, 4, 4, "#98a0b2")
    c.palm(80, 720, 330, "#2c5a45", 0.12)
    c.palm(1256, 735, 230, "#2c5a45", -0.10)
    c.grass(680, 720, 200, ("#6e9a54", "#2d5a3d"))
    c.birds(8, 560, 170, 80, "#5a5578")
    c.vignette(0.3, "#1c1430")
    return c


def layangan() -> Canvas:
    c = Canvas(29)
    c.sky(470, "#2f86c6", "#7dbfe2", "#c9e8ee", "#fdf0d2")
    c.clouds(13, 40, 360, "#ffffff", 0.85, (240, 560))
    c.glow(1120, 120, 420, "#fffbe0", 0.8)
    c.ridge(464, 80, "#7ea3b8", "#9bbcc2", floor=500)
    c.water(462, 590, "#4fb0bd", "#2a8f9f", "#eefcf6", 160, 0.55)
    for k in range(4):
        y = 560 + k * 15
        pts = [
            (x, y + 8 * math.sin(x / 130 + k * 1.7) + 3 * math.sin(x / 41 + k))
            for x in range(-10, 1300, 10)
        ]
        c.poly([*pts, (1300, 740), (-10, 740)],
               shade(y, y + 40, *(("#7fd0cf", "#b7e3da") if k < 2 else ("#e6d9b0", "#e8cf9b"))))  # fmt: skip
        c.line(pts, color("#ffffff", 0.9), 5 - k * 0.6)
    c.rect(0, 628, WIDTH, 94, shade(628, 720, "#ecd5a2", "#d2ac72", "#b98a56"))
    for _ in range(240):
        sx, sy = c.rng.uniform(0, WIDTH), c.rng.uniform(630, 720)
        c.curve((sx, sy), ((sx + 12, sy - 3), (sx + 26, sy)), ink=color("#9a6f42", 0.2), width=1.5)

    def diamond(
        x: float, y: float, s: float, a: str, b: str, tilt: float, hand: tuple[float, float]
    ) -> None:
        c.curve((x, y + s * 0.3), (((x + hand[0]) / 2 + 30, (y + hand[1]) / 2 + 60), hand),
                ink=color("#ffffff", 0.65), width=1.5)  # fmt: skip
        c.p.save()
        c.p.translate(x, y)
        c.p.rotate(tilt)
        c.poly([(0, -s), (s * 0.72, 0), (0, 0)], a)
        c.poly([(0, -s), (-s * 0.72, 0), (0, 0)], mix(a, "#ffffff", 0.3))
        c.poly([(0, s * 1.35), (s * 0.72, 0), (0, 0)], mix(b, "#000000", 0.1))
        c.poly([(0, s * 1.35), (-s * 0.72, 0), (0, 0)], b)
        c.line([(0, -s), (0, s * 1.35)], color("#5a3a20", 0.7), 2)
        c.line([(-s * 0.72, 0), (s * 0.72, 0)], color("#5a3a20", 0.7), 2)
        y0 = s * 1.35
        c.curve((0, y0), ((s * 0.5, y0 + s * 0.5), (0, y0 + s)), ((-s * 0.5, y0 + s * 1.5), (s * 0.1, y0 + s * 2)),
                ink=a, width=3)  # fmt: skip
        for k in range(3):
            yy = y0 + s * (0.5 + k * 0.6)
            c.poly(
                [(-s * 0.16, yy - 7), (s * 0.2, yy + 7), (s * 0.2, yy - 7), (-s * 0.16, yy + 7)], b
            )
        c.p.restore()

    # The dragon: a train of discs along a curve, with its head.
    spine = []
    for i in range(46):
        t = i / 45
        spine.append((250 + 690 * t, 330 - 190 * t + 66 * math.sin(t * 9.5)))
    c.curve(spine[-1], ((1010, 420), (820, 640)), ink=color("#ffffff", 0.7), width=2)
    for i, (dx, dy) in enumerate(spine):
        r = 9 + 16 * i / 45
        c.line([(dx - r * 1.7, dy + 4), (dx + r * 1.7, dy - 4)], color("#f6d35a", 0.9), 2.5)
        c.oval(dx - r * 1.7, dy + 4, 3.5, 3.5, "#ffffff")
        c.oval(dx + r * 1.7, dy - 4, 3.5, 3.5, "#ffffff")
        c.oval(dx, dy, r, r * 1.12, ("#e0402f", "#f4b73a", "#2b9a8c")[i % 3])
        c.oval(dx, dy, r * 0.6, r * 0.68, color("#ffffff", 0.28))
    hx, hy = spine[-1]
    c.poly([(hx - 40, hy - 52), (hx + 8, hy - 30), (hx - 20, hy + 6)], "#f4b73a")
    c.poly([(hx + 40, hy - 74), (hx + 26, hy - 26), (hx + 6, hy - 36)], "#f4b73a")
    c.curve((hx - 36, hy - 10), ((hx - 10, hy - 62), (hx + 48, hy - 40)), ((hx + 96, hy - 26), (hx + 92, hy + 2)),
            ((hx + 60, hy + 6), (hx + 44, hy + 16)), ((hx + 70, hy + 26), (hx + 62, hy + 44)),
            ((hx, hy + 60), (hx - 36, hy - 10)), brush=shade(hy - 60, hy + 56, "#f0503a", "#a81f24"))  # fmt: skip
    c.oval(hx + 26, hy - 20, 12, 12, "#ffffff")
    c.oval(hx + 30, hy - 19, 5.5, 5.5, "#1b1b25")
    for k in range(4):
        c.poly(
            [(hx + 50 + k * 10, hy + 6), (hx + 58 + k * 10, hy + 4), (hx + 54 + k * 10, hy + 18)],
            "#ffffff",
        )
    diamond(180, 150, 58, "#2f6fc0", "#f4c33a", -16, (240, 640))
    diamond(1090, 300, 50, "#d9487a", "#3aa39d", 14, (1020, 650))
    diamond(520, 96, 40, "#f08a2c", "#7d3f98", -8, (430, 640))
    diamond(400, 420, 30, "#3f9a52", "#f6efe0", 12, (360, 646))
    diamond(1200, 120, 34, "#7d3f98", "#f4c33a", 18, (1120, 650))
    for x, y, h, s in ((240, 694, 104, "#d4472f"), (362, 690, 92, "#f1b73c"), (432, 702, 108, "#2f6f86"),
                       (820, 698, 110, "#3f8a52"), (866, 702, 106, "#e9862f"), (1020, 700, 106, "#8a4a9c"),
                       (1122, 704, 112, "#2b5fa0"), (620, 704, 90, "#d9608f")):  # fmt: skip
        c.person(x, y, h, s, "#33405c", SKINS[int(x) % 4], wave=True)
    c.palm(60, 725, 420, "#2f7a52", 0.14)
    c.palm(1240, 725, 380, "#2f7a52", -0.12)
    for x, ink in ((560, "#e0503c"), (690, "#2b9a8c")):
        c.line([(x, 690), (x + 6, 600)], "#7a5630", 5)
        c.curve((x - 62, 612), ((x + 6, 548), (x + 74, 612)), brush=ink)
        c.poly([(x - 14, 590), (x + 28, 590), (x + 24, 612), (x - 10, 612)], color("#fff5e0", 0.85))
    c.vignette(0.18, "#0c2a40")
    return c


SEA = {
    "feri": feri,
    "gandrung": gandrung,
    "kopi": kopi,
    "nelayan": nelayan,
    "kawah": kawah,
    "kereta": kereta,
    "layangan": layangan,
}
