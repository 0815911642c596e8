"""Records of a pipeline that does not exist, to make documents of."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from onir.bulletin.pipeline import records
from onir.bulletin.pipeline.brief import Brief
from onir.bulletin.pipeline.pack import Pack
from onir.bulletin.pipeline.passport import Passport
from onir.language.messages import Wording, msg
from onir.measure import Money, Period

DAY = date(2026, 11, 20)
LONG = "Northern-and-Southern Great Mountain and River Lands Works No. 1"
ROLE = msg("head of the office")
READING = records.Reading(DAY, "Sample Head", ROLE, restricted=True)
NOBODY = records.Reading(DAY, "Sample Reader", ROLE, unread=("agreements", "owed", "issues", "talks", "orders", "moves",
                                                             "targets"))  # fmt: skip
NOTHING = records.Sum(None)
EMPTY = dict.fromkeys(records.CONCEPTS, NOTHING)


def word(text: str) -> Wording:
    return Wording(text, text, text)


def sums(*tenge: int | None) -> records.Sums:
    """By concept, None where nothing is entered."""
    held = (NOTHING if one is None else records.Sum(Decimal(one), 2, 1, DAY, Fraction(1, 2)) for one in tenge)
    return dict(zip(records.CONCEPTS, held, strict=True))


PROMISED = sums(1_000_000_000, 800_000_000, 300_000_000, None)
STEP = records.Step(Wording("memorandum signed", "подписан меморандум", "меморандумға қол қойылды"), 1, PROMISED)
PIPELINE = records.Pipeline(READING, 2, PROMISED, (STEP, records.Step(word("lead"), 1, EMPTY)))
NO_PIPELINE = records.Pipeline(READING, 0, EMPTY, ())

PROMISE = records.Line(
    7, "T-1", word("announced"), Money(Decimal(2_000_000), "USD"), DAY, word("letter"), Decimal(1_000_000_000),
    Decimal("500.00"), DAY, ("promised",),
)  # fmt: skip
CAME = records.Line(
    9, "T-1", word("actual"), Money(Decimal(300_000_000), "KZT"), DAY, word("form"), Decimal(300_000_000), Decimal(1),
    DAY, ("paid_in", "verified"), date(2026, 1, 1), date(2026, 6, 30), "Act No. 1", "Sample Assurer", DAY,
)  # fmt: skip
PROJECT = records.Project(
    "T-1", word(LONG), word("Sample Region"), STEP.stage, word("active"), DAY, PROMISED, restricted=True,
    lines=(PROMISE, CAME),
)  # fmt: skip
BARE = records.Project("T-2", word("Works"), word("Sample Region"), STEP.stage, word("active"), DAY, EMPTY)
MEMBER = records.Member(word(LONG), word("company"), word("China"), word("China"), word("lead"), Decimal("51.00"))
AGREEMENT = records.Agreement(LONG, word("memorandum"), word("signed"), DAY, None, (Money(Decimal(5), "USD"),))
OWED = records.Owed(LONG, word("land"), "state", word("state body"), word(LONG), word("agreement"), DAY,
                    word("past due"), late=True)  # fmt: skip
ISSUE = records.Hurdle(
    "No power", word(LONG), "T-1", word("high"), word("in work"), word("region"), "Grid company", DAY, DAY,
    Money(Decimal(1_000_000), "USD"), Decimal(500_000_000), Decimal(500), 40,
)  # fmt: skip
UNWEIGHED = records.Hurdle(
    "No land", word("Works"), "T-2", word("high"), word("in work"), word("region"), "Akimat", DAY, None, None, None,
    None, None,
)  # fmt: skip
ORDER = records.Order("5", DAY, "2", word("Connect the works"), "Department", "Sample Executor", DAY, date(2026, 12, 1),
                      word("issued"), late=False)  # fmt: skip
MOVE = records.Move("T-1", word(LONG), None, STEP.stage, DAY, "signed at the forum")
GOAL = records.Goal(word("investment verified"), Period.parse("2026"), Money(Decimal(10**10), "KZT"), "Akim", True,
                    Money(Decimal(10**9), "KZT"), Fraction(1, 10), Period.parse("2026-H1"), None, 12)  # fmt: skip
UNMET = records.Goal(word("capital"), Period.parse("2026"), Money(Decimal(10**12), "KZT"), "Akim", False)

BRIEF = Brief(
    "CN", Wording("China", "Китай", "Қытай"), ("KZ",), PIPELINE, (MEMBER,), (PROJECT, BARE), 3, (AGREEMENT,), (OWED,),
    (ISSUE, UNWEIGHED), (records.Talk(DAY, word("call"), word(LONG), "Terms"),),
    (records.Occasion(word("Forum"), word("forum"), DAY, None, "Almaty"),),
)  # fmt: skip
EMPTY_BRIEF = Brief("CN", Wording("China", "Китай", "Қытай"), ("KZ",), NO_PIPELINE)
PASSPORT = Passport(
    READING, PROJECT, ((word("region"), word("Sample Region")),), (word("launch"),), (MEMBER,), (PROMISE,), (CAME,),
    (records.Milestone(word("land"), DAY, None, None, "no access road"),), (AGREEMENT,), (OWED,), (ISSUE,),
)  # fmt: skip
EMPTY_PASSPORT = Passport(READING, BARE, ())
PACK = Pack(word("Sample Region"), "KZ-61", Period.parse("2026-10"), PIPELINE, (GOAL, UNMET), (OWED,),
            (ISSUE, UNWEIGHED), (ORDER,), (MOVE,))  # fmt: skip
LONG_PASSPORT = replace(PASSPORT, project=replace(PROJECT, lines=(PROMISE, *(CAME,) * 40)))
LONG_PACK = replace(PACK, owed=(OWED,) * 30, issues=(ISSUE, UNWEIGHED) * 12)
EMPTY_PACK = Pack(word("Sample Region"), "KZ-61", Period.parse("2026-10"), NO_PIPELINE)
