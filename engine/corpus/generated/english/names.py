"""Invented names: of people (first names only), of places put together from parts, and of films."""

# fmt: off
WOMEN = (
    "Marta", "Nora", "Clara", "Ida", "Greta", "Anika", "Elena", "Mina", "Lotte", "Rosa", "Priya",
    "Agnes", "Zofia", "Beatrice", "Lucia", "Ingrid", "Sunniva", "Odile", "Amara", "Dorothea",
    "Tilda", "Xenia", "Noor", "Birgit", "Cosima",
)
MEN = (
    "Tomas", "Leon", "Emil", "Jonas", "Samir", "Viktor", "Daniel", "Yusuf", "Hugo", "Oskar",
    "Stefan", "Milo", "Anton", "Kwame", "Felix", "Mateo", "Ravi", "Casper", "Benno", "Ismael",
    "Jun", "Walter", "Piet", "Aurelio", "Edmund",
)

PLACE_HEADS = (
    "Harrow", "Oster", "Wend", "Marl", "Quill", "Bram", "Thistle", "Corve", "Elder", "Fenn",
    "Grey", "Hollow", "Isk", "Juni", "Keld", "Lorn", "Moss", "Nettle", "Ober", "Pel", "Raven",
    "Sorrel", "Tarn", "Ulver", "Vell", "Wick", "Yarrow", "Amber", "Birk", "Cinder", "Dun",
    "Ember", "Frost", "Gorse", "Heron", "Ivel", "Kestrel", "Lark", "Mirren", "Norr",
    "Osprey", "Plover", "Quern", "Rush", "Sable", "Teasel", "Umber", "Vetch", "Withy", "Alder",
    "Bracken", "Clover", "Dapple", "Elm", "Furze", "Gander", "Hazel", "Ivory", "Jasper", "Kite",
    "Linnet", "Merle", "Nutter", "Orchil", "Pewter", "Quince", "Rowan", "Swallow", "Tansy", "Ulm",
    "Verrin", "Wren", "Yew", "Zennor", "Aspen", "Beck", "Curlew", "Dock", "Egret", "Fallow",
)
PLACE_TAILS = (
    "mere", "wick", "stead", "holm", "haven", "ford", "dale", "moor", "burn", "gate", "combe",
    "scar", "well", "thorpe", "fell", "by", "marsh", "cliffe", "hurst", "strand", "garth", "lund",
)

TITLES = (
    "The {thing} of {town}", "{number} {people} in {town}", "A Winter in {town}",
    "The Road to {town}", "{name} and the {thing}", "Goodbye, {town}", "The {people} of {town}",
    "No {thing} for {name}", "Last Bus to {town}", "{town}, Late in the Year",
    "The {town} Affair", "Waiting for the {town} Ferry", "{name} Takes the Stairs",
    "Under the {town} Sky", "The Second {thing}, and the Third", "Letters from {town}",
    "What {name} Carried Home", "Midnight at {town} Junction",
)
TITLE_THINGS = (
    "Lantern", "Clock", "Orchard", "Piano", "Staircase", "Kite", "Almanac", "Umbrella", "Bell",
    "Compass", "Violin", "Wardrobe", "Weathervane", "Thimble", "Carousel", "Telescope",
    "Suitcase", "Accordion", "Sundial", "Gramophone", "Teapot", "Barometer", "Marionette",
    "Sextant",
)
TITLE_PEOPLE = (
    "Bakers", "Clockmakers", "Strangers", "Sisters", "Pilots", "Tailors", "Fiddlers", "Cousins",
    "Lodgers", "Beekeepers", "Ferrymen", "Widows", "Apprentices", "Gardeners", "Cartographers",
)
NUMBERS = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Eleven", "Twelve")

# Each actor under the names that one review uses. No real person, so no surnames.
ACTRESSES = (
    ("the lead actress", "the actress in the lead"),
    ("the newcomer in the lead", "the newcomer"),
    ("the young woman in the main part", "the young woman"),
    ("the star", "the star of the film"),
    ("the leading lady", "our leading lady"),
    ("the teenager in the main part", "the teenager"),
)
ACTORS = (
    ("the lead actor", "the actor in the lead"),
    ("the newcomer in the lead", "the newcomer"),
    ("the young man in the main part", "the young man"),
    ("the star", "the star of the film"),
    ("the veteran in the lead", "the veteran"),
    ("the leading man", "our leading man"),
)
MORE_ACTRESSES = (
    "the supporting actress", "the actress who plays {name}",
    "the woman in the part of the {other}", "the girl who plays {name}",
    "the singer in the role of {name}",
)
MORE_ACTORS = (
    "the supporting actor", "the actor who plays {name}", "the comedian who plays the {other}",
    "the boy in the part of {name}", "the man who plays the {other}",
)
