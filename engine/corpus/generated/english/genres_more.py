"""More of what the films are about."""

from engine.corpus.generated.english.genres import Genre

# fmt: off
MORE_GENRES = (
    Genre(
        ("road movie", "road film"),
        (
            "lorry driver", "hitchhiker", "runaway accountant", "travelling librarian",
            "beekeeper", "retired bus driver", "saxophonist",
        ),
        (
            "the coast road", "a petrol station in the desert", "the long road north",
            "a motel with a broken sign", "a motorway in August", "three countries",
        ),
        (
            "drive a piano across the country", "deliver nine beehives in a week",
            "scatter a grandfather's ashes", "reach the sea before Sunday", "return a stolen dog",
            "attend a funeral they are late for",
        ),
        (
            "the breakdown in the desert", "the night at the motel", "the picnic by the motorway",
            "the swim in the reservoir", "the argument about the map", "the border crossing",
        ),
        (
            "an old bus", "a road map", "a thermos flask", "a stolen dog", "nine beehives",
            "a broken radio",
        ),
    ),
    Genre(
        ("fairy tale", "family film", "fantasy"),
        (
            "kite maker's apprentice", "timid giant", "cloud shepherd", "toy doctor",
            "reluctant ruler", "polisher of royal spoons", "inventor's heir",
        ),
        (
            "a forest of umbrellas", "a toy hospital", "the land behind the clock",
            "a kingdom of kites", "the bottom of a pond", "a village in the clouds",
        ),
        (
            "find the lost colour blue", "wind up the moon", "bring spring back to the valley",
            "learn how to roar quietly", "rescue a friend from the tea shop",
            "build a raft out of spoons",
        ),
        (
            "the flight of the kites", "the parade of the toys", "the song of the frogs",
            "the race across the pond", "the night in the clock", "the tea party",
        ),
        (
            "a clockwork heart", "a jar of stars", "a raft of spoons", "a blue feather",
            "a magic thimble", "a kite",
        ),
    ),
    Genre(
        ("village drama", "country film"),
        (
            "glacier scientist", "choir director", "retired fisherman", "bell founder",
            "bird ringer", "night baker", "puppet maker",
        ),
        (
            "a fishing village", "the far north", "a bell foundry", "the wetlands",
            "a street of repair shops", "a monastery garden",
        ),
        (
            "cast the largest bell in the country", "count the cranes", "keep a dialect alive",
            "move a church stone by stone", "teach a choir that cannot read music",
            "bring the eels back to the river",
        ),
        (
            "the casting of the bell", "the arrival of the cranes", "the rehearsal in the barn",
            "the night shift", "the conversation on the jetty", "the thaw",
        ),
        (
            "a notebook of bird songs", "a bronze bell", "a broken accordion",
            "a reel of home movies", "a boat", "a map of vanished rivers",
        ),
    ),
    Genre(
        ("courtroom drama", "legal drama"),
        (
            "public defender", "juror", "young clerk", "judge about to retire", "court artist",
            "prosecutor with a stammer",
        ),
        (
            "a provincial courthouse", "a jury room without windows", "a small county seat",
            "the appeal court", "a law firm above a laundry",
        ),
        (
            "reopen a forgotten case", "defend the least popular man in town",
            "convince eleven tired jurors", "prove that a signature is false",
            "win a case about a garden fence",
        ),
        (
            "the cross-examination", "the closing speech", "the night in the jury room",
            "the visit to the quarry", "the second verdict",
        ),
        (
            "a false signature", "a missing witness", "a garden fence", "a coffee-stained file",
            "the minutes of a meeting",
        ),
    ),
    Genre(
        ("sports film", "boxing picture", "football film"),
        (
            "goalkeeper", "swimming coach", "cyclist", "boxer", "chess prodigy",
            "rowing champion", "referee", "table-tennis champion",
        ),
        (
            "a mining town", "a school gym", "a boathouse", "the regional league",
            "a stadium due for demolition", "a mountain stage in the rain",
        ),
        (
            "win one match before the club closes", "swim the strait", "train eleven plumbers",
            "come back after a bad fall", "beat a rival from childhood",
            "finish the race, even last",
        ),
        (
            "the final", "the penalty shoot-out", "the training in the snow", "the defeat",
            "the bus ride home", "the night before the race",
        ),
        (
            "a whistle", "a second-hand bicycle", "a team photograph", "a pair of torn gloves",
            "a trophy that nobody polished",
        ),
    ),
    Genre(
        ("musical", "backstage musical", "music film"),
        (
            "chorus dancer", "church organist", "street singer", "jazz drummer", "opera prompter",
            "bandleader", "conductor with failing ears",
        ),
        (
            "an opera house", "a jazz cellar", "a travelling theatre", "a radio studio",
            "a dance hall by the canal",
        ),
        (
            "put on a show in three days", "write a song that lasts",
            "get the orchestra back together", "sing once more in public", "save the theatre",
            "tune an organ with nine hundred pipes",
        ),
        (
            "the number on the staircase", "the duet in the rain", "the audition",
            "the opening night", "the drum solo", "the song at the railway station",
        ),
        (
            "a cracked cello", "a sheet of music", "a gramophone", "a tap shoe", "a silent organ",
            "a microphone",
        ),
    ),
    Genre(
        ("period drama", "costume drama", "historical drama"),
        (
            "governess", "court painter", "clockmaker", "ship's surgeon", "botanist", "lacemaker",
            "printer's apprentice", "aristocrat without money",
        ),
        (
            "a country house", "the court at the summer palace", "a printing shop",
            "a whaling port", "a convent school", "a colony of painters",
        ),
        (
            "publish a forbidden almanac", "paint a queen who will not sit still",
            "marry off three cousins", "find the northern passage",
            "inherit a house full of clocks", "keep a secret through a whole winter",
        ),
        (
            "the ball", "the reading of the will", "the duel at dawn", "the carriage ride",
            "the sitting for the portrait", "the departure of the ship",
        ),
        (
            "an almanac", "a portrait", "a sealed will", "a lace collar", "a telescope",
            "a pocket watch", "a glasshouse",
        ),
    ),
    Genre(
        ("family drama", "coming-of-age story", "drama"),
        (
            "farmer's youngest child", "single parent", "retired teacher", "exchange student",
            "young mechanic", "child who collects maps", "midwife", "lodger",
        ),
        (
            "a farm in a dry year", "a flat with thin walls", "a summer by the reservoir",
            "a small town with one cinema", "a houseboat", "the suburbs",
        ),
        (
            "spend one more summer together", "sell the family farm",
            "look after a stubborn father", "find the courage to leave",
            "learn to swim at seventy", "rebuild a boat that never sailed",
        ),
        (
            "the supper on the porch", "the swim at dawn", "the quarrel over the piano",
            "the last harvest", "the birthday", "the drive to the hospital",
        ),
        (
            "a boat", "an old piano", "a shoebox of letters", "a tractor", "a recipe book",
            "a tent", "a swing",
        ),
    ),
)
