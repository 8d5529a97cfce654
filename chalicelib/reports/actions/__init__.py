"""The verbs of reports: hear the stream, prove all books, make all lists anew, write lists out as files."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.reports.actions.beginning import begin_by_hand, last_rounds, prove_office
    from chalicelib.reports.actions.exporting import ask_export, export_of, exports_of, take_export, work_export
    from chalicelib.reports.actions.hearing import hear_stream
    from chalicelib.reports.actions.nights import work_proof
    from chalicelib.reports.actions.proving import faults_of
    from chalicelib.reports.projection import project
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".beginning": ("begin_by_hand", "last_rounds", "prove_office"),
            ".exporting": ("ask_export", "export_of", "exports_of", "take_export", "work_export"),
            ".hearing": ("hear_stream",),
            ".nights": ("work_proof",),
            ".proving": ("faults_of",),
            "..projection": ("project",),
        },
    )
