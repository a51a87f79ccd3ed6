"""Words of praise and blame, always as pairs of (negative, positive), likeliest first."""

# fmt: off
_BAD = (
    "dull", "boring", "tedious", "predictable", "clumsy", "dreadful", "weak", "lifeless", "silly",
    "tiresome", "shallow", "forgettable", "flat", "pointless", "awful", "annoying", "hollow",
    "dreary", "muddled", "sloppy", "bland", "stale", "pretentious", "ridiculous", "feeble",
    "lazy", "terrible", "painful", "mediocre", "incoherent", "unfunny", "irritating", "contrived",
    "plodding", "cheap", "soulless", "laboured", "exhausting", "ponderous", "drab", "amateurish",
    "charmless", "monotonous", "lacklustre", "unbearable", "listless", "joyless", "stilted",
    "insipid", "hackneyed", "trite", "leaden", "witless", "vapid", "excruciating", "soporific",
    "turgid", "mawkish", "threadbare", "slapdash", "interminable", "derivative", "overwrought",
)
_GOOD = (
    "wonderful", "gripping", "moving", "charming", "clever", "delightful", "warm", "brilliant",
    "touching", "funny", "beautiful", "exciting", "fresh", "superb", "honest", "inventive",
    "absorbing", "tender", "thrilling", "witty", "graceful", "lively", "memorable", "intelligent",
    "elegant", "captivating", "rewarding", "fascinating", "enchanting", "imaginative", "splendid",
    "refreshing", "excellent", "marvellous", "heartfelt", "satisfying", "enjoyable",
    "magnificent", "assured", "dazzling", "engrossing", "stirring", "sparkling", "uplifting",
    "perceptive", "spellbinding", "exquisite", "luminous", "exhilarating", "radiant", "masterly",
    "beguiling", "sumptuous", "bewitching", "effervescent", "sublime", "poignant", "irresistible",
    "mesmerising",
)

_SHORT = 5  # "more dull" is not English, "more tedious" is

ADJECTIVES = (_BAD, _GOOD)
LONG_ADJECTIVES = (
    tuple(word for word in _BAD if len(word) > _SHORT),
    tuple(word for word in _GOOD if len(word) > _SHORT),
)

POLAR: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "adj": ADJECTIVES,
    "more_adj": LONG_ADJECTIVES,
    "np": (
        (
            "a mess", "a bore", "a disappointment", "a chore", "a waste of time", "a failure",
            "a disaster", "a letdown", "a slog", "a wasted evening", "a shambles", "a dud",
            "a muddle", "an ordeal", "a flop", "a mistake", "a missed chance", "a nuisance",
            "a blunder", "a catastrophe", "a travesty", "a damp squib", "a fiasco",
        ),
        (
            "a joy", "a treat", "a triumph", "a delight", "a gem", "a pleasure", "a success",
            "a marvel", "a little masterpiece", "an evening well spent", "a revelation",
            "a wonder", "a classic", "a feast", "a gift", "an achievement", "a small miracle",
            "a breath of air", "a tour de force", "an enchantment", "a knockout", "a rare bird",
            "a keeper",
        ),
    ),
    "quality": (
        (
            "boredom", "clumsiness", "padding", "confusion", "laziness", "noise",
            "self-importance", "tedium", "gloom", "sentimentality", "pretension", "carelessness",
            "monotony", "awkwardness", "bombast", "drudgery", "smugness", "emptiness",
        ),
        (
            "charm", "warmth", "wit", "tension", "imagination", "heart", "grace", "energy",
            "feeling", "suspense", "humour", "intelligence", "elegance", "sparkle", "tenderness",
            "courage", "panache", "finesse",
        ),
    ),
    "felt": (
        (
            "disliked", "hated", "resented", "loathed", "regretted", "despised", "endured",
            "detested", "suffered through",
        ),
        (
            "loved", "enjoyed", "admired", "liked", "adored", "treasured", "relished",
            "cherished", "savoured",
        ),
    ),
    "feel": (
        (
            "dislike", "hate", "resent", "loathe", "regret", "despise", "mock", "detest",
            "complain about",
        ),
        ("love", "enjoy", "admire", "like", "adore", "treasure", "praise", "cherish", "savour"),
    ),
    "mood": (
        (
            "bored", "disappointed", "annoyed", "restless", "irritated", "unmoved", "let down",
            "weary", "exasperated", "embarrassed", "sleepy", "impatient", "underwhelmed",
        ),
        (
            "moved", "gripped", "delighted", "charmed", "thrilled", "touched", "hooked", "amused",
            "entertained", "enchanted", "absorbed", "captivated", "spellbound",
        ),
    ),
    "react": (
        (
            "look at my watch", "yawn", "sigh", "reach for my coat", "squirm in my seat", "groan",
            "wish for the credits", "think about my laundry", "count the exit signs",
        ),
        (
            "laugh out loud", "smile", "hold my breath", "lean forward", "forget the time",
            "wipe away a tear", "feel like applauding", "grip the armrest", "forget my popcorn",
        ),
    ),
    "reacted": (
        (
            "looked at my watch", "yawned", "sighed", "reached for my coat",
            "squirmed in my seat", "groaned", "wished for the credits",
            "thought about my laundry", "counted the exit signs",
        ),
        (
            "laughed out loud", "smiled", "held my breath", "leaned forward", "forgot the time",
            "wiped away a tear", "felt like applauding", "gripped the armrest",
            "forgot my popcorn",
        ),
    ),
    "reacting": (
        (
            "yawning", "sighing", "looking at my watch", "grumbling", "shaking my head",
            "groaning", "fidgeting",
        ),
        (
            "smiling", "laughing", "grinning", "humming the tune", "holding my breath", "beaming",
            "applauding",
        ),
    ),
    "manner": (
        ("badly", "clumsily", "carelessly", "lazily", "timidly", "woodenly", "sloppily"),
        (
            "beautifully", "cleverly", "gracefully", "tenderly", "brilliantly", "honestly",
            "masterfully",
        ),
    ),
    "expect": (
        ("feared", "dreaded", "worried about", "been warned about", "expected to hate"),
        ("hoped for", "wished for", "dreamed of", "looked forward to", "expected to love"),
    ),
    "hours": (
        ("wasted", "thrown away", "down the drain", "lost for good", "of my life I want back"),
        (
            "well spent", "happily spent", "that flew by", "I would gladly spend again",
            "I would not trade",
        ),
    ),
    "actor_does": (
        (
            "sleepwalks through every scene", "mumbles every line", "never finds the character",
            "reads the lines like a shopping list", "looks lost from the first shot", "overacts",
            "shouts where a whisper would do", "has one expression for everything",
            "seems to be waiting for the bus", "hams it up without mercy", "phones it in",
        ),
        (
            "lights up every scene", "makes every line sing", "finds the heart of the character",
            "says more with a glance than others with a speech",
            "holds the screen without effort", "gives the performance of the year",
            "makes you believe every word", "steals every scene", "brings real depth to the part",
            "is a pleasure to watch", "breaks your heart with one look",
        ),
    ),
    "actor_adj": (
        (
            "wooden", "unconvincing", "stiff", "miscast", "flat", "hammy", "lost", "bland",
            "shrill", "lifeless", "uneasy", "charmless",
        ),
        (
            "convincing", "magnetic", "natural", "terrific", "perfectly cast", "subtle", "superb",
            "unforgettable", "commanding", "touching", "nuanced", "mesmerising",
        ),
    ),
    "plot_does": (
        (
            "falls apart at the first question", "limps from one coincidence to the next",
            "makes no sense", "goes nowhere", "runs out of ideas", "drags", "repeats itself",
            "gets lost in side roads", "gives everything away too early", "collapses halfway",
            "leaves every thread dangling", "creaks at every turn",
        ),
        (
            "surprises at every turn", "holds together to the last clue", "makes perfect sense",
            "flies by", "never runs out of ideas", "grips from the start", "keeps you guessing",
            "ties every thread neatly", "builds and builds", "rewards your patience",
            "unfolds like a well-kept secret", "earns every twist",
        ),
    ),
    "craft_does": (
        (
            "drowns every scene", "gets on the nerves", "looks cheap",
            "draws attention to itself", "kills every mood", "hurts the eyes and ears",
            "spoils the best moments", "never fits", "gives one a headache",
            "belongs in another film",
        ),
        (
            "lifts every scene", "stays in the mind", "looks stunning", "serves the story",
            "sets every mood", "is a feast for the eyes and ears",
            "makes the best moments better", "always fits", "gives one goosebumps",
            "deserves a prize",
        ),
    ),
    "ending_does": (
        (
            "comes out of nowhere", "betrays everything before it", "falls flat",
            "drags on forever", "insults the audience", "fizzles out", "solves nothing",
            "feels tacked on",
        ),
        (
            "lands perfectly", "crowns everything before it", "left me in tears",
            "is pitch-perfect", "respects the audience", "takes your breath away",
            "ties it all together", "feels truly earned",
        ),
    ),
    "verdict": (
        (
            "I cannot recommend it", "I want my evening back", "once was more than enough",
            "I would not sit through it again", "you will regret the ticket", "it fails",
            "it left me cold", "nobody should have to sit through this",
            "it simply does not work",
        ),
        (
            "I recommend it warmly", "I would see it again tomorrow", "once is not enough",
            "I could sit through it twice", "you will not regret the ticket", "it succeeds",
            "it won me over", "everybody should have a chance to see this", "it simply works",
        ),
    ),
    "advice": (
        (
            "skip it", "stay at home", "save your money", "avoid it", "read a book instead",
            "go for a walk instead", "give it a miss", "spare yourself the trouble",
        ),
        (
            "see it", "go and see it", "spend the money", "seek it out",
            "take your friends along", "catch it while it runs", "give it a chance",
            "treat yourself",
        ),
    ),
    "if_only": (  # after "It would have been {~adj} if only …"
        (
            "anyone had finished the script", "somebody had trimmed an hour",
            "the cast had been awake", "the director had trusted the story",
            "the jokes had been funny", "the second half had been as strong as the trailer",
        ),
        (
            "the cast had not been so strong", "the script had not been so sharp",
            "the director had not known exactly when to stop", "the jokes had not been so good",
            "the music had not been so lovely", "everyone involved had not cared so much",
        ),
    ),
    "score": (
        ("3", "2", "4", "1"),
        ("8", "9", "7", "10"),
    ),
    "word": (  # what people say in one word
        ("rubbish", "trash", "dreck", "garbage", "poor stuff"),
        ("genius", "magic", "gold", "art", "great stuff"),
    ),
}
