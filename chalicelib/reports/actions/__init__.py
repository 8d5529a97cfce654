"""The verbs of reports: hear the stream, make everything anew, prove all books."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.reports.actions.hearing import hear_stream
    from chalicelib.reports.actions.proving import faults_of, prove_all, prove_office
    from chalicelib.reports.projection import project, rebuild
else:
    __getattr__ = on_first_use(
        __name__,
        {
            ".hearing": ("hear_stream",),
            ".proving": ("faults_of", "prove_all", "prove_office"),
            "..projection": ("project", "rebuild"),
        },
    )
