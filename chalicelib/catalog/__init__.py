"""What can be charged and for how much: code systems, fee schedules, taxes and discounts, all with dates of effect.

Words: code system, code, release, fee schedule, cash price, tax rule, exemption, discount, crosswalk.
Verbs: load_release, search_codes, find_code, find_price, find_tax, translate_code, publish_fee_schedule.
"""
