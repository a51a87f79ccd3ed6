"""What training is fed: the rows that are held back, and batches of varying length."""

from engine.zoo.script.pieces import KERAS, NUMPY, Asking, Code, Docstring, Import, Part, Remark
from engine.zoo.spec import Fit, Reviews


def split(fit: Fit, *, varying: bool) -> tuple[Part, ...]:
    """What is held back to validate with, where Keras does not do it by itself."""
    held = fit.split
    heading = Remark("heading_split")
    if held.way == "drawn":
        drawn = Asking(
            "x_train, x_valid, y_train, y_valid = train_test_split(",
            ("x_train", "y_train", f"test_size={held.share}", f"random_state={held.seed}"),
        )
        needs = (Import("sklearn.model_selection", "train_test_split"),)
        note = Remark("split_drawn", {"share": held.share})
        return (Part("split", heading, (note,), (drawn,), needs),)
    if held.way == "last" and varying:
        cut = f"""\
kept = int(len(x_train) * (1 - {held.share}))
x_train, x_valid = x_train[:kept], x_train[kept:]
y_train, y_valid = y_train[:kept], y_train[kept:]"""
        note = Remark("split_last", {"share": held.share})
        return (Part("split", heading, (note,), (Code(cut),)),)
    return ()


def batches(feed: Reviews, fit: Fit, least: int) -> Part:
    """Batches as long as the longest review in them, and never shorter than the model can read.

    With a signature of their own: Keras would take the shape of the first two for that of all.
    """
    made = f"""\
    count = math.ceil(len(labels) / {fit.batch})

    def padded():
        rows = np.random.permutation(len(labels)) if shuffle else np.arange(len(labels))
        for first in range(0, len(rows), {fit.batch}):
            some = rows[first : first + {fit.batch}]
            chosen = [reviews[i] for i in some]
            longest = max({least}, *map(len, chosen))
            ids = keras.utils.pad_sequences(chosen, maxlen=longest, padding="{feed.padding}")
            yield ids, labels[some]

    kinds = (tf.TensorSpec((None, None), "int32"), tf.TensorSpec((None,), "int64"))
    data = tf.data.Dataset.from_generator(padded, output_signature=kinds)
    return data.apply(tf.data.experimental.assert_cardinality(count))"""
    return Part(
        "batches",
        Remark("heading_batches"),
        (Remark("batches", {"batch": fit.batch}),),
        (
            Code("def batches(reviews, labels, shuffle=False):"),
            Docstring("doc_batches"),
            Code(made),
        ),
        (KERAS, NUMPY, Import("math"), Import("tensorflow", called="tf")),
    )
