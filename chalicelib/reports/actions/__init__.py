"""The verbs of reports: hear the stream, prove all books and make all lists anew, account by account."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.reports.actions.beginning import prove_office
    from chalicelib.reports.actions.hearing import hear_stream
    from chalicelib.reports.actions.nights import work_proof
    from chalicelib.reports.actions.proving import faults_of
    from chalicelib.reports.projection import project
else:
    __getattr__ = on_first_use(
        __name__,
        {
            ".beginning": ("prove_office",),
            ".hearing": ("hear_stream",),
            ".nights": ("work_proof",),
            ".proving": ("faults_of",),
            "..projection": ("project",),
        },
    )
