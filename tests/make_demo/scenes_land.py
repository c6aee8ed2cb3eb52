"""Pictures of land and town: pendopo, airport, licence van, market, school, rice, health centre."""

# ruff: noqa: E501 - rows of coordinates read better unbroken

from __future__ import annotations

import math

from tests.make_demo.paint import WIDTH, Canvas, color, mix, shade

SKINS = ("#8a5a3c", "#a06a47", "#75492f", "#96613f")


def pendopo() -> Canvas:
    c = Canvas(3)
    c.sky(480, "#2f4d7c", "#6b83a6", "#e7b98b", "#f6d7a4")
    c.clouds(9, 40, 250, "#ffd9b0", 0.55)
    c.clouds(5, 60, 200, "#56678f", 0.35)
    c.ridge(430, 90, "#54706f", "#6f8a78", floor=560)
    for x, r in ((40, 95), (150, 70), (1130, 80), (1240, 105), (1010, 50), (255, 48)):
        c.tree(x, 545, r, "#6d9a5a", "#234b3a")
    c.palm(120, 560, 300, "#2d5a41", 0.12)
    c.palm(1190, 560, 270, "#2d5a41", -0.14)
    c.rect(0, 535, WIDTH, 190, shade(535, 720, "#6f9350", "#3c6236"))
    # The hall: a platform, columns, a warm inside, and the tall stepped joglo roof.
    c.poly(
        [(170, 575), (1110, 575), (1160, 625), (120, 625)], shade(575, 625, "#dcc9a8", "#a99472")
    )
    c.rect(120, 620, 1040, 16, shade(620, 636, "#9c8767", "#77654c"))
    c.rect(205, 330, 870, 246, shade(330, 576, "#7a3f1f", "#e0a24d", "#f7d58a"))
    for x in range(225, 1060, 46):
        c.rect(x, 395, 34, 120, shade(395, 515, color("#5d3018", 0.55), color("#8a4d22", 0.35)), 3)
        c.rect(x + 5, 402, 24, 50, color("#ffdf98", 0.30), 2)
    c.rect(205, 540, 870, 36, shade(540, 576, "#f4cf8a", "#c99750"))
    c.glow(640, 455, 420, "#ffe2a0", 0.55, 0.5)
    for x in (300, 430, 555, 725, 850, 980):
        c.line([(x, 330), (x, 372)], "#4a2a16", 2)
        c.glow(x, 386, 62, "#fff0c0", 0.9)
        c.oval(x, 385, 11, 12, "#fff3cd")
    people = ((264, "#c4432b"), (312, "#f0efe9"), (405, "#f3f0e6"), (452, "#2f6aa8"),
              (560, "#d9a02f"), (606, "#f2f0ea"), (712, "#1f6f67"), (848, "#f2efe6"),
              (896, "#b5472d"), (1006, "#f4f1e8"))  # fmt: skip
    for i, (x, shirt) in enumerate(people):
        legs = "#2a2438" if i % 3 else "#5a3a22"
        c.person(
            x, 568 + (i % 2) * 4, 104 + (i * 7) % 9, shirt, legs, SKINS[i % 4], skirt=i % 4 == 2
        )
    for x in (205, 345, 500, 640, 780, 935, 1058):
        c.rect(x, 322, 18, 258, shade(322, 580, "#5c3019", "#8b5029"), 2)
        c.rect(x + 3, 322, 4, 258, color("#ffcf8a", 0.25))
        c.rect(x - 5, 560, 28, 20, "#4b2a18", 2)
        c.poly([(x - 14, 330), (x + 32, 330), (x + 18, 352), (x, 352)], "#6d3b1e")
    c.rect(190, 316, 900, 18, shade(316, 334, "#e0b055", "#8f5d27"), 3)
    c.curve((105, 322), ((330, 268), (395, 196)), ((640, 188), (885, 196)), ((950, 268), (1175, 322)),
            ((640, 306), (105, 322)), brush=shade(190, 322, "#9d4229", "#5c2119"))  # fmt: skip
    c.curve((410, 200), ((470, 150), (492, 74)), ((640, 64), (788, 74)), ((810, 150), (870, 200)),
            ((640, 190), (410, 200)), brush=shade(64, 200, "#b4502f", "#6d281c"))  # fmt: skip
    for i in range(-9, 10):
        c.line([(640 + i * 26, 200), (640 + i * 44, 308)], color("#2c0d0a", 0.22), 2)
        c.line([(640 + i * 12.4, 76), (640 + i * 19, 194)], color("#2c0d0a", 0.20), 2)
    for y in (232, 262, 290):
        s = (y - 200) * 1.9
        c.curve((400 - s, y), ((640, y - 12), (880 + s, y)), ink=color("#f1a56b", 0.20), width=2)
    c.curve((105, 322), ((640, 306), (1175, 322)), ink="#e6b65a", width=7)
    c.curve((410, 200), ((640, 190), (870, 200)), ink="#e6b65a", width=6)
    c.curve((492, 74), ((640, 64), (788, 74)), ink="#e6b65a", width=7)
    for x, s in ((492, -1), (788, 1)):
        c.curve((x, 76), ((x + s * 16, 70), (x + s * 24, 50)), ink="#e6b65a", width=6)
    # Steps and path, light spilling out.
    for i in range(4):
        c.rect(520 - i * 14, 634 + i * 12, 240 + i * 28, 13, mix("#e7d6b4", "#a8906c", i / 4), 2)
    c.poly([(470, 682), (810, 682), (930, 720), (350, 720)], shade(682, 720, "#d9c9a6", "#b7a37d"))
    c.glow(640, 640, 430, "#ffdf9a", 0.40, 0.22)
    c.grass(650, 720, 420, ("#88b05e", "#2f5a34", "#a9c274"))
    c.vignette(0.28)
    return c


def bandara() -> Canvas:
    c = Canvas(7)
    c.sky(470, "#3d3f63", "#6b6484", "#b98a8d", "#eab08b", "#f7cf9d")
    c.glow(250, 440, 420, "#ffd9a0", 0.55, 0.5)
    c.clouds(10, 50, 240, "#77708f", 0.55, (300, 700))
    c.ridge(440, 60, "#5c5a7c", "#76708c", floor=520)
    c.volcano(900, 190, 470, 420, 34, "#9a8aa0", "#403d60", sun=-1)
    c.glow(900, 196, 60, "#ff9a5a", 0.5)
    c.smoke([(900, 185), (880, 120), (790, 75), (600, 45), (330, 25)], 24, 120,
            ("#6b6070", "#c9aca4"), 0.55)  # fmt: skip
    c.ridge(462, 34, "#3c4a55", "#314048", floor=520)
    # Terminal under its grassed roofs.
    c.curve((70, 470), ((140, 370), (300, 372)), ((420, 372), (470, 430)), ((540, 362), (680, 376)),
            ((770, 386), (800, 470)), brush=shade(365, 470, "#86a95a", "#3f6a44"))  # fmt: skip
    for x, y, w in ((150, 402, 180), (520, 400, 190)):
        c.curve(
            (x, y + 20), ((x + w / 2, y - 16), (x + w, y + 14)), ink=color("#d6e39a", 0.35), width=5
        )
    c.rect(85, 446, 700, 52, shade(446, 498, "#232a3d", "#161b2b"))
    for i in range(28):
        lit = c.rng.random() < 0.72
        c.rect(96 + i * 24.4, 455, 18, 30, shade(455, 485, *(("#ffe6ab", "#f3b765") if lit else
               ("#46506a", "#353d55"))), 2)  # fmt: skip
    c.glow(430, 490, 420, "#ffc980", 0.30, 0.18)
    c.rect(1010, 372, 26, 128, shade(372, 500, "#d9cfc4", "#8b8590"))
    c.poly([(990, 345), (1056, 345), (1044, 376), (1002, 376)], "#2a3350")
    c.rect(994, 350, 58, 13, "#ffdf9d", 2)
    c.rect(984, 336, 78, 10, "#e8e0d6", 3)
    c.line([(1023, 336), (1023, 306)], "#cfc8c8", 2)
    c.oval(1023, 305, 4, 4, "#ff5a3c")
    # Apron.
    c.rect(0, 494, WIDTH, 226, shade(494, 720, "#555a6d", "#3f4457", "#2b3044"))
    c.rect(0, 494, WIDTH, 5, "#20263a")
    c.glow(300, 560, 520, "#ffc890", 0.20, 0.2)
    for _ in range(60):
        y = 505 + c.rng.random() ** 1.4 * 210
        c.line([(c.rng.uniform(0, WIDTH), y), (c.rng.uniform(0, WIDTH), y)],
               color("#8d90a4", 0.05), 3)  # fmt: skip
    for i in range(9):
        c.poly([(i * 160 - 30, 672), (i * 160 + 62, 672), (i * 160 + 58, 682), (i * 160 - 36, 682)],
               "#efe6cf")  # fmt: skip
    c.line([(0, 540), (WIDTH, 560)], color("#e6b84a", 0.75), 4)
    # The plane.
    c.shadow(950, 622, 330, 20, 0.5)
    c.poly(
        [(1122, 520), (1190, 408), (1232, 404), (1206, 528)], shade(404, 528, "#f0662f", "#b93a20")
    )
    c.poly([(1140, 492), (1172, 440), (1180, 440), (1160, 494)], color("#ffffff", 0.22))
    c.curve((742, 566), ((726, 540), (770, 522)), ((820, 506), (900, 504)), ((1060, 500), (1206, 512)),
            ((1226, 518), (1200, 534)), ((1080, 572), (930, 580)), ((800, 584), (742, 566)),
            brush=shade(500, 584, "#ffffff", "#eef0f4", "#a9b0c2"))  # fmt: skip
    c.curve((750, 570), ((850, 566), (1000, 560)), ((1120, 550), (1190, 538)), ((1080, 572), (930, 580)),
            ((810, 584), (750, 570)), brush=color("#6e7891", 0.35))  # fmt: skip
    c.curve((748, 556), ((900, 556), (1204, 524)), ink="#e0552b", width=4)
    c.poly([(764, 530), (796, 520), (804, 532), (758, 542)], "#26324d")
    for i in range(20):
        c.rect(830 + i * 15.5, 528 - i * 0.35, 7.5, 10, "#2b3a5c", 3.5)
    c.rect(812, 524, 10, 26, color("#8d97ac", 0.8), 2)
    c.poly(
        [(1010, 556), (890, 642), (930, 646), (1075, 560)], shade(556, 646, "#dfe3ea", "#8e97aa")
    )
    c.rect(930, 590, 78, 32, shade(590, 622, "#f4f5f8", "#8b94a8"), 15)
    c.oval(934, 606, 7, 14, "#39435a")
    c.poly([(1130, 520), (1198, 506), (1240, 508), (1170, 528)], "#c7cdd9")
    for x, y in ((800, 616), (1016, 622), (1038, 622)):
        c.line([(x, 570), (x, y - 6)], "#6d7488", 5)
        c.oval(x, y, 10, 10, "#171b28")
        c.oval(x, y, 4, 4, "#8a90a0")
    c.person(560, 640, 118, "#e9842b", "#2a3350", SKINS[0], hat=None)
    c.person(618, 636, 112, "#2f6296", "#1d2438", SKINS[1])
    c.rect(548, 574, 24, 5, color("#fff4b0", 0.8))
    for x, y in ((330, 600), (366, 604), (402, 602)):
        c.poly([(x - 10, y), (x, y - 26), (x + 10, y)], "#e9622d")
        c.rect(x - 5, y - 15, 10, 4, "#f6efe2")
    c.mist(470, 60, "#f0b894", 0.20)
    c.vignette(0.35)
    return c


def sim_keliling() -> Canvas:
    c = Canvas(12)
    c.sky(520, "#5fb0dd", "#9fd3ea", "#dcf0ee", "#fdf3d8")
    c.clouds(9, 50, 260, "#ffffff", 0.8)
    c.ridge(470, 90, "#8fb7b4", "#a9cbb5", floor=560)
    c.ridge(500, 50, "#6d9f7c", "#7fae7d", floor=560)
    for x, r in ((30, 85), (640, 60), (720, 78), (1220, 100), (1100, 62)):
        c.tree(x, 540, r, "#9bc86a", "#2f6b45")
    c.palm(690, 545, 270, "#3a7a4e", 0.1)
    c.palm(1180, 548, 310, "#3a7a4e", -0.13)
    c.rect(0, 530, WIDTH, 192, shade(530, 720, "#c9bda6", "#a89b86", "#8d8272"))
    # The office.
    c.rect(60, 318, 520, 226, shade(318, 544, "#fbf0d2", "#ead9ae"))
    c.rect(60, 512, 520, 32, shade(512, 544, "#b98a56", "#94693e"))
    c.poly([(24, 326), (110, 214), (530, 214), (616, 326)], shade(214, 326, "#c9573a", "#8f3325"))
    for i in range(22):
        x0 = 110 + i * 20
        c.line([(x0, 216), (30 + i * 27.9, 324)], color("#5b1a12", 0.28), 2.4)
    for y in (244, 272, 300):
        c.line(
            [(110 - (y - 214) * 0.77, y), (530 + (y - 214) * 0.77, y)], color("#ffb08a", 0.22), 2
        )
    c.rect(24, 322, 592, 10, "#7d2c20", 2)
    for x in (96, 196, 428, 512):
        c.rect(x, 380, 60, 78, "#8a5a34", 3)
        c.rect(x + 5, 385, 50, 68, shade(385, 453, "#bfe0ea", "#6fa3b8"), 2)
        c.line([(x + 30, 385), (x + 30, 453)], "#8a5a34", 4)
        c.poly([(x + 8, 388), (x + 24, 388), (x + 10, 430), (x + 8, 430)], color("#ffffff", 0.35))
    c.rect(296, 372, 92, 172, "#7b4b2a", 3)
    c.rect(304, 380, 76, 164, shade(380, 544, "#5c3a24", "#3c2617"), 2)
    c.rect(286, 350, 112, 18, "#f4ead0", 2)
    c.rect(250, 266, 180, 40, "#1d4f87", 5)
    c.rect(256, 272, 168, 28, "#245c9c", 3)
    for i, w in enumerate((40, 22, 58)):
        c.rect(268 + sum((46, 28, 0)[:i]), 282, w, 8, "#f8f1dc", 2)
    for x in (68, 562):
        c.rect(x, 332, 12, 212, shade(332, 544, "#fffaf0", "#d6c59a"))
    c.line([(640, 545), (640, 250)], "#d8d8d8", 5)
    c.curve((640, 254), ((670, 246), (704, 256)), ((704, 268), (704, 276)), ((672, 268), (640, 276)),
            brush="#d43a2f")  # fmt: skip
    c.curve((640, 276), ((672, 268), (704, 276)), ((704, 288), (704, 297)), ((672, 288), (640, 298)),
            brush="#fbfbfb")  # fmt: skip
    # The van.
    c.shadow(930, 640, 330, 24, 0.5)
    c.curve((690, 622), ((680, 470), (694, 402)), ((700, 376), (740, 374)), ((930, 370), (1098, 374)),
            ((1150, 400), (1176, 474)), ((1214, 492), (1222, 532)), ((1226, 590), (1220, 622)),
            ((950, 626), (690, 622)), brush=shade(370, 622, "#ffffff", "#f2f4f6", "#ccd3dc"))  # fmt: skip
    c.curve((688, 540), ((930, 536), (1224, 548)), ((1226, 580), (1222, 596)), ((950, 592), (688, 590)),
            ((686, 560), (688, 540)), brush=shade(538, 596, "#2a67ad", "#173f77"))  # fmt: skip
    c.rect(690, 528, 528, 6, "#e9b53b")
    c.curve((1066, 398), ((1112, 396), (1152, 474)), ((1120, 478), (1066, 478)), ((1064, 430), (1066, 398)),
            brush=shade(396, 478, "#2c4a66", "#5d8aa6"))  # fmt: skip
    c.poly([(1076, 404), (1092, 404), (1082, 470), (1072, 470)], color("#ffffff", 0.25))
    for x in (716, 800):
        c.rect(x, 404, 70, 70, shade(404, 474, "#2c4a66", "#6f9bb5"), 8)
        c.poly([(x + 8, 408), (x + 28, 408), (x + 12, 470), (x + 6, 470)], color("#ffffff", 0.25))
    c.rect(890, 396, 150, 132, shade(396, 528, "#39536b", "#22364b"), 6)
    c.rect(900, 486, 130, 42, "#d8c59a", 3)
    c.person(940, 522, 92, "#e5ddc2", "#2d3b58", SKINS[1])
    c.person(992, 522, 90, "#2f6a5f", "#2d3b58", SKINS[2])
    c.rect(890, 484, 150, 8, "#f5efdf", 3)
    c.poly(
        [(876, 396), (1056, 396), (1076, 356), (856, 356)], shade(356, 396, "#e9b53b", "#cf8f22")
    )
    for i in range(6):
        x = 862 + i * 36
        c.poly(
            [(x, 356), (x + 18, 356), (x + 15 + 2, 396), (x + 12 - 4, 396)], color("#fff7e2", 0.85)
        )
    c.rect(820, 352, 60, 20, "#c3372c", 6)
    c.rect(1030, 350, 52, 22, "#2762b5", 6)
    c.glow(1056, 356, 44, "#8ec5ff", 0.7)
    c.glow(850, 358, 44, "#ffae9e", 0.6)
    c.oval(1206, 560, 12, 14, "#fff2c4")
    c.glow(1210, 560, 50, "#fff2c4", 0.6)
    for x in (786, 1110):
        c.oval(x, 622, 44, 44, "#22252e")
        c.oval(x, 622, 25, 25, "#b9c0c9")
        c.oval(x, 622, 9, 9, "#5d6470")
        for k in range(6):
            a = k * math.pi / 3
            c.oval(x + math.cos(a) * 16, 622 + math.sin(a) * 16, 3, 3, "#5d6470")
    queue = ((470, "#7a3f8a", True), (530, "#c9472f", False), (590, "#2c6e63", True),
             (652, "#d9922c", False), (846, "#34548c", False))  # fmt: skip
    for i, (x, shirt, skirt) in enumerate(queue):
        c.person(x, 668 - (i % 2) * 10, 152 + (i * 5) % 11, shirt, "#252c45" if not skirt else "#4a3350",
                 SKINS[i % 4], skirt=skirt)  # fmt: skip
    c.grass(690, 722, 120, ("#8fae62", "#5f8248"))
    c.vignette(0.16, "#3a2a10")
    return c


def pasar() -> Canvas:
    c = Canvas(21)
    c.sky(360, "#f7dca2", "#fbe9c4", "#fdf2d9")
    c.glow(980, 80, 480, "#fff3c9", 0.9)
    c.rect(0, 150, WIDTH, 330, shade(150, 480, "#c98f58", "#8a5a3a"))
    for i in range(9):
        x = i * 150 - 30
        c.rect(x, 200, 116, 240, shade(200, 440, "#5d3d2c", "#33221c"), 3)
        c.glow(x + 58, 250, 110, "#ffce7a", 0.35)
        for _ in range(7):
            c.rect(x + c.rng.uniform(6, 90), c.rng.uniform(240, 400), c.rng.uniform(14, 30),
                   c.rng.uniform(16, 30), color(c.rng.choice(("#c9563a", "#e0a73f", "#6f9a55", "#d9c7a0",
                   "#4c7a94")), 0.8), 3)  # fmt: skip
        c.rect(x + 116, 170, 16, 300, shade(170, 470, "#a9703f", "#6e4527"))
    c.rect(0, 440, WIDTH, 280, shade(440, 660, "#6b4630", "#4a3022"))
    c.poly([(0, 0), (WIDTH, 0), (WIDTH, 150), (0, 150)], shade(0, 150, "#5a3a2a", "#7d5237"))
    for i in range(26):
        c.line([(i * 52, 0), (640 + (i * 52 - 640) * 1.2, 145)], color("#2e1c14", 0.4), 4)
    for x in (220, 560, 900):
        c.poly([(x, 0), (x + 90, 0), (x + 250, 720), (x - 60, 720)],
               shade(0, 720, color("#fff0c2", 0.32), color("#fff0c2", 0)))  # fmt: skip
    bunting = ("#d3402f", "#f1b73c", "#2f7d74", "#f6efe0", "#3d6aa5")
    for row, y in enumerate((118, 158)):
        pts = [(x, y + 26 * math.sin(x / 1280 * math.pi * 3 + row)) for x in range(0, 1290, 32)]
        c.line(pts, "#4a2f20", 2)
        for i, (x, yy) in enumerate(pts[:-1]):
            c.poly([(x + 3, yy), (x + 27, yy + 2), (x + 15, yy + 28)], bunting[(i + row) % 5])
    for i, x in enumerate((150, 330, 610, 800, 1010, 1150)):
        c.person(x, 592, 206 + i % 3 * 8, ("#b94a63", "#2f6f86", "#d8912e", "#70478c", "#3d7a52",
                 "#c14d33")[i], "#3a2d3d", SKINS[i % 4], skirt=i % 2 == 0,
                 hair=("#1c1512", "#e5c77c", "#1c1512", "#7fa3b5", "#1c1512", "#c9657d")[i])  # fmt: skip
    # Striped awnings hang over three stalls, each a slope of produce.
    stalls = ((0, "#c83f2e"), (430, "#2f7d74"), (860, "#d99626"))
    for x, ink in stalls:
        c.rect(x + 12, 300, 9, 330, "#6b4426")
        c.rect(x + 399, 300, 9, 330, "#6b4426")
        for i in range(10):
            a, b = x + 42 * i, x + 42 * (i + 1)
            top = x + 20 + 38 * i
            tone = ink if i % 2 == 0 else "#fbf3df"
            c.poly([(top, 262), (top + 38, 262), (b, 326), (a, 326)], shade(262, 326, tone,
                   mix(tone, "#3a2010", 0.18)))  # fmt: skip
            c.oval(a + 21, 327, 21, 13, mix(tone, "#3a2010", 0.14))
        c.poly([(x + 6, 530), (x + 414, 530), (x + 424, 660), (x - 4, 660)],
               shade(530, 660, "#7a4d2c", "#4c2f1d"))  # fmt: skip
    c.rect(0, 650, WIDTH, 70, shade(650, 720, "#8d6b4c", "#5e4532"))
    produce = (("#d5352a", "#8e1f1b"), ("#f08a2c", "#b35716"), ("#7bb04a", "#3f7030"),
               ("#f2c53d", "#c08f1c"), ("#8a3f7c", "#552350"), ("#e9e0c4", "#b9a983"),
               ("#4f9450", "#2a5c36"), ("#e2503b", "#98291f"), ("#c8d866", "#86983a"))  # fmt: skip
    for s, (x, _) in enumerate(stalls):
        for k in range(3):
            light, dark = produce[(s * 3 + k) % 9]
            left = x + 18 + k * 132
            c.poly([(left, 606), (left + 124, 606), (left + 116, 656), (left + 8, 656)],
                   shade(606, 656, "#b98850", "#83592f"))  # fmt: skip
            for row in range(6):
                for i in range(8 - row):
                    cx = left + 12 + row * 7.5 + i * 14.6 + c.rng.uniform(-2, 2)
                    cy = 604 - row * 15 + c.rng.uniform(-2, 2)
                    r = c.rng.uniform(8.5, 11)
                    c.oval(cx, cy, r, r * 0.94, mix(dark, light, c.rng.uniform(0.55, 1)))
                    c.oval(cx - r * 0.3, cy - r * 0.35, r * 0.34, r * 0.26, color("#ffffff", 0.4))
            c.rect(left + 40, 618, 44, 24, "#fbf4df", 2)
            c.rect(left + 47, 626, 30, 3, "#6b4a30")
            c.rect(left + 47, 633, 20, 3, "#6b4a30")
    for x in (140, 560, 1000):
        for k in range(7):
            c.curve((x + k * 9, 326), ((x + k * 9 - 16, 352), (x + k * 9 - 6, 384)),
                    ((x + k * 9 + 8, 358), (x + k * 9 + 5, 326)),
                    brush=mix("#f4cf3e", "#b9a02a", c.rng.random() * 0.6))  # fmt: skip
    c.person(478, 712, 268, "#e8e2d2", "#35507c", SKINS[1], skirt=False)
    c.person(545, 716, 250, "#a83e5a", "#5a2f4a", SKINS[0], skirt=True, hair="#d98fa2")
    c.glow(980, 120, 620, "#fff0c0", 0.30)
    c.vignette(0.35, "#2a1608")
    return c


def sekolah() -> Canvas:
    c = Canvas(31)
    c.sky(500, "#6db9e4", "#b4def0", "#fdf0cf", "#fbdca6")
    c.glow(1090, 260, 420, "#fff0b8", 0.9)
    c.oval(1090, 260, 44, 44, "#fff8dc")
    c.clouds(8, 60, 240, "#ffffff", 0.85)
    c.ridge(455, 190, "#9fc4cc", "#b9d3c4", floor=560)
    c.ridge(470, 70, "#7fb08f", "#93bd86", floor=560)
    for x, r in ((60, 90), (1210, 100), (1110, 60), (170, 56)):
        c.tree(x, 535, r, "#a6d06c", "#33764a")
    c.palm(40, 545, 330, "#3f8352", 0.2)
    c.rect(0, 520, WIDTH, 202, shade(520, 720, "#d9c08c", "#c49f66", "#a9834f"))
    # A long classroom block with a veranda.
    c.rect(190, 340, 900, 190, shade(340, 530, "#fff6dd", "#f0e0b4"))
    c.rect(190, 470, 900, 60, shade(470, 530, "#3f8e86", "#2b6a66"))
    c.poly(
        [(150, 348), (230, 232), (1050, 232), (1130, 348)], shade(232, 348, "#d2663f", "#96402b")
    )
    for i in range(42):
        c.line([(230 + i * 20, 234), (154 + i * 23.6, 346)], color("#5e1f12", 0.25), 2.2)
    for y in (262, 290, 318):
        c.line(
            [(230 - (y - 232) * 0.69, y), (1050 + (y - 232) * 0.69, y)], color("#ffc49a", 0.22), 2
        )
    c.rect(150, 344, 980, 10, "#7c3323", 2)
    for k in range(4):
        x = 214 + k * 222
        c.rect(x, 388, 58, 142, "#8c5a34", 3)
        c.rect(x + 5, 393, 48, 137, shade(393, 530, "#b5793f", "#8d5a2c"), 2)
        c.oval(x + 45, 464, 3, 3, "#f2d38a")
        for w in (72, 136):
            c.rect(x + w, 388, 54, 68, "#ffffff", 2)
            c.rect(x + w + 4, 392, 46, 60, shade(392, 452, "#a8d7e6", "#5b9bb4"), 1)
            c.line([(x + w + 27, 392), (x + w + 27, 452)], "#ffffff", 3)
            c.line([(x + w + 4, 422), (x + w + 50, 422)], "#ffffff", 3)
    for x in range(196, 1100, 111):
        c.rect(x, 352, 10, 182, shade(352, 534, "#fffdf2", "#d8c89a"))
    c.rect(170, 528, 940, 14, shade(528, 542, "#e8dcc0", "#b9a67c"), 2)
    c.glow(1000, 440, 420, "#fff1c0", 0.4, 0.5)
    # Flag, pupils in rows, a teacher.
    c.rect(606, 612, 68, 16, "#b9a27a", 3)
    c.rect(616, 602, 48, 12, "#cdb88f", 3)
    c.line([(640, 604), (640, 96)], "#eceae4", 6)
    c.oval(640, 94, 7, 7, "#e9b93f")
    c.curve((643, 104), ((690, 88), (752, 108)), ((750, 128), (752, 142)), ((696, 124), (643, 140)),
            brush=shade(96, 142, "#e0453a", "#b32a24"))  # fmt: skip
    c.curve((643, 140), ((696, 124), (752, 142)), ((750, 160), (752, 178)), ((694, 160), (643, 176)),
            brush=shade(130, 178, "#ffffff", "#dfe2e6"))  # fmt: skip
    for row in range(3):
        for i in range(9):
            x = 96 + i * 57 + row * 14
            if x > 585:
                continue
            c.person(x, 604 + row * 42, 82 + row * 14, "#fbfaf4", "#b8342c", SKINS[(i + row) % 4],
                     skirt=(i + row) % 2 == 0)  # fmt: skip
            c.rect(x - 1.5, 604 + row * 42 - (82 + row * 14) * 0.76, 3.4, 12, "#c93a31", 1)
        for i in range(8):
            x = 740 + i * 58 - row * 10
            c.person(x, 604 + row * 42, 82 + row * 14, "#fbfaf4", "#b8342c", SKINS[(i * 3 + row) % 4],
                     skirt=(i + row) % 2 == 1)  # fmt: skip
            c.rect(x - 1.5, 604 + row * 42 - (82 + row * 14) * 0.76, 3.4, 12, "#c93a31", 1)
    c.person(640, 690, 148, "#c5a15a", "#4c3d2a", SKINS[0])
    c.birds(7, 470, 130, 60, "#4c6c80")
    c.vignette(0.15, "#3a2408")
    return c


def sawah() -> Canvas:
    c = Canvas(43)
    c.sky(400, "#3f7fae", "#8fbfd2", "#f3dfb0", "#fbc98a")
    c.glow(330, 300, 460, "#fff0b0", 0.95)
    c.oval(330, 296, 40, 40, "#fff8d8")
    c.clouds(10, 50, 240, "#fff3df", 0.75)
    c.volcano(860, 120, 400, 480, 30, "#93a9bb", "#4b6f8a", sun=-1)
    c.mist(350, 60, "#fdeccb", 0.55)
    c.ridge(390, 80, "#5f8f86", "#86ad82", floor=470)
    c.mist(400, 36, "#fff2d2", 0.45)
    c.ridge(420, 54, "#447a5f", "#5f9360", floor=500)
    for i in range(16):
        c.palm(20 + i * 84 + c.rng.uniform(-25, 25), 428 + c.rng.uniform(-4, 8),
               c.rng.uniform(50, 96), "#2f6a4d", c.rng.uniform(-0.2, 0.2))  # fmt: skip
    # Terraces step down towards us; every second one is under water and holds the sky.
    tops = [418, 440, 464, 492, 524, 562, 606, 656, 720]
    for k in range(8):
        y0, y1 = tops[k], tops[k + 1]
        amp = 10 + k * 5
        ph = k * 1.1

        def edge(y: float, amp: float = amp, ph: float = ph) -> list[tuple[float, float]]:
            return [(x, y + amp * math.sin(x / 300 + ph) + amp * 0.4 * math.sin(x / 120 + ph * 2))
                    for x in range(-10, 1300, 14)]  # fmt: skip

        upper = edge(y0)
        body = [*upper, (1300, 740), (-10, 740)]
        wet = k % 2 == 1
        if wet:
            c.poly(body, shade(y0, y1, "#d9ead2", "#93c6cc", "#5b9db2"))
        else:
            c.poly(body, shade(y0 - amp, y1 + amp, "#b5d75e", "#6aa845", "#3f8040"))
        for _ in range(150 if wet else 330):
            x = c.rng.uniform(0, WIDTH)
            i = min(len(upper) - 1, int((x + 10) / 14))
            y = upper[i][1] + (y1 - y0) * c.rng.uniform(0.1, 1.0)
            h = 4 + k * 1.7
            if wet:
                c.line(
                    [(x, y), (x + c.rng.uniform(-1, 1), y - h * 0.8)], color("#4c8a43", 0.85), 1.5
                )
            else:
                c.curve((x, y), ((x + 1, y - h * 0.7), (x + c.rng.uniform(-4, 5), y - h)),
                        ink=color(c.rng.choice(("#d7ea7c", "#4f9440", "#8cc250")), 0.75),
                        width=1.2 + k * 0.12)  # fmt: skip
        bank = [*upper, *((x, y + 5 + k * 1.2) for x, y in reversed(upper))]
        c.poly(bank, shade(y0 - amp, y0 + amp, "#8cbf52", "#54803a"))
        c.line(upper, color("#eff7b0", 0.45), 1.6)
    c.sun_path(330, 446, 700, "#fff3c4", 0.9)
    # A hut and people at work.
    c.shadow(985, 560, 100, 12, 0.4)
    for x in (930, 1036):
        c.rect(x, 490, 7, 70, "#6b4426")
    c.rect(922, 522, 130, 10, "#8a5a34")
    c.poly([(896, 496), (986, 424), (1078, 496)], shade(424, 496, "#c79a54", "#84602f"))
    for i in range(12):
        c.line([(986, 426), (902 + i * 15.4, 495)], color("#5b3f1c", 0.35), 2)
    for x, y, h, s in ((480, 560, 74, "#c4442f"), (560, 572, 78, "#2f6296"), (700, 640, 96, "#d9962c"),
                       (240, 634, 94, "#70478c")):  # fmt: skip
        c.person(x, y, h, s, "#3b3426", SKINS[0], hat="#e4c987")
    for x, y in ((770, 520), (800, 526), (620, 500)):
        c.oval(x, y, 7, 4, "#ffffff")
        c.line([(x + 5, y - 2), (x + 9, y - 11)], "#ffffff", 2)
    c.palm(1220, 730, 420, "#255a3f", -0.16)
    c.palm(1150, 735, 320, "#2c6545", 0.1)
    c.birds(6, 560, 150, 70, "#3f5f75")
    c.vignette(0.22, "#10301c")
    return c


def rumah_sakit() -> Canvas:
    c = Canvas(57)
    c.sky(500, "#58a8da", "#a4d6ec", "#e8f5f0", "#fdf2da")
    c.clouds(9, 40, 230, "#ffffff", 0.85)
    c.ridge(450, 90, "#86b5b8", "#a2c8b4", floor=560)
    c.ridge(490, 46, "#6aa07c", "#82b280", floor=560)
    for x, r in ((40, 95), (150, 60), (1240, 105), (1130, 66)):
        c.tree(x, 548, r, "#9fce70", "#2f7050")
    c.rect(0, 535, WIDTH, 190, shade(535, 720, "#9cc36a", "#6f9f52"))
    # Main block, wing and glazed entrance.
    c.rect(200, 250, 560, 296, shade(250, 546, "#ffffff", "#e6eaea"))
    c.rect(760, 330, 330, 216, shade(330, 546, "#f6f1e6", "#dcd6c6"))
    c.rect(190, 236, 580, 18, shade(236, 254, "#2f8f8a", "#1f6a6a"), 3)
    c.rect(752, 318, 346, 15, shade(318, 333, "#2f8f8a", "#1f6a6a"), 3)
    for row in range(3):
        for i in range(8):
            x, y = 226 + i * 66, 276 + row * 62
            if row == 2 and 2 <= i <= 5:
                continue
            c.rect(x, y, 46, 42, shade(y, y + 42, "#b9e1ee", "#5fa2bb"), 3)
            c.poly([(x + 4, y + 3), (x + 18, y + 3), (x + 7, y + 38), (x + 4, y + 38)],
                   color("#ffffff", 0.4))  # fmt: skip
            c.rect(x - 3, y + 42, 52, 4, "#cfd6d6", 1)
    for row in range(2):
        for i in range(5):
            x, y = 784 + i * 60, 356 + row * 74
            c.rect(x, y, 42, 48, shade(y, y + 48, "#b9e1ee", "#5fa2bb"), 3)
            c.poly([(x + 4, y + 3), (x + 16, y + 3), (x + 7, y + 44), (x + 4, y + 44)],
                   color("#ffffff", 0.4))  # fmt: skip
    c.rect(370, 176, 220, 66, shade(176, 242, "#ffffff", "#e3eaea"), 6)
    c.rect(466, 186, 26, 46, "#2f8f8a", 3)
    c.rect(456, 196, 46, 26, "#2f8f8a", 3)
    c.rect(360, 410, 240, 136, shade(410, 546, "#8fc7d4", "#3f7f95"), 3)
    for i in range(5):
        c.line([(400 + i * 40, 410), (400 + i * 40, 546)], "#e9f2f2", 4)
    c.glow(480, 500, 150, "#fff3c8", 0.5)
    c.poly([(330, 412), (630, 412), (660, 392), (300, 392)], shade(392, 412, "#3aa39d", "#1f6a6a"))
    for x in (322, 630):
        c.rect(x, 410, 9, 140, "#d9dede")
    # Drive, ambulance, flower beds, people.
    c.poly([(250, 546), (720, 546), (1080, 722), (60, 722)], shade(546, 720, "#c3bfb6", "#a29d93"))
    c.poly([(450, 546), (500, 546), (560, 722), (430, 722)], color("#efe9da", 0.35))
    for x0, x1, y in ((60, 330, 600), (760, 1240, 590)):
        for _ in range(90):
            bed_x = c.rng.uniform(x0, x1)
            yy = y + c.rng.uniform(-14, 16)
            c.oval(bed_x, yy, 9, 6, mix("#3f7f45", "#6aa84f", c.rng.random()))
        for _ in range(46):
            c.oval(c.rng.uniform(x0, x1), y + c.rng.uniform(-18, 12), 4, 4,
                   c.rng.choice(("#e8503f", "#f3c03f", "#ffffff", "#d9608f")))  # fmt: skip
    c.shadow(905, 676, 190, 18, 0.5)
    c.curve((770, 664), ((764, 560), (780, 532)), ((850, 524), (950, 530)), ((990, 544), (1012, 590)),
            ((1046, 600), (1050, 632)), ((1052, 654), (1046, 664)), ((900, 668), (770, 664)),
            brush=shade(526, 666, "#ffffff", "#eef2f4", "#c5ced6"))  # fmt: skip
    c.rect(768, 612, 280, 16, "#d43b32")
    c.curve((940, 546), ((972, 548), (996, 590)), ((960, 594), (938, 592)), ((936, 560), (940, 546)),
            brush=shade(546, 592, "#2e5068", "#6f9db5"))  # fmt: skip
    c.rect(796, 552, 70, 40, shade(552, 592, "#2e5068", "#6f9db5"), 6)
    c.rect(884, 556, 12, 34, "#d43b32", 2)
    c.rect(873, 567, 34, 12, "#d43b32", 2)
    c.rect(880, 514, 62, 15, "#3c78d0", 6)
    c.glow(911, 518, 62, "#9cc8ff", 0.8)
    for x in (826, 990):
        c.oval(x, 664, 30, 30, "#20242e")
        c.oval(x, 664, 15, 15, "#b7bfc8")
    c.person(420, 622, 124, "#ffffff", "#d9e3e6", SKINS[1])
    c.person(560, 616, 116, "#3aa39d", "#2b7a76", SKINS[2], skirt=True, hair="#e9f1ef")
    c.person(300, 690, 150, "#d08a2c", "#4a3a55", SKINS[0], skirt=True, hair="#a84f6a")
    c.person(352, 694, 96, "#e25a48", "#33507e", SKINS[3], wave=True)
    c.person(640, 694, 152, "#35588f", "#2a2f45", SKINS[0])
    c.palm(1180, 720, 380, "#2d7049", -0.12)
    c.grass(690, 722, 160, ("#b9d67a", "#4f8546"))
    c.vignette(0.15, "#0c2a2a")
    return c


LAND = {
    "pendopo": pendopo,
    "bandara": bandara,
    "sim-keliling": sim_keliling,
    "pasar": pasar,
    "sekolah": sekolah,
    "sawah": sawah,
    "rumah-sakit": rumah_sakit,
}
