"""The model in Keras' hands: one step of learning, one of judging, and its state in and out.

Keras' own layers, losses and optimisers, in a step of our own: every batch is filled up to one
size with rows that weigh nothing, so that each step is compiled once and not again for what is
left over, and the order of rows and the dropout are ours to set for every epoch.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.training.answering import answering
from engine.training.beginning import begun, named
from engine.training.compiling import compiled
from engine.training.devices import Chosen
from engine.training.plan import Plan
from engine.training.rows import Positions, Rows
from engine.training.state import Arrays
from engine.zoo.spec import Fit

#: Judging keeps nothing for the way back, so it can take more rows at a time than learning; but
#: not where the longest row of a batch says how far the others are padded, which means may heed.
JUDGED_AT_ONCE: Final = 512

_OPTIMIZERS: Final = {"adam": "Adam", "rmsprop": "RMSprop"}


class Learner:
    """A model that learns as a plan says, on the chosen devices; so many rows are to be judged."""

    def __init__(self, plan: Plan, chosen: Chosen, judged: int) -> None:
        devices = len(chosen.names)
        self.xla = compiled(plan.spec, gpu=chosen.gpu, devices=devices)
        self._chosen = chosen
        batch = plan.fit.batch
        uneven = plan.spec.input.shape[0] is None
        at_once = batch if uneven else min(JUDGED_AT_ONCE, max(judged, batch))
        self._sizes = {True: _multiple(batch, devices), False: _multiple(at_once, devices)}
        self.answering = answering(plan.spec)
        with chosen.scope():
            self._model = begun(plan.spec, plan.seed)
            self._optimizer = _optimizer(plan.fit)
            self._optimizer.build(self._model.trainable_variables)
            self._losses = self.answering.losses()
        known = {id(weight) for weight in self._model.weights}
        self._seeds = [each for each in self._model.variables if id(each) not in known]
        self._learn = self._step(self._taught, self._summed, self._sizes[True])
        self._judge = self._step(self._judged, self._joined, self._sizes[False])

    @property
    def parameters(self) -> int:
        """How many numbers are learned."""
        return int(self._model.count_params())

    @property
    def judged_at_once(self) -> int:
        """How many rows are judged in one step."""
        return self._sizes[False]

    def learn(self, rows: Rows, positions: Positions) -> Any:
        """One step by these rows; the counts of what the model said before it."""
        return self._on_devices(self._learn, rows, positions, self._sizes[True])

    def judge(self, rows: Rows, positions: Positions) -> Any:
        """The counts of what the model says of these rows."""
        return self.ask(rows, positions)[0]

    def ask(self, rows: Rows, positions: Positions) -> Any:
        """The same counts, and the answers themselves, after which those of filled-up rows come."""
        return self._on_devices(self._judge, rows, positions, self._sizes[False])

    def reseed(self, seed: int, epoch: int) -> None:
        """Let dropout draw what it draws in that epoch, whatever was drawn before."""
        for place, state in enumerate(self._seeds):
            drawn = np.random.SeedSequence((seed, epoch, place)).generate_state(1)
            state.assign(np.array([drawn[0], 0]))

    def set_rate(self, rate: float) -> None:
        """Learn at another rate."""
        self._optimizer.learning_rate.assign(rate)

    @property
    def weights(self) -> Arrays:
        """A copy of the weights."""
        return _arrays(named(self._model))

    @weights.setter
    def weights(self, arrays: Arrays) -> None:
        _assign(named(self._model), arrays)

    @property
    def memory(self) -> Arrays:
        """A copy of all that the optimiser remembers."""
        return _arrays(self._remembered)

    @memory.setter
    def memory(self, arrays: Arrays) -> None:
        _assign(self._remembered, arrays)

    @property
    def _remembered(self) -> dict[str, Any]:
        prefix = f"{self._optimizer.name}/"
        return {each.path.removeprefix(prefix): each for each in self._optimizer.variables}

    def _taught(self, inputs: Any, labels: Any, weigh: Any, total: Any) -> Any:
        import tensorflow as tf

        weights = self._model.trainable_variables
        with tf.GradientTape() as tape:
            answers = self._model(inputs, training=True)
            losses = self._losses(labels, answers) * weigh
            loss = tf.reduce_sum(losses) / total
        self._optimizer.apply(tape.gradient(loss, weights), weights)
        return self._counts(losses, answers, labels, weigh)

    def _judged(self, inputs: Any, labels: Any, weigh: Any, total: Any) -> Any:
        answers = self._model(inputs, training=False)
        counts = self._counts(self._losses(labels, answers) * weigh, answers, labels, weigh)
        return counts, self.answering.given(answers)

    def _counts(self, losses: Any, answers: Any, labels: Any, weigh: Any) -> Any:
        """The sum of the losses, then how many of each truth got each verdict."""
        import tensorflow as tf

        classes = self.answering.classes
        true = tf.one_hot(tf.cast(labels[:, 0], tf.int32), classes) * weigh[:, tf.newaxis]
        said = tf.one_hot(self.answering.verdicts(answers), classes)
        # Not as a product of matrices, for which XLA calls upon other threads.
        cells = tf.reduce_sum(true[:, :, tf.newaxis] * said[:, tf.newaxis, :], axis=0)
        return tf.concat([[tf.reduce_sum(losses)], tf.reshape(cells, [-1])], axis=0)

    def _summed(self, counts: Any) -> Any:
        """The counts of all devices together."""
        import tensorflow as tf

        return self._chosen.strategy.reduce(tf.distribute.ReduceOp.SUM, counts, axis=None)

    def _joined(self, parts: Any) -> Any:
        """The counts of all devices together, and their answers one after another."""
        import tensorflow as tf

        counts, answers = parts
        each = self._chosen.strategy.experimental_local_results(answers)
        return self._summed(counts), tf.concat(each, axis=0)

    def _step(self, function: Any, join: Any, size: int) -> Any:
        """A step as a graph, for batches of that size; `join` is for what several devices say."""
        import tensorflow as tf

        share, (inputs,) = size // len(self._chosen.names), self._model.inputs
        given = [
            tf.TensorSpec((share, *inputs.shape[1:]), inputs.dtype),
            tf.TensorSpec((share, 1), tf.float32),
            tf.TensorSpec((share,), tf.float32),
            tf.TensorSpec((), tf.float32),
        ]
        strategy = self._chosen.strategy
        if strategy is None:
            return tf.function(function, input_signature=given, jit_compile=self.xla)

        def shared(*values: Any) -> Any:
            return join(strategy.run(function, args=values))

        return tf.function(shared, reduce_retracing=True)

    def _on_devices(self, step: Any, rows: Rows, positions: Positions, size: int) -> Any:
        """The step for these rows, filled up to a whole batch and divided among the devices."""
        filled = np.resize(positions, size)
        weigh = (np.arange(size) < len(positions)).astype(np.float32)
        labels = rows.labels[filled].astype(np.float32)[:, np.newaxis]
        values = (rows.inputs(filled), labels, weigh)
        total = np.float32(len(positions))
        with self._chosen.scope():
            if self._chosen.strategy is None:
                return step(*values, total)
            return step(*(self._divided(each) for each in values), total)

    def _divided(self, values: NDArray[Any]) -> Any:
        import tensorflow as tf

        parts = [tf.constant(part) for part in np.split(values, len(self._chosen.names))]
        return self._chosen.strategy.experimental_distribute_values_from_function(
            lambda context: parts[context.replica_id_in_sync_group]
        )


def _multiple(size: int, of: int) -> int:
    return -(-size // of) * of


def _optimizer(fit: Fit) -> Any:
    import keras

    return getattr(keras.optimizers, _OPTIMIZERS[fit.optimizer])(learning_rate=fit.learning_rate)


def _arrays(variables: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    return {name: np.array(variable.value.numpy()) for name, variable in variables.items()}


def _assign(variables: Mapping[str, Any], arrays: Arrays) -> None:
    for name, variable in variables.items():
        variable.assign(arrays[name])
