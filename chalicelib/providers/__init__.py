"""Who the office is to a payer: the organisations that bill, who treats, and where.

Words: billing provider (an organisation that bills), practitioner (who renders, refers, orders or supervises),
facility (where a service is given), NPI, taxonomy, enrollment with a payer, CLIA certificate, place of service, lack.
Verbs: billing_providers, add_billing_provider, change_billing_provider, practitioners, add_practitioner,
change_practitioner, facilities, add_facility, change_facility, lacking_on.
"""
