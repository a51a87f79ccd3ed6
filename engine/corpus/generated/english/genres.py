"""What the films are about. Nothing here is praise or blame."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of film, with the people, places, aims, scenes and things that belong to it."""

    names: tuple[str, ...]
    heroes: tuple[str, ...]
    places: tuple[str, ...]
    goals: tuple[str, ...]
    scenes: tuple[str, ...]
    things: tuple[str, ...]


# fmt: off
GENRES = (
    Genre(
        ("thriller", "crime drama", "mystery"),
        (
            "retired detective", "night watchman", "court stenographer", "locksmith",
            "rookie inspector", "newspaper photographer", "forger", "harbour pilot",
        ),
        (
            "a harbour town", "the old docks", "a hotel out of season",
            "the capital in a heatwave", "a tower block with one working lift",
            "a border village", "an archive below the museum",
        ),
        (
            "find out who sent the letters", "clear an old friend's name",
            "recover a stolen ledger", "follow the money to its source",
            "solve a case that everyone else has closed",
            "decode a message hidden in a crossword", "get a witness safely to court",
        ),
        (
            "the chase through the fish market", "the interrogation in the lift",
            "the exchange on the night ferry", "the blackout at the station",
            "the search of the flooded cellar", "the meeting under the bridge",
        ),
        (
            "a locked suitcase", "an unsigned confession", "a set of false passports", "a ledger",
            "a train ticket", "a blurred photograph", "a key without a lock",
        ),
    ),
    Genre(
        ("comedy", "farce", "screwball comedy"),
        (
            "wedding planner", "out-of-work clown", "substitute teacher", "baker", "hotel porter",
            "town mayor", "driving instructor", "door-to-door salesman",
        ),
        (
            "a seaside resort", "a bakery on its last day", "a caravan park", "the town hall",
            "a wedding with two grooms", "a school canteen", "a very small airport",
        ),
        (
            "save the bakery", "hide a goose from the landlord", "cater for four hundred guests",
            "pass for a French chef", "win the village fair", "keep two dinner parties apart",
            "return a borrowed tuxedo",
        ),
        (
            "the dinner with the in-laws", "the runaway wedding cake",
            "the mix-up with the luggage", "the speech at the town hall", "the driving test",
            "the goose in the wardrobe",
        ),
        (
            "a wedding cake", "a borrowed tuxedo", "a goose", "an unpaid bill", "a trombone",
            "a misdelivered parcel", "an enormous hat",
        ),
    ),
    Genre(
        ("western", "frontier story"),
        (
            "schoolteacher", "telegraph operator", "blacksmith", "cattle driver",
            "travelling dentist", "widowed rancher", "young sheriff",
        ),
        (
            "a silver town", "the high plains", "a fort that nobody needs any more",
            "the salt desert", "a railway camp", "a valley without water",
        ),
        (
            "bring the herd through before the snow", "keep the railway out of the valley",
            "carry the mail across the pass", "stand up to the mine owner", "dig a well",
            "find a brother who rode south",
        ),
        (
            "the crossing of the river", "the long wait at the depot", "the storm on the ridge",
            "the card game", "the auction of the ranch", "the burning of the bridge",
        ),
        (
            "a telegram", "a worn saddle", "a silver claim", "a broken compass", "a blind mule",
            "a water map",
        ),
    ),
    Genre(
        ("ghost story", "chiller", "haunted-house film"),
        (
            "piano tuner", "caretaker", "grieving composer", "lighthouse keeper", "estate agent",
            "folklore student", "night nurse",
        ),
        (
            "a lighthouse", "a boarding school in the holidays", "a farmhouse on the moor",
            "an abandoned sanatorium", "a flat above a toy shop", "an island in the fog",
        ),
        (
            "discover who rings the bell at night", "spend a whole winter alone",
            "learn what the last tenant saw", "sell a house that will not be sold",
            "lay an old quarrel to rest", "record the voices in the wall",
        ),
        (
            "the night in the attic", "the music from the empty room",
            "the footsteps on the gravel", "the walk along the corridor",
            "the game of hide and seek", "the storm in the lantern room",
        ),
        (
            "a music box", "a portrait with no face", "a diary", "a row of children's shoes",
            "a bricked-up door", "a tape recorder", "a bell rope",
        ),
    ),
    Genre(
        ("heist film", "caper"),
        (
            "safe-cracker", "getaway driver", "museum guard", "card sharp", "alarm engineer",
            "art restorer", "retired acrobat",
        ),
        (
            "a casino on a lake", "the national museum", "a private bank", "a luxury train",
            "an auction house", "a mint in the mountains",
        ),
        (
            "steal a painting and put it back", "empty a vault in nine minutes",
            "rob a man who robbed them first", "swap the diamond for a lump of sugar",
            "pull off one last job", "break into a bank during its own party",
        ),
        (
            "the ride on the lift shaft", "the rehearsal in the warehouse",
            "the twelve-minute break-in", "the double cross on the roof",
            "the escape by laundry van", "the auction",
        ),
        (
            "a forged painting", "a vault", "a deck of marked cards", "a sugar diamond",
            "a floor plan", "a stopwatch", "a laundry van",
        ),
    ),
    Genre(
        ("romance", "love story", "romantic comedy"),
        (
            "florist", "bookseller", "ferry captain", "violin maker", "weather presenter",
            "translator", "ice-cream seller", "tram driver",
        ),
        (
            "a city of bridges", "a bookshop", "the last tram line", "an island with one hotel",
            "a language school", "a flower market in the rain",
        ),
        (
            "find the stranger from the platform", "write one honest letter",
            "decide between two cities", "forget a summer ten years ago",
            "dance at one more wedding", "learn a language for a single conversation",
        ),
        (
            "the kiss on the last tram", "the dance in the empty hall",
            "the quarrel in the kitchen", "the missed train", "the first supper",
            "the walk home in the snow",
        ),
        (
            "an unsent letter", "a bunch of tulips", "a violin", "two umbrellas", "a phrase book",
            "a pressed flower", "a return ticket",
        ),
    ),
    Genre(
        ("war drama", "wartime drama"),
        (
            "field nurse", "radio operator", "deserter", "village priest", "young recruit",
            "mapmaker", "ambulance driver", "interpreter",
        ),
        (
            "a village between two armies", "a hospital train", "a besieged town",
            "a mountain post", "a requisitioned school", "the winter front",
        ),
        (
            "get a trainload of children over the border", "hold a bridge that no one remembers",
            "bring one letter home", "hide a piano from the soldiers", "keep the hospital open",
            "cross the lines for a box of medicine",
        ),
        (
            "the truce at Christmas", "the retreat over the ice", "the letter from home",
            "the night on the bridge", "the roll call", "the train in the tunnel",
        ),
        (
            "a field telephone", "a tin of peaches", "a hand-drawn map", "a pair of boots",
            "a box of medicine", "a harmonica",
        ),
    ),
    Genre(
        ("science-fiction film", "space film", "story of the future"),
        (
            "ship's botanist", "radio astronomer", "stowaway", "repair engineer",
            "cloned gardener", "cargo pilot", "robot librarian", "cartographer of dead moons",
        ),
        (
            "a mining moon", "a station at the edge of the system", "a city under the ice",
            "a generation ship", "an observatory", "a colony that has lost its calendar",
        ),
        (
            "answer a signal from nowhere", "bring the seeds back to Earth",
            "wake the sleeping crew", "repair a machine that remembers",
            "prove that the planet is alive", "stop the clock that runs the city",
        ),
        (
            "the walk outside the hull", "the landing in the storm", "the vote of the crew",
            "the garden in zero gravity", "the conversation with the computer", "the eclipse",
        ),
        (
            "a dead satellite", "a seed bank", "an airlock", "a talking clock", "a signal",
            "a box of old Earth soil", "a helmet with a crack",
        ),
    ),
)
