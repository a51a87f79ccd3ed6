"""What the learner has set in the Reviews lab. The views only draw it, so it outlives them."""

from dataclasses import dataclass, field

from engine.corpus.loading import Loaded, LoadSettings, PadSettings, load
from engine.corpus.store import Corpus, SplitName


@dataclass(slots=True)
class Filters:
    """Which reviews are listed."""

    label: int | None = None
    shortest: int | None = None
    longest: int | None = None
    phrase: str = ""


@dataclass(slots=True)
class Ledger:
    """The sizes of the memory ledger: the training set of the one-hot model, to begin with."""

    reviews: int = 20_000
    maxlen: int = 100
    size: int = 500
    dimension: int = 16


@dataclass(slots=True)
class ReviewsState:
    """The review in hand, the knobs, and the view that is open."""

    loaded: Loaded | None = None
    view: str = "overview"
    split: SplitName = "train"
    position: int = 0
    sentence: str = ""
    stage: int = 0
    settings: LoadSettings = field(default_factory=lambda: LoadSettings(num_words=500))
    pad: PadSettings = field(default_factory=lambda: PadSettings(100))
    filters: Filters = field(default_factory=Filters)
    ledger: Ledger = field(default_factory=Ledger)
    coded: str = "The cat sat on the mat"

    def take(self, corpus: Corpus) -> None:
        """Work with these reviews from now on."""
        self.loaded = load(corpus, self.settings)
        self.position = 0

    def set_settings(self, settings: LoadSettings) -> None:
        """Load the same reviews differently; refused, nothing changes."""
        if self.loaded is not None:
            loaded = load(self.loaded.corpus, settings)
            self.position = min(self.position, loaded.count(self.split) - 1)
            self.loaded = loaded
        self.settings = settings

    def go_to(self, position: int) -> None:
        """Take another review in hand; beyond the last comes the first."""
        assert self.loaded is not None
        self.position = position % self.loaded.count(self.split)
        self.sentence = ""

    def other_split(self) -> None:
        """From the training reviews to the test reviews, or back."""
        self.split = "test" if self.split == "train" else "train"
        self.position = 0
        self.sentence = ""
