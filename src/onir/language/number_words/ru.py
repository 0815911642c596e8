"""Numbers in Russian: words are listed form by form, ordinals as stems; «одна целая семь десятых», «с половиной»."""

from onir.language.number_words.habits import Habits

HABITS = Habits(
    language="ru",
    comma="decimal",
    scale_ahead="млн|млрд|трлн|милл|трилл|тыс",
    scale_gaps=("-х", "-ти", "-ми"),
    stems=frozenset({"ordinal"}),
    endings="(?:ый|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми)",
    shy="семью|пятью",
    fraction="parts last",
    vague=r"нескольк\w+|десят(?:ки|ков|ками|ках)|сот(?:ни|ен|нями|нях)|тысячи?",
    ordinal_mark=r"\s?-\s?(?:[ыои]?й|[ая]?я|[ое]?е|[ое]?го|[ое]?му|[ыоие]?м|[ую]?ю|ых|ыми)(?![^\W\d_])",
    roman_nouns=r"квартал|кв\b|мест|полугоди|этап|век|тур",
)
