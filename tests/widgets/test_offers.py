"""Words that are offered on one line, taken with the mouse."""

from textual import on

from tests.widgets.stage import Stage
from widgets.offers import Offers


class Taking(Stage):
    """Remembers which words were taken."""

    taken: list[int]

    @on(Offers.Chosen)
    def take(self, event: Offers.Chosen) -> None:
        self.taken.append(event.number)


async def test_words_that_fit_are_shown_and_each_is_taken_where_it_stands() -> None:
    offers = Offers("Tab")
    app = Taking(offers)
    app.taken = []
    async with app.run_test(size=(24, 3)) as pilot:
        assert offers.render_line(0).text == " " * 24
        offers.set_content(["영화", "a\x1bb", "long", "left-out"])
        assert offers.render_line(0).text == "Tab  영화  a␛b  long    "
        for x in (0, 4, 5, 8, 9, 11, 13, 16, 22):
            await pilot.click(Offers, offset=(x, 0))
        assert app.taken == [0, 0, 1, 1, 2]
        offers.set_content(["a-word-that-is-longer-than-the-line"])
        assert offers.render_line(0).text == "Tab  a-word-that-is-lon…"
