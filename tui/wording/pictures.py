"""The words for pictures: what could not be read, what was done to them, and what they show."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

PICTURES_REFUSED: Final[Mapping[str, str]] = {
    "unknown_pictures": N_(
        "There are no pictures named “{name}”; known are {known}, or give a path."
    ),
    "unknown_data": N_(
        "There are neither reviews nor pictures named “{name}”; known are {known}, or give a path."
    ),
    "single_picture": N_(
        "{path} is a single picture; see it through a network with: imdb-tui maps digit-cnn --picture {path}"
    ),
    "data_unrecognised": N_(
        "{path} is nothing that can be read as reviews or as pictures; a .csv or .tsv table, the aclImdb folder or archive, Keras' imdb.npz, or an .npz of pictures is wanted."
    ),
    "data_folder_unrecognised": N_(
        "{path} has neither train and test folders with pos and neg reviews, as aclImdb has them, nor the four files of MNIST or Fashion-MNIST; pictures of your own can be imported as an .npz."
    ),
    "data_empty": N_("{path} is empty; it holds neither reviews nor pictures."),
    "data_of_other_arrays": N_(
        "{path} holds {found}; x_train, y_train, x_test and y_test are wanted, of reviews as in Keras' imdb.npz or of pictures."
    ),
    "nothing_stored": N_("Nothing is stored of {name}, so there is nothing to remove."),
    "pictures_absent": N_(
        "The pictures of {name} are not here yet; fetch them with: imdb-tui data fetch {name}"
    ),
    "digits_gone": N_(
        "The digits that come with scikit-learn are damaged or gone; install the app again."
    ),
    "not_the_real_set": N_(
        "{path} does not hold the pictures of {name}; fetch them with: imdb-tui data fetch {name}, or choose another name with --name."
    ),
    "pictures_unrecognised": N_(
        "{path} is nothing that can be read as pictures; an .npz is wanted, or the folder with the four files of MNIST or Fashion-MNIST."
    ),
    "idx_file_missing": N_(
        "{path} has no {wanted}; the four files of MNIST or Fashion-MNIST are wanted, packed or not."
    ),
    "idx_magic_wrong": N_(
        "{path} begins with {found}, as no file of MNIST or Fashion-MNIST does; get it anew."
    ),
    "idx_count_wrong": N_("{path} does not hold the {shape} numbers that it says; get it anew."),
    "picture_arrays_missing": N_(
        "{path} holds {found}; x_train, y_train, x_test and y_test are wanted, or train_images, train_labels, test_images and test_labels."
    ),
    "picture_size_wrong": N_(
        "The pictures in {path} are {found}; grey ones of {side}×{side} are wanted."
    ),
    "picture_dtype_wrong": N_(
        "{path} holds numbers of the kind {found}; pictures are wanted as uint8, or as float from 0 to 1."
    ),
    "picture_range_wrong": N_(
        "The pictures in {path} go from {lowest} to {highest}; as float they must go from 0 to 1."
    ),
    "picture_counts_differ": N_(
        "{path} has {pictures} pictures and {labels} labels; there must be as many."
    ),
    "picture_labels_wrong": N_(
        "The labels in {path} are {found}; one whole number for each picture is wanted."
    ),
    "label_outside": N_(
        "Picture {row} in {path} has the label {label}, and the classes go from 0 to {largest}."
    ),
    "model_of_other_classes": N_(
        "{model} knows fewer classes than the pictures of {source} have; choose other pictures."
    ),
    "model_without_kernels": N_("{model} has no convolution, so it has no kernels to look at."),
    "name_of_pictures": N_("{name} is the name of pictures; choose another with --name."),
    "name_of_reviews": N_("{name} is the name of reviews; choose another with --name."),
    "pictures_have_no_words": N_(
        "{path} holds pictures, and these have no words; leave out --rule and --words-of."
    ),
    "picture_file_unknown": N_(
        "{path} is no picture; PNG, JPEG, GIF, BMP, WebP and TIFF can be read."
    ),
    "picture_file_damaged": N_("{path} is damaged or cut short; save the picture anew."),
    "picture_file_huge": N_(
        "{path} has more than the {most} pixels that a picture may have; make it smaller first."
    ),
    "no_pictures": N_("{path} holds no pictures."),
    "one_class": N_(
        "The pictures in {path} all show the same; two classes are needed to learn anything."
    ),
}

PICTURES_NOTICES: Final[Mapping[str, str]] = {
    "picture_inverted": N_(
        "{path} is dark on a bright ground; it was turned round, because the networks know bright on black."
    ),
    "pictures_scaled": N_(
        "The pictures in {path} go from 0 to 1; they were scaled to whole numbers from 0 to 255."
    ),
}

PICTURES_STAGES: Final[Mapping[str, str]] = {
    "drawing": N_("Drawing the clothes"),
}
