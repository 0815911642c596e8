"""Numbers in Kazakh: stems take any case ending, which closes the phrase; «бір бүтін оннан жеті», «жарым миллион».

`тоқсан` is ninety only where no ordinal or pointing word makes it a quarter of a year.
"""

from onir.language.number_words.habits import Habits

HABITS = Habits(
    language="kk",
    comma="decimal",
    scale_ahead="мың|млн|млрд|трлн|милл|трилл",
    stems=frozenset({"unit", "tens", "hundred", "scale", "abbreviation", "half", "whole", "minus"}),
    endings=(
        r"(?:с?[ыі](?:н(?:[ае]н?|д[ае]|[ыі]ң)?|мен)?|[ғгқк][ае]|[ндт][ыі]ң?|[дтн][ае]н?|[мбп]ен|[дт][ае]й|[лдт][ыі][қк])?"
    ),
    ordinal=r"(?:с?[ыі])?нш[ыі]",
    closes=True,
    shy=(
        r"оны|онын|оны[нм].*|онда|ондай|ондан|үшін|бірге|бірде|бірден|бірдей|жүзі.*|тоқсаны.*|бес(?:і|ін)|мыңдай"
        r"|.*[лдт][ыі][қк]"
    ),
    folds=(("i", "і"),),
    gaps_after_hundred=("де", "да", "те", "та"),
    half_first=True,
    fraction="parts first",
    points=("де", "да", "те", "та"),
    vague=r"бірнеше|талай|қаншама|\w+(?:даған|деген|таған|теген)",
    vague_after=r"\s+(?:мың|миллион|миллиард)[дт]а(?:п|ған)",
    other_word={
        90: r"[0-9IVXІХ]\s*-?\s*|(?:нш[ыі]|бұл|осы|өткен|соңғы|әр|келесі|алдыңғы|ағымдағы|тиісті|сәйкес|бір|есепті)\s+"
    },
    ordinal_mark=(
        r"(?:\s?-\s?(?:[ыі]?нш[ыі]|ш[ыі])[^\W\d_]*"
        r"|(?=\s?-\s?(?:орын|тоқсан|квартал|жартыжылд|кезең|саты|нөмір|ғасыр|жарты|бөлім|сессия|форум)))"
    ),
    roman_nouns=r"орын|тоқсан|квартал|кв\b|жартыжылд|ғасыр|кезең",
)
