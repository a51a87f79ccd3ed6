"""The tour's end: the sentence that it began with, and the verdict of a trained model on it."""

from engine.runs.store import Store
from engine.scoring.change import smallest_change
from engine.scoring.occlusion import occlusion
from engine.scoring.opening import open_scorer
from engine.scoring.score import score
from engine.scoring.several import first_to_ask
from engine.why import Refusal
from tui.columns import print_folded
from tui.language import say
from tui.score_words import model_name, push_shown, searched, verdict, word
from tui.session import Session
from tui.voice import complain
from widgets.safe_text import visible


def score_for_the_tour(session: Session, sentence: str) -> None:
    """Ask the model that is asked first, and say which words were heard most."""
    try:
        key = first_to_ask()
        scorer = open_scorer(key, Store(session.places, complain))
        said = score(scorer, sentence)
    except Refusal as refusal:
        complain(refusal)
        return
    pushes = occlusion(scorer, said.reading, said.probability)
    print_folded(f"{sentence} → {verdict(said.probability)} ({model_name(key)})", indent=0)
    strongest = sorted(range(len(pushes.places)), key=lambda i: -abs(pushes.push(i)))[:4]
    words = ", ".join(
        f"{word(said.reading, pushes.places[i])} {push_shown(pushes.push(i))}" for i in strongest
    )
    print_folded(say("What the strongest words do to it: {words}", words=visible(words)))
    print_folded(visible(searched(smallest_change(scorer, said.reading, pushes), said.reading)))
    print_folded(f"imdb-tui score --explain '{sentence}'")
