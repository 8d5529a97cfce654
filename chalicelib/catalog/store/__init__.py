"""Where the catalog lies.

In `catalog`, every lookup one get and every partition small:

pk = EDITIONS · sk = <system>                           the releases of a code system and its index
pk = SHEETS · sk = PRICES#<schedule> / CROSSWALK#<from>  the name of a sheet, the partitions it has, its version
pk = PRICES#<schedule>#<system>#<first character> · sk = <code>#<currency>     all prices of a code by period
pk = CROSSWALK#<from system>#<first character> · sk = <code>                   what the code is called in ours
pk = TAXES · sk = <tax code>            all rules of a tax code by period
pk = DISCOUNTS · sk = <key>             all rules of a discount by period
pk = LOADS · sk = <id>                  a file that was handed in and what came of it

Codes are not items: 100,000 of them live in one SQLite file a system (`codebook.py`), kept in the documents under
catalog/index/… and made of the releases under catalog/releases/… (docs/decisions/code-search.md).
"""
