"""Every operation of the API × who calls it: no key, each kind of key, each role on the site, elsewhere.

A row per operation; an operation of openapi.json without a row fails the test. Requests are sent with as
little as they need: 400 is a body that wants more, 404 what one may not see. What a call changes is taken
back. Keys that are expired or revoked get 401 everywhere, so they share a column.
"""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import timezone

from organisations import api_keys
from organisations.enums import KeyRight, Role
from organisations.models import ApiKey
from tests.api_world import make_world, operations, url_of
from tests.goals.factories import make_tree, make_user
from tests.organisations.factories import make_new_key

WHO = (
    "none",  # no key, no login
    "read",
    "write",
    "ended",  # a key that is expired, and one that is revoked
    "other",  # a write key of another organisation
    "limited",  # a write key for another tree only
    "raadslid",
    "adviseur",
    "beheerder",
    "elsewhere",  # a beheerder of another organisation
)
TABLE = """
doelenLijst                                401   200   200   401   200   200   200   200   200   200
doelenMaken                                401   403   400   401   400   400   403   400   400   400
doelenOphalen                              401   200   200   401   404   404   200   200   200   404
doelenWijzigen                             401   403   200   401   404   404   403   200   200   404
doelenWeggooien                            401   403   204   401   404   404   403   204   204   404
doelenBijdragenLijst                       401   200   200   401   404   404   200   200   200   404
doelenBijdragenMaken                       401   403   400   401   404   404   403   400   400   404
doelenBijdragenOphalen                     401   200   200   401   404   404   200   200   200   404
doelenBijdragenWijzigen                    401   403   200   401   404   404   403   200   200   404
doelenBijdragenWeggooien                   401   403   204   401   404   404   403   204   204   404
doelenGegevensLijst                        401   200   200   401   404   404   200   200   200   404
doelenGegevensMaken                        401   403   400   401   404   404   403   400   400   404
doelenGegevensOphalen                      401   200   200   401   404   404   200   200   200   404
doelenGegevensWijzigen                     401   403   200   401   404   404   403   200   200   404
doelenGegevensWeggooien                    401   403   204   401   404   404   403   204   204   404
doelenHerstel                              401   403   200   401   404   404   403   200   200   404
doelenIndicatorenLijst                     401   200   200   401   404   404   200   200   200   404
doelenIndicatorenVastleggen                401   403   200   401   404   404   403   200   200   404
doelenIndicatorenWeggooien                 401   403   204   401   404   404   403   204   204   404
doelenLeervragenLijst                      401   200   200   401   404   404   200   200   200   404
doelenLeervragenMaken                      401   403   400   401   404   404   403   400   400   404
doelenLeervragenOphalen                    401   200   200   401   404   404   200   200   200   404
doelenLeervragenWijzigen                   401   403   200   401   404   404   403   200   200   404
doelenLeervragenWeggooien                  401   403   204   401   404   404   403   204   204   404
doelenMiddelenLijst                        401   200   200   401   404   404   200   200   200   404
doelenMiddelenMaken                        401   403   400   401   404   404   403   400   400   404
doelenMiddelenOphalen                      401   200   200   401   404   404   200   200   200   404
doelenMiddelenWijzigen                     401   403   200   401   404   404   403   200   200   404
doelenMiddelenWeggooien                    401   403   204   401   404   404   403   204   204   404
doelenProjectenLijst                       401   200   200   401   404   404   200   200   200   404
doelenProjectenVastleggen                  401   403   200   401   404   404   403   200   200   404
doelenProjectenWeggooien                   401   403   204   401   404   404   403   204   204   404
doelenVerantwoordelijkenLijst              401   200   200   401   404   404   200   200   200   404
doelenVerantwoordelijkenMaken              401   403   400   401   404   404   403   400   400   404
doelenVerantwoordelijkenOphalen            401   200   200   401   404   404   200   200   200   404
doelenVerantwoordelijkenWijzigen           401   403   200   401   404   404   403   200   200   404
doelenVerantwoordelijkenWeggooien          401   403   204   401   404   404   403   204   204   404
doelenVerhalenLijst                        401   200   200   401   404   404   200   200   200   404
doelenVerhalenMaken                        401   403   400   401   404   404   403   400   400   404
doelenVerhalenOphalen                      401   404   200   401   404   404   404   200   200   404
doelenVerhalenWijzigen                     401   403   200   401   404   404   403   200   200   404
doelenVerhalenWeggooien                    401   403   204   401   404   404   403   204   204   404
doelenVerplaatsing                         401   403   400   401   404   404   403   400   400   404
doelenVersiesLijst                         401   200   200   401   404   404   200   200   200   404
doelenVerwijzingenLijst                    401   200   200   401   404   404   200   200   200   404
doelenVerwijzingenMaken                    401   403   400   401   404   404   403   400   400   404
doelenVerwijzingenOphalen                  401   200   200   401   404   404   200   200   200   404
doelenVerwijzingenWijzigen                 401   403   200   401   404   404   403   200   200   404
doelenVerwijzingenWeggooien                401   403   204   401   404   404   403   204   204   404
doelenVoortgangLijst                       401   200   200   401   404   404   200   200   200   404
doelenVoortgangMaken                       401   403   400   401   404   404   403   400   400   404
doelenVoortgangOphalen                     401   200   200   401   404   404   200   200   200   404
doelenVoortgangWijzigen                    401   403   200   401   404   404   403   200   200   404
doelenVoortgangWeggooien                   401   403   204   401   404   404   403   204   204   404
doelenbomenLijst                           401   200   200   401   200   200   200   200   200   200
doelenbomenMaken                           401   403   400   401   400   403   403   400   400   400
doelenbomenVersiesLijst                    200   200   200   401   200   200   200   200   200   200
doelenbomenVersiesMaken                    401   403   400   401   404   404   403   400   400   404
doelenbomenVersiesOphalen                  200   200   200   401   200   200   200   200   200   200
doelenbomenVersiesPublicatieVastleggen     401   403   400   401   404   404   403   400   400   404
doelenbomenVersiesPublicatieWeggooien      401   403   204   401   404   404   403   204   204   404
doelenbomenVersiesVerschillenOphalen       404   200   200   401   404   404   200   200   200   404
doelenbomenVersiesVervolgMaken             401   403   400   401   404   404   403   400   400   404
doelenbomenOphalen                         401   200   200   401   404   404   200   200   200   404
doelenbomenWijzigen                        401   403   200   401   404   404   403   200   200   404
doelenbomenWeggooien                       401   403   204   401   404   404   403   204   204   404
doelenbomenAandachtspuntenOphalen          401   200   200   401   404   404   200   200   200   404
doelenbomenBoomOphalen                     401   200   200   401   404   404   200   200   200   404
doelenbomenHerstel                         401   403   200   401   404   404   403   200   200   404
doelenbomenPrullenbakLijst                 401   200   200   401   404   404   200   200   200   404
doelenbomenTakkenMaken                     401   403   400   401   404   404   403   400   400   404
indicatorenLijst                           401   200   200   401   200   200   200   200   200   200
indicatorenMaken                           401   403   400   401   400   400   403   400   400   400
indicatorenOphalen                         401   200   200   401   404   404   200   200   200   404
indicatorenWijzigen                        401   403   200   401   404   404   403   200   200   404
indicatorenWeggooien                       401   403   204   401   404   404   403   204   204   404
indicatorenHerstel                         401   403   200   401   404   404   403   200   200   404
indicatorenMetingenLijst                   401   200   200   401   404   404   200   200   200   404
indicatorenMetingenMaken                   401   403   400   401   404   404   403   400   400   404
indicatorenMetingenOphalen                 401   200   200   401   404   404   200   200   200   404
indicatorenMetingenVastleggen              401   403   400   401   404   404   403   400   400   404
indicatorenMetingenWeggooien               401   403   204   401   404   404   403   204   204   404
indicatorenStreefwaardenLijst              401   200   200   401   404   404   200   200   200   404
indicatorenStreefwaardenOphalen            401   200   200   401   404   404   200   200   200   404
indicatorenStreefwaardenVastleggen         401   403   400   401   404   404   403   400   400   404
indicatorenStreefwaardenWeggooien          401   403   204   401   404   404   403   204   204   404
leervragenLijst                            401   200   200   401   200   200   200   200   200   200
metingenLijst                              401   200   200   401   200   200   200   200   200   200
metingenMaken                              401   403   400   401   400   400   403   400   400   400
middelenLijst                              401   200   200   401   200   200   200   200   200   200
beschrijvingOphalen                        200   200   200   200   200   200   200   200   200   200
organisatiesLijst                          401   200   200   401   200   200   200   200   200   200
organisatiesOphalen                        401   200   200   401   404   200   200   200   200   404
projectenLijst                             401   200   200   401   200   200   200   200   200   200
projectenMaken                             401   403   400   401   400   403   403   400   400   400
projectenOphalen                           401   200   200   401   404   404   200   200   200   404
projectenWijzigen                          401   403   200   401   404   404   403   200   200   404
projectenWeggooien                         401   403   204   401   404   404   403   204   204   404
projectenHerstel                           401   403   200   401   404   404   403   200   200   404
projectenMijlpalenLijst                    401   200   200   401   404   404   200   200   200   404
projectenMijlpalenMaken                    401   403   400   401   404   404   403   400   400   404
projectenMijlpalenOphalen                  401   200   200   401   404   404   200   200   200   404
projectenMijlpalenWijzigen                 401   403   200   401   404   404   403   200   200   404
projectenMijlpalenWeggooien                401   403   204   401   404   404   403   204   204   404
projectenVerhalenLijst                     401   200   200   401   404   404   200   200   200   404
projectenVerhalenMaken                     401   403   400   401   404   404   403   400   400   404
projectenVerhalenOphalen                   401   404   200   401   404   404   404   200   200   404
projectenVerhalenWijzigen                  401   403   200   401   404   404   403   200   200   404
projectenVerhalenWeggooien                 401   403   204   401   404   404   403   204   204   404
raakvlakkenLijst                           401   200   200   401   200   200   200   200   200   200
raakvlakkenMaken                           401   403   400   401   400   400   403   400   400   400
raakvlakkenOphalen                         401   200   200   401   404   404   200   200   200   404
raakvlakkenWijzigen                        401   403   200   401   404   404   403   200   200   404
raakvlakkenBeoordelingVastleggen           401   403   400   401   404   404   403   400   400   404
raakvlakkenOverzichtOphalen                401   200   200   401   200   403   200   200   200   200
verhalenLijst                              401   200   200   401   200   200   200   200   200   200
versiesLijst                               200   200   200   401   200   200   200   200   200   200
voortgangLijst                             401   200   200   401   200   200   200   200   200   200
woordenlijstenLijst                        401   200   200   401   200   200   200   200   200   200
woordenlijstenOphalen                      401   200   200   401   200   200   200   200   200   200
woordenlijstenWoordenLijst                 401   200   200   401   200   200   200   200   200   200
woordenlijstenWoordenMaken                 401   403   400   401   400   400   403   400   400   400
woordenlijstenWoordenOphalen               401   200   200   401   404   200   200   200   200   404
woordenlijstenWoordenWijzigen              401   403   200   401   404   403   403   403   200   404
woordenlijstenWoordenWeggooien             401   403   204   401   404   403   403   403   204   404
woordenlijstenWoordenHerstel               401   403   200   401   404   403   403   403   200   404
woordenlijstenWoordenSamenvoeging          401   403   400   401   404   403   403   403   400   404
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.fixture
def world(db):
    """The world of the API with {who: [client]} as `callers`."""
    world = make_world()
    other = make_world("houten").organisation
    organisation = world.organisation
    elsewhere = make_tree(organisation, title="Een andere boom")
    keys = {
        "read": make_new_key(organisation),
        "write": make_new_key(organisation, KeyRight.SCHRIJVEN),
        "expired": make_new_key(organisation, KeyRight.SCHRIJVEN),
        "revoked": make_new_key(organisation, KeyRight.SCHRIJVEN),
        "other": make_new_key(other, KeyRight.SCHRIJVEN),
        "limited": make_new_key(organisation, KeyRight.SCHRIJVEN, tree_ids=[elsewhere.pk]),
    }
    yesterday = timezone.localdate() - timedelta(days=1)
    ApiKey.objects.filter(pk=keys["expired"].api_key.pk).update(expires_on=yesterday)
    api_keys.revoke_key(user=make_user(organisation, Role.BEHEERDER), api_key=keys["revoked"].api_key)
    callers = {name: [_with_key(key.secret)] for name, key in keys.items()}
    callers["ended"] = callers.pop("expired") + callers.pop("revoked")
    callers |= {role.value: [_logged_in(make_user(organisation, role))] for role in Role}
    callers |= {"none": [Client()], "elsewhere": [_logged_in(make_user(other, Role.BEHEERDER))]}
    world.callers = callers
    return world


def _with_key(secret):
    return Client(headers={"Authorization": f"Bearer {secret}"})


def _logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def status(client, method, url):
    """The status one caller gets; the change is taken back afterwards."""
    caches["strangers"].clear()
    with transaction.atomic():
        body = {} if method in ("GET", "DELETE") else {"data": b"{}", "content_type": "application/json"}
        response = client.generic(method, url, **body)
        transaction.set_rollback(True)
    return str(response.status_code)


def statuses(world, method, path):
    """The statuses of each column of the table; callers that share one get the same."""
    url = url_of(world, path)
    found = [{status(client, method, url) for client in world.callers[who]} for who in WHO]
    return ["/".join(sorted(each)) for each in found]


def test_who_gets_what(world):
    expected = {name: row for name, *row in ROWS}
    found = {name: statuses(world, method, path) for name, method, path in operations()}
    assert found == expected


def test_every_operation_has_a_row():
    assert [row[0] for row in ROWS] == [name for name, _, _ in operations()]
