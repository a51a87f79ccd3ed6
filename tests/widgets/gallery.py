"""All widgets on one screen, in English or Korean, to be looked at and measured."""

from textual.app import ComposeResult
from textual.widget import Widget

from tests.widgets.stage import Stage
from widgets.answer import Answer, Line
from widgets.bars import Bars, LabelledBar
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure, Figures
from widgets.funnel import Funnel, FunnelRow
from widgets.histogram import Bar, Histogram, Marker
from widgets.key_bar import KeyBar
from widgets.knobs import Choice, ChoiceKnob, KnobBar, NumberKnob
from widgets.progress_line import ProgressLine
from widgets.token_strip import Token, TokenMark, TokenStrip
from widgets.virtual_list import Column, VirtualList
from widgets.why_panel import WhyPanel

WORDS = {
    "en": [
        "this",
        "film",
        "was",
        "everything",
        "I",
        "had",
        "hoped",
        "for",
        "until",
        "the",
        "last",
        "ten",
        "minutes",
        "came",
    ],
    "ko": [
        "이",
        "영화는",
        "마지막",
        "십",
        "분이",
        "오기",
        "전까지",
        "내가",
        "바라던",
        "모든",
        "것이었다",
    ],
}
KNOB_HELP = {
    "en": "How many of the most frequent words stay.",
    "ko": "자주 쓰는 단어를 몇 개 남기는가.",
}


class Gallery(Stage):
    """Every widget once, with content as the screens give it."""

    CSS = """
    Gallery Screen { overflow: hidden; }
    TokenStrip, VirtualList { height: 5; }
    FigureTable { height: 4; }
    Histogram { height: 7; }
    WhyPanel { height: 4; }
    """

    def __init__(self, language: str = "en", theme: str = "textual-dark") -> None:
        super().__init__()
        self.language = language
        self.wanted_theme = theme

    def on_mount(self) -> None:
        self.theme = self.wanted_theme
        self.query_one(ProgressLine).set_content(self.say("Fetching", "받는 중"), 7, 17)

    def say(self, english: str, korean: str) -> str:
        return korean if self.language == "ko" else english

    def compose(self) -> ComposeResult:
        yield self.figures()
        yield self.knobs()
        yield self.table()
        yield TokenStrip(self.tokens())
        yield TokenStrip(self.tokens(), two_rows=True)
        yield self.histogram()
        yield self.list_()
        yield self.bars()
        yield self.funnel()
        yield self.why()
        yield ProgressLine()
        yield KeyBar(
            [
                ("←→", self.say("move", "이동"), ""),
                ("/", self.say("search", "검색"), ""),
                ("?", self.say("help", "도움말"), ""),
            ]
        )

    def figures(self) -> Widget:
        return Figures(
            [
                Figure(self.say("Reviews", "리뷰 수"), "25,000"),
                Figure(self.say("Longest", "가장 긴 리뷰"), "2,494"),
                Figure(self.say("Shortest", "가장 짧은 리뷰"), "11"),
                Figure(self.say("Mean length", "평균 길이"), "238.71", mark=True),
            ]
        )

    def knobs(self) -> Widget:
        steps = (100, 500, 5000)
        none = self.say("all", "전체")
        choices = (Choice("pre", self.say("pre", "앞")), Choice("post", self.say("post", "뒤")))
        return KnobBar(
            [
                NumberKnob("n", "num_words", 500, 4, 88585, steps, none, KNOB_HELP[self.language]),
                NumberKnob("m", "maxlen", 100, 1, 2500),
                ChoiceKnob("p", self.say("padding", "채우기"), "pre", choices),
            ]
        )

    def table(self) -> Widget:
        heads = [self.say("What", "항목"), self.say("train", "학습"), self.say("test", "시험")]
        rows = [("Reviews", "리뷰 수", "25,000", "25,000"), ("Longest", "최장", "2,494", "2,315")]
        return FigureTable(
            heads,
            [
                FigureRow(self.say(en, ko), (Figure("", a), Figure("", b, mark=a != b)))
                for en, ko, a, b in rows
            ],
        )

    def tokens(self) -> list[Token]:
        marks = list(TokenMark)
        tokens = [Token("0", "0", TokenMark.PADDING)] * 83
        for i, word in enumerate(WORDS[self.language] * 2):
            mark = marks[i // 3 % len(marks)] if i % 3 == 0 else TokenMark.WORD
            tokens.append(Token(word, str(i * 37 % 500), mark))
        return tokens

    def histogram(self) -> Widget:
        heights = [2, 9, 17, 21, 18, 12, 8, 5, 3, 2, 1, 1, 0.2]
        bars = [Bar(f"{i * 50}", height, f"{height:,}") for i, height in enumerate(heights)]
        markers = [Marker(4.8, "M", self.say("mean", "평균")), Marker(3.5, "D", "178")]
        return Histogram(bars, top="21", markers=markers)

    def list_(self) -> Widget:
        words = WORDS[self.language]
        return VirtualList(
            [Column("#", 6, "right"), Column(self.say("label", "라벨"), 8), Column("…")],
            lambda i: [f"{i:,}", self.say("positive", "긍정"), " ".join(words[i % 5 :])],
            25_000,
        )

    def bars(self) -> Widget:
        return Bars(
            [
                LabelledBar(self.say("ids", "아이디"), 8e6, "8,000,000"),
                LabelledBar(self.say("one-hot", "원-핫"), 4e9, "4,000,000,000"),
            ],
            logarithmic=True,
            caption=self.say("bytes, logarithmic", "바이트, 로그 눈금"),
        )

    def funnel(self) -> Widget:
        rows = [
            (self.say("input", "입력"), "?", None, 1),
            ("Embedding(500, 64)", "100×64", 100, 64),
            ("Conv1D(128, 5)", "96×128", 96, 128),
            (self.say("pooling", "풀링"), "19×128", 19, 128),
            (self.say("the largest of all", "전체의 최댓값"), "128", 1, 128),
            ("Dense(1)", "1", 1, 1),
        ]
        heads = ("layer", "steps", "shape", "features"), ("층", "단계", "모양", "특징")
        return Funnel(
            [FunnelRow(*row) for row in rows], heads=heads[self.language == "ko"], title="Conv1D"
        )

    def why(self) -> Widget:
        return WhyPanel(
            Answer(
                self.say("Parameters", "매개변수"),
                "in·u + u·u + u",
                (
                    Line(
                        self.say("input weights", "입력 가중치"),
                        "500 × 8",
                        "4,000",
                        self.say("500 × 4 = 2,000 before", "전에는 500 × 4 = 2,000"),
                    ),
                    Line(self.say("recurrent weights", "순환 가중치"), "8 × 8", "64"),
                    Line(self.say("biases", "편향"), "8", "8"),
                ),
                "4,072",
            )
        )
