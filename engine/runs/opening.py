"""What a training reads, opened: reviews or pictures, and what a run keeps of their meaning."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.files.places import Places
from engine.files.progress import OnProgress
from engine.runs import pieces
from engine.runs.environment import versions_changed
from engine.runs.store import Store
from engine.training import devices
from engine.training.plan import BadPlan, Plan
from engine.why import Notify, Refusal
from engine.zoo.spec import Pictures

if TYPE_CHECKING:
    from engine.corpus.store import Corpus
    from engine.pictures.store import PictureSet
    from engine.training.feeding import Feed
    from engine.training.state import State


@dataclass(frozen=True, slots=True)
class Work:
    """All that a training needs, opened and held against one another."""

    plan: Plan
    feed: "Feed"
    meaning: pieces.Pieces
    state: "State | None" = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What trainings read, opened on behalf of somebody who wants to hear how it goes."""

    store: Store
    places: Places
    progress: OnProgress
    notify: Notify

    def fresh(self, plan: Plan) -> Work:
        """For a run that begins."""
        devices.check(plan.device)
        return self.read(plan)

    def left_off(self, number: int, given: Plan | None) -> Work:
        """For a run that goes on, with what its ids meant when it began."""
        run = self.store.resumable(number)
        plan = run.plan
        if given is not None:
            plan = replace(plan, device=given.device, threads=given.threads)
        devices.check(plan.device)
        state = self.store.state(run)
        work = self.read(plan, self.store.pieces(number))
        if work.feed.fingerprint != run.fingerprint:
            raise Refusal("run_data_changed", run=number, data=plan.data)
        changed = versions_changed(run.sittings[-1].environment)
        if changed is not None:
            self.notify(changed)
        return replace(work, state=state)

    def read(self, plan: Plan, meaning: pieces.Pieces | None = None) -> Work:
        """What a plan reads, by the subwords that a run has kept, if it has."""
        if isinstance(plan.spec.feed, Pictures):
            return self._pictures(plan)
        return self._reviews(plan, meaning)

    def _pictures(self, plan: Plan) -> Work:
        from engine.training.feeding_pictures import feed_pictures

        found = self._picture_set(plan)
        return Work(plan, feed_pictures(plan, found), pieces.of_classes(found.about.classes))

    def _reviews(self, plan: Plan, meaning: pieces.Pieces | None) -> Work:
        from engine.corpus.subwords import subwords
        from engine.training.feeding import feed, subwords_wanted

        corpus = self._corpus(plan)
        size = subwords_wanted(plan.spec)
        if size is None:
            fed = feed(plan, corpus, None, self.progress)
            return Work(plan, fed, pieces.of_words(corpus, plan.spec.vocabulary or 0))
        if meaning is not None:
            made = meaning.subwords()
        else:
            made = subwords(
                corpus, self.places, size=size, progress=self.progress, notify=self.notify
            )
        return Work(plan, feed(plan, corpus, made, self.progress), pieces.of_subwords(made))

    def _corpus(self, plan: Plan) -> "Corpus":
        from engine.corpus.catalogue import open_corpus
        from engine.pictures.catalogue import is_pictures

        if is_pictures(plan.data, self.places) and not self._is_corpus(plan.data):
            raise BadPlan("model_reads_reviews", model=plan.spec.name, data=plan.data)
        return open_corpus(plan.data, self.places, progress=self.progress, notify=self.notify)

    def _picture_set(self, plan: Plan) -> "PictureSet":
        from engine.pictures.catalogue import is_pictures, open_pictures

        if self._is_corpus(plan.data) and not is_pictures(plan.data, self.places):
            raise BadPlan("model_reads_pictures", model=plan.spec.name, data=plan.data)
        return open_pictures(plan.data, self.places, progress=self.progress, notify=self.notify)

    def _is_corpus(self, name: str) -> bool:
        from engine.corpus.catalogue import entries

        return any(entry.name == name for entry in entries(self.places))
