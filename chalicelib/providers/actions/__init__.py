"""The verbs of providers."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.providers.actions.keeping import (
        add_billing_provider,
        add_facility,
        add_practitioner,
        billing_providers,
        change_billing_provider,
        change_facility,
        change_practitioner,
        facilities,
        lacking_on,
        practitioners,
    )
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".keeping": (
                "add_billing_provider",
                "add_facility",
                "add_practitioner",
                "billing_providers",
                "change_billing_provider",
                "change_facility",
                "change_practitioner",
                "facilities",
                "lacking_on",
                "practitioners",
            )
        },
    )
