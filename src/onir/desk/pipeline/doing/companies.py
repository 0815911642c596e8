"""Which companies a person signs in for: told by an administrator, by the number of the company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onir.desk.pipeline.business_number import checked
from onir.desk.pipeline.doing.permission import need_right
from onir.desk.pipeline.models import InvestorLogin, Organisation
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


def speaks_for(by: User, person: User, number: str) -> Message:
    """A person of the role investor sees the projects of this company; without a number, of none."""
    need_right(by, InvestorLogin, "add")
    if number.strip() and person.role != "investor":
        raise BadInput(msg("{person} is no investor.", person=str(person)), then=msg("Give that role first."))
    with acting(by):
        if not number.strip():
            InvestorLogin.objects.filter(person=person).delete()
            return msg("{person} signs in for no company.", person=str(person))
        company = Organisation.objects.filter(bin=checked(number), merged_into=None).first()
        if company is None:
            raise BadInput(msg("No organisation of this BIN is held."), then=msg("Enter the organisation first."))
        InvestorLogin.objects.get_or_create(person=person, organisation=company)
    return msg("{person} signs in for {company}.", person=str(person), company=company)
