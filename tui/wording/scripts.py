"""What an exported program says: its headings, remarks and docstrings, and its own sentences."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

#: Comments and docstrings; in a notebook, the texts between the cells.
REMARKS: Final[Mapping[str, str]] = {
    "heading_imports": N_("Libraries"),
    "heading_options": N_("What can be set"),
    "data_imdb": N_(
        "DATA is None, and Keras fetches the reviews, or the path of an imdb.npz in Keras' format."
    ),
    "data_texts": N_(
        "DATA is None, and the reviews are fetched from where they were published, or the path of the aclImdb folder or of its .tar.gz."
    ),
    "data_pictures": N_(
        "DATA is None, and Keras fetches the pictures, or the path of an .npz, or of the folder with the four .gz files of the data set."
    ),
    "epochs": N_("EPOCHS is how often the model sees all training data."),
    "doc_check": N_("Stops with a sentence where rows and labels do not belong together."),
    "damaged": N_("A file can be damaged in many ways; one sentence is enough for all."),
    # Reviews as ids
    "heading_imdb_file": N_("A file of your own"),
    "imdb_file": N_(
        "Keras reads the reviews that it has fetched; for a file of yours the same is done here, in the same order and with the same ids."
    ),
    "pickles": N_(
        "The reviews are lists, so they are pickled, and a pickle can make Python do anything. Therefore only what arrays are made of is let through."
    ),
    "doc_arrays_only": N_("Unpickles arrays, and refuses everything else."),
    "doc_read_array": N_("One array of the file; only the reviews are pickled."),
    "doc_as_ids": N_("The start (1), then each rank + 3; a word that is too rare is 2."),
    "doc_load_imdb": N_("What keras.datasets.imdb.load_data does, for a file of your own."),
    "heading_reviews": N_("The reviews"),
    "reviews": N_(
        "25,000 reviews to learn from and 25,000 to test with, half of them positive. A word is its rank by frequency, plus 3."
    ),
    "heading_padding": N_("One length for all"),
    "padding_in_front": N_(
        "Short reviews get zeros in front; of long ones the beginning is cut off."
    ),
    "padding_behind": N_("Short reviews get zeros behind; of long ones the beginning is cut off."),
    # Reviews as subwords
    "heading_review_files": N_("Reading the reviews"),
    "review_files": N_(
        "Every review is a text file in one of the folders train/neg, train/pos, test/neg and test/pos. The archive is read as it is, without being unpacked."
    ),
    "doc_files": N_("The name and the content of every file, in a folder or in an archive."),
    "doc_load_reviews": N_(
        "Texts and labels (1 is positive) of the training and the test reviews."
    ),
    "texts": N_("Fetched once if DATA is None: 84 MB."),
    "heading_subwords": N_("Cutting texts into subwords"),
    "subwords": N_(
        "Frequent words stay whole, rare ones fall into pieces. The pieces are learned from the training reviews alone; id 0 is the padding."
    ),
    # Pictures
    "heading_picture_files": N_("Pictures of your own"),
    "picture_files": N_(
        "Either an .npz with the arrays x_train, y_train, x_test and y_test, or a folder with the four .gz files in which the data set was published."
    ),
    "doc_read_idx": N_(
        "An array whose first bytes say how many axes it has, and how long they are."
    ),
    "doc_load_pictures": N_("Pictures and labels, to learn from and to test with."),
    "heading_pictures": N_("The pictures"),
    "clothes": N_("Fashion-MNIST: 60,000 + 10,000 pictures of ten kinds of clothes, 28 × 28."),
    "digits": N_("MNIST: 60,000 + 10,000 pictures of handwritten digits, 28 × 28."),
    "heading_numbers": N_("Pictures as numbers"),
    "numbers": N_("Bytes from 0 to 255 become numbers from 0 to 1."),
    "doc_as_numbers": N_("Brightness from 0 to 1, with an axis for the one channel."),
    "doc_as_numbers_resized": N_(
        "Brightness from 0 to 1, with an axis for the one channel, in the model's size."
    ),
    # The model
    "heading_model": N_("The model"),
    "model": N_(
        "With every layer: the shape of what comes out of it (without the batch), and the parameters that it learns. All together: {total:,}."
    ),
    "onehot_in_graph": N_(
        "The one-hot rows are made inside the model, batch by batch, so that only ids are stored."
    ),
    "heading_untrained": N_("No training"),
    "only_counted": N_(
        "This model is there to be counted; there is nothing that it could learn from."
    ),
    "answers_many_times": N_(
        "This model gives many answers instead of one for each review or picture, so it cannot be trained on their labels. Flatten, or a layer that hands on only its last state, would make one of them."
    ),
    "too_few_ids": N_(
        "This model's table has fewer than {least} rows, too few for the ids that every review holds, so it cannot be trained."
    ),
    # Training
    "heading_split": N_("Held back"),
    "split_drawn": N_(
        "A share of {share} is drawn to validate with: always the same, because the draw has a seed."
    ),
    "split_last": N_("The last rows, a share of {share}, are held back to validate with."),
    "split_test": N_(
        "Validated on the test set, as the course does. What is tuned by it is no longer tested by it."
    ),
    "heading_batches": N_("Batches"),
    "batches": N_(
        "Reviews come {batch} at a time, and fewer at the end; each is made as long as the longest of its batch, and not as the longest of all."
    ),
    "doc_batches": N_("Ids and labels, batch by batch."),
    "heading_training": N_("Training"),
    "logits": N_(
        "The model answers with a logit: above 0 is positive, and its sigmoid is the probability."
    ),
    "early_stopping": N_(
        "Stops when the validation loss has not fallen for {patience} epochs, and goes back to the best."
    ),
    "left_off": N_(
        "Shuffling and XLA stay off: the batches are shuffled already, and XLA would compile anew for every length."
    ),
    "heading_test": N_("The test"),
    "test": N_("How well the model does with what it has never seen."),
}

#: What the program itself says. Names in braces are the program's own, filled in when it runs.
SENTENCES: Final[Mapping[str, str]] = {
    "option_epochs": N_("how often all training data are seen"),
    "option_imdb": N_("an imdb.npz in Keras' format"),
    "option_texts": N_("the aclImdb folder, or its .tar.gz"),
    "option_pictures": N_("an .npz, or the folder with the four .gz files"),
    "epochs_wanted": N_("--epochs wants 1 or more"),
    "path_wanted": N_("--data wants a path"),
    "not_fetched": N_(
        "The data could not be fetched ({error}); name a file that you have, with --data (in a notebook: DATA)."
    ),
    "file_missing": N_("{error.filename} is not there."),
    "no_imdb_file": N_("{path} cannot be read as an imdb.npz in Keras' format."),
    "no_review_files": N_("{path} cannot be read as the aclImdb folder or its archive."),
    "no_idx_file": N_("{path} cannot be read as one of the four files of the data set."),
    "no_pictures": N_("{path} cannot be read as pictures of 28 × 28 bytes with their labels."),
    "too_few_rows": N_("{path} has too few rows to {split} with: {len(rows)}."),
    "labels_differ": N_(
        "{path} has {len(rows)} rows to {split} with, but not one label for each (their shape is {labels.shape})."
    ),
    "labels_outside": N_(
        "{path} has labels to {split} with that are no whole numbers from 0 to {LAST_LABEL}."
    ),
}

#: What stands at the top of a program.
CHANGED: Final = N_("The model {name}, with changes of your own")
NEEDED: Final = N_("Needs Keras 3: {command}")
STARTED: Final = N_("Run it with: {command}")
WRITTEN: Final = N_("Written by imdb-tui.")
