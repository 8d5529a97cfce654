"""What can be charged and for how much: code systems, fee schedules, taxes and discounts, all with dates of effect.

Words: code system, code, release, edition, name, fee schedule, cash price, tax rule, exemption, discount, visit
template, crosswalk, load, finding. Verbs: load_release, search_codes, open_prices, explain_price, find_tax,
find_discount, translate_code, publish_fee_schedule, publish_taxes, publish_crosswalk, put_price, put_tax,
put_discount, put_visit_template, put_crosswalk, put_names, publish_names, request_load, load_uploaded.
"""
