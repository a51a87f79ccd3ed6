"""Training as the course has it, and what the test set says."""

from engine.zoo.layers import Dense
from engine.zoo.script.pieces import KERAS, Asking, Code, Part, Remark
from engine.zoo.spec import Fit, Spec

_OPTIMIZERS = {"adam": "Adam", "rmsprop": "RMSprop"}


def parts(spec: Spec, fit: Fit, *, varying: bool) -> tuple[Part, ...]:
    """Training and the test. `varying`: each batch has a length of its own."""
    return _training(spec, fit, varying=varying), _test(varying=varying)


def _training(spec: Spec, fit: Fit, *, varying: bool) -> Part:
    optimizer = f"keras.optimizers.{_OPTIMIZERS[fit.optimizer]}(learning_rate={fit.learning_rate})"
    loss, metric = _measures(spec)
    compiled = [f"optimizer={optimizer}", f"loss={loss}", f"metrics=[{metric}]"]
    if varying:
        compiled.append("jit_compile=False")
    stopping = f"keras.callbacks.EarlyStopping(patience={fit.patience}, restore_best_weights=True)"
    fitted = [*_fed(fit, varying=varying), "epochs=EPOCHS", _validated(fit, varying=varying)]
    if fit.patience is not None:
        fitted.append("callbacks=[stopping]")
    if varying:
        fitted.append("shuffle=False")
    pieces = (
        Asking("model.compile(", tuple(compiled)),
        *((Code(f"stopping = {stopping}"),) if fit.patience is not None else ()),
        Asking("model.fit(", tuple(fitted)),
    )
    return Part(
        "training", Remark("heading_training"), _notes(spec, fit, varying), pieces, (KERAS,)
    )


def _notes(spec: Spec, fit: Fit, varying: bool) -> tuple[Remark, ...]:
    notes = []
    if _is_logit(spec):
        notes.append(Remark("logits"))
    if fit.split.way == "last" and not varying:
        notes.append(Remark("split_last", {"share": fit.split.share}))
    if fit.split.way == "test":
        notes.append(Remark("split_test"))
    if fit.patience is not None:
        notes.append(Remark("early_stopping", {"patience": fit.patience}))
    if varying:
        notes.append(Remark("left_off"))
    return tuple(notes)


def _is_logit(spec: Spec) -> bool:
    answer = spec.layers[-1]
    return isinstance(answer, Dense) and answer.activation == "linear"


def _measures(spec: Spec) -> tuple[str, str]:
    """The loss, and how right answers are counted."""
    if spec.task != "sentiment":
        return '"sparse_categorical_crossentropy"', '"accuracy"'
    if _is_logit(spec):
        loss = "keras.losses.BinaryCrossentropy(from_logits=True)"
        return loss, 'keras.metrics.BinaryAccuracy("accuracy", threshold=0.0)'
    return '"binary_crossentropy"', '"accuracy"'


def _fed(fit: Fit, *, varying: bool) -> tuple[str, ...]:
    if varying:
        return ("batches(x_train, y_train, shuffle=True)",)
    return "x_train", "y_train", f"batch_size={fit.batch}"


def _validated(fit: Fit, *, varying: bool) -> str:
    if fit.split.way == "last" and not varying:
        return f"validation_split={fit.split.share}"
    which = "test" if fit.split.way == "test" else "valid"
    pair = f"x_{which}, y_{which}"
    return f"validation_data=batches({pair})" if varying else f"validation_data=({pair})"


def _test(*, varying: bool) -> Part:
    given = "batches(x_test, y_test)" if varying else "x_test, y_test"
    lines = f"""\
loss, accuracy = model.evaluate({given})
print(f"{{loss = :.4f}}, {{accuracy = :.4f}}")"""
    return Part("test", Remark("heading_test"), (Remark("test"),), (Code(lines),), (KERAS,))
