"""The verbs of the catalog."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.catalog.actions.codes import (
        code_history,
        code_in,
        codebook,
        edition,
        editions,
        load_release,
        put_service,
        search_codes,
    )
    from chalicelib.catalog.actions.crosswalk import (
        CrosswalkRow,
        list_crosswalk,
        list_systems,
        publish_crosswalk,
        put_crosswalk,
        translate_code,
    )
    from chalicelib.catalog.actions.doubts import price_doubts
    from chalicelib.catalog.actions.loads import (
        finding_lines,
        list_loads,
        load_body,
        load_by_id,
        load_codes,
        load_crosswalk,
        load_names,
        load_prices,
        load_taxes,
        load_uploaded,
        request_load,
        upload_address,
    )
    from chalicelib.catalog.actions.names import publish_names, put_names
    from chalicelib.catalog.actions.prices import (
        PriceBook,
        explain_price,
        list_prices,
        list_schedules,
        open_prices,
        places_of,
        price_lines,
        price_row_of,
        publish_fee_schedule,
        put_price,
    )
    from chalicelib.catalog.actions.taxes import (
        discount_row_of,
        find_discount,
        find_tax,
        list_discounts,
        list_taxes,
        publish_taxes,
        put_discount,
        put_tax,
        seed_taxes,
        tax_row_of,
    )
    from chalicelib.catalog.actions.templates import list_visit_templates, put_visit_template
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".codes": (
                "code_history",
                "code_in",
                "codebook",
                "edition",
                "editions",
                "load_release",
                "put_service",
                "search_codes",
            ),
            ".crosswalk": (
                "CrosswalkRow",
                "list_crosswalk",
                "list_systems",
                "publish_crosswalk",
                "put_crosswalk",
                "translate_code",
            ),
            ".doubts": ("price_doubts",),
            ".loads": (
                "finding_lines",
                "list_loads",
                "load_body",
                "load_by_id",
                "load_codes",
                "load_crosswalk",
                "load_names",
                "load_prices",
                "load_taxes",
                "load_uploaded",
                "request_load",
                "upload_address",
            ),
            ".names": ("publish_names", "put_names"),
            ".prices": (
                "PriceBook",
                "explain_price",
                "list_prices",
                "list_schedules",
                "open_prices",
                "places_of",
                "price_lines",
                "price_row_of",
                "publish_fee_schedule",
                "put_price",
            ),
            ".taxes": (
                "discount_row_of",
                "find_discount",
                "find_tax",
                "list_discounts",
                "list_taxes",
                "publish_taxes",
                "put_discount",
                "put_tax",
                "seed_taxes",
                "tax_row_of",
            ),
            ".templates": ("list_visit_templates", "put_visit_template"),
        },
    )
