"""The fifteen models as the course has them: every total and every row."""

TOTALS = {
    "embedding-lookup": 14,
    "flat-embedding": 176_001,
    "conv1d": 361_345,
    "gru": 167_425,
    "conv-lstm": 196_760,
    "average-pooling": 131_249,
    "onehot-rnn": 4_081,
    "embedding-rnn": 8_209,
    "lstm": 8_809,
    "stacked-lstm": 9_353,
    "stacked-gru": 9_065,
    "deep-conv1d": 725_457,
    "dense-cnn": 23_049,
    "fashion-cnn": 333_526,
    "digit-cnn": 702_806,
}
ROWS = {
    "embedding-lookup": """
        input                       5            0
        embedding                   5×2         14
        flatten                     10           0
    """,
    "flat-embedding": """
        input                       500          0
        embedding                   500×32  160000
        flatten                     16000        0
        dense                       1        16001
    """,
    "conv1d": """
        input                       500          0
        embedding                   500×32  160000
        conv1d                      496×128  20608
        max_pooling1d               99×128       0
        conv1d_1                    95×128   82048
        max_pooling1d_1             19×128       0
        conv1d_2                    15×128   82048
        global_max_pooling1d        128          0
        dense                       128      16512
        dropout                     128          0
        dense_1                     1          129
    """,
    "gru": """
        input                       500          0
        embedding                   500×32  160000
        gru                         32        6336
        dense                       32        1056
        dropout                     32           0
        dense_1                     1           33
    """,
    "conv-lstm": """
        input                       500          0
        embedding                   500×32  160000
        dropout                     500×32       0
        conv1d                      496×64   10304
        max_pooling1d               124×64       0
        lstm                        55       26400
        dense                       1           56
    """,
    "average-pooling": """
        input                       ?            0
        embedding                   ?×16    130960
        global_average_pooling1d    16           0
        dense                       16         272
        dense_1                     1           17
    """,
    "onehot-rnn": """
        input                       100          0
        one_hot                     100×500      0
        simple_rnn                  8         4072
        dense                       1            9
    """,
    "embedding-rnn": """
        input                       100          0
        embedding                   100×16    8000
        simple_rnn                  8          200
        dense                       1            9
    """,
    "lstm": """
        input                       100          0
        embedding                   100×16    8000
        lstm                        8          800
        dense                       1            9
    """,
    "stacked-lstm": """
        input                       100          0
        embedding                   100×16    8000
        lstm                        100×8      800
        lstm_1                      8          544
        dense                       1            9
    """,
    "stacked-gru": """
        input                       100          0
        embedding                   100×16    8000
        gru                         100×8      624
        gru_1                       8          432
        dense                       1            9
    """,
    "deep-conv1d": """
        input                       300          0
        embedding                   300×100  50000
        conv1d                      296×64   32064
        conv1d_1                    292×64   20544
        max_pooling1d               146×64       0
        conv1d_2                    142×128  41088
        conv1d_3                    138×128  82048
        max_pooling1d_1             69×128       0
        conv1d_4                    65×256  164096
        conv1d_5                    61×256  327936
        max_pooling1d_2             30×256       0
        flatten                     7680         0
        dense                       1         7681
    """,
    "dense-cnn": """
        input                       16×16×1      0
        conv2d                      15×15×1      4
        conv2d_1                    14×14×1      4
        max_pooling2d               7×7×1        0
        flatten                     49           0
        dense                       128       6400
        dense_1                     128      16512
        dense_2                     1          129
    """,
    "fashion-cnn": """
        input                       28×28×1      0
        conv2d                      28×28×32   320
        max_pooling2d               14×14×32     0
        conv2d_1                    14×14×64 18496
        max_pooling2d_1             7×7×64       0
        flatten                     3136         0
        dense                       100     313700
        dropout                     100          0
        dense_1                     10        1010
    """,
    "digit-cnn": """
        input                       28×28×1      0
        conv2d                      28×28×64   640
        max_pooling2d               14×14×64     0
        conv2d_1                    14×14×128 73856
        max_pooling2d_1             7×7×128      0
        flatten                     6272         0
        dense                       100     627300
        dropout                     100          0
        dense_1                     10        1010
    """,
}
