"""837P: the providers of a claim (2310) and of a service line (2420)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.shared import Contact, Name, Place, Provider, Reference, Street
from chalicelib.edi.tables.claims import EITHER, PERSON, SITE


@record
class Referring(Loop):
    """Referring (DN) or primary care (P3) provider."""

    ID: ClassVar[str] = "2310A"
    name: Name = head(Name, "DN|P3", PERSON)
    references: list[Reference] = many(use(Reference, "0B|1G|G2", most=3, where="2!"))


@record
class Rendering(Loop):
    """Rendering provider."""

    ID: ClassVar[str] = "2310B"
    name: Name = head(Name, "82", EITHER)
    speciality: Provider | None = one(Provider, "PE", where="2!=PXC 3!")
    references: list[Reference] = many(use(Reference, "0B|1G|G2|LU", most=4, where="2!"))


@record
class ServiceFacility(Loop):
    """Where the service was given, if not at the billing address."""

    ID: ClassVar[str] = "2310C"
    name: Name = head(Name, "77", SITE)
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(use(Reference, "0B|G2|LU", most=3, where="2!"))
    contacts: list[Contact] = many(use(Contact, most=1, where="1=IC 3!=TE 4!"))


@record
class Supervising(Loop):
    """Supervising provider."""

    ID: ClassVar[str] = "2310D"
    name: Name = head(Name, "DQ", PERSON)
    references: list[Reference] = many(use(Reference, "0B|1G|G2|LU", most=4, where="2!"))


@record
class PickUp(Loop):
    """Where the ambulance picked up."""

    ID: ClassVar[str] = "2310E"
    name: Name = head(Name, "PW", "2=2")
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)


@record
class DropOff(Loop):
    """Where the ambulance dropped off."""

    ID: ClassVar[str] = "2310F"
    name: Name = head(Name, "45", "2=2")
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)


@record
class LineRendering(Rendering):
    """Rendering provider of a line."""

    ID: ClassVar[str] = "2420A"
    references: list[Reference] = many(use(Reference, "0B|1G|G2|LU", most=20, where="2!"))


@record
class Purchased(Loop):
    """Who sold the purchased service."""

    ID: ClassVar[str] = "2420B"
    name: Name = head(Name, "QB", "2=1|2 8=XX")
    references: list[Reference] = many(use(Reference, "0B|1G|G2", most=20, where="2!"))


@record
class LineFacility(Loop):
    """Where the service of a line was given."""

    ID: ClassVar[str] = "2420C"
    name: Name = head(Name, "77", SITE)
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(use(Reference, "G2|LU", most=3, where="2!"))


@record
class LineSupervising(Supervising):
    """Supervising provider of a line."""

    ID: ClassVar[str] = "2420D"
    references: list[Reference] = many(use(Reference, "0B|1G|G2|LU", most=20, where="2!"))


@record
class Ordering(Loop):
    """Ordering provider of a line."""

    ID: ClassVar[str] = "2420E"
    name: Name = head(Name, "DK", PERSON)
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    references: list[Reference] = many(use(Reference, "0B|1G|G2", most=20, where="2!"))
    contacts: list[Contact] = many(use(Contact, most=1, where="1=IC 3!=EM|FX|TE 4!"))


@record
class LineReferring(Referring):
    """Referring provider of a line."""

    ID: ClassVar[str] = "2420F"
    references: list[Reference] = many(use(Reference, "0B|1G|G2", most=20, where="2!"))


@record
class LinePickUp(PickUp):
    """Ambulance pick-up of a line."""

    ID: ClassVar[str] = "2420G"


@record
class LineDropOff(DropOff):
    """Ambulance drop-off of a line."""

    ID: ClassVar[str] = "2420H"


LINE_PROVIDERS = (
    use(LineRendering),
    use(Purchased),
    use(LineFacility),
    use(LineSupervising),
    use(Ordering),
    use(LineReferring, most=2),
    use(LinePickUp),
    use(LineDropOff),
)
CLAIM_PROVIDERS = (
    use(Referring, most=2),
    use(Rendering),
    use(ServiceFacility),
    use(Supervising),
    use(PickUp),
    use(DropOff),
)
