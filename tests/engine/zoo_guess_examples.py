"""Guesses, wrong and right, and the code of what each is told."""

# What is counted: (model, settings, place), so that the examples below can name it shortly.
ROWS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "one-hot RNN": ("onehot-rnn", (), 2),  # 500×8 + 8×8 + 8
    "LSTM": ("lstm", (), 2),  # 4·(16×8 + 8×8 + 8)
    "LSTM, wide": ("conv-lstm", (), 5),  # 4·(64×55 + 55×55 + 55)
    "last Dense": ("onehot-rnn", (), 3),  # 8×1 + 1
    "LSTM, sequences": ("stacked-lstm", (), 2),
    "GRU, sequences": ("stacked-gru", (), 2),
    "GRU": ("gru", (), 2),  # 3·(32×32 + 32×32 + 2×32)
    "GRU, wide": ("gru", ("embedding=16",), 2),  # 3·(16×32 + 32×32 + 2×32)
    "GRU, reset before": ("gru", ("reset_after=no",), 2),
    "Embedding": ("flat-embedding", (), 1),  # 5000×32
    "subwords": ("average-pooling", (), 1),
    "mean": ("average-pooling", (), 2),
    "Flatten": ("flat-embedding", (), 2),
    "flat Dense": ("flat-embedding", (), 3),  # 16000×1 + 1
    "Dense, alike": ("average-pooling", ("embedding=12",), 3),  # 12×16 + 16
    "Dense": ("conv1d", (), 8),  # 128×128 + 128
    "Conv1D": ("conv1d", (), 2),  # 5×32×128 + 128
    "Conv1D, strides": ("conv1d", ("1.strides=2",), 2),
    "Conv1D, same": ("conv1d", ("1.strides=3", "1.padding=same"), 2),
    "Conv1D, same, wide": ("conv1d", ("1.strides=3", "1.padding=same", "1.kernel=9"), 2),
    "MaxPooling1D": ("conv1d", (), 3),
    "MaxPooling1D, overlapping": ("conv1d", ("2.strides=2",), 3),  # 246
    "GlobalMaxPooling1D": ("conv1d", (), 7),
    "Conv2D on a picture": ("fashion-cnn", (), 1),  # 3×3×1×32 + 32
    "Conv2D": ("fashion-cnn", (), 3),  # 3×3×32×64 + 64
    "Conv2D, no bias": ("dense-cnn", (), 1),  # 2×2×1×1
    "Conv2D, no bias, second": ("dense-cnn", (), 2),
    "MaxPooling2D": ("fashion-cnn", (), 2),
    "flat picture": ("fashion-cnn", (), 5),
    "Dropout": ("conv1d", (), 9),
}

COUNTS = [
    ("one-hot RNN", 4072, "count_right"),
    ("Dropout", 0, "nothing_learnt"),
    # A table left out, or two
    ("one-hot RNN", 4064, "part_left_out"),
    ("one-hot RNN", 4008, "part_left_out"),
    ("one-hot RNN", 72, "part_left_out"),
    ("one-hot RNN", 4000, "parts_left_out"),
    ("one-hot RNN", 64, "parts_left_out"),
    ("Conv1D", 20480, "part_left_out"),
    ("flat Dense", 16000, "part_left_out"),
    ("LSTM", 768, "part_left_out_of_gates"),
    ("GRU", 6144, "part_left_out_of_gates"),
    ("LSTM", 512, "parts_left_out_of_gates"),
    # Gates
    ("LSTM", 200, "gates_forgotten"),
    ("GRU", 2112, "gates_forgotten"),
    ("LSTM", 600, "gates_miscounted"),
    ("GRU", 8448, "gates_miscounted"),
    ("one-hot RNN", 16288, "gates_not_there"),
    ("LSTM", 776, "part_without_gates"),
    ("LSTM", 192, "gates_and_part"),
    ("LSTM", 136, "gates_and_part"),
    # As if it were of another kind
    ("GRU", 4 * (32 * 32 + 32 * 32 + 32), "another_kind"),
    ("LSTM", 3 * (16 * 8 + 8 * 8 + 2 * 8), "another_kind"),
    ("GRU, sequences", 4 * (16 * 8 + 8 * 8 + 8), "another_kind"),  # and 100×8 come out
    ("one-hot RNN", 3 * (500 * 8 + 8 * 8 + 2 * 8), "another_kind"),
    # Biases
    ("GRU", 6240, "biases_once"),
    ("GRU, reset before", 6336, "biases_twice"),
    ("LSTM", 832, "biases_twice"),
    ("one-hot RNN", 4080, "biases_twice"),
    ("one-hot RNN", 4065, "single_bias"),
    ("LSTM", 772, "single_bias"),
    ("LSTM", 769, "single_bias"),
    ("Conv2D, no bias", 5, "biases_not_there"),
    ("Embedding", 160032, "biases_not_there"),
    # Sides
    ("Conv1D", 128 * 32 + 128, "side_left_out"),
    ("Conv1D", 5 * 128 + 128, "side_left_out"),
    ("Conv1D", 5 * 32 + 128, "side_left_out"),
    ("Conv2D", 3 * 32 * 64 + 64, "side_left_out"),
    ("Embedding", 5000, "side_left_out"),
    ("Conv2D", 32 * 64 + 64, "sides_left_out"),
    ("Conv1D", 128 * 32 * 5 + 5, "kernel_and_filters_exchanged"),
    ("Conv2D on a picture", 32 * 32 * 3 + 3, "kernel_and_filters_exchanged"),
    ("one-hot RNN", 500 * 8 + 500 * 8 + 8, "side_replaced"),
    ("one-hot RNN", 8 * 8 + 8 * 8 + 8, "side_replaced"),
    ("one-hot RNN", 500 * 8 + 500 * 500 + 8, "side_replaced"),
    ("LSTM", 4 * (16 * 8 + 16 * 8 + 8), "side_replaced"),
    ("Conv1D", 20480 + 32, "side_replaced"),
    ("one-hot RNN", 8 * 500 + 500 * 500 + 500, "sides_exchanged"),
    ("flat Dense", 16001 + 1, "sides_added"),
    ("Conv2D, no bias", 6, "sides_added"),
    # Two at once
    ("GRU", 2080, "and_biases_once"),
    ("GRU", 3 * (32 * 32 + 32), "and_biases_once"),
    ("LSTM", 3 * (16 * 8 + 8 * 8), "side_left_out"),
    ("one-hot RNN", 3 * 4064, "and_part_left_out"),
    ("one-hot RNN", 500 * 8 + 500 * 8, "and_part_left_out"),
    ("Conv1D", 5 * 128, "and_part_left_out"),
    ("Conv1D", 5 * 32, "and_part_left_out"),
    ("Conv2D", 9 * 64, "and_part_left_out"),
    ("Conv2D on a picture", 9 * 3 * 32, "and_part_left_out"),
    ("LSTM, wide", 4 * 55 * (55 + 1), "part_left_out_of_gates"),  # 55 + 1, as if 64 were left out
    # A picture is grey
    ("Conv2D on a picture", 9 * 3 * 32 + 32, "taken_in_colour"),
    ("Conv2D on a picture", 3 * 320, "taken_in_colour"),
    ("Conv2D, no bias", 12, "taken_in_colour"),
    ("Conv2D, no bias, second", 12, "count_too_large"),
    # With small numbers, or of sides that nobody takes for one another: chance
    ("Conv2D, no bias", 8, "count_too_large"),
    ("Conv2D on a picture", 9 * 9 * 32 + 32, "count_too_large"),
    ("Conv1D", 32 * 32 * 128 + 128, "count_too_large"),
    ("last Dense", 8 + 8, "count_too_large"),
    ("Dense, alike", 16 * 16 + 16, "count_too_large"),
    # What comes in
    ("one-hot RNN", 407200, "shared_by_places"),
    ("Conv1D", 20608 * 500, "shared_by_places"),
    ("Conv1D", 20608 * 496, "shared_by_places"),
    ("Conv2D", 18496 * 14 * 14, "shared_by_places"),
    ("Conv1D", 20480 + 496 * 128, "part_shared_by_places"),
    ("one-hot RNN", 100 * 8 + 8 * 8 + 8, "places_counted"),
    ("Embedding", 500 * 32, "places_counted"),
    ("one-hot RNN", 50000 * 8 + 8 * 8 + 8, "part_shared_by_places"),
    ("flat Dense", 32 + 1, "counted_a_layer_early"),
    ("flat Dense", 500 + 1, "counted_a_layer_early"),
    # Other numbers
    ("GRU", 160000, "count_of_layer_before"),
    ("GRU", 1056, "count_of_layer_after"),
    ("Flatten", 16000, "numbers_out"),
    ("one-hot RNN", 8, "numbers_out"),
    ("Dense", 128, "numbers_out"),
    ("GRU", 16000, "numbers_in"),
    # Nothing that has a name
    ("one-hot RNN", 40720, "count_too_large"),
    ("one-hot RNN", 0, "count_too_small"),
    ("one-hot RNN", 4071, "count_too_small"),
    ("Dropout", 7, "tables_not_there"),
]

SHAPES = [
    ("Conv1D", "496, 128", "shape_right"),
    ("Conv1D", "(None, 496, 128)", "shape_right"),
    ("subwords", "?, 16", "shape_right"),
    ("subwords", "(None, None, 16)", "shape_right"),
    ("subwords", "None, 16", "shape_right"),
    ("subwords", "None, ?, 16", "shape_right"),
    ("mean", "(None, 16)", "shape_right"),
    # Only Keras' own None stands for the batch
    ("mean", "?, 16", "steps_pooled_away"),
    ("mean", "none, 16", "steps_pooled_away"),
    ("Conv1D", "?, 496, 128", "axes_of_shape"),
    ("subwords", "?, ?, 16", "axes_of_shape"),
    ("subwords", "None, None, None, 16", "axes_of_shape"),
    # As a whole
    ("Conv1D", "496", "axes_of_shape"),
    ("Conv1D", "20, 496, 128", "axes_of_shape"),
    ("subwords", "?", "axes_of_shape"),
    ("Embedding", "5000, 32", "shape_of_table"),
    ("Dense", "128, 128", "shape_of_table"),
    ("Conv1D", "128, 496", "shape_in_other_order"),
    ("Flatten", "500, 32", "shape_not_flattened"),
    ("LSTM", "100, 8", "only_last_state"),
    ("GlobalMaxPooling1D", "15, 128", "steps_pooled_away"),
    ("mean", "20, 16", "steps_pooled_away"),
    ("LSTM, sequences", "8", "every_state"),
    ("Conv1D", "128", "every_place"),
    ("Conv1D", "63488", "flattened_too_early"),
    ("Conv1D", "500, 32", "several_axes"),
    # Of all steps one number for each feature
    ("GlobalMaxPooling1D", "15", "steps_for_features"),
    ("GlobalMaxPooling1D", "1920", "pooled_as_flattened"),
    ("GlobalMaxPooling1D", "1", "one_for_all_features"),
    ("GlobalMaxPooling1D", "77", "features_are_left"),
    ("mean", "1", "one_for_all_features"),
    ("mean", "8185", "features_are_left"),
    # A window that must fit
    ("Conv1D", "500, 128", "window_not_taken_off"),
    ("Conv1D", "495, 128", "first_place_forgotten"),
    ("Conv1D", "497, 128", "first_place_twice"),
    ("Conv1D", "490, 128", "size_too_small"),
    ("Conv1D", "600, 128", "size_too_large"),
    ("Conv1D, strides", "496, 128", "stride_forgotten"),
    ("Conv1D, strides", "249, 128", "rounded_up"),
    ("Conv1D, strides", "250, 128", "taken_as_same"),
    ("MaxPooling1D", "100, 128", "rounded_up"),
    ("MaxPooling1D", "98, 128", "first_place_forgotten"),
    ("MaxPooling1D", "496, 128", "places_kept"),
    ("MaxPooling1D", "492, 128", "stride_forgotten"),
    ("MaxPooling1D, overlapping", "99, 128", "window_taken_for_stride"),
    ("MaxPooling2D", "13, 14, 32", "first_place_forgotten"),
    # A window whose edge is filled up: ⌈500 ÷ 3⌉ = 167
    ("Conv1D, same", "166, 128", "taken_as_valid"),
    ("Conv1D, same, wide", "166, 128", "cut_off"),
    ("Conv1D, same", "500, 128", "stride_forgotten"),
    ("Conv1D, same", "168, 128", "first_place_not_added"),
    ("Conv1D, same", "9, 128", "size_too_small"),
    ("Conv1D, same", "501, 128", "size_too_large"),
    # Other axes
    ("Conv1D", "?, 128", "size_is_known"),
    ("subwords", "20, 16", "size_varies"),
    ("LSTM, sequences", "99, 8", "axis_stays"),
    ("MaxPooling1D", "99, 25", "features_pooled"),
    ("Embedding", "32, 32", "side_for_places"),
    ("LSTM, sequences", "16, 8", "shape_of_table"),
    ("Conv1D", "496, 32", "features_stay_in"),
    ("Conv1D", "496, 4096", "features_multiplied"),
    ("Conv1D", "496, 160", "features_added"),
    ("Conv1D", "496, 500", "places_for_made"),
    ("Conv1D", "496, 5", "kernel_for_made"),
    ("Conv2D", "14, 14, 3", "kernel_for_made"),
    ("Conv2D on a picture", "28, 28, 3", "colours_for_made"),
    ("Conv2D, no bias", "15, 15, 2", "kernel_for_made"),
    ("Conv2D on a picture", "28, 28, 33", "size_is_made"),
    ("last Dense", "9", "size_is_made"),
    ("Embedding", "500, 5000", "side_for_made"),
    ("Conv1D", "496, 7", "size_is_made"),
    ("Flatten", "532", "sizes_added"),
    ("flat picture", "49", "sizes_left_out"),
    ("flat picture", "448", "sizes_left_out"),
    ("flat picture", "78", "sizes_added"),
    ("Flatten", "15999", "sizes_to_multiply"),
]
