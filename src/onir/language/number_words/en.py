"""Numbers in English: "two hundred and one", "sixty-one", "one point seven", "half a million"."""

from onir.language.number_words.habits import Habits

HABITS = Habits(
    language="en",
    comma="groups",
    scale_ahead="thousand|mn|mln|bn|bln|tn|trln|million|billion|trillion",
    gaps=("and",),
    gaps_after_tens=("-",),
    gaps_after_hundred=("and",),
    points=("point",),
    point_after_scale=True,
    vague=r"several|few|(?:tens|dozens|hundreds|thousands|millions)\s+of",
    ordinal_mark=r"\s?(?:st|nd|rd|th)(?![^\W\d_])",
    roman_nouns="place|quarter|half|century|stage",
)
