"""Pages of agreements and obligations: read in three languages, worked with by whom the rules let."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.agreements.conftest import Agreements, Documents, Instances, Organisations
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person

LANGUAGES = ("kk", "ru", "en")
TERRITORY = {"territory": ["KZ-61"]}


def page(browser: Any, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return str(answer.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_stand_beside_each_other(
    visit: Visit, person: Person, owed: Instances, signed: Agreements, document: Documents, language: str
) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.models.agreement import Rate
    from onir.measure import Money

    manager = person("manager")
    one = signed(manager, "investment_agreement", on=date(2026, 2, 1))
    doing.add_sum(manager, one, "investment", Money(Decimal(1000), "USD"), Rate(Decimal(500), date(2026, 2, 1)))
    doing.attach(manager, one, document(project=one.projects.get()), "scan", "ru")
    doing.grant(
        manager, one.projects.get(), agreement=one, kind="vat", legal_basis="Tax Code", granted_on=date(2026, 2, 1)
    )
    owed(manager, one, wording="Invest in the plant")
    owed(manager, one, wording="Give the land", side="state", metric="land", target=None, evidence="decision")
    text = page(visit("head", **TERRITORY), f"/{language}/agreements/{one.pk}/")
    investor, state = text.index('id="investor"'), text.index('id="state"')
    assert investor < text.index("Invest in the plant") < state < text.index("Give the land")
    assert text.count('class="flag"') == 1
    for path in ("agreements/", "agreements/?q=Plant&status=in_force", "obligations/?when=all&side=state"):
        assert page(visit("head", **TERRITORY), f"/{language}/{path}")


def test_an_agreement_is_drafted_signed_and_put_in_force_by_forms(
    visit: Visit, person: Person, organisation: Organisations
) -> None:
    from onir.desk.agreements.models import Agreement

    browser = visit("head", **TERRITORY)
    given = {"instrument": "memorandum", "title": "Glass", "region": "KZ-61", "expires_on": "2027-12-31"}
    address = browser.post("/en/agreements/add/", given)["location"]
    for side in ("investor", "state"):
        browser.post(f"{address}do/", {"do": "party", "organisation": organisation(side).pk, "side": side})
    browser.post(f"{address}do/", {"do": "move", "status": "review"})
    refused = browser.post(f"{address}do/", {"do": "sign", "on": "tomorrow"})
    assert refused.status_code == 400
    assert "Signed on: “tomorrow” is not a day." in refused.content.decode()
    browser.post(f"{address}do/", {"do": "sign", "on": "2026-03-02", "number": "12"})
    one = Agreement.objects.get(title="Glass")
    assert (one.status, one.number, one.mci_year, one.parties.count()) == ("signed", "12", 2026, 2)
    assert "<details open>" in refused.content.decode()


def test_a_refusal_of_the_door_is_said_on_the_page(visit: Visit, person: Person, draft: Agreements) -> None:
    one = draft(person("manager"), "priority_contract")
    answer = visit("head", **TERRITORY).post(f"/ru/agreements/{one.pk}/do/", {"do": "sign", "on": "2026-03-02"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_obligation_is_handed_in_and_judged_by_forms(
    visit: Visit, person: Person, owed: Instances, document: Documents, language: str
) -> None:
    manager = person("manager")
    one = owed(manager, begins_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    address = f"/{language}/obligations/times/{one.pk}/"
    head, assurer = visit("head", **TERRITORY), visit("assurer", **TERRITORY)
    paper = document(project=one.obligation.projects()[0])
    given = {"do": "submit", "delivered": "100", "delivered_on": "2025-12-30", "evidence": paper.pk}
    assert head.post(f"{address}do/", given)["location"] == address
    assert 'value="judge"' not in page(head, address)
    assert 'value="judge"' in page(assurer, address)
    assert assurer.post(f"{address}do/", {"do": "judge", "verdict": "accepted"})["location"] == address
    assert page(assurer, f"/{language}/obligations/{one.obligation_id}/")
    one.refresh_from_db()
    assert one.status == "accepted"


def test_an_obligation_is_added_by_a_form(
    visit: Visit, person: Person, signed: Agreements, organisation: Organisations
) -> None:
    from onir.desk.agreements.models import Obligation

    one = signed(person("manager"))
    given = {
        "agreement": one.pk, "side": "state", "obligor": organisation().pk, "metric": "road", "wording": "A road",
        "schedule": "dates", "begins_on": "2026-01-01", "dates": "2026-06-30, 2026-12-31", "evidence": "act",
    }  # fmt: skip
    browser = visit("head", **TERRITORY)
    assert f'<option value="{one.pk}" selected>' in page(browser, f"/en/obligations/add/?agreement={one.pk}")
    assert browser.post("/en/obligations/add/", given).status_code == 302
    assert [str(each.due) for each in Obligation.objects.get(wording="A road").instances.all()] == [
        "2026-06-30",
        "2026-12-31",
    ]


def test_a_form_keeps_what_it_begins_with_where_the_address_says_nothing(
    visit: Visit, person: Person, signed: Agreements
) -> None:
    one = signed(person("manager"))
    shown = page(visit("head", **TERRITORY), f"/en/obligations/add/?agreement={one.pk}")
    assert f'<option value="{one.pk}" selected>' in shown
    assert '<option value="once" selected>' in shown


def test_the_parts_of_an_agreement_stand_in_its_history(
    visit: Visit, person: Person, owed: Instances, signed: Agreements
) -> None:
    from onir.desk.agreements.models import AgreementParty

    manager = person("manager")
    one = signed(manager)
    duty = owed(manager, one).obligation
    browser = visit("head", **TERRITORY)
    assert f"/en/history/agreements.agreement/{one.pk}/" in page(browser, f"/en/agreements/{one.pk}/")
    AgreementParty.objects.filter(agreement=one, side="state").update(signatory="A. Akim")
    AgreementParty.objects.filter(agreement=one, side="investor").delete()
    shown = page(browser, f"/en/history/agreements.agreement/{one.pk}/")
    parts = shown.partition('id="parts"')[2]
    assert "Deleted: party of an agreement" in parts
    assert "<strong>signed by</strong>: nothing → A. Akim" in parts
    assert "<strong>side</strong>: nothing → state body" in parts
    assert f"/en/history/agreements.obligation/{duty.pk}/" in parts
    assert "state body" in page(visit("auditor", **TERRITORY), "/en/history/")
    elsewhere = visit("auditor", territory=["KZ-10"])
    assert page(elsewhere, f"/en/history/agreements.agreement/{one.pk}/", 404)
    assert "A. Akim" not in page(elsewhere, "/en/history/")


@pytest.mark.parametrize(("role", "status"), [("manager", 404), ("auditor", 200), ("investor", 404), ("reader", 403)])
def test_who_opens_an_agreement(visit: Visit, person: Person, draft: Agreements, role: str, status: int) -> None:
    one = draft(person("manager"))
    page(visit(role, **TERRITORY), f"/en/agreements/{one.pk}/", status)


def test_a_form_sent_past_the_page_is_refused(visit: Visit, person: Person, draft: Agreements) -> None:
    one = draft(person("manager"))
    answer = visit("auditor", **TERRITORY).post(f"/en/agreements/{one.pk}/do/", {"do": "sign", "on": "2026-03-02"})
    assert answer.status_code == 403
    one.refresh_from_db()
    assert one.status == "review"


@pytest.mark.parametrize("path", ["agreements/", "obligations/"])
def test_a_list_asks_no_more_of_the_database_where_it_is_longer(
    visit: Visit, person: Person, owed: Instances, signed: Agreements, path: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    manager, browser = person("manager"), visit("head", **TERRITORY)

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            page(browser, f"/en/{path}")
        return len(told)

    asked()
    owed(manager, signed(manager, "memorandum"))
    few = asked()
    for _ in range(3):
        owed(manager, signed(manager, "memorandum"))
    assert asked() == few <= 30
